"""Getting one published page from its address: only when asked to, and with every guard.

Nothing else in the documents touches the network. The guards are those of
:mod:`tertius.sources.guarded_http`: public addresses only, also after each redirect, and limits of
size and time.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tertius.documents.model import Declared, Original, Refusal
from tertius.errors import DocumentError, SourceError
from tertius.sources.guarded_http import Limits, Progress, download

PAGE = Limits(size=32 * 1024**2, seconds=120.0, quiet=20.0)
"""What a page may cost: bytes, seconds, seconds without a byte."""


def fetch_page(
    url: str,
    *,
    refused: Callable[[Refusal], None],
    limits: Limits = PAGE,
    progress: Progress | None = None,
) -> tuple[Original, ...]:
    """Fetch the texts at one address: a page, a text, a feed.

    Parameters
    ----------
    url
        ``http`` or ``https``.
    refused
        Told of what holds no text: a picture, an entry of a feed without words.
    limits
        What the download may cost; also whether addresses of this machine are allowed.
    progress
        Told about the bytes read.

    Returns
    -------
    tuple of Original
        Each with the address that it came from, after redirects, as its place and as a declared
        ``url``. The bytes are read as those of a file are: nothing in them is followed or run.

    Raises
    ------
    DocumentError
        If the address is refused, a limit is passed, or the answer is not whole.
    """
    from tertius.documents.reading import read_bytes

    try:
        with tempfile.TemporaryDirectory(prefix="tertius-") as folder:
            target = Path(folder) / "page"
            came_from = download(url, target, limits, progress)
            data = target.read_bytes()
    except SourceError as error:
        remedy = "save the page with a browser, then add the file"
        raise DocumentError(error.message, where=error.where, remedy=remedy) from error
    except OSError as error:
        raise DocumentError(f"cannot be kept ({error.strerror})", where=url) from error
    declared = (Declared("url", came_from, "address"),)
    return tuple(read_bytes(data, name=came_from, refused=refused, declared=declared))


def fetch_pages(
    urls: Iterable[str], *, refused: Callable[[Refusal], None], limits: Limits = PAGE
) -> Iterator[Original]:
    """Fetch the texts at several addresses; one that fails keeps the others from nothing.

    Parameters
    ----------
    urls
        ``http`` or ``https``.
    refused
        Told of each address that failed, and of what holds no text.
    limits
        What each download may cost.

    Yields
    ------
    Original
        See :func:`fetch_page`.
    """
    for url in urls:
        try:
            yield from fetch_page(url, refused=refused, limits=limits)
        except DocumentError as error:
            refused(Refusal(error.where or url, "not fetched", error.message, error.remedy or ""))
