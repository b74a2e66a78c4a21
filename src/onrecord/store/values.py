"""The model's frozen types as JSON, and back: for columns that hold one value whole.

A dataclass is an array of its fields in their order, a tuple an array, an enum its value, a moment and a decimal their
ISO and plain texts. What is read back equals what was written; types come from the annotations, so nothing in the text
says what it is.
"""

import json
import types
import typing
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar, Union

from onrecord.model.intervals import Interval
from onrecord.model.spans import Span

Value = TypeVar("Value")
AS_IT_IS = frozenset({str, int, float, bool, type(None)})  # what JSON has itself
_RECURRING = (Span, Interval)  # in report after report the same ones: each is made once
_MOST_HELD = 1 << 16  # of each
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def to_json(value: object) -> str:
    """A value of the model as JSON."""
    return _ENCODER.encode(_plain(value))


def from_json(kind: type[Value], text: str) -> Value:
    """The value of this type that `to_json` wrote."""
    read: Callable[[Any], Value] = _reader(typing.cast(Any, kind))
    return read(json.loads(text))


def each_from_json(kind: Any, texts: Iterable[str]) -> list[Any]:
    """The values of one type that `to_json` wrote, in one go: of thousands of short texts the calls cost most."""
    return list(map(_reader(kind), json.loads(f"[{','.join(texts)}]")))


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    return _writer(kind)(value)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """A function that brings values of a class into the shapes that JSON has."""
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, (bool, int, float, str, type(None))):
        return lambda value: value
    if issubclass(kind, bytes):
        return lambda value: b64encode(value).decode("ascii")
    if issubclass(kind, date):  # a datetime is a date
        return lambda value: value.isoformat()
    if issubclass(kind, Decimal):
        return lambda value: format(value, "f")
    if is_dataclass(kind):
        return _dataclass_writer(kind)
    if issubclass(kind, Mapping):
        return lambda value: [[_plain(key), _plain(one)] for key, one in value.items()]
    if issubclass(kind, (tuple, list)):
        return lambda value: [one if type(one) in AS_IT_IS else _plain(one) for one in value]
    if issubclass(kind, frozenset):
        return lambda value: sorted(_plain(one) for one in value)
    raise TypeError(f"{kind.__name__} has no form in JSON")


def _dataclass_writer(kind: Any) -> Callable[[Any], Any]:
    names = _names(kind)
    parts = _parts(names)
    hints = typing.get_type_hints(kind)
    deep = [(n, hints[name]) for n, name in enumerate(names) if not _is_in_json(hints[name])]
    if not deep:
        return parts
    writers: list[tuple[int, Callable[[Any], Any]]] = []

    def write(value: Any) -> list[Any]:
        if not writers:  # found at the first value, so that a type may hold itself
            writers[:] = [(n, _hinted(hint)) for n, hint in deep]
        found = list(parts(value))
        for n, one in writers:  # most parts are as JSON has them, and need no writing
            if found[n] is not None:
                found[n] = one(found[n])
        return found

    return write


def _hinted(hint: Any) -> Callable[[Any], Any]:
    """A function that writes values of a type, None excepted, without asking each of what class it is."""
    parts = [part for part in typing.get_args(hint) if part is not type(None)]
    origin = typing.get_origin(hint)
    if origin in (Union, types.UnionType) and len(parts) == 1:
        return _hinted(parts[0])
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        inner = _hinted(parts[0])
        if type(None) in typing.get_args(parts[0]):
            return lambda value: [None if one is None else inner(one) for one in value]
        return lambda value: list(map(inner, value))
    if isinstance(hint, type) and is_dataclass(hint):
        return _writer(hint)
    return _plain


def _is_in_json(hint: Any) -> bool:
    """Whether JSON has all values of a type as they are: texts, numbers, lists of these, and None."""
    if typing.get_origin(hint) in (tuple, Union, types.UnionType):
        return all(part is Ellipsis or _is_in_json(part) for part in typing.get_args(hint))
    return hint in AS_IT_IS or (isinstance(hint, type) and issubclass(hint, Enum) and issubclass(hint, (str, int)))


def _parts(names: Sequence[str]) -> Callable[[Any], Iterable[Any]]:
    """A function that gives all named parts of a value."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: [getattr(value, name) for name in names]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """A function that makes a value of a type from what JSON holds."""
    origin = typing.get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional(typing.get_args(kind))
    if origin is tuple:
        return _tuple(typing.get_args(kind))
    if origin is frozenset:
        inner = _reader(typing.get_args(kind)[0])
        return lambda held: frozenset(map(inner, held))
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return lambda held: members[held]
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind)
    if kind in (datetime, date):
        return typing.cast("type[datetime]", kind).fromisoformat
    if kind is Decimal:
        return Decimal
    if kind is float:
        return float
    if kind is bytes:
        return b64decode
    return _same


def _same(held: Any) -> Any:
    return held


def _optional(options: tuple[Any, ...]) -> Callable[[Any], Any]:
    inner = [option for option in options if option is not type(None)]
    if len(inner) != 1:
        raise TypeError(f"only one type beside None can be read back, not {options}")
    read = _reader(inner[0])
    return _same if read is _same else lambda held: None if held is None else read(held)


def _tuple(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        inner = _reader(parts[0])
        if inner is _same:
            return lambda held: tuple(held) if held else ()
        return lambda held: tuple(map(inner, held)) if held else ()
    readers = [_reader(part) for part in parts]
    return lambda held: tuple(read(one) for read, one in zip(readers, held, strict=True))


def _dataclass(kind: Any) -> Callable[[Any], Any]:
    if kind not in _RECURRING:
        return _fields_reader(kind)
    read = _fields_reader(kind)
    made = lru_cache(maxsize=_MOST_HELD)(lambda *held: read([*held]))
    return lambda held: made(*held)


def _fields_reader(kind: Any) -> Callable[[list[Any]], Any]:
    hints = typing.get_type_hints(kind)
    required = sum(field.default is MISSING and field.default_factory is MISSING for field in fields(kind))
    names = _names(kind)
    whole = len(names)
    readers: list[tuple[int, Callable[[Any], Any]]] = []
    known = False

    def read(held: list[Any]) -> Any:
        nonlocal known
        if not known:  # found at the first value, so that a type may hold itself
            readers.extend((n, one) for n, name in enumerate(names) if (one := _reader(hints[name])) is not _same)
            known = True
        there = len(held)
        # What was written before a type got its last fields lacks them: these then have their defaults.
        if not required <= there <= whole:
            raise ValueError(f"{kind.__name__} has {whole} fields, not {there}")
        for n, one in readers:  # most parts are as JSON has them, and need no reading
            if n < there:
                held[n] = one(held[n])
        return kind(*held)

    return read
