"""Whether two numbers that differ may count one thing: a sum of points over how far they differ and how they are told.

The same number for the same kind of thing is seldom chance; different ones mostly count different things, the more so
the more reports of the same kind a record has. Which pairs do was learned from numbers that readers judged in real
crises and that writers marked in invented ones; the points stand in `weights/differing.toml`, where they can be read.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, expm1, log, log1p, sqrt

from onrecord.cross_report.series.binding import MOST_NAMED, are_elsewhere, are_of_others, gap_between, is_wider
from onrecord.cross_report.series.items import BY_NOUN, INCIDENTAL, SeriesItem, is_growing
from onrecord.errors import BadLexicon
from onrecord.model.series import SlotReason
from onrecord.model.tallies import TallyKind

WEIGHTS = "differing.toml"
DIGITS = 3
LEAST_SHOWN = 0.005  # points below which a piece of evidence is no reason

Evidence = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Differing:
    """The points of each piece of evidence, those that any pair starts from, and the chance from which two are one."""

    points: Mapping[str, float]
    bias: float
    least: float

    def chance(self, evidence: Evidence) -> float:
        """How likely it is that both count one thing, from 0 to 1."""
        return 1 / (1 + exp(-self.bias - sum(points * evidence[name] for name, points in self.points.items())))

    @property
    def enough(self) -> float:
        """The sum of points from which two are taken for one."""
        return log(self.least / (1 - self.least))


@cache
def shipped_differing() -> Differing:
    """The points that ship with the package.

    Raises:
        BadLexicon: The file is missing or damaged.
    """
    try:
        place = files("onrecord.cross_report.series") / "weights" / WEIGHTS
        held = tomllib.loads(place.read_text(encoding="utf-8"))
        return Differing({name: float(value) for name, value in held["points"].items()}, held["bias"], held["least"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise BadLexicon(WEIGHTS, str(error)) from error


def differ_in_number(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether more than kind, place and day must speak for two figures: their numbers differ, and neither is a part."""
    return (a.low, a.high) != (b.low, b.high) and a.tally.is_part == b.tally.is_part


def are_told_beside(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether one of two reports gives both numbers next to each other, and so takes them for two things."""
    if (a.low, a.high) == (b.low, b.high) or a.key.version_id == b.key.version_id or a.tally.rising or b.tally.rising:
        return False
    return (b.low, b.high) in a.beside or (a.low, a.high) in b.beside


def may_be_one(a: SeriesItem, b: SeriesItem) -> bool:
    """Whether two numbers that differ are likely enough to count one thing."""
    scale = shipped_differing()
    return scale.chance(evidence_of(a, b)) >= scale.least


def reasons_for(a: SeriesItem, b: SeriesItem) -> tuple[SlotReason, ...]:
    """What speaks for and against one thing being counted by two numbers that differ, the points of any pair first."""
    scale, evidence = shipped_differing(), evidence_of(a, b)
    start = SlotReason("numbers differ", round(scale.bias, DIGITS), f"{a.low:f} and {b.low:f}")
    found = (
        SlotReason(name, round(scale.points[name] * value, DIGITS), _why(name, a, b))
        for name, value in evidence.items()
    )
    return (start, *(reason for reason in found if abs(reason.points) >= LEAST_SHOWN))


def evidence_of(a: SeriesItem, b: SeriesItem) -> Evidence:
    """What is known of two figures of one kind whose numbers differ; symmetric.

    "times" is the logarithm of how many times the one is the other, "doing alike" the cosine of what their accounts
    tell beside the words counted, "numbers beside" how many others of the kind both reports give next to them, and
    "names in common" how many names both reports are about. "grows in time" is 1 where the later count of what can only
    grow is the higher, -1 where it is the lower.
    """
    one, other = a.tally, b.tally
    smaller, larger = sorted((abs(float(a.high)), abs(float(b.high))))
    times = log((larger + 1) / (smaller + 1))
    of_event = one.kind in INCIDENTAL
    return {
        "times": times,
        "times, squared": min(times, 4.0) ** 2,
        "times, of an event": times * of_event,
        "doing alike": _likeness(a, b),
        "days apart": _days_apart(a, b) * of_event,
        "elsewhere": float(are_elsewhere(a, b)),
        "numbers beside": log1p(len(a.beside)) + log1p(len(b.beside)),
        "on top": float(one.additional or other.additional),
        "told as risen": float(one.rising) + float(other.rising),
        "grows in time": _grows(a, b),
        "of an event": float(of_event),
        "by its noun alone": float(one.kind in BY_NOUN),
        "dead": float(one.kind is TallyKind.DEAD),
        "names in common": log1p(len(a.named & b.named)),
        "other people": float(are_of_others(a, b)),
        "one is wider": float(is_wider(a, b)),
    }


def _why(name: str, a: SeriesItem, b: SeriesItem) -> str:
    """What a piece of evidence rests on, in words; "" where its name says it all."""
    if name.startswith("times"):
        smaller, larger = sorted((abs(a.high), abs(b.high)))
        return f"{larger / smaller:.1f} times as many" if smaller else "one of them is none"
    if name == "names in common":
        return "both reports are about " + ", ".join(sorted(a.named & b.named)[:MOST_NAMED])
    if name == "doing alike":
        return f"accounts alike by {_likeness(a, b):.2f}"
    if name == "days apart":
        return f"{expm1(_days_apart(a, b)):.0f} days between them"
    if name == "numbers beside":
        return f"{len(a.beside) + len(b.beside)} other numbers of the kind stand next to them"
    return ""


def _likeness(a: SeriesItem, b: SeriesItem) -> float:
    """How far two accounts tell of the same doing: the words for what is counted are the same in both, and left out."""
    counted = {a.tally.noun, b.tally.noun, a.tally.unit, b.tally.unit}
    one, other = (a.account, b.account) if len(a.account) <= len(b.account) else (b.account, a.account)
    product = sum(w * other[word] for word, w in one.items() if word in other and word not in counted)
    return product / (_norm(a, counted) * _norm(b, counted)) if product else 0.0


def _norm(item: SeriesItem, left_out: Iterable[str | None]) -> float:
    """The length of the weighted words of an account, some left out."""
    return sqrt(item.norms[0] ** 2 - sum(item.account.get(word or "", 0.0) ** 2 for word in left_out))


def _days_apart(a: SeriesItem, b: SeriesItem) -> float:
    """The logarithm of the days, one added, between what two figures tell or else their reports; 0 where unknown."""
    one, other = (item.when or (None if item.published is None else (item.published,) * 2) for item in (a, b))
    return 0.0 if one is None or other is None else log1p(gap_between(one, other))


def _grows(a: SeriesItem, b: SeriesItem) -> float:
    if a.as_of is None or b.as_of is None or a.as_of[0] == b.as_of[0] or not is_growing(a.tally):
        return 0.0
    return 1.0 if (a.as_of[0] < b.as_of[0]) == (a.high < b.high) else -1.0
