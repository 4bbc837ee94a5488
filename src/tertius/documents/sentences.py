"""Sentences of a text, with their places.

The splitter is sentencex, the rule-based segmenter of the Wikimedia Foundation, which knows the
abbreviations of some 240 languages. What it cuts wrongly in the prose of politics is put right
here by rules of four kinds: marks of enumerations belong to what they number, some abbreviations
and initials never end a sentence, what begins in lower case goes on with what stands before, and
a sentence in brackets of its own ends with its bracket. Its places were compared with slices of
the text: they are code points.

sentencex: Wikimedia Foundation, *a sentence segmentation library in Rust*, version 1.
"""

import re
from collections.abc import Iterator

from tertius.documents.folding import Folded
from tertius.documents.model import LanguageRun, Line, Segment, Sentence, Span

_WINDOW = 8_192
"""Characters given to the segmenter at once: its cost grows with the square of the cuts in them."""
_LOOKED_BACK = 200

SPOKEN = frozenset({"body", "standfirst", "host_comment"})
"""Roles whose lines hold sentences."""

_WITH_ORDINALS = "de da nb nn no fi cs sk sl hr sr hu et lv pl is"
_ORDINAL_LANGUAGES = frozenset(_WITH_ORDINALS.split())
_ARTICLES = (
    r"(?:der|die|das|dem|den|des|am|im|zum|zur|vom|beim|ein|eine|einem|einen|einer|und|bis|ab|seit"
    r"|den|det|w|do|od|ve|na|dne|v|u|a)"
)
_ORDINAL = re.compile(rf"(?:^|\s)(?:{_ARTICLES}\s+\d{{1,3}}|[IVX]{{1,5}})\.$", re.I)
_ENUMERATION = re.compile(r"^[(\[]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)]$")
_SHORT_FORMS = """
mr mrs ms mx dr prof gen sen sens rep reps gov lt col maj capt cmdr adm sgt rev hon amb pres st ste
mt ft vs approx ca cf vol vols nos fig figs art arts para paras pp ed eds eg ie viz esp incl
mme mlle mm m mgr c.-à-d c sr sra srta sig dott hr fr frl bzw sog ggf vgl zit u.a z.b d.h m.in tzn
np тыс млн млрд руб им ул г-н г-жа тов акад
"""
_ABBREVIATIONS = frozenset(_SHORT_FORMS.split())
_NUMBERED = re.compile(r"(?:^|\s)(?:no|nr|n°|№|vol|p|pp|art|sec|ch|h|abs|str|ст|п|стр)\.$", re.I)
_ZONE = re.compile(
    r"(?:E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|GMT|BST|UTC|CES?T|IST|JST|Eastern|Central|Pacific"
    r"|Mountain|Greenwich|[A-Z][a-z]+ time)\b"
)
_BRACKETED = re.compile(
    r"[.!?][\"']? (?P<whole>[(\[][A-Z][^()\[\]\s]* [^()\[\]\s]+ [^()\[\]]{1,400}[.!?][\"']?[)\]])"
    r"(?=\s+[\"'(\[]?[A-Z]|\s*$)"
)
_STARTER = re.compile(
    r"(?:The|This|That|These|Those|It|Its|He|His|She|Her|They|Their|We|Our|You|I|A|An|And|But|In|On"
    r"|At|As|If|When|While|For|From|To|By|Of|So|Yet|No|Not|Now|Then|There|Here|What|Who|Why|How"
    r"|After|Before|Since|Such|Some|Many|Most|All|Both|Each|Once|One|Two|With|Without)\b"
)
_SAYS = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Lt|Col)\. )?[A-Z][\w'-]+(?: [A-Z][\w.'-]*){0,3} (?:said|says|asked"
    r"|asks|told|shouted|cried|replied|wrote|writes|added|adds|warned|warns|declared|tweeted"
    r"|demanded|exclaimed|wondered)\b"
)
_WHOLE_BRACKET = re.compile(r"[.!?][\"']?[)\]]\s+(?=[\"'(\[]?[A-Z])")
_GLUED = re.compile(r"[.?!][\"')]?[A-Z][a-z]*[ ,]")
_QUOTED_CALLS = ('!"', '?"', "!'", "?'")
_ROMAN = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"})
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]")


def split_text(text: str, language: str = "en") -> list[tuple[int, int]]:
    r"""Split a text into sentences.

    Parameters
    ----------
    text
        Any text; a line end ends the sentence.
    language
        ISO 639-1; ``und`` is taken for English.

    Returns
    -------
    list of (int, int)
        Start and end (exclusive) of each sentence in code points, without white space at its
        ends. What holds neither a letter nor a digit is no sentence.

    Examples
    --------
    >>> text = "U.S. leaders met at 5 p.m. (They were late, too.) Nothing came of it...\nNot yet"
    >>> [text[a:b] for a, b in split_text(text)]
    ['U.S. leaders met at 5 p.m.', '(They were late, too.)', 'Nothing came of it...', 'Not yet']
    """
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        found += [(at + start, at + end) for start, end in _sentences_of(line, language)]
        at += len(line) + 1
    return found


def split_sentences(
    folded: Folded,
    lines: tuple[Line, ...],
    segments: tuple[Segment, ...],
    languages: tuple[LanguageRun, ...],
) -> tuple[Sentence, ...]:
    """Split the lines that somebody speaks in into sentences.

    Parameters
    ----------
    folded
        The text.
    lines
        Its lines; those of body, standfirst and the host's comments are split.
    segments
        To which the lines belong; a line of none is left out.
    languages
        Of runs of lines; lines of none are taken for English.

    Returns
    -------
    tuple of Sentence
        In the order of the text; none crosses a line.
    """
    tongues = {i: run.language for run in languages for i in range(run.first, run.last + 1)}
    sentences: list[Sentence] = []
    for segment in segments:
        for i in range(segment.first, segment.last + 1):
            line = lines[i]
            if line.role not in SPOKEN:
                continue
            words = folded.text[line.span.start : line.span.end]
            sentences += [
                Sentence(
                    Span(line.span.start + start, line.span.start + end), segment.number, line.role
                )
                for start, end in split_text(words, tongues.get(i, "en"))
            ]
    return tuple(sorted(sentences, key=lambda sentence: sentence.span))


def _sentences_of(line: str, language: str) -> Iterator[tuple[int, int]]:
    """Give the sentences of one line, trimmed."""
    if not line.strip():
        return
    cuts = _boundaries(line, "en" if language == "und" else language)
    cuts = _joined(line, cuts, language)
    start = 0
    for end in sorted({*cuts, *_missed(line, cuts)}):
        words = line[start:end]
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        start = end
        if first < last and _WORD.search(line, first, last):
            yield first, last


def _boundaries(line: str, language: str) -> list[int]:
    """Ask the segmenter for the ends of sentences, the end of the line among them."""
    from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

    if not line.isascii():
        line = _SURROGATE.sub("\ufffd", line)  # as many signs, and it can be encoded
    ends, start = {len(line)}, 0
    while start < len(line):
        part = line[start : start + _WINDOW]
        found = [start + int(cut["end_index"]) for cut in get_sentence_boundaries(language, part)]
        last = start + len(part) == len(line)
        # What a window ends with may go on in the next one, which begins there.
        whole = found if last else [end for end in found if end < start + len(part)]
        ends.update(whole)
        start = max(whole, default=0) if whole and not last else start + len(part)
    return sorted(ends)


def _joined(line: str, cuts: list[int], language: str) -> list[int]:
    """Take back the cuts that end no sentence."""
    kept: list[int] = []
    start = 0
    for cut in cuts:
        left = line[max(start, cut - _LOOKED_BACK) : cut].rstrip()
        right = line[cut : cut + 80].lstrip()
        # Without a blank it is a name (Node.Js), or left to the rule for missing blanks.
        glued = line[cut - 1] == "." and line[cut : cut + 1].isalnum()
        if right and (glued or _goes_on(left, right, language)):
            continue
        kept.append(cut)
        start = cut
    return kept


def _goes_on(left: str, right: str, language: str) -> bool:
    """Tell whether a sentence goes on over a cut."""
    first = right[0]
    if first.islower() or first in ",;:)]-" or right[:2] in ('".', "'.") or not left:
        return True
    if left[-1] != ".":
        return left[-2:] in _QUOTED_CALLS and _SAYS.match(right) is not None
    word = left[-24:].rsplit(" ", 1)[-1].lstrip("(\"'[")
    part = word[:-1].rsplit("-", 1)[-1]
    if first.isdigit() and _NUMBERED.search(word):
        return True
    if len(part) == 1 and part.isalpha():
        return _goes_on_after_initial(left, right)
    if len(left) < 8 and _ENUMERATION.match(left):
        return True
    if part.lower() in _ABBREVIATIONS or word[:-1].lower() in _ABBREVIATIONS:
        return True
    if word in ("a.m.", "p.m."):
        return _ZONE.match(right) is not None
    if language in _ORDINAL_LANGUAGES and (part.isdigit() or part in _ROMAN):
        return _ORDINAL.search(left[-24:]) is not None
    return False


def _goes_on_after_initial(left: str, right: str) -> bool:
    """Tell initials of a name from ``Plan B.`` and from the end of ``the U.S.``."""
    if len(left) < 3 or re.match(r"[^\W\d_]\.(?:[,;:]| ?[a-z])", right):
        return True  # A. First point; R-S.|C., the state of a senator; Russia-U.|S. relations
    return right[0].isupper() and not _STARTER.match(right)


def _glued_at(line: str, match: re.Match[str]) -> int:
    """Give the place where a sentence begins without a blank before it, or 0."""
    start = match.start()
    word = line[max(0, start - 3) : start]
    quoted = not line[start + 1].isalpha()
    begins = start + 1 + quoted
    if len(word) < 3 or not word.isalpha() or not word.islower():
        return 0
    # Node.Js and example.Com are names: what begins is a word that opens sentences, or a long one.
    long = len(match[0]) - quoted > 5
    return begins if long or _STARTER.match(line, begins) else 0


def _missed(line: str, cuts: list[int]) -> list[int]:
    """Find ends that the segmenter does not see: of bracketed sentences, and without a blank."""
    missed = [at for match in _GLUED.finditer(line) if (at := _glued_at(line, match))]
    if "(" not in line and "[" not in line:
        return missed
    for match in _BRACKETED.finditer(line):
        missed += [match.start("whole"), match.end("whole")]
    start = 0
    for cut in cuts:
        while ends := _bracket_end(line, start, cut):
            missed.append(ends)
            start = ends
        start = cut
    return missed


def _bracket_end(line: str, start: int, cut: int) -> int:
    """Give where a sentence in brackets of its own ends before a cut, or 0."""
    while start < cut and line[start] == " ":
        start += 1
    if line[start : start + 1] not in ("(", "["):
        return 0
    match = _WHOLE_BRACKET.search(line, start, cut)
    if match is None:
        return 0
    end = match.end()
    opened = line.count("(", start, end) + line.count("[", start, end)
    return end if opened == line.count(")", start, end) + line.count("]", start, end) else 0
