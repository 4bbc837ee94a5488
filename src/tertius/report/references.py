"""Whom to cite for what was used: sources, methods and tertius itself."""

import json
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, Literal

from tertius.citations import Citation, citation, citation_keys, format_bibtex, format_text
from tertius.errors import InputProblems, Problem, TertiusError
from tertius.sources import SOURCES
from tertius.ties import Recipe, load_recipe, recipe_names

Format = Literal["text", "bibtex", "csl-json"]

CHRONICLE = ("tertius",)
METHODS = ("cartwright1956", "maoz2007", "shapley1953", "truong2020", "yao1988", "jackson2005")
"""Of an explanation: signs and triads, common enemies, the split of a change, turning points."""

_CSL = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "dataset": "dataset",
    "report": "report",
}


def works_for(names: Sequence[str]) -> list[Citation]:
    """Give the works behind names of sources, recipes and works.

    Parameters
    ----------
    names
        ``chronicle`` or ``tertius``, names of sources (``atop``), of recipes (``field``) or keys
        of works (``heider1946``).

    Returns
    -------
    list of Citation
        Each once, in the order of the names.

    Raises
    ------
    TertiusError
        If one name is none of these.
    InputProblems
        If several are.
    """
    keys: list[str] = []
    unknown: list[str] = []
    for name in names:
        found = _keys_of(name)
        if found is None:
            unknown.append(name)
        else:
            keys += found
    if unknown:
        raise _unknown(unknown)
    return [citation(key) for key in dict.fromkeys(keys)]


def works_of_recipe(recipe: Recipe) -> list[Citation]:
    """Give the works behind an explanation under a recipe: its sources, then the methods.

    Parameters
    ----------
    recipe
        Names the sources.

    Returns
    -------
    list of Citation
    """
    keys = [key for name in recipe.sources for key in _keys_of(name) or ()]
    return [citation(key) for key in dict.fromkeys([*keys, *METHODS])]


def all_works() -> list[Citation]:
    """Give every work that tertius knows: datasets, methods, itself."""
    return [citation(key) for key in citation_keys()]


def written(works: Sequence[Citation], how: Format) -> str:
    """Write works as a list of references.

    Parameters
    ----------
    works
        In order.
    how
        ``text`` for one line each, ``bibtex`` or ``csl-json``.

    Returns
    -------
    str
    """
    if how == "csl-json":
        return json.dumps([to_csl(work) for work in works], indent=2, ensure_ascii=False)
    if how == "bibtex":
        return "\n\n".join(format_bibtex(work) for work in works)
    return "\n".join(format_text(work) for work in works)


def to_csl(work: Citation) -> dict[str, Any]:
    """Give a work as an item of CSL-JSON, which reference managers read.

    Parameters
    ----------
    work
        To be cited.

    Returns
    -------
    dict
        Without the fields that the work does not have.

    References
    ----------
    Citation Style Language 1.0.2, schema csl-data.json.
    """
    item = {
        "id": work.key,
        "type": _CSL[work.type],
        "author": [_csl_name(name) for name in work.authors],
        "editor": [_csl_name(name) for name in work.editors],
        "title": work.title,
        "issued": {"date-parts": [[work.year]]} if work.year else None,
        "container-title": work.container,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "publisher": work.publisher,
        "DOI": work.doi,
        "URL": work.url,
    }
    return {key: value for key, value in item.items() if value}


def _csl_name(name: str) -> dict[str, str]:
    if name.startswith("{"):
        return {"literal": name.strip("{}")}
    family, _, given = name.partition(", ")
    return {"family": family, "given": given} if given else {"family": family}


def _keys_of(name: str) -> tuple[str, ...] | None:
    plain = name.strip().lower().replace("-", "_")
    if plain in {"chronicle", "tertius"}:
        return CHRONICLE
    if plain in SOURCES:
        return SOURCES[plain].citations
    if plain in citation_keys():
        return (plain,)
    recipe = name.strip().lower()
    if recipe in recipe_names():
        return tuple(work.key for work in works_of_recipe(load_recipe(recipe)))
    return None


def _unknown(names: Sequence[str]) -> TertiusError:
    known = ["chronicle", *SOURCES, *citation_keys(), *recipe_names()]
    listed = "Sources: tertius data list; all works: tertius cite --all"
    problems = []
    for name in names:
        near = get_close_matches(name.lower(), known, n=3, cutoff=0.5)
        remedy = f"did you mean {' or '.join(near)}?" if near else listed
        problems.append(Problem(name, "is no source, recipe or work", remedy))
    if len(problems) == 1:
        only = problems[0]
        return TertiusError(f"'{only.where}' {only.what}", remedy=only.remedy)
    return InputProblems(problems, message=f"{len(problems)} names are not known")
