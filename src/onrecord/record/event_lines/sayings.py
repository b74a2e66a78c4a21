"""Statements that are deeds themselves: who accuses, asks, refuses or threatens whom by what they say.

The record keeps them as statements; event data has a line for each. Two kinds are told apart here. A report that opens
with who says that another did harm ("Norland said that Sudmark had shelled the port") is coded as an accusation, and
not as the harm; one that tells the harm and names its source behind it ("..., Norland said") as the harm. And what a
statement's act tells (accuse, demand, deny, threaten, promise, praise) is a line where its sentence makes no other.
"""

from collections.abc import Iterator, Sequence

from onrecord.model import Act, Event, EventType, Participant, Reality, Statement
from onrecord.model.event_lines import EventLine
from onrecord.record.event_lines.sides import HARMFUL, Coder, Side, coded, heads_in
from onrecord.record.events.coding import code_of, participant
from onrecord.record.events.tellers import NEWS
from onrecord.record.reading import Reading

ACCUSING = "112"
# What each act is in the field's terms; an assertion is none.
ACTS = {
    Act.ACCUSE: (EventType.ACCUSE, "112"),
    Act.DEMAND: (EventType.REQUEST, "102"),
    Act.DENY: (EventType.REJECT, "120"),
    Act.THREATEN: (EventType.THREATEN, "130"),
    Act.PROMISE: (EventType.AGREE, "030"),
    Act.PRAISE: (EventType.SUPPORT, "051"),
}
SAID_AS_DONE = frozenset({Reality.ACTUAL, Reality.ONGOING, Reality.ALLEGED})


def find_accuser(
    reading: Reading, event: Event, statements: Sequence[Statement], code: Coder
) -> tuple[list[Side], list[Side]] | None:
    """Those who charge somebody with an event by telling it, and those charged; None where it is no charge."""
    statement = None if event.statement is None else statements[event.statement]
    if statement is None or event.type not in HARMFUL or event.reality not in SAID_AS_DONE:
        return None
    if not statement.cue or statement.cue[0].start > event.trigger[0].start:
        return None
    speakers, charged = speakers_of(reading, statement, code), coded(code, event.sources)
    known = {side.code for side in speakers}
    if not speakers or not charged or any(side.code in known for side in charged):
        return None
    return speakers, charged


def speakers_of(reading: Reading, statement: Statement, code: Coder) -> list[Side]:
    """Those who make a statement, but for the press, which only passes things on."""
    named = (Participant(speaker, code_of(reading, speaker)) for speaker in statement.speakers)
    return coded(code, [one for one in named if not NEWS & set(one.code.sectors)])


def lines_said(reading: Reading, numbered: Sequence[tuple[int, Statement]], code: Coder) -> Iterator[EventLine]:
    """What the statements of a sentence that makes no other line do by being made."""
    for number, statement in numbered:
        if statement.act not in ACTS:
            continue
        type_, cameo = ACTS[statement.act]
        speakers = speakers_of(reading, statement, code)
        known = {side.code for side in speakers}
        target = next((side for side in _addressed(reading, statement, code) if side.code not in known), None)
        if target is not None and target.is_known:
            for speaker in speakers:
                yield EventLine(type_, cameo, speaker.who, target.who, statement=number)


def _addressed(reading: Reading, statement: Statement, code: Coder) -> Iterator[Side]:
    """To whom something is said, then whom it speaks of."""
    if statement.addressee is not None:
        yield from coded(code, (Participant(statement.addressee, code_of(reading, statement.addressee)),))
    for piece in statement.content:
        for token in heads_in(reading, piece):
            yield from coded(code, (participant(reading, token),))
