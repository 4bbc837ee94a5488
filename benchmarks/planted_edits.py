"""What people and machines do to a text on its way to the next outlet.

Typography (no word changes), site furniture around it, cuts, and the edits of an author who takes
an old text up again. The phrases of hosts and sites come in two halves, as the grammar does.
"""

import re
from random import Random

from planted_grammar import WORDS, Grammar

FRAMES = (
    "Worth a read, this one on the {adj} {noun} from {who}:",
    "I came across this today, and it says what I have said of the {noun} for {number} days.",
    "{who} has a piece out that explains the {noun} of {place} better than I could.",
    "A reader in {place} sent me the following on the {noun}, and I quote it with thanks.",
    "Some good news for once about the {noun}, as {who} tells it.",
    "You may not agree with every word of it, but here is the case against the {adj} {noun}.",
    "Here is the part that struck me most while I was waiting for the {noun} in {place} to end.",
    "From the archive of {place}, and still true of any {adj} {noun}:",
    "How about that: they {v} the {noun} and are surprised by the {noun}.",
    "{who} on the {noun}, by way of a friend in {place}:",
    "So this is what the {adj} {noun} has come to, if {who} is right.",
    "Nobody in {place} will print this about the {noun}, so I do.",
    "Long, but do not skip the end, where {who} turns to the {noun}.",
    "I have my doubts on the {noun}, but {who} makes me think again.",
    "More on that {adj} {noun} in {place}:",
    "Quoted without comment, except that the {noun} was {adj} long before.",
)
FURNITURE = (
    "Share this story with your friends", "Print this page or send it by mail",
    "Sign up for our morning briefing", "Get the week in one letter every Friday",
    "Follow us wherever you are", "Join our channel for updates around the clock",
    "Filed under: {noun}, {place}", "Tags: {noun}, {adj} {noun}, {place}",
    "Copyright {place} Post. All rights reserved", "The views here are those of the author alone",
    "Continue reading", "Read the rest of it there", "Leave a comment", "Be the first to reply",
    "This text can be read in {number} languages", "Views: {number}",
    "Related: {adj} {noun} {v} {noun}", "More on this: {noun} {link} {place}",
)  # fmt: skip
BIOS = (
    "{who} teaches the history of the {noun} in {place} and is the author of several books on it.",
    "{who} is a fellow at {body} and writes on the {adj} {noun} every other week.",
    "Before joining us {who} spent {number} days with the {noun} of {place} as a correspondent.",
    "The author, {who}, has advised {body} and lives between {place} and {place}.",
)


def vary_typography(random: Random, sentences: list[str]) -> list[str]:
    """Change quotes, blanks, dashes and case as outlets do; no word changes.

    Parameters
    ----------
    random
        Draws what is changed.
    sentences
        As written.

    Returns
    -------
    list of str
        As published.
    """
    text = "\n".join(sentences)
    if random.random() < 0.5:
        text = re.sub(r'"(?=\w)', "“", text.replace("'", "’")).replace('"', "”")
    if random.random() < 0.3:
        text = text.replace(" the ", "\u00a0the ").replace(" of ", " of\u00a0")
    if random.random() < 0.3:
        text = text.replace(" - ", " — ").replace("-", random.choice("‐–-"))
    if random.random() < 0.2:
        text = text.replace(". ", ".  ")
    changed = text.split("\n")
    if random.random() < 0.2:
        changed[0] = changed[0].upper()
    return changed


def furniture(grammar: Grammar, lines: int) -> list[str]:
    """Write lines of site furniture, up to a number, none twice."""
    chosen = dict.fromkeys(grammar.pick(FURNITURE) for _ in range(lines))
    return [grammar.fill(phrase) for phrase in chosen]


def frame(grammar: Grammar, most: int) -> list[str]:
    """Write what a host says before quoting somebody: some sentences, at least one."""
    chosen = {grammar.pick(FRAMES) for _ in range(grammar.random.randint(1, most))}
    return [grammar.fill(phrase) for phrase in sorted(chosen)]


def bio(grammar: Grammar) -> str:
    """Write one or two sentences on an author."""
    chosen = dict.fromkeys(grammar.pick(BIOS) for _ in range(2))
    return " ".join(grammar.fill(phrase) for phrase in chosen)


def publish(grammar: Grammar, sentences: list[str], extras: list[str]) -> str:
    """Lay a text out as a page dump: furniture above and below, links marked, lines broken.

    Parameters
    ----------
    grammar
        Its random numbers decide.
    sentences
        The text.
    extras
        Furniture and bio, some above and the others below it.

    Returns
    -------
    str
    """
    random = grammar.random
    paragraphs, paragraph = [], list[str]()
    for sentence in sentences:
        paragraph.append(_link(random, sentence) if random.random() < 0.2 else sentence)
        if random.random() < 0.5:
            paragraphs.append(" ".join(paragraph))
            paragraph = []
    paragraphs.append(" ".join(paragraph))
    above = random.randint(0, len(extras))
    if random.random() < 0.3:
        paragraphs = [_wrap(p, random.choice((40, 60, 72))) for p in paragraphs]
    return "\n\n".join([*extras[:above], *paragraphs, *extras[above:]])


def rewrite(grammar: Grammar, sentence: str) -> str:
    """Edit a sentence as its author would years later: one to four local changes.

    Parameters
    ----------
    grammar
        Where new words come from.
    sentence
        As it was.

    Returns
    -------
    str
        Something else, in most of the same words.
    """
    words = sentence.split(" ")
    random = grammar.random
    for _ in range(random.choice((1, 1, 2, 2, 3, 4))):
        at = random.randrange(len(words))
        kind = random.random()
        if kind < 0.45:
            words[at : at + random.randint(1, 2)] = grammar.pick(
                WORDS[("nouns", "verbs")[at % 2]]
            ).split()
        elif kind < 0.6:
            words.insert(at, grammar.pick(WORDS["adverbs"]))
        elif kind < 0.75 and len(words) > 10:
            del words[-random.randint(2, len(words) // 3) :]
        elif kind < 0.85 and len(words) > 10:
            del words[: random.randint(2, len(words) // 3)]
        elif kind < 0.95:
            words += grammar.fill("{link} {n}").split(" ")
        else:
            words[at] = random.choice(grammar.names)
    return " ".join(words).rstrip(".,") + "."


def rework(grammar: Grammar, sentences: list[str], shares: tuple[float, float, float]) -> list[str]:
    """Write a text anew: keep some sentences, edit some, drop the others, add new ones.

    Parameters
    ----------
    grammar
        Where new sentences come from.
    sentences
        The old text.
    shares
        Of the old sentences, how many are kept and edited; and how many are new, for each old one.

    Returns
    -------
    list of str
        Shares are met on average; at least one sentence is kept or edited.
    """
    random = grammar.random
    order = random.sample(range(len(sentences)), len(sentences))
    kept = int(shares[0] * len(order) + random.random())
    edited = max(not kept, int(shares[1] * len(order) + random.random()))
    fate = dict.fromkeys(order[:kept], "keep") | dict.fromkeys(order[kept : kept + edited], "edit")
    made = [
        sentences[n] if fate[n] == "keep" else rewrite(grammar, sentences[n]) for n in sorted(fate)
    ]
    if random.random() < 0.3 and len(made) > 2:
        at = random.randrange(len(made) - 1)
        made[at], made[at + 1] = made[at + 1], made[at]
    for _ in range(int(shares[2] * len(sentences) + random.random())):
        made.insert(random.randint(0, len(made)), grammar.sentence())
    return made


def excerpt(random: Random, sentences: list[str], share: float, least: int) -> list[str]:
    """Take neighbouring sentences: about a share of the words, and at least so many."""
    lengths = [len(s.split()) for s in sentences]
    wanted = max(least, share * sum(lengths))
    start = random.randrange(len(sentences))
    end = start
    while sum(lengths[start:end]) < wanted:
        if end < len(sentences):
            end += 1
        elif start > 0:
            start -= 1
        else:
            break
    return sentences[start:end]


def _link(random: Random, sentence: str) -> str:
    words = sentence.split(" ")
    start = random.randrange(len(words))
    end = min(len(words), start + random.randint(1, 4))
    address = random.choice(("#", "https://example.org/a?b=1"))
    return " ".join([*words[:start], f"[{' '.join(words[start:end])}]({address})", *words[end:]])


def _wrap(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])
