"""The labelled events with their features and sentences, and how often model and rules have them right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotations import annotate_report, load_parser
from onrecord.encoder import load_pieces
from onrecord.lexicon.frames import shipped_frames
from onrecord.model import Reality, Statement
from onrecord.record.events.extraction import find_ruled
from onrecord.record.events.reality_features import RealityFeatures
from onrecord.record.events.reality_learned import MARGIN, Floats, Numbers, Weights, buckets_of, is_open, likeliest
from onrecord.record.events.reality_reader import Passage, Reader, passages_of
from onrecord.record.extraction import find_statements
from onrecord.record.reading import Reading
from onrecord.reports import given_report
from quality.reality_labels import NONE, LabelledReport


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """An event with its features' numbers, what readers and rules have it for, and whether its type is right.

    `reality` is None for what is no event.
    """

    numbers: Numbers
    reality: Reality | None
    ruled: Reality
    right: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """The labelled events of a report, and the passages that they stand in."""

    events: tuple[Example, ...]
    passages: tuple[Passage, ...]


def examples(reports: Iterable[LabelledReport]) -> Iterator[Seen]:
    """The labelled events that are still found, report by report."""
    parser = load_parser()
    for labelled in reports:
        report = given_report(labelled.text, report_id=labelled.name, published=None)
        reading = Reading(report, annotate_report(report, parser=parser))
        yield seen_in(labelled, reading, find_statements(reading))


def seen_in(labelled: LabelledReport, reading: Reading, statements: Sequence[Statement]) -> Seen:
    """The labelled events of a report that is read already."""
    ruled = find_ruled(reading, statements, frames=shipped_frames())
    features = RealityFeatures(reading, ruled, statements)
    events, tokens = [], []
    for one in ruled:
        label = labelled.at(reading.report.page_spans(one.event.trigger[0]), one.event.type)
        if label is not None:
            reality = None if label.right == NONE else label.reality
            right = label.right == one.event.type
            events.append(Example(buckets_of(features.of(one)), reality, one.event.reality, right))
            tokens.append(one.token)
    return Seen(tuple(events), tuple(passages_of(reading, tokens, load_pieces())))


def score(weights: Weights, reader: Reader, asked: Iterable[Seen]) -> dict[str, float]:
    """Shares of right realities by the rules and by the model, and of right types before and after no events go."""
    events: list[Example] = []
    scores: list[Floats] = []
    weighed: list[Floats] = []
    opened = 0
    for seen in asked:
        by_features = [weights.scores_of(one.numbers) for one in seen.events]
        read = reader.scores(seen.passages, len(seen.events))
        both = zip(by_features, read, strict=True)
        events += seen.events
        weighed += by_features
        scores += [first + second if is_open(first) else first for first, second in both]
        opened += sum(map(is_open, by_features))
    kept = [bool(some[-1] <= MARGIN) for some in scores]
    told = [number for number, one in enumerate(events) if one.reality is not None]
    return {
        "events": len(told),
        "reality right by rules": _share([events[number].ruled is events[number].reality for number in told]),
        "reality right by features": _share(_right(events, weighed, told)),
        "reality right": _share(_right(events, scores, told)),
        "sentences read": round(opened / max(1, len(events)), 3),
        "of right type before": _share([one.right for one in events]),
        "of right type": _share([one.right for one, is_kept in zip(events, kept, strict=True) if is_kept]),
        "right ones lost": _share([not is_kept for one, is_kept in zip(events, kept, strict=True) if one.right]),
    }


def _right(events: Sequence[Example], scores: Sequence[Floats], asked: Iterable[int]) -> list[bool]:
    return [likeliest(scores[n][:-1], events[n].ruled) is events[n].reality for n in asked]


def _share(some: Sequence[bool]) -> float:
    return round(sum(some) / max(1, len(some)), 3)
