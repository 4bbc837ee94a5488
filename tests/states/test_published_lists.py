"""Membership, major powers and capitals against the published lists.

Every difference is a row of the table in docs/states.md, and every row is a difference.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from tertius import states
from tertius.errors import TertiusError

DOCS = Path(__file__).resolve().parents[2] / "docs/states.md"
Spells = dict[int, list[tuple[date, date]]]


def table(heading):
    """Rows of the first table under a heading of the docs page, as tuples of cells."""
    section = DOCS.read_text(encoding="utf-8").split(f"{heading}\n", 1)[1]
    lines = [line for line in section.split("\n#")[0].splitlines() if line.startswith("|")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[2:]]


def listed(name):
    rows = table("## Differences from the published lists")
    return {row[1:4] for row in rows if row[0] == name}


def read(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def day(row, prefix):
    return date(*(int(float(row[prefix + part])) for part in ("year", "month", "day")))


def number(text):
    return int(float(text))


def joined(spells, censored):
    """Spells cut at the day of censoring, with neighbours joined."""
    found = []
    for start, end in sorted(spells):
        if found and start - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], min(end, censored))
        else:
            found.append((start, min(end, censored)))
    return found


def ours(system, censored):
    found: Spells = {}
    for entity in states.entities():
        if entity.kind == "state":
            for spell in states.spells_of(entity.key, system=system):
                found.setdefault(spell.code, []).append((spell.start, spell.last))
    return {code: joined(spells, censored) for code, spells in found.items()}


def differences(published, mine):
    found = set()
    for code in published.keys() | mine.keys():
        theirs, own = published.get(code, []), mine.get(code, [])
        if len(theirs) != len(own):
            found.add((str(code), str(theirs), str(own)))
            continue
        for pair in zip(theirs, own, strict=True):
            for a, b in zip(*pair, strict=True):
                if a != b:
                    found.add((str(code), str(a), str(b)))
    return found


def test_cow_membership_agrees_to_the_day(shared):
    published: Spells = {}
    for row in read(shared / "data/cow/cow_states.csv"):
        spell = (day(row, "st"), day(row, "end"))
        published.setdefault(number(row["ccode"]), []).append(spell)
    assert differences(published, ours("cow", date(2016, 12, 31))) == listed("cow")


def test_gw_membership_agrees_but_for_the_listed_differences(shared):
    published: Spells = {}
    for row in read(shared / "data/cow/gw_states.csv"):
        spell = (date.fromisoformat(row["startdate"]), date.fromisoformat(row["enddate"]))
        published.setdefault(number(row["gwcode"]), []).append(spell)
    assert differences(published, ours("gw", date(2017, 12, 31))) == listed("gw")


def test_abbreviations_are_cow_s(shared):
    for row in read(shared / "data/cow/cow_states.csv"):
        assert states.state(number(row["ccode"])).key == row["stateabb"]


def test_every_published_name_is_understood_on_its_last_day(shared):
    for row in read(shared / "data/cow/cow_states.csv"):
        name, code, at = row["statenme"], number(row["ccode"]), day(row, "end")
        # COW goes on calling Serbia Yugoslavia; here that name ends in 2003.
        assert means(name, at, code) or (name, at.year) == ("Yugoslavia", 2016), name
    for row in read(shared / "data/cow/gw_states.csv"):
        if row["statename"] not in {"Yugoslavia", "German Federal Republic", "Congo"}:
            found = states.resolve(row["statename"], row["enddate"], system="gw")
            assert found.gwcode == number(row["gwcode"]), row


def test_major_powers_agree_on_the_days_around_every_change(shared):
    rows = read(shared / "data/cow/cow_majors.csv")
    spells = [(number(row["ccode"]), day(row, "st"), day(row, "end")) for row in rows]
    edges = {edge for _, start, end in spells for edge in (start, end)}
    days = {edge + timedelta(days=n) for edge in edges for n in (-1, 0, 1)}
    for at in sorted(d for d in days if date(1816, 1, 1) <= d <= date(2016, 12, 31)):
        expected = {code for code, start, end in spells if start <= at <= end}
        assert states.major_powers(at) == expected, at


def test_the_list_of_major_powers_is_continued_to_today():
    assert states.major_powers() == states.major_powers("2016-12-31")


def test_capitals_agree_but_for_the_listed_differences(shared):
    found = set()
    for row in read(shared / "data/cow/cow_capitals.csv"):
        code, capital = number(row["ccode"]), row["capital"]
        start, end = date.fromisoformat(row["stdate"]), date.fromisoformat(row["enddate"])
        for spell in states.spells_of(code):
            first, last = max(start, spell.start), min(end, spell.last)
            for at in (first, last) if first <= last else ():
                if not means(capital, at, code):
                    own = states.resolve(code, at).capital
                    found.add((str(code), f"{capital} {at}", own))
    assert found == listed("capitals")


def means(capital, at, code):
    try:
        return states.resolve(capital, at).ccode == code
    except TertiusError as error:
        return states.state(code).key in str(error) and "can mean" in str(error)


@pytest.mark.parametrize("row", table("### Words that stay ambiguous"), ids=lambda row: row[0])
def test_words_that_the_docs_call_ambiguous_are(row):
    word, candidates = row
    with pytest.raises(TertiusError, match="can mean") as caught:
        states.resolve(word, states.SYSTEM_AS_OF)
    assert all(f"({key}" in str(caught.value) for key in candidates.split(", "))


def test_no_other_word_is_ambiguous_today():
    from tertius.states.leaders import leader_spellings

    words = {n.text for e in states.entities() for n in states.names_of(e.key)}
    found = set()
    for word in {*words, *leader_spellings()}:
        try:
            states.resolve(word, states.SYSTEM_AS_OF)
        except TertiusError as error:
            if "can mean" in error.message:
                found.add(word.upper())
    assert found == {row[0] for row in table("### Words that stay ambiguous")}


def test_the_table_of_two_systems_is_what_the_code_does():
    on = "1990-12-31"
    assert [states.cow_to_gw(code, on) for code in (255, 679, 345)] == [260, 678, 345]
    assert states.cow_to_gw(345, 2010) == states.cow_to_gw(345, 1900) == 340
    assert states.cow_to_gw(678, 1970) == 678
    assert states.cow_to_gw(260, 1952) == 260


def test_nobody_entered_or_left_since_the_lists_end():
    assert states.states_in("2016-12-31") == states.states_in(states.SYSTEM_AS_OF)
    later = states.states_in(states.SYSTEM_AS_OF, system="gw")
    assert states.states_in("2017-12-31", system="gw") == later
