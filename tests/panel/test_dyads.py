"""The panel says of every dyad and period what the rooms below say of it, and nothing else."""

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tertius.columns import LAGGED, column
from tertius.errors import CoverageError, InputProblems, PeriodError, RecipeError, TertiusError
from tertius.exchange.parquet import read_about, read_parquet
from tertius.panel.dyad_file import write_panel
from tertius.panel.dyads import Panel, dyad_years
from tertius.panel.similarity import chance_corrected, obligations, portfolios, s_score
from tertius.periods import periods_between
from tertius.pressure import channel_of, pulls
from tertius.states import in_system, states_in
from tertius.ties import build_ties, grid_of, load_recipe
from tertius.ties.inputs import chronicle_inputs

USA, CANADA, GDR, RUSSIA, CHINA, PRK = 2, 20, 265, 365, 710, 731


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Panel:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("TERTIUS_PROJECT", raising=False)
        patch.chdir(tmp_path_factory.mktemp("empty"))
        return dyad_years(since=date(1989, 1, 1), until=date(1992, 12, 31), lags=2)


def row(panel: Panel, one: int, other: int, year: int) -> dict[str, object]:
    wanted = (pl.col("ccode1") == one) & (pl.col("ccode2") == other) & (pl.col("year") == year)
    return panel.frame.filter(wanted).row(0, named=True)


def test_there_is_one_row_for_each_dyad_of_members_and_year(panel: Panel) -> None:
    frame = panel.frame
    assert not frame.select("ccode1", "ccode2", "year").is_duplicated().any()
    assert (frame["ccode1"] < frame["ccode2"]).all()
    members = grid_of(periods_between(date(1989, 1, 1), date(1992, 12, 31), "year")).member
    for year, count in zip(range(1989, 1993), members.sum(axis=1), strict=True):
        assert (frame["year"] == year).sum() == count * (count - 1) // 2
        # Germany and Yemen count once in the year in which their numbers change hands.
        assert len(states_in(year)) - count == (2 if year == 1990 else 0)
    last = frame.filter((pl.col("ccode1") == GDR) | (pl.col("ccode2") == GDR))["year"].max()
    assert last == 1990
    assert not in_system(GDR, 1991)


def test_rows_are_in_order(panel: Panel) -> None:
    assert panel.frame.equals(panel.frame.sort("year", "ccode1", "ccode2"))


def test_names_and_codes_are_those_of_the_year(panel: Panel) -> None:
    before, after = row(panel, USA, RUSSIA, 1990), row(panel, USA, RUSSIA, 1992)
    assert (before["name2"], after["name2"]) == ("Soviet Union", "Russia")
    assert (before["iso3c2"], after["iso3c2"]) == ("SUN", "RUS")


def test_alignment_layers_and_pressure_are_those_of_the_rooms_below(panel: Panel) -> None:
    periods = periods_between(date(1989, 1, 1), date(1992, 12, 31), "year")
    ties = build_ties(load_recipe(), grid_of(periods))
    place = ties.grid.column
    for one, other in ((USA, RUSSIA), (USA, CANADA), (RUSSIA, PRK), (CHINA, PRK)):
        i, j = place[one], place[other]
        for number, year in enumerate(range(1989, 1993)):
            found, values = row(panel, one, other, year), ties.values[number]
            assert found["alignment"] == values[i, j]
            assert ties.standing is not None
            assert found["standing"] == ties.standing[number][i, j]
            pull, channel = pulls(values[i], values[j]), channel_of(values[i], values[j])
            assert found["pressure"] == pytest.approx(np.nansum(pull))
            for name in ("common enemy", "common friend", "wedge"):
                part = np.nansum(pull[channel == name])
                assert found["pressure_" + name.replace(" ", "_")] == pytest.approx(part)
            assert found["third_parties"] == np.sum(~np.isnan(pull))
            assert found["third_parties_pulling"] == np.sum(np.nan_to_num(pull) != 0)


def test_scores_are_those_of_the_portfolios(panel: Panel) -> None:
    (period,) = periods_between(date(1990, 1, 1), date(1990, 12, 31), "year")
    grid = grid_of([period])
    codes = tuple(c for c, there in zip(grid.ccodes, grid.member[0], strict=True) if there)
    portfolio = portfolios(obligations(chronicle_inputs().spells), codes, period)
    i, j = codes.index(USA), codes.index(RUSSIA)
    found = row(panel, USA, RUSSIA, 1990)
    assert found["s_unweighted"] == pytest.approx(s_score(portfolio)[i, j])
    pi, kappa = chance_corrected(portfolio)
    assert (found["s_pi"], found["s_kappa"]) == pytest.approx((pi[i, j], kappa[i, j]))


def test_lags_repeat_the_past_of_the_same_dyad(panel: Panel) -> None:
    frame = panel.frame
    keys = ["ccode1", "ccode2", "year"]
    for lag in (1, 2):
        names = {name: f"{name}_lag{lag}" for name in LAGGED}
        past = frame.select(*keys, *LAGGED).with_columns(
            (pl.col("year") + lag).cast(pl.Int16).alias("year")
        )
        joined = frame.select(*keys, *names.values()).join(past, on=keys)
        assert joined.height
        for name, lagged in names.items():
            assert joined[name].equals(joined[lagged].alias(name), null_equal=True)
    # Before the first year of the panel, sources are asked, too.
    assert row(panel, USA, RUSSIA, 1989)["alignment_lag2"] is not None
    # A dyad that did not exist has no past.
    assert row(panel, USA, 369, 1991)["alignment_lag1"] is None
    assert not in_system(369, 1990)


def test_absence_of_acts_is_null_where_nobody_watches(panel: Panel) -> None:
    assert panel.frame["acts"].null_count() > 0
    assert panel.frame["standing"].null_count() == 0


def test_columns_have_their_types_and_descriptions(panel: Panel) -> None:
    assert [c.name for c in panel.columns] == panel.frame.columns
    for name, dtype in panel.frame.schema.items():
        assert dtype == getattr(pl, column(name).dtype)
    assert not any(panel.frame[c].is_nan().any() for c in panel.frame.columns if _float(panel, c))


def _float(panel: Panel, name: str) -> bool:
    return panel.frame.schema[name] == pl.Float64


def test_without_contiguity_minor_powers_are_not_called_irrelevant(panel: Panel) -> None:
    assert row(panel, USA, CANADA, 1990)["politically_relevant"] is True
    assert row(panel, CANADA, PRK, 1991)["politically_relevant"] is None
    assert "contiguity" not in panel.frame.columns
    assert any("contiguity is not known" in note for note in panel.about.notes)


def test_states_choose_rows_and_change_no_number(panel: Panel) -> None:
    few = dyad_years(
        since=date(1990, 1, 1), until=date(1991, 12, 31), states=["PRK", "China"], lags=1
    )
    touched = pl.col("ccode1").is_in([CHINA, PRK]) | pl.col("ccode2").is_in([CHINA, PRK])
    expected = panel.frame.filter(touched & pl.col("year").is_in([1990, 1991]))
    assert few.frame.equals(expected.select(few.frame.columns))


@pytest.mark.parametrize(("unit", "count"), [("quarter", 4), ("month", 12)])
def test_shorter_periods(unit: str, count: int) -> None:
    made = dyad_years(
        since=date(2022, 1, 1),
        until=date(2022, 12, 31),
        unit=unit,
        states=["Ukraine"],
        lags=1,  # type: ignore[arg-type]
    )
    frame = made.frame.filter(pl.col("ccode1") == RUSSIA)
    assert frame.height == count
    assert frame["period"].n_unique() == count
    assert frame["date"].is_sorted()
    assert frame["year"].to_list() == [2022] * count
    lagged = frame["alignment_lag1"].to_list()
    assert lagged[1:] == frame["alignment"].to_list()[:-1]
    assert lagged[0] is not None


def test_other_recipes_have_other_layers() -> None:
    span = {"since": date(2000, 1, 1), "until": date(2000, 12, 31), "states": ["France"]}
    acts = dyad_years("acts", **span)  # type: ignore[arg-type]
    assert "standing" not in acts.frame.columns
    assert "s_unweighted" not in acts.frame.columns
    assert any("No S-scores" in note for note in acts.about.notes)
    signs = dyad_years("signs", **span)  # type: ignore[arg-type]
    assert set(signs.frame["alignment"].unique()) <= {-1.0, 0.0, 1.0}


def test_progress_is_told_after_each_period() -> None:
    told: list[tuple[int, int]] = []
    dyad_years(
        since=date(1990, 1, 1),
        until=date(1992, 12, 31),
        states=["France"],
        lags=1,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_questions_that_have_no_panel() -> None:
    with pytest.raises(PeriodError, match="before it starts"):
        dyad_years(since=date(1992, 1, 1), until=date(1990, 1, 1))
    with pytest.raises(PeriodError, match="no unit of a panel"):
        dyad_years(unit="week")
    with pytest.raises(CoverageError, match="cover 1945"):
        dyad_years(since=date(1850, 1, 1), until=date(1860, 1, 1))
    with pytest.raises(TertiusError, match="99 lags"):
        dyad_years(lags=99)
    with pytest.raises(TertiusError, match="rows; 2,500,000 are the most"):
        dyad_years(unit="month")
    with pytest.raises(RecipeError, match="there is no recipe"):
        dyad_years("defualt")
    with pytest.raises(InputProblems) as caught:
        dyad_years(states=["Atlantis", "NATO", "Norland"])
    assert len(caught.value.problems) == 3


def test_the_repr_says_what_it_is(panel: Panel) -> None:
    assert repr(panel).startswith("Panel(1989 to 1992: ")
    assert "dyad-years" in repr(panel)


@pytest.mark.parametrize("ending", ["csv", "parquet", "dta"])
def test_written_panels_read_back(panel: Panel, ending: str, tmp_path: Path) -> None:
    from tertius.exchange import read_csv, read_stata

    path = tmp_path / f"panel.{ending}"
    write_panel(panel, path)
    read = {"csv": read_csv, "parquet": read_parquet, "dta": read_stata}[ending]
    assert read(path).equals(panel.frame)
    about = read_about(path)
    assert about["recipe"] == "default"
    assert [c["name"] for c in about["columns"]] == panel.frame.columns


@pytest.mark.parametrize("kind", ["polars", "pandas", "pyarrow"])
def test_panels_in_other_libraries(panel: Panel, kind: str) -> None:
    assert panel.to(kind).shape == panel.frame.shape  # type: ignore[arg-type]


def test_other_endings_are_refused(panel: Panel, tmp_path: Path) -> None:
    with pytest.raises(TertiusError, match=r"\.csv, \.parquet, \.dta"):
        write_panel(panel, tmp_path / "panel.xlsx")
    with pytest.raises(TertiusError, match="there is no folder"):
        write_panel(panel, tmp_path / "no" / "panel.csv")
