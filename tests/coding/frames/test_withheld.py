"""Turns of phrase in which a verb binds nobody."""

import pytest


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Norway has only itself to blame for the pact between Estonia and Latvia.", "ACCUSE"),
        ("Norway has nobody but itself to blame for the anger of Estonia.", "ACCUSE"),
        ("Norway pushed Estonia into the arms of Latvia.", "REQUEST"),
        ("Norway drove Estonia into Latvia's embrace.", "ASSAULT"),
        ("Norway threw Estonia into Latvia's orbit.", "?"),
        ("Norway's royal train rolled into Estonia.", "ASSAULT"),
        ("A Norwegian motorcade swept into Estonia.", "ASSAULT"),
    ],
)
def test_the_verb_binds_nobody(said, text, never):
    assert not any(never in frame for frame in said(text))


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Norway blamed Estonia for the fire.", "NOR ACCUSE EST"),
        ("Norwegian tanks rolled into Estonia.", "NOR ASSAULT EST"),
        ("Norway pushed Estonia to sign.", "NOR REQUEST EST"),
    ],
)
def test_plain_verbs_still_bind(said, text, frame):
    assert frame in said(text)
