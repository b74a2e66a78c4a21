"""How the model's small values are written in the columns of the record, and read back."""

import json
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

from onrecord.model import (
    Bound,
    Direction,
    Interval,
    PlaceKind,
    Publication,
    PublicationBasis,
    Quantity,
    Reason,
    Span,
    Toponym,
)

Value = TypeVar("Value")


def moment_text(moment: datetime | None) -> str | None:
    """ISO 8601 to the second or finer, with the zone where there is one."""
    return moment.isoformat() if moment is not None else None


def read_moment(text: str | None) -> datetime | None:
    """The moment that `moment_text` wrote."""
    return datetime.fromisoformat(text) if text is not None else None


def required_moment(text: str) -> datetime:
    """A moment from a column that is never NULL."""
    return datetime.fromisoformat(text)


def interval_columns(interval: Interval | None) -> tuple[str | None, str | None]:
    """Begin and finish; an unknown interval is two NULLs."""
    return (moment_text(interval.begin), moment_text(interval.finish)) if interval is not None else (None, None)


def read_interval(begin: str | None, finish: str | None) -> Interval | None:
    """The interval, or None where both ends are unknown."""
    return None if begin is None and finish is None else Interval(read_moment(begin), read_moment(finish))


def reasons_json(reasons: tuple[Reason, ...]) -> str:
    """Reasons as a JSON array of [text, start, end]."""
    rows = [
        [reason.text, *((reason.span.start, reason.span.end) if reason.span else (None, None))] for reason in reasons
    ]
    return json.dumps(rows, ensure_ascii=False)


def read_reasons(text: str) -> tuple[Reason, ...]:
    """The reasons that `reasons_json` wrote."""
    return tuple(Reason(words, optional_span(start, end)) for words, start, end in json.loads(text))


def strings_json(strings: tuple[str, ...]) -> str:
    """A tuple of strings as a JSON array."""
    return json.dumps(list(strings), ensure_ascii=False)


def read_strings(text: str) -> tuple[str, ...]:
    """The strings that `strings_json` wrote."""
    return tuple(json.loads(text))


def optional_span(start: int | None, end: int | None) -> Span | None:
    """A span, or None where the columns are NULL."""
    return None if start is None or end is None else Span(start, end)


def span_columns(span: Span | None) -> tuple[int | None, int | None]:
    """Start and end; no span is two NULLs."""
    return (None, None) if span is None else (span.start, span.end)


def read_publication(basis: str, begin: str | None, finish: str | None, reasons: str) -> Publication:
    """A publication from its four columns."""
    return Publication(read_interval(begin, finish), PublicationBasis(basis), read_reasons(reasons))


def publication_columns(publication: Publication) -> tuple[str, str | None, str | None, str]:
    """Basis, begin, finish and reasons."""
    return (publication.basis, *interval_columns(publication.interval), reasons_json(publication.reasons))


def decimal_text(number: Decimal | None) -> str | None:
    """A number in plain digits, exactly as it is: no exponent, nothing rounded."""
    return None if number is None else format(number, "f")


TOPONYM_COLUMNS = (*("start", '"end"', "name", "country", "latitude", "longitude", "kind", "within", "metonym"),)


def toponym_columns(toponym: Toponym) -> tuple[int | str | float | None, ...]:
    """`TOPONYM_COLUMNS`."""
    return (
        toponym.span.start,
        toponym.span.end,
        toponym.name,
        toponym.country,
        toponym.latitude,
        toponym.longitude,
        toponym.kind,
        strings_json(toponym.within),
        toponym.metonym,
    )


def read_toponym(columns: Sequence[Any]) -> Toponym:
    """The toponym that `toponym_columns` wrote."""
    start, end, name, country, latitude, longitude, kind, within, metonym = columns
    return Toponym(
        span=Span(start, end),
        name=name,
        country=country,
        latitude=latitude,
        longitude=longitude,
        kind=None if kind is None else PlaceKind(kind),
        within=read_strings(within),
        metonym=bool(metonym),
    )


def spans_json(spans: tuple[Span, ...]) -> str:
    """Spans as a JSON array of [start, end]."""
    return json.dumps([[span.start, span.end] for span in spans])


def read_spans(text: str) -> tuple[Span, ...]:
    """The spans that `spans_json` wrote."""
    return tuple(Span(start, end) for start, end in json.loads(text))


QUANTITY_COLUMNS = ("low", "high", "bound", "unit", "counted_start", "counted_end", "vague", "direction", "concepts")


def quantity_columns(quantity: Quantity) -> tuple[int | str | None, ...]:
    """Start, end and `QUANTITY_COLUMNS`."""
    return (
        quantity.span.start,
        quantity.span.end,
        decimal_text(quantity.low),
        decimal_text(quantity.high),
        quantity.bound,
        quantity.unit,
        *span_columns(quantity.counted),
        quantity.vague,
        quantity.direction,
        spans_json(quantity.concepts),
    )


def read_quantity(columns: Sequence[Any]) -> Quantity:
    """The quantity that `quantity_columns` wrote."""
    start, end, low, high, bound, unit, counted_start, counted_end, vague, direction, concepts = columns
    return Quantity(
        span=Span(start, end),
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        bound=Bound(bound),
        unit=unit,
        counted=optional_span(counted_start, counted_end),
        vague=vague,
        direction=None if direction is None else Direction(direction),
        concepts=read_spans(concepts),
    )
