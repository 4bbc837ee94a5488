"""One HTTP download with every guard that a download of a stranger's address needs.

Each address, and each address that a redirect leads to, is resolved first; unless all of its
numbers are public, nothing is sent, and the connection then goes to the number that was checked
and not to a second answer of the name server. Size, time, number of redirects and the step from
https down to http are limited. A watchdog closes the connection when the time is up, so that a
server that sends one byte a second cannot hold it open.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import SplitResult, urljoin, urlsplit

from tertius.errors import SourceError

MAX_REDIRECTS = 5
_CHUNK = 64 * 1024
_AGENT = "tertius (dataset download)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

Progress = Callable[[int, int | None], None]
"""Called with the bytes read so far and the number announced, if there is one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a download may cost.

    Attributes
    ----------
    size
        Bytes.
    seconds
        For everything, redirects included.
    quiet
        Seconds without a byte.
    allow_local
        Whether addresses of this machine and of private networks are allowed, and http is as
        good as https. For tests and for mirrors inside an institution.
    """

    size: int = 2 * 1024**3
    seconds: float = 3600.0
    quiet: float = 30.0
    allow_local: bool = False


def download(url: str, target: Path, limits: Limits, progress: Progress | None = None) -> str:
    """Download one address into a file.

    Parameters
    ----------
    url
        ``http`` or ``https``.
    target
        The file, overwritten; it may be left incomplete if this raises.
    limits
        What the download may cost.
    progress
        Told about the bytes read.

    Returns
    -------
    str
        The address that the bytes came from, after redirects.

    Raises
    ------
    SourceError
        If an address is refused, a limit is passed, or the answer is not the whole file.
    """
    until = time.monotonic() + limits.seconds
    for _ in range(MAX_REDIRECTS + 1):
        parts = _checked(url)
        try:
            onward = _one_request(parts, target, limits, until, progress)
        except (OSError, http.client.HTTPException) as error:
            if time.monotonic() >= until:
                raise _too_slow(url, limits) from error
            raise SourceError(
                f"the download broke off ({_words(error)})",
                where=url,
                remedy="try again later, or download the file with a browser and add it",
            ) from error
        if onward is None:
            return url
        following = urljoin(url, onward)
        if urlsplit(following).scheme != "https" == parts.scheme and not limits.allow_local:
            raise SourceError("refused: redirects from https to http", where=url)
        url = following
    raise SourceError(f"refused: more than {MAX_REDIRECTS} redirects", where=url)


def public_addresses(host: str, port: int, *, allow_local: bool) -> list[str]:
    """Resolve a host and make sure that all its addresses are public.

    Parameters
    ----------
    host
        A name or a number in any spelling that the resolver takes (also ``2130706433``).
    port
        The port, for the resolver.
    allow_local
        Whether other addresses are allowed.

    Returns
    -------
    list of str
        The addresses, in the resolver's order.

    Raises
    ------
    SourceError
        If one of them belongs to this machine, a private network, or no network at all.
    OSError
        If the name cannot be resolved.
    """
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if not allow_local:
        for text in found:
            if not _is_public(text):
                raise SourceError(
                    f"refused: leads to {text}, which is not a public address",
                    where=host,
                    remedy="datasets are only fetched from public servers",
                )
    return found


def _is_public(text: str) -> bool:
    """Tell whether an address, also one wrapped in an IPv6 address, is on the public Internet."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        translated = address in ipaddress.ip_network("64:ff9b::/96")
        if translated:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(a is not None and not _is_public(str(a)) for a in inner):
            return False
        if translated or address.ipv4_mapped is not None:
            return True  # the address inside is what counts
    return address.is_global and not address.is_multicast and not address.is_reserved


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port_fits = parts.port is None or 0 < parts.port < 65536
    except ValueError as error:
        raise SourceError(f"is no address ({error})", where=url[:200]) from error
    if parts.scheme not in {"http", "https"}:
        scheme = parts.scheme or "no scheme"
        raise SourceError(f"refused: {scheme}, not http or https", where=url[:200])
    odd = not url.isascii() or any(ord(c) <= 32 or ord(c) == 127 for c in url)
    if not parts.hostname or not port_fits or odd or "@" in parts.netloc:
        raise SourceError("refused: is no plain web address", where=url[:200])
    return parts


def _one_request(
    parts: SplitResult, target: Path, limits: Limits, until: float, progress: Progress | None
) -> str | None:
    """Ask once: give the address of a redirect, or write the file and give None."""
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"User-Agent": _AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
    with _connected(parts, limits, until) as connection:
        connection.request("GET", path, headers=headers)
        with connection.getresponse() as answer:
            if answer.status in _REDIRECTS and (onward := answer.getheader("Location")):
                return onward
            if answer.status != 200:
                reason = http.client.responses.get(answer.status, "")
                raise SourceError(
                    f"the server answered {answer.status} {reason}".rstrip(),
                    where=parts.geturl(),
                    remedy="the file may have moved: see the dataset's own page",
                )
            _write(answer, target, limits, until, progress, parts.geturl())
    return None


@contextmanager
def _connected(
    parts: SplitResult, limits: Limits, until: float
) -> Iterator[http.client.HTTPConnection]:
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    numbers = public_addresses(host, port, allow_local=limits.allow_local)
    connection = http.client.HTTPConnection(host, port, timeout=limits.quiet)
    # The header Host keeps the name; the connection goes to the number that was checked.
    # A list, because the watchdog must reach the socket after http.client has let go of it.
    held = [_socket(numbers, port, limits, until)]
    expired = threading.Timer(max(until - time.monotonic(), 0.01), _hang_up, [held])
    expired.daemon = True
    expired.start()
    try:
        if secure:
            connection.default_port = 443
            held[0] = _certificates().wrap_socket(
                held[0], server_hostname=host, do_handshake_on_connect=False
            )
            held[0].do_handshake()  # type: ignore[attr-defined]
        connection.sock = held[0]
        yield connection
    finally:
        expired.cancel()
        connection.close()
        held[0].close()


def _socket(numbers: list[str], port: int, limits: Limits, until: float) -> socket.socket:
    last: OSError = OSError("no address")
    for number in numbers:
        wait = min(limits.quiet, max(until - time.monotonic(), 0.01))
        try:
            made = socket.create_connection((number, port), wait)
        except OSError as error:
            last = error
        else:
            made.settimeout(limits.quiet)
            return made
    raise last


def _hang_up(held: list[socket.socket]) -> None:
    # Closing the descriptor would not wake a thread that waits in recv; shutting down does. The
    # plain socket's method, because the TLS one would first take the session from the reader.
    with suppress(OSError):
        socket.socket.shutdown(held[0], socket.SHUT_RDWR)


def _certificates() -> ssl.SSLContext:
    """Trust what the system trusts and, for systems without a list, what requests ships."""
    from requests.utils import DEFAULT_CA_BUNDLE_PATH

    context = ssl.create_default_context()
    context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
    return context


def _write(
    answer: http.client.HTTPResponse,
    target: Path,
    limits: Limits,
    until: float,
    progress: Progress | None,
    url: str,
) -> None:
    announced = answer.length  # None where the server does not say
    too_large = SourceError(f"larger than the limit of {limits.size} bytes", where=url)
    if announced is not None and announced > limits.size:
        raise too_large
    done = 0
    with target.open("wb", buffering=0) as file:
        while chunk := answer.read1(_CHUNK):
            done += len(chunk)
            if done > limits.size:
                raise too_large
            if time.monotonic() >= until:
                raise _too_slow(url, limits)
            _put(file, chunk, target)
            if progress:
                progress(done, announced)
    if time.monotonic() >= until:
        raise _too_slow(url, limits)
    if announced is not None and done != announced:
        raise SourceError(
            f"the download broke off ({done} of {announced} bytes)",
            where=url,
            remedy="try again later",
        )
    if done == 0:
        raise SourceError("the server sent an empty file", where=url)


def _put(file: BinaryIO, chunk: bytes, target: Path) -> None:
    """Write; what the disk refuses is not the server's fault and must not read so."""
    try:
        file.write(chunk)
    except OSError as error:
        raise SourceError(
            f"cannot be written ({error.strerror})", where=str(target.parent)
        ) from error


def _too_slow(url: str, limits: Limits) -> SourceError:
    return SourceError(
        f"not complete after {limits.seconds:g} seconds",
        where=url,
        remedy="try again later, or download the file with a browser and add it",
    )


def _words(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return str(error) or type(error).__name__
