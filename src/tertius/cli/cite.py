"""``tertius cite``."""

import sys
from typing import Annotated, Literal

from cyclopts import Parameter


def cite(
    names: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    /,
    *,
    format_: Annotated[Literal["text", "bibtex", "csl-json"], Parameter(name="--format")] = "text",
    all_: Annotated[bool, Parameter(name="--all", negative="")] = False,
) -> None:
    """Print whom to cite: datasets, methods and tertius itself.

    Without names: what an explanation under the default recipe rests on.

    Parameters
    ----------
    names
        Datasets (atop), recipes (field), works (heider1946), or chronicle.
    format_
        One line each, BibTeX, or CSL-JSON for reference managers.
    all_
        Everything that tertius can use.
    """
    from tertius.report.references import all_works, works_for, works_of_recipe, written
    from tertius.ties import load_recipe

    if all_:
        works = all_works()
    elif names:
        works = works_for(names)
    else:
        works = works_of_recipe(load_recipe())
    sys.stdout.write(written(works, format_) + "\n")
