"""Tables as Parquet, with the metadata inside the file under the key ``tertius``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tertius.errors import SourceError
from tertius.exchange.about import About
from tertius.exchange.atomic import replacing
from tertius.exchange.tables import opened, to_polars, typed

if TYPE_CHECKING:
    import polars as pl

KEY = "tertius"


def write_parquet(frame: Any, path: Path | str, *, about: About | None = None) -> Path:
    """Write a table as Parquet.

    Parameters
    ----------
    frame
        Of Polars, pandas or PyArrow.
    path
        The file.
    about
        Metadata, kept in the file (see :func:`read_about`).

    Returns
    -------
    Path

    Raises
    ------
    InputProblems
        If columns are nested, or hold infinite numbers.
    """
    table = to_polars(frame)
    said = {KEY: json.dumps(about.to_dict(), ensure_ascii=False)} if about else None
    with replacing(path) as unfinished:
        table.write_parquet(unfinished, compression="zstd", statistics=True, metadata=said)
    return Path(path)


def read_parquet(path: Path | str) -> "pl.DataFrame":
    """Read a table.

    Parameters
    ----------
    path
        A Parquet file.

    Returns
    -------
    polars.DataFrame
        Known columns (:mod:`tertius.columns`) with their types.

    Raises
    ------
    SourceError
        If the file is missing, empty or damaged.
    InputProblems
        With the cells of known columns that do not fit.
    """
    return typed(parquet_frame(opened(path), str(path)), str(path))


def parquet_frame(raw: bytes, where: str) -> "pl.DataFrame":
    """Read the content of a Parquet file as it is; see :func:`read_parquet`.

    Parameters
    ----------
    raw
        The content.
    where
        The file, for messages.

    Returns
    -------
    polars.DataFrame
    """
    import polars as pl
    from polars.exceptions import PanicException, PolarsError

    try:
        return pl.read_parquet(raw)
    except (PolarsError, PanicException, OSError) as error:  # a panic is no Exception
        first = str(error).strip().split("\n", 1)[0][:200]
        raise SourceError(f"is no Parquet file: {first}", where=where) from None


def read_about(path: Path | str) -> dict[str, Any]:
    """Read the metadata of an export.

    Parameters
    ----------
    path
        A Parquet file of :func:`write_parquet`, or another export with ``<file>.meta.json``.

    Returns
    -------
    dict
        Empty where the file has none.

    Raises
    ------
    SourceError
        If the file or its metadata cannot be read.
    """
    import polars as pl
    from polars.exceptions import PolarsError

    beside = Path(path).with_name(Path(path).name + ".meta.json")
    try:
        if Path(path).suffix == ".parquet":
            text = pl.read_parquet_metadata(Path(path)).get(KEY, "{}")
        else:
            text = beside.read_text(encoding="utf-8") if beside.exists() else "{}"
        found = json.loads(text)
    except (PolarsError, OSError, ValueError) as error:
        raise SourceError(f"has no readable metadata: {error}", where=str(path)) from None
    return found if isinstance(found, dict) else {}
