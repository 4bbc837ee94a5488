"""What ``tertius read`` and ``tertius check`` share: texts read with a sign of life."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

if TYPE_CHECKING:
    from tertius.coding.texts import Texts

FAILED = 2
Json = Annotated[bool, Parameter(name="--json", negative="")]


@Parameter(name="*")
@dataclass(frozen=True)
class TextOptions:
    """How texts are read.

    Attributes
    ----------
    actors
        Your own table of actors: a CSV file with the columns name and code, and start, end, role
        and kind if you like. Its names win over the registry.
    lexicon
        A folder of your own lexicon files, which extend or replace those of tertius; check it
        with: tertius lexicon FOLDER.
    column
        The column or field that holds the text, in tables and JSON; by default it is recognised.
    home
        The state that means itself by we and our: India. By default it is inferred where the text
        leaves no doubt.
    """

    actors: Path | None = None
    lexicon: Path | None = None
    column: str | None = None
    home: str | None = None


@Parameter(name="*")
@dataclass(frozen=True)
class BackendOptions:
    """Which model is asked besides the rules, and where it is.

    Attributes
    ----------
    backend
        Ask a model of yours, too. llm: an endpoint that speaks the OpenAI protocol codes the
        texts anew; a key is taken from TERTIUS_LLM_KEY or OPENAI_API_KEY. hf: a model in a folder
        types the events. By default neither is asked.
    model
        For llm the name that the endpoint knows the model by; for hf its folder.
    endpoint
        For llm: its address up to the version, for example http://127.0.0.1:8080/v1. The
        sentences of the texts are sent there, and nowhere else.
    cache
        For llm: folder where answers are kept; by default in your own cache folder.
    """

    backend: Literal["llm", "hf"] | None = None
    model: str | None = None
    endpoint: str | None = None
    cache: Path | None = None


AS_THEY_ARE = TextOptions()
NO_BACKEND = BackendOptions()


def read_files(
    paths: Sequence[str],
    *,
    how: TextOptions = AS_THEY_ARE,
    options: BackendOptions = NO_BACKEND,
    encoder: bool = False,
) -> "Texts":
    """Read texts with the settings of a command, and show a sign of life.

    Parameters
    ----------
    paths
        As typed.
    how, options, encoder
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
    from tertius.documents.works.compiling import compiled_for_many

    with compiled_for_many(paths), working("reading texts") as pulse:
        from tertius.coding.actors import read_actor_table
        from tertius.coding.backends import open_backend
        from tertius.coding.lexicon import Lexicon
        from tertius.coding.settings import Settings
        from tertius.coding.texts import read_texts
        from tertius.states import resolve

        if how.lexicon is not None:
            _check_lexicon(how.lexicon)
        settings = Settings(
            lexicon=Lexicon(() if how.lexicon is None else (how.lexicon,)),
            actors=() if how.actors is None else read_actor_table(how.actors),
            home=None if how.home is None else resolve(how.home).key,
            encoder=_encoder() if encoder else None,
            backend=open_backend(
                options.backend,
                model=options.model,
                endpoint=options.endpoint,
                cache=options.cache,
            ),
        )
        return read_texts(
            paths,
            settings=settings,
            column=how.column,
            stdin=getattr(sys.stdin, "buffer", None),
            progress=lambda done: pulse.told(done, None),
            jobs=min(os.cpu_count() or 1, 4),
        )


def _check_lexicon(folder: Path) -> None:
    """Refuse a folder with files or entries that would not be used as they are meant."""
    from tertius.coding.lexicon import lint
    from tertius.errors import InputProblems

    problems = lint(folder)
    if problems:
        raise InputProblems(problems)


def _encoder() -> Any:
    from tertius.coding.encoder import load_encoder

    return load_encoder()
