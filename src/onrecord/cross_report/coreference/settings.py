"""When and where: the times and places of a sentence, and which of them belong to which event."""

from collections.abc import Iterable, Sequence

from onrecord.cross_report.coreference.mentions import Setting
from onrecord.model import Annotations, Interval, Sentence, Span, Token

LONGEST_TIME = 31  # days: what is told no better than by its year clashes with nothing
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORTEST_DAY = 3  # letters of an abbreviated weekday
MOST_STEPS = 5  # from a time or place up to its event
Told = tuple[tuple[int, ...], Setting]
"""The tokens of a time or place, and what they tell."""


def settings_in(annotations: Annotations, sentence: Sentence) -> list[Told]:
    """Each time and place that a sentence names."""
    tokens = annotations.tokens
    told: list[Told] = []
    named: set[int] = set()
    for time in annotations.times:
        if sentence.span.contains(time.span):
            inside = _tokens(tokens, sentence, time.span)
            weekdays = frozenset(day for i in inside for day in _weekday(tokens[i].text))
            told.append((inside, Setting(days_of(time.interval), weekdays)))
            named.update(inside)
    for i in range(sentence.first_token, sentence.after_token):
        if i not in named and _weekday(tokens[i].text):
            told.append(((i,), Setting(weekdays=frozenset(_weekday(tokens[i].text)))))
    for toponym in annotations.toponyms:
        if sentence.span.contains(toponym.span):
            regions = frozenset(name.lower() for name in (toponym.name, *toponym.within))
            place = Setting(places=frozenset({toponym.name.lower()}), regions=regions)
            told.append((_tokens(tokens, sentence, toponym.span), place))
    return told


def setting_of(tokens: Sequence[Token], head: int, told: Iterable[Told]) -> Setting:
    """When and where an event is told to be: the times that depend on it, and the places behind its prepositions."""
    return join_settings(
        setting
        for inside, setting in told
        if any(_belongs(tokens, i, head) and (not setting.places or tokens[i].dep == "pobj") for i in inside)
    )


def join_settings(settings: Iterable[Setting]) -> Setting:
    """All times and places of several settings."""
    parts = list(settings)
    return Setting(
        frozenset(day for part in parts for day in part.days),
        frozenset(day for part in parts for day in part.weekdays),
        frozenset(place for part in parts for place in part.places),
        frozenset(region for part in parts for region in part.regions),
    )


def days_of(interval: Interval | None) -> frozenset[int]:
    """The days of a time, as ordinals; none where it is open or longer than a month."""
    length = interval.days() if interval is not None else None
    if interval is None or interval.begin is None or length is None or length > LONGEST_TIME:
        return frozenset()
    first = interval.begin.toordinal()
    return frozenset(range(first, first + length))


def _belongs(tokens: Sequence[Token], index: int, head: int) -> bool:
    """Whether a token depends on an event with no other verb between."""
    for _ in range(MOST_STEPS):
        above = tokens[index].head
        if above == head:
            return True
        if above == index or tokens[above].pos in ("VERB", "AUX"):
            return False
        index = above
    return False


def _tokens(tokens: Sequence[Token], sentence: Sentence, span: Span) -> tuple[int, ...]:
    return tuple(
        i for i in range(sentence.first_token, sentence.after_token) if span.start <= tokens[i].start < span.end
    )


def _weekday(word: str) -> list[str]:
    plain = word.lower().strip(".")
    return [day for day in WEEKDAYS if len(plain) >= SHORTEST_DAY and day.startswith(plain)]
