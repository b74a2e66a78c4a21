"""Says how a report stands to a claim, with the sentences and words on which that rests."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.cross_report.stance.features import AGAINST, HEDGES
from onrecord.cross_report.stance.matching import claim_words
from onrecord.cross_report.stance.telling import LEAD, SIDES, telling
from onrecord.cross_report.stance.weights import Floats, Judged, StanceWeights, line_stands, shipped_weights, weigh
from onrecord.cross_report.stance.wordings import Line, read_line, read_lines
from onrecord.lexicon.stance_cues import CueKind
from onrecord.model import Reason, Span
from onrecord.model.stance import Stance, StancePosition

SHOWN = 4  # sentences that a stance rests on at most
FOR, OPPOSED, OPEN = range(len(SIDES))
BY_SIDE = {FOR: frozenset({CueKind.CONFIRM}), OPPOSED: AGAINST | {CueKind.NEGATE, CueKind.RETRACT}, OPEN: HEDGES}


class Weighed(NamedTuple):
    """What the stance of one report to one claim was decided from."""

    claim: Line
    lines: Sequence[Line]
    judged: Judged


def stance_towards(report: str | Sequence[Line], claim: str, *, weights: StanceWeights | None = None) -> Stance:
    """How a report stands to a claim.

    Args:
        report: The report's text, or its sentences from `read_lines` where many claims are held against it.
        claim: A headline or sentence.
        weights: Those of a trained model, None for the package's.
    """
    chosen = shipped_weights() if weights is None else weights
    lines = read_lines(report) if isinstance(report, str) else report
    line = read_line(claim)
    judged = weigh(line, claim_words(line), lines, chosen)
    position, score = decide(judged, chosen)
    if position is StancePosition.UNRELATED:
        told = Reason(f"no sentence tells the claim: at best {_best(judged):.2f} of its words by weight")
        return Stance(position, score, judged.agrees, judged.disagrees, (), (told,))
    weighed = Weighed(line, lines, judged)
    numbers = _resting_on(weighed, position, line_stands(lines, chosen.wording))
    return Stance(
        position,
        score,
        judged.agrees,
        judged.disagrees,
        tuple(lines[n].span for n in numbers),
        tuple(_reasons(weighed, numbers)),
    )


def decide(judged: Judged, weights: StanceWeights) -> tuple[StancePosition, float]:
    """The position, and how likely it is."""
    agrees, disagrees = judged.agrees, judged.disagrees
    if _best(judged) < weights.unrelated_below:
        return StancePosition.UNRELATED, 1 - _best(judged)
    if disagrees >= weights.disagrees_from and disagrees > agrees:
        return StancePosition.DISAGREES, disagrees
    if agrees >= weights.agrees_from and agrees > disagrees:
        return StancePosition.AGREES, agrees
    return StancePosition.DISCUSSES, 1 - agrees - disagrees


def _best(judged: Judged) -> float:
    return max((m.share for m in judged.matches), default=0.0)


def _resting_on(weighed: Weighed, position: StancePosition, stands: Floats) -> list[int]:
    """The sentences that tell the claim or open the report, those first that are worded on the side decided for."""
    told = telling(weighed.judged.matches)
    side = _side(weighed.judged, position)
    likely = {n for n in [*told, *range(min(LEAD, len(weighed.lines)))] if weighed.judged.matches[n].share > 0}
    worded = [n for n in sorted(likely) if int(stands[n].argmax()) == side]
    ranked = sorted(worded or told, key=lambda n: (-weighed.judged.matches[n].share, n))
    return sorted(ranked[:SHOWN])


def _side(judged: Judged, position: StancePosition) -> int:
    """Which side the report itself is on."""
    if position is StancePosition.DISCUSSES:
        return int(judged.report.argmax())
    claim = FOR if judged.claim[FOR] >= judged.claim[OPPOSED] else OPPOSED
    return claim if position is StancePosition.AGREES else OPPOSED - claim


def _reasons(weighed: Weighed, numbers: Sequence[int]) -> Iterator[Reason]:
    claim, report = weighed.judged.claim, weighed.judged.report
    yield Reason(f"the claim is worded {_likeliest(claim)}{_cued(weighed.claim, int(claim.argmax()))}")
    yield Reason(f"the report is {_likeliest(report)}")
    side = int(report.argmax())
    for n in numbers:
        line, share = weighed.lines[n], weighed.judged.matches[n].share
        yield Reason(f"tells {share:.2f} of the claim's words by weight", line.span)
        for cue in line.cues:
            if cue.kind in BY_SIDE[side]:
                span = Span(line.spans[cue.first].start, line.spans[cue.after - 1].end)
                quoted = ", in quotation marks" if line.quoted[cue.first] else ""
                yield Reason(f"{cue.kind}{quoted}", span)


def _likeliest(sides: Floats) -> str:
    return f"{SIDES[int(np.argmax(sides))]} ({float(sides.max()):.2f})"


def _cued(line: Line, side: int) -> str:
    cues = dict.fromkeys(" ".join(line.words[c.first : c.after]) for c in line.cues if c.kind in BY_SIDE[side])
    return ": " + ", ".join(f"“{words}”" for words in cues) if cues else ""
