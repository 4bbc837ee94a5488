"""A person adds the datasets of the field, and asks the network what historians know."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tertius.errors import RecipeError
from tertius.network import TemporalNetwork
from tertius.periods import periods_between
from tertius.store import Project, add_file, open_project
from tertius.ties import Ties, build_ties, grid_of, load_recipe, temporal_network
from tertius.ties.build import Library
from tertius.ties.library import covered_by, library_of

FILES = {
    "atop": "atop/atop5_dyad_spells.csv",
    "tss": "rivalry/tss_rivalries.csv",
    "ucdp_acd": "ucdp/ucdp_prio_acd_v25.1_peacesciencer.csv",
    "cow_mid": "cow/cow_mid5_dyad_dispute_year.csv.gz",
    "cow_nmc": "cow/cow_nmc.csv.gz",
    "cow_contiguity": "cow/cow_contdir.csv",
    "un_agreement": "un/unga_pair_year_1990_2021.parquet",
    "gdelt_dyad_month": "gdelt/gdelt_dyad_month.parquet",
    "icews_dyad_year": "icews/icews_dyad_year_2002_2014.parquet",
    "icews_sets": "icews/interstate_events.parquet",
    "doreian_mrvar": "signed_networks/doreian_mrvar_cow_signed_1946_1999.csv",
    "antal": "signed_networks/antal_wwi_1872_1907_irps_wwi.csv",
    "peace_data": "rivalry/peacedata_v3.1_periods.csv",
}
CANADA, BELGIUM, DENMARK = 20, 211, 390
USA, CUBA, BRITAIN, FRANCE, GERMANY, GREECE = 2, 40, 200, 220, 255, 350
RUSSIA, UKRAINE, TURKEY, IRAN, ISRAEL, CHINA = 365, 369, 640, 630, 666, 710
NORTH_KOREA, SOUTH_KOREA, INDIA, PAKISTAN, KOSOVO = 731, 732, 750, 770, 347


@pytest.fixture(scope="module")
def project(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project folder with the shared files, as ``tertius data add`` makes it."""
    folder = open_project(tmp_path_factory.mktemp("field") / "project", create=True)
    for name, file in FILES.items():
        added = add_file(folder, shared / "data" / file)
        assert added.entry.source == name
        assert added.rows > 0
    return folder


@pytest.fixture(scope="module")
def library(project: Project) -> Library:
    return library_of(project.folder)


def yearly(library: Library, recipe: str | Path, first: int, last: int) -> Ties:
    grid = grid_of(periods_between(date(first, 1, 1), date(last, 12, 31), "year"))
    return build_ties(load_recipe(recipe), grid, library)


@pytest.fixture(scope="module")
def field(library: Library) -> Ties:
    return yearly(library, "field", 1946, 2022)


@pytest.fixture(scope="module")
def networks(field: Ties) -> TemporalNetwork:
    return temporal_network(field)


def tie(networks: TemporalNetwork, year: int, one: int, other: int) -> float:
    return networks.at(str(year)).tie(one, other)


# The whole signed network, year by year


def test_every_year_has_all_members_of_the_state_system(networks: TemporalNetwork) -> None:
    assert len(networks) == 77
    assert len(networks.at("1946")) == 66
    assert len(networks.at("2014")) == 195


@pytest.mark.parametrize("year", range(1950, 1990, 5))
def test_the_superpowers_are_enemies_through_the_cold_war(
    networks: TemporalNetwork, year: int
) -> None:
    assert tie(networks, year, USA, RUSSIA) < -0.3


@pytest.mark.parametrize("year", [1955, 1970, 1983, 1999, 2010, 2018])
def test_allies_of_nato_are_friends(networks: TemporalNetwork, year: int) -> None:
    for ally in (CANADA, BRITAIN, BELGIUM, DENMARK):
        assert tie(networks, year, USA, ally) > 0.5


def test_greece_and_turkey_are_allies_and_rivals_and_come_out_as_enemies(
    field: Ties, networks: TemporalNetwork
) -> None:
    for year in (1965, 1974, 1983, 1996, 2010, 2018):
        assert tie(networks, year, GREECE, TURKEY) < -0.5


def test_a_pledge_of_non_aggression_makes_no_friends(networks: TemporalNetwork) -> None:
    for year in (2009, 2012, 2014, 2018):
        assert tie(networks, year, USA, NORTH_KOREA) <= 0
        assert tie(networks, year, USA, RUSSIA) < 0


@pytest.mark.parametrize(
    ("year", "one", "other", "sign"),
    [
        (1951, USA, CHINA, -1),
        (1951, NORTH_KOREA, SOUTH_KOREA, -1),
        (1955, RUSSIA, CHINA, 1),
        (1969, RUSSIA, CHINA, -1),
        (1962, USA, CUBA, -1),
        (1971, INDIA, PAKISTAN, -1),
        (1999, INDIA, PAKISTAN, -1),
        (2005, FRANCE, GERMANY, 1),
        (2006, IRAN, ISRAEL, -1),
        (2010, RUSSIA, NORTH_KOREA, 1),
        (2015, RUSSIA, UKRAINE, -1),
    ],
)
def test_what_historians_know(
    networks: TemporalNetwork, year: int, one: int, other: int, sign: int
) -> None:
    assert np.sign(tie(networks, year, one, other)) == sign


def test_after_the_end_of_the_alliance_data_only_enemies_are_known(
    networks: TemporalNetwork,
) -> None:
    assert np.isnan(tie(networks, 2019, USA, BRITAIN))
    assert tie(networks, 2020, GREECE, TURKEY) < 0
    assert np.isnan(tie(networks, 2021, GREECE, TURKEY))
    assert tie(networks, 2022, RUSSIA, UKRAINE) == -1.0
    assert not np.any(networks.at("2020").ties > 0)


def test_the_source_mix_of_each_year(field: Ties) -> None:
    mix = field.source_mix()
    at = {int(str(period)): number for number, period in enumerate(field.grid.periods)}
    for year in (1946, 1983, 2014):
        assert mix["standing"][at[year]] == mix["acts"][at[year]] == mix["possible"][at[year]]
    assert mix["acts"][at[2015]] == 0
    assert mix["observed"][at[2018]] > 0.999 * mix["possible"][at[2018]]
    assert 0 < mix["observed"][at[2019]] < 100


def test_the_recipe_covers_the_state_system_to_the_last_of_its_sources(library: Library) -> None:
    first, last = (date.fromordinal(day) for day in covered_by(load_recipe("field"), library))
    assert first.year in (1815, 1816)
    assert last == date(2024, 12, 31)


# Other ways to make ties


def test_recipes_mix_the_chronicle_with_added_data(library: Library, tmp_path: Path) -> None:
    recipe = tmp_path / "mine.toml"
    recipe.write_text(
        'name = "mine"\ntitle = "chronicle and ATOP"\n'
        '[standing]\nsources = ["chronicle", "atop"]\n[acts]\nsources = ["chronicle"]\n'
    )
    mixed = yearly(library, recipe, 2010, 2024)
    networks = temporal_network(mixed)
    assert tie(networks, 2018, USA, BRITAIN) > 0.5
    assert tie(networks, 2024, USA, BRITAIN) > 0.5
    assert tie(networks, 2024, RUSSIA, NORTH_KOREA) > 0.5
    assert tie(networks, 2024, RUSSIA, UKRAINE) < -0.9


def test_votes_are_taken_against_their_year(library: Library) -> None:
    networks = temporal_network(yearly(library, "votes", 1989, 2022))
    assert np.isnan(networks.at("1989").ties).all()
    assert np.isnan(networks.at("2022").ties).all()
    for year in (1990, 2005, 2020):
        assert tie(networks, year, USA, CUBA) < -0.7
        assert tie(networks, year, IRAN, ISRAEL) < -0.7
        below = np.nanmean(networks.at(str(year)).ties < 0)
        assert 0.25 < below < 0.55
    assert tie(networks, 2005, FRANCE, GERMANY) > 0.3
    assert np.isnan(tie(networks, 2015, USA, KOSOVO))


def test_reports_have_the_signs_of_the_time_and_no_drift(library: Library) -> None:
    ties = yearly(library, "reports", 2018, 2024)
    networks = temporal_network(ties)
    assert tie(networks, 2019, RUSSIA, UKRAINE) > tie(networks, 2023, RUSSIA, UKRAINE)
    assert tie(networks, 2023, RUSSIA, UKRAINE) < -0.9
    assert tie(networks, 2019, USA, RUSSIA) > 0 > tie(networks, 2022, USA, RUSSIA)
    assert tie(networks, 2022, USA, BRITAIN) > 0.5
    assert np.isnan(tie(networks, 2022, USA, KOSOVO))
    for network in networks:
        assert abs(float(np.nanmean(network.ties))) < 0.1


@pytest.mark.parametrize(
    ("source", "year", "one", "other", "sign"),
    [
        ("icews_dyad_year", 2010, RUSSIA, CHINA, 1),
        ("icews_dyad_year", 2010, IRAN, ISRAEL, -1),
        ("icews_sets", 2022, RUSSIA, UKRAINE, -1),
        ("icews_sets", 2021, RUSSIA, CHINA, 1),
        ("doreian_mrvar", 1983, USA, RUSSIA, -1),
        ("doreian_mrvar", 1983, USA, BRITAIN, 1),
        ("antal", 1890, BRITAIN, FRANCE, -1),
        ("antal", 1904, BRITAIN, FRANCE, 1),
    ],
)
def test_measured_sources(
    library: Library, tmp_path: Path, source: str, year: int, one: int, other: int, sign: int
) -> None:
    recipe = tmp_path / "one.toml"
    recipe.write_text(f'name = "x"\ntitle = "x"\n[measures]\nsources = ["{source}"]\n')
    networks = temporal_network(yearly(library, recipe, year, year))
    assert np.sign(tie(networks, year, one, other)) == sign


def test_states_that_a_dataset_does_not_have_are_null(library: Library, tmp_path: Path) -> None:
    recipe = tmp_path / "one.toml"
    recipe.write_text('name = "x"\ntitle = "x"\n[measures]\nsources = ["icews_dyad_year"]\n')
    network = temporal_network(yearly(library, recipe, 2010, 2010)).at("2010")
    assert np.isnan(network.ties[network.index(TURKEY)]).all()
    assert not np.isnan(network.tie(USA, FRANCE))


def test_the_peace_scale_speaks_of_its_own_dyads_only(library: Library, tmp_path: Path) -> None:
    recipe = tmp_path / "one.toml"
    recipe.write_text('name = "x"\ntitle = "x"\n[standing]\nsources = ["peace_data"]\n')
    network = temporal_network(yearly(library, recipe, 2010, 2010)).at("2010")
    assert network.tie(USA, NORTH_KOREA) == -0.8
    assert network.tie(RUSSIA, NORTH_KOREA) == 0.0
    assert 0.05 < network.observed.mean() < 0.2


def test_a_source_without_a_measure_is_told_where_it_belongs(
    library: Library, tmp_path: Path
) -> None:
    recipe = tmp_path / "one.toml"
    recipe.write_text('name = "x"\ntitle = "x"\n[measures]\nsources = ["tss"]\n')
    with pytest.raises(RecipeError, match="'tss' has no measure") as caught:
        yearly(library, recipe, 2010, 2010)
    assert "[standing]" in str(caught.value)


# The command line on added data


def explained(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    start = "from tertius.cli import main; main()"
    command = [sys.executable, "-c", start, "explain", *arguments, "--data", str(project.folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_explain_answers_from_the_field_alone(project: Project) -> None:
    done = explained(project, "USA", "China", "--recipe", "field", "--since", "1946", "--json")
    assert done.returncode == 0, done.stderr
    findings = json.loads(done.stdout)
    assert findings["recipe"] == "field"
    assert findings["sources"] == ["atop", "tss", "ucdp_acd", "cow_mid"]
    series = dict(zip(findings["periods"], findings["alignment"], strict=True))
    assert series["1951"] < -0.5
    assert series["2022"] is None
    assert findings["source_mix"]["acts"][-1] == 0


def test_explain_weighs_by_capabilities_and_keeps_to_relevant_parties(project: Project) -> None:
    options = ("--weights", "cinc", "--third-parties", "relevant", "--until", "2016")
    done = explained(project, "Greece", "Turkey", *options, "--json")
    assert done.returncode == 0, done.stderr
    findings = json.loads(done.stdout)
    assert findings["weights"] == "share of capabilities"
    assert max(findings["third_parties"]) < 25
    assert max(abs(value) for value in findings["pressure"] if value is not None) < 1


def test_explain_prints_months_of_reports(project: Project) -> None:
    done = explained(project, "Russia", "Ukraine", "--recipe", "reports", "--period", "month")
    assert done.returncode == 0, done.stderr
    assert "2024-02" in done.stdout
    assert "gdelt_dyad_month" in done.stdout
