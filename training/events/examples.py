"""What the classifier learns from: pairs of three origins, parsed and turned into features.

`corpus` is the reference set (one sentence an item, its sides marked), `label` our own labels of news, `phrase` the
sentences that were made from our own phrases.
"""

import hashlib
import json
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.annotations import Parser, annotate_report
from onrecord.lexicon.frames import shipped_frames
from onrecord.model import Annotations, EventType, Report, Span
from onrecord.record.events.triggers import find_triggers
from onrecord.record.events.typing.features import buckets, features
from onrecord.record.events.typing.vectors import meanings
from onrecord.record.events.typing.views import view
from onrecord.record.reading import Reading
from onrecord.reports import given_report
from training.events.labels import LabelledPair, cleaned_span, read_pairs
from training.events.phrases import made_pairs

CORPUS = Path("events") / "plv-train.jsonl"
CORPUS_NAME, LABEL, PHRASE = "corpus", "label", "phrase"
SHARED_RUNS = 0.5  # of a sentence's runs of four words, from which two count as one sentence
RUN = 4
_MARK = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A pair as the classifier sees it; `type` is None where there is no event."""

    origin: str
    report: str
    sentence: str
    type: EventType | None
    numbers: NDArray[np.int32]
    meanings: NDArray[np.float32]


class Parses:
    """Parses sentences, each once; what was parsed is kept in a folder of this machine, if one is given."""

    def __init__(self, parser: Parser, folder: Path | None = None) -> None:
        self._parser = parser
        self._file = None if folder is None else folder / "events.pickle"
        self._known: dict[str, tuple[Report, Annotations]] = {}
        if self._file is not None and self._file.exists():
            self._known = pickle.loads(self._file.read_bytes())

    def reading(self, sentence: str) -> Reading:
        """A sentence opened for reading."""
        key = hashlib.sha256(sentence.encode()).hexdigest()
        if key not in self._known:
            report = given_report(sentence, report_id=key[:8], published=None)
            self._known[key] = (report, annotate_report(report, parser=self._parser))
        return Reading(*self._known[key])

    def keep(self) -> None:
        """Writes what was parsed, for the next run."""
        if self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_bytes(pickle.dumps(self._known))


def read_examples(corpora: Path, parses: Parses) -> dict[str, list[Example]]:
    """All examples by origin."""
    found = {
        CORPUS_NAME: [one for pair in read_corpus(corpora / CORPUS) if (one := _example(CORPUS_NAME, pair, parses))],
        LABEL: [one for pair in read_pairs(corpora) if (one := _example(LABEL, pair, parses))],
        PHRASE: [one for pair in made_pairs() if (one := _example(PHRASE, pair, parses))],
    }
    parses.keep()
    return found


def read_corpus(path: Path) -> Iterator[LabelledPair]:
    """The reference set; a side that is marked several times is taken where it is marked first."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentence, spans = unmarked(row["marked"])
        yield LabelledPair(row["id"], sentence, spans.get("s"), spans.get("t"), EventType(row["events"][0]["root"]))


def unmarked(marked: str) -> tuple[str, dict[str, Span]]:
    """A sentence without its marks, and the first span of each."""
    sentence, at = "", 0
    begun: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for mark in _MARK.finditer(marked):
        sentence += marked[at : mark.start()]
        at = mark.end()
        if not mark[1]:
            begun[mark[2]] = len(sentence)
        elif mark[2] in begun:
            spans.setdefault(mark[2], Span(begun[mark[2]], len(sentence)))
    return sentence + marked[at:], spans


def _example(origin: str, pair: LabelledPair, parses: Parses) -> Example | None:
    """An example; None where cleaning left nothing of either side."""
    reading = parses.reading(pair.sentence)
    source, target = (
        None if span is None else cleaned_span(reading.report, span) for span in (pair.source, pair.target)
    )
    triggers = {one.token: one for one in find_triggers(reading, shipped_frames())}
    seen = view(reading, source, target, triggers=triggers)
    if seen is None:
        return None
    return Example(origin, pair.report, pair.sentence, pair.type, buckets(features(seen)), meanings(seen))


def folds(examples: Sequence[Example], *, seed: int, count: int = 5) -> list[list[int]]:
    """The numbers of examples in each fold: types spread evenly, the same or nearly the same sentence in one fold."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(alike([one.sentence for one in examples])):
        groups[group].append(number)
    order = sorted(groups)
    np.random.default_rng(seed).shuffle(order)
    order.sort(key=lambda group: -len(groups[group]))  # stable: large groups first, the rest as drawn
    found: list[list[int]] = [[] for _ in range(count)]
    held: list[Counter[EventType | None]] = [Counter() for _ in range(count)]
    for group in order:
        types = Counter(examples[number].type for number in groups[group])
        fold = min(range(count), key=lambda k: (sum(held[k][kind] * n for kind, n in types.items()), len(found[k]), k))
        found[fold].extend(groups[group])
        held[fold].update(types)
    return [sorted(fold) for fold in found]


def alike(sentences: Iterable[str]) -> list[int]:
    """For each sentence the number of the first that says the same, or nearly: half of one's runs of words."""
    runs = [_runs(sentence) for sentence in sentences]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    leader = list(range(len(runs)))
    for number, own in enumerate(runs):
        shared = Counter(other for run in own for other in holders[run])
        for other, common in shared.items():
            if common >= SHARED_RUNS * min(len(own), len(runs[other])):
                one, two = sorted((_leader(leader, number), _leader(leader, other)))
                leader[two] = one
        for run in own:
            holders[run].append(number)
    return [_leader(leader, number) for number in range(len(runs))]


def _leader(leader: list[int], number: int) -> int:
    while leader[number] != number:
        number = leader[number]
    return number


def _runs(sentence: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", sentence.lower())
    return {tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))}
