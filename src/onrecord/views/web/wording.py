"""Values as words for people who read pages: times, numbers, acts, names.

A time is written as short as its precision allows and never more precise than it is known: a month stays a month.
The past tense of acts fits one speaker and several ("NATO denied", "two officials denied").
"""

import calendar
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from onrecord.lexicon.countries import find_country_by_code
from onrecord.model import (
    Act,
    Bound,
    EventType,
    Interval,
    MentionKind,
    Publication,
    PublicationBasis,
    Quantity,
    Reality,
    StatementKind,
    TimeType,
    iso,
)
from onrecord.store import EventRow, FigureRow, ParticipantRow, ReportHead, StatementRow

UNDATED = "undated"
_DAY = timedelta(days=1)
_MIDNIGHT = time()
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# From here on whole and half millions are shorter in words, as newspapers write them.
_MILLIONS = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_LONGEST_FRACTION = 3
_IRREGULAR_UNITS = {"foot": "feet", "inch": "inches", "century": "centuries", "penny": "pence"}
_SIGNS = {"percent": "%", "per mille": "‰", "celsius": " °C", "fahrenheit": " °F"}

ACTS = {
    Act.ASSERT: "said",
    Act.DENY: "denied",
    Act.WARN: "warned",
    Act.ACCUSE: "accused",
    Act.DEMAND: "demanded",
    Act.THREATEN: "threatened",
    Act.PROMISE: "promised",
    Act.ANNOUNCE: "announced",
    Act.ASK: "asked",
    Act.PRAISE: "praised",
    Act.THINK: "thought",
}
# What stands between an act and its addressee; "to" for all others.
_TOWARDS = {Act.ACCUSE: "", Act.WARN: "", Act.ASK: "", Act.PRAISE: "", Act.THREATEN: "", Act.DEMAND: "of"}
KINDS = {
    StatementKind.DIRECT: "quoted",
    StatementKind.MIXED: "partly quoted",
    StatementKind.INDIRECT: "retold",
}
EVENT_TYPES = {
    EventType.AGREE: "agreement",
    EventType.CONSULT: "consultation",
    EventType.SUPPORT: "support",
    EventType.COOPERATE: "cooperation",
    EventType.AID: "aid",
    EventType.YIELD: "yielding",
    EventType.REQUEST: "request",
    EventType.ACCUSE: "accusation",
    EventType.REJECT: "rejection",
    EventType.THREATEN: "threat",
    EventType.PROTEST: "protest",
    EventType.SANCTION: "sanction",
    EventType.MOBILIZE: "mobilization",
    EventType.COERCE: "coercion",
    EventType.ASSAULT: "assault",
}
# The modes that are plainer words for what is done than the type is.
_MODES = {"retreat": "retreat", "concede": "concession"}
REALITIES = {
    Reality.ACTUAL: "done",
    Reality.ONGOING: "under way",
    Reality.PLANNED: "planned",
    Reality.POSSIBLE: "possible",
    Reality.THREATENED: "threatened",
    Reality.DEMANDED: "demanded",
    Reality.ALLEGED: "alleged",
    Reality.DENIED: "denied",
    Reality.HYPOTHETICAL: "hypothetical",
}
MENTION_KINDS = {
    MentionKind.PERSON: "person",
    MentionKind.ORGANISATION: "organisation",
    MentionKind.COUNTRY: "country",
    MentionKind.PLACE: "place",
    MentionKind.GROUP: "group",
    MentionKind.OFFICE: "office",
    MentionKind.PRONOUN: "someone not named",
}
TIME_TYPES = {
    TimeType.DATE: "date",
    TimeType.TIME: "time of day",
    TimeType.DURATION: "length of time",
    TimeType.SET: "recurring time",
}
QUADS = {1: "cooperation in words", 2: "cooperation in deeds", 3: "conflict in words", 4: "conflict in deeds"}
_COUNTRYLESS = {
    "IGO": "bodies of states",
    "NGO": "bodies of citizens",
    "MNC": "firms across borders",
    "NGM": "movements across borders",
}
BASES = {
    PublicationBasis.PAGE: "given by the page",
    PublicationBasis.DECLARED: "given beside the page",
    PublicationBasis.INFERRED: "inferred from its words",
    PublicationBasis.UNKNOWN: "not known",
}


def side_words(key: str) -> str:
    """The name of a country by its code in capitals, what PLOVER's codes of bodies stand for, or the text as it is."""
    country = find_country_by_code(key) if len(key) == 3 and key.isupper() else None
    return country.name if country is not None else _COUNTRYLESS.get(key, key)


def towards(act: Act) -> str:
    """The word between an act and its addressee: "warned Russia", "demanded of Russia", "said to reporters"."""
    return _TOWARDS.get(act, "to")


def basis_words(head: ReportHead) -> str:
    """Where the publication date in force comes from."""
    return "set by hand" if head.decided else BASES[head.publication.basis]


def interval_words(interval: Interval | None) -> str:
    """A time as short as its precision allows: "2014", "Feb 2022", "16 Feb 2022", "16 Feb 2022, 09:30"."""
    if interval is None:
        return UNDATED
    begin, finish = interval.begin, interval.finish
    if begin is None or finish is None:
        if begin is not None:
            return f"from {_moment(begin)} on"
        return f"before {_moment(finish)}" if finish is not None else UNDATED
    if begin.timetz() != _MIDNIGHT or finish.timetz() != _MIDNIGHT:
        return _clock_words(begin, finish)
    return _day_words(begin.date(), (finish - _DAY).date())


def days_words(interval: Interval | None) -> str:
    """A time in whole days, for lists: "16 Feb 2022" for what was published at 09:30 that day."""
    if interval is None:
        return UNDATED
    begin, finish = interval.begin, interval.finish
    first = None if begin is None else datetime.combine(begin, _MIDNIGHT)
    after = None if finish is None else datetime.combine(finish, _MIDNIGHT)
    if finish is not None and after is not None and finish.time() != _MIDNIGHT:
        after += _DAY
    return interval_words(Interval(first, after))


def interval_bounds(interval: Interval) -> str:
    """The exact ends of a time, for those who need them: "from 2022-02-01 to before 2022-03-01"."""
    begin, finish = iso(interval.begin), iso(interval.finish)
    parts = [f"from {begin}" if begin else "", f"{'to ' if begin else ''}before {finish}" if finish else ""]
    return " ".join(part for part in parts if part)


def zone_words(interval: Interval | None) -> str:
    """The zone of a time of day, or that nobody told it; empty for whole days, which have none."""
    ends = [] if interval is None else [end for end in (interval.begin, interval.finish) if end is not None]
    clocks = [end for end in ends if end.timetz() != _MIDNIGHT]
    if not clocks:
        return ""
    zones = dict.fromkeys(end.tzname() for end in clocks if end.tzinfo is not None)
    return ", ".join(str(zone) for zone in zones) if zones else "clock of the place, no zone told"


def publication_words(publication: Publication) -> str:
    """When a report was published, marked where this was inferred."""
    words = interval_words(publication.interval)
    inferred = publication.basis is PublicationBasis.INFERRED and publication.interval is not None
    return f"{words} (inferred)" if inferred else words


def line_time(row: StatementRow | FigureRow | EventRow) -> Interval | None:
    """When a line counts: when it happens or was said, or else when its report was published."""
    happens = row.when if isinstance(row, EventRow) else None
    said = None if isinstance(row, FigureRow) else row.said
    return happens or said or row.report.publication.interval


def type_words(row: EventRow) -> str:
    """What is done, as a noun: "assault", "retreat"."""
    return _MODES.get(row.mode or "", EVENT_TYPES[row.type])


def code_words(participant: ParticipantRow) -> str:
    """How the field codes a participant: "RUS GOV MIL"; empty where nothing tells."""
    code = participant.code
    return " ".join((*((code.country,) if code.country else ()), *code.sectors))


def report_title(head: ReportHead) -> str:
    """A report's title, or the name of the file that it was read from."""
    return head.title or f"Untitled ({head.address.rstrip('/').rsplit('/', 1)[-1]})"


def outlet_words(outlet: str | None) -> str:
    """The outlet, or that none is named."""
    return outlet or "outlet not named"


def bound_words(quantity: Quantity) -> str:
    """How a number bounds the true one: "at least", "at most", "about", or nothing for an exact one.

    "At least" stands for "more than", too: the report's own words stand beside it.
    """
    match quantity.bound:
        case Bound.EXACT:
            return ""
        case Bound.MORE:
            return "at least"
        case Bound.LESS:
            return "at most"
        case Bound.ABOUT:
            return "about"


def number_words(quantity: Quantity) -> str:
    """A number with its unit: "14,000", "20–30%", "USD 200 million", "40 kilometres"."""
    low, high, unit = quantity.low, quantity.high, quantity.unit or ""
    if low is None or high is None:
        return f"“{quantity.vague}”" if quantity.vague else "not told"
    number = _number(low) if low == high else f"{_number(low)}–{_number(high)}"
    if unit in _SIGNS:
        return f"{number}{_SIGNS[unit]}"
    if len(unit) == 3 and unit.isupper():
        return f"{unit} {number}"
    return f"{number} {unit if low == high == 1 else _plural(unit)}".rstrip()


def counted_words(row: FigureRow) -> str:
    """What a figure counts; where that is only its unit again, the words of the figure say more."""
    return row.words if row.counts in ("", row.quantity.unit) else row.counts


def value_words(quantity: Quantity) -> str:
    """A number with its bound and unit: "at least 14,000"."""
    return f"{bound_words(quantity)} {number_words(quantity)}".strip()


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 report", "1,200 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _day_words(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        return _month_words(first, last)
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {_day(last)}"
    return f"{first.day}–{_day(last)}"


def _month_words(first: date, last: date) -> str:
    """Whole months, or whole years where they are."""
    if (first.month, last.month) == (1, 12):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{_MONTHS[first.month - 1]} {first.year} – {_MONTHS[last.month - 1]} {last.year}"
    if first.month != last.month:
        return f"{_MONTHS[first.month - 1]}–{_MONTHS[last.month - 1]} {last.year}"
    return f"{_MONTHS[first.month - 1]} {first.year}"


def _clock_words(begin: datetime, finish: datetime) -> str:
    if finish.replace(tzinfo=None) - begin.replace(tzinfo=None) <= timedelta(minutes=1):
        return _moment(begin)
    until_midnight = finish.time() == _MIDNIGHT and (finish - _DAY).date() == begin.date()
    if begin.date() == finish.date() or until_midnight:
        return f"{_day(begin.date())}, {begin:%H:%M}–{'24:00' if until_midnight else _clock(finish)}{_zone(begin)}"
    return f"{_moment(begin)} – {_moment(finish)}"


def _moment(moment: datetime) -> str:
    if moment.timetz() == _MIDNIGHT:
        return _day(moment.date())
    return f"{_day(moment.date())}, {_clock(moment)}{_zone(moment)}"


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"


def _zone(moment: datetime) -> str:
    return f" {moment.tzname()}" if moment.tzinfo is not None else ""


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _number(number: Decimal) -> str:
    """Digits in groups of three; millions in words where that loses nothing."""
    for size, word in _MILLIONS:
        share = number / size
        if abs(share) >= 1 and share == round(share, _LONGEST_FRACTION):
            return f"{_plain(share)} {word}"
    return _plain(number)


def _plain(number: Decimal) -> str:
    digits = f"{number:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _plural(unit: str) -> str:
    """The plural of a unit's English name: "kilometres per hour", "square feet"."""
    if not unit or unit == "fraction":
        return ""
    measured, per, rest = unit.partition(" per ")
    words = measured.split(" ")
    last = words[-1]
    words[-1] = _IRREGULAR_UNITS.get(last, last if last.endswith(("s", "z")) else f"{last}s")
    return " ".join(words) + per + rest
