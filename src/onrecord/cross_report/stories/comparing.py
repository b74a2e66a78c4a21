"""Compares two reports: do they tell one event? Each respect in which they are alike is a number; a scorer weighs them.

What clashes counts as much as what agrees: two fires in two supermarkets of one chain share every word but the town's.
So beside likeness stand the names in which each report opens and that the other never uses, and the days that they
name. Days of publication that lie apart count against a link, and beyond two weeks forbid it: a story is one event
told over some days, not a whole crisis.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from onrecord.cross_report.stories.scorer import RESPECTS, Scorer, load_scorer
from onrecord.lexicon.word_stems import rarity
from onrecord.model.reports import Reason
from onrecord.model.stories import StoryLink, StoryReport

LEAST_MEANING = 0.2  # cosine below which no report of a story has ever been (training pairs): not worth a look
LEAST_SCORE = 0.3  # a link that is weaker than this is none
FREE_DAYS = 1  # between publications
PER_DAY = 0.35  # what each further day takes off the score's logit
OTHER_PLACES = 1.0  # the same, where both name towns or regions and none is the same
OTHER_RESULTS = 1.0  # where both give results of matches and none is the same
NEXT_DAY = 0.4  # where the days that they speak of are one apart: "overnight", another time zone
OTHER_DAYS = 1.6  # where they are farther apart
MOST_DAYS = 14
ALIKE = {"meaning": 0.77, "words": 0.15, "names": 0.08}  # shares; nothing was fitted but that meaning leads
ALIKE_IN_WORDS = {"words": 0.6, "lead": 0.2, "names": 0.2}
SOME_WORDS = 6  # listed in a reason
UNKNOWN_NUMBERS = frozenset("0123456789")


class Opened:
    """A report with what the comparison looks up in it, made once for all its comparisons."""

    def __init__(self, report: StoryReport) -> None:
        self.report = report
        self.words = dict(report.words)
        self.lead = dict(report.lead)
        self.names = {name: rarity(name) for name in report.names}
        self.lead_names = {name: rarity(name) for name in report.lead_names}
        self.numbers = frozenset(report.numbers) - UNKNOWN_NUMBERS
        self.results = frozenset(number for number in report.numbers if "-" in number)
        self.dates = frozenset(report.dates)
        self.places = frozenset(report.places)

    @cached_property
    def word_length(self) -> float:
        """The length of its vector of words."""
        return math.sqrt(math.fsum(weight**2 for weight in self.words.values()))

    @cached_property
    def name_total(self) -> float:
        """How much all its names tell."""
        return math.fsum(self.names.values())

    @cached_property
    def lead_name_total(self) -> float:
        """The same of those in its lead."""
        return math.fsum(self.lead_names.values())

    @cached_property
    def used(self) -> frozenset[str]:
        """Every word that it is known to use."""
        return frozenset({*self.words, *self.lead, *self.names})

    @cached_property
    def lead_length(self) -> float:
        """The same of its lead."""
        return math.sqrt(math.fsum(weight**2 for weight in self.lead.values()))


@dataclass(frozen=True, slots=True)
class Compared:
    """The respects of one pair: the value of each, in the order of `RESPECTS`, and days between, None if not known."""

    values: tuple[float, ...]
    days: int | None


def compare(one: StoryReport, other: StoryReport) -> StoryLink | None:
    """Whether two reports seem to tell one story, and why; None where they do not. The order does not matter."""
    links = compare_all({one.version_id: one, other.version_id: other}, [(one.version_id, other.version_id)])
    return links[0] if links else None


def compare_all(reports: Mapping[str, StoryReport], pairs: Iterable[tuple[str, str]]) -> list[StoryLink]:
    """The same for many pairs of ids, given once each; links come in the order of the pairs."""
    ordered = [(min(pair), max(pair)) for pair in pairs]
    ordered = [(one, other) for one, other in ordered if _near(reports[one], reports[other])]
    ids = sorted({name for pair in ordered for name in pair})
    opened = {name: Opened(reports[name]) for name in ids}
    links = []
    for (one, other), meaning in zip(ordered, _meanings(reports, ordered), strict=True):
        link = _link(opened[one], opened[other], meaning)
        if link is not None:
            links.append(link)
    return links


def alike(one: StoryReport, other: StoryReport) -> float:
    """How alike two reports are on the whole, from 0 to 1, for putting pairs in order; `compare` decides about links.

    People who grade pairs of reports go by what they are about more than by whether it is one event. So meaning counts
    most here, and days and places not at all.
    """
    first, second = Opened(one), Opened(other)
    meaning = _meanings({one.version_id: one, other.version_id: other}, [(one.version_id, other.version_id)])[0]
    named = dict(zip(RESPECTS, respects(first, second, meaning).values, strict=True))
    parts = ALIKE if meaning is not None else ALIKE_IN_WORDS
    return round(max(0.0, math.fsum(parts[name] * named[name] for name in parts)), 4)


def respects(one: Opened, other: Opened, meaning: float | None) -> Compared:
    """Every respect in which two reports are compared; `meaning` is their vectors' cosine, None where one has none."""
    missing = _missing(one, other), _missing(other, one)
    days = None
    if one.report.day is not None and other.report.day is not None:
        days = abs((one.report.day - other.report.day).days)
    return Compared(
        (
            0.0 if meaning is None else meaning,
            _cosine(one.words, other.words, one.word_length * other.word_length),
            _cosine(one.lead, other.lead, one.lead_length * other.lead_length),
            _shared_names(one, other),
            min(missing),
            max(missing),
            min(3.0, math.fsum(rarity(number) for number in one.numbers & other.numbers) / 5),
            float(bool(one.dates & other.dates)),
            float(bool(one.dates and other.dates and not one.dates & other.dates)),
        ),
        days,
    )


def _near(one: StoryReport, other: StoryReport) -> bool:
    """Whether two reports may have been published within the time of one story."""
    return one.day is None or other.day is None or abs((one.day - other.day).days) <= MOST_DAYS


def _link(one: Opened, other: Opened, meaning: float | None) -> StoryLink | None:
    if meaning is not None and meaning < LEAST_MEANING:
        return None
    compared = respects(one, other, meaning)
    scorer = load_scorer(with_meaning=meaning is not None)
    late = max(0, (compared.days or 0) - FREE_DAYS)
    logit = scorer.logit(compared.values) - PER_DAY * late
    change, lines = _scene(one, other)
    logit += change
    score = round(1 / (1 + math.exp(-logit)), 4)
    if score < LEAST_SCORE:
        return None
    return StoryLink(
        one.report.version_id, other.report.version_id, score, _reasons(one, other, compared, scorer, lines)
    )


def _scene(one: Opened, other: Opened) -> tuple[float, list[str]]:
    """What places and days told add to the logit, and how to say so."""
    change, lines = 0.0, []
    if one.places and other.places:
        both = sorted(one.places & other.places)
        lines.append(
            f"both name {', '.join(both[:SOME_WORDS])}" if both else _against("places", one.places, other.places)
        )
        change -= 0.0 if both else OTHER_PLACES
    if one.results and other.results and not one.results & other.results:
        lines.append(_against("results", one.results, other.results))
        change -= OTHER_RESULTS
    if one.report.told and other.report.told:
        apart = min(abs((a - b).days) for a in one.report.told for b in other.report.told)
        if apart:
            told = ({str(day) for day in opened.report.told} for opened in (one, other))
            lines.append(_against("days", *told))
            change -= OTHER_DAYS if apart > 1 else NEXT_DAY
    return change, lines


def _against(what: str, one: Iterable[str], other: Iterable[str]) -> str:
    return f"other {what}: {', '.join(sorted(one)[:3])} / {', '.join(sorted(other)[:3])}"


def _reasons(one: Opened, other: Opened, compared: Compared, scorer: Scorer, scene: list[str]) -> tuple[Reason, ...]:
    """What they share and what was counted against them, in words."""
    shared = sorted(
        one.words.keys() & other.words.keys(), key=lambda word: (-one.words[word] - other.words[word], word)
    )
    lines = [f"both tell of {', '.join(shared[:SOME_WORDS])}"] if shared else []
    named = dict(zip(RESPECTS, compared.values, strict=True))
    if scorer.with_meaning:
        lines.append(f"alike in meaning {named['meaning']:.2f}")
    lines.append(f"alike in words {named['words']:.2f}")
    if compared.days is not None:
        lines.append("published on one day" if not compared.days else f"{compared.days} days apart")
    for first, second in ((one, other), (other, one)):
        alone = sorted(first.lead_names.keys() - second.used, key=lambda name: (-rarity(name), name))[:3]
        if alone:
            lines.append(f"only one opens with {', '.join(alone)}")
    return tuple(Reason(line) for line in (*lines, *scene))


def _meanings(reports: Mapping[str, StoryReport], pairs: Sequence[tuple[str, str]]) -> list[float | None]:
    """The cosine of each pair's vectors; in whole numbers until the last step, so that it is the same in any batch."""
    with_vector = sorted({name for pair in pairs for name in pair if reports[name].meaning})
    if not with_vector:
        return [None] * len(pairs)
    rows = {name: row for row, name in enumerate(with_vector)}
    table = np.stack([np.frombuffer(reports[name].meaning, np.int8) for name in with_vector]).astype(np.int32)
    lengths = np.sqrt((table.astype(np.int64) ** 2).sum(axis=1).astype(np.float64))
    known = [number for number, (one, other) in enumerate(pairs) if one in rows and other in rows]
    cosines: list[float | None] = [None] * len(pairs)
    if known:
        first = np.array([rows[pairs[number][0]] for number in known])
        second = np.array([rows[pairs[number][1]] for number in known])
        products = np.einsum("ij,ij->i", table[first], table[second]) / (lengths[first] * lengths[second])
        for number, cosine in zip(known, products, strict=True):
            cosines[number] = round(float(cosine), 6)
    return cosines


def _cosine(a: Mapping[str, float], b: Mapping[str, float], lengths: float) -> float:
    return math.fsum([a[word] * b[word] for word in a.keys() & b.keys()]) / lengths if lengths else 0.0


def _shared_names(one: Opened, other: Opened) -> float:
    """What names both use, as a share of those of the one that uses fewer, each weighed by how much it tells."""
    least = min(one.name_total, other.name_total)
    return math.fsum([one.names[name] for name in one.names.keys() & other.names.keys()]) / least if least else 0.0


def _missing(one: Opened, other: Opened) -> float:
    """What share of the names that one opens with the other never uses."""
    total = one.lead_name_total
    return math.fsum([one.lead_names[name] for name in one.lead_names.keys() - other.used]) / total if total else 0.0
