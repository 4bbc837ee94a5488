"""The summary of a signed network, and the choice of the states to draw."""

from collections.abc import Mapping, Sequence

import numpy as np
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tertius.exchange import About
from tertius.network import SignedNetwork
from tertius.report.words import plural, signed

SHOWN = 8


def print_network(
    network: SignedNetwork, console: Console, *, mix: Mapping[str, int], about: About
) -> None:
    """Print what a signed network holds.

    Parameters
    ----------
    network
        Of one period.
    console
        Where to print.
    mix
        Number of dyads that each layer speaks about (see :meth:`tertius.ties.Ties.source_mix`).
    about
        What it rests on.
    """
    console.print(f"[bold]{escape(repr(network))}")
    sources = ", ".join(source.name for source in about.sources)
    made_by = f"Recipe '{about.recipe}': {about.recipe_title}. Sources: {sources}."
    console.print(f"[dim]{escape(made_by)}")
    alone = int(np.sum(strengths(network) == 0))
    if alone:
        console.print(f"{plural(alone, 'state')} without any tie.")
    console.print()
    console.print(_extremes(network))
    console.print()
    console.print(_connected(network))
    console.print()
    possible = mix.get("possible", 0)
    told = ", ".join(
        f"{layer} {count:,} ({count / possible:.0%})"
        for layer, count in mix.items()
        if layer != "possible" and possible
    )
    console.print(f"Dyads by layer that speaks about them, of {possible:,}: {told}")


def strengths(network: SignedNetwork) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Give the sum of the weights of each state's ties, shape (n,)."""
    total: np.ndarray[tuple[int], np.dtype[np.float64]] = np.nansum(network.weights, axis=1)
    return total


def strongest(network: SignedNetwork, top: int) -> tuple[int, ...]:
    """Choose the states with the most and strongest ties.

    Parameters
    ----------
    network
        Of one period.
    top
        How many.

    Returns
    -------
    tuple of int
        Keys, ascending; states without ties are never among them.
    """
    total = strengths(network)
    order = sorted(range(len(network)), key=lambda n: (-total[n], network.ccodes[n]))
    return tuple(sorted(network.ccodes[n] for n in order[:top] if total[n] > 0))


def _extremes(network: SignedNetwork) -> Table:
    ties = [(network.index(a), network.index(b), tie) for a, b, tie in network.edges()]
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    columns = []
    for label, sign in (("strongest friendly ties", 1), ("strongest hostile ties", -1)):
        table.add_column(label, overflow="fold")
        chosen = sorted((t for t in ties if t[2] * sign > 0), key=lambda t: (-abs(t[2]), t[:2]))
        columns.append(
            [f"{network.names[a]}–{network.names[b]} {signed(tie)}" for a, b, tie in chosen[:SHOWN]]
        )
    for row in range(max(map(len, columns))):
        table.add_row(*(_cell(column, row) for column in columns))
    return table


def _connected(network: SignedNetwork) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    table.add_column("states with most ties")
    table.add_column("friendly", justify="right")
    table.add_column("hostile", justify="right")
    total = strengths(network)
    for place in sorted(range(len(network)), key=lambda n: (-total[n], n))[:SHOWN]:
        row = network.signs[place]
        table.add_row(
            escape(network.names[place]), str(int((row > 0).sum())), str(int((row < 0).sum()))
        )
    return table


def _cell(column: Sequence[str], row: int) -> str:
    return escape(column[row]) if row < len(column) else ""
