"""Where and when it is counted, in what kind of event, and the words by which that event can be known again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from math import log
from typing import NamedTuple

from onrecord.lexicon.common_words import common_words
from onrecord.lexicon.counted import dating_words, placing_words
from onrecord.lexicon.countries import find_country_by_demonym
from onrecord.lexicon.rarity import rarity
from onrecord.lexicon.tallies import incident_words, outcome_nouns, outcome_verbs, tally_words, thing_kinds
from onrecord.model import Figure, Interval, PlaceKind, Span, TimeType, Toponym
from onrecord.model.tallies import Extent, TallyPlace
from onrecord.record.reading import Reading, reporting_verb
from onrecord.record.tallies.kinds import Counted

LEAD = 3  # sentences that tell what a report is about
BACK = 3  # sentences before a figure in which its place or day may stand
MOST_PLACES = 12
STEPS_TO_EVENT = 3
UNLISTED = 4  # the level of a place of which nothing but the name is known
LONGEST_DAY = 3  # days: a longer interval dates no single event
LONGEST_YEAR = 366  # days
SHORTEST_WORD = 3  # letters
LONGEST_TOPIC = 30  # words
LONGEST_INITIALS = 4  # letters: an agency or party, not a place
_LEVELS = {
    PlaceKind.COUNTRY: 0,
    PlaceKind.CONTINENT: 0,
    PlaceKind.SEA: 1,
    PlaceKind.REGION: 1,
    PlaceKind.DIVISION: 1,
    PlaceKind.COUNTY: 2,
    PlaceKind.CITY: 3,
}
_STANDING = frozenset(
    {"troops", "vehicles", "money", "share", "measure", "ships", "aircraft", "weapons", "people", "other"}
)
_BORDERS = frozenset({"border", "frontier", "soil", "territory", "coast", "side", "bank", "waters", "airspace"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*")
_DAY = re.compile(r"\b(?:[12]?\d|3[01])\b")
_SEATED = re.compile(r"[\s-]*based\b")
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")


class Days(NamedTuple):
    """When it happened and as of when it was counted, each with whether the figure's own sentence tells it."""

    when: Interval | None
    when_told: bool
    as_of: Interval | None
    as_of_told: bool


def sentence_of(reading: Reading, figure: Figure) -> int:
    """The index of the sentence in which a figure stands."""
    first = next(reading.tokens_in(figure.quantity.span), None)
    return 0 if first is None else reading.sentence_at[first]


def find_places(reading: Reading, figure: Figure, sentence: int, asides: Set[int]) -> tuple[TallyPlace, ...]:
    """Where its own sentence puts what is counted; `asides` are its tokens that tell of another event."""
    return tuple(_places_in(reading, figure, sentence, asides=asides))


def find_setting(reading: Reading, figure: Figure, sentence: int) -> tuple[TallyPlace, ...]:
    """The places that the report names around a figure: in the sentences before it, where it begins, and who claims it.

    The seat of a claimant is no place of the event, but tells where it was heard of: "the health office in Orvale".
    """
    around = (*range(sentence - 1, max(-1, sentence - 1 - BACK), -1), *range(min(LEAD, sentence)), sentence + 1)
    found = dict.fromkeys(place for index in around for place in _places_in(reading, None, index))
    for span in (party.span for party in figure.claimants if party.span is not None):
        seats = (toponym for _, toponym in reading.toponyms_in(span) if not toponym.metonym)
        found.update(dict.fromkeys(_place(toponym) for toponym in seats))
    return tuple(found)[:MOST_PLACES]


def _places_in(
    reading: Reading, figure: Figure | None, sentence: int, *, asides: Set[int] = frozenset()
) -> Iterator[TallyPlace]:
    """The places of a sentence, the one tied to the figure first; not those that speak, nor where somebody speaks."""
    if not 0 <= sentence < len(reading.annotations.sentences):
        return
    span = reading.annotations.sentences[sentence].span
    claimed = [party.span for party in figure.claimants if party.span is not None] if figure is not None else []
    found: list[tuple[bool, int, TallyPlace]] = []
    for number, toponym in reading.toponyms_in(span):
        if toponym.metonym or any(piece.overlaps(toponym.span) for piece in claimed) or _is_of_speech(reading, toponym):
            continue
        if _is_seat(reading, toponym) or not asides.isdisjoint(reading.tokens_in(toponym.span)):
            continue
        tied = figure is not None and figure.place == number
        found.append((not tied, toponym.span.start, _place(toponym)))
    taken = {i for _, toponym in reading.toponyms_in(span) for i in reading.tokens_in(toponym.span)}
    taken.update(i for piece in claimed for i in reading.tokens_in(piece))
    for token in _unlisted(reading, span, taken | asides):
        name = " ".join(reading.tokens[i].text for i in _name_tokens(reading, token))
        found.append((True, reading.tokens[token].start, TallyPlace(name, level=UNLISTED)))
    for token in _border_adjectives(reading, span):
        country = find_country_by_demonym(reading.tokens[token].text)
        if country is not None:
            found.append((True, reading.tokens[token].start, TallyPlace(country.name, (), country.alpha3, 0)))
    yield from dict.fromkeys(place for _, _, place in sorted(found, key=lambda entry: entry[:2]))


def _unlisted(reading: Reading, span: Span, taken: set[int]) -> Iterator[int]:
    """Names that stand where a place does and that no gazetteer lists: "in Lipa Ford", "the town of Urum"."""
    for i in reading.tokens_in(span):
        token = reading.tokens[i]
        if (
            token.pos != "PROPN"
            or token.dep != "pobj"
            or i in taken
            or token.entity in ("PERSON", "DATE", "TIME", "NORP")
            or token.lemma.lower() in incident_words()
            or token.text.lower() in _MONTHS
            or (token.text.isupper() and len(token.text) <= LONGEST_INITIALS)
        ):
            continue
        before = reading.tokens[token.head]
        settled = (
            before.text.lower() == "of" and thing_kinds().get(reading.tokens[before.head].lemma.lower()) == "places"
        )
        if (settled or before.lemma.lower() in placing_words()) and reading.tokens[before.head].pos != "PROPN":
            yield i


def _name_tokens(reading: Reading, token: int) -> list[int]:
    left = [
        c for c in reading.children[token] if reading.tokens[c].dep == "compound" and reading.tokens[c].pos == "PROPN"
    ]
    return [*left, token]


def _place(toponym: Toponym) -> TallyPlace:
    level = 3 if toponym.kind is None else _LEVELS[toponym.kind]
    return TallyPlace(toponym.name, toponym.within, toponym.country, level, toponym.latitude, toponym.longitude)


def _is_seat(reading: Reading, toponym: Toponym) -> bool:
    """Whether a place only says where somebody sits: "the Britain-based monitor", "London based"."""
    return _SEATED.match(reading.report.text, toponym.span.end) is not None


def _is_of_speech(reading: Reading, toponym: Toponym) -> bool:
    """Whether a place hangs on a verb that reports ("told reporters in Grauwen")."""
    token = next(reading.tokens_in(toponym.span), None)
    for _ in range(4 if token is not None else 0):
        assert token is not None
        above = reading.tokens[token].head
        if above == token:
            return False
        if reading.tokens[above].pos == "VERB":
            return reporting_verb(reading, above) is not None and reading.tokens[token].dep == "prep"
        token = above
    return False


def _border_adjectives(reading: Reading, span: Span) -> Iterator[int]:
    """The adjectives of "the Ukrainian border", "on Polish soil"."""
    for i in reading.tokens_in(span):
        if reading.tokens[i].lemma.lower() in _BORDERS:
            yield from (c for c in reading.children[i] if reading.tokens[c].dep in ("amod", "compound") and c < i)


def find_days(reading: Reading, figure: Figure, counted: Counted, sentence: int) -> Days:
    """When it happened, as of when it was counted, and whether the text tells each.

    A date on the verb that tells what befell them is that of the event ("killed on Saturday"); one on a verb that
    tells how the count stands is its own ("had risen to 19 on Tuesday").
    """
    published = reading.annotations.publication.interval
    if counted.kind.value in _STANDING:
        return Days(None, False, figure.as_of, figure.as_of_told)
    if figure.as_of_told and _is_stated(reading, counted):
        when, told = _day_nearby(reading, counted, sentence)
        return Days(when, told, figure.as_of, True)
    if figure.as_of_told and _is_day(figure.as_of):
        return Days(figure.as_of, True, published, False)
    when, told = _day_nearby(reading, counted, sentence)
    past = None if told else _long_ago(reading, counted, sentence)
    if past is not None:
        when, told = past, True
    return Days(when, told, published if figure.as_of_told else figure.as_of, False)


def _is_stated(reading: Reading, counted: Counted) -> bool:
    """Whether the verb over the number tells how a count stands rather than what happened."""
    token = counted.head
    for _ in range(4 if token is not None else 0):
        assert token is not None
        above = reading.tokens[token].head
        if above == token:
            return False
        token = above
        if reading.tokens[token].pos in ("VERB", "AUX"):
            return reading.tokens[token].lemma.lower() in tally_words("stating")
    return False


def _day_nearby(reading: Reading, counted: Counted, sentence: int) -> tuple[Interval | None, bool]:
    """The day of the event in the figure's sentence, else in the report's beginning; and whether it is the former."""
    published = reading.annotations.publication.interval
    last = published.finish if published is not None else None
    for index in (sentence, *range(min(LEAD, len(reading.annotations.sentences)))):
        span = reading.annotations.sentences[index].span
        for time in sorted(reading.times_in(span), key=lambda time: not _is_of_noun(reading, time.span)):
            token = next(reading.tokens_in(time.span), None)
            if time.type not in (TimeType.DATE, TimeType.TIME) or token is None or not _is_day(time.interval):
                continue
            begin = time.interval.begin if time.interval is not None else None
            if begin is not None and last is not None and begin.replace(tzinfo=None) >= last.replace(tzinfo=None):
                continue  # what is to come has not been counted
            if _tells_event(reading, token, counted.kind.value):
                return time.interval, index == sentence
    return None, False


def _long_ago(reading: Reading, counted: Counted, sentence: int) -> Interval | None:
    """The month or year, over before the news, in which the figure's own sentence puts the event: "in August 2013"."""
    published = reading.annotations.publication.interval
    if published is None or published.begin is None or not reading.annotations.sentences:
        return None
    for time in reading.times_in(reading.annotations.sentences[sentence].span):
        token, interval = next(reading.tokens_in(time.span), None), time.interval
        if time.type is not TimeType.DATE or token is None or interval is None or interval.finish is None:
            continue
        days = interval.days()
        over = interval.finish.replace(tzinfo=None) < published.begin.replace(tzinfo=None)
        if (
            over
            and days is not None
            and LONGEST_DAY < days <= LONGEST_YEAR
            and _tells_event(reading, token, counted.kind.value)
        ):
            return interval
    return None


def _is_of_noun(reading: Reading, span: Span) -> bool:
    """Whether a time is part of an event's name, as in "Saturday's blast", and so its day for certain."""
    token = next(reading.tokens_in(span), None)
    above = None if token is None else reading.tokens[reading.tokens[token].head]
    return above is not None and above.pos == "NOUN" and above.lemma.lower() in incident_words()


def _tells_event(reading: Reading, token: int, kind: str) -> bool:
    """Whether the noun or verb over a time, or the subject or object of that verb, is a word for the event."""
    for _ in range(STEPS_TO_EVENT):
        above = reading.tokens[token].head
        if above == token:
            return False
        token = above
        lemma = reading.tokens[token].lemma.lower()
        if lemma in dating_words("not_as_of") and lemma not in incident_words() and lemma not in tally_words("events"):
            return False
        if reading.tokens[token].pos in ("NOUN", "PROPN", "VERB") and _names_event(reading, token, kind):
            return True
        if reading.tokens[token].pos == "VERB":
            around = (c for c in reading.children[token] if reading.tokens[c].dep in ("nsubj", "nsubjpass", "dobj"))
            return reporting_verb(reading, token) is None and any(_names_event(reading, c, kind) for c in around)
    return False


def _names_event(reading: Reading, token: int, kind: str) -> bool:
    lemma = reading.tokens[token].lemma.lower()
    if lemma in incident_words() or lemma in tally_words("events"):
        return True
    return kind in (outcome_verbs().get(lemma), outcome_nouns().get(lemma))


def _is_day(interval: Interval | None) -> bool:
    days = None if interval is None else interval.days()
    return days is not None and days <= LONGEST_DAY


def _preposition(reading: Reading, token: int) -> set[str]:
    above = reading.tokens[token].head
    return {reading.tokens[above].lemma.lower(), reading.tokens[reading.tokens[above].head].lemma.lower()}


def find_extent(reading: Reading, figure: Figure, sentence: int, incidents: Iterable[str]) -> Extent:
    """Whether a count is of one event or of a stretch of time ("since March", "in nearly eight years")."""
    if not reading.annotations.sentences:
        return Extent.UNTOLD
    span = reading.annotations.sentences[sentence].span
    words = {reading.tokens[i].lemma.lower() for i in reading.tokens_in(span)}
    if "since" in words or ("so" in words and "far" in words and not set(incidents)):
        return Extent.PERIOD
    for time in reading.times_in(span):
        if time.type is TimeType.DURATION and _names_length(reading, time.span) and _leads_in(reading, time.span):
            return Extent.PERIOD
        days = time.interval.days() if time.interval is not None and time.type is TimeType.DATE else None
        if days is not None and days > LONGEST_DAY and not any(incidents):
            return Extent.PERIOD
    if words & tally_words("period") and not set(incidents) - {"clash"}:
        return Extent.PERIOD
    return Extent.SINGLE if any(incidents) else Extent.UNTOLD


def _names_length(reading: Reading, span: Span) -> bool:
    return any(reading.tokens[i].lemma.lower() in tally_words("lengths") for i in reading.tokens_in(span))


def _leads_in(reading: Reading, span: Span) -> bool:
    """Whether a length of time is the one counted over: "in 24 hours", "over the past week"."""
    token = next(reading.tokens_in(span), None)
    if token is None:
        return False
    words = {reading.tokens[i].text.lower() for i in range(max(0, token - 3), token + 1)}
    return bool(words & {"in", "over", "during", "past", "last", "within", "of", "than"})


def incidents_in(reading: Reading, sentences: Iterable[int], *, asides: Set[int] = frozenset()) -> tuple[str, ...]:
    """The kinds of event that the words of some sentences tell of, `asides` left out."""
    found: dict[str, None] = {}
    for index in sentences:
        if 0 <= index < len(reading.annotations.sentences):
            sentence = reading.annotations.sentences[index]
            for i in range(sentence.first_token, sentence.after_token):
                token = reading.tokens[i]
                if token.pos in _CONTENT and i not in asides:
                    for kind in sorted(incident_words().get(token.lemma.lower(), ())):
                        found[kind] = None
    return tuple(found)


def content_words(reading: Reading, sentences: Iterable[int]) -> tuple[str, ...]:
    """The lemmas by which an event can be known again: names, nouns, verbs and adjectives, but no everyday words."""
    found: set[str] = set()
    for index in sentences:
        if 0 <= index < len(reading.annotations.sentences):
            sentence = reading.annotations.sentences[index]
            found.update(_content(reading, range(sentence.first_token, sentence.after_token)))
    return tuple(sorted(found))


def find_topic(reading: Reading) -> tuple[str, ...]:
    """The lemmas that tell most of what a report is about: those that it repeats and that the news at large has not."""
    counts = Counter(_content(reading, range(len(reading.tokens))))
    weights = {word: log(1 + count) * rarity(word) for word, count in counts.items() if rarity(word) > 0}
    return tuple(sorted(sorted(weights, key=lambda word: (-weights[word], word))[:LONGEST_TOPIC]))


def _content(reading: Reading, tokens: Iterable[int]) -> Iterator[str]:
    for i in tokens:
        token = reading.tokens[i]
        if token.pos in _CONTENT and len(token.lemma) >= SHORTEST_WORD:
            lemma = token.lemma.lower()
            if lemma.isdigit() or lemma in common_words() or lemma in outcome_verbs() or lemma in outcome_nouns():
                continue
            yield lemma


def find_season(reading: Reading) -> str | None:
    """The month, or month and day, that an undated report names and that it does not look back to; None without."""
    if reading.annotations.publication.interval is not None:
        return None
    months: list[str] = []
    for time in reading.annotations.times:
        match = _MONTH.search(time.span.of(reading.report.text))
        token = next(reading.tokens_in(time.span), None)
        if match is None or token is None or _preposition(reading, token) & {"since", "from"}:
            continue
        month = f"{_MONTHS.index(match[0].lower()[:3]) + 1:02}"
        day = _DAY.search(time.span.of(reading.report.text))
        months.append(f"{month}-{int(day[0]):02}" if day is not None else month)
    return max(months, key=len, default=None)
