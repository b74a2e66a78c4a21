"""Says which matches of the grammar are no times: surnames, verbs, newspapers, counts of people."""

from onrecord.annotations.times.grammar import Match
from onrecord.annotations.times.words import Words
from onrecord.lexicon.time_words import needs_capital, time_words

# Words that are both a name of a month and something else, even with a capital.
_DOUBTFUL_MONTHS = frozenset({"may", "march", "august"})
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dame", "pm", "minister", "theresa", "prime", "president", "premier"})
_BEFORE_YEAR_NO = frozenset({"$", "£", "€", "¥", "#", "no", "number", "about", "than", "nearly", "almost", "some"})
_SINGULAR_LIKE = frozenset({"people", "men", "women", "children", "troops", "police", "percent", "%", "km", "miles"})


def is_time(match: Match) -> bool:
    """Whether a match can be a time, judged by the words around it."""
    check = _CHECKS.get(match.rule)
    return _free_standing(match) and _capitals_fit(match) and (check is None or check(match))


def _free_standing(match: Match) -> bool:
    """Not part of a code (T-72, 5-2022/A) or an amount ($2014, 2014%)."""
    words, first, last = match.words, match.first, match.after - 1
    if words.at(first)[:1].isdigit():
        before = words.at(first - 1)
        if before in {"$", "£", "€", "¥", "#", "/"} and words.touching(first - 1):
            return False
        if before == "-" and words.touching(first - 1) and words.touching(first - 2):
            return words.at(first - 2) in _PREFIXES or words.at(first - 2)[:1].isdigit()
    if words.at(last)[-1:].isdigit() and words.touching(last):
        following = words.at(last + 1)
        return not (following in {"%", "/"} or following[:1].isalpha())
    return True


_PREFIXES = frozenset({"mid", "pre", "post", "early", "late", "march", "may"})


def _capitals_fit(match: Match) -> bool:
    words = match.words
    return not any(
        words.plain[index] in needs_capital() and words.shown(index)[0].islower()
        for piece in ("month", "month_short", "month2", "month_short2", "weekday_short")
        if piece in match.pieces
        for index in (match.pieces[piece][0],)
    )


def _month_alone(match: Match) -> bool:
    words, at = match.words, match.pieces["month"][0]
    before, after = words.at(match.first - 1), words.at(match.after)
    if match.words.plain[at] not in _DOUBTFUL_MONTHS or match.first < at:
        return not (words.plain[at] in _DOUBTFUL_MONTHS and words.at(at - 1) in _TITLES)
    if words.plain[at] == "may" and after in {"be", "have", "not", "also", "well", "still"}:
        return False
    return before in time_words()["time_preposition"] and after not in {"on", "for"}


def _year_alone(match: Match) -> bool:
    """A number of four digits is a year beside a word that takes years, and no count of something."""
    words = match.words
    if "year" not in match.pieces or match.first < match.pieces["year"][0]:
        return True
    before, after = words.at(match.first - 1), words.at(match.after)
    if before in _BEFORE_YEAR_NO or after in {"%", "percent"}:
        return False
    if before in time_words()["time_preposition"]:
        return after not in _SINGULAR_LIKE
    return not _counts_something(words, match.after)


def _counts_something(words: Words, at: int) -> bool:
    """Whether the word is a plural in lower case, as after a count ("2014 protesters")."""
    word = words.shown(at)
    return word.islower() and (word in _SINGULAR_LIKE or (word.endswith("s") and not word.endswith(("ss", "'s"))))


def _season(match: Match) -> bool:
    """"The fall of Kabul" and "the fall in prices" are no seasons, nor is "Prague Spring"."""
    words, at = match.words, match.pieces["season"][0]
    word, after = words.plain[at], words.at(match.after)
    if match.has("year") or match.has("hint") or match.has("year_hint"):
        return True
    if word == "fall" and (after in {"of", "in", "from", "into"} or words.at(match.first - 1) not in {"in", "this", "during", "by", "since", "until", "for"}):
        return False
    return word != "spring" or after not in {"offensive"}


def _part_alone(match: Match) -> bool:
    return match.words.at(match.first - 1) in {"in", "during", "by", "throughout", "through", "into", "until", "for", "of", "over"}


def _bare_length(match: Match) -> bool:
    return match.words.at(match.first - 1) in {"for", "within", "in", "after", "over", "took", "take", "of", "last", "lasted", "and", "or", "just", "only"}


def _length(match: Match) -> bool:
    """No age ("44-year-old", "52 years old"), no fraction ("three quarters of")."""
    words, after = match.words, match.after
    unit = words.plain[match.pieces["unit"][0]]
    if words.at(after) == "old" or (words.at(after) == "-" and words.at(after + 1) in {"old", "olds"}):
        return False
    if unit.startswith("quarter") and (words.at(after) == "of" or words.at(after - 2) == "-"):
        return False
    return unit not in time_words()["second_unit"] or words.at(match.pieces["count"][0]) not in {"a", "an", "one"}


_CHECKS = {
    "length": _length,
    "a length": _length,
    "range of lengths": _length,
    "last length": _length,
    "month": _month_alone,
    "year": _year_alone,
    "season": _season,
    "the morning": _part_alone,
    "bare length": _bare_length,
}
