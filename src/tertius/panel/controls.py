"""Controls of a panel from what a project folder holds; null outside each source's coverage.

Each control is an object with the names of its columns and a function from a period and its states
to one matrix per column. A source that was not added has no control, and the panel no column.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tertius.periods import Period

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
EARTH_RADIUS_KM = 6371.0088
_ZERO = date(1970, 1, 1).toordinal()


class Control(Protocol):
    """Columns of a panel that one source gives."""

    source: str
    columns: tuple[str, ...]

    def matrices(self, period: Period, ccodes: tuple[int, ...]) -> dict[str, Floats]:
        """Give one (n, n) matrix per column, NaN where the source says nothing."""
        ...


def controls_in(folder: Path | None) -> list[Control]:
    """List the controls that a project folder has data for.

    Parameters
    ----------
    folder
        The project; by default the usual one, if it exists.

    Returns
    -------
    list of Control

    Raises
    ------
    StoreError
        If a folder is named and is no project, or is damaged.
    """
    from tertius.ties.library import has_project

    if folder is None and not has_project():
        return []
    from tertius.store import open_project, sources_in

    project = open_project(folder)
    held = {entry.source: entry for entry in sources_in(project)}
    found: list[Control] = []
    for name, kind in CONTROLS.items():
        if name in held:
            start, end = (date.fromisoformat(day) for day in (held[name].start, held[name].end))
            found.append(kind(_columns(project.folder, name, kind.needed), (start, end)))
    return found


def _columns(folder: Path, name: str, needed: Sequence[str]) -> dict[str, Floats]:
    import polars as pl

    from tertius.store import open_project, table

    frame = table(open_project(folder), name).select(
        pl.col(needed).exclude(pl.Date), pl.col(pl.Date).cast(pl.Int32)
    )
    read = frame.select(needed).collect()
    return {
        column: read[column].cast(pl.Float64).fill_null(float("nan")).to_numpy()
        for column in needed
    }


class _Read:
    """Data of a source and the days that it covers."""

    def __init__(self, data: dict[str, Floats], covered: tuple[date, date]) -> None:
        self.data = data
        self.covered = covered

    def covers(self, period: Period) -> bool:
        """Whether the source can say 'no' about every day of a period."""
        return self.covered[0] <= period.start and period.end <= self.covered[1]

    def in_force(self, period: Period) -> NDArray[np.bool_]:
        """Give which spells touch a period."""
        first, last = period.start.toordinal() - _ZERO, period.end.toordinal() - _ZERO
        touches: NDArray[np.bool_] = (self.data["start"] <= last) & (self.data["end"] >= first)
        return touches


class Contiguity(_Read):
    """Nearest direct contiguity on any day of the period; 0 where there is none."""

    source = "cow_contiguity"
    columns: tuple[str, ...] = ("contiguity",)
    needed = ("ccode1", "ccode2", "start", "end", "type")

    def matrices(self, period: Period, ccodes: tuple[int, ...]) -> dict[str, Floats]:
        """Give the type of contiguity, 0 to 5."""
        count = len(ccodes)
        if not self.covers(period):
            return {"contiguity": np.full((count, count), np.nan)}
        now = self.in_force(period)
        i, j = (places(self.data[name][now], ccodes) for name in ("ccode1", "ccode2"))
        both = (i >= 0) & (j >= 0)
        nearest = np.full((count, count), 9.0)
        kinds = self.data["type"][now][both]
        np.minimum.at(nearest, (i[both], j[both]), kinds)
        np.minimum.at(nearest, (j[both], i[both]), kinds)
        return {"contiguity": np.where(nearest == 9, 0.0, nearest)}


class Capitals(_Read):
    """Great-circle distance of the capitals at the end of the period."""

    source = "cow_capitals"
    columns: tuple[str, ...] = ("capital_distance_km",)
    needed = ("ccode", "start", "end", "latitude", "longitude")

    def matrices(self, period: Period, ccodes: tuple[int, ...]) -> dict[str, Floats]:
        """Give the distance in km by the haversine formula on a sphere of mean radius."""
        at = np.full((len(ccodes), 2), np.nan)
        if self.covers(period):
            now = np.flatnonzero(self.in_force(period))
            now = now[np.argsort(self.data["start"][now], kind="stable")]
            place = places(self.data["ccode"][now], ccodes)
            for name, column in (("latitude", 0), ("longitude", 1)):
                # Later spells overwrite earlier ones: the last capital of the period counts.
                at[place[place >= 0], column] = self.data[name][now][place >= 0]
        return {"capital_distance_km": great_circle_km(np.radians(at))}


def great_circle_km(places_in_radians: Floats) -> Floats:
    """Give the distance of all pairs of places.

    Parameters
    ----------
    places_in_radians : ndarray of shape (n, 2)
        Latitude and longitude.

    Returns
    -------
    ndarray of shape (n, n)
        In km.
    """
    latitude, longitude = places_in_radians[:, 0], places_in_radians[:, 1]
    rise = np.sin((latitude[:, None] - latitude[None, :]) / 2) ** 2
    turn = np.sin((longitude[:, None] - longitude[None, :]) / 2) ** 2
    half = rise + np.cos(latitude)[:, None] * np.cos(latitude)[None, :] * turn
    distance: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return distance


class Trade(_Read):
    """Imports both ways in the calendar year of the period; null is not known."""

    source = "cow_trade"
    columns: tuple[str, ...] = ("imports1", "imports2", "trade")
    needed = ("ccode1", "ccode2", "year", "imports1", "imports2")

    def matrices(self, period: Period, ccodes: tuple[int, ...]) -> dict[str, Floats]:
        """Give the imports of the smaller number, of the larger number, and their sum."""
        count = len(ccodes)
        flows = [np.full((count, count), np.nan) for _ in range(2)]
        if self.covers(period):
            now = self.data["year"] == period.start.year
            i, j = (places(self.data[name][now], ccodes) for name in ("ccode1", "ccode2"))
            both = (i >= 0) & (j >= 0)
            for name, flow in zip(("imports1", "imports2"), flows, strict=True):
                flow[i[both], j[both]] = self.data[name][now][both]
        return {"imports1": flows[0], "imports2": flows[1], "trade": flows[0] + flows[1]}


class Capabilities(_Read):
    """CINC of both states in the calendar year of the period, and weaker over stronger."""

    source = "cow_nmc"
    columns: tuple[str, ...] = ("cinc1", "cinc2", "cinc_ratio")
    needed = ("ccode", "year", "cinc")

    def shares(self, period: Period, ccodes: tuple[int, ...]) -> Floats:
        """Give the CINC of each state, shape (n,); NaN where not known."""
        found = np.full(len(ccodes), np.nan)
        if self.covers(period):
            now = self.data["year"] == period.start.year
            place = places(self.data["ccode"][now], ccodes)
            found[place[place >= 0]] = self.data["cinc"][now][place >= 0]
        return found

    def matrices(self, period: Period, ccodes: tuple[int, ...]) -> dict[str, Floats]:
        """Give the shares of row and column and their ratio; null where both shares are 0."""
        share = self.shares(period, ccodes)
        one, other = np.meshgrid(share, share, indexing="ij")
        with np.errstate(invalid="ignore", divide="ignore"):
            ratio = np.minimum(one, other) / np.maximum(one, other)
        return {"cinc1": one, "cinc2": other, "cinc_ratio": ratio}


CONTROLS: dict[str, type[Contiguity | Capitals | Trade | Capabilities]] = {
    kind.source: kind for kind in (Contiguity, Capitals, Trade, Capabilities)
}
"""Sources that give controls."""


def places(codes: Floats, ccodes: tuple[int, ...]) -> Ints:
    """Give the position of each COW number among the states of a period, −1 where it has none."""
    order = _ordered(ccodes)
    found = np.clip(np.searchsorted(order, codes), 0, max(len(order) - 1, 0))
    if not len(order):
        return np.full(len(codes), -1)
    return np.where(order[found] == codes, found, -1)


@lru_cache(maxsize=8)
def _ordered(ccodes: tuple[int, ...]) -> Ints:
    return np.array(ccodes, dtype=np.int64)
