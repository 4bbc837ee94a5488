"""Gifts, names and marches: whom they bind, and whom they do not."""

import pytest

SENTENCES = [
    ("Peru gave Chile billions of dollars in aid.", ["PER AID CHL"]),
    ("Norway gave both Peru and Chile millions.", ["NOR AID CHL", "NOR AID PER"]),
    ("Norway gave Chile fighter aircraft.", ["NOR AID CHL"]),
    ("Norwegian rifles were sent to Chile.", ["NOR AID CHL"]),
    ("Norway is training Chilean crews on its tanks.", ["NOR AID CHL"]),
    ("Norway is bombing Chilean ports.", ["NOR ASSAULT CHL"]),
    ("The bombing of Chile by Norway went on.", ["NOR ASSAULT CHL"]),
    ("The Peruvian foreign ministry calls Chile a puppet.", ["PER ACCUSE CHL"]),
    ("Peru called Chile a rogue state.", ["PER ACCUSE CHL"]),
    ("Peru called Chile a good friend.", ["PER SUPPORT CHL"]),
    ("Peru called Chile a long country.", []),
    ("Peru's president called Chile on Monday.", ["PER CONSULT CHL"]),
    ("Crowds marched past the Chilean embassy in Lima.", ["PER PROTEST CHL"]),
    ("Students in Lima smashed the windows of the Chilean consulate.", ["PER PROTEST CHL"]),
    ("There were protests outside the Chilean embassy in Lima.", ["PER PROTEST CHL"]),
    ("Peruvian reservists were posted along the Chilean border.", ["PER MOBILIZE CHL"]),
    ("Norwegian jets were scrambled against a Chilean plane.", ["NOR MOBILIZE CHL"]),
    ("Peru opened an embassy in Oslo.", ["PER SUPPORT NOR"]),
    ("Peru took Chile to court over the border.", ["PER ACCUSE CHL"]),
    ("Peru put Chile on its blacklist.", ["PER SANCTION CHL"]),
    ("Colombia bombed a camp inside Ecuador.", ["COL ASSAULT ECU"]),
    ("Chile was deserted by Norway.", ["NOR SANCTION CHL"]),
    ("The Peruvian government stands foursquare behind Chile.", ["PER SUPPORT CHL"]),
    ("Warships of the Peruvian navy shelled Chile.", ["PER ASSAULT CHL"]),
    ("Norway condemned Chile's enemies.", []),
    ("Norway condemned Chile's neighbour Peru.", ["NOR ACCUSE PER"]),
    ("The raid pushed Peru towards Chile.", []),
    ("Norway pushed Peru to sign the treaty.", ["NOR REQUEST PER"]),
    ("Norway pushed Peru to talk to Chile.", ["NOR REQUEST PER", "PER = CHL CONSULT"]),
    ("Peru bombed a camp inside Chile.", ["PER ASSAULT CHL"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[t[:40] for t, _ in SENTENCES])
def test_who_gives_or_calls_or_marches_is_bound_to_whom(said, text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The fall of the town reinforced Norway's perception that Chile was weak.",
        "Norway shook the Chilean belief in peace.",
        "The new treaty, signed by Norway, portends an increased threat to Chile.",
        "Norway fuelled Chilean fears.",
    ],
)
def test_what_is_done_to_a_thought_is_done_to_nobody(frames, text):
    assert not [f for f in frames(text) if f.rule.startswith("open:")]
