"""A recipe is a small file; what is wrong with it is said all at once."""

from pathlib import Path

import numpy as np
import pytest

from tertius.errors import CoverageError, InputProblems, PeriodError, RecipeError
from tertius.periods import parse_period
from tertius.ties import build_ties, grid_of, load_recipe, recipe_names, temporal_network

CHRONICLE_RECIPES = ("default", "standing", "acts", "long-memory", "signs")


@pytest.mark.parametrize("name", recipe_names())
def test_every_recipe_that_ships_is_valid_and_bears_its_name(name: str) -> None:
    recipe = load_recipe(name)
    assert recipe.name == name
    assert recipe.title
    assert recipe.sources


def test_the_default_comes_first() -> None:
    assert recipe_names()[0] == "default"


def test_an_unknown_recipe_names_the_nearest() -> None:
    with pytest.raises(RecipeError, match="did you mean 'standing'"):
        load_recipe("standin")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty"),
        ("name = ", "no valid TOML"),
        ('name = "x"\nname = "y"\n', "no valid TOML"),
        ("\xff\xfe", "is not UTF-8"),
    ],
)
def test_62_a_file_that_is_no_recipe(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(RecipeError, match=message) as caught:
        load_recipe(path)
    assert str(path) in str(caught.value)


def test_62_all_problems_of_a_recipe_at_once(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text(
        'name = "x"\nflavour = "sweet"\n[standing]\nsources = []\n[acts]\nsources = ["chronicle"]\n'
        "half_life_years = -1\n"
    )
    with pytest.raises(InputProblems) as caught:
        load_recipe(path)
    text = str(caught.value)
    for field in ("title", "flavour", "standing.sources", "acts.half_life_years"):
        assert field in text


def test_a_score_for_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text(
        'name = "x"\ntitle = "x"\n[standing]\nsources = ["chronicle"]\n'
        "scores = { alliance = 0.5 }\n"
    )
    with pytest.raises(InputProblems, match="no kind of spell"):
        load_recipe(path)


def test_62_a_bottomless_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text("a=" + "[" * 100_000)
    with pytest.raises(RecipeError):
        load_recipe(path)


def test_a_grid_needs_periods_of_one_unit_in_order() -> None:
    for periods in ([], ["1991", "1990"], ["1990", "1990"], ["1990", "1991-Q1"]):
        with pytest.raises(PeriodError):
            grid_of([parse_period(name) for name in periods])


def test_a_recipe_without_a_rule_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text('name = "x"\ntitle = "nothing"\n')
    with pytest.raises(InputProblems, match="names no rule"):
        load_recipe(path)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(RecipeError, match=r"nowhere\.toml"):
        load_recipe("nowhere.toml")


def test_data_that_are_not_there_are_named_with_what_to_do() -> None:
    grid = grid_of([parse_period("1990")], [2])
    with pytest.raises(RecipeError, match="atop") as caught:
        build_ties(load_recipe("field"), grid)
    assert "tertius data" in str(caught.value)


def test_periods_outside_all_coverage_are_an_error() -> None:
    with pytest.raises(CoverageError, match="1900 to 1900"):
        build_ties(load_recipe(), grid_of([parse_period("1900")], [2]))


@pytest.mark.parametrize("name", CHRONICLE_RECIPES)
def test_ties_are_symmetric_in_range_and_null_outside_the_system(name: str) -> None:
    periods = [parse_period("1990"), parse_period("1991")]
    ties = build_ties(load_recipe(name), grid_of(periods))
    values = ties.values
    assert np.array_equal(values, values.transpose(0, 2, 1), equal_nan=True)
    assert np.nanmax(np.abs(values)) <= 1
    assert np.isnan(values[~ties.grid.possible]).all()


def test_rows_of_a_few_states_equal_those_of_all() -> None:
    periods = [parse_period("2022")]
    recipe = load_recipe()
    few = build_ties(recipe, grid_of(periods, [365, 731]))
    whole = build_ties(recipe, grid_of(periods))
    for code in (365, 731):
        assert np.array_equal(few.row_of(code), whole.row_of(code), equal_nan=True)


def test_the_source_mix_counts_each_dyad_once() -> None:
    ties = build_ties(load_recipe(), grid_of([parse_period("2000")]))
    mix = ties.source_mix()
    count = int(ties.grid.member.sum())
    assert mix["possible"][0] == count * (count - 1) // 2
    assert mix["acts"][0] < mix["standing"][0] <= mix["possible"][0]


def test_a_network_holds_the_members_of_its_period_only() -> None:
    periods = [parse_period("1990"), parse_period("1991")]
    networks = temporal_network(build_ties(load_recipe(), grid_of(periods)))
    assert 265 in networks.at("1990").ccodes
    assert 265 not in networks.at("1991").ccodes
