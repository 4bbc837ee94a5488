"""Who wrote a piece, by the words that say so.

Rules, from the surest: a byline (``By A and B``, ``A | Site``), the title (``Title, by A``), a
host's attribution (``From A at B:``), ``Articles by: A``, what the container declares, and a bio
(``A is a senior fellow at …``). The first rule that finds a name for a piece decides; the later
ones are asked only where it finds none. Agencies (``By Reuters``) are no authors but venues, and
``Staff``, ``admin`` or ``Editorial Board`` are nobody.
"""

import re
from collections.abc import Callable, Iterator

from tertius.documents.facts.forwarding import forwarded_authors, forwarded_headers
from tertius.documents.facts.frontmatter import front_facts, front_lines
from tertius.documents.facts.names import (
    PERSON,
    agency_of,
    is_person,
    names_in,
    plain_name,
    same_person,
)
from tertius.documents.facts.outlets import OUTLET_WORDS
from tertius.documents.facts.page import LONG, READER_FURNITURE, Page
from tertius.documents.facts.venues import looks_like_a_name
from tertius.documents.model import Declared, Fact, Proof

_BY = re.compile(
    r"^(?:(?:Story|Text|Words|Reporting|Analysis|Opinion|Commentary|Essay|Guest post|Written|Posted"
    r"|Published|Authored|Submitted|Compiled|A column|Column|Interview)(?: and photos)? )?by:?\s+"
    r"|^(?:authors?|written|text|byline|autor(?:en|in|es|a)?|auteur(?:s|e)?|autore|autori"
    r"|автор(?:ы)?"
    r"|texte|texto|testo)\s?:\s*"
    r"|^(?:by|par|von|por|di|door|av|texto de|un article de|eine analyse von|ein kommentar von)\s+",
    re.I,
)
_LABELLED = re.compile(
    r"^(?:作者|文|記者|记者|撰文|بقلم|الكاتب|کاتب|نویسنده)\s?[:：/／]?\s*(?P<name>[^\W\d_]"
    r"[^\d:：|,，。、/()（）\n]{1,29})$"
)
_INNER_BY = re.compile(r"[\s|·•–,](?:[Bb]y|BY)\s+(?=\S)")
_TITLE_BY = re.compile(r"(?:,|\s[–|-])?\s(?:by|von|par|por|di)\s+(?=\S)", re.I)
_TAIL = re.compile(
    r"^(?:(?:more )?articles? (?:by|from)|(?:more|other posts|all posts) (?:by|from)"
    r"|about the authors?"
    r"|the authors? (?:is|are)|author)\s?:?\s+(?=\S)",
    re.I,
)
_BIO = re.compile(
    rf"^(?P<names>{PERSON}(?:(?:, | and |, and ){PERSON}){{0,3}})(?:, [^.]{{3,80}},)?"
    r" (?:is|are|was|has|have|served|serves|writes|teaches|works|edits|covers|reports|lives|holds"
    r"|ist|war|lehrt|arbeitet|schreibt|est|était|a été|enseigne|es|fue|è|é|–|,) "
)
_FROM = re.compile(
    rf"(?:^|[.!?:;,)\"]\s+|\b)(?:(?:From|Here(?:'s| is)|By|Via"
    rf"|From the pen of)\s)(?P<name>{PERSON})"
    r"(?:,)? (?:at|in|of|for|writing (?:at|in|for)|over at|via)\s+(?P<venue>[^:.;!?\n]{2,60}"
    r"(?:\.[a-z]{2,10}\b){0,2})\s?:?\s*$"
)
_WRITES = re.compile(
    rf"(?:^|[.!?]\s+)(?:As )?(?P<name>{PERSON})(?:,)? (?:writes|wrote|writing|reports|argues"
    rf"|explains|notes|says|(?:tells|puts|says|explains) it(?: \w+)?)"
    r",? (?:at|in|for|on)\s+(?:the )?(?P<venue>[^:.;!?,\n]{2,60}(?:\.[a-z]{2,10}\b){0,2})\s?:\s*$"
)
_ADDRESS = re.compile(r"\s*[<(]?[\w.+-]+@[\w.-]+[>)]?\s*")

_COMMENTS = re.compile(
    r"^(?:\(?\d+\)? (?:comments?|repl(?:y|ies)|responses?|thoughts on|kommentare?|commentaires?"
    r"|comentarios?)\b"
    r"|(?:(?:reader )?comments|kommentare|commentaires|comentarios)\s?\(?\d*\)?$)",
    re.I,
)

_Found = Iterator[Fact]


def author_facts(page: Page) -> list[Fact]:
    """State who wrote each piece.

    Parameters
    ----------
    page
        A labelled text.

    Returns
    -------
    list of Fact
        Of field ``author``, each person once for each piece; a name is written as in text, the
        proof is as published.
    """
    rules: tuple[Callable[[Page], _Found], ...] = (
        _front,
        _bylines,
        _titles,
        _attributions,
        _tails,
        forwarded_authors,
        _declared,
        _bios,
    )
    known: dict[int | None, list[Fact]] = {}
    for rule in rules:
        found = list(rule(page))
        settled = {segment for segment in known if known[segment]}
        for fact in found:
            if fact.segment in settled or None in settled:
                continue
            named = known.setdefault(fact.segment, [])
            if not any(_same(fact.value, other.value) for other in named):
                named.append(fact)
    return [fact for facts in known.values() for fact in facts]


def _front(page: Page) -> _Found:
    return (fact for fact in front_facts(page) if fact.field == "author")


def _same(one: str, other: str) -> bool:
    """Tell whether two names on one page are one person's."""
    return one.casefold() == other.casefold() or same_person(one, other)


def attribution_venues(page: Page) -> list[Fact]:
    """State the venues that a host names when it introduces a piece: ``From A at B:``.

    Parameters
    ----------
    page
        A labelled text.

    Returns
    -------
    list of Fact
        Of field ``venue``.
    """
    found: list[Fact] = []
    for number, match in _introductions(page):
        where = (number, *match.span("venue"))
        piece = page.piece_after(number)
        found.append(
            page.fact("venue", match["venue"].strip(), where, "attribution", segment=piece)
        )
    return found


def byline_agencies(page: Page) -> list[Fact]:
    """State the agencies that stand where a name of an author would.

    Parameters
    ----------
    page
        A labelled text.

    Returns
    -------
    list of Fact
        Of field ``venue``.
    """
    found: list[Fact] = []
    readers = _readers(page)
    for number in page.with_roles("byline"):
        text = page.texts[number]
        match = _BY.match(text)
        start = match.end() if match else 0
        if number < readers and any(d.field == "host" for d in page.original.declared):
            found += _byline_outlet(page, number, start)
        name = re.split(r"[,|–(]|\s-\s", text[start:], maxsplit=1)[0].strip()
        agency = agency_of(name)
        if agency:
            where = (number, start, start + len(name))
            found.append(page.fact("venue", agency, where, "agency", segment=page.piece_of(number)))
    return found


def _byline_outlet(page: Page, number: int, start: int) -> Iterator[Fact]:
    """State the outlet after a name, ``By A, Lagoon Review``; the host is told from it later."""
    text = page.texts[number]
    names = names_in(text, start)
    rest = re.match(r", (?P<name>[^,;|()]{3,50})$", text[names[-1][1] :]) if names else None
    if rest and _is_called_so(rest["name"]):
        where = (number, len(text) - len(rest["name"]), len(text))
        segment = page.piece_of(number)
        yield page.fact("venue", rest["name"], where, "byline outlet", segment=segment)


def _is_called_so(name: str) -> bool:
    """Tell whether words end as an outlet's name does: ``Lagoon Review``, not ``news editor``."""
    words = name.split()
    named = len(words) > 1 and looks_like_a_name(name) and agency_of(name) is None
    return named and words[-1].casefold() in OUTLET_WORDS


def _people(page: Page, number: int, start: int, by: str, segment: int | None) -> _Found:
    text = page.texts[number]
    for first, last in names_in(text, start):
        name = plain_name(text[first:last])
        yield page.fact("author", name, (number, first, last), by, segment=segment)


def _bylines(page: Page) -> _Found:
    headers = {header.line for header in forwarded_headers(page)} | set(front_lines(page))
    readers = _readers(page)
    for number, line in enumerate(page.lines):
        text = page.texts[number]
        if (
            number in headers
            or number >= readers
            or len(text) > 250
            or line.role in ("bio", "host_comment", "title", "caption")
        ):
            continue
        if line.role == "body" and not (number in page.opening and _BY.match(text)):
            continue
        if line.role == "furniture" and (
            line.kind in READER_FURNITURE or number not in page.opening
        ):
            continue
        if line.role not in ("byline", "dateline") and number not in page.opening:
            continue
        segment = page.piece_of(number)
        labelled = _LABELLED.match(text)
        if labelled:
            where = (number, *labelled.span("name"))
            yield page.fact("author", labelled["name"].strip(), where, "byline", segment=segment)
        elif by := _BY.match(text):
            yield from _people(page, number, by.end(), "byline", segment)
        elif inner := _INNER_BY.search(text):
            yield from _people(page, number, inner.end(), "byline", segment)
        elif line.role == "byline":
            yield from _people(page, number, 0, "byline", segment)


def _titles(page: Page) -> _Found:
    for number in page.with_roles("title"):
        text = page.texts[number]
        for match in _TITLE_BY.finditer(text):
            names = names_in(text, match.end())
            if match.start() > 0 and names and names[-1][1] == len(text):
                yield from _people(page, number, match.end(), "title", page.piece_of(number))
                break


def title_end(text: str) -> int:
    """Give where a title ends that names its author: ``Title, by A``.

    Parameters
    ----------
    text
        A title line.

    Returns
    -------
    int
        Its length, or where the ``, by A`` begins.

    Examples
    --------
    >>> title_end("Calm Returns, by Ann Lee"), title_end("Stand by Me")
    (12, 11)
    """
    for match in _TITLE_BY.finditer(text):
        names = names_in(text, match.end())
        if match.start() > 0 and names and names[-1][1] == len(text):
            return match.start()
    return len(text)


def _introductions(page: Page) -> Iterator[tuple[int, re.Match[str]]]:
    """Find the lines in which a host says whose words follow."""
    for number, line in enumerate(page.lines):
        text = page.texts[number]
        if line.role == "host_comment" or (number in page.opening and text.endswith(":")):
            match = _FROM.search(text) or _WRITES.search(text)
            if match and is_person(match["name"]):
                yield number, match


def _attributions(page: Page) -> _Found:
    for number, match in _introductions(page):
        where = (number, *match.span("name"))
        name, piece = plain_name(match["name"]), page.piece_after(number)
        yield page.fact("author", name, where, "attribution", segment=piece)


def _tails(page: Page) -> _Found:
    readers = _readers(page)
    for number, line in enumerate(page.lines):
        text = page.texts[number]
        told = line.role in ("furniture", "bio", "byline") and number < readers
        match = _TAIL.match(text) if told else None
        if match:
            names = names_in(text, match.end())
            if names and (line.role != "furniture" or names[-1][1] >= len(text) - 1):
                yield from _people(page, number, match.end(), "articles by", page.piece_of(number))


def _readers(page: Page) -> int:
    """Give the first line that readers wrote: below their number or a comment, after the text."""
    spoken = [number for number in page.with_roles("body") if len(page.texts[number]) >= LONG]
    first = spoken[0] if spoken else len(page.lines)
    for number in range(first, len(page.lines)):
        line, text = page.lines[number], page.texts[number]
        if line.kind == "reader_comment" or (line.role != "body" and _COMMENTS.match(text)):
            return number
    return len(page.lines)


def _bios(page: Page) -> _Found:
    readers = _readers(page)
    for number in page.with_roles("bio"):
        if number >= readers:
            continue
        text = page.texts[number]
        if match := _BIO.match(text):
            yield from _people(page, number, match.start("names"), "bio", page.piece_of(number))


def _declared(page: Page) -> _Found:
    forwarded = forwarded_headers(page)
    segment = None
    if forwarded:
        # Who forwards a text wrote the note above it, if there is one, and not the text.
        notes = (s.number for s in page.segments if s.kind == "host_comment")
        segment = next(notes, None)
    hosts = {d.value.casefold() for d in page.original.declared if d.field == "host"}
    for declared in page.original.declared:
        if declared.field == "author" and (segment is not None or not forwarded):
            for name in _declared_names(declared):
                if name.casefold() not in hosts:
                    proof = Proof(0, 0, declared.value, declared.place)
                    yield Fact("author", plain_name(name), proof, "declared", segment=segment)


def _declared_names(declared: Declared) -> list[str]:
    """Give the persons of a field: ``Ann Lee <a@b.org>``, ``a@b.org (Ann Lee)``, ``Lee, Ann``."""
    value = _ADDRESS.sub(" ", declared.value).strip(" \"'()<>,;")
    value = re.sub(r"^by\s+", "", value, flags=re.I)
    if re.fullmatch(r"[^\s,]+, [^,]+", value):
        last, first = value.split(", ")
        if is_person(f"{first} {last}"):
            return [f"{first} {last}"]
    parts = re.split(r"\s*(?:[,;|&]|\band\b|\bund\b|\bet\b)\s*", value)
    spans = [(part, span) for part in parts if is_person(part) for span in names_in(part)[:1]]
    return [part[start:end] for part, (start, end) in spans]
