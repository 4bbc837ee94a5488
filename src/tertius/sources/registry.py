"""Every source by name, loaded when first asked for.

A new source is one module with a tuple ``SOURCES`` of records, and one line per record in
``_MODULES`` below. Looking a source up imports that one module and no table library; only a
read does.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path

from tertius.errors import SourceError
from tertius.sources.model import Source

_MODULES: dict[str, str] = {
    "atop": "atop",
    "cow_mid": "cow_mid",
    "cow_mid_disputes": "cow_mid_parts",
    "cow_mid_participants": "cow_mid_parts",
    "cow_mid_incidents": "cow_mid_parts",
    "cow_war": "cow_war",
    "cow_nmc": "cow_nmc",
    "cow_contiguity": "cow_contiguity",
    "cow_capitals": "cow_capitals",
    "cow_states": "cow_system",
    "cow_majors": "cow_system",
    "gw_states": "gw_states",
    "cow_trade": "cow_trade",
    "tss": "tss",
    "peace_data": "peace_data",
    "ucdp_acd": "ucdp_acd",
    "un_ideal_points": "un_ideal_points",
    "un_agreement": "un_agreement",
    "archigos": "archigos",
    "leaderlist": "leaderlist",
    "us_visits": "us_visits",
    "mme": "mme",
    "dcad": "dcad",
    "gdelt_dyad_month": "gdelt_dyad_month",
    "icews_dyad_year": "icews_dyad_year",
    "icews_events": "icews_events",
    "icews_sets": "icews_events",
    "doreian_mrvar": "doreian_mrvar",
    "antal": "antal",
}


class _Registry(Mapping[str, Source]):
    """The sources as a read-only mapping that imports a module when one of its names is read."""

    def __getitem__(self, name: str) -> Source:
        module = import_module(f"tertius.sources.{_MODULES[name]}")
        records: tuple[Source, ...] = module.SOURCES
        return next(record for record in records if record.name == name)

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)

    def __contains__(self, name: object) -> bool:
        return name in _MODULES

    def __repr__(self) -> str:
        return f"<{len(self)} sources: {', '.join(self)}>"


SOURCES: Mapping[str, Source] = _Registry()


def source(name: str) -> Source:
    """Look a source up by its name.

    Parameters
    ----------
    name
        As listed by ``tertius data list``; case and ``-``/``_`` do not matter.

    Returns
    -------
    Source
        Its record.

    Raises
    ------
    SourceError
        If there is none of that name; the message gives the nearest ones.
    """
    key = name.strip().lower().replace("-", "_").replace(" ", "_")
    if key in SOURCES:
        return SOURCES[key]
    near = get_close_matches(key, list(SOURCES), n=3, cutoff=0.4)
    near += [n for n in SOURCES if n not in near and (key in n.split("_") or n.startswith(key))]
    remedy = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(SOURCES)}"
    raise SourceError(f"there is no source called {name!r}", remedy=remedy)


def recognise(path: Path) -> Source:
    """Tell which dataset a file is, by its columns first and its name second.

    Parameters
    ----------
    path
        A CSV, TSV or Parquet file, also gzipped, or a zip with one such file.

    Returns
    -------
    Source
        The one whose identifying columns the file has. Where several fit, the one that asks for
        the most columns wins, then the one whose usual file name fits.

    Raises
    ------
    SourceError
        If the file is missing, damaged or none of the known ones; the message lists what the
        file has and what the nearest source would have expected.
    """
    from tertius.sources.tabular import header_of

    path = Path(path)
    header = header_of(path)
    have = {column.lower() for column in header}
    scored = [
        (len(columns), _name_fits(path, record), record)
        for record in SOURCES.values()
        for columns in (record.columns, *record.other_columns)
        if columns and have.issuperset(c.lower() for c in columns)
    ]
    if scored:
        best = max(scored, key=lambda s: s[:2])
        return best[2]
    raise SourceError(_unrecognised(header), where=path.name, remedy=_expected(path, have))


def _name_fits(path: Path, record: Source) -> bool:
    return any(fnmatch(path.name.lower(), pattern) for pattern in record.filenames)


def _unrecognised(header: list[str]) -> str:
    shown = ", ".join(header[:12]) + (" …" if len(header) > 12 else "")
    return f"no known dataset has these columns: {shown or '(none)'}"


def _expected(path: Path, have: set[str]) -> str:
    """Name the source that the file most resembles, and the columns it would need."""

    def likeness(record: Source) -> tuple[bool, float]:
        wanted = {c.lower() for c in record.columns}
        return _name_fits(path, record), len(wanted & have) / max(len(wanted), 1)

    ranked = sorted(SOURCES.values(), key=likeness, reverse=True)
    named, share = likeness(ranked[0]) if ranked else (False, 0.0)
    if not ranked or (share == 0.0 and not named):
        return f"known sources: {', '.join(SOURCES)}"
    lacking = [c for c in ranked[0].columns if c.lower() not in have]
    return (
        f"nearest is {ranked[0].name} ({ranked[0].title}), which needs also: {', '.join(lacking)}"
    )
