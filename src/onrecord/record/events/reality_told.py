"""How real an event is, by its words and by how those who tell it stand to those who do it."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import EventType, Participant, Statement
from onrecord.record.events.reality import Judged, judge_reality
from onrecord.record.events.tellers import find_teller
from onrecord.record.reading import Reading


@dataclass(frozen=True, slots=True)
class Deed:
    """What is told: the event's word with the others that tell it, its type, and who does it."""

    token: int
    type: EventType
    sources: Sequence[Participant]
    others: tuple[int, ...] = ()


def judge_told(reading: Reading, deed: Deed, statement: Statement | None) -> Judged:
    """How real an event is: told by its own side, by one who only reports it, or by another.

    Args:
        reading: The report.
        deed: The event.
        statement: The innermost statement in whose content it stands, None in the report's own voice.
    """
    teller = find_teller(reading, statement, deed.sources)
    return judge_reality(
        reading,
        deed.token,
        type=deed.type,
        statement=statement,
        own=teller.own,
        others=deed.others,
        reported=teller.reported,
    )
