"""One training run: batches of reports, the losses, and the running mean of the weights that is kept."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from onrecord.record.tagger.features import Ids, Relations, surroundings, with_cues_between
from onrecord.record.tagger.network import BEGIN, CONTENT, INSIDE, SOURCE, Cue
from onrecord.record.tagger.tagging import cues_before
from training.statements.examples import Example, GoldStatement, batches
from training.statements.network import Network

BATCH_TOKENS = 5_000
WINDOWS_AT_ONCE = 48  # windows of like length are padded together
CANDIDATE_BIAS = 2.0  # by how much the score for no reporting word is lowered where false phrases are looked for
AVERAGED = 0.998  # of the running mean is kept at each step
ACT_WEIGHT = 0.5
VALIDITY_WEIGHT = 2.0
CUE_WEIGHT = 2.0
UNMARKED = 0.3  # weight of "reports nothing" within contents, in a corpus that does not mark nested statements
MOST_FALSE = 1.5  # windows of what only looks like a reporting phrase, for each statement


@dataclass(frozen=True, slots=True)
class Stage:
    """How long and how fast is learned: the rate rises over `warm_up` steps, then falls in a straight line.

    The line would reach zero after `falls_over` epochs; `epochs` may end before. `looks_twice` says whether phrases
    that only look as if they reported are learned from in the first epoch, too, when the network knows enough.
    """

    epochs: int
    falls_over: int
    rate: float
    warm_up: int
    looks_twice: bool


@dataclass(frozen=True, slots=True)
class Window:
    """The surroundings of one reporting phrase in a batch; `gold` is None for one that reports nothing."""

    first: int
    ids: NDArray[np.int32]
    cue: Cue
    roles: NDArray[np.int64]
    gold: GoldStatement | None
    weight: float


class Surroundings:
    """The features of windows, which take longer to find than to learn from: kept over the epochs."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, Cue], tuple[int, Ids]] = {}

    def relations(self, example: Example, cue: Cue, before: Ids) -> Relations:
        """How the tokens around a reporting phrase stand to it."""
        key = (id(example), cue)
        if key not in self._kept:
            first, ids = surroundings(example.features, cue)
            self._kept[key] = first, ids.astype(np.int16)
        first, ids = self._kept[key]
        return with_cues_between(example.features, cue, first, ids, before)


def train(
    network: Network,
    examples: Sequence[Example],
    stage: Stage,
    *,
    seed: int,
    report: Callable[[int, dict[str, Tensor], dict[str, float]], None],
) -> dict[str, Tensor]:
    """Trains a network; returns the running mean of its weights, which generalises better than the last ones.

    Args:
        network: A network, fresh or with weights of an earlier stage.
        examples: What to learn from.
        stage: How often each example is seen, and the learning rate.
        seed: For the order of the examples.
        report: Told the epoch, the mean weights so far and the mean losses after every epoch.
    """
    chance = random.Random(seed)
    generator = np.random.default_rng(seed)
    seen = Surroundings()
    optimiser = torch.optim.AdamW(network.parameters(), lr=stage.rate, weight_decay=0.01)
    steps = stage.falls_over * (sum(len(one.features.heads) for one in examples) // BATCH_TOKENS + 1)
    mean = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    step = 0
    for epoch in range(stage.epochs):
        network.train()
        sums: dict[str, float] = {}
        count = 0
        for batch in batches(examples, BATCH_TOKENS, chance):
            losses = batch_losses(
                network, batch, look_twice=epoch > 0 or stage.looks_twice, seen=seen, chance=generator
            )
            for group in optimiser.param_groups:
                group["lr"] = stage.rate * min(1.0, (step + 1) / stage.warm_up) * max(0.02, 1 - step / steps)
            optimiser.zero_grad()
            torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            step += 1
            count += 1
            keep = min(AVERAGED, (1 + step) / (10 + step))
            for name, tensor in network.state_dict().items():
                mean[name].mul_(keep).add_(tensor, alpha=1 - keep)
            for name, loss in losses.items():
                sums[name] = sums.get(name, 0.0) + loss.item()
        report(epoch, mean, {name: total / count for name, total in sums.items()})
    return mean


def batch_losses(
    network: Network, batch: Sequence[Example], *, look_twice: bool, seen: Surroundings, chance: np.random.Generator
) -> dict[str, Tensor]:
    """The losses of a batch, each per statement."""
    offsets = np.cumsum([0, *(len(one.features.heads) for one in batch)])
    hidden = network.read(
        _long(np.concatenate([one.features.ids for one in batch])),
        torch.from_numpy(np.concatenate([one.features.vectors for one in batch]).astype(np.float32)),
        _long(np.concatenate([one.features.forms for one in batch])),
        _long(np.concatenate([one.features.heads + offset for one, offset in zip(batch, offsets, strict=False)])),
    )
    scores = network.cue(hidden)
    gold = torch.from_numpy(np.concatenate([cue_labels(one) for one in batch]))
    statements = max(1, sum(len(one.statements) for one in batch))
    weights = torch.from_numpy(np.concatenate([token_weights(one) for one in batch]))
    cue_loss = (functional.cross_entropy(scores, gold, reduction="none") * weights).sum()
    losses = {"cue": CUE_WEIGHT * cue_loss / statements}
    guessed = _guessed(scores.detach().numpy()) if look_twice else np.zeros(len(gold), np.int64)
    guessed[chance.random(len(guessed)) > MOST_FALSE * statements / max(1, np.count_nonzero(guessed))] = 0
    windows = [
        window
        for one, offset in zip(batch, offsets, strict=False)
        for window in _windows(one, int(offset), guessed[offset : offset + len(one.features.heads)], seen)
    ]
    role, validity, act = torch.zeros(()), torch.zeros(()), torch.zeros(())
    for group in _groups(windows):
        tokens, relation, mask, roles = _padded(group)
        of_cues = torch.stack([hidden[window.cue[0] : window.cue[1]].mean(0) for window in group])
        role_scores, pooled = network.roles(hidden, of_cues, tokens, relation, mask)
        real = torch.tensor([window.gold is not None for window in group])
        acts = torch.tensor([-1 if window.gold is None else window.gold.act for window in group])
        if real.any():
            role = role + network.role_loss(role_scores[real], roles[real], mask[real]).sum()
        odds = network.validity(pooled)[:, 0]
        certain = torch.tensor([window.weight for window in group])
        validity = validity + functional.binary_cross_entropy_with_logits(odds, real.float(), certain, reduction="sum")
        if (acts >= 0).any():
            act = act + functional.cross_entropy(network.act(pooled)[acts >= 0], acts[acts >= 0], reduction="sum")
    return losses | {
        "role": role / statements,
        "validity": VALIDITY_WEIGHT * validity / statements,
        "act": ACT_WEIGHT * act / statements,
    }


def cue_labels(example: Example) -> NDArray[np.int64]:
    """For each token whether it begins a reporting phrase, goes on with one, or neither."""
    labels = np.zeros(len(example.features.heads), np.int64)
    for statement in example.statements:
        labels[statement.cue[0] : statement.cue[1]] = INSIDE
    for statement in example.statements:
        labels[statement.cue[0]] = BEGIN
    return labels


def token_weights(example: Example) -> NDArray[np.float32]:
    """How much each token counts: less where a nested statement may stand that the corpus does not mark."""
    weights = np.ones(len(example.features.heads), np.float32)
    if not example.nested:
        for statement in example.statements:
            weights[statement.content] = UNMARKED
        for statement in example.statements:
            weights[statement.cue[0] : statement.cue[1]] = 1
    return weights


def _guessed(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    scores = scores.copy()
    scores[:, 0] -= CANDIDATE_BIAS
    return scores.argmax(axis=1)


def _windows(example: Example, offset: int, guessed: NDArray[np.int64], seen: Surroundings) -> Iterator[Window]:
    """Windows for the statements, and for what only looks like a reporting phrase."""
    count = len(example.features.heads)
    taken = cue_labels(example) > 0
    golds: list[tuple[Cue, GoldStatement | None]] = [(statement.cue, statement) for statement in example.statements]
    for i in np.flatnonzero(guessed):
        if taken[i]:
            continue
        if guessed[i] == INSIDE and golds and golds[-1][1] is None and golds[-1][0][1] == i:
            golds[-1] = ((golds[-1][0][0], int(i) + 1), None)
        else:
            golds.append(((int(i), int(i) + 1), None))
    before = cues_before(count, [cue for cue, _ in golds])
    weights = token_weights(example)
    for cue, gold in golds:
        around = seen.relations(example, cue, before)
        roles = np.zeros(count, np.int64)
        if gold is not None:
            roles[gold.content] = CONTENT
            roles[gold.source] = SOURCE
        yield Window(
            offset + around.first,
            around.ids,
            (offset + cue[0], offset + cue[1]),
            roles[around.first : around.first + len(around.ids)],
            gold,
            float(weights[cue[0]]),
        )


def _groups(windows: Sequence[Window]) -> Iterator[list[Window]]:
    order = sorted(windows, key=lambda window: len(window.ids))
    for start in range(0, len(order), WINDOWS_AT_ONCE):
        yield order[start : start + WINDOWS_AT_ONCE]


def _padded(windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    longest = max(len(window.ids) for window in windows)
    tokens = np.zeros((len(windows), longest), np.int64)
    relation = np.zeros((len(windows), longest, windows[0].ids.shape[1]), np.int64)
    mask = np.zeros((len(windows), longest), np.float32)
    roles = np.zeros((len(windows), longest), np.int64)
    for number, window in enumerate(windows):
        length = len(window.ids)
        tokens[number, :length] = window.first + np.arange(length)
        relation[number, :length] = window.ids
        mask[number, :length] = 1
        roles[number, :length] = window.roles
    return torch.from_numpy(tokens), torch.from_numpy(relation), torch.from_numpy(mask), torch.from_numpy(roles)


def _long(array: NDArray[np.int32]) -> Tensor:
    return torch.from_numpy(array.astype(np.int64))
