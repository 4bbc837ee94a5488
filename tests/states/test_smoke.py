"""The registry answers the questions that everything else is built on."""

from tertius import states


def test_the_soviet_union_is_russia_by_another_name():
    found = states.resolve("USSR", 1985)
    assert (found.ccode, found.name) == (365, "Soviet Union")
    assert found == states.resolve("Russia", 2020)


def test_the_great_organisations_have_the_members_that_they_had():
    assert len(states.members("UN")) == 193
    assert len(states.members("NATO")) == 32
    assert len(states.members("EU")) == 27
    assert len(states.states_in(2016)) == 195
