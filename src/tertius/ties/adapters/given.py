"""Signed networks that others have published, with the signs that they gave."""

import polars as pl

from tertius.ties.adapters.baselines import (
    measure_of,
    span_of,
    states_of,
    with_silence,
    year_span,
)
from tertius.ties.inputs import Inputs


def from_doreian_mrvar(frame: pl.DataFrame) -> Inputs:
    """Read the networks of four-year windows: −1, 0 or +1 in the last year of each window.

    A window is dated to its last year, so that no year knows the future and the signs stay those
    given. Pairs of states of one window without a sign get 0; a state without any tie is not in
    the window and null.

    Parameters
    ----------
    frame
        Of the source ``doreian_mrvar``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Doreian, P. and Mrvar, A. (2015). Structural balance and signed international relations.
       *Journal of Social Structure* 16, 2.
    """
    values = frame.select("ccode1", "ccode2", *year_span(pl.col("end_year")), value="sign")
    values = with_silence(values, states_of(values))
    return Inputs("doreian_mrvar", *span_of(values), measure=measure_of(values))


def from_antal(frame: pl.DataFrame) -> Inputs:
    """Read the ties of six powers: −1, 0 or +1 in every year from the first to the last of them.

    Spells are half-open: the year in which one ends belongs to the next. A pair of the six without
    a tie in a year is neutral.

    Parameters
    ----------
    frame
        Of the source ``antal``.

    Returns
    -------
    Inputs

    References
    ----------
    .. [1] Antal, T., Krapivsky, P. L. and Redner, S. (2006). Social balance on networks: the
       dynamics of friendship and enmity. *Physica D* 224(1-2), 130-136.
    """
    years = pl.int_ranges("start_year", "end_year").alias("year")
    rows = frame.select("ccode1", "ccode2", "sign", years).explode("year").drop_nulls()
    values = rows.select("ccode1", "ccode2", *year_span(pl.col("year")), value="sign")
    powers = states_of(values).select("ccode").unique()
    observed = powers.join(values.select("first_day", "last_day").unique(), how="cross")
    values = with_silence(values, observed)
    return Inputs("antal", *span_of(values), measure=measure_of(values))
