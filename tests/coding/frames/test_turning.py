"""A noun of relation under a word of change takes what the change leaves of it."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The spy affair has poisoned Norway-Estonia relations.",
        "Relations between Norway and Estonia have soured.",
        "Norway's relations with Estonia deteriorated after the vote.",
        "Relations between Norway and Estonia began to worsen.",
        "The fishing quotas strained ties between Norway and Estonia.",
        "Ties between Norway and Estonia were damaged by the fishing quotas.",
        "The affair weakened the alliance between Norway and Estonia.",
        "Relations between Norway and Estonia are tense.",
        "Relations between Norway and Estonia have not soured.",  # the denial is the stance's
        "Strained relations between Norway and Estonia worry the banks.",
    ],
)
def test_what_is_spoilt_is_hostile(said, text):
    found = said(text)
    assert "NOR = EST -" in found
    assert "NOR = EST +" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Tensions between Norway and Estonia have eased.",
        "The envoys eased tensions between Norway and Estonia.",
        "Mediators defused the crisis between Norway and Estonia.",
        "The rivalry between Norway and Estonia has abated.",
    ],
)
def test_what_is_soothed_is_friendly(said, text):
    found = said(text)
    assert "NOR = EST +" in found
    assert "NOR = EST -" not in found


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Relations between Norway and Estonia have improved.", "+"),
        ("The alliance between Norway and Estonia weakened Sweden.", "+"),
        ("Tensions between Norway and Estonia have worsened.", "-"),
        ("The crisis between Norway and Estonia deteriorated.", "-"),
    ],
)
def test_other_verbs_leave_the_noun_its_sign(said, text, sign):
    assert f"NOR = EST {sign}" in said(text)
