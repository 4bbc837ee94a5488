"""A corpus of documents whose works are known: republications, excerpts, reworks and lookalikes.

Stories are real ones, where base texts are given, and sentences of a grammar otherwise; what is
planted between them is drawn afresh from every seed: sites, hosts, bios, formulas of recurring
reports, edits. The corpus comes in two kinds that share no word list, phrase or pattern:
``development``, on which thresholds may be tuned, and ``evaluation``, on which they may not.
Planting is self-graded all the same: who plants decides what a rework is.

The words of a story never change within a republication but for small cuts; an excerpt is 20 to
60 % of a story in one run, and most of what it stands in; a rework keeps, edits, drops and adds
sentences, half of them in the proportions 7 : 14 : 20 : 8, the others in any. A follow-up has a
new lead and repeats background; reports by one formula differ in numbers, dates and names.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from planted_edits import (
    bio,
    excerpt,
    frame,
    furniture,
    publish,
    rework,
    vary_typography,
)
from planted_grammar import Grammar, Half, finish
from tertius.documents.works.model import Piece, RelationType

SEEDS_RATIO = (7 / 41, 14 / 41, 8 / 41)
"""Kept and edited, of 41 old sentences, and new ones: as in the best known case."""
LEAST_EXCERPT = 24
"""Words of the shortest excerpts."""
LEAK = 0.1
"""Share of furniture lines that cleaning takes for body."""


@dataclass(frozen=True, slots=True)
class PlantedDocument:
    """One document of the corpus.

    Attributes
    ----------
    piece
        What cleaning would make of it; some furniture has leaked into the body.
    published
        The page it came from, with furniture, marked links and broken lines.
    family
        Number of its work: documents of other works must never be joined with it.
    made
        How it was made: ``independent`` for the stories themselves.
    """

    piece: Piece
    published: str
    family: int
    made: RelationType


@dataclass(frozen=True, slots=True)
class Truth:
    """What one document of the corpus is to another.

    Attributes
    ----------
    first, second
        Places in the corpus: source and derived, if directed.
    type
        The relation.
    directed
        Whether the second was made of the first.
    dated
        Whether both carry dates and these differ, so that the direction can be read off.
    """

    first: int
    second: int
    type: RelationType
    directed: bool
    dated: bool


@dataclass(frozen=True)
class PlantedCorpus:
    """Documents in random order, and every relation that was planted.

    Attributes
    ----------
    documents
        In random order.
    truth
        Relations between a derived document and what it was made of; and, undirected, between
        reports of one formula, holders of one quotation, and pages with one bio.
    """

    documents: tuple[PlantedDocument, ...]
    truth: tuple[Truth, ...]

    @property
    def pieces(self) -> list[Piece]:
        """The pieces, in order."""
        return [document.piece for document in self.documents]

    @property
    def texts(self) -> list[str]:
        """The bodies as one string each, in order."""
        return [" ".join(document.piece.sentences) for document in self.documents]


@dataclass
class _Draft:
    """A document before it is numbered."""

    story: list[str]
    family: int
    made: RelationType
    author: str
    on: date
    leads: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)


@dataclass
class _Planter:
    grammar: Grammar
    bases: list[list[str]]
    drafts: list[_Draft] = field(default_factory=list)
    truth: list[tuple[int, int, RelationType, bool]] = field(default_factory=list)
    families: int = 0

    def base(self, least: int = 2, *, own: bool = False) -> int:
        """Add a story of its own; real ones first, as long as there are any."""
        random = self.grammar.random
        story = None if own else self._take(least)
        if story is None:
            story = self.grammar.story(max(least, min(40, round(random.lognormvariate(2, 0.6)))))
        self.families += 1
        on = date(2015, 1, 1) + timedelta(random.randrange(3600))
        author = random.choice(self.grammar.names)
        return self._add(_Draft(story, self.families, "independent", author, on))

    def _take(self, least: int) -> list[str] | None:
        for at in range(len(self.bases) - 1, max(-1, len(self.bases) - 40), -1):
            if len(self.bases[at]) >= least:
                return self.bases.pop(at)
        return None

    def _add(self, draft: _Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def derive(self, source: int, made: RelationType) -> int:
        """Add a republication, an excerpt, a rework or a follow-up of a document."""
        random, old = self.grammar.random, self.drafts[source]
        story, days = list(old.story), random.randint(0, 3)
        leads: list[str] = []
        family = old.family
        if made == "republication":
            cut = random.choice((0, 0, 0, 1, 2)) if len(story) >= 8 else 0
            story = story[: len(story) - cut]
        elif made == "excerpt":
            story = excerpt(random, story, random.uniform(0.2, 0.6), LEAST_EXCERPT)
            # More than half of what a host publishes is the excerpt: else it is a quotation.
            leads = frame(self.grammar, 2 if sum(len(s.split()) for s in story) >= 60 else 1)
        elif made == "rework":
            shares = SEEDS_RATIO if random.random() < 0.5 else _shares(random)
            story, days = rework(self.grammar, story, shares), random.randint(20, 700)
        else:
            story, days = self._follow_up(story), random.randint(1, 12)
            self.families += 1
            family = self.families
        draft = _Draft(story, family, made, old.author, old.on + timedelta(days), leads)
        draft.extras = furniture(self.grammar, random.randint(0, 6))
        made_at = self._add(draft)
        self.truth.append((source, made_at, made, True))
        return made_at

    def _follow_up(self, story: list[str]) -> list[str]:
        """Write news on the same matter, with a paragraph or two of background from before."""
        background = story[1:] or story
        taken = excerpt(self.grammar.random, background, 0.15, 15)
        words = sum(len(s.split()) for s in taken)
        new = list[str]()
        while sum(len(s.split()) for s in new) < 2 * words:
            new.append(self.grammar.sentence())
        return new + taken

    def formula(self, reports: int) -> None:
        """Add reports by one formula: weekly figures, offers, forecasts."""
        pattern = self.grammar.formula(self.grammar.random.randint(3, 9))
        made = []
        for _ in range(reports):
            place = self.base(own=True)
            self.drafts[place].story = [finish(self.grammar.fill(line)) for line in pattern]
            self.drafts[place].made = "template"
            made.append(place)
        self._relate(made, "template")

    def quotation(self, outlets: int) -> None:
        """Add stories of their own that quote the same two sentences."""
        said = self.grammar.quotation()
        made = [self.base(6) for _ in range(outlets)]
        for place in made:
            story = self.drafts[place].story
            story.insert(self.grammar.random.randint(1, len(story)), said)
            self.drafts[place].made = "shared_quotation"
        self._relate(made, "shared_quotation")

    def same_bio(self, pages: int) -> None:
        """Add stories of their own by one author on one site: bio and furniture return."""
        shared = [bio(self.grammar), *furniture(self.grammar, 4)]
        made = [self.base(3) for _ in range(pages)]
        for place in made:
            draft = self.drafts[place]
            draft.author, draft.made = self.drafts[made[0]].author, "shared_furniture"
            draft.extras = list(shared)
        self._relate(made, "shared_furniture")

    def _relate(self, made: list[int], kind: RelationType) -> None:
        """Relate all to all in small groups; in large ones each to the first and the one before."""
        for later in range(1, len(made)):
            earlier = range(later) if len(made) <= 12 else {0, later - 1}
            self.truth += [(made[e], made[later], kind, False) for e in sorted(earlier)]


def planted_corpus(
    seed: int,
    size: int,
    base_texts: Sequence[Sequence[str]] | None = None,
    *,
    half: Half = "development",
) -> PlantedCorpus:
    """Make a corpus.

    Parameters
    ----------
    seed
        Of everything that is drawn.
    size
        Number of documents, at least 50; a few more may come of the last group.
    base_texts
        Real stories, each as its sentences, none of which repeats another; used up before the
        grammar is asked for more.
    half
        Which half of words and phrases: ``development`` or ``evaluation``.

    Returns
    -------
    PlantedCorpus

    Examples
    --------
    >>> corpus = planted_corpus(1, 60)
    >>> len(corpus.documents) >= 60, len({d.family for d in corpus.documents}) < 60
    (True, True)
    """
    random = Random(f"{half} {seed}")  # noqa: S311
    bases = [list(text) for text in base_texts or ()]
    random.shuffle(bases)
    planter = _Planter(Grammar(random, half), bases)
    if size >= 2000:
        planter.quotation(20)
        planter.formula(min(200, size // 40))
        source = planter.base(6)
        for _ in range(min(499, size // 40)):
            planter.derive(source, "republication")
    while len(planter.drafts) < size:
        _plant_one(planter, random)
    return _number(planter)


def _plant_one(planter: _Planter, random: Random) -> None:
    """Add one group of documents; the shares make about a third of all documents derived."""
    kind = random.random()
    if kind < 0.4:
        planter.base()
    elif kind < 0.52:
        source = planter.base(3)
        for _ in range(random.choice((1, 1, 1, 1, 2, 3, 6))):
            planter.derive(source, "republication")
    elif kind < 0.64:
        source = planter.base(4)
        if random.random() < 0.3:
            source = planter.derive(source, "republication")
        for _ in range(random.choice((1, 1, 1, 2, 4))):
            planter.derive(source, "excerpt")
    elif kind < 0.8:
        source = planter.base(5)
        if random.random() < 0.3:
            source = planter.derive(source, "republication")
        for _ in range(random.choice((1, 1, 1, 1, 2))):
            planter.derive(source, "rework")
    elif kind < 0.88:
        planter.derive(planter.base(4), "follow_up")
    elif kind < 0.92:
        planter.formula(random.choice((2, 2, 3, 5, 10, 30)))
    elif kind < 0.96:
        planter.quotation(random.choice((2, 2, 3, 6)))
    else:
        planter.same_bio(random.choice((2, 3, 5, 9)))


def _shares(random: Random) -> tuple[float, float, float]:
    kept = random.uniform(0.05, 0.5)
    return kept, random.uniform(0.2, 0.9 - kept), random.uniform(0.1, 0.5)


def _number(planter: _Planter) -> PlantedCorpus:
    """Put the drafts into random order and finish them as documents."""
    random = planter.grammar.random
    order = random.sample(range(len(planter.drafts)), len(planter.drafts))
    place = {draft: number for number, draft in enumerate(order)}
    documents = tuple(_document(planter, planter.drafts[d], n) for n, d in enumerate(order))
    dates = [document.piece.date for document in documents]
    truth = []
    for a, b, kind, directed in planter.truth:
        one, other = dates[place[a]], dates[place[b]]
        dated = bool(one and other and one != other)
        truth.append(Truth(place[a], place[b], kind, directed, dated))
    return PlantedCorpus(documents, tuple(truth))


def _document(planter: _Planter, draft: _Draft, number: int) -> PlantedDocument:
    random, grammar = planter.grammar.random, planter.grammar
    sentences = vary_typography(random, draft.leads + draft.story)
    leaked = [line for line in draft.extras if random.random() < LEAK]
    at = random.choice((0, len(sentences)))
    piece = Piece(
        key=f"{number:07d}#0",
        sentences=(*sentences[:at], *leaked, *sentences[at:]),
        authors=(draft.author,) if random.random() < 0.7 else (),
        host=f"{random.choice(grammar.places)} Post",
        date=draft.on.isoformat() if random.random() < 0.7 else "",
        extras=tuple(line for line in draft.extras if line not in leaked),
    )
    return PlantedDocument(
        piece, publish(grammar, sentences, draft.extras), draft.family, draft.made
    )
