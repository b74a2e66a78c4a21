"""Reads off a report what tells its story: the words, names, numbers and days of its title and first paragraphs.

News puts first what is new. So only the beginning is read, and the title and the first sentence count for themselves:
two long reports of one crisis share its background, and differ in how they open.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from onrecord.cross_report.likeness.encoder import encode, packed
from onrecord.cross_report.likeness.texts import NUMBER
from onrecord.lexicon.word_stems import folded, rarity, stem, stems
from onrecord.model.annotations import PlaceKind, TimeExpression, Toponym
from onrecord.model.filed import Filed
from onrecord.model.spans import Span
from onrecord.model.stories import StoryReport

WORDS_READ = 160
LEAD_WORDS = 30  # beside the title
TOLD_WITHIN = 400  # code points of the text after its title: news tells there on what day the thing happened
MOST_WORDS = 70  # stems kept of a beginning
MOST_NAMES = 30
LEAST_RARITY = 1.2  # what tells less ("said", "country") tells nothing of a story
LONGEST_LABEL = 200
INSIDE_NAME = re.compile(r"(?<=[a-z,;:’'] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"([0-3]?\d)(?:st|nd|rd|th)?"
DATE = re.compile(rf"\b(?:{MONTH} {DAY}|{DAY} (?:of )?{MONTH})\b(?!:)")
RESULT = re.compile(r"(?<![\d,.–-])\d{1,2}[–-]\d{1,2}(?![\d–-]|,\d)")
SMALL = frozenset({PlaceKind.CITY, PlaceKind.COUNTY, PlaceKind.DIVISION})


def read_for_stories(
    filed: Filed,
    *,
    toponyms: Iterable[Toponym] = (),
    times: Iterable[TimeExpression] = (),
    with_meaning: bool = True,
) -> StoryReport:
    """What the search for stories needs of a report: from its text and title, its places and times if somebody looked.

    Without meaning it is fifty times as fast, and what tells one event in other words is found less often.
    """
    body = _without_title(filed)
    beginning = " ".join(filed.text[body:].split(maxsplit=WORDS_READ)[:WORDS_READ])
    title = filed.title or ""
    lead = " ".join([title, *beginning.split()[:LEAD_WORDS]]).strip()
    whole = f"{title}. {beginning}" if title else beginning
    names = _names(beginning)
    read_until = body + len(beginning) + WORDS_READ
    label = label_span(filed)
    return StoryReport(
        version_id=filed.version_id,
        report_id=filed.report_id,
        day=filed.day,
        words=_weighed(stems(whole)),
        lead=_weighed(stems(lead)),
        names=tuple(names),
        lead_names=tuple(name for name in names if name in set(stems(lead))),
        numbers=tuple(sorted(_numbers(whole))),
        dates=tuple(sorted(days_named(whole))),
        told=_days_told(times, filed.text, body),
        places=tuple(sorted({place.name for place in toponyms if _is_scene(place, read_until)})),
        meaning=packed(encode([whole])[0]) if with_meaning else b"",
        label=label,
        label_text=title or (label.of(filed.text) if label else ""),
    )


def label_span(filed: Filed) -> Span | None:
    """The title where it stands in the text, else the first sentence, cut where it runs too long."""
    if filed.title:
        place = filed.text.find(filed.title)
        return Span(place, place + len(filed.title)) if place >= 0 else None
    if not filed.sentences:
        return None
    first = filed.sentences[0]
    if len(first) <= LONGEST_LABEL:
        return first
    cut = filed.text.rfind(" ", first.start, first.start + LONGEST_LABEL)
    return Span(first.start, cut if cut > first.start else first.start + LONGEST_LABEL)


def days_named(text: str) -> set[str]:
    """The days of the year that a text names, as month and day ("12 March": "03-12")."""
    found = set()
    for match in DATE.finditer(folded(text)):
        month, day = match[1] or match[4], int(match[2] or match[3])
        if 1 <= day <= 31:
            found.add(f"{MONTHS.index(month[:3]) + 1:02}-{day:02}")
    return found


def _days_told(times: Iterable[TimeExpression], text: str, body: int) -> tuple[date, ...]:
    """The single days that the first sentences speak of."""
    early = (
        time for time in times if time.interval is not None and time.span.start < min(len(text), body + TOLD_WITHIN)
    )
    days = {time.interval.single_day for time in early if time.interval is not None}
    return tuple(sorted(day for day in days if day is not None))


def _without_title(filed: Filed) -> int:
    """Where the report's text goes on after its title, if it opens with it."""
    if filed.title and filed.text.startswith(filed.title):
        return len(filed.title)
    return 0


def _numbers(text: str) -> set[str]:
    """What is written in figures; the result of a match ("3-1") is one number."""
    results = {match.replace("–", "-") for match in RESULT.findall(text)}
    return results | {number.replace(",", "") for number in NUMBER.findall(RESULT.sub(" ", text))}


def _weighed(words: list[str]) -> tuple[tuple[str, float], ...]:
    """The stems that tell most, each with its weight: rarity, and a little more for each time it is used again."""
    counts = Counter(words)
    weights = {word: round((1 + 0.5 * (min(count, 4) - 1)) * rarity(word), 3) for word, count in counts.items()}
    chosen = sorted(((word, weight) for word, weight in weights.items() if rarity(word) >= LEAST_RARITY), key=_heaviest)
    return tuple(chosen[:MOST_WORDS])


def _heaviest(item: tuple[str, float]) -> tuple[float, str]:
    return -item[1], item[0]


def _names(text: str) -> list[str]:
    """The stems of words written with a capital inside a sentence, the most frequent first."""
    counts = Counter(
        stem(folded(word))
        for match in INSIDE_NAME.findall(text)
        for word in match.split()
        if rarity(stem(folded(word)))
    )
    telling = [name for name in counts if rarity(name) >= LEAST_RARITY and not name[:1].isdigit()]
    return sorted(telling, key=lambda name: (-counts[name], name))[:MOST_NAMES]


def _is_scene(place: Toponym, until: int) -> bool:
    """Whether a place is ground smaller than a country, named at the beginning."""
    return place.kind in SMALL and not place.metonym and place.span.start < until
