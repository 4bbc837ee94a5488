"""Recipes: which sources and rules make a tie, written in a small file."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)
from rapidfuzz import process

from tertius.chronicle import kinds
from tertius.errors import InputProblems, Problem, RecipeError

LIKELY = 60
"""Similarity, out of 100, from which a name is offered as what was meant."""

Share = Annotated[float, Field(gt=0, le=1)]
Sources = Annotated[tuple[str, ...], Field(min_length=1)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StandingSection(_Section):
    """Settings of the rule ``standing``."""

    sources: Sources
    scores: dict[str, Annotated[float, Field(ge=0, le=1)]] = {}

    @field_validator("scores")
    @classmethod
    def _are_kinds_of_spells(cls, scores: dict[str, float]) -> dict[str, float]:
        spells = [name for name, kind in kinds().items() if kind.form == "spell"]
        for name in scores:
            if name not in spells:
                near, _, _ = process.extractOne(name, spells)
                raise ValueError(f"{name[:40]!a} is no kind of spell; the nearest is '{near}'")
        return scores


class ActsSection(_Section):
    """Settings of the rule ``acts``."""

    sources: Sources
    half_life_years: Annotated[float, Field(gt=0, le=100)] = 2.0
    prior: Annotated[float, Field(gt=0, le=100)] = 1.0
    weight: Share = 1.0


class MeasuresSection(_Section):
    """Settings of the rule ``measures``; each source is a layer of its own."""

    sources: Sources
    weight: Share = 1.0


class Recipe(_Section):
    """A named way to make ties.

    Attributes
    ----------
    name, title
        For print.
    standing, acts, measures
        The rules to apply, with their settings; at least one.
    output
        ``tie`` for values in [−1, 1], ``sign`` for −1, 0, +1.
    threshold
        With ``sign``: weaker ties become 0.
    """

    name: str
    title: str
    standing: StandingSection | None = None
    acts: ActsSection | None = None
    measures: MeasuresSection | None = None
    output: Literal["tie", "sign"] = "tie"
    threshold: Annotated[float, Field(ge=0, lt=1)] = 0.1

    @model_validator(mode="after")
    def _has_a_rule(self) -> "Recipe":
        if self.standing is None and self.acts is None and self.measures is None:
            raise ValueError("the recipe names no rule: add [standing], [acts] or [measures]")
        return self

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of all sources that the recipe asks for, each once."""
        sections = (self.standing, self.acts, self.measures)
        named = [name for section in sections if section for name in section.sources]
        return tuple(dict.fromkeys(named))


def recipe_names() -> tuple[str, ...]:
    """List the recipes that ship with tertius.

    Returns
    -------
    tuple of str
        The default first.
    """
    folder = files("tertius.ties").joinpath("recipes")
    names = sorted(Path(item.name).stem for item in folder.iterdir() if item.name.endswith(".toml"))
    return ("default", *(name for name in names if name != "default"))


def load_recipe(name_or_path: str | Path = "default") -> Recipe:
    """Read a recipe by name or from a TOML file.

    Parameters
    ----------
    name_or_path
        One of :func:`recipe_names`, or the path of a file that ends in ``.toml``.

    Returns
    -------
    Recipe

    Raises
    ------
    RecipeError
        If there is no such recipe, or the file is empty or no TOML.
    InputProblems
        With every unknown key and every value out of range.
    """
    text = str(name_or_path)
    if not text.endswith(".toml"):
        if text not in recipe_names():
            near, score, _ = process.extractOne(text, recipe_names())
            hint = f"did you mean '{near}'? " if score > LIKELY else ""
            raise RecipeError(
                f"there is no recipe '{text[:60]}'",
                remedy=f"{hint}Recipes: {', '.join(recipe_names())}; or the path of a .toml file.",
            )
        source = files("tertius.ties").joinpath(f"recipes/{text}.toml")
        return _parse(source.read_bytes(), text)
    try:
        if not Path(text).is_file():
            raise RecipeError("there is no such file", where=ascii(text)[1:-1])
        raw = Path(text).read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise RecipeError(f"cannot be read: {why}", where=ascii(text)[1:-1]) from None
    return _parse(raw, text)


def recipe_text(name_or_path: str | Path = "default") -> str:
    """Give the TOML of a recipe, to be copied and changed.

    Parameters
    ----------
    name_or_path
        As for :func:`load_recipe`.

    Returns
    -------
    str

    Raises
    ------
    RecipeError, InputProblems
        As :func:`load_recipe`: what cannot be used is not shown as if it could.
    """
    load_recipe(name_or_path)
    text = str(name_or_path)
    if text.endswith(".toml"):
        return Path(text).read_text(encoding="utf-8-sig")
    return files("tertius.ties").joinpath(f"recipes/{text}.toml").read_text(encoding="utf-8")


def _parse(raw: bytes, where: str) -> Recipe:
    if not raw.strip():
        raise RecipeError(
            "the recipe is empty",
            where=where,
            remedy="Start from a built-in one: tertius recipe default",
        )
    try:
        content: dict[str, Any] = tomllib.loads(raw.decode("utf-8-sig"))
        return Recipe.model_validate(content)
    except UnicodeDecodeError as error:
        raise RecipeError(f"byte {error.start} is not UTF-8", where=where) from None
    except tomllib.TOMLDecodeError as error:
        raise RecipeError(f"no valid TOML: {error}", where=where) from None
    except RecursionError:
        raise RecipeError("is nested too deeply for a recipe", where=where) from None
    except ValidationError as error:
        problems = [
            Problem(f"{where}: {'.'.join(map(str, fault['loc'])) or 'recipe'}", fault["msg"])
            for fault in error.errors()
        ]
        raise InputProblems(problems, message="the recipe cannot be used") from None
