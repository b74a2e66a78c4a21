"""The layers that `annotate` writes, each in its JSON form.

    statements  {"source": [[s,e]], "cue": [[s,e]], "content": [[s,e]], "kind", "act", "speaker_name", "addressee",
                 "channel", "said": {"begin","finish"} or null}
    timexes     {"start","end","text","type","value","begin","finish"}
    quantities  {"start","end","value": number, [low,high] or null, "bound","unit","counted"}; "vague" quotes a number
                 that has no value
    toponyms    {"start","end","name","country","lat","lon"}

Offsets point into the text as it was given. A span that furniture interrupts has several pieces; where a format has
room for one, it reaches from the first to the last.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from onrecord.model import Interval, Publication, Quantity, Record, Report, Span, Statement, iso


@dataclass(frozen=True, slots=True)
class Given:
    """A text as it was given, with its report, to lead spans back to it."""

    text: str
    report: Report

    def pieces(self, *spans: Span) -> list[list[int]]:
        """Where spans of the report's text stand in the given text; pieces that only white space parts are one."""
        pieces: list[list[int]] = []
        for span in spans:
            first_of_span = len(pieces)
            for piece in self.report.page_spans(span):
                if len(pieces) > first_of_span and not self.text[pieces[-1][1] : piece.start].strip():
                    pieces[-1][1] = piece.end
                else:
                    pieces.append([piece.start, piece.end])
        return pieces

    def whole(self, span: Span) -> tuple[int, int] | None:
        """From the first to the last piece of a span; None where nothing of it stands in the given text."""
        pieces = self.pieces(span)
        return (pieces[0][0], pieces[-1][1]) if pieces else None


def statements_json(given: Given, record: Record) -> list[dict[str, Any]]:
    """Who said what."""
    return [_statement(given, statement) for statement in record.statements]


def _statement(given: Given, statement: Statement) -> dict[str, Any]:
    names = list(dict.fromkeys(party.name for party in statement.speakers))
    return {
        "source": given.pieces(*statement.source),
        "cue": given.pieces(*statement.cue),
        "content": given.pieces(*statement.content),
        "kind": statement.kind.value,
        "act": statement.act.value,
        "speaker_name": " and ".join(names) or None,
        "addressee": None if statement.addressee is None else statement.addressee.name,
        "channel": None if statement.channel is None else statement.channel.of(given.report.text),
        "said": None if statement.said is None else _interval(statement.said),
    }


def timexes_json(given: Given, record: Record) -> list[dict[str, Any]]:
    """Time expressions as TIMEX3, with the interval that each stands for."""
    rows = []
    for expression in record.annotations.times:
        place = given.whole(expression.span)
        if place is not None:
            start, end = place
            rows.append(
                {
                    "start": start,
                    "end": end,
                    "text": given.text[start:end],
                    "type": expression.type.value,
                    "value": expression.value,
                    **_interval(expression.interval or Interval(None, None)),
                }
            )
    return rows


def quantities_json(given: Given, record: Record) -> list[dict[str, Any]]:
    """Numbers with bound, unit and the thing counted."""
    rows = []
    for quantity in record.annotations.quantities:
        place = given.whole(quantity.span)
        if place is not None:
            counted = None if quantity.counted is None else quantity.counted.of(given.report.text)
            row: dict[str, Any] = {
                "start": place[0],
                "end": place[1],
                "value": _value(quantity),
                "bound": quantity.bound.value,
                "unit": quantity.unit,
                "counted": counted,
            }
            if quantity.vague is not None:
                row["vague"] = quantity.vague
            rows.append(row)
    return rows


def toponyms_json(given: Given, record: Record) -> list[dict[str, Any]]:
    """Places with their coordinates."""
    rows = []
    for toponym in record.annotations.toponyms:
        place = given.whole(toponym.span)
        if place is not None:
            rows.append(
                {
                    "start": place[0],
                    "end": place[1],
                    "name": toponym.name,
                    "country": toponym.country,
                    "lat": toponym.latitude,
                    "lon": toponym.longitude,
                }
            )
    return rows


LAYERS: dict[str, Callable[[Given, Record], list[dict[str, Any]]]] = {
    "statements": statements_json,
    "timexes": timexes_json,
    "quantities": quantities_json,
    "toponyms": toponyms_json,
}


def published_json(publication: Publication) -> dict[str, str | None]:
    """A publication date that was inferred from the text."""
    return {**_interval(publication.interval or Interval(None, None)), "basis": publication.basis.value}


def _interval(interval: Interval) -> dict[str, str | None]:
    return {"begin": iso(interval.begin), "finish": iso(interval.finish)}


def _value(quantity: Quantity) -> int | float | list[int | float] | None:
    if quantity.low is None or quantity.high is None:
        return None
    if quantity.low == quantity.high:
        return _number(quantity.low)
    return [_number(quantity.low), _number(quantity.high)]


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
