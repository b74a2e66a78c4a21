"""Rules for seasons, quarters and halves of years, and for how reports of business tell them."""

from onrecord.annotations.times.grammar import Match, Parts, Rule
from onrecord.annotations.times.numbers import read_count
from onrecord.annotations.times.pieces import month_of, names_no_year, nth_of, year_of
from onrecord.annotations.times.readings import Calendar, Following, Hint, Length, Reading, Shifted, Stretch, Unit
from onrecord.annotations.times.rules_dates import hint_of
from onrecord.annotations.times.rules_lengths import length_value
from onrecord.lexicon.time_words import word_code

_YEARS = {"this": Hint.YEAR_OF, "last": Hint.YEAR_BEFORE, "next": Hint.YEAR_AFTER, "that": Hint.SAME}


def _hint(match: Match) -> Hint:
    return _YEARS.get(match.word("year_hint"), hint_of(match))


def _quarter(match: Match) -> Reading | None:
    number = nth_of(match)
    return Stretch(f"Q{number}", year_of(match), _hint(match)) if number is not None and 1 <= number <= 4 else None


def _quarter_code(match: Match) -> Reading | None:
    return Stretch(match.word("code").upper(), year_of(match), _hint(match))


def _same_quarter(_: Match) -> Reading:
    return Following(Unit.QUARTER, 0)


def _quarter_year_before(match: Match) -> Reading | None:
    nth = nth_of(match) if match.has("nth") else None
    return Following(Unit.YEAR, -1) if nth is None else Stretch(f"Q{nth}", None, Hint.YEAR_BEFORE)


def _length_year_before(match: Match) -> Reading | None:
    value = length_value(read_count(match.piece("count")), word_code("unit", match.word("unit")) or "M")
    return None if value is None else Length(value)


def _year_before(_: Match) -> Parts:
    return (("whole", Shifted(Unit.YEAR, -1, counted=True)),)


def _business_year(_: Match) -> Parts:
    """The twelve months of a business, which seldom are a calendar year."""
    return (("whole", Length("P1Y")),)


def _half(match: Match) -> Reading | None:
    if month_of(match):
        return Calendar(year_of(match), month_of(match))
    return Stretch("H1" if match.word("nth") == "first" else "H2", year_of(match), _hint(match))


def _season(match: Match) -> Reading | Parts:
    if names_no_year(match):
        return ()
    return Stretch(word_code("season", match.word("season")) or "SP", year_of(match), _hint(match))


_HINTED = "( the? last|next|this|previous|following|coming|upcoming|past|same|that=hint ( coming|past=hint2 )? )"
_YEAR = "( ,? of? the? {year} | of (:year_words <year_words> ) | ,? of? this|last|next|that=year_hint year ( 's )? )"
_NTH = "{ordinal|ordinal_day:nth}"
_LIKE = "( comparable|corresponding|same|like )?"

QUARTER_RULES = (
    Rule("quarter", f"<edge>? the? ( fiscal|financial )? {_NTH} quarter {_YEAR}?", _quarter),
    Rule("quarter as an adjective", f"( fiscal|financial )? {_NTH} - quarter", _quarter),
    Rule("quarter of that year", f"<edge>? this|last|next=year_hint year 's {_NTH} -? quarter", _quarter),
    Rule("quarter, year first", f"<edge>? the? {{year}} {_NTH} -? quarter", _quarter),
    Rule("quarter in figures", f"q1|q2|q3|q4|h1|h2=code {_YEAR}?", _quarter_code),
    Rule("quarter in figures, year first", "{year} q1|q2|q3|q4|h1|h2=code", _quarter_code),
    Rule("the quarter", "the ( latest|current|same|comparable|corresponding|recent )? quarter", _same_quarter),
    Rule("the latest period", "the latest period", _same_quarter),
    Rule(
        "the year-ago quarter",
        f"the? comparable|corresponding? year -? ago|earlier|before fiscal? {_NTH}? quarter|period",
        _quarter_year_before,
    ),
    Rule(
        "the quarter of last year",
        f"the {_LIKE} quarter|period ( a year ago|earlier|before | of? last year )",
        _quarter_year_before,
    ),
    Rule("last year's quarter", f"last year 's {_LIKE} quarter|period", _quarter_year_before),
    Rule("year-ago months", "the year - ago|earlier|before (:count <count> ) {plural_unit:unit}", _length_year_before),
    Rule("year-ago", "the|a? (:whole year - ago|earlier )", _year_before),
    Rule("the year ended", "(:whole the fiscal|financial|full? year ) (?= ended|ending )", _business_year),
    Rule("half", f"<edge>? the first|second|last|latter=nth half {_YEAR}", _half),
    Rule("half of a month", "the first|second|last|latter=nth half of <month> ( ,? {year} )?", _half),
    Rule("season", f"<edge>? ( {_HINTED} | the ) early|late|mid? -? {{season}} {_YEAR}?", _season),
    Rule("season, year", f"<edge>? {{season}} {_YEAR}", _season),
    Rule("season, alone", "( early|late|mid -? | early|late in )? {season}", _season),
)
