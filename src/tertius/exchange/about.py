"""What every export says of itself: sources, recipe, coverage, and what may be done with it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Literal

from tertius.columns import Column

if TYPE_CHECKING:
    from tertius.ties import Recipe

Role = Literal["ties", "control"]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A dataset behind an export.

    Attributes
    ----------
    name, title, version
        Of the dataset.
    role
        ``ties`` where ties were computed from it, ``control`` where columns rest on it.
    start, end
        ISO dates between which it can say 'no'.
    licence, redistribution
        As its record says.
    citations
        Works to cite, in full.
    """

    name: str
    title: str
    version: str
    role: Role
    start: str
    end: str
    licence: str
    redistribution: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """The metadata of an export.

    Attributes
    ----------
    title
        What it is.
    recipe, recipe_title
        How ties were made; empty where they were not made by a recipe.
    unit, since, until
        Unit of the periods; first and last period.
    sources
        What it rests on.
    columns
        What the columns mean, for tables.
    notes
        What was left out and what to beware of.
    """

    title: str
    recipe: str = ""
    recipe_title: str = ""
    unit: str = ""
    since: str = ""
    until: str = ""
    sources: tuple[SourceNote, ...] = ()
    columns: tuple[Column, ...] = ()
    notes: tuple[str, ...] = ()
    made_by: str = field(default_factory=lambda: f"tertius {version('tertius')}")

    @property
    def licence_note(self) -> str:
        """What may be done with the export, in one paragraph."""
        if not self.sources:
            return "The sources of these ties were not stated."
        terms = "; ".join(f"{s.title} {s.version} ({s.licence})" for s in self.sources)
        return (
            f"Computed by tertius from: {terms}. Cite these sources. Values that repeat a dataset "
            "which may not be passed on are left out unless a note says otherwise."
        )

    def to_dict(self) -> dict[str, Any]:
        """Give plain data, ready for JSON."""
        plain = asdict(self)
        for one in plain["columns"]:
            one["codes"] = {str(code): text for code, text in one["codes"]}
        return {**plain, "licence_note": self.licence_note}

    def lines(self) -> tuple[str, ...]:
        """Give the essentials as short lines, for formats with room for text only."""
        span = f"{self.since} to {self.until}" if self.since else ""
        head = [self.title, f"{self.made_by}; recipe: {self.recipe or 'none'}; {span}".rstrip("; ")]
        sources = [
            f"source: {s.name} ({s.title} {s.version}), covers {s.start} to {s.end}, "
            f"licence: {s.licence}, redistribution: {s.redistribution}"
            for s in self.sources
        ]
        return (*head, *sources, self.licence_note, *self.notes)


def source_note(name: str, role: Role) -> SourceNote:
    """Describe a source.

    Parameters
    ----------
    name
        ``chronicle``, or the name of a dataset.
    role
        What it was used for.

    Returns
    -------
    SourceNote
    """
    if name == "chronicle":
        from tertius.chronicle import AS_OF, SINCE

        made = version("tertius")
        cite = f"The tertius developers. Chronicle of ties and events, version {made} [data set]."
        return SourceNote(
            name, "tertius chronicle", made, role, SINCE.isoformat(), AS_OF.isoformat(),
            "CC BY 4.0", "allowed", (cite,),
        )  # fmt: skip
    from tertius.citations import citation, format_text
    from tertius.sources import source

    record = source(name)
    return SourceNote(
        name,
        record.title,
        record.version,
        role,
        record.coverage.start.isoformat(),
        record.coverage.end.isoformat(),
        record.licence,
        record.redistribution,
        tuple(format_text(citation(key)) for key in record.citations),
    )


def about_recipe(
    recipe: "Recipe",
    *,
    title: str = "Signed network of states",
    unit: str = "",
    since: object = "",
    until: object = "",
    controls: Sequence[str] = (),
    columns: Sequence[Column] = (),
    notes: Sequence[str] = (),
) -> About:
    """Make the metadata of something computed by a recipe.

    Parameters
    ----------
    recipe
        Names the sources of the ties.
    title
        What the export is.
    unit, since, until
        Unit of the periods; first and last period.
    controls
        Names of further datasets that columns rest on.
    columns, notes
        For the metadata.

    Returns
    -------
    About
    """
    sources = [source_note(name, "ties") for name in recipe.sources]
    sources += [source_note(name, "control") for name in controls]
    return About(
        title,
        recipe.name,
        recipe.title,
        unit,
        str(since),
        str(until),
        tuple(sources),
        tuple(columns),
        tuple(notes),
    )
