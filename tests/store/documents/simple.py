"""Rules that fit on a page: each non-blank line is a line, each sentence ends at a full stop.

A first line ``host: NAME`` names the site. Lines are body unless they are known to return on the
site. A piece is the body of a document; ``***`` parts two pieces. A sample is the hash of each
run of three words; two pieces are reworks of each other where half of the smaller one's sentences
stand in the other, else they are independent.
"""

import hashlib
import re
from itertools import pairwise

import numpy as np

from tertius.documents.folding.folded import Folded
from tertius.documents.model import (
    Document,
    Fact,
    LanguageRun,
    Line,
    Original,
    Proof,
    Segment,
    Sentence,
    Span,
)
from tertius.documents.works.model import FAMILY_TYPES, Family, Piece, Relation
from tertius.store.documents.rules import Linking, Rules

CUT, LEAST, LEAST_STAR = 4, 2, 3


def fold(original):
    """Fold curly quotes away, character by character."""
    text = original.text.replace("’", "'")
    at = np.zeros(1, np.int64)
    return Folded(text, at, at, len(original.text))


def clean(original, *, recurrent=frozenset()):
    """Label the lines, cut the sentences, name the host."""
    folded = fold(original)
    text = folded.text
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text)]
    lines, facts = [], []
    for place, span in enumerate(spans):
        words = text[span.start : span.end]
        role, by = "body", "rule"
        if place == 0 and words.startswith("host: "):
            role = "furniture"
            proof = Proof(span.start, span.end, original.text[span.start : span.end])
            facts.append(Fact("host", words[6:], proof, "host line"))
        elif words == "***" or line_key(words) in recurrent:
            role, by = "furniture", "recurrent" if words != "***" else "rule"
        lines.append(Line(span, role, "other" if role == "furniture" else None, by))
    segments = cut(text, lines)
    sentences = tuple(
        Sentence(Span(line.span.start + m.start(), line.span.start + m.end()), s.number, "body")
        for s in segments
        for line in lines[s.first : s.last + 1]
        if line.role == "body"
        for m in re.finditer(r"[^.\s][^.]*\.?", text[line.span.start : line.span.end])
    )
    runs = (LanguageRun("en", 0, len(lines) - 1, 1.0),) if lines else ()
    return Document(original, folded, tuple(lines), segments, sentences, runs, tuple(facts))


def cut(text, lines):
    """Part the lines at ``***``."""
    stars = [n for n, x in enumerate(lines) if text[x.span.start : x.span.end] == "***"]
    edges = [-1, *stars, len(lines)]
    pairs = [(a + 1, b - 1) for a, b in pairwise(edges) if b - a > 1]
    return tuple(Segment(n, "piece", first, last) for n, (first, last) in enumerate(pairs))


def pieces(document):
    """Give the body of each segment."""
    found = [
        Piece(
            f"{document.identity}#{segment.number}",
            tuple(
                document.words_of(s.span) for s in document.sentences if s.segment == segment.number
            ),
        )
        for segment in document.segments
    ]
    return tuple(piece for piece in found if piece.sentences)


def number(text):
    """Hash a text into 64 bits, unsigned."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8], "big")


def samples(found):
    """Hash each run of three words."""
    return [
        np.array([number(" ".join(run)) for run in runs(" ".join(p.sentences))], np.uint64)
        for p in found
    ]


def runs(text):
    """Give the runs of three words."""
    words = re.findall(r"\w+", text.lower())
    return zip(words, words[1:], words[2:], strict=False)


def relations(pairs):
    """Compare sentences as wholes."""
    return [relate(*pair) for pair in pairs]


def relate(one, other):
    """Say what one piece is to another."""
    first, second = sorted((one, other), key=lambda p: p.key)
    both = set(first.sentences) & set(second.sentences)
    shares = [len(both) / len(set(p.sentences)) for p in (first, second)]
    kind = "identical" if shares == [1, 1] else "rework" if max(shares) >= 0.5 else "independent"
    return Relation(first.key, second.key, kind, False, *shares, f"{len(both)} in common")


def families(found, related):
    """Join what is joined, the slow way; a piece that is alone makes no family."""
    groups = []
    for relation in related:
        if relation.type in FAMILY_TYPES:
            ends = {relation.source, relation.derived}
            ours = [g for g in groups if g & ends]
            groups = [g for g in groups if g not in ours] + [ends.union(*ours)]
    return [
        Family(min(g), tuple(sorted(g)), tuple(r for r in related if {r.source, r.derived} <= g))
        for g in groups
    ]


def line_key(text):
    """Hash the words of a line."""
    return number(" ".join(re.findall(r"\w+", text.lower())))


def recurrent_keys(pages):
    """Find the lines of three families of a host."""
    seen = {}
    for host, family, lines in pages:
        for line in lines:
            seen.setdefault((host, line_key(line)), set()).add(family)
    return frozenset(key for (host, key), found in seen.items() if host and len(found) >= 3)


def statement(text):
    """Hash a sentence."""
    return f"{number(text.lower()):016x}"


RULES = Rules(
    fold=fold,
    clean=clean,
    pieces=pieces,
    samples=samples,
    linking=Linking(CUT, LEAST, LEAST_STAR, share=0.05, enough=4),
    relations=relations,
    families=families,
    line_key=line_key,
    recurrent_keys=recurrent_keys,
    statement=statement,
    version="simple 1",
)


def all_at_once(texts, rules=RULES):
    """Say what a set of texts comes to, from the definitions and without a store."""
    documents = {}
    for text in texts:
        document = rules.clean(Original(text))
        documents[document.identity] = document
    alone = graph(documents, rules)
    first = {key: family.key for family in alone[1] for key in family.members}
    pages = {}
    for identity in sorted(documents):
        document = documents[identity]
        own = rules.pieces(document)
        host = next((f.value for f in document.facts if f.field == "host"), "")
        family = first.get(own[0].key, own[0].key) if own else identity
        lines = [document.words_of(line.span) for line in document.lines]
        pages.setdefault(host, []).append((host, family, lines))
    known = {}
    for identity, document in documents.items():
        host = next((f.value for f in document.facts if f.field == "host"), "")
        keys = rules.recurrent_keys(pages[host])
        known[identity] = rules.clean(document.original, recurrent=keys)
    return (*graph(known, rules), known)


def graph(documents, rules):
    """Link, relate and group the pieces of documents."""
    found = sorted((p for d in documents.values() for p in rules.pieces(d)), key=lambda p: p.key)
    hashes = [set(h.tolist()) for h in rules.samples(found)]
    holders = {}
    for place, own in enumerate(hashes):
        for value in own:
            holders.setdefault(value, []).append(place)
    shared = {}
    for places in holders.values():
        usual = len(places) <= rules.linking.cut
        for a in range(len(places) if usual else 1):
            for b in range(a + 1, len(places)):
                count, rare = shared.get((places[a], places[b]), (0, False))
                shared[places[a], places[b]] = (count + 1, rare or usual)
    pairs = [
        (found[a], found[b])
        for (a, b), (count, rare) in shared.items()
        if count >= (rules.linking.least if rare else rules.linking.least_star)
        and count >= min(4, 0.05 * min(len(hashes[a]), len(hashes[b])))
    ]
    related = rules.relations(pairs)
    return sorted(related, key=lambda r: (r.source, r.derived)), rules.families(found, related)


TABLES = {
    "documents": "SELECT identity, title, host, sentences, recurrent IS NULL FROM documents",
    "places": "SELECT identity, place, name, stem FROM places JOIN documents ON document = id",
    "lines": (
        "SELECT identity, number, start, role, kind, by, key FROM lines"
        " JOIN documents ON document = id"
    ),
    "passages": (
        "SELECT identity, number, start, segment, role, statement, words"
        " FROM passages JOIN documents ON document = documents.id"
    ),
    "pieces": (
        "SELECT d.identity, p.segment, p.alone, p.known, fd.identity, f.segment, hex(p.content)"
        " FROM pieces AS p JOIN documents AS d ON d.id = p.document"
        " LEFT JOIN pieces AS f ON f.id = p.family"
        " LEFT JOIN documents AS fd ON fd.id = f.document"
    ),
    "families alone": (
        "SELECT d.identity, p.segment, fd.identity, f.segment"
        " FROM pieces AS p JOIN documents AS d ON d.id = p.document"
        " JOIN pieces AS f ON f.id = p.family_alone"
        " JOIN documents AS fd ON fd.id = f.document"
    ),
    "samples": (
        "SELECT hash, rank, identity, segment FROM samples JOIN pieces AS p ON p.id = piece"
        " JOIN documents AS d ON d.id = p.document"
    ),
    "relations": (
        "SELECT a.identity, s.segment, b.identity, r.segment, type, because, x.alone, x.known"
        " FROM relations AS x JOIN pieces AS s ON s.id = source JOIN pieces AS r ON r.id = derived"
        " JOIN documents AS a ON a.id = s.document JOIN documents AS b ON b.id = r.document"
    ),
    "sites": "SELECT host, hex(recurrent), stale FROM sites",
    "refused": "SELECT place, rule, what FROM refused",
}


def state(library):
    """Write down all that a library says, whatever the numbers of its rows and the times."""
    with library.reading() as connection:
        return {
            name: sorted(connection.execute(sql).fetchall(), key=repr)
            for name, sql in TABLES.items()
        }


def killed_texts():
    """Give what a process adds while it is killed: families, a site, its recurrent line."""
    notice = "Join the readers club of this paper."
    stories = ["The mayor spoke. It rained.", "Ships met. None sank.", "A mill burned. Birds fled."]
    own = [f"host: a.org\n{story}\n{notice}" for story in stories]
    return [*own, "The mayor spoke. It rained. He left.", "Something else. Nothing more."]
