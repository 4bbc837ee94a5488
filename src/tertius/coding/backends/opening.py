"""The back end that a user names, with its options.

The rule of this module: options that do not belong together are refused before any text is read.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tertius.errors import CodingError

if TYPE_CHECKING:
    from tertius.coding.backends.protocol import Backend

BackendName = Literal["llm", "hf"]


def open_backend(
    name: BackendName | None,
    *,
    model: str | None = None,
    endpoint: str | None = None,
    cache: Path | None = None,
) -> "Backend | None":
    """Open a back end.

    Parameters
    ----------
    name
        ``llm``: an endpoint that speaks the OpenAI protocol. ``hf``: a model in a folder. None for
        the rules alone.
    model
        For ``llm`` the name that the endpoint knows; for ``hf`` the folder.
    endpoint
        For ``llm``: its address up to the version, ``http://127.0.0.1:8080/v1``.
    cache
        For ``llm``: folder of its answers; by default tertius's own cache folder.

    Returns
    -------
    Backend or None

    Raises
    ------
    CodingError
        If an option is missing, superfluous or cannot be used.
    MissingExtra
        If the libraries for ``hf`` are not installed.
    """
    if name is None:
        for option, value in (("model", model), ("endpoint", endpoint), ("cache", cache)):
            if value is not None:
                raise CodingError(
                    f"--{option} belongs to a back end, and none was chosen",
                    remedy="Choose it with --backend llm or --backend hf.",
                )
        return None
    if not model:
        what = "the name that the endpoint knows it by" if name == "llm" else "its folder"
        raise CodingError(f"--backend {name} needs a model", remedy=f"Give --model with {what}.")
    if name == "hf":
        if endpoint is not None or cache is not None:
            raise CodingError(
                "--endpoint and --cache belong to --backend llm; a model in a folder has neither"
            )
        from tertius.coding.backends.hf import load_hf

        return load_hf(Path(model))
    if not endpoint:
        raise CodingError(
            "--backend llm needs an endpoint",
            remedy="Give --endpoint with its address up to the version, for example "
            "http://127.0.0.1:8080/v1",
        )
    from tertius.coding.backends.llm import open_llm

    return open_llm(endpoint, model, cache=cache)
