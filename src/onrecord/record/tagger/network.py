"""The trained network, run with numpy: which words report, and for each of them who speaks and what is said.

Convolutions over growing distances read the report's tokens once. Every token gets a score for beginning a reporting
phrase, going on with one, or neither. Then, for each reporting phrase found, a smaller stack of convolutions reads
the tokens around it again, knowing how each stands to the phrase, and the best sequence of source, content and
neither is found with transition scores between neighbours (Viterbi; Lafferty et al. 2001). To ask for the roles of
one predicate at a time is how semantic role labelling goes about it (He et al. 2017).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.record.tagger.features import Features, Relations

Floats = NDArray[np.float32]
Cue = tuple[int, int]
OUTSIDE, BEGIN, INSIDE = range(3)
NOTHING, SOURCE, CONTENT = range(3)
GAP = 8  # rows between the windows of two reporting phrases: the greatest distance that a convolution reaches


@dataclass(frozen=True, slots=True, eq=False)
class Normalisation:
    """Layer normalisation (Ba et al. 2016)."""

    scale: Floats
    shift: Floats

    def __call__(self, x: Floats) -> Floats:
        """Rows of mean 0 and variance 1, scaled and shifted by what was learned."""
        centred: Floats = x - x.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", centred, centred) / x.shape[1]
        centred /= np.sqrt(variance + 1e-5)[:, None]
        centred *= self.scale
        centred += self.shift
        return centred


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A linear layer: inputs x outputs, and what is added."""

    weights: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        """Rows of outputs."""
        y: Floats = x @ self.weights
        y += self.bias
        return y


@dataclass(frozen=True, slots=True, eq=False)
class Convolution:
    """A residual convolution over three tokens that stand `dilation` apart, behind a normalisation."""

    norm: Normalisation
    before: Floats
    at: Linear
    behind: Floats
    dilation: int

    def __call__(self, x: Floats, mask: Floats | None = None) -> Floats:
        """The next layer; `mask` is 0 in rows that hold no token."""
        y = self.norm(x)
        if mask is not None:
            y *= mask
        z = self.at(y)
        if len(x) > self.dilation:
            z[self.dilation :] += y[: -self.dilation] @ self.before
            z[: -self.dilation] += y[self.dilation :] @ self.behind
        np.maximum(z, 0, out=z)
        z += x
        return z


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What a second look at each reporting phrase gave.

    `roles` has for each phrase a score for each role of each token of its window, `validity` the log-odds that the
    phrase reports a statement at all.
    """

    roles: list[Floats]
    validity: Floats


class Network:
    """The layers, from weights as `training/statements` writes them."""

    def __init__(self, weights: Mapping[str, Floats], word_vectors: Floats) -> None:
        self._weights = {name: array.astype(np.float32) for name, array in weights.items()}
        self._words = word_vectors
        self._tables = self._numbered("tables.{}.weight")
        self._entry = self._linear("entry")
        self._convolutions = self._stack("convolutions")
        self._last = self._normalisation("last")
        self._cue = self._linear("cue")
        self._token = self._linear("token")
        self._of_cue = self._linear("of_cue")
        self._relation = self._numbered("relation.{}.weight")
        self._role_convolutions = self._stack("role_convolutions")
        self._role_last = self._normalisation("role_last")
        self._role = self._linear("role")
        self._pooled = self._linear("pooled")
        self._validity = self._linear("validity")
        self.transitions = self._weights["transitions"]

    def read(self, features: Features) -> Floats:
        """A vector for each token in its surroundings (tokens x width)."""
        columns = [table[features.ids[:, number]] for number, table in enumerate(self._tables)]
        vectors = [features.vectors, features.vectors[features.heads], self._words[features.forms]]
        x = self._entry(np.concatenate([*vectors, *columns], axis=1))
        np.maximum(x, 0, out=x)
        for convolution in self._convolutions:
            x = convolution(x)
        return self._last(x)

    def cue_scores(self, hidden: Floats) -> Floats:
        """For each token the scores for no reporting phrase, the beginning of one, and its going on (tokens x 3)."""
        return self._cue(hidden)

    def look_again(self, hidden: Floats, cues: Sequence[Cue], related: Sequence[Relations]) -> Look:
        """Reads the window of each reporting phrase; there must be one."""
        lengths = np.array([len(relation.ids) for relation in related])
        begins = GAP + np.cumsum(np.concatenate([[0], lengths[:-1] + GAP]))
        windows = [slice(begin, begin + length) for begin, length in zip(begins, lengths, strict=True)]
        rows = np.concatenate([np.arange(window.start, window.stop) for window in windows])
        tokens = np.concatenate([np.arange(r.first, r.first + len(r.ids)) for r in related])
        ids = np.concatenate([relation.ids for relation in related])
        of_cues = np.array([hidden[start:after].mean(axis=0) for start, after in cues])
        x = self._token(hidden)[tokens]
        x += np.repeat(self._of_cue(of_cues), lengths, axis=0)
        for number, table in enumerate(self._relation):
            x += table[ids[:, number]]
        np.maximum(x, 0, out=x)
        spaced = np.zeros((windows[-1].stop + GAP, x.shape[1]), np.float32)
        mask = np.zeros((len(spaced), 1), np.float32)
        spaced[rows], mask[rows] = x, 1
        for convolution in self._role_convolutions:
            spaced = convolution(spaced, mask)
        read = self._role_last(spaced)
        scores = self._role(read)
        seen = [_expected(read[window], scores[window]) for window in windows]
        pooled = self._pooled(np.concatenate([of_cues, np.array(seen)], axis=1))
        np.maximum(pooled, 0, out=pooled)
        return Look([scores[window] for window in windows], self._validity(pooled)[:, 0])

    def _numbered(self, pattern: str) -> list[Floats]:
        found: list[Floats] = []
        while (name := pattern.format(len(found))) in self._weights:
            found.append(self._weights[name])
        return found

    def _linear(self, name: str) -> Linear:
        return Linear(np.ascontiguousarray(self._weights[f"{name}.weight"].T), self._weights[f"{name}.bias"])

    def _normalisation(self, name: str) -> Normalisation:
        return Normalisation(self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _stack(self, name: str) -> list[Convolution]:
        dilations = self._weights[f"{name}.dilations"].astype(int)
        return [self._convolution(f"{name}.{number}", int(dilation)) for number, dilation in enumerate(dilations)]

    def _convolution(self, name: str, dilation: int) -> Convolution:
        before, at, behind = (np.ascontiguousarray(self._weights[f"{name}.conv.weight"][:, :, k].T) for k in range(3))
        bias = self._weights[f"{name}.conv.bias"]
        return Convolution(self._normalisation(f"{name}.norm"), before, Linear(at, bias), behind, dilation)


def _expected(read: Floats, scores: Floats) -> Floats:
    """What source and content hold on average, each token weighed by how likely it has the role, and how many do."""
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    sums = likely[:, 1:].sum(axis=0)
    means = (likely[:, 1:].T @ read) / (sums[:, None] + 1e-3)
    return np.concatenate([means.ravel(), np.log1p(sums)]).astype(np.float32)


def cues_from(scores: Floats) -> list[Cue]:
    """The reporting phrases as half-open ranges of tokens."""
    best = scores.argmax(axis=1)
    found: list[Cue] = []
    for i in np.flatnonzero(best):
        if best[i] == INSIDE and found and found[-1][1] == i:
            found[-1] = (found[-1][0], int(i) + 1)
        else:
            found.append((int(i), int(i) + 1))
    return found


def best_paths(scores: Sequence[Floats], transitions: Floats) -> list[NDArray[np.int64]]:
    """The best sequence of roles of each window (Viterbi), all windows side by side.

    Args:
        scores: For each window tokens x roles.
        transitions: What a role (row) followed by another (column) adds.
    """
    longest, roles = max(map(len, scores)), scores[0].shape[1]
    padded = np.zeros((len(scores), longest, roles), np.float32)
    lengths = np.array([len(window) for window in scores])
    for number, window in enumerate(scores):
        padded[number, : len(window)] = window
    best = padded[:, 0]
    back = np.zeros((len(scores), longest, roles), np.int64)
    for at in range(1, longest):
        through = best[:, :, None] + transitions
        back[:, at] = through.argmax(axis=1)
        inside = (lengths > at)[:, None]
        best = np.where(inside, through.max(axis=1) + padded[:, at], best)
        back[:, at] = np.where(inside, back[:, at], np.arange(roles))
    path = np.zeros((len(scores), longest), np.int64)
    path[:, -1] = best.argmax(axis=1)
    windows = np.arange(len(scores))
    for at in range(longest - 1, 0, -1):
        path[:, at - 1] = back[windows, at, path[:, at]]
    return [path[number, :length] for number, length in enumerate(lengths)]
