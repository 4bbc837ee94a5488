"""From the table of a dataset to what tie rules read: one function per dataset.

The rule of this package: an adapter gives strengths and directions to what a dataset says and
states them in its docstring; it never looks at another dataset. Tables come from the project
folder, so an adapter is a function from a frame to :class:`tertius.ties.inputs.Inputs`.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from tertius.ties.inputs import Inputs

if TYPE_CHECKING:
    import polars as pl

Adapter = Callable[["pl.DataFrame"], Inputs]

_PLACES: Mapping[str, str] = {
    "atop": "alliances:from_atop",
    "dcad": "alliances:from_dcad",
    "tss": "hostility:from_tss",
    "ucdp_acd": "conflicts:from_ucdp_acd",
    "cow_war": "hostility:from_cow_war",
    "cow_mid": "conflicts:from_cow_mid",
    "peace_data": "hostility:from_peace_data",
    "mme": "exercises:from_mme",
    "un_agreement": "votes:from_un_agreement",
    "un_ideal_points": "votes:from_un_ideal_points",
    "gdelt_dyad_month": "reports:from_gdelt_dyad_month",
    "icews_dyad_year": "reports:from_icews_dyad_year",
    "icews_events": "reports:from_icews_events",
    "icews_sets": "reports:from_icews_sets",
    "doreian_mrvar": "given:from_doreian_mrvar",
    "antal": "given:from_antal",
}

ADAPTED = tuple(_PLACES)
"""Names of the datasets that can enter a recipe."""


def adapter(name: str) -> Adapter:
    """Give the adapter of a dataset.

    Parameters
    ----------
    name
        One of :data:`ADAPTED`.

    Returns
    -------
    callable
        From the dataset's tidy frame to :class:`tertius.ties.inputs.Inputs`.
    """
    module, function = _PLACES[name].split(":")
    found: Adapter = getattr(import_module(f"tertius.ties.adapters.{module}"), function)
    return found
