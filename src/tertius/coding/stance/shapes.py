"""How words stand below the word above: as its clause, its infinitive, its object.

The rule of this module: it looks at the tree alone, and mends what parsers often get wrong where a
mark of punctuation or a word order tells.
"""

from tertius.coding.stance.marks import SUBJECTS, finite, infinitive, is_verb
from tertius.coding.tree import Tree

_CLAUSES = ("ccomp", "xcomp", "acl", "relcl")
_QUOTES = frozenset(('"', "“", "”", "''", "``", "'", "‘", "’", "«", "»"))


def shape_of(tree: Tree, place: int) -> str:
    """Tell how a word stands below the one above.

    Parameters
    ----------
    tree
        The sentence.
    place
        A word.

    Returns
    -------
    str
        One of the shapes that a cue can take (``that``, ``to``, ``ing``, ``as``, ``object``,
        ``subject``, ``of`` for a noun before a noun); empty where the word is no content of the
        one above.
    """
    dep, above = tree.deps[place], tree.heads[place]
    if dep in _CLAUSES:
        return _clause(tree, place, dep, above)
    if dep in ("dobj", "nsubjpass"):
        return "object"
    if dep == "nsubj":
        return "object" if tree.child(above, "auxpass") is not None else "subject"
    if dep in ("compound", "nmod") and tree.tags[above].startswith("N"):
        return "of"
    return ""


def marked(tree: Tree, place: int) -> bool:
    """Tell whether a clause begins with the conjunction 'that'."""
    for k in tree.children[place]:
        if tree.lower[k] == "that" and k < place:
            subject = tree.child(place, "nsubj")
            things = [thing for thing in tree.having(place, "dobj") if thing != k]
            # 'told in the cafés that England defeated us': a pronoun has a part in its clause.
            if tree.deps[k] == "mark" or (subject not in (None, k) and things):
                return True
    return False


def parted(tree: Tree, place: int) -> bool:
    """Tell whether a semicolon or colon parts a clause from the one above."""
    above = tree.heads[place]
    return place < above and any(word in (";", ":") for word in tree.words[place:above])


def _clause(tree: Tree, place: int, dep: str, above: int) -> str:
    that = marked(tree, place)
    describes = dep in ("acl", "relcl")
    if describes and not that and not infinitive(tree, place):
        return ""
    if not describes and not that and _no_content(tree, place, above):
        return ""
    if not is_verb(tree, place):
        return "as" if dep == "xcomp" else "that"
    if infinitive(tree, place) and tree.child(place, "mark") is None:
        return "to"
    bare = not that and not finite(tree, place)
    if bare and tree.tags[place] == "VBG":
        return "ing"
    if bare and not describes and tree.tags[place] == "VB":
        return "" if _relative(tree, place) else "to"
    return "that" if finite(tree, place) or dep == "ccomp" else "to"


def _no_content(tree: Tree, place: int, above: int) -> bool:
    """Tell whether a parser took a clause beside a verb for its content."""
    if any(tree.lower[k] in ("why", "how", "when", "where") for k in tree.children[place]):
        return True
    if tree.tags[above] == "VBN" and tree.child(above, "aux", "auxpass") is None:
        # 'Crowds estimated at four thousand marched': a participle, taken for the main verb.
        return tree.deps[place] == "ccomp"
    return place < above and _turned(tree, place, above)


def _turned(tree: Tree, place: int, above: int) -> bool:
    """Tell of an inversion: 'Should X strike, Y would protest', 'Not only did X strike, it …'."""
    subject = tree.child(place, *SUBJECTS)
    first = min((place, *tree.having(place, "aux", "auxpass")))
    quoted = any(tree.words[k] in _QUOTES for k in range(place, above))
    return subject is not None and first < subject and not quoted


def _relative(tree: Tree, place: int) -> bool:
    return any(tree.tags[k] in ("WDT", "WP") for k in tree.having(place, "nsubj"))
