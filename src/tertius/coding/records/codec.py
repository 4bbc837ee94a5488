"""Frozen dataclasses to plain data and back, strictly, and the JSON Schema of that form.

The rule of this module: the annotations of a class are all there is to know. What is read must
have just these fields and types, no text is taken for a number, and every deviation is collected
with the name of its field. A library for this would be faster, but none names what was found and
what was expected in words for people, and the classes stay free of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from inspect import getdoc
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
LARGEST = 2**31 - 1
"""Whole numbers of records are places, counts and codes, and tables hold them in 32 bits."""
_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
_JSON = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that does not fit.

    Attributes
    ----------
    field
        Its place: ``stance.within.level``, ``records[3]``; empty for the whole.
    found
        What stands there, shortened.
    expected
        What should.
    """

    field: str
    found: str
    expected: str

    def __str__(self) -> str:
        """Say what was found and what was expected."""
        return f"found {self.found}, expected {self.expected}"


@dataclass(slots=True)
class _Read:
    wrong: list[Wrong] = field(default_factory=list)

    def miss(self, place: str, value: object, expected: str) -> None:
        self.wrong.append(Wrong(place, shortened(value), expected))


def shortened(value: object) -> str:
    """Write a value that was found, at most 60 characters of it.

    Parameters
    ----------
    value
        Plain data.

    Returns
    -------
    str
    """
    if isinstance(value, dict | list):
        return f"{'an object' if isinstance(value, dict) else 'a list'} of {len(value)}"
    if type(value) is int and abs(value) > 10**60:
        return "a number of more than 60 digits"  # Python writes out no number of thousands
    words = {None: "null", True: "true", False: "false"}
    text = words[value] if value is None or isinstance(value, bool) else repr(value)
    return text if len(text) <= 60 else text[:59] + "…"


def to_plain(value: Any) -> Any:
    """Give a value as plain data: dictionaries, lists, text, numbers, true, false and null.

    Parameters
    ----------
    value
        A dataclass, or what its fields hold.

    Returns
    -------
    object
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: to_plain(one) for key, one in value.items()}
    return value


def from_plain(kind: type[T], value: object, place: str = "") -> tuple[T | None, list[Wrong]]:
    """Read a value from plain data.

    Parameters
    ----------
    kind
        A dataclass.
    value
        Plain data.
    place
        Name of the whole, for the names of fields.

    Returns
    -------
    tuple
        The value, None if anything does not fit; and everything that does not fit.
    """
    read = _Read()
    found = _value(kind, value, place, read)
    return (None if read.wrong else found), read.wrong


def schema_of(kind: type) -> dict[str, Any]:
    """Write the JSON Schema of a dataclass and of all that it holds.

    Parameters
    ----------
    kind
        A dataclass; descriptions are taken from its docstring.

    Returns
    -------
    dict
        Of draft 2020-12, without ``$schema``; other dataclasses are in ``$defs``.
    """
    known: dict[str, dict[str, Any]] = {}
    whole = _object_schema(kind, known)
    return {**whole, "$defs": known}


def _value(kind: Any, value: object, place: str, read: _Read) -> Any:
    origin = get_origin(kind)
    if is_dataclass(kind):
        return _object(kind, value, place, read)
    if origin in (UnionType, Union):
        return _either(kind, value, place, read)
    if origin is Literal:
        allowed = get_args(kind)
        if not any(type(value) is type(one) and value == one for one in allowed):
            read.miss(place, value, f"one of {', '.join(map(shortened, allowed))}")
        return value
    if origin is tuple:
        return _list(get_args(kind), value, place, read)
    if origin is dict:
        return _dict(get_args(kind), value, place, read)
    return _scalar(kind, value, place, read)


def _scalar(kind: Any, value: object, place: str, read: _Read) -> Any:
    if kind is float and type(value) is int and abs(value) < 2**53:
        return float(value)
    if type(value) is not kind or (isinstance(value, float) and not isfinite(value)):
        read.miss(place, value, _NAMES.get(kind, "null"))
    elif isinstance(value, int) and abs(value) > LARGEST:
        read.miss(place, value, f"a whole number up to {LARGEST:,}")
    return value


def _either(kind: Any, value: object, place: str, read: _Read) -> Any:
    """Read ``X | None``: the only union that the classes have."""
    if value is None:
        return None
    (other,) = (one for one in get_args(kind) if one is not NoneType)
    before = len(read.wrong)
    found = _value(other, value, place, read)
    if len(read.wrong) == before + 1 and read.wrong[-1].field == place:
        last = read.wrong.pop()
        read.miss(place, value, f"{last.expected} or null")
    return found


def _list(kinds: tuple[Any, ...], value: object, place: str, read: _Read) -> Any:
    many = len(kinds) == 2 and kinds[1] is Ellipsis
    if not isinstance(value, list) or not (many or len(value) == len(kinds)):
        read.miss(place, value, "a list" if many else f"a list of {len(kinds)}")
        return ()
    each = [kinds[0]] * len(value) if many else kinds
    return tuple(
        _value(kind, one, f"{place}[{n}]", read)
        for n, (kind, one) in enumerate(zip(each, value, strict=True))
    )


def _dict(kinds: tuple[Any, ...], value: object, place: str, read: _Read) -> Any:
    if not isinstance(value, dict):
        read.miss(place, value, "an object")
        return {}
    for key in value:
        _value(kinds[0], key, f"{place}: name of a field", read)
    return {key: _value(kinds[1], one, f"{place}.{key}", read) for key, one in value.items()}


def _object(kind: Any, value: object, place: str, read: _Read) -> Any:
    if not isinstance(value, dict):
        read.miss(place, value, f"an object with the fields of {kind.__name__}")
        return None
    hints = _hints(kind)
    for name in value.keys() - hints.keys():
        read.miss(_below(place, name), value[name], f"no such field; {kind.__name__} has others")
    before = len(read.wrong)
    given = {}
    for one in fields(kind):
        where = _below(place, one.name)
        if one.name in value:
            given[one.name] = _value(hints[one.name], value[one.name], where, read)
        elif one.default is MISSING and one.default_factory is MISSING:
            read.wrong.append(Wrong(where, "nothing", "this field"))
    return kind(**given) if len(read.wrong) == before else None


def _below(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _object_schema(kind: Any, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    words = dict(_attributes(kind))
    properties = {}
    for name, hint in _hints(kind).items():
        properties[name] = _schema(hint, known)
        if name in words:
            properties[name] = {**properties[name], "description": words[name]}
    needed = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    return {
        "title": kind.__name__,
        "description": (getdoc(kind) or "").split("\n", 1)[0],
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": False,
    }


def _schema(kind: Any, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        named: Any = kind
        name = str(named.__name__)
        if name not in known:
            known[name] = {}  # its own fields may ask for it again
            known[name] = _object_schema(kind, known)
        return {"$ref": f"#/$defs/{name}"}
    writers: dict[Any, Callable[[], dict[str, Any]]] = {
        Literal: lambda: {"enum": list(inner)},
        UnionType: lambda: {"anyOf": [_schema(one, known) for one in inner]},
        Union: lambda: {"anyOf": [_schema(one, known) for one in inner]},
        tuple: lambda: _list_schema(inner, known),
        dict: lambda: {
            "type": "object",
            "propertyNames": _schema(inner[0], known),
            "additionalProperties": _schema(inner[1], known),
        },
    }
    return writers[origin]() if origin in writers else {"type": _JSON[kind]}


def _list_schema(inner: tuple[Any, ...], known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return {"type": "array", "items": _schema(inner[0], known)}
    each = [_schema(one, known) for one in inner]
    return {"type": "array", "prefixItems": each, "minItems": len(each), "maxItems": len(each)}


def _attributes(kind: type) -> Iterator[tuple[str, str]]:
    """Take the descriptions of fields from a docstring."""
    _, _, below = (getdoc(kind) or "").partition("Attributes\n----------\n")
    names: list[str] = []
    words: list[str] = []
    for line in [*below.splitlines(), "end"]:
        if line and not line.startswith(" "):
            yield from ((name, " ".join(words)) for name in names)
            names, words = line.split(", "), []
        elif line:
            words.append(line.strip())
