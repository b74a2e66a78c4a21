"""The layers that `annotate` writes, each in its JSON form.

    statements  {"source": [[s,e]], "cue": [[s,e]], "content": [[s,e]], "kind", "act", "speaker_name", "addressee",
                 "channel", "said": {"begin","finish"} or null}
    timexes     {"start","end","text","type","value","begin","finish"}
    quantities  {"start","end","value": number, [low,high] or null, "bound","unit","counted","direction","concepts",
                 "normalized_unit","change","referred_concepts"}; "vague" quotes a number that has no value of its own,
                 whose value then is the range that the words suggest. The last three keys are those of NewsQuant.
    toponyms    {"start","end","name","kind","country","lat","lon","within": [names, the innermost first],
                 "metonym": whether a government or people is meant}; all but start, end, name, within and metonym are
                 null for a place that no gazetteer has
    events      one row for each source with each target: see `event_rows`
    event_data  one row for what a sentence tells of two actors, as coders have it: see `event_rows`

Offsets point into the text as it was given. A span that furniture interrupts has several pieces; where a format has
room for one, it reaches from the first to the last.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from onrecord.annotations.times import find_dateline_times
from onrecord.annotations.toponyms import find_dateline_toponyms
from onrecord.model import Interval, Publication, Quantity, Record, Span, Statement, Token, iso
from onrecord.pipeline.event_rows import event_data_json, events_json
from onrecord.pipeline.given import Given
from onrecord.pipeline.quantity_rows import change_of, is_share, repeats_noun, unit_of, value_of, words_of


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
    """Time expressions as TIMEX3, with the interval that each stands for; those of datelines, too."""
    annotations = record.annotations
    placed = [(given.whole(time.span), time) for time in annotations.times]
    set_aside = find_dateline_times(given.report, annotations.publication)
    placed += [((time.span.start, time.span.end), time) for time in set_aside]
    return [
        {
            "start": place[0],
            "end": place[1],
            "text": given.text[slice(*place)],
            "type": time.type.value,
            "value": time.value,
            **_interval(time.interval or Interval(None, None)),
        }
        for place, time in sorted(((place, time) for place, time in placed if place), key=lambda row: row[0])
    ]


def quantities_json(given: Given, record: Record) -> list[dict[str, Any]]:
    """Numbers with bound, unit and the thing counted, which way they move, and what they say something of."""
    rows: list[dict[str, Any]] = []
    text, tokens = given.report.text, record.annotations.tokens
    starts = [token.start for token in tokens]
    before: tuple[Quantity, str] | None = None
    for quantity in record.annotations.quantities:
        place = given.whole(quantity.span)
        if place is None:
            continue
        counted = _tokens_in(tokens, starts, quantity.counted)
        row: dict[str, Any] = {
            "start": place[0],
            "end": place[1],
            "value": value_of(quantity),
            "bound": quantity.bound.value,
            "unit": quantity.unit,
            "counted": None if quantity.counted is None else quantity.counted.of(text),
            "direction": None if quantity.direction is None else quantity.direction.value,
            "concepts": [concept.of(text) for concept in quantity.concepts],
        }
        if quantity.vague is not None:
            row["vague"] = quantity.vague
        near = [token for span in quantity.concepts for token in _tokens_in(tokens, starts, span)]
        row["normalized_unit"] = unit_of(text, counted, quantity)
        if before is not None and repeats_noun(text, quantity, before[0]):
            row["normalized_unit"] = before[1]
        if before is None or not is_share(quantity):
            # "Down 1% at 1,463 points, while the other lost 2% to end at 1,334": points again.
            before = quantity, row["normalized_unit"]
        row["change"] = change_of(quantity)
        row["referred_concepts"] = words_of(text, near, quantity.concepts)
        rows.append(row)
    return rows


def _tokens_in(tokens: Sequence[Token], starts: Sequence[int], span: Span | None) -> Sequence[Token]:
    """The tokens that begin in a span."""
    return tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)] if span else ()


def toponyms_json(given: Given, record: Record) -> list[dict[str, Any]]:
    """Places with their coordinates, in the order of the text; those of datelines, too, which the report sets aside."""
    found = record.annotations.toponyms
    placed = [(given.whole(toponym.span), toponym) for toponym in found]
    placed += [
        ((toponym.span.start, toponym.span.end), toponym) for toponym in find_dateline_toponyms(given.report, found)
    ]
    rows = []
    for place, toponym in sorted(((place, toponym) for place, toponym in placed if place), key=lambda row: row[0]):
        rows.append(
            {
                "start": place[0],
                "end": place[1],
                "name": toponym.name,
                "kind": None if toponym.kind is None else toponym.kind.value,
                "country": toponym.country,
                "lat": toponym.latitude,
                "lon": toponym.longitude,
                "within": list(toponym.within),
                "metonym": toponym.metonym,
            }
        )
    return rows


LAYERS: dict[str, Callable[[Given, Record], list[dict[str, Any]]]] = {
    "statements": statements_json,
    "timexes": timexes_json,
    "quantities": quantities_json,
    "toponyms": toponyms_json,
    "events": events_json,
    "event_data": event_data_json,
}


def published_json(publication: Publication) -> dict[str, str | None]:
    """A publication date that was inferred from the text."""
    return {**_interval(publication.interval or Interval(None, None)), "basis": publication.basis.value}


def _interval(interval: Interval) -> dict[str, str | None]:
    return {"begin": iso(interval.begin), "finish": iso(interval.finish)}
