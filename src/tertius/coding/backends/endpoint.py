"""An endpoint that speaks the OpenAI protocol: where it is, what opens it, and how it is asked.

The rule of this module: the key goes into one header of one request and nowhere else: no message,
no file, no printed value. Nothing that the endpoint says is repeated in an error either, for it
may repeat the key.
"""

import ipaddress
import json
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from tertius.errors import CodingError, shown

KEYS = ("TERTIUS_LLM_KEY", "OPENAI_API_KEY")
"""Variables of the environment that may hold the key; the first that is set counts."""
_TAIL = "/chat/completions"
_AGENT = "tertius (coding of texts)"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where questions go.

    Attributes
    ----------
    parts
        The whole address of chat completions.
    key
        What opens it; empty for one that is open. Never printed.
    """

    parts: SplitResult = field(repr=False)
    key: str = field(default="", repr=False)

    @property
    def place(self) -> str:
        """The address as it may be shown: a query could hold a secret and is left out."""
        return shown(f"{self.parts.scheme}://{self.parts.netloc}{self.parts.path}")

    def headers(self) -> Mapping[str, str]:
        """Give the headers of a request, the key among them."""
        plain = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": _AGENT,
        }
        return plain | ({"Authorization": f"Bearer {self.key}"} if self.key else {})


def endpoint_at(address: str, environment: Mapping[str, str] = os.environ) -> Endpoint:
    """Read an address and the key that belongs to it.

    Parameters
    ----------
    address
        Up to the version (``https://models.example.org/v1``), or with ``/chat/completions``.
        Addresses of this machine and of private networks are as good as others.
    environment
        Holds the key, if there is one; see :data:`KEYS`.

    Returns
    -------
    Endpoint

    Raises
    ------
    CodingError
        If it is no plain http or https address, holds a name and password, or would carry the key
        unencrypted over a public network; if the key cannot stand in a header.
    """
    parts = _checked(address)
    path = parts.path.rstrip("/")
    if not path.endswith(_TAIL):
        path += _TAIL
    name = next((name for name in KEYS if environment.get(name)), "")
    key = environment.get(name, "").strip() if name else ""
    if not (key.isascii() and all(32 < ord(character) < 127 for character in key)):
        raise CodingError(
            f"the key in {name} holds blanks or characters that no key has",
            remedy="Set it again, without quotes and line ends.",
        )
    endpoint = Endpoint(parts._replace(path=path, fragment=""), key)
    if key and parts.scheme == "http" and not _is_near(parts.hostname or ""):
        raise CodingError(
            f"refused: the key in {name} would be sent unencrypted over a public network",
            where=endpoint.place,
            remedy=f"Use https, or unset {name} if this endpoint needs no key.",
        )
    return endpoint


def _checked(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        port_fits = parts.port is None or 0 < parts.port < 65536
    except ValueError:
        raise _no_address("is no address") from None
    if parts.scheme not in {"http", "https"}:
        raise _no_address("is no http or https address")
    if "@" in parts.netloc:
        raise _no_address("holds a name or password, which an address shows to everybody")
    odd = not address.isascii() or any(ord(c) <= 32 or ord(c) == 127 for c in address)
    if not parts.hostname or not port_fits or odd:
        raise _no_address("is no plain web address")
    return parts


def _no_address(what: str) -> CodingError:
    # The address itself is not repeated: it may hold a password or a key.
    return CodingError(
        f"the address given as --endpoint {what}",
        remedy="Give it up to the version, for example http://127.0.0.1:8080/v1; a key belongs "
        f"into the environment variable {KEYS[0]}.",
    )


def _is_near(host: str) -> bool:
    """Tell whether all numbers of a host belong to this machine or a private network."""
    try:
        answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return False
    numbers = {str(answer[4][0]).partition("%")[0] for answer in answers}
    return bool(numbers) and not any(ipaddress.ip_address(n).is_global for n in numbers)


def request_body(model: str, messages: list[dict[str, str]], schema: Mapping[str, object]) -> bytes:
    """Write a question as the protocol has it.

    Parameters
    ----------
    model
        Name that the endpoint knows.
    messages
        Roles and contents.
    schema
        What the answer must look like, as JSON schema.

    Returns
    -------
    bytes
        JSON of ASCII characters, the same for the same question.
    """
    body = {
        "model": model,
        "messages": messages,
        "temperature": 0,
        "stream": False,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "records", "strict": True, "schema": schema},
        },
    }
    return json.dumps(body, ensure_ascii=True, sort_keys=True).encode()
