"""JSON that is no JSON lines: an array of records, one record, or one after another."""

import codecs
import json
import re
from collections.abc import Iterator

from tertius.documents.model import Refusal
from tertius.documents.reading.encoding import encoding_of_head
from tertius.documents.reading.fields import text_columns
from tertius.documents.reading.jsonlines import read_value
from tertius.documents.reading.limits import CHUNK, Limits
from tertius.documents.reading.refusing import Found, refused
from tertius.documents.reading.stream import Stream

_BETWEEN = re.compile(r"[\s,]*")


def read_json(stream: Stream, column: str | None, limits: Limits) -> Iterator[Found]:
    """Read the records of a JSON file, an array being read as a stream.

    Parameters
    ----------
    stream
        The input.
    column
        The field that holds the text; None to recognise it.
    limits
        Bounds; a record may have twice the characters of a document, for its escapes.

    Yields
    ------
    Original or Refusal
        One for each record, at the place ``path!number`` counted from 1.

    Raises
    ------
    Refused
        By the rule ``not JSON``, where damage begins: what follows it cannot be told apart.
    """
    encoding = encoding_of_head(stream.head(CHUNK)) or "utf-8"
    notes = tuple(stream.notes)
    number = 0
    for value in _values(stream, encoding, 2 * limits.characters):
        inner = _records_in(value) if number == 0 and column is None else None
        for record in [value] if inner is None else inner:
            number += 1
            yield read_value(record, column, f"{stream.place}!{number}", encoding, notes, limits)
    if not number:
        yield Refusal(stream.place, "empty", "holds no record")


def _records_in(value: object) -> list[object] | None:
    """Unwrap an answer of a service: one object around the list of records that is meant."""
    if not isinstance(value, dict) or text_columns(value):
        return None
    lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
    return lists[0] if len(lists) == 1 else None


def _values(stream: Stream, encoding: str, limit: int) -> Iterator[object]:
    """Decode value after value; an array at the start stands for what it holds."""
    window = _Window(stream, encoding)
    decode = json.JSONDecoder().raw_decode
    window.skip(_BETWEEN)
    if window.starts("["):
        window.at += 1
    number = 0
    while True:
        window.skip(_BETWEEN)
        if window.ended() or window.starts("]"):
            return
        number += 1
        while True:
            try:
                value, end = decode(window.text, window.at)
            except (ValueError, RecursionError) as error:
                # It may be damaged, or not all here yet.
                if len(window.text) - window.at <= limit and window.more():
                    continue
                what = f"record {number} is no JSON, too long or cut short: {_reason(error)}"
                raise refused(f"{stream.place}!{number}", "not JSON", what) from error
            break
        window.at = end
        yield value


def _reason(error: Exception) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"


class _Window:
    """As much of a text as a value needs; it doubles, so that no value is decoded often."""

    def __init__(self, stream: Stream, encoding: str):
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(
            "utf-8-sig" if encoding == "utf-8" else encoding
        )()
        self._done = False
        self.text = ""
        self.at = 0
        self.more()
        self.text = self.text.removeprefix("\ufeff")

    def more(self) -> bool:
        """Take in more; False where there is no more."""
        if self._done:
            return False
        self.text = self.text[self.at :]
        self.at = 0
        block = self._stream.read(max(CHUNK, len(self.text)))
        self._done = not block
        try:
            self.text += self._decoder.decode(block, final=self._done)
        except UnicodeError as error:
            what = "is JSON, and neither UTF-8 nor UTF-16"
            raise refused(self._stream.place, "encoding", what, "save it as UTF-8") from error
        return True

    def skip(self, what: re.Pattern[str]) -> None:
        """Pass over characters between values."""
        while True:
            found = what.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.text) or not self.more():
                return

    def starts(self, sign: str) -> bool:
        """Tell whether a sign comes next."""
        return self.text.startswith(sign, self.at)

    def ended(self) -> bool:
        """Tell whether all has been taken."""
        return self.at >= len(self.text)
