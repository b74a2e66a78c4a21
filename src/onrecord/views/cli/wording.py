"""Values as words for people: times, numbers, speakers."""

import re
from datetime import datetime, time, timedelta
from decimal import Decimal

from onrecord.model import Bound, Interval, Publication, PublicationBasis, Quantity, Toponym
from onrecord.store import EventRow, FigureRow, ParticipantRow, PartyRow, ReportHead, StatementRow

UNDATED = "undated"
OWN_VOICE = "the report itself"
NOBODY = "(not named)"
NO_OUTLET = "no outlet named"
_BOUNDS = {Bound.EXACT: "", Bound.MORE: "≥ ", Bound.LESS: "≤ ", Bound.ABOUT: "~ "}
# How long a quotation in a list may be, and how much of it then stands before and behind the gap, in characters.
_LONGEST, _BEGINNING, _END = 300, 180, 100
_GAP = " … "
# What could move a terminal's cursor or change its state; line breaks and tabs become spaces elsewhere.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def clean(text: str) -> str:
    """Text from a page without control characters, which could make a terminal do things."""
    return _CONTROL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Text on a single line."""
    return " ".join(clean(text).split())


def shortened(words: str) -> str:
    """Words on a line, with a gap in the middle where they are too long for a list; cut between words if it can be."""
    if len(words) <= _LONGEST:
        return words
    beginning, end = words[:_BEGINNING], words[-_END:]
    return f"{beginning.rsplit(None, 1)[0]}{_GAP}{end.split(None, 1)[-1]}"


def sentence(text: str) -> str:
    """Words as a sentence: with a capital at the beginning, unless it is a quotation, and a stop at the end."""
    text = one_line(text)
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def interval_words(interval: Interval | None) -> str:
    """A time as short as its precision allows: a year, a month, a day, a minute, or first and last day."""
    if interval is None or (interval.begin is None and interval.finish is None):
        return UNDATED
    begin, finish = interval.begin, interval.finish
    if begin is None or finish is None:
        return f"before {_moment(finish)}" if finish is not None else f"from {_moment(begin)}"
    if begin.time() != time() or finish.time() != time():
        if finish - begin <= timedelta(minutes=1):
            return _moment(begin)
        return f"{_moment(begin)} – {_moment(finish)}"
    first, last = begin.date(), (finish - timedelta(days=1)).date()
    if first == last:
        return first.isoformat()
    after = finish.date()
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1) and after.year == first.year + 1:
        return f"{first:%Y}"
    if first.day == after.day == 1 and (after.year, after.month) == (
        first.year + first.month // 12,
        first.month % 12 + 1,
    ):
        return f"{first:%Y-%m}"
    return f"{first.isoformat()} – {last.isoformat()}"


def as_of_words(row: FigureRow) -> str:
    """The time that a figure speaks of, and whether that is only when it was said or published."""
    if row.as_of is None:
        return "not known"
    return interval_words(row.as_of) + ("" if row.as_of_told else " (when it was said or published)")


def period_words(interval: Interval) -> str:
    """First and last day of a time."""
    if interval.begin is None or interval.finish is None:
        return interval_words(interval)
    last = interval.finish - timedelta(microseconds=1)
    return interval_words(Interval.of_days(interval.begin.date(), last.date() + timedelta(days=1)))


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return UNDATED
    if moment.time() == time() and moment.tzinfo is None:
        return moment.date().isoformat()
    seconds = ":%S" if moment.second else ""
    zone = moment.strftime("%z")
    return moment.strftime(f"%Y-%m-%d %H:%M{seconds}") + (f" {zone[:3]}:{zone[3:5]}" if zone else "")


def publication_words(publication: Publication) -> str:
    """When a report was published, marked where this was inferred."""
    words = interval_words(publication.interval)
    return f"{words} (inferred)" if publication.basis is PublicationBasis.INFERRED else words


def statement_time(statement: StatementRow) -> str:
    """When it was said, or else when the report was published."""
    if statement.said is not None:
        return f"said {interval_words(statement.said)}"
    return report_time(statement.report)


def event_time(event: EventRow) -> str:
    """When it happens, or else was said or published."""
    if event.when is not None:
        return interval_words(event.when)
    return f"said {interval_words(event.said)}" if event.said is not None else report_time(event.report)


def report_time(report: ReportHead) -> str:
    """When a report was published, in few words."""
    words = interval_words(report.publication.interval)
    return words if words == UNDATED else f"publ. {words}"


def speaker_words(parties: tuple[PartyRow, ...], nobody: str = NOBODY) -> str:
    """The names of several speakers, as a list."""
    return ", ".join(dict.fromkeys(one_line(party.name) for party in parties)) or nobody


def claimant_words(figure: FigureRow) -> str:
    """Who gives a figure."""
    return speaker_words(figure.claimants, OWN_VOICE)


def teller_words(event: EventRow) -> str:
    """Who tells an event: speakers, or the report in its own voice."""
    return speaker_words(event.tellers, OWN_VOICE if event.statement_id is None else NOBODY)


def participant_words(participants: tuple[ParticipantRow, ...]) -> str:
    """The names of several participants, as a list; empty where the text tells none."""
    return speaker_words(tuple(participant.party for participant in participants), "")


def code_words(participant: ParticipantRow) -> str:
    """How the field codes a participant: "RUS GOV MIL"; empty where nothing tells."""
    code = participant.code
    return " ".join((*((code.country,) if code.country else ()), *code.sectors))


def codes_words(participants: tuple[ParticipantRow, ...]) -> str:
    """The codes of several participants, each once."""
    return ", ".join(dict.fromkeys(words for one in participants if (words := code_words(one))))


def type_words(event: EventRow) -> str:
    """The type with its mode: "YIELD (retreat)"."""
    return f"{event.type} ({one_line(event.mode)})" if event.mode else event.type.value


def place_words(place: Toponym) -> str:
    """A place with its country's code."""
    return f"{one_line(place.name)} ({place.country})" if place.country else one_line(place.name)


def quantity_words(quantity: Quantity) -> str:
    """A number with its bound and unit: "> 14,000", "20–30 percent", "USD 200,000,000"."""
    if quantity.low is None or quantity.high is None:
        number = one_line(quantity.vague or "?")
    elif quantity.low == quantity.high:
        number = _number(quantity.low)
    else:
        number = f"{_number(quantity.low)}–{_number(quantity.high)}"
    unit = quantity.unit or ""
    if re.fullmatch(r"[A-Z]{3}", unit):
        return f"{_BOUNDS[quantity.bound]}{unit} {number}"
    return f"{_BOUNDS[quantity.bound]}{number} {unit}".rstrip()


def _number(number: Decimal) -> str:
    return f"{number:,f}"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 report", "2 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def outlet_words(report: ReportHead) -> str:
    """The outlet, or that none is known."""
    return one_line(report.outlet) if report.outlet else NO_OUTLET
