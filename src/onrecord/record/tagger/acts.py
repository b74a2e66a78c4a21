"""What a speaker does by saying something, from the reporting phrase and the content: asserts, denies, accuses, ...

A small network reads the words of both: what one of the tagger's networks made of each, what it means, its lemma and
place in the sentence, and whether the source has it, too. Two convolutions let neighbours see one another; then
several heads of attention pick the words that tell the act ("are using civilians as shields" accuses, wherever in the
content it stands), since a mean over all words drowns them. Beside that stand means over the whole, as a background.
Several such networks, which read what the tagger's networks made of the words in turn, are averaged; but where the
first is sure, which is more often than not, the others would hardly ever change anything, and are not asked.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from onrecord.model import Act
from onrecord.record.tagger.act_features import COLUMNS, ActFeatures
from onrecord.record.tagger.network import Convolution, Floats, Linear, Normalisation

ACTS = tuple(Act)
DILATIONS = (1, 2)
SETTLED = 1.0  # log-odds from which the first network's word is taken: the others would overrule one such in 400
GAP = 2  # rows between two statements: the greatest distance that a convolution reaches


class ActNetwork:
    """One of the networks for acts."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = {name: array.astype(np.float32) for name, array in weights.items()}
        self._tables = [self._weights[f"tables.{column}.weight"] for column in range(len(COLUMNS) + 2)]
        entry, columns = self._linear("entry"), sum(table.shape[1] for table in self._tables)
        self._entry, self._columns = Linear(entry.weights[:-columns], entry.bias), entry.weights[-columns:]
        self._convolutions = [self._convolution(number, dilation) for number, dilation in enumerate(DILATIONS)]
        self._last = self._normalisation("last")
        self._heads, self._hidden, self._out = (self._linear(name) for name in ("heads", "hidden", "out"))

    def scores(self, statements: ActFeatures) -> Floats:
        """The log-probability of each act (statements x acts)."""
        cues = self._weights["cue.weight"][statements.cue_lemmas]
        lengths = np.diff(statements.cue_begins, append=len(cues))
        of_cue = np.add.reduceat(cues, statements.cue_begins, axis=0) / lengths[:, None].astype(np.float32)
        standardised = (statements.dense - self._weights["mean"]) / self._weights["spread"]
        x = self._hidden(np.concatenate([self._attended(statements), of_cue, standardised], axis=1))
        np.maximum(x, 0, out=x)
        scores = self._out(x)
        scores -= scores.max(axis=1, keepdims=True)
        log: Floats = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return log

    def _attended(self, statements: ActFeatures) -> Floats:
        """What each head of attention takes from a statement's tokens, and the greatest value of each column."""
        begins, read = statements.begins, self._read(statements)
        after = np.append(begins[1:], len(read))
        weights = self._heads(read).T
        weights = weights - np.repeat(np.maximum.reduceat(weights, begins, axis=1), after - begins, axis=1)
        np.exp(weights, out=weights)
        weights /= np.repeat(np.add.reduceat(weights, begins, axis=1), after - begins, axis=1)
        taken = np.empty((len(begins), len(weights) + 1, read.shape[1]), np.float32)
        for one, start, end in zip(taken, begins.tolist(), after.tolist(), strict=True):
            np.matmul(weights[:, start:end], read[start:end], out=one[:-1])
            np.max(read[start:end], axis=0, out=one[-1])
        return taken.reshape(len(begins), -1)

    def _read(self, statements: ActFeatures) -> Floats:
        """All statements' tokens in their surroundings, one below the other."""
        x = self._entry(statements.states)
        x += np.concatenate([t[statements.ids[:, n]] for n, t in enumerate(self._tables)], axis=1) @ self._columns
        np.maximum(x, 0, out=x)
        number = np.repeat(np.arange(len(statements.begins)), np.diff(statements.begins, append=len(x)))
        rows = np.arange(len(x)) + GAP * (number + 1)
        spaced = np.zeros((len(x) + GAP * (len(statements.begins) + 1), x.shape[1]), np.float32)
        mask = np.zeros((len(spaced), 1), np.float32)
        spaced[rows], mask[rows] = x, 1
        for convolution in self._convolutions:
            spaced = convolution(spaced, mask)
        return self._last(spaced[rows])

    def _linear(self, name: str) -> Linear:
        return Linear(np.ascontiguousarray(self._weights[f"{name}.weight"].T), self._weights[f"{name}.bias"])

    def _normalisation(self, name: str) -> Normalisation:
        return Normalisation(self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _convolution(self, number: int, dilation: int) -> Convolution:
        weights, bias = self._weights[f"convolutions.{number}.weight"], self._weights[f"convolutions.{number}.bias"]
        before, at, behind = (np.ascontiguousarray(weights[:, :, k].T) for k in range(3))
        return Convolution(self._normalisation(f"norms.{number}"), before, Linear(at, bias), behind, dilation)


class ActModel:
    """The networks for acts, from weights as `training/statements/acts.py` writes them."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._members: list[ActNetwork] = []
        while f"{len(self._members)}.out.weight" in weights:
            prefix = f"{len(self._members)}."
            own = {name.removeprefix(prefix): array for name, array in weights.items() if name.startswith(prefix)}
            self._members.append(ActNetwork(own))

    def find_acts(self, views: Sequence[ActFeatures], margins: Sequence[float]) -> list[Act]:
        """The likeliest act of each statement.

        Args:
            views: All statements as each of the tagger's networks sees them; the networks for acts read these in turn.
            margins: For each statement, by how much a denial must be likelier than all else, as log-odds.
        """
        held_back = np.zeros((len(margins), len(ACTS)), np.float32)
        held_back[:, ACTS.index(Act.DENY)] = margins
        scores = self._members[0].scores(views[0])
        doubtful = np.flatnonzero(_lead(scores - held_back) < SETTLED)
        if len(doubtful):
            scores[doubtful] = self._averaged(scores[doubtful], [view.only(doubtful) for view in views])
        return [ACTS[int(best)] for best in np.argmax(scores - held_back, axis=1)]

    def _averaged(self, first: Floats, views: Sequence[ActFeatures]) -> Floats:
        """The mean of the scores of all networks; those of the first are known."""
        others = [member.scores(views[number % len(views)]) for number, member in enumerate(self._members[1:], 1)]
        mean: Floats = np.mean([first, *others], axis=0)
        return mean


def _lead(scores: Floats) -> Floats:
    """By how much the likeliest act of each statement is likelier than the next, as log-odds."""
    best = np.partition(scores, -2, axis=1)[:, -2:]
    lead: Floats = best[:, 1] - best[:, 0]
    return lead
