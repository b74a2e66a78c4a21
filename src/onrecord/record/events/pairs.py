"""The one event between two given sides, as corpora of event data ask for it: their spans are known, the rest is not.

The type is the classifier's, which knows the whole sentence. Words, circumstances and CAMEO code come from an event of
that type that the frames found between the two, else from the word that ties them together in the parse.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon.ontology import event_types, goldstein
from onrecord.model import Event, EventType, Participant, Party, Reason, Span, Statement
from onrecord.record.events.coding import code_of
from onrecord.record.events.reality_told import Deed, judge_told
from onrecord.record.events.tellers import teller_of
from onrecord.record.events.typing import type_of
from onrecord.record.positions import SpanIndex
from onrecord.record.reading import Reading
from onrecord.record.subjects import party

MOST_STEPS = 12  # from a side up to the root


def event_of_pair(
    reading: Reading, statements: Sequence[Statement], events: Sequence[Event], *, source: Span, target: Span
) -> Event:
    """What one side does to another, the likeliest type if the words leave it open.

    Args:
        reading: The report.
        statements: Its statements.
        events: Its events, as `find_events` gives them.
        source: The words for who does it.
        target: The words for whom it is done to.
    """
    scores = type_of(reading, source, target)
    sides = (_given(reading, source), _given(reading, target))
    likeliest = scores.best
    found = _found_between(events, source, target, likeliest)
    if found is None:
        found = _made(reading, statements, likeliest, sides)
    return replace(found, sources=sides[:1], targets=sides[1:], confidence=scores.of(likeliest))


def _found_between(events: Sequence[Event], source: Span, target: Span, wanted: EventType) -> Event | None:
    """An event of the type wanted that names both sides, else one that names one of them."""
    best: tuple[int, int, Event] | None = None
    for number, event in enumerate(events):
        if event.type is not wanted:
            continue
        named = sum(
            any(
                one.party.span is not None and one.party.span.overlaps(span) for one in (*event.sources, *event.targets)
            )
            for span in (source, target)
        )
        if named and (best is None or (-named, number) < best[:2]):
            best = (-named, number, event)
    return None if best is None else best[2]


def _made(
    reading: Reading,
    statements: Sequence[Statement],
    wanted: EventType,
    sides: tuple[Participant, Participant],
) -> Event:
    """An event at the word that ties its sides together."""
    token = tying_word(reading, *(one.party.span or Span(0, 0) for one in sides))
    trigger = reading.span(token, token + 1)
    contents = SpanIndex()
    for number, one in enumerate(statements):
        contents.add(number, one.content)
    teller = teller_of(trigger, statements, contents)
    statement = statements[teller] if teller is not None else None
    judged = judge_told(reading, Deed(token, wanted, sides[:1]), statement)
    cameo = event_types()[wanted].cameo
    return Event(
        trigger=(trigger,),
        type=wanted,
        sources=sides[:1],
        targets=sides[1:],
        reality=judged.reality,
        factuality=judged.factuality,
        confidence=0.0,
        cameo=cameo,
        goldstein=goldstein(cameo),
        statement=teller,
        reasons=(Reason(f"{wanted.value} is the likeliest between the two"), *judged.reasons),
    )


def tying_word(reading: Reading, source: Span, target: Span) -> int:
    """The token under which both sides hang in the parse: the nearest, a verb or noun that is in neither of them."""
    first, second = (_up(reading, span) for span in (source, target))
    inside = {i for span in (source, target) for i in reading.tokens_in(span)}
    shared = [i for i in first if i in second and i not in inside]
    if shared:
        return shared[0]
    outside = [i for i in (*first, *second) if i not in inside]
    return outside[0] if outside else (first or second or [0])[0]


def _up(reading: Reading, span: Span) -> list[int]:
    """The tokens from a span's head up to the root."""
    inside = list(reading.tokens_in(span))
    if not inside:
        return []
    head = next((i for i in inside if reading.tokens[i].head not in inside or reading.tokens[i].head == i), inside[0])
    path = [head]
    while reading.tokens[path[-1]].head != path[-1] and len(path) < MOST_STEPS:
        path.append(reading.tokens[path[-1]].head)
    return path


def _given(reading: Reading, span: Span) -> Participant:
    """A side as it was given: named by the entity at its head, else by its own words."""
    inside = list(reading.tokens_in(span))
    if not inside:
        return Participant(Party(reading.words(span), None, span, None))
    head = next((i for i in inside if reading.tokens[i].head not in inside), inside[0])
    known = party(reading, head)
    own = known.span is not None and known.span.overlaps(span)
    who = replace(known, span=span) if own else Party(reading.words(span), None, span, None)
    return Participant(who, code_of(reading, who))
