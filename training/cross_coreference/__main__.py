"""Trains the networks that score pairs of mentions across reports, and writes weights and scores.

usage: python -m training.cross_coreference [--reference FOLDER] [--cache FOLDER]

FOLDER holds corpora/coreference (ECB+). Learns from the training topics alone. First scores that the second networks
read, and the thresholds, come from five folds by topic: from networks that never saw the topic. Takes about a quarter
of an hour on one core; the outcome is the same each time on one machine.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.annotations import load_parser
from onrecord.cross_report.coreference.comparing import Comparison, Floats
from onrecord.cross_report.coreference.joining import Story, first_slots, numbers, open_story, second_slots
from onrecord.cross_report.coreference.mentions import EntityMention, EventMention
from onrecord.cross_report.coreference.network import LAYERS, Network, values_of
from onrecord.cross_report.coreference.stories import collect, find_stories
from quality.cluster_scores import score_clusters
from quality.cross_coreference_corpus import ENTITY, EVENT, GoldReport, gold_mentions, read_gold
from training.cross_coreference.learning import Pairs, learn

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "src" / "onrecord" / "cross_report" / "coreference" / "weights"
FOLDS = 5
THRESHOLDS = tuple(round(0.2 + 0.025 * k, 3) for k in range(17))
KEPT = 0.2  # of the pairs of different clusters, this share is learned from, each counting for all that it stands for
Slots = Mapping[str, Comparison]
Mentions = Sequence[EventMention] | Sequence[EntityMention]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A story of the training topics, with the gold cluster of each mention."""

    story: Story
    topic: int
    gold: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of mention in all stories: its comparisons so far, and its first or second scores by story."""

    name: str
    scored: str
    mentions: Callable[[Story], Mentions]


SORTS = (Sort("event", EVENT, lambda story: story.events), Sort("entity", ENTITY, lambda story: story.entities))


def main() -> None:
    """Train, choose thresholds, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    parser.add_argument("--cache", type=Path, help="a folder of this machine that keeps the annotations")
    arguments = parser.parse_args()
    reports = read_gold(arguments.reference, parser=load_parser(), parts=("train",), cache=arguments.cache)
    lessons = read_lessons(reports)
    slots = [first_slots(lesson.story) for lesson in lessons]
    scores: dict[str, object] = {}
    first = [train(lessons, [of[k] for of in slots], sort, reports, scores, "first") for k, sort in enumerate(SORTS)]
    more = [
        second_slots(
            lesson.story,
            (first[0].scores[n], first[1].scores[n]),
            numbers(lesson.story.events, first[0].scores[n], least=first[0].network.least),
            numbers(lesson.story.entities, first[1].scores[n], least=first[1].network.least),
        )
        for n, lesson in enumerate(lessons)
    ]
    both = [({**one[0], **two[0]}, {**one[1], **two[1]}) for one, two in zip(slots, more, strict=True)]
    for k, sort in enumerate(SORTS):
        second = train(lessons, [of[k] for of in both], sort, reports, scores, "second")
        write(first[k].network, f"first_{sort.name}")
        write(second.network, f"second_{sort.name}")
    (HERE / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")


def read_lessons(reports: Sequence[GoldReport]) -> list[Lesson]:
    """The training reports by predicted story; a story is of the topic that its first report is of."""
    gold = {mention.key: mention.cluster for report in reports for mention in report.mentions}
    topics = {report.key: report.topic for report in reports}
    read = [report.read for report in reports]
    collection = collect(report.profile for report in read)
    return [
        Lesson(open_story(members, collection), topics[members[0].profile.key], gold)
        for members in find_stories(collection, read)
    ]


@dataclass(frozen=True, slots=True)
class Trained:
    """A network from all topics, and for each story the scores by one that did not see its topic."""

    network: Network
    scores: tuple[Floats, ...]


def train(
    lessons: Sequence[Lesson],
    slots: Sequence[Slots],
    sort: Sort,
    reports: Sequence[GoldReport],
    scores: dict[str, object],
    stage: str,
) -> Trained:
    """Networks of one sort and stage, with the threshold that does best on topics that were not seen."""
    names = tuple(slots[0])
    pairs, of_lesson = pairs_of(lessons, slots, sort)
    topics = sorted({lesson.topic for lesson in lessons})
    by_fold: dict[int, Network] = {}
    fold_of = {topic: n % FOLDS for n, topic in enumerate(topics)}
    folds = np.array([fold_of[lesson.topic] for lesson in lessons])[of_lesson]
    for fold in range(FOLDS):
        by_fold[fold] = learn(pairs.only(np.flatnonzero(folds != fold)), names)
    held_out = tuple(
        by_fold[fold_of[lesson.topic]].score_all(of, len(sort.mentions(lesson.story)))
        for lesson, of in zip(lessons, slots, strict=True)
    )
    curve = {least: conll(lessons, held_out, sort, reports, least) for least in THRESHOLDS}
    best = max(curve, key=lambda least: (_smoothed(curve, least), -least))
    scores[f"{stage} {sort.name}"] = {str(least): round(100 * value, 2) for least, value in curve.items()} | {
        "chosen": best
    }
    print(stage, sort.name, json.dumps(scores[f"{stage} {sort.name}"]), flush=True)
    return Trained(replace(learn(pairs, names), least=best), held_out)


def _smoothed(curve: Mapping[float, float], least: float) -> float:
    """The mean score about a threshold: neighbours differ by chance."""
    near = [value for other, value in curve.items() if abs(other - least) < 0.03]
    return sum(near) / len(near)


def pairs_of(lessons: Sequence[Lesson], slots: Sequence[Slots], sort: Sort) -> tuple[Pairs, NDArray[np.intp]]:
    """The pairs to learn from, and the number of the story of each."""
    random = np.random.default_rng(0)
    values, same, of_lesson = [], [], []
    for number, (lesson, of) in enumerate(zip(lessons, slots, strict=True)):
        mentions = sort.mentions(lesson.story)
        clusters = np.array([lesson.gold[m.key] for m in mentions])
        for row in range(len(mentions)):
            one = clusters[row + 1 :] == clusters[row]
            chosen = np.flatnonzero(one | (random.random(len(one)) < KEPT))
            if len(chosen):
                values.append(values_of(list(of.values()), np.array([row]))[0, row + 1 :][chosen])
                same.append(one[chosen])
                of_lesson.append(np.full(len(chosen), number))
    together = np.concatenate(same).astype(np.float32)
    importance = np.where(together > 0, 1, 1 / KEPT).astype(np.float32)
    return Pairs(np.concatenate(values), together, importance), np.concatenate(of_lesson)


def conll(
    lessons: Sequence[Lesson], held_out: Sequence[Floats], sort: Sort, reports: Sequence[GoldReport], least: float
) -> float:
    """The CoNLL score at a threshold."""
    found: dict[str, str] = {}
    for n, (lesson, scores) in enumerate(zip(lessons, held_out, strict=True)):
        numbered = numbers(sort.mentions(lesson.story), scores, least=least)
        found.update({key: f"{n} {number}" for key, number in numbered.items()})
    gold = {mention.key: mention.cluster for mention in gold_mentions(reports, sort.scored)}
    return score_clusters(gold, {key: found.get(key, key) for key in gold}).conll


def write(network: Network, name: str) -> None:
    """Keeps a network in half precision."""
    layers = {layer: np.asarray(of, np.float16) for layer, of in zip(LAYERS, network.layers, strict=True)}
    np.savez_compressed(
        SHIPPED / f"{name}.npz",
        slots=np.array(network.slots),
        mean=network.mean.astype(np.float32),
        spread=network.spread.astype(np.float32),
        least=np.float32(network.least),
        allow_pickle=False,
        **layers,
    )


if __name__ == "__main__":
    main()
