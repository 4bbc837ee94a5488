"""Folds plain text: dumps of pages, newswire, the bodies of mails."""

from tertius.documents.folding.characters import fold_characters, join_soft_hyphens
from tertius.documents.folding.draft import Draft
from tertius.documents.folding.folded import Folded
from tertius.documents.folding.links import fold_links, fold_notes, fold_references, labels_of
from tertius.documents.folding.punctuation import fold_blanks, fold_signs
from tertius.documents.folding.wrapping import unwrap

_ROUNDS = 4
"""How often mark-up may come out of mark-up (``&amp;amp;``); more is left as it is."""


def fold_text(text: str) -> Folded:
    r"""Fold a plain text.

    Parameters
    ----------
    text
        As published.

    Returns
    -------
    Folded
        Its characters, character references, links, notes, blanks and dashes folded; the lines of
        paragraphs joined where the text is hard-wrapped. Folding the result changes nothing more.

    Examples
    --------
    >>> fold_text("“[Calm](#)  returns” —\r\nat last").text
    '"Calm returns" –\nat last'
    """
    draft, labels = join_soft_hyphens(Draft.of(text)), labels_of(text)
    draft = fold_characters(draft)
    for _ in range(_ROUNDS):
        before = draft
        draft = fold_notes(fold_links(fold_references(draft), labels=labels))
        if draft is before:
            break
        draft = fold_characters(draft)
    return fold_signs(fold_blanks(unwrap(draft))).folded(len(text))
