"""Who leaves an organisation breaks with it; who leaves a land retreats."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Norway left NATO.",
        "Norway is leaving NATO.",
        "Norway walked out of NATO.",
        "Norway withdrew from NATO.",
        "Norway quit NATO last spring.",
        "Norway pulled out of NATO.",
    ],
)
def test_leaving_an_organisation_breaks_with_it(said, text):
    assert said(text) == ["NOR SANCTION NATO"]


def test_leaving_a_land_is_a_retreat(said):
    assert said("Norway withdrew from Estonia.") == ["NOR RETREAT EST"]


def test_an_organisation_that_leaves_breaks_with_nobody(said):
    assert said("NATO left Estonia.") == ["NATO RETREAT EST"]
