"""Getting a dataset from its official address, once, whole, and the same every time.

A file whose checksum is known must have it. One whose checksum is not known is trusted on first
use: its sum is written down beside it, in ``fetched.json``, and a later download that differs is
refused until the user says that the new version is wanted.
"""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import unquote, urlsplit

from tertius.errors import SourceError
from tertius.sources.guarded_http import Limits, Progress, download
from tertius.sources.model import Source

RECORD = "fetched.json"
_PAGES = frozenset({"doi.org", "drive.google.com", "github.com", "history.state.gov"})
"""Hosts whose addresses lead to pages about files."""
_HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched.

    Attributes
    ----------
    source
        Name of the dataset.
    file
        Name of the file in the folder.
    url
        The address asked for.
    came_from
        The address after redirects.
    sha256, size
        Of the file.
    trust
        ``declared``: the sum is the one that tertius knows; ``first use``: it was written down
        at the first download.
    at
        When it was downloaded, ISO 8601, UTC.
    """

    source: str
    file: str
    url: str
    came_from: str
    sha256: str
    size: int
    trust: str
    at: str

    def path(self, folder: Path) -> Path:
        """Give the place of the file.

        Parameters
        ----------
        folder
            The folder it was fetched into.

        Returns
        -------
        Path
            The file.
        """
        return folder / self.file


def fetch(
    source: Source | str,
    folder: Path | str,
    *,
    replace: bool = False,
    allow_local: bool = False,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Fetched:
    """Download the file of a dataset into a folder, unless it is there already.

    Parameters
    ----------
    source
        The dataset, or its name.
    folder
        Where the file and ``fetched.json`` go; made where it is missing.
    replace
        Accept a file that differs from the one fetched before. A declared checksum still holds.
    allow_local
        Allow addresses of this machine and of private networks.
    limits
        Size and time (see :class:`~tertius.sources.guarded_http.Limits`).
    progress
        Told about the bytes read.

    Returns
    -------
    Fetched
        What was fetched, now or before.

    Raises
    ------
    SourceError
        If the dataset has no file to fetch, the address is refused, the download is not whole,
        is a web page, or has another checksum. The folder is as it was.
    """
    record = _record(source)
    folder = Path(folder)
    known = _known(folder).get(record.name)
    wanted = record.sha256 or (known.sha256 if known and not replace else None)
    if known and not replace and known.url == record.url and _whole(known, folder):
        return known
    limits = limits or Limits()
    if allow_local:
        limits = Limits(limits.size, limits.seconds, limits.quiet, allow_local=True)
    with _scratch(folder) as scratch:
        came_from, got = _download(record, scratch, limits, progress)
        digest = _sha256(got)
        _refuse_page(record, got, digest)
        if wanted and digest != wanted:
            raise _another(record, wanted, digest)
        fetched = Fetched(
            source=record.name,
            file=_file_name(record),
            url=record.url,
            came_from=came_from,
            sha256=digest,
            size=got.stat().st_size,
            trust="declared" if record.sha256 else "first use",
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        _keep(folder, scratch, got, fetched)
    return fetched


def is_fetchable(source: Source) -> bool:
    """Tell whether a dataset's address is that of a file, and not of a page or folder about it.

    Parameters
    ----------
    source
        The dataset.

    Returns
    -------
    bool
    """
    tail = _tail(source).lower()
    page = urlsplit(source.url).hostname in _PAGES if tail else True
    return not page and not tail.endswith((".html", ".htm", ".php"))


def fetched_in(folder: Path | str) -> tuple[Fetched, ...]:
    """List what was fetched into a folder.

    Parameters
    ----------
    folder
        The folder.

    Returns
    -------
    tuple of Fetched
        Sorted by source; empty where nothing was.

    Raises
    ------
    SourceError
        If the list is damaged.
    """
    return tuple(sorted(_known(Path(folder)).values(), key=lambda f: f.source))


def _record(source: Source | str) -> Source:
    from tertius.sources import registry

    record = registry.source(source) if isinstance(source, str) else source
    if not is_fetchable(record):
        raise SourceError(
            f"{record.name} cannot be fetched: its publisher gives no direct address of the file",
            remedy=f"get it from {record.url or 'its publisher'}, then: tertius data add FILE",
        )
    return record


def _tail(record: Source) -> str:
    """Give the last part of the address's path; empty where there is none."""
    try:
        return urlsplit(record.url).path.rpartition("/")[2]
    except ValueError:
        return ""


def _download(
    record: Source, scratch: Path, limits: Limits, progress: Progress | None
) -> tuple[str, Path]:
    """Let pooch store the download; how it is done is ours."""
    import pooch

    came_from: list[str] = []

    def guarded(url: str, output_file: str, _: object) -> None:
        came_from.append(download(url, Path(output_file), limits, progress))

    pooch.get_logger().setLevel("WARNING")
    stored = pooch.retrieve(
        record.url, known_hash=None, fname="file", path=scratch, downloader=guarded
    )
    return came_from[0], Path(stored)


def _sha256(path: Path) -> str:
    import pooch

    digest: str = pooch.file_hash(str(path), alg="sha256")
    return digest


def _refuse_page(record: Source, path: Path, digest: str) -> None:
    """Tell a web page that was sent in place of the file."""
    with path.open("rb") as file:
        head = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<head")) and digest != record.sha256:
        raise SourceError(
            "the server sent a web page, not the file",
            where=record.url,
            remedy="the file may need a click or a login: get it with a browser, then add it",
        )


def _another(record: Source, wanted: str, digest: str) -> SourceError:
    if record.sha256:
        return SourceError(
            f"checksum differs: {digest[:12]}… where {wanted[:12]}… is known to be right",
            where=record.url,
            remedy="the download is damaged or a new version came out; nothing was kept",
        )
    return SourceError(
        f"differs from the file fetched before: {digest[:12]}…, then {wanted[:12]}…",
        where=record.url,
        remedy="if a new version is what you want, fetch it with --replace",
    )


def _file_name(record: Source) -> str:
    """Give the file a harmless name that starts with the source's and keeps its ending."""
    tail = unquote(_tail(record))
    safe = re.sub(r"[^A-Za-z0-9._-]+", "_", tail).strip("._-")[-80:] or "file"
    return f"{record.name}-{safe}"


def _known(folder: Path) -> dict[str, Fetched]:
    path = folder / RECORD
    try:
        listed = json.loads(path.read_bytes())
        found = {row["source"]: Fetched(**row) for row in listed}
        sound = all(
            _HEX.fullmatch(f.sha256) and Path(f.file).name == f.file and isinstance(f.size, int)
            for f in found.values()
        )
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=str(path)) from error
    except (ValueError, TypeError, KeyError) as error:
        raise _damaged(path) from error
    if not sound:
        raise _damaged(path)
    return found


def _damaged(path: Path) -> SourceError:
    return SourceError("damaged list of fetched files", where=str(path), remedy="delete it")


def _whole(known: Fetched, folder: Path) -> bool:
    path = known.path(folder)
    return path.is_file() and path.stat().st_size == known.size and _sha256(path) == known.sha256


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Give a folder for unfinished work, which disappears in any case."""
    import shutil

    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(mkdtemp(prefix=".fetching-", dir=folder))
    except OSError as error:
        raise SourceError(f"cannot be written ({error.strerror})", where=str(folder)) from error
    try:
        yield scratch
    except OSError as error:
        raise SourceError(f"cannot be written ({error.strerror})", where=str(folder)) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _keep(folder: Path, scratch: Path, got: Path, fetched: Fetched) -> None:
    """Bring the file to its place, then write it down: each in one step."""
    _sync(got)
    got.replace(fetched.path(folder))
    listed = {**_known(folder), fetched.source: fetched}
    unfinished = scratch / RECORD
    text = json.dumps([asdict(listed[name]) for name in sorted(listed)], indent=1)
    unfinished.write_text(text + "\n", encoding="utf-8")
    _sync(unfinished)
    unfinished.replace(folder / RECORD)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
