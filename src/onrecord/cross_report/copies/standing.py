"""Which shared passages are standing text: what outlets and agencies set under report after report.

A pair of reports shows it by itself, without counting over a collection: the passage speaks of the page or of earlier
years, the reports lie days apart and come from one outlet, it ends both, it is short, and it is a small part of either.
Each of these counts points. So does what differs in it, where the reports lie far apart: an outlet tells one shelling
like another, with other numbers in other places.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.cross_report.copies.filing import Copyable
from onrecord.cross_report.copies.naming import same_outlet
from onrecord.model.filed import Filed

SPEAKS_OF_PAGE = "it speaks of the page, not of the news"
WORDS_OF_PAGE = 14.0  # one phrase of a page in so many words makes the whole a piece of the page
WORDS_OF_BACKGROUND = 40.0
OPENS_WITHIN = 4  # words; "Other topics of interest" before the first line of another report
LONGEST_TEASER = 90
ENOUGH = 3.0
LARGE = 0.4
SMALL = 0.15  # of either report
BEGINNING = 1 / 3  # of a report, which tells its news
SOON = 2  # days within which reports tell the same news
LATE = 7
SHORT, LONG = 20.0, 40.0  # weight; half of a report of two lines may be an outlet's formula
FILLED_IN = 0.7  # of the words are the same: days later, a formula for another event rather than the news
TAIL = 12  # words after a passage that ends its report


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands, in words of either report, how many are the same, and what it weighs."""

    first: tuple[int, int]
    second: tuple[int, int]
    words: int
    weight: float


def page_reason(place: Place, first: Copyable) -> str | None:
    """Why a shared passage belongs to the page and not to the news, None where it does not."""
    of_page = first.cues.of_page(*place.first)
    if of_page and place.words <= of_page * WORDS_OF_PAGE:
        return SPEAKS_OF_PAGE
    opening = min(place.first[0] + OPENS_WITHIN, place.first[1])
    if place.words <= LONGEST_TEASER and first.cues.of_page(place.first[0], opening):
        return "it announces another report"
    return None


def background_reason(place: Place, first: Copyable, second: Copyable) -> str | None:
    """Why a shared passage is background that stands under many reports, None where it is not."""
    if _holds_news(place, first, second) and place.weight >= LONG:
        return None
    signs = list(_signs(place, first, second))
    enough = sum(points for points, _ in signs) >= ENOUGH
    return ", ".join(reason for _, reason in signs if reason) if enough else None


def _holds_news(place: Place, first: Copyable, second: Copyable) -> bool:
    """Whether it is a large part of a report, and not of its end alone, which tells background."""
    sides = _sides(place, first, second)
    return any((after - begin) / count >= LARGE and begin / count < BEGINNING for (begin, after), count in sides)


def _signs(place: Place, first: Copyable, second: Copyable) -> Iterator[tuple[float, str]]:
    """What speaks for background, with its points, and against it, which has no words."""
    sides = _sides(place, first, second)
    shares = [(after - begin) / count for (begin, after), count in sides]
    one_outlet, ends_both = same_outlet(first.filed, second.filed), all(n - after <= TAIL for (_, after), n in sides)
    if max(shares) >= LARGE:
        yield (0.5, "much in it differs") if _is_filled_in(place, first, second) else (-1.0, "")
    yield from _signs_of_time(place, first, second)
    told = _background_told(place, first, second)
    if told:
        yield 1.5 if told == 1 else 2.5, "it tells background"
        if max(shares) < SMALL:
            yield 0.5, "it is a small part of both"
    if first.cues.of_page(*place.first):
        yield 1.5, "it speaks of the page"
    if ends_both:
        yield (1.5, "one outlet ends both with it") if one_outlet else (0.5, "it ends both")


def _is_filled_in(place: Place, first: Copyable, second: Copyable) -> bool:
    """Whether it is a formula that another event has filled in: reports of different weeks, and much that differs."""
    days = days_apart(first.filed, second.filed)
    longer = max(place.first[1] - place.first[0], place.second[1] - place.second[0])
    return days is not None and days > LATE and place.words < FILLED_IN * longer


def _signs_of_time(place: Place, first: Copyable, second: Copyable) -> Iterator[tuple[float, str]]:
    days = days_apart(first.filed, second.filed)
    if days is None or days <= SOON:
        return
    yield 1.5 if days <= LATE else 2.5, f"the reports are {days} days apart"
    if same_outlet(first.filed, second.filed):
        yield 1.5, "of one outlet"
    if place.weight < SHORT:
        yield 0.5, "it is short"


def _sides(place: Place, first: Copyable, second: Copyable) -> tuple[tuple[tuple[int, int], int], ...]:
    """Where it stands in each report, and how many words that has."""
    return (place.first, len(first.worded)), (place.second, len(second.worded))


def _background_told(place: Place, first: Copyable, second: Copyable) -> int:
    """How many signs of background a passage has, for every so many words."""
    days = [report.filed.day for report in (first, second) if report.filed.day is not None]
    told = first.cues.of_background(*place.first)
    if days and first.cues.names_year_before(min(days).year, *place.first):
        told += 1
    return min(told, int(told * WORDS_OF_BACKGROUND / max(WORDS_OF_BACKGROUND, place.words)))


def days_apart(first: Filed, second: Filed) -> int | None:
    """The days between two reports, None where one has no date."""
    if first.day is None or second.day is None:
        return None
    return abs((first.day - second.day).days)
