"""What several forms of event data take from an event."""

from datetime import date

from onrecord.model import Interval, Span
from onrecord.store import EventRow, ParticipantRow


def event_day(event: EventRow) -> date | None:
    """The day on which it happens, or else was said or published; the first one of a longer time."""
    for interval in (event.when, event.said, event.report.publication.interval):
        if (day := first_day(interval)) is not None:
            return day
    return None


def first_day(interval: Interval | None) -> date | None:
    """The day with which an interval begins; of one that is open there, None."""
    return None if interval is None or interval.begin is None else interval.begin.date()


def words_at(event: EventRow, span: Span | None) -> str | None:
    """The words of a span in the event's sentence, on one line; None where it lies in another."""
    if span is None or not event.sentence.contains(span):
        return None
    return " ".join(span.moved(-event.sentence.start).of(event.sentence_words).split())


def participant_words(event: EventRow, participant: ParticipantRow) -> str:
    """How the report calls a participant here."""
    party = participant.party.party
    return words_at(event, party.span) or party.name


def one_line(text: str) -> str:
    """Text on a single line: tools split these files at line ends."""
    return " ".join(text.split())
