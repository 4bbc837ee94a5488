"""Chooses how to fold by how the original is written."""

from tertius.documents.folding.folded import Folded
from tertius.documents.model import Original


def fold(original: Original) -> Folded:
    """Fold an original: make its variants and mark-up alike, and keep the way back.

    Parameters
    ----------
    original
        A text as published: plain text, Markdown or HTML.

    Returns
    -------
    Folded
        Its map leads to places in ``original.text``.
    """
    if original.format == "html":
        from tertius.documents.folding.html import fold_html

        return fold_html(original)
    if original.format == "markdown":
        from tertius.documents.folding.markdown import fold_markdown

        return fold_markdown(original.text)
    from tertius.documents.folding.text import fold_text

    return fold_text(original.text)
