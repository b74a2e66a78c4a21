"""Which days (or weeks, or months) many reports tell of, and how much they make of each.

What makes a date matter is that reports name it, that they still look back on it days later, and that many were
published on it. Each counts by its logarithm, and copies of one text count once. The weights are round numbers on a
plateau: on four crises with hand-made timelines no fitted model of these and a dozen further counts did better on the
crisis left out (quality/score_timelines.py).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from math import log, log1p, sqrt

from onrecord.lexicon.rarity import rarity
from onrecord.model import Interval, Reason
from onrecord.model.timeline import DatedLine, DatedReport

LOOKING_BACK = 2  # days after which a report that names a date no longer tells news
NAMED, LOOKED_BACK, PUBLISHED, TOPICAL = 1.0, 1.0, 0.5, 0.2
TOPIC_WORDS = 150
HISTORY = timedelta(days=31)  # before the first report; what lies further back is background
HISTORIC = 0.5


class Step(StrEnum):
    """How finely a timeline is cut."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Told:
    """A dated line with the report that it stands in, and the text which that report is a copy of (or its own id)."""

    report: DatedReport
    root: str
    line: DatedLine


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week or month, known by its first day, with all lines that tell of it and what it counts for."""

    first: date
    told: tuple[Told, ...]
    named: int
    looked_back: int
    published: int
    score: float
    counts: Mapping[str, int]
    texts: int

    def share(self, term: str) -> float:
        """The share of the texts that tell of this period that have a word in what they tell of it."""
        return self.counts.get(term, 0) / max(1, self.texts)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What the score is made of, in words."""
        return (
            Reason(f"named by {self.named} independent texts"),
            Reason(f"looked back on by {self.looked_back} later ones"),
            Reason(f"day of publication of {self.published}"),
        )


@dataclass(slots=True)
class _Gathered:
    """What a period has gathered so far: lines, and the texts that name it, look back on it, were published on it."""

    told: list[Told] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    looked_back: set[str] = field(default_factory=set)
    published: set[str] = field(default_factory=set)
    topical: float = 0.0


def first_day(interval: Interval | None, step: Step) -> date | None:
    """The first day of the period that holds a whole stretch of time; None where it reaches over several."""
    if interval is None or interval.begin is None or interval.finish is None:
        return None
    last = (interval.finish - timedelta(microseconds=1)).date()
    begin = _start(interval.begin.date(), step)
    return begin if begin == _start(max(last, interval.begin.date()), step) else None


def _start(day: date, step: Step) -> date:
    match step:
        case Step.DAY:
            return day
        case Step.WEEK:
            return day - timedelta(days=day.weekday())
        case Step.MONTH:
            return day.replace(day=1)


@dataclass(frozen=True, slots=True)
class Topic:
    """What all the reports speak of: words with their weights, and in what share of the reports each word stands."""

    weights: Mapping[str, float]
    counts: Mapping[str, int]
    reports: int

    @classmethod
    def of(cls, reports: Sequence[DatedReport]) -> "Topic":
        """The words that many of these reports have and the news at large seldom has."""
        counts: dict[str, int] = {}
        for report in reports:
            for term in {term for line in report.lines for term in line.terms}:
                counts[term] = counts.get(term, 0) + 1
        return cls.counted(counts, len(reports))

    @classmethod
    def counted(cls, counts: Mapping[str, int], reports: int) -> "Topic":
        """The same from how many of so many reports have each word in their dated lines."""
        whole = log1p(reports) or 1.0
        weights = {term: rarity(term) * log1p(count) / whole for term, count in counts.items()}
        best = sorted(weights, key=lambda term: (-weights[term], term))[:TOPIC_WORDS]
        return cls({term: weights[term] for term in best}, counts, reports)

    def weight_of(self, line: DatedLine) -> float:
        """How much a line speaks of what all the reports speak of."""
        return sum(self.weights.get(term, 0.0) for term in line.terms) / (sqrt(len(line.terms)) + 1)

    def share(self, term: str) -> float:
        """The share of the reports that have a word, one more added to keep it above zero."""
        return (self.counts.get(term, 0) + 1) / (self.reports + 1)


@dataclass(frozen=True, slots=True)
class Background:
    """What holds for all reports of a record, where a timeline is drawn from some of them only.

    `first_published` is the first day, week or month in which a report was published, None where none has a date.
    """

    topic: Topic
    first_published: date | None


def periods_of(
    reports: Iterable[DatedReport],
    *,
    step: Step,
    topic: Topic,
    root: Callable[[str], str],
    background: Background | None = None,
) -> list[Period]:
    """The periods that reports tell of, in order of time."""
    gathered: dict[date, _Gathered] = {}
    for report in reports:
        _gather(gathered, report, step=step, topic=topic, root=root(report.version_id))
    published = min((first for first, one in gathered.items() if one.published), default=None)
    first_news = published if background is None else background.first_published
    news = date.min if first_news is None else first_news - HISTORY
    return [_period(first, gathered[first], HISTORIC if first < news else 1.0) for first in sorted(gathered)]


def _gather(gathered: dict[date, _Gathered], report: DatedReport, *, step: Step, topic: Topic, root: str) -> None:
    published = first_day(report.published, step)
    if published is not None:
        gathered.setdefault(published, _Gathered()).published.add(root)
    for line in report.lines:
        first = first_day(line.when, step)
        if first is None:
            continue
        period = gathered.setdefault(first, _Gathered())
        period.told.append(Told(report, root, line))
        if line.time is not None:
            period.named.add(root)
            period.topical += topic.weight_of(line)
            if _days_after(report, line) > LOOKING_BACK:
                period.looked_back.add(root)


def _days_after(report: DatedReport, line: DatedLine) -> int:
    """How many days after what a line tells of its report was published."""
    if report.published is None or report.published.begin is None or line.when.finish is None:
        return 0
    return (report.published.begin.date() - (line.when.finish - timedelta(microseconds=1)).date()).days


def _period(first: date, gathered: _Gathered, weight: float) -> Period:
    score = (
        NAMED * log(1 + len(gathered.named))
        + LOOKED_BACK * log(1 + len(gathered.looked_back))
        + PUBLISHED * log(1 + len(gathered.published))
        + TOPICAL * log(1 + gathered.topical)
    )
    told = tuple(sorted(gathered.told, key=lambda told: (told.report.version_id, told.line.span)))
    return Period(
        first=first,
        told=told,
        named=len(gathered.named),
        looked_back=len(gathered.looked_back),
        published=len(gathered.published),
        score=round(weight * score, 4),
        counts=Counter(term for _, term in {(one.root, term) for one in told for term in one.line.terms}),
        texts=len({one.root for one in told}),
    )
