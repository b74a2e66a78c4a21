"""Sentences of a brief: the record's own words with who said them and when, never without a citation."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Interval, Span
from onrecord.model.brief import BriefSentence
from onrecord.model.changes import Cited
from onrecord.model.filed import Filed

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_WORDS = 60  # of a quotation; what is longer is cut at a word
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The versions that a brief quotes from, and who published them.

    `reports` and `publishers` count what stands on the shelf; None where it is to be counted.
    """

    filed: Mapping[str, Filed]
    outlet_name: Callable[[Filed], str | None] = lambda filed: filed.outlet
    reports: int | None = None
    publishers: int | None = None

    def quoted(self, cited: Cited) -> tuple[str, Cited]:
        """The words at a citation on one line, cut at a word where they are long, with the citation cut alike."""
        text = self.filed[cited.version_id].text
        words = list(_WORDS.finditer(text, cited.span.start, cited.span.end))
        end = words[MOST_WORDS - 1].end() if len(words) > MOST_WORDS else cited.span.end
        kept = Cited(cited.version_id, cited.report_id, Span(cited.span.start, end))
        return _SPACES.sub(" ", kept.span.of(text)).strip(), kept

    def outlets(self, citations: Iterable[Cited]) -> tuple[str, ...]:
        """Who published the cited reports, each once, in order, as far as that is known."""
        named = (self.outlet_name(self.filed[cited.version_id]) for cited in citations)
        return tuple(dict.fromkeys(name for name in named if name is not None))

    def published(self, cited: Cited) -> Interval | None:
        """When a cited report was published."""
        return self.filed[cited.version_id].published


def told(shelf: Shelf, cited: Cited, *, who: str = "", when: Interval | None = None) -> BriefSentence:
    """A sentence that is the record's words, with their date and their speaker before them."""
    words, kept = shelf.quoted(cited)
    before = ": ".join(part for part in (day_words(when), who) if part)
    return BriefSentence(f"{before}: “{words}”" if before else f"“{words}”", words, (kept,))


def counted(text: str, citations: Sequence[Cited]) -> BriefSentence:
    """A sentence that counts, with all that it counts."""
    return BriefSentence(text, None, tuple(citations))


def day_words(interval: Interval | None) -> str:
    """A time as precise as it is known: "16 Feb 2022", "Feb 2022", "14 Feb to 20 Feb 2022"; "" where nobody knows."""
    if interval is None or interval.begin is None or interval.finish is None:
        return ""
    first, last = interval.begin.date(), (interval.finish - timedelta(microseconds=1)).date()
    if first == last:
        return _day(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{_day(first)} to {_day(last)}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def names(who: Sequence[str], *, most: int = 3) -> str:
    """Names in a row, the rest counted: "A, B and 4 more"."""
    kept = list(who[:most])
    if len(who) > most:
        return f"{', '.join(kept)} and {len(who) - most} more"
    return " and ".join([", ".join(kept[:-1]), kept[-1]]) if len(kept) > 1 else "".join(kept)


def outlet_words(names_of: Sequence[str]) -> str:
    """Outlets in a row; "a report" where nobody knows whose it is."""
    return names(names_of) or "a report"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
