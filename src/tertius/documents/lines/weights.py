"""The numbers of the shipped model."""

from functools import cache
from importlib.resources import files

import numpy as np

from tertius.documents.lines.sequence import Weights
from tertius.errors import DocumentError

FILE = "weights.npz"


@cache
def shipped_weights() -> Weights:
    """Load the weights that ship with tertius.

    Returns
    -------
    Weights
        The same object at every call.

    Raises
    ------
    DocumentError
        If the file is missing or was made for other features.
    """
    place = files("tertius.documents.lines").joinpath(FILE)
    try:
        with place.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            read = {name: arrays[name].astype(np.float64) for name in Weights.__slots__}
    except (OSError, KeyError, ValueError) as error:
        raise DocumentError(
            f"the model of line roles cannot be read: {error}",
            where=FILE,
            remedy="install tertius again",
        ) from error
    return Weights(**read)
