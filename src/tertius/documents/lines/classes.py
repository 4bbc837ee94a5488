"""The classes that the model tells apart: roles, and four kinds of furniture that look unlike."""

from functools import cache

from tertius.documents.lines.furniture_words import CLASS_OF, WORD_CLASSES
from tertius.documents.lines.rows import Row
from tertius.documents.model import Furniture, Role

CLASSES: tuple[str, ...] = (
    "title", "byline", "dateline", "standfirst", "body", "caption", "host_comment", "bio",
    "navigation", "related", "reader_comment", "other",
)  # fmt: skip
FIRST_FURNITURE = CLASSES.index("navigation")

_KIND_OF_WORDS: dict[str, Furniture] = {
    "share": "share", "subscribe": "newsletter", "comment": "comment_form", "legal": "copyright",
    "credit": "credit", "related": "related", "navigation": "navigation",
}  # fmt: skip


@cache
def class_numbers(role: Role) -> tuple[int, ...]:
    """Give the classes of a role: several for furniture.

    Parameters
    ----------
    role
        The role.

    Returns
    -------
    tuple of int
        Places in :data:`CLASSES`.
    """
    if role == "furniture":
        return tuple(range(FIRST_FURNITURE, len(CLASSES)))
    return (CLASSES.index(role),)


def class_number(role: Role, kind: Furniture | None) -> int:
    """Give the class of a role and kind.

    Parameters
    ----------
    role, kind
        Of a line.

    Returns
    -------
    int
        Place in :data:`CLASSES`; kinds without a class of their own are ``other``.
    """
    if role != "furniture":
        return CLASSES.index(role)
    return CLASSES.index(kind) if kind in CLASSES else CLASSES.index("other")


def of_class(number: int, row: Row) -> tuple[Role, Furniture | None]:
    """Give role and kind of a class.

    Parameters
    ----------
    number
        Place in :data:`CLASSES`.
    row
        The row; its words tell the kind of furniture that is ``other``.

    Returns
    -------
    role, kind
        The kind is None unless the role is furniture.
    """
    name = CLASSES[number]
    if number < FIRST_FURNITURE:
        return name, None  # type: ignore[return-value]
    if name != "other":
        return "furniture", name  # type: ignore[return-value]
    counts = [0] * len(WORD_CLASSES)
    for word in row.words:
        if word in CLASS_OF:
            counts[CLASS_OF[word]] += 1
    most = max(range(len(counts)), key=counts.__getitem__)
    kind = _KIND_OF_WORDS.get(WORD_CLASSES[most], "other") if counts[most] else "other"
    return "furniture", kind
