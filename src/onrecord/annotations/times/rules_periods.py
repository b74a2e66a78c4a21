"""Rules for stretches that are told by their place: this week, last month, two years ago, now."""

from onrecord.annotations.times.grammar import Match, Parts, Rule
from onrecord.annotations.times.numbers import read_count
from onrecord.annotations.times.pieces import UNITS, day_of, month_of, nth_of, year_of
from onrecord.annotations.times.readings import (
    Calendar,
    Following,
    Length,
    Ordinal,
    Reading,
    Shifted,
    Unit,
    Vague,
)
from onrecord.annotations.times.rules_dates import hint_of
from onrecord.lexicon.time_words import word_code, word_number

_FROM_PUBLICATION = {
    "this": 0,
    "current": 0,
    "present": 0,
    "last": -1,
    "past": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
}
_FROM_LAST_MENTION = {"that": 0, "same": 0, "previous": -1, "preceding": -1, "following": 1, "ensuing": 1}
_LENGTHS = {Unit.WEEK: "P1W", Unit.MONTH: "P1M", Unit.YEAR: "P1Y", Unit.DECADE: "P10Y", Unit.CENTURY: "P100Y"}
_LARGEST_COUNT = 5000
# After these, "the next year" is the twelve months to come; elsewhere, in a story, the year after.
_BEFORE_LENGTH = frozenset({"over", "during", "within", "for", "in", "through", "throughout", "into", "across"})


def _unit(match: Match) -> Unit:
    return Unit(word_code("calendar_unit", match.word("calendar_unit")) or "day")


def _near(match: Match) -> Reading | None:
    word, unit = match.word("which"), _unit(match)
    if word == "past" and (match.has("this") or unit is Unit.WEEKEND):
        return Shifted(unit, -1)
    if word == "next" and match.has("the") and match.words.at(match.first - 1) not in _BEFORE_LENGTH:
        return Following(unit, 1)
    if word == "past" or (match.has("the") and word in {"last", "next"} and unit in _LENGTHS):
        # "Over the last year" is the twelve months up to now, not the calendar year before.
        return Length(_LENGTHS.get(unit, "P1D"))
    if word in {"coming", "upcoming"} and unit is not Unit.WEEKEND:
        return Vague("FUTURE_REF")
    if word in _FROM_LAST_MENTION or (word == "next" and match.has("the") and unit is Unit.DAY):
        return Following(unit, _FROM_LAST_MENTION.get(word, 1))
    return Shifted(unit, _FROM_PUBLICATION[word])


def _day_word(match: Match) -> Reading:
    shift = word_number("day_word", match.word("day_word")) or 0
    return Shifted(Unit.DAY, shift)


def _counted(match: Match) -> Reading | None:
    unit, size = UNITS[word_code("unit", match.word("unit")) or word_code("second_unit", match.word("unit")) or "D"]
    count = read_count(match.piece("count")) if match.has("count") else None
    direction = match.word("direction")
    sign = -1 if direction in {"ago", "earlier", "before", "prior", "previously", "back"} else 1
    anchored = direction in {"ago", "back"} or (direction in {"from", "hence"})
    if count is None:
        if anchored:
            return Vague("PAST_REF" if sign < 0 else "FUTURE_REF")
        return Following(unit, sign, exact=False)
    if count > _LARGEST_COUNT or count != int(count):
        return Vague("PAST_REF" if sign < 0 else "FUTURE_REF") if anchored else None
    total = int(count) * size * sign
    return Shifted(unit, total, counted=True) if anchored else Following(unit, total)


def _nth_of(match: Match) -> Reading | None:
    nth, unit = nth_of(match), _unit(match)
    if nth is None or not -1 <= nth <= 31:
        return None
    if month_of(match):
        return Ordinal(nth, unit, Calendar(year_of(match), month_of(match), day_of(match), hint=hint_of(match)))
    if year_of(match):
        return Ordinal(nth, unit, Calendar(year_of(match)))
    if match.has("which"):
        word = match.word("which")
        longer = Unit(word_code("calendar_unit", match.word("longer")) or "month")
        if word in _FROM_LAST_MENTION:
            return Ordinal(nth, unit, Following(longer, _FROM_LAST_MENTION[word]))
        return Ordinal(nth, unit, Shifted(longer, _FROM_PUBLICATION.get(word, 0)))
    return None


def _week_of(match: Match) -> Reading:
    return Ordinal(0, Unit.WEEK, Calendar(year_of(match), month_of(match), day_of(match)))


def _reference(match: Match) -> Reading:
    return Vague(word_code("reference", match.word("reference")) or "PRESENT_REF")


def _past(_: Match) -> Reading:
    return Vague("PAST_REF")


def _present(_: Match) -> Reading:
    return Vague("PRESENT_REF")


def _future(_: Match) -> Reading:
    return Vague("FUTURE_REF")


def _edge_of_unit(match: Match) -> Reading:
    return Shifted(_unit(match), 0, exact=False)


def _whole(match: Match) -> Parts:
    return (("whole", Shifted(Unit(match.word("unit")), 0, exact=False)),)


def _weekend(match: Match) -> Reading:
    return Shifted(Unit.WEEKEND, 0, exact=False)


def _before_yesterday(match: Match) -> Reading:
    return Shifted(Unit.DAY, -2 if match.has("yesterday") else 2)


_NTH = "( {ordinal|ordinal_day:nth} | last|final|closing|opening=nth )"
_NEAR = "current|present|last|next|coming|upcoming|previous|preceding|past|following|ensuing"
_UNIT = "( fiscal|calendar|financial|school|academic )? {calendar_unit}"
_COUNTED = "{unit|second_unit:unit}"
_MONTH = "( last|next|this=hint )? <month> ( ,? {year} )?"
_DIRECTION = "ago|earlier|later|hence|back|previously=direction"

# Days, weeks, months and years told by their distance.
NEAR_RULES = (
    Rule("day word", "<day_edge>? {day_word}", _day_word),
    Rule("day before yesterday", "the day before|after yesterday=yesterday", _before_yesterday),
    Rule("day after tomorrow", "the day after tomorrow", _before_yesterday),
    Rule("this week", f"<edge>? this|that|{_NEAR}=which {_UNIT}", _near),
    Rule("this past week", f"<edge>? this=this past=which {_UNIT}", _near),
    Rule("the last week", f"<edge>? the=the ( very )? same|{_NEAR}=which {_UNIT}", _near),
    Rule("that same week", "that|this very? same=which {calendar_unit}", _near),
    Rule(
        "for the year",
        "for (:whole the full? year|week|month=unit ) (?! {year} | ended|ending|of|to|that|before|- )",
        _whole,
    ),
    Rule("the end of the week", "<edge> the {calendar_unit}", _edge_of_unit),
    Rule("early in the week", "earlier|later|early|late in|on the {calendar_unit}", _edge_of_unit),
    Rule("the weekend", "the|at weekend", _weekend),
    Rule("year-end", "<edge>? {calendar_unit} ( 's )? -? end", _edge_of_unit),
    Rule("ago", f"<about>? (:count <count> ) more? -? {_COUNTED} ( or so | or two )? {_DIRECTION}", _counted),
    Rule("from now", f"<about>? (:count <count> ) -? {_COUNTED} ( or so )? from=direction now|today", _counted),
    Rule(
        "a week ago",
        f"<about>? (:count a|an|one|half ) {_COUNTED} ( and a half )? ( or so | or two )? {_DIRECTION}",
        _counted,
    ),
    Rule("before that", f"<about>? (:count <count> ) {_COUNTED} before=direction (?= , | . )", _counted),
    Rule("years ago", "{plural_unit:unit} ago|earlier|later=direction", _counted),
)

# Stretches told by their number within a longer one.
NUMBERED_RULES = (
    Rule("the n-th week of a month", f"<edge>? the? {_NTH} full? {{calendar_unit}} of|in {_MONTH}", _nth_of),
    Rule("the n-th week of a year", f"<edge>? the? {_NTH} {{calendar_unit}} of|in {{year}}", _nth_of),
    Rule(
        "the n-th week of the month",
        f"the {_NTH} {{calendar_unit}} of|in ( the? this|that|same|{_NEAR}=which | the ) {{calendar_unit:longer}}",
        _nth_of,
    ),
    Rule("the week of a date", "the week of|beginning|starting|ending <month> <day> ( ,? {year} )?", _week_of),
    Rule("the week of a date, day first", "the week of|beginning|starting <day> of? <month> ( ,? {year} )?", _week_of),
)

# Times no more exact than past, present or future.
VAGUE_RULES = (
    Rule("vague", "more|most|very|only|just? {reference}", _reference),
    Rule("right now", "right now", _present),
    Rule("recent days", "( the most? )? recent {plural_unit:} ( and|or {plural_unit:} )?", _past),
    Rule("past years", "past|previous {plural_unit:}", _past),
    Rule("the recent past", "the recent|distant? past (?! <count> )", _past),
    Rule("coming days", "the? coming|upcoming few|several? {plural_unit:} ( and|or {plural_unit:} )?", _future),
    Rule("days ahead", "the? {plural_unit:} ( ahead | to come )", _future),
    Rule("the future", "( the | a not too ) near|distant|foreseeable|immediate|very? -? future", _future),
    Rule("the near term", "the near|short|medium|long term", _future),
    Rule("one day", "some day | one day soon", _future),
    Rule("will one day", "one day", _future),
    Rule("these days", "these days", _present),
    Rule("at present", "the present ( time|day )? | at the moment | this moment", _present),
    Rule("current", "current", _present),
)

PERIOD_RULES = (*NEAR_RULES, *NUMBERED_RULES, *VAGUE_RULES)
