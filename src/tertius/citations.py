"""Whom to cite for each dataset and each method, as data.

The works are in ``citations.toml`` beside this module; this module only looks them up and writes
them out. A DOI is there only where it was seen together with its work.
"""

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from tertius.errors import TertiusError

_BIBTEX = {"dataset": "misc", "report": "techreport"}
_FIELD = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_ESCAPES = {"&": r"\&", "%": r"\%", "_": r"\_", "#": r"\#", "$": r"\$"}


@dataclass(frozen=True, slots=True)
class Citation:
    """A work that can be cited.

    Attributes
    ----------
    key
        The name it has here: family name of the first author and year.
    type
        article, book, incollection, inproceedings, dataset or report.
    authors
        ``Family, Given``; a body in braces.
    title, year
        As published; no year where none is known.
    container
        Journal, book or conference that it is part of.
    volume, issue, pages, publisher, editors, doi, url
        Where it has them.
    """

    key: str
    type: str
    authors: tuple[str, ...]
    title: str
    year: int | None = None
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    editors: tuple[str, ...] = ()
    doi: str = ""
    url: str = ""

    @property
    def link(self) -> str:
        """The DOI as an address, else the address, else nothing."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


@cache
def _works() -> dict[str, Citation]:
    raw = tomllib.loads(files("tertius").joinpath("citations.toml").read_text("utf-8"))
    return {key: _citation(key, fields) for key, fields in raw.items()}


def _citation(key: str, fields: dict[str, Any]) -> Citation:
    values: dict[str, Any] = dict(fields)
    for name in ("authors", "editors"):
        values[name] = tuple(fields.get(name, ()))
    return Citation(key=key, **values)


def citation_keys() -> tuple[str, ...]:
    """List the keys of all works.

    Returns
    -------
    tuple of str
        In the order of the file: datasets, then methods.
    """
    return tuple(_works())


def citation(key: str) -> Citation:
    """Look a work up.

    Parameters
    ----------
    key
        As in :func:`citation_keys`.

    Returns
    -------
    Citation
        The work.

    Raises
    ------
    TertiusError
        If there is none of that key; the message gives the nearest ones.

    Examples
    --------
    >>> citation("heider1946").title
    'Attitudes and Cognitive Organization'
    """
    works = _works()
    if key in works:
        return works[key]
    near = get_close_matches(key.lower(), works, n=3, cutoff=0.5)
    remedy = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(works)}"
    raise TertiusError(f"there is no work with the key {key!r}", remedy=remedy)


def format_text(work: Citation) -> str:
    """Write a work as one line of a list of references.

    Parameters
    ----------
    work
        From :func:`citation`.

    Returns
    -------
    str
        Authors (year). Title. Where. Link.

    Examples
    --------
    >>> format_text(citation("poast2010"))  # doctest: +ELLIPSIS
    'Poast, Paul (2010). (Mis)Using Dyadic Data to Analyze Multilateral Events. Political ...'
    """
    parts = [f"{_names(work.authors)} ({work.year or 'n.d.'}). {work.title}"]
    if work.container:
        parts.append(_where(work))
    if work.publisher:
        parts.append(work.publisher)
    if work.type == "dataset":
        parts[0] += " [data set]"
    text = ". ".join(part.rstrip(".") for part in parts) + "."
    return f"{text} {work.link}" if work.link else text


def _where(work: Citation) -> str:
    volume = work.volume + (f"({work.issue})" if work.issue else "")
    where = f"{work.container} {volume}".strip()
    if work.type == "incollection":
        role = "ed." if len(work.editors) == 1 else "eds"
        editors = f"{_names(work.editors)} ({role}), " if work.editors else ""
        where = f"In {editors}{where}"
    if work.type == "inproceedings":
        where = f"In {where}"
    return f"{where}, {work.pages}" if work.pages else where


def _names(names: tuple[str, ...]) -> str:
    plain = [name.strip("{}") for name in names]
    if len(plain) > 6:
        return f"{plain[0]} et al."
    return " & ".join(["; ".join(plain[:-1]), plain[-1]] if len(plain) > 1 else plain)


def format_bibtex(work: Citation) -> str:
    """Write a work as a BibTeX entry.

    Parameters
    ----------
    work
        From :func:`citation`.

    Returns
    -------
    str
        One entry, UTF-8, special characters of TeX escaped outside links.

    Examples
    --------
    >>> print(format_bibtex(citation("simmel1908")).splitlines()[0])
    @book{simmel1908,
    """
    fields = {
        "author": " and ".join(work.authors),
        "editor": " and ".join(work.editors),
        "title": f"{{{work.title}}}",
        _FIELD.get(work.type, "howpublished"): work.container,
        "year": str(work.year or ""),
        "volume": work.volume,
        "number": work.issue,
        "pages": work.pages.replace("–", "--"),
        "institution" if work.type == "report" else "publisher": work.publisher,
    }
    lines = [f"  {name} = {{{_escape(value)}}}," for name, value in fields.items() if value]
    links = {"doi": work.doi, "url": work.url}
    lines += [f"  {name} = {{{value}}}," for name, value in links.items() if value]
    return "\n".join([f"@{_BIBTEX.get(work.type, work.type)}{{{work.key},", *lines, "}"])


def _escape(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)
