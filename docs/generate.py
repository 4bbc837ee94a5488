"""Pages that are made from the code and its data, so that they cannot drift from them.

Run by ``conf.py`` before every build; the tests read the same functions.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from importlib import import_module
from importlib.resources import files
from inspect import getdoc, isclass, isfunction
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import tertius
from tertius.chronicle import AS_OF, SINCE, kinds, packaged_files, read_chronicle
from tertius.citations import citation, citation_keys, format_text
from tertius.explanation import Evidence, Explanation, PartyShare, RecipeRanking, Triad, Turn
from tertius.sources import SOURCES, Source
from tertius.ties.recipe import recipe_names

T = TypeVar("T")

REDISTRIBUTION = {
    "allowed": "exports may contain its rows",
    "fetch-only": "exports point to it and leave its rows out",
    "user-supplied": "used only from your own copy; exports leave its rows out",
}
ROOMS = (
    "tertius.columns",
    "tertius.periods",
    "tertius.errors",
    "tertius.citations",
    "tertius.states",
    "tertius.network",
    "tertius.chronicle",
    "tertius.sources",
    "tertius.sources.fetch",
    "tertius.documents",
    "tertius.documents.model",
    "tertius.documents.reading",
    "tertius.documents.folding",
    "tertius.documents.lines",
    "tertius.documents.sentences",
    "tertius.documents.languages",
    "tertius.documents.facts",
    "tertius.documents.words",
    "tertius.documents.cleaning",
    "tertius.documents.works",
    "tertius.documents.works.model",
    "tertius.documents.works.candidates",
    "tertius.documents.versions",
    "tertius.documents.works.telling",
    "tertius.coding",
    "tertius.coding.model",
    "tertius.coding.tree",
    "tertius.coding.parsing",
    "tertius.coding.ontology",
    "tertius.coding.lexicon",
    "tertius.coding.actors",
    "tertius.coding.frames",
    "tertius.coding.attitudes",
    "tertius.coding.claims",
    "tertius.coding.typing",
    "tertius.coding.encoder",
    "tertius.coding.stance",
    "tertius.coding.chain",
    "tertius.coding.coder",
    "tertius.coding.settings",
    "tertius.coding.texts",
    "tertius.coding.records",
    "tertius.verdict.claims",
    "tertius.store",
    "tertius.store.documents",
    "tertius.ties",
    "tertius.ties.inputs",
    "tertius.ties.library",
    "tertius.ties.standing",
    "tertius.ties.acts",
    "tertius.ties.measures",
    "tertius.ties.mix",
    "tertius.ties.adapters",
    "tertius.exchange",
    "tertius.exchange.network_file",
    "tertius.balance",
    "tertius.balance.triads",
    "tertius.balance.triad_local",
    "tertius.balance.dyad_triads",
    "tertius.balance.directed_triads",
    "tertius.balance.common_enemies",
    "tertius.balance.two_paths",
    "tertius.balance.null_models",
    "tertius.balance.walks",
    "tertius.balance.walks_large",
    "tertius.balance.frustration.index",
    "tertius.balance.frustration.result",
    "tertius.balance.frustration.optima",
    "tertius.balance.covering",
    "tertius.balance.weak",
    "tertius.balance.coalitions",
    "tertius.balance.centrality",
    "tertius.balance.position",
    "tertius.balance.dynamics",
    "tertius.pressure",
    "tertius.panel",
    "tertius.panel.dyads",
    "tertius.panel.balance",
    "tertius.panel.balance_frame",
    "tertius.panel.balance_system",
    "tertius.panel.balance_answer",
    "tertius.explanation",
    "tertius.explanation.question",
    "tertius.explanation.turns",
    "tertius.verdict",
    "tertius.verdict.chronicle",
    "tertius.report",
    "tertius.report.words",
    "tertius.report.terminal",
    "tertius.report.page",
)
"""Rooms and modules with a page of reference, from the floor up."""

MADE_BY = "<!-- Written by docs/generate.py; edit the code or the data instead. -->\n\n"


def write_all(folder: Path) -> None:
    """Write every generated page, and only where it changed, so that builds stay incremental."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {name: make() for name, make in PAGES.items()}
    pages |= {module.__name__: room_page(module) for module in rooms()}
    for name, text in pages.items():
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != MADE_BY + text:
            path.write_text(MADE_BY + text, encoding="utf-8")
    for path in folder.glob("*.md"):
        if path.stem not in pages:
            path.unlink()


def table(header: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    """Write a Markdown table."""
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    lines += ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def cell(value: object) -> str:
    """Write a value so that it stays in its cell."""
    return str(value).replace("|", "\\|").replace("\n", " ")


def sources_page() -> str:
    """Describe every dataset that tertius can read."""
    parts = [
        "# Datasets\n",
        f"tertius reads {len(SOURCES)} published tables. None of them is shipped; each stays under "
        "its own licence. `tertius data fetch NAME` gets a file from its official address, "
        "`tertius data add FILE` takes one that you have, `tertius cite NAME` writes the "
        "reference. Coverage is the span in which a dataset can say 'no': outside it a tie is "
        "null, not 0.\n",
        table(
            ("source", "title", "unit", "from", "to", "redistribution"),
            [
                (
                    f"[{name}](#{anchor(name)})",
                    f"{s.title} {s.version}",
                    s.unit,
                    s.coverage.start.year,
                    s.coverage.end.year,
                    s.redistribution,
                )
                for name, s in SOURCES.items()
            ],
        ),
    ]
    return "\n".join([*parts, *(source_section(s) for s in SOURCES.values())])


def anchor(name: str) -> str:
    """Give the address of a section on its page."""
    return name.lower().replace("_", "-")


def source_section(source: Source) -> str:
    """Describe one dataset."""
    covered = f"{source.coverage.start} to {source.coverage.end}"
    note = f"; {source.coverage.note}" if source.coverage.note else ""
    address = f"<{source.url}>" if source.url else "none known; use `tertius data add FILE`"
    facts = [
        f"- **Unit**: {source.unit}; states numbered by {source.system}",
        f"- **Coverage**: {covered}{note}",
        f"- **Licence**: {source.licence}",
        f"- **Redistribution**: {source.redistribution} ({REDISTRIBUTION[source.redistribution]})",
        f"- **Address**: {address}",
        *([f"- **DOI**: <https://doi.org/{source.doi}>"] if source.doi else []),
        "- **Cite**: " + " ".join(format_text(citation(key)) for key in source.citations),
    ]
    traps = "".join(f"- {trap}\n" for trap in source.traps)
    columns = table(
        ("column", "type", "meaning"),
        [
            (f"`{c.name}`", c.dtype, c.meaning + (f" ({c.unit})" if c.unit else ""))
            for c in source.tidy
        ],
    )
    return (
        f"({anchor(source.name)})=\n## {source.name}\n\n"
        f"{source.title}, version {source.version}.\n\n"
        + "\n".join(facts)
        + (f"\n\nTraps:\n\n{traps}" if traps else "\n")
        + f"\nColumns of the tidy table:\n\n{columns}"
    )


def recipes_page() -> str:
    """Print every recipe that ships with tertius, as it is."""
    parts = [
        "# Recipes that ship with tertius\n",
        "A recipe names the sources of each layer of a tie and how they are mixed; see "
        "[concepts](../../concepts.md#recipes). Save one of these as a `.toml` file, change it, "
        "and pass it with `--recipe FILE`.\n",
    ]
    for name in recipe_names():
        text = files("tertius.ties").joinpath(f"recipes/{name}.toml").read_text(encoding="utf-8")
        title = tomllib.loads(text)["title"]
        parts.append(f"## {name}\n\n{title}\n\n```toml\n{text.strip()}\n```\n")
    return "\n".join(parts)


def kinds_page() -> str:
    """Print the table of kinds, with the strengths that are judgements."""
    rows = [
        (
            f"`{k.kind}`",
            k.form,
            "+" if k.sign > 0 else "−" if k.sign < 0 else "0",
            "a → b" if k.directed else "",
            k.tier if k.tier not in {"", "none"} else "",
            f"{k.score:g}",
            k.event_type,
            k.reference,
            k.definition,
        )
        for k in kinds().values()
    ]
    return (
        "# Kinds of records\n\n"
        "The strength of a kind is a **judgement** in [0, 1], not a measurement. It is here so "
        "that it can be disputed, and a recipe can replace it (`[standing] scores`). The tier says "
        "which standing ties outweigh which ([concepts](../../concepts.md#ties)); the dataset "
        "named last is the one that can contradict records of the kind.\n\n"
        + table(
            ("kind", "form", "sign", "", "tier", "strength", "PLOVER", "dataset", "meaning"),
            rows,
        )
    )


def chronicle_counts() -> Counter[str]:
    """Count the records: all, by status, and by kind."""
    records = read_chronicle()
    counts = Counter({"records": len(records)})
    counts.update(record.status for record in records)
    counts.update(f"kind:{record.kind}" for record in records)
    counts.update(f"kind:{record.kind}:{record.status}" for record in records)
    counts.update(f"decade:{max(record.start, SINCE).year // 10 * 10}" for record in records)
    return counts


def counts_page() -> str:
    """Count what is in the chronicle."""
    counts = chronicle_counts()
    by_kind = [
        (f"`{name}`", counts[f"kind:{name}"], counts[f"kind:{name}:checked"])
        for name in kinds()
        if counts[f"kind:{name}"]
    ]
    decades = sorted(name for name in counts if name.startswith("decade:"))
    return (
        "# The chronicle in numbers\n\n"
        f"{counts['records']:,} records in {len(packaged_files())} files, complete to {AS_OF}: "
        f"{counts['checked']:,} checked against data or text, {counts['memory']:,} from memory.\n\n"
        + table(("kind", "records", "checked"), [*by_kind])
        + "\nBy decade of their start (spells that began before 1945 count in the 1940s):\n\n"
        + table(("decade", "records"), [(f"{d.partition(':')[2]}s", counts[d]) for d in decades])
    )


def references_page() -> str:
    """List every work that tertius rests on."""
    works = sorted((format_text(citation(key)), key) for key in citation_keys())
    lines = [f"- {text} (`{key}`)" for text, key in works]
    return (
        "# References\n\nThe key in brackets is what `tertius cite` takes and what the code "
        "names.\n\n" + "\n".join(lines) + "\n"
    )


def commands_page() -> str:
    """Describe every command with its options, from the command line itself."""
    from tertius.cli import app

    text = app.generate_docs(heading_level=1)
    before, _, rest = text.partition("## Table of Contents")
    usage, listed = before.partition("# tertius")[2], rest.partition("**Commands**")[2]
    return f"# Commands\n{usage}**Commands**{listed}"


def findings_page() -> str:
    """Explain the fields of the JSON that ``tertius explain --json`` prints."""
    parts = [
        "# The findings value, field by field\n",
        "`tertius explain A B --json` prints one object; `Explanation.to_dict()` gives the same "
        "in Python. Numbers are not rounded; null means not observed. Pulls and pressure have no "
        "unit but 'pulls': 1 is one third party with ties of full strength to both.\n",
    ]
    for value in (Explanation, Turn, PartyShare, RecipeRanking, Triad, Evidence):
        names = ", ".join(f"`{f.name}`" for f in fields(value))
        parts.append(
            f"## {value.__name__}\n\nFields: {names}.\n\n```{{eval-rst}}\n"
            f".. autoclass:: tertius.explanation.{value.__name__}\n   :no-index:\n```\n"
        )
    return "\n".join(parts)


def public_names() -> dict[str, object]:
    """Give what ``import tertius`` offers, by name, where it is there."""
    places = {name: f"tertius.{tertius._PLACES[name]}" for name in tertius.__all__}
    return existing({name: partial(from_module, place, name) for name, place in places.items()})


def existing(wanted: Mapping[str, Callable[[], T]]) -> dict[str, T]:
    """Load what is there; parts of the house not yet built are left out, and tested for."""
    found = {}
    for name, load in wanted.items():
        try:
            found[name] = load()
        except ModuleNotFoundError as error:
            if not str(error.name).startswith("tertius."):
                raise
    return found


def from_module(module: str, name: str) -> object:
    """Load a name from a module."""
    return getattr(import_module(module), name)


def names_page() -> str:
    """List the public names."""
    rows = []
    for name, value in sorted(public_names().items(), key=lambda item: item[0].lower()):
        module = f"tertius.{tertius._PLACES[name]}"
        rows.append((f"`tertius.{name}`", f"[{module}]({module}.md)", summary(value)))
    return (
        "# Public names\n\n"
        "`import tertius` loads nothing heavy; each name is loaded from its room when it is first "
        "used. These names are kept stable; other names of the rooms may change with a note in the "
        "changes.\n\n" + table(("name", "room", "what it is"), rows)
    )


def summary(value: object) -> str:
    """Give the first paragraph of a docstring on one line."""
    return " ".join((getdoc(value) or "").split("\n\n")[0].split())


def rooms() -> list[ModuleType]:
    """Load the rooms that have a page and exist."""
    return list(existing({name: partial(import_module, name) for name in ROOMS}).values())


def exported(module: ModuleType) -> dict[str, object]:
    """Give the functions and classes that a module offers."""
    listed = getattr(module, "__all__", None)
    names = sorted(listed) if listed else [n for n in vars(module) if not n.startswith("_")]
    found = existing({name: partial(getattr, module, name) for name in names})
    return {
        name: value
        for name, value in found.items()
        if (isclass(value) or isfunction(value) or hasattr(value, "cache_info"))
        and (listed or value.__module__ == module.__name__)
    }


def room_page(module: ModuleType) -> str:
    """Write the reference of one room: its rule, then what it offers."""
    lines = [f"# {module.__name__}\n", "```{eval-rst}", f".. currentmodule:: {module.__name__}", ""]
    lines += [(module.__doc__ or "").strip(), ""]
    for name, value in exported(module).items():
        lines += directive(module.__name__, name, value)
    return "\n".join([*lines, "```", ""])


def directive(module: str, name: str, value: object) -> list[str]:
    """Document one name; a name that is shown in its own room is not indexed twice."""
    if not isclass(value):
        return [f".. autofunction:: {module}.{name}", ""]
    members = [
        key
        for key, member in vars(value).items()
        if not key.startswith("_")
        and (isinstance(member, property | classmethod | staticmethod) or isfunction(member))
        and getdoc(member)
    ]
    lines = [f".. autoclass:: {module}.{name}"]
    if not is_dataclass(value) and issubclass(value, Exception):
        lines.append("   :show-inheritance:")
    if members:
        lines.append(f"   :members: {', '.join(members)}")
    return [*lines, ""]


PAGES: dict[str, Callable[[], str]] = {
    "commands": commands_page,
    "names": names_page,
    "sources": sources_page,
    "recipes": recipes_page,
    "kinds": kinds_page,
    "chronicle-counts": counts_page,
    "references": references_page,
    "findings": findings_page,
}
