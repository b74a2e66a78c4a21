"""Event data: one line for what a sentence tells of two actors, as the field counts it."""

from dataclasses import dataclass

from onrecord.model.events import EventType, Participant


@dataclass(frozen=True, slots=True)
class EventLine:
    """What one side does to the other, coded by what governs the rest of the sentence.

    The record's events are all that is told, each with its reality; a line of event data is what coders make of a
    sentence. `event` is the index in `Record.events` of the event that it comes from, and `statement` the index in
    `Record.statements` of the statement that is itself the deed ("accused ..."); one of the two is None. `type` and
    `cameo` may differ from the event's: what is planned is a promise or a threat. A side is None where nobody is known.
    """

    type: EventType
    cameo: str
    source: Participant | None
    target: Participant | None
    event: int | None = None
    statement: int | None = None
