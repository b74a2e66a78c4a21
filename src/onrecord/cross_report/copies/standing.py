"""Which shared passages are standing text: what outlets and agencies set under report after report.

A pair of reports shows it by itself, without counting over a collection: the passage speaks of the page or of earlier
years, the reports lie days apart and come from one outlet, it ends both, it is short, and it is a small part of either.
Each of these counts points.
"""

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
SOON = 2  # days within which reports tell the same news
LATE = 7
SHORT, LONG = 20.0, 40.0  # weight; half of a report of two lines may be an outlet's formula
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
    sides = ((place.first, len(first.worded)), (place.second, len(second.worded)))
    large = max((after - begin) / count for (begin, after), count in sides) >= LARGE
    if large and place.weight >= LONG:
        return None
    points, reasons = -1.0 if large else 0.0, []
    days = days_apart(first.filed, second.filed)
    if days is not None and days > SOON:
        points += 1.5 if days <= LATE else 2.5
        reasons.append(f"the reports are {days} days apart")
        if same_outlet(first.filed, second.filed):
            points += 1.5
            reasons.append("of one outlet")
        if place.weight < SHORT:
            points += 0.5
            reasons.append("it is short")
    told = _background_told(place, first, second)
    if told:
        points += 1.5 if told == 1 else 2.5
        reasons.append("it tells background")
    if all(count - after <= TAIL for (_, after), count in sides):
        points += 0.5
        reasons.append("it ends both")
    return ", ".join(reasons) if points >= ENOUGH else None


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
