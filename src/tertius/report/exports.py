"""A network or a ranking as a file: the ending of its name says in which format."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tertius.errors import TertiusError

if TYPE_CHECKING:
    from tertius.exchange import About
    from tertius.explanation import Matchmaker
    from tertius.network import SignedNetwork

DRAWINGS = (".svg", ".png", ".pdf")
DATA = (".gexf", ".graphml", ".csv", ".json")


def check_ending(path: Path, allowed: Sequence[str]) -> None:
    """Refuse a file that cannot be written, before anything is computed for it.

    Parameters
    ----------
    path
        The file to be written.
    allowed
        Endings, with their dots.

    Raises
    ------
    TertiusError
        If it has another ending, or nothing can be written there.
    """
    if path.suffix.lower() not in allowed:
        raise TertiusError(
            f"'{path.suffix}' names no format" if path.suffix else "the file has no ending",
            where=str(path),
            remedy=f"Use one of: {', '.join(allowed)}.",
        )
    from tertius.exchange.atomic import check_target

    check_target(path)


def write_network(network: "SignedNetwork", path: Path, about: "About") -> Path:
    """Write a network: a drawing, or the network itself.

    Parameters
    ----------
    network
        Of one period.
    path
        Ends in one of :data:`DRAWINGS` or :data:`DATA`.
    about
        What it rests on; every format carries it.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    TertiusError
        If it cannot be written, or what the format needs is not installed.
    """
    check_ending(path, (*DRAWINGS, *DATA))
    from tertius import exchange

    match path.suffix.lower():
        case ".gexf":
            return exchange.write_gexf(network, path, about=about)
        case ".graphml":
            return exchange.write_graphml(network, path, about=about)
        case ".csv":
            return exchange.write_csv(exchange.to_frame(network), path, about=about)
        case ".json":
            return _write_json(network_facts(network, about), path)
    from tertius.report.figures import Caption, draw_network

    made_by = f"Recipe '{about.recipe}': {about.recipe_title}. "
    made_by += f"Sources: {', '.join(source.name for source in about.sources)}."
    return draw_network(network, path, Caption(f"{about.title}, {network.period}", made_by))


def network_facts(network: "SignedNetwork", about: "About") -> dict[str, Any]:
    """Give a network as plain data: its states and the ties that are not 0.

    Parameters
    ----------
    network
        Of one period.
    about
        What it rests on.

    Returns
    -------
    dict
        Made of plain types only.
    """
    return {
        "period": str(network.period),
        "states": [
            {"ccode": code, "name": name}
            for code, name in zip(network.ccodes, network.names, strict=True)
        ],
        "ties": [{"ccode1": a, "ccode2": b, "tie": tie} for a, b, tie in network.edges()],
        "about": about.to_dict(),
    }


def ranking_facts(found: Sequence["Matchmaker"], about: "About") -> dict[str, Any]:
    """Give a ranking of third parties as plain data.

    Parameters
    ----------
    found
        In order.
    about
        What it rests on.

    Returns
    -------
    dict
        Made of plain types only; sums are in units of pulls.
    """
    return {
        "period": about.since,
        "unit": "pulls: products of the two ties of a third party, summed over dyads",
        "third_parties": [{"rank": n, **asdict(each)} for n, each in enumerate(found, start=1)],
        "about": about.to_dict(),
    }


def write_ranking(found: Sequence["Matchmaker"], path: Path, about: "About") -> Path:
    """Write a ranking of third parties as CSV.

    Parameters
    ----------
    found
        In order.
    path
        Where to.
    about
        What it rests on, written beside the file.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    TertiusError
        If it cannot be written.
    """
    import polars as pl

    from tertius.exchange import write_csv

    rows = ranking_facts(found, about)["third_parties"]
    for row in rows:
        row["strongest"] = "; ".join(f"{a}–{b} {pull:.3f}" for a, b, pull in row["strongest"])
    return write_csv(pl.DataFrame(rows, infer_schema_length=None), path, about=about)


def _write_json(value: dict[str, Any], path: Path) -> Path:
    from tertius.exchange.atomic import write_text

    return write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", path)
