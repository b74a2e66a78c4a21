"""Events in the form of event data: a row for each source with each target.

    {"source": [s,e], "target": [s,e], "trigger": [s,e], "type", "mode", "quad", "cameo", "goldstein", "reality",
     "factuality", "confidence", "teller", "place", "begin", "finish",
     "source_actor": {"name", "country", "sector"}, "target_actor": {...}}

Whoever is missing is null. `sector` is the primary code, `country` an ISO 3166-1 alpha-3 code or IGO, NGO, MNC, NGM;
`teller` is null in the report's own voice. A line that came with pairs of spans has one row a pair, in their order and
with their spans.

Lines of event data (`event_data_json`) hold one row for what a sentence tells of two actors, coded by what governs the
rest, with `source`, `target`, `trigger`, `type`, `quad`, `cameo`, `goldstein`, `reality`, `source_actor` and
`target_actor`. The reality is that of the event from which a line comes, if it is of the same type: what is promised or
charged may not be done, but the promise and the charge are.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from onrecord.lexicon.ontology import event_types, goldstein
from onrecord.model import Event, Participant, Reality, Record, Span, iso
from onrecord.model.event_lines import EventLine
from onrecord.pipeline.given import Given, Pair
from onrecord.record.reading import Reading

_ACTOR = ("name", "country", "sector")
_DIGITS = 3
_NOBODY: tuple[Participant | None, ...] = (None,)


def events_json(given: Given, record: Record) -> list[dict[str, Any]]:
    """Who did what to whom."""
    if given.pairs is not None:
        return list(_pair_rows(given, record, given.pairs))
    return [
        _row(given, record, event, source, target)
        for event in record.events
        for source, target in product(event.sources or _NOBODY, event.targets or _NOBODY)
    ]


def event_data_json(given: Given, record: Record) -> list[dict[str, Any]]:
    """Lines of event data: who did what to whom, one for what a sentence tells of two actors."""
    return [_line(given, record, line) for line in record.event_lines or ()]


def _line(given: Given, record: Record, line: EventLine) -> dict[str, Any]:
    event = None if line.event is None else record.events[line.event]
    statement = None if line.statement is None else record.statements[line.statement]
    words = event.trigger if event is not None else () if statement is None else statement.cue
    return {
        "source": _place(given, line.source),
        "target": _place(given, line.target),
        "trigger": _hull(given, words),
        "type": line.type.value,
        "quad": event_types()[line.type].quad,
        "cameo": line.cameo,
        "goldstein": goldstein(line.cameo),
        "reality": (event.reality if event is not None and event.type is line.type else Reality.ACTUAL).value,
        "source_actor": _actor(line.source),
        "target_actor": _actor(line.target),
    }


def unread_rows(pairs: Sequence[Pair]) -> list[dict[str, Any]]:
    """The rows of pairs in a text without words, where nothing can be read."""
    names = ("trigger", "type", "mode", "quad", "cameo", "goldstein", "reality", "factuality", "confidence", "teller")
    rest = (*names, "place", "begin", "finish", "source_actor", "target_actor")
    return [{"source": _ends(pair.source), "target": _ends(pair.target), **dict.fromkeys(rest)} for pair in pairs]


def _pair_rows(given: Given, record: Record, pairs: Sequence[Pair]) -> Iterator[dict[str, Any]]:
    # `Given.of` saw to it that every side has a place in the report.
    sides = [[given.find_span(side) or Span(0, 0) for side in (pair.source, pair.target)] for pair in pairs]
    for pair, event in zip(pairs, read_pairs(record, sides), strict=True):
        source, target = (next(iter(side), None) for side in (event.sources, event.targets))
        row = _row(given, record, event, source, target)
        yield {**row, "source": _ends(pair.source), "target": _ends(pair.target)}


def read_pairs(record: Record, sides: Sequence[Sequence[Span]]) -> list[Event]:
    """The event between each two stretches of a report, source and target; the tokens must still be there."""
    from onrecord.record.events.pairs import event_of_pair  # loads the classifier of types, which nothing else needs

    reading = Reading(record.report, record.annotations)
    return [
        event_of_pair(reading, record.statements, record.events, source=source, target=target)
        for source, target in sides
    ]


def _row(
    given: Given, record: Record, event: Event, source: Participant | None, target: Participant | None
) -> dict[str, Any]:
    tellers = () if event.statement is None else record.statements[event.statement].speakers
    place = None if event.place is None else record.annotations.toponyms[event.place].name
    begin, finish = (None, None) if event.when is None else (event.when.begin, event.when.finish)
    return {
        "source": _place(given, source),
        "target": _place(given, target),
        "trigger": _hull(given, event.trigger),
        "type": event.type.value,
        "mode": event.mode,
        "quad": event_types()[event.type].quad,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "reality": event.reality.value,
        "factuality": round(event.factuality, _DIGITS),
        "confidence": round(event.confidence, _DIGITS),
        "teller": " and ".join(dict.fromkeys(party.name for party in tellers)) or None,
        "place": place,
        "begin": iso(begin),
        "finish": iso(finish),
        "source_actor": _actor(source),
        "target_actor": _actor(target),
    }


def _actor(participant: Participant | None) -> dict[str, str | None] | None:
    if participant is None:
        return None
    code = participant.code
    sector = code.sectors[0].value if code.sectors else None
    return dict(zip(_ACTOR, (participant.party.name, code.country, sector), strict=True))


def _place(given: Given, participant: Participant | None) -> list[int] | None:
    span = None if participant is None else participant.party.span
    return None if span is None else _hull(given, (span,))


def _hull(given: Given, spans: Sequence[Span]) -> list[int] | None:
    """From the first to the last piece of some spans, in the given text."""
    pieces = given.pieces(*spans)
    return [min(start for start, _ in pieces), max(end for _, end in pieces)] if pieces else None


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]
