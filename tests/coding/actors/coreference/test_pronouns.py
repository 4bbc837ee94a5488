"""'They', 'its', 'he': pronouns that mean actors."""

from collections.abc import Callable

import pytest

PRONOUNS = [
    (
        2023,
        "Russia needs shells. / It bought them from North Korea.",
        [
            "1 RUS It (it)",
        ],
    ),
    (
        2023,
        "Iran warned Israel. / It said that it would answer.",
        [
            "1 IRN It (it)",
            "1 IRN it (it)",
        ],
    ),
    (
        2023,
        "Peru backed Chile and sold it copper.",
        [
            "0 CHL it (it)",
        ],
    ),
    (
        2023,
        "Sweden welcomed the Finns and lent them money.",
        [
            "0 FIN them (they)",
        ],
    ),
    (
        2023,
        "Peru met Chile in Lima and it sold copper.",
        [
            "0 PER it (it)",
        ],
    ),
    (
        2023,
        "It is likely that Iran will answer.",
        [],
    ),
    (
        2023,
        "Ukraine fights on because it must.",
        [
            "0 UKR it (it)",
        ],
    ),
    (
        2023,
        "For its part, Cuba wants trade.",
        [
            "0 CUB its / (it)",
        ],
    ),
    (
        2023,
        "In his speech, Macron praised Germany.",
        [
            "0 FRN his / (he)",
        ],
    ),
    (
        2023,
        "President Macron praised Germany. / He promised help.",
        [
            "1 FRN He (he)",
        ],
    ),
    (
        2023,
        "Giorgia Meloni met Macron. / She asked him for ships.",
        [
            "1 ITA She (she)",
            "1 FRN him (he)",
        ],
    ),
    (
        2023,
        "Professor Adam Weber criticised Putin. / He called for a strike.",
        [],
    ),
    (
        2023,
        "The United States and its allies armed Ukraine.",
        [
            "0 USA its / (it)",
        ],
    ),
    (
        2023,
        "Russia's seizure of Crimea and its invasion of Ukraine shocked Europe.",
        [
            "0 RUS its / (it)",
        ],
    ),
    (
        2023,
        "Australia defended its coast.",
        [
            "0 AUL its / (it)",
        ],
    ),
    (
        2023,
        "The treaty angered China. / It bans submarines.",
        [],
    ),
    (
        2023,
        "Russian officials blamed NATO. / They denied the attack.",
        [
            "1 RUS They (they)",
        ],
    ),
    (
        2023,
        "Analysts met in Rome. / They praised nobody.",
        [],
    ),
    (
        2023,
        "Washington warned Moscow and Beijing because their ships came close.",
        [
            "0 RUS+CHN their / (they)",
        ],
    ),
    (
        2023,
        "Mali expelled the French ambassador. / Its generals cheered.",
        [
            "1 MLI Its / (it)",
        ],
    ),
    (
        1914,
        "Italy watched Austria-Hungary. / She wanted Trieste.",
        [
            "1 ITA She (she)",
        ],
    ),
    (
        2023,
        "Brazil thanked Argentina, which had lent it planes.",
        [
            "0 BRA it (it)",
        ],
    ),
    (
        2023,
        "Xi met Putin. / He gave him tea.",
        [
            "1 CHN He (he)",
            "1 RUS him (he)",
        ],
    ),
    (
        2023,
        "It seems that Peru and Chile agree.",
        [],
    ),
    (
        2023,
        "Poland trusts itself alone.",
        [
            "0 POL itself (it)",
        ],
    ),
    (
        2023,
        "Spain left Mali to itself.",
        [
            "0 SPN itself (it)",
        ],
    ),
    (
        2023,
        "Hungary stalled. / The pipeline froze. / It burst.",
        [],
    ),
    (
        2023,
        "American leaders courted both Delhi and Jakarta, giving reasons for them to cooperate.",
        [
            "0 IND+INS them (they)",
        ],
    ),
    (
        2023,
        "Iran said that it would answer.",
        [
            "0 IRN it (it)",
        ],
    ),
    (
        2023,
        "Washington wants Ankara to help, but Turkey has its own plans.",
        [
            "0 TUR its / (it)",
        ],
    ),
    (
        2023,
        "Finland applied because it feared Russia.",
        [
            "0 FIN it (it)",
        ],
    ),
    (
        2023,
        "Mexico lent Guatemala trucks, and it paid them back.",
        [
            "0 MEX it (it)",
        ],
    ),
    (
        2023,
        "Tehran denies that its drones flew to Moscow.",
        [
            "0 IRN its / (it)",
        ],
    ),
    (
        2023,
        "The Dutch police arrested a spy. / He had worked for Belarus.",
        [],
    ),
    (
        2023,
        "Chancellor Scholz called Xi. / His government wants orders.",
        [
            "1 GMY His / (he)",
        ],
    ),
    (
        2023,
        "In Paris they smile at Berlin.",
        [
            "0 FRN they (they)",
        ],
    ),
    (
        2023,
        "They say in Washington that Moscow is weak.",
        [
            "0 USA They (they)",
        ],
    ),
    (
        2023,
        "Kenya and Uganda arrived. / The guards held four boats but let them go.",
        [],
    ),
]


@pytest.mark.parametrize(("year", "text", "expected"), PRONOUNS)
def test_a_pronoun_agrees_and_does_not_guess(
    meant: Callable[[int, str], list[str]], year: int, text: str, expected: list[str]
) -> None:
    """By number, by being a person, and never who is named in its own clause."""
    assert meant(year, text) == expected
