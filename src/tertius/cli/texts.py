"""What ``tertius read`` and ``tertius check`` share: texts read with a sign of life."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

if TYPE_CHECKING:
    from tertius.coding.texts import Texts

FAILED = 2
Json = Annotated[bool, Parameter(name="--json", negative="")]


def read_files(
    paths: Sequence[str],
    *,
    actors: Path | None,
    lexicon: Path | None,
    column: str | None,
    encoder: bool,
) -> "Texts":
    """Read texts with the settings of a command, and show a sign of life.

    Parameters
    ----------
    paths
        As typed.
    actors, lexicon, column, encoder
        As typed.

    Returns
    -------
    Texts

    Raises
    ------
    TertiusError
        If a setting cannot be used.
    """
    from tertius.cli.progress import working

    with working("reading texts") as pulse:
        from tertius.coding.actors import read_actor_table
        from tertius.coding.lexicon import Lexicon
        from tertius.coding.settings import Settings
        from tertius.coding.texts import read_texts

        settings = Settings(
            lexicon=Lexicon(() if lexicon is None else (lexicon,)),
            actors=() if actors is None else read_actor_table(actors),
            encoder=_encoder() if encoder else None,
        )
        return read_texts(
            paths,
            settings=settings,
            column=column,
            stdin=getattr(sys.stdin, "buffer", None),
            progress=lambda done: pulse.told(done, None),
        )


def _encoder() -> Any:
    from tertius.coding.encoder import load_encoder

    return load_encoder()
