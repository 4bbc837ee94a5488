"""One POST to an address that the user chose, with every guard that a key needs.

The rule of this module: a request goes to one address and nowhere else. A redirect is given back
as it is and never followed, so that neither key nor texts reach a host that nobody named. Time and
size of the answer are limited; a watchdog closes the connection when the time is up, so that a
server which sends one byte a second cannot hold it open.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult

_CHUNK = 64 * 1024


class TooLarge(Exception):  # noqa: N818 - reads as a clause: except TooLarge
    """An answer passes the limit of bytes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes
    ----------
    status
        Of HTTP.
    headers
        By name in small letters; of repeated ones the last.
    data
        The body; empty unless the status is 200.
    """

    status: int
    headers: Mapping[str, str]
    data: bytes


def post(
    parts: SplitResult, body: bytes, headers: Mapping[str, str], *, size: int, seconds: float
) -> Answer:
    """Send a body and read the answer.

    Parameters
    ----------
    parts
        The address: http or https, with a host.
    body
        What is sent.
    headers
        Sent with it.
    size
        Bytes of the answer, at most.
    seconds
        For everything from resolving the name to the last byte.

    Returns
    -------
    Answer

    Raises
    ------
    TooLarge
        If the answer is larger than ``size``.
    TimeoutError
        If it is not complete after ``seconds``.
    OSError, http.client.HTTPException
        If the connection fails or breaks off.
    """
    until = time.monotonic() + seconds
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        with _connected(parts, until) as connection:
            connection.request("POST", path, body=body, headers=dict(headers))
            with connection.getresponse() as answer:
                told = {name.lower(): value for name, value in answer.getheaders()}
                data = _read(answer, size) if answer.status == 200 else b""
    except (OSError, http.client.HTTPException) as error:
        if time.monotonic() >= until:
            raise TimeoutError from error
        raise
    if time.monotonic() >= until:
        raise TimeoutError
    if answer.status == 200 and told.get("content-length", str(len(data))) != str(len(data)):
        raise http.client.IncompleteRead(data)
    return Answer(answer.status, told, data)


def _read(answer: http.client.HTTPResponse, size: int) -> bytes:
    if answer.length is not None and answer.length > size:
        raise TooLarge
    held = bytearray()
    while chunk := answer.read1(_CHUNK):
        held += chunk
        if len(held) > size:
            raise TooLarge
    return bytes(held)


@contextmanager
def _connected(parts: SplitResult, until: float) -> Iterator[http.client.HTTPConnection]:
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    made = socket.create_connection((host, port), max(until - time.monotonic(), 0.001))
    connection = http.client.HTTPConnection(host, port)
    # A list, because the watchdog must reach the socket after http.client has let go of it.
    held = [made]
    expired = threading.Timer(max(until - time.monotonic(), 0.001), _hang_up, [held])
    expired.daemon = True
    expired.start()
    try:
        if secure:
            connection.default_port = 443
            held[0] = _certificates().wrap_socket(
                made, server_hostname=host, do_handshake_on_connect=False
            )
            held[0].do_handshake()  # type: ignore[attr-defined]
        connection.sock = held[0]
        yield connection
    finally:
        expired.cancel()
        connection.close()
        held[0].close()


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
