"""How a report tells a claim, as named numbers: what its lead says, the sentences that tell it, the words about it.

Reporting a denial is not denying, and a denial somewhere in a report is no denial of this claim. So cues count for more
the nearer they stand to what tells the claim: in the lead, in the sentences that tell it, within a few words of its
words; and it is kept apart whether a cue stands in quotation marks, and whether it falls on what others tell ("the
report is false") or on the thing itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.stance.features import (
    AGAINST,
    Features,
    denied_retelling,
    is_outright,
    mark_of,
)
from onrecord.cross_report.stance.matching import Match
from onrecord.cross_report.stance.wordings import Line
from onrecord.lexicon.stance_cues import Cue, CueKind

LEAD = 3  # sentences
TOLD = 0.4  # share of a claim from which a sentence tells it
OF_BEST = 0.75  # and at least this part of what the best sentence tells
NEAR = 5  # words between a cue and a word of the claim
LEAST_SHARE = 0.02  # what a sentence that tells nothing of the claim weighs in the mean over all
SIDES = ("for", "against", "open")


def report_features(lines: Sequence[Line], matches: Sequence[Match]) -> Features:
    """How a report tells a claim: its sentences, and how much of the claim each tells."""
    found: dict[str, float] = defaultdict(float)
    found["always"] = 1.0
    told = telling(matches)
    zones = {
        "first": [n for n, line in enumerate(lines) if len(line.words) > LEAD][:1],
        "lead": list(range(min(LEAD, len(lines)))),
        "told": told,
        "all": list(range(len(lines))),
    }
    for zone, numbers in zones.items():
        _count(found, zone, [lines[n] for n in numbers])
    for n in told:
        _bound(found, lines[n], matches[n])
    _plain(found, lines, matches, told)
    found["length"] = log1p(len(lines)) / 3
    found["best share"] = max((m.share for m in matches), default=0.0)
    found["lead share"] = max((m.share for m in matches[:LEAD]), default=0.0)
    return found


def telling(matches: Sequence[Match]) -> list[int]:
    """The sentences that tell a claim; the best one where none tells much of it."""
    best = max((m.share for m in matches), default=0.0)
    least = max(TOLD, OF_BEST * best)
    told = [n for n, m in enumerate(matches) if m.share >= least]
    return told or [n for n, m in enumerate(matches) if m.share == best][:1]


def _count(found: dict[str, float], zone: str, lines: Sequence[Line]) -> None:
    """Cues of each kind in a zone: whether there are any, in how large a part of its sentences, in whose words."""
    size = max(1, len(lines))
    for line in lines:
        for kind in {cue.kind for cue in line.cues}:
            found[f"{zone} {kind}"] = 1.0
            found[f"{zone} share {kind}"] += 1 / size
        for cue in line.cues:
            if cue.kind in AGAINST and not line.quoted[cue.first]:
                found[f"{zone} own voice against"] = 1.0
            if zone != "all" or cue.kind in AGAINST or cue.kind is CueKind.UNPROVEN:
                found[f"{zone} says {' '.join(line.words[cue.first : cue.after])}"] = 1.0
        for kind in denied_retelling(line):
            found[f"{zone} retold {kind}"] = 1.0
            found[f"{zone} retold against"] = 1.0
        found[f"{zone} outright"] = max(found[f"{zone} outright"], float(is_outright(line)))
        found[f"{zone} asks"] = max(found[f"{zone} asks"], float("?" in line.words))
        against = any(cue.kind in AGAINST for cue in line.cues)
        found[f"{zone} share against"] += against / size


def _bound(found: dict[str, float], line: Line, matched: Match) -> None:
    """Cues that stand within a few words of the claim's own words."""
    places = [place for place in matched.places if place >= 0]
    for cue in line.cues:
        distance = min((_distance(cue, place) for place in places), default=NEAR + 1)
        if distance <= NEAR:
            found[f"bound {cue.kind}"] = 1.0
            before = sum(place >= cue.after for place in places) > len(places) / 2
            found[f"bound {'before' if before else 'behind'} {cue.kind}"] = 1.0


def _distance(cue: Cue, place: int) -> int:
    return max(cue.first - place, place - cue.after + 1, 0)


def _plain(found: dict[str, float], lines: Sequence[Line], matches: Sequence[Match], told: Iterable[int]) -> None:
    """Whether the claim is told without any mark of doubt, and how the sentences that tell it are marked."""
    marks = [mark_of(lines[n]) for n in told]
    for mark in set(marks):
        found[f"told {mark}"] = marks.count(mark) / len(marks)
        found[f"ever told {mark}"] = 1.0
    if marks:
        found[f"told first {marks[0]}"] = 1.0
        found[f"told last {marks[-1]}"] = 1.0
    for n, line in enumerate(lines[:LEAD]):
        if matches[n].share >= TOLD:
            found[f"lead told {mark_of(line)}"] = 1.0


def sentence_features(stands: NDArray[np.float64], matches: Sequence[Match]) -> Features:
    """What the sentences of a report, each judged by its own wording, come to together.

    Args:
        stands: For each sentence how likely it is worded for, against, or as open.
        matches: How much of the claim each tells.
    """
    if not matches:
        return {}
    shares = np.array([m.share for m in matches])
    told = telling(matches)
    weights = np.maximum(shares, LEAST_SHARE)
    means = {
        "first": stands[0],
        "lead": stands[:LEAD].mean(0),
        "best": stands[int(shares.argmax())],
        "told": stands[told].mean(0),
        "first told": stands[told[0]],
        "last told": stands[told[-1]],
        "all": stands.mean(0),
        "weighted": weights @ stands / weights.sum(),
        "most of told": stands[told].max(0),
        "most of lead": stands[:LEAD].max(0),
        "most of all": stands.max(0),
    }
    return {f"sentences {name} {side}": float(mean[n]) for name, mean in means.items() for n, side in enumerate(SIDES)}
