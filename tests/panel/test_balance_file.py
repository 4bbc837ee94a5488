"""The balance of networks in files: the highland tribes, files of several periods, bad files."""

import json

import pytest

from tertius.errors import PeriodError, TertiusError
from tertius.panel.balance_answer import Chosen
from tertius.panel.balance_file import balance_of_file, columns_of

QUICK = Chosen(draws=20)
TWO_WAYS = "a b 1\nb a -1\nb c 1\na c -1\n"
YEARS = "year,from,to,sign\n" + "".join(
    f"{year},{a},{b},{sign}\n"
    for year, last in ((1950, -1), (1951, 1), (1952, -1))
    for a, b, sign in (("A", "B", 1), ("B", "C", 1), ("A", "C", last))
)


def test_the_highland_tribes_have_their_published_values(shared):
    """Read (1954) by way of signnet 1.0: census 19/2/40/7, triads 0.8676471, walks 0.3575761."""
    found = balance_of_file(shared / "data/signed_networks/highlandtribes.txt", QUICK)
    rows = found.panel.of(found.shown)
    census = [rows[f"triads_{name}"]["value"] for name in ("ppp", "ppn", "pnn", "nnn")]
    assert census == [19, 2, 40, 7]
    assert rows["balance_strong"]["value"] == pytest.approx(0.8676471, abs=1e-7)
    assert rows["walk_balance"]["value"] == pytest.approx(0.3575761, abs=1e-7)
    assert rows["frustration"]["value"] == 7
    assert rows["frustration"]["proven"]
    assert len(found.told.frustrated) == 7
    assert sum(len(group.members) for group in found.told.sides) == 16


def test_a_dyad_with_several_rows_asks_for_a_rule(tmp_path):
    file = tmp_path / "ties.txt"
    file.write_text(TWO_WAYS)
    with pytest.raises(TertiusError, match="more than one row") as caught:
        balance_of_file(file, QUICK)
    assert "negative_wins" in str(caught.value)
    found = balance_of_file(file, QUICK, collapse="negative_wins")
    assert found.panel.of(found.shown)["negative_ties"]["value"] == 2
    assert "negative_wins" in found.about.notes[0]


def test_parallel_ties_have_an_index_but_no_triads(tmp_path):
    file = tmp_path / "ties.txt"
    file.write_text(TWO_WAYS)
    rows = balance_of_file(file, QUICK, collapse="multigraph").panel
    row = rows.of(rows.periods[0])
    assert row["ties"]["value"] == 4
    assert row["frustration"]["value"] == 1
    assert row["balance_strong"]["value"] is None
    assert row["walk_balance"]["value"] is None


def test_a_file_of_several_periods_is_a_frame(tmp_path):
    file = tmp_path / "ties.csv"
    file.write_text(YEARS)
    found = balance_of_file(file, QUICK, columns=["first=from", "second=to"])
    assert found.panel.periods == ("1950", "1951", "1952")
    assert [row["value"] for row in found.panel.rows("frustration")] == [1, 0, 1]
    assert found.shown == "1952"
    assert found.title == "Balance of ties.csv, 1950 to 1952"
    one = balance_of_file(file, QUICK, columns=["first=from", "second=to"], when="1951")
    assert one.panel.periods == ("1951",)
    assert one.title == "Balance of ties.csv, 1951"


def test_the_period_to_be_told_can_be_chosen(tmp_path):
    file = tmp_path / "ties.csv"
    file.write_text(YEARS)
    names = ["first=from", "second=to"]
    assert balance_of_file(file, QUICK, columns=names, show="1950").told.period == "1950"
    with pytest.raises(PeriodError, match="'1960' is not among"):
        balance_of_file(file, QUICK, columns=names, show="1960")


def test_an_answer_is_plain_data(tmp_path):
    file = tmp_path / "ties.csv"
    file.write_text(YEARS)
    found = balance_of_file(file, QUICK, columns=["first=from", "second=to"])
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["periods"] == ["1950", "1951", "1952"]
    assert plain["measures"][0]["measure"] == "states"
    assert plain["findings"][0]["frustrated"][0]["sign"] in {-1, 1}
    rows = found.frustrated_rows()
    assert {row["period"] for row in rows} == {"1950", "1952"}


def test_a_missing_file_says_what_could_have_been_meant(tmp_path):
    with pytest.raises(TertiusError, match="no such file") as caught:
        balance_of_file(tmp_path / "19xx", QUICK)
    assert "1946..2020" in str(caught.value)


@pytest.mark.parametrize("given", [["first"], ["=a"], ["first="], ["first=a", "first=b"]])
def test_columns_are_told_by_part_and_name(given):
    with pytest.raises(TertiusError):
        columns_of(given)
