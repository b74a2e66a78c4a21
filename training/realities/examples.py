"""The labelled events with their features, and how often model and rules have them right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.annotations import annotate_report, load_parser
from onrecord.lexicon.frames import shipped_frames
from onrecord.model import Reality
from onrecord.record.events.extraction import find_ruled
from onrecord.record.events.reality_features import RealityFeatures
from onrecord.record.events.reality_learned import MARGIN, Numbers, Weights, buckets_of, likeliest
from onrecord.record.extraction import find_statements
from onrecord.record.reading import Reading
from onrecord.reports import given_report
from quality.reality_labels import NONE, LabelledReport


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """An event with its features' numbers, what readers and rules have it for, and whether it is one.

    `reality` is None for what is no event.
    """

    numbers: Numbers
    reality: Reality | None
    ruled: Reality
    right: bool


def examples(reports: Iterable[LabelledReport]) -> list[Example]:
    """The labelled events that are still found, with their features."""
    parser, found = load_parser(), []
    for labelled in reports:
        report = given_report(labelled.text, report_id=labelled.name, published=None)
        reading = Reading(report, annotate_report(report, parser=parser))
        statements = find_statements(reading)
        ruled = find_ruled(reading, statements, frames=shipped_frames())
        features = RealityFeatures(reading, ruled, statements)
        for one in ruled:
            label = labelled.at(report.page_spans(one.event.trigger[0]), one.event.type)
            if label is not None:
                reality = None if label.right == NONE else label.reality
                numbers = buckets_of(features.of(one))
                found.append(Example(numbers, reality, one.event.reality, label.right == one.event.type))
    return found


def score(weights: Weights, asked: Sequence[Example]) -> dict[str, float]:
    """Shares of right realities by the rules and by the model, and of right types before and after no events go."""
    scores = [weights.scores_of(one.numbers) for one in asked]
    kept = [bool(some[-1] <= MARGIN) for some in scores]
    told = [(one, some) for one, some in zip(asked, scores, strict=True) if one.reality is not None]
    learned = [likeliest(some[:-1], one.ruled) is one.reality for one, some in told]
    return {
        "events": len(told),
        "reality right by rules": _share([one.ruled is one.reality for one, _ in told]),
        "reality right": _share(learned),
        "of right type before": _share([one.right for one in asked]),
        "of right type": _share([one.right for one, is_kept in zip(asked, kept, strict=True) if is_kept]),
        "right ones lost": _share([not is_kept for one, is_kept in zip(asked, kept, strict=True) if one.right]),
    }


def _share(some: Sequence[bool]) -> float:
    return round(sum(some) / max(1, len(some)), 3)
