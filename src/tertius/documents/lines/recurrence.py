"""Text of a site: what returns on it in several families, not merely in several documents.

A story that five hundred papers print is one family, so nothing of it is recurrent; the notice
under the author's name that stands in three unlike stories is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tertius.documents.lines.keys import line_key, words_of

GRAM = 6
"""Words in a row that are looked for when a line varies from page to page."""
COVER = 0.8
"""Share of a line's runs of words that must be recurrent before the line is."""


def recurrent_keys(
    pages: Iterable[tuple[str, str, Iterable[str]]], *, least: int = 3
) -> frozenset[int]:
    """Find the lines that belong to a site rather than to a piece.

    Parameters
    ----------
    pages
        Host, family and lines of each page. Pages whose host is ``""`` are one site together.
    least
        In how many families of one host a line must stand.

    Returns
    -------
    frozenset of int
        Keys (:func:`~tertius.documents.lines.line_key`) of lines that stand in at least `least`
        families of one host, or whose runs of six words do so for at least four fifths.

    Notes
    -----
    Families are counted and not documents, because syndication repeats whole stories. A line of
    fewer than six words is compared as a whole only. Memory grows with the number of distinct
    runs of six words of one host; give the pages of large hosts a sample at a time.

    Examples
    --------
    >>> pages = [("a.org", str(n), ["Join our club", f"Story {n}"]) for n in range(3)]
    >>> recurrent_keys(pages) == {line_key("Join our club")}
    True
    """
    if least < 2:
        raise ValueError(f"recurrent text stands in 2 families or more, not in {least}")
    hosts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for host, family, lines in pages:
        hosts[host][family].update(lines)
    found: set[int] = set()
    for families in hosts.values():
        if len(families) >= least:
            found.update(_of_host(families, least))
    return frozenset(found)


def _of_host(families: dict[str, set[str]], least: int) -> Iterator[int]:
    whole: dict[int, int] = defaultdict(int)
    runs: dict[int, int] = defaultdict(int)
    for lines in families.values():
        for key in {line_key(line) for line in lines}:
            whole[key] += 1
        for run in {run for line in lines for run in _runs(line)}:
            runs[run] += 1
    yield from (key for key, count in whole.items() if count >= least)
    for lines in families.values():
        for line in lines:
            of_line = _runs(line)
            known = sum(runs[run] >= least for run in of_line)
            if of_line and known >= COVER * len(of_line):
                yield line_key(line)


def _runs(line: str) -> list[int]:
    # The hash of a tuple differs between processes, but is only compared within one call.
    words = words_of(line)
    return [hash(tuple(words[i : i + GRAM])) for i in range(len(words) - GRAM + 1)]
