"""Whose 'we' and 'our' it is: the state from which a text is written, or a quotation is spoken.

The rule of this module: nobody says 'we' of a state and names it in the same clause as another. The
state that a text names often and never sets against 'us' is its own. Between quotation marks 'we'
is whoever is said to speak.
"""

from collections import Counter
from collections.abc import Sequence

from tertius.coding.actors.coreference.clauses import clause_of
from tertius.coding.actors.coreference.context import Context
from tertius.coding.model import Mention, Party
from tertius.coding.tree import Tree

FIRST = frozenset(["we", "us", "our", "ours", "ourselves"])
_MARKS = frozenset(["\u201c", "\u201d", '"', "``", "''"])
_LEAST = 4
_SPOKEN = 3


def home_of(trees: Sequence[Tree | None], mentions: Sequence[tuple[Mention, ...]]) -> Party | None:
    """Tell for which state a text says 'we'.

    Parameters
    ----------
    trees, mentions
        The sentences and who they name.

    Returns
    -------
    Party or None
        None where the text says it hardly ever, or no state stands out.
    """
    named: Counter[str] = Counter()
    against: Counter[str] = Counter()
    parties: dict[str, Party] = {}
    spoken = 0
    for tree, found in zip(trees, mentions, strict=True):
        if tree is None:
            continue
        quoted = quoted_words(tree)
        firsts = [k for k, word in enumerate(tree.lower) if word in FIRST and not quoted[k]]
        spoken += len(firsts)
        clauses = {clause_of(tree, k) for k in firsts}
        for mention in found:
            own = _is_own(tree, mention)
            opposed = clause_of(tree, mention.head) in clauses
            if own:
                return mention.parties[0]
            for party in mention.parties:
                parties.setdefault(party.key, party)
                named[party.key] += 1
                against[party.key] += opposed
    order = [(n, key) for key, n in named.most_common() if not against[key]]
    if spoken < _SPOKEN or not order or order[0][0] < _LEAST:
        return None
    if len(order) > 1 and order[0][0] <= 2 * order[1][0]:
        return None
    return parties[order[0][1]]


def _is_own(tree: Tree, mention: Mention) -> bool:
    """Tell whether the words say 'ours': 'we Poles', 'we in Japan', 'our president, Mr Kim'."""
    before = tree.lower[mention.first - 1] if mention.first else ""
    if before in {"we", "us"} and tree.tags[mention.head] == "NNPS":
        return True
    if before == "in" and mention.first > 1 and tree.lower[mention.first - 2] in {"we", "us"}:
        # 'We in Japan': a state, or the capital that stands for it.
        return tree.deps[mention.first - 1] == "prep"
    if tree.deps[mention.head] != "appos":
        return False
    owner = tree.child(tree.heads[mention.head], "poss")
    return owner is not None and tree.lower[owner] in {"our", "my"}


def quoted_words(tree: Tree) -> list[bool]:
    """Tell for each word whether it stands between quotation marks.

    Parameters
    ----------
    tree
        The sentence.

    Returns
    -------
    list of bool
    """
    inside, found = False, []
    for word in tree.words:
        if word in _MARKS:
            inside = word == "\u201c" or (word != "\u201d" and not inside)
        found.append(inside)
    return found


def first_person(context: Context, place: int) -> Mention | None:
    """Resolve 'we', 'us' and 'our'.

    Parameters
    ----------
    context
        The sentence and the scene.
    place
        A word.

    Returns
    -------
    Mention or None
    """
    tree = context.tree
    if tree.lower[place] not in FIRST or tree.words[place] == "US":
        return None
    if quoted_words(tree)[place]:
        speaker = _speaker(context)
        return context.mention(place, place, place, speaker, "we") if speaker else None
    home = context.home
    if home is None or home.key in context.in_clause(place):
        return None
    return context.mention(place, place, place, [home], "we")


def _speaker(context: Context) -> tuple[Party, ...]:
    """Give who is said to speak in the sentence."""
    tree = context.tree
    quoted = quoted_words(tree)
    for mention in context.mentions:
        verb = tree.heads[mention.head]
        if (
            not quoted[mention.head]
            and not mention.modifier
            and tree.deps[mention.head] == "nsubj"
            and tree.lemmas[verb] in context.index.words["said"]
        ):
            return mention.parties
    return ()
