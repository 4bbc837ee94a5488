"""How an endpoint is asked: how often, how long, and what is said when it does not answer.

The rule of this module: one policy for everything that goes wrong. What may pass (no connection, a
full queue, a broken server, an answer that is none) is asked again a few times, and what will not
pass (a wrong key, a redirect, a refusal) never. All of it ends within a bounded time.
"""

import email.utils
import http.client
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from tertius.coding.backends.endpoint import KEYS, Endpoint
from tertius.coding.backends.http_post import Answer, TooLarge, post
from tertius.errors import CodingError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """What a question may cost.

    Attributes
    ----------
    size
        Bytes of an answer.
    seconds
        For one try.
    total
        Seconds for all tries and the pauses between them.
    tries
        At most so many.
    wait
        Seconds before the second try; twice as many before each further one. What the endpoint
        asks for (``Retry-After``) counts instead where it fits into ``total``.
    pause
        What waits.
    """

    size: int = 4_000_000
    seconds: float = 180.0
    total: float = 600.0
    tries: int = 3
    wait: float = 2.0
    pause: Callable[[float], None] = time.sleep


class AnswerCut(Exception):  # noqa: N818 - reads as a clause: except AnswerCut
    """The model stopped because its answer became too long: fewer sentences may fit."""


class Unusable(Exception):  # noqa: N818 - reads as a clause: except Unusable
    """An answer that is none.

    Parameters
    ----------
    what
        What is wrong with it, in our words and none of the endpoint's.
    """

    def __init__(self, what: str):
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class _Failure:
    what: str
    remedy: str = ""
    again: bool = True
    after: float | None = None


def ask(
    endpoint: Endpoint, body: bytes, read: Callable[[str], T], patience: Patience
) -> tuple[str, T]:
    """Ask until there is an answer that can be read.

    Parameters
    ----------
    endpoint
        Where to.
    body
        The question.
    read
        Reads what the model wrote, or raises :class:`Unusable`.
    patience
        What the question may cost.

    Returns
    -------
    tuple
        What the model wrote, and what ``read`` made of it.

    Raises
    ------
    CodingError
        If there is none; names the endpoint, what it did, and what to do.
    AnswerCut
        If the answer became too long.
    """
    until = time.monotonic() + patience.total
    wait, tries = patience.wait, 0
    while True:
        tries += 1
        found = _once(endpoint, body, read, patience, until)
        if not isinstance(found, _Failure):
            return found
        pause = wait if found.after is None else found.after
        if not found.again or tries >= patience.tries or time.monotonic() + pause >= until:
            raise _given_up(endpoint, found, tries, pause)
        patience.pause(pause)
        wait *= 2


def _given_up(endpoint: Endpoint, failure: _Failure, tries: int, pause: float) -> CodingError:
    asked = f", asked {tries} times" if tries > 1 else ""
    remedy = failure.remedy or "Try again later; answers so far are kept."
    if failure.after is not None:
        remedy = f"It asks to wait {pause:.0f} seconds. {remedy}"
    return CodingError(f"the endpoint {failure.what}{asked}", where=endpoint.place, remedy=remedy)


def _once(
    endpoint: Endpoint, body: bytes, read: Callable[[str], T], patience: Patience, until: float
) -> "tuple[str, T] | _Failure":
    seconds = min(patience.seconds, max(until - time.monotonic(), 0.001))
    try:
        answer = post(endpoint.parts, body, endpoint.headers(), size=patience.size, seconds=seconds)
    except TooLarge:
        return _Failure(
            f"sent more than the {patience.size:,} bytes that an answer may have",
            "Check that the address is one of chat completions.",
            again=False,
        )
    except TimeoutError:
        return _Failure(
            f"gave no whole answer in {seconds:g} seconds",
            "Check that it runs; a smaller model answers sooner. Answers so far are kept.",
        )
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _Failure(
            f"cannot be reached or broke off ({type(error).__name__})",
            "Check the address, and that the server runs.",
        )
    if answer.status != 200:
        return _status(answer)
    try:
        content = _content(answer.data)
        return content, read(content)
    except Unusable as error:
        return _Failure(
            error.what,
            "The endpoint must answer chat completions with response_format json_schema; "
            "another model may do better.",
        )


def _status(answer: Answer) -> _Failure:
    status = answer.status
    reason = http.client.responses.get(status, "")
    what = f"answered {status} {reason}".rstrip()
    if 300 <= status < 400:
        return _Failure(
            f"{what}: it redirects, and neither texts nor keys are sent to where it leads",
            "Give the address itself that answers.",
            again=False,
        )
    if status in {401, 403}:
        return _Failure(
            what, f"Set the key in the environment variable {' or '.join(KEYS)}.", again=False
        )
    if status == 404:
        return _Failure(
            what,
            "Give the address up to the version (…/v1), and the model's name as the endpoint has "
            "it.",
            again=False,
        )
    if status in {408, 425, 429} or status >= 500:
        return _Failure(what, after=_seconds(answer.headers.get("retry-after", "")))
    return _Failure(
        what,
        "The endpoint must know the model and response_format json_schema, at temperature 0.",
        again=False,
    )


def _seconds(told: str) -> float | None:
    """Read Retry-After: seconds or a date; None for neither."""
    told = told.strip()[:64]
    if told.isascii() and told.isdigit():
        return float(min(int(told), 10**9))
    try:
        day = email.utils.parsedate_to_datetime(told)
    except ValueError:
        return None
    now = datetime.now(UTC)
    return max((day.replace(tzinfo=day.tzinfo or UTC) - now).total_seconds(), 0.0)


def _content(data: bytes) -> str:
    """Give what the model wrote."""
    if data.lstrip()[:1] == b"<":
        raise Unusable("answered with a web page")
    found = parsed(data, "its answer")
    choices = found.get("choices") if isinstance(found, dict) else None
    if not isinstance(choices, list) or len(choices) != 1 or not isinstance(choices[0], dict):
        raise Unusable("answered with JSON that is no chat completion")
    message = choices[0].get("message")
    if not isinstance(message, dict):
        raise Unusable("answered with a chat completion without a message")
    if choices[0].get("finish_reason") == "length":
        raise AnswerCut
    if message.get("refusal") or choices[0].get("finish_reason") == "content_filter":
        raise Unusable("refused to answer")
    content = message.get("content")
    if not isinstance(content, str) or not content.strip():
        raise Unusable("answered with an empty message")
    return content


def parsed(data: bytes | str, whose: str) -> Any:
    """Read JSON from others.

    Parameters
    ----------
    data
        Of bounded size.
    whose
        For the message.

    Returns
    -------
    object

    Raises
    ------
    Unusable
        If it is no JSON, or nested too deeply to be meant.
    """
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise Unusable(f"answered, but {whose} is no JSON") from None
