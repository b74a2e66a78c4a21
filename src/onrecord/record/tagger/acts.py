"""What a speaker does by saying something, from the reporting phrase and the content: asserts, denies, accuses, ...

A small network reads the words of both: what one of the tagger's networks made of each, what it means, its lemma and
place in the sentence, and whether the source has it, too. Two convolutions let neighbours see one another; then
several heads of attention pick the words that tell the act ("are using civilians as shields" accuses, wherever in the
content it stands), since a mean over all words drowns them. Beside that stand means over the whole, as a background.
Several such networks, which read what the tagger's networks made of the words in turn, are averaged.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from onrecord.model import Act
from onrecord.record.tagger.act_features import COLUMNS, ActFeatures
from onrecord.record.tagger.network import Convolution, Floats, Linear, Normalisation

ACTS = tuple(Act)
DILATIONS = (1, 2)
GAP = 2  # rows between two statements: the greatest distance that a convolution reaches


class ActNetwork:
    """One of the networks for acts."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = {name: array.astype(np.float32) for name, array in weights.items()}
        self._tables = [self._weights[f"tables.{column}.weight"] for column in range(len(COLUMNS) + 2)]
        self._entry = self._linear("entry")
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
        lengths = np.diff(begins, append=len(read))
        weights = self._heads(read)
        weights -= np.repeat(np.maximum.reduceat(weights, begins, axis=0), lengths, axis=0)
        np.exp(weights, out=weights)
        total = np.add.reduceat(weights, begins, axis=0)
        taken = [
            np.add.reduceat(read * weights[:, head, None], begins, axis=0) / total[:, head, None]
            for head in range(weights.shape[1])
        ]
        return np.concatenate([*taken, np.maximum.reduceat(read, begins, axis=0)], axis=1)

    def _read(self, statements: ActFeatures) -> Floats:
        """All statements' tokens in their surroundings, one below the other."""
        columns = [table[statements.ids[:, number]] for number, table in enumerate(self._tables)]
        x = self._entry(np.concatenate([statements.states, *columns], axis=1))
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
        each = [member.scores(views[number % len(views)]) for number, member in enumerate(self._members)]
        scores = np.mean(each, axis=0)
        scores[:, ACTS.index(Act.DENY)] -= np.array(margins, np.float32)
        return [ACTS[int(best)] for best in np.argmax(scores, axis=1)]
