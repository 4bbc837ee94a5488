"""Which edits change a claim: its actor, target, sign, date, number or certainty."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tertius.documents.works.changes import changes
from tertius.documents.works.cues import cues, phrases_in
from tertius.documents.works.mentions import mentions


def kinds(old, new):
    return [change.kind for change in changes(old, new)]


def proof(old, new, kind):
    return next(((c.before, c.after) for c in changes(old, new) if c.kind == kind), None)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The alliance is arming Ukraine.", "The United States is arming Ukraine.", ["actor"]),
        ("Moscow has warned Kyiv.", "Minsk has warned Kyiv.", ["actor"]),
        ("Moscow has warned Kyiv.", "Moscow has warned Tbilisi.", ["target"]),
        ("Biden has met Xi.", "Trump has met Xi.", ["actor"]),
        ("China supports the plan.", "China opposes the plan.", ["sign"]),
        ("China will sign it.", "China will not sign it.", ["sign"]),
        ("Iran sold 300 tanks.", "Iran sold 500 tanks.", ["number"]),
        ("Iran sold three tanks.", "Iran sold 3 tanks.", []),
        ("The pact dates from 2014.", "The pact dates from 2016.", ["date"]),
        ("It was signed in March.", "It was signed in June.", ["date"]),
        ("It was signed on Monday.", "It was signed yesterday.", ["date"]),
        ("Moscow sent the shells.", "Moscow allegedly sent the shells.", ["certainty"]),
        ("The plan is dead.", "The plan seems dead.", ["certainty"]),
        ("The plan may work.", "The plan will work.", ["certainty"]),
        ("The quick decision pleased all.", "The hasty decision pleased everyone.", []),
    ],
)
def test_what_an_edit_changes(old, new, expected):
    assert kinds(old, new) == expected


def test_several_changes_are_named_in_order():
    old = "Moscow will support 3 ports in 2020."
    new = "Minsk may attack 5 ports in 2021."
    assert kinds(old, new) == ["actor", "sign", "date", "number", "certainty"]


def test_every_change_is_proved_by_the_words_of_both():
    old, new = "Moscow will sign it in 2020.", "Minsk may sign it in 2021."
    assert proof(old, new, "actor") == (("Moscow",), ("Minsk",))
    assert proof(old, new, "date") == (("2020",), ("2021",))
    assert proof(old, new, "certainty") == (("will",), ("may",))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Russia has warned Ukraine.", "Moscow has warned Ukraine."),
        ("Russian leaders have met.", "Kremlin leaders have met."),
        ("The DPRK has fired a missile.", "North Korea has fired a missile."),
        ("Putin has left.", "Russia's Putin has left."),
        ("Given the war, Russia has left.", "The war means that Russia has left."),
    ],
)
def test_a_state_by_another_name_is_no_other_actor(old, new):
    assert not {"actor", "target"} & set(kinds(old, new))


def test_a_sentence_and_itself():
    assert changes("Moscow may not sign it in 2020.", "Moscow may not sign it in 2020.") == ()
    assert changes("", "") == ()


def test_an_idiom_with_a_negation_negates_nothing():
    assert kinds("It is hardly surprising that they left.", "It is clear that they left.") == []


def test_days_of_dates_are_no_numbers():
    assert kinds("It began on 3 March.", "It began on 5 March.") == ["date"]


@pytest.mark.parametrize(
    ("old", "new", "kind", "expected"),
    [
        (
            "It was signed in June, 2023, at sea.",
            "It was signed in June 2024 at sea.",
            "date",
            (("June, 2023",), ("June 2024",)),
        ),
        (
            "The pact of 3 March 2020 holds.",
            "The pact of 5 March 2020 holds.",
            "date",
            (("3 March 2020",), ("5 March 2020",)),
        ),
        (
            "Ships come every week.",
            "Ships come every month.",
            "date",
            (("every week",), ("every month",)),
        ),
        (
            "Most of the ports are shut.",
            "Nearly all the ports are shut.",
            "number",
            (("Most of",), ("Nearly all",)),
        ),
        (
            "The fleet lost 4,000 men.",
            "The fleet lost 6,500 men.",
            "number",
            (("4,000",), ("6,500",)),
        ),
        ("They left last week.", "They left last year.", "date", (("last week",), ("last year",))),
    ],
)
def test_dates_and_numbers_are_proved_in_the_words_of_the_texts(old, new, kind, expected):
    assert proof(old, new, kind) == expected
    assert proof(new, old, kind) == expected[::-1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It lies about 20 kilometers off.", "It lies some 20 kilometers off."),
        ("It lies around 20 miles off.", "It lies roughly 20 miles off."),
        ("They talked about the pact.", "They talked of the pact."),
        ("Ships come weekly.", "Ships come every week."),
        ("Almost all ports are shut.", "Nearly all ports are shut."),
        ("Several ports are shut.", "The ports are shut."),
    ],
)
def test_other_words_for_as_much_change_nothing(old, new):
    assert kinds(old, new) == kinds(new, old) == []


def test_a_rough_number_made_exact_is_a_change_of_certainty():
    assert kinds("It lies about 20 miles off.", "It lies 20 miles off.") == ["certainty"]
    assert kinds("About 20 ships may go.", "Some 20 ships will go.") == ["certainty"]
    assert kinds("Moscow lost about 20 men.", "Moscow lost 20 men.") == ["certainty"]


def test_states_that_change_sides_are_other_actors():
    old, new = "Moscow has attacked Kyiv.", "Kyiv has attacked Moscow."
    assert proof(old, new, "actor") == (("Moscow",), ("Kyiv",))


OLD = ["In", "June", "2024,", "about", "20", "of", "U.S.", "-", "men;", "most", "every", "week"]
NEW = ["On", "3", "March", "2020", "some", "30", "men;", "(nearly", "all)", "left", "U.S."]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(OLD)), st.lists(st.sampled_from(NEW)))
@example(["June", "-", "June"], [])
def test_each_date_and_number_stands_in_its_text(old, new):
    for change in changes(" ".join(old), " ".join(new)):
        if change.kind in ("date", "number"):
            assert all(said in " ".join(old) for said in change.before)
            assert all(said in " ".join(new) for said in change.after)


class TestMentions:
    def test_who_acts_stands_before_the_verb(self):
        found = mentions("Moscow has warned the alliance.")
        assert [(m.actor, m.acts) for m in found] == [("RUS", True), ("the alliance", False)]

    def test_who_stands_in_an_opening_phrase_does_not_act(self):
        found = mentions("After the talks with Russia, Ukraine has signed.")
        assert [(m.actor, m.acts) for m in found] == [("RUS", False), ("UKR", True)]

    def test_in_a_passive_the_agent_acts(self):
        found = mentions("Ukraine was attacked by Russia.")
        assert [m.actor for m in found if m.acts][-1] == "RUS"

    def test_a_verb_behind_that_waits(self):
        found = mentions("A region that Moscow has lost is poor.")
        assert [m.acts for m in found] == [True]

    def test_leaders_carry_their_surname(self):
        (found,) = mentions("Vladimir Putin has left.")
        assert (found.actor, found.person, found.text) == ("RUS", "putin", "Vladimir Putin")

    def test_names_need_a_capital(self):
        assert mentions("the turkey and the china were on the table") == ()

    def test_the_longest_name_is_taken(self):
        (found,) = mentions("The Democratic People's Republic of Korea has fired.")
        assert found.actor == "PRK"

    def test_institutions_need_no_capital(self):
        assert [m.actor for m in mentions("Then the rebels came.")] == ["the rebels"]

    def test_nothing_is_mentioned_in_nothing(self):
        assert mentions("") == mentions("***") == ()


def test_phrases_are_found_longest_first_and_without_overlap():
    listed = {("last", "week"): "last week", ("last",): "last", ("week",): "week"}
    assert phrases_in(["last", "week", "week"], listed) == [(0, 2, "last week"), (2, 3, "week")]
    assert phrases_in([], listed) == phrases_in(["x"], {}) == []


def test_the_lists_contradict_each_other_nowhere():
    known = cues()
    assert not known.friendly & known.hostile
    assert not set(known.doubt) & set(known.stress)
    assert not known.negation & (known.friendly | known.hostile)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The talks failed.", "The talks failed in May."),
        ("The talks failed.", "The talks failed on 3 May 2020."),
        ("The talks may fail.", "The talks may fail in late May."),
        ("The talks failed in April 2020.", "The talks failed in May 2020."),
    ],
)
def test_the_month_of_may_doubts_nothing(old, new):
    assert "certainty" not in {change.kind for change in changes(old, new)}


@pytest.mark.parametrize(
    "old", ["The talks will fail in May.", "On 3 May 2020 the talks will fail."]
)
def test_beside_the_month_of_may_a_doubt_is_still_one(old):
    found = {change.kind: change for change in changes(old, old.replace("will", "may"))}
    assert found["certainty"].after == ("may",)
