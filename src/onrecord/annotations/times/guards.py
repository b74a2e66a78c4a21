"""Says which matches of the grammar are no times: surnames, verbs, newspapers, counts of people."""

from onrecord.annotations.times.grammar import Match
from onrecord.annotations.times.words import Words
from onrecord.lexicon.time_words import needs_capital, time_words

# Words that name a month and something else, even with a capital.
_DOUBTFUL_MONTHS = frozenset({"may", "march", "august"})
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dame", "pm", "minister", "theresa", "prime", "president", "premier"})
_AFTER_MODAL = frozenset({"be", "have", "not", "also", "well", "still"})
# What a march is on or for, and a spring is of.
_AFTER_EVENT = frozenset({"on", "for"})
_BEFORE_COUNT = frozenset({"$", "£", "€", "¥", "#", "no", "number", "about", "than", "nearly", "almost", "some"})
_COUNTED = frozenset({"people", "men", "women", "children", "troops", "police", "percent", "%", "km", "miles"})
# Before a hyphen and a year ("pre-2014", "mid-2022").
_PREFIXES = frozenset({"mid", "pre", "post", "early", "late"})
# What numbers of four digits are also given to.
_NUMBERED = frozenset(
    {
        "resolution",
        "resolutions",
        "unscr",
        "updated",
        "route",
        "highway",
        "flight",
        "unit",
        "order",
        "law",
        "bill",
        "article",
        "section",
        "decree",
        "no",
    }
    | {"number", "model", "room", "page", "directive", "regulation", "protocol", "channel", "line", "building"}
)
# After these a number of four digits is a year, whichever; elsewhere only one that news speaks of.
_BEFORE_ANY_YEAR = frozenset(
    {"in", "since", "until", "till", "by", "during", "before", "after", "circa", "early", "late"}
)
# "The ceasefire of 2025 forbids it": what is told with its year, whatever follows.
_DATED_THINGS = frozenset(
    {"ceasefire", "truce", "agreement", "accord", "treaty", "war", "invasion", "election", "elections", "constitution"}
    | {"revolution", "uprising", "coup", "summer", "spring", "autumn", "winter", "end", "beginning", "start", "crisis"}
)
_LIKELY_YEARS = (1850, 2060)
_ESTIMATES = frozenset({"about", "around", "roughly", "approximately", "some"})
_CURRENCIES = frozenset({"$", "£", "€", "¥", "#", "/"})
_BEFORE_FALL = frozenset({"in", "this", "during", "by", "since", "until", "for"})
_AFTER_OTHER_FALL = frozenset({"of", "in", "from", "into"})
_AFTER_OTHER_SPRING = frozenset({"up", "into", "from", "to", "back", "water", "street", "road", "hill", "-"})
_QUOTES = frozenset({'"', "“", "`", "'", "‘"})
_OF_QUARTERS = frozenset({"a", "an", "one", "some"})
_BEFORE_ONE_DAY = frozenset({"will", "would", "could", "may", "might", "can", "'ll", "must"})
_BEFORE_CLOCK = frozenset(
    {"at", "by", "around", "about", "from", "until", "till", "since", "before", "after", "between", "and", "to", "or"}
    | {"on", "of", "today", "yesterday", "tomorrow", "time", "@", "|", "-", ",", "(", ":", "\n", ""}
)
_BEFORE_PART = frozenset({"in", "during", "by", "throughout", "through", "into", "until", "for", "of", "over"})
_BEFORE_BARE_LENGTH = frozenset(
    {"for", "within", "in", "after", "over", "took", "take", "of", "last", "lasted", "and", "or", "just", "only"}
)

# Words that may stand between an age and what has it: "the six-month-old U.S. military effort".
_MOST_ADJECTIVES = 3
_ENDS_DESCRIPTION = frozenset(
    {"man", "men", "woman", "women", "boy", "girl", "child", "son", "daughter", "student", "soldier", "who", "whose"}
    | {"in", "of", "from", "at", "on", "and", "the", "a", "an", "was", "is", "to", "with", "for", "by"}
)
_BEFORE_PAST = frozenset({"in", "than", "over", "during", "from", "of", "to", "like", "with", "for", "unlike"})


def is_time(match: Match) -> bool:
    """Whether a match can be a time, judged by the words around it."""
    check = _CHECKS.get(match.rule.name)
    return _free_standing(match) and _capitals_fit(match) and (check is None or check(match))


def _free_standing(match: Match) -> bool:
    """Not part of a code (T-72, 5-2022/A) or an amount ($2014, 2014%)."""
    words, first, last = match.words, match.first, match.after - 1
    if words.at(first)[:1].isdigit() and words.touching(first - 1):
        before = words.at(first - 1)
        if before in _CURRENCIES:
            return False
        if before in {",", "."} and words.touching(first - 2) and words.at(first - 2)[-1:].isdigit():
            # The rest of an ill-formed number ("1,000,00").
            return False
        if before == "-" and words.touching(first - 2) and not _may_stand_before_hyphen(words.at(first - 2)):
            return False
    if words.at(last)[-1:].isdigit() and words.touching(last):
        following = words.at(last + 1)
        return not (following in {"%", "/"} or following[:1].isalpha())
    return True


def _may_stand_before_hyphen(word: str) -> bool:
    """A prefix ("mid-2022") or the first number of a range ("2014-2016", "6-7 January")."""
    return word in _PREFIXES or word in time_words()["month"] or (word.isdecimal() and len(word) in {2, 4})


def _capitals_fit(match: Match) -> bool:
    """Months and days that are other words in lower case stand with a capital ("may", "march", "sat")."""
    words = match.words
    return not any(
        words.plain[match.pieces[piece][0]] in needs_capital() and words.shown(match.pieces[piece][0])[0].islower()
        for piece in ("month", "month_short", "month2", "month_short2", "weekday_short")
        if piece in match.pieces
    )


def _month_alone(match: Match) -> bool:
    """A doubtful month stands after a word that takes months; "Theresa May" and "the March for Peace" do not."""
    words, at = match.words, match.pieces["month"][0]
    if words.plain[at] not in _DOUBTFUL_MONTHS:
        return True
    if match.first < at:
        return words.at(at - 1) not in _TITLES
    after = words.at(match.after)
    if words.plain[at] == "may" and after in _AFTER_MODAL:
        return False
    return words.at(match.first - 1) in time_words()["time_preposition"] and after not in _AFTER_EVENT


def _year_alone(match: Match) -> bool:
    """A number of four digits is a year beside a word that takes years, and no count of something."""
    words = match.words
    if "year" not in match.pieces:
        return True
    if match.first < match.pieces["year"][0]:
        return words.at(match.first) not in _ESTIMATES or not counts_something(words, match.after)
    if words.at(match.first - 1).rstrip(".") in _NUMBERED or words.at(match.first - 2) in {"no", "nos"}:
        return False
    before, after = words.at(match.first - 1), words.at(match.after)
    if before in _BEFORE_COUNT or after in {"%", "percent"}:
        return False
    if after == "-" and words.at(match.after + 1).startswith("year"):
        return False
    year = int(match.word("year"))
    if year < _LIKELY_YEARS[0] and _dates_a_thing(words, match):
        return True
    if before in _BEFORE_ANY_YEAR:
        return after not in _COUNTED
    if before == "of" and words.shown(match.first - 2)[:1].islower() and words.at(match.first - 2) in _DATED_THINGS:
        return True
    return _LIKELY_YEARS[0] <= year <= _LIKELY_YEARS[1] and not counts_something(words, match.after)


def _dates_a_thing(words: Words, match: Match) -> bool:
    """A year in brackets, of a range, or after a name: "(1790)", "1789-1791", "the Constitution of 1791"."""
    before, after = words.at(match.first - 1), words.at(match.after)
    in_brackets = before == "(" and after in {")", "-", ","}
    of_range = before == "-" and len(words.at(match.first - 2)) == len("1789") and words.at(match.first - 2).isdecimal()
    return in_brackets or of_range or (before == "of" and words.shown(match.first - 2)[:1].isupper())


def counts_something(words: Words, at: int) -> bool:
    """Whether the word is a plural in lower case, as after a count ("2014 protesters")."""
    word = words.shown(at)
    return word.islower() and (word in _COUNTED or (word.endswith("s") and not word.endswith(("ss", "'s"))))


def _season(match: Match) -> bool:
    """The fall of a city or in prices is no season."""
    if match.has("year") or match.has("hint") or match.has("year_hint"):
        return True
    if match.words.plain[match.pieces["season"][0]] != "fall":
        return True
    before, after = match.words.at(match.first - 1), match.words.at(match.after)
    return after not in _AFTER_OTHER_FALL and before in _BEFORE_FALL


def _season_alone(match: Match) -> bool:
    """The season of "a spring offensive", but no spring of water and no fall at all."""
    words, at = match.words, match.pieces["season"][0]
    if words.plain[at] == "fall":
        return match.first < at
    return words.at(match.after) not in _AFTER_OTHER_SPRING


def _clock(match: Match) -> bool:
    """A clock time without a.m., p.m. or a zone stands after a word that takes times, or after a date."""
    if match.has("meridiem") or match.has("moment") or match.words.at(match.after - 1).isalpha():
        return True
    before = match.words.at(match.first - 1)
    return before in _BEFORE_CLOCK or before in time_words()["weekday"] or before[:1].isdigit()


def _part_alone(match: Match) -> bool:
    return match.words.at(match.first - 1) in _BEFORE_PART


def _bare_length(match: Match) -> bool:
    return match.words.at(match.first - 1) in _BEFORE_BARE_LENGTH


def _length(match: Match) -> bool:
    """No age ("44-year-old", "52 years old"), no fraction ("three quarters of"), no "a second"."""
    words, after = match.words, match.after
    unit = words.plain[match.pieces["unit"][0]]
    if _title(match):
        return False
    if words.at(after) == "old" or (words.at(after) == "-" and words.at(after + 1) in {"old", "olds"}):
        return False
    count = words.plain[match.pieces["count"][0]] if "count" in match.pieces else ""
    if unit.startswith("quarter") and (count in _OF_QUARTERS or words.at(after - 2) == "-"):
        return False
    if unit.startswith("quarter") and words.at(after) == "of" and count not in time_words()["vague_count"]:
        return False
    return unit not in time_words()["second_unit"] or words.at(match.pieces["count"][0]) not in {"a", "an", "one"}


def _holy(match: Match) -> bool:
    """Good Friday has a capital; a good Friday has not."""
    return match.words.shown(match.pieces["holy"][0])[0].isupper()


def _age_of_thing(match: Match) -> bool:
    """What wars and truces have lasted ("the five-year-old conflict"), not the age of people."""
    for step in range(_MOST_ADJECTIVES):
        word = match.words.at(match.after + step)
        if word in time_words()["lasting"] or not word.replace(".", "").isalpha() or word in _ENDS_DESCRIPTION:
            return word in time_words()["lasting"]
    return False


def _past_years(match: Match) -> bool:
    """With an article these are a length, after "two" or "several" counted."""
    return match.words.at(match.first - 1) in _BEFORE_PAST


def _title(match: Match) -> bool:
    """A programme's name: "60 Minutes", "48 Hours"."""
    words, last = match.words, match.after - 1
    return words.at(match.first)[:1].isdigit() and words.shown(last)[:1].isupper() and not words.shown(last).isupper()


def _near(match: Match) -> bool:
    """A programme's name between quotation marks is none ("This Week")."""
    words, last = match.words, match.after - 1
    title = words.shown(match.first)[0].isupper() and words.shown(last)[0].isupper()
    return not (title and words.at(match.first - 1) in _QUOTES)


def _day_word(match: Match) -> bool:
    """Nor is a newspaper's ("USA Today")."""
    words, at = match.words, match.pieces["day_word"][0]
    before = words.shown(match.first - 1)
    return match.first < at or words.shown(at).islower() or not (before.isalpha() and before[0].isupper())


def _years_ago(match: Match) -> bool:
    """A count that no calendar holds is not left out of "99999999 years ago"."""
    return not match.words.at(match.first - 1)[:1].isdigit()


def _vague(match: Match) -> bool:
    """Before a comma, "Now" opens a sentence and tells no time."""
    words, at = match.words, match.pieces["reference"][0]
    return not (words.plain[at] == "now" and words.shown(at)[0] == "N" and words.at(match.after) == ",")


def _one_day(match: Match) -> bool:
    """What "will one day be" lies ahead; what "took one day" was long."""
    return match.words.at(match.first - 1) in _BEFORE_ONE_DAY


def _frequency(match: Match) -> bool:
    """A daily with a name is a newspaper ("the party daily Pravo")."""
    at = match.pieces["frequency"][0]
    return not (match.words.shown(at).islower() and match.words.shown(match.after)[:1].isupper())


def _joined_days(match: Match) -> bool:
    """In "on March 6 and 7 people died" the second number counts people."""
    return match.has("year") or not counts_something(match.words, match.after)


def _weekday(match: Match) -> bool:
    """No "Black Friday", no "Sunday Times"."""
    words, at = match.words, match.pieces["weekday"][0]
    tables = time_words()
    return words.at(at - 1) not in tables["before_named_day"] and not (
        words.at(match.after) in tables["after_named_day"] and words.shown(match.after)[0].isupper()
    )


_CHECKS = {
    "days of a month": _joined_days,
    "weekday": _weekday,
    "month": _month_alone,
    "year": _year_alone,
    "season": _season,
    "clock": _clock,
    "the morning": _part_alone,
    "bare length": _bare_length,
    "length": _length,
    "length as an adjective": _length,
    "a length": _length,
    "range of lengths": _length,
    "last length": _length,
    "age of a thing": _age_of_thing,
    "Good Friday": _holy,
    "past years": _past_years,
    "length after an article": _length,
    "will one day": _one_day,
    "frequency": _frequency,
    "this week": _near,
    "vague": _vague,
    "years ago": _years_ago,
    "day word": _day_word,
    "season, alone": _season_alone,
}
