"""Who said what, as the network reads it: for each reporting phrase its source and content, as tokens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Act
from onrecord.record.tagger.act_features import act_features
from onrecord.record.tagger.acts import ActModel
from onrecord.record.tagger.features import Features, relations
from onrecord.record.tagger.network import CONTENT, SOURCE, Cue, Floats, Network, best_paths, cues_from
from onrecord.record.tagger.word_vectors import word_vectors

FOLDER = "weights"
NETWORKS = ("statements-1.npz", "statements-2.npz")
THRESHOLD = 0.6  # log-odds from which a reporting phrase counts: best on the held-out labels and on PolNeAR
NESTED_THRESHOLD = 2.0  # the same within the content of another statement, where nothing but the odds is asked
Tokens = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Tagged:
    """A statement as tokens: its reporting phrase (half-open), source and content; `odds` in its favour, as a log."""

    cue: Cue
    source: Tokens
    content: Tokens
    odds: float
    act: Act = Act.ASSERT


Nested: TypeAlias = Callable[[Tagged, Tagged], bool]
Margin: TypeAlias = Callable[[Tagged], float]


def by_odds(inner: Tagged, outer: Tagged) -> bool:
    """Whether a phrase within the content of another counts, by its odds alone."""
    return inner.odds >= NESTED_THRESHOLD


def no_margin(tagged: Tagged) -> float:
    """Lets a denial be told wherever it is the likeliest act."""
    return 0.0


def tag_statements(
    features: Features,
    networks: Sequence[Network],
    *,
    acts: ActModel | None = None,
    threshold: float = THRESHOLD,
    nested: Nested = by_odds,
    margin: Margin = no_margin,
) -> list[Tagged]:
    """The statements of a report that have a reporting phrase, in the order of the phrases.

    Args:
        features: The report's tokens.
        networks: Trained networks, whose scores are averaged.
        acts: Tells what each statement does; None leaves all of them assertions.
        threshold: The log-odds from which a phrase counts; a lower one finds more and errs more.
        nested: Says of a phrase (first) within the content of another one (second) whether it counts.
        margin: Says by how much a denial must be likelier than all else, as log-odds.
    """
    if len(features.heads) == 0:
        return []
    hidden = [network.read(features) for network in networks]
    scores = [log_softmax(network.cue_scores(h)) for network, h in zip(networks, hidden, strict=True)]
    # Only what is likelier than not gets a second look: more would find little, and stand in the way of its neighbours.
    cues = cues_from(_mean(scores))
    if not cues:
        return []
    before = cues_before(len(features.heads), cues)
    related = [relations(features, cue, before) for cue in cues]
    looks = [network.look_again(h, cues, related) for network, h in zip(networks, hidden, strict=True)]
    paths = best_paths(
        [_mean(windows) for windows in zip(*(look.roles for look in looks), strict=True)],
        _mean([network.transitions for network in networks]),
    )
    odds = _mean([look.validity for look in looks])
    tagged = [
        Tagged(
            cue,
            relation.first + np.flatnonzero(path == SOURCE),
            with_whole_quotations(features, cue, relation.first + np.flatnonzero(path == CONTENT)),
            float(validity),
        )
        for cue, relation, path, validity in zip(cues, related, paths, odds, strict=True)
    ]
    kept = without_doubtful(tagged, threshold=threshold, nested=nested)
    if acts is None or not kept:
        return kept
    seen = act_features(
        features,
        hidden,
        word_vectors(),
        cues=[one.cue for one in kept],
        sources=[one.source for one in kept],
        contents=[one.content for one in kept],
    )
    found = acts.find_acts(seen, [margin(one) for one in kept])
    return [replace(one, act=act) for one, act in zip(kept, found, strict=True)]


def without_doubtful(tagged: Sequence[Tagged], *, threshold: float, nested: Nested) -> list[Tagged]:
    """Those with some content and enough odds in their favour, or of which `nested` says so in another's content."""
    sure = [one for one in tagged if one.odds >= threshold and len(one.content)]
    around = {int(token): other for other in sure for token in other.content}

    def counts(one: Tagged) -> bool:
        outer = around.get(one.cue[0], one)
        return one.odds >= threshold if outer is one else nested(one, outer)

    return [one for one in tagged if len(one.content) and counts(one)]


def with_whole_quotations(features: Features, cue: Cue, content: Tokens) -> Tokens:
    """Content that holds half of a quotation's words holds them all, unless the reporting phrase stands among them."""
    quoted = features.quotations[content]
    held = content
    for number in np.unique(quoted[quoted >= 0]):
        if features.quotations[cue[0]] == number:
            continue
        whole = np.flatnonzero(features.quotations == number)
        if 2 * _word_count(features, content[quoted == number]) >= _word_count(features, whole):
            held = np.union1d(held, whole)
    return held


def _word_count(features: Features, tokens: Tokens) -> int:
    return int((features.words[tokens + 1] - features.words[tokens]).sum())


def log_softmax(scores: Floats) -> Floats:
    """Scores as log-probabilities, row by row."""
    shifted: Floats = scores - scores.max(axis=1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return shifted


def _mean(arrays: Sequence[Floats]) -> Floats:
    total = arrays[0]
    for array in arrays[1:]:
        total = total + array
    return total / np.float32(len(arrays))


def cues_before(count: int, cues: Sequence[Cue]) -> NDArray[np.int32]:
    """For each token and one more, how many reporting phrases begin before it."""
    begins = np.zeros(count + 1, np.int32)
    begins[[start + 1 for start, _ in cues]] = 1
    return np.cumsum(begins, dtype=np.int32)


@cache
def shared_networks() -> tuple[Network, ...]:
    """The process's networks, with the weights of this package."""
    return tuple(Network(_load(name), word_vectors()) for name in NETWORKS)


@cache
def shared_act_model() -> ActModel:
    """The process's model for acts, with the weights of this package."""
    return ActModel(_load("acts.npz"))


def _load(name: str) -> dict[str, Floats]:
    path = files("onrecord.record.tagger") / FOLDER / name
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return {array: arrays[array] for array in arrays.files}
