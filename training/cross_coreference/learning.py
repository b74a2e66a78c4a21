"""Learns to score pairs: small networks of two hidden layers, by gradient steps in numpy, each from its own seed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.coreference.network import FURTHEST, Network

Floats = NDArray[np.float32]
WIDTH = 64
PASSES = 20
AT_ONCE = 128
RATE = 2e-3
LEFT_OUT = 0.2
DECAY = 1e-3
SEEDS = 4
LEAST_SPREAD = 1e-3


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of mentions: what was compared, whether they are one, how much each counts."""

    values: Floats
    same: Floats
    importance: Floats

    def only(self, chosen: NDArray[np.intp]) -> "Pairs":
        """Some of the pairs."""
        return Pairs(self.values[chosen], self.same[chosen], self.importance[chosen])


def learn(pairs: Pairs, slots: Sequence[str], *, seeds: int = SEEDS, least: float = 0.5) -> Network:
    """Networks that tell pairs of one cluster from others; `least` is kept as their threshold."""
    mean = pairs.values.mean(axis=0)
    spread = pairs.values.std(axis=0) + np.float32(LEAST_SPREAD)
    scaled = np.clip((pairs.values - mean) / spread, -FURTHEST, FURTHEST).astype(np.float32)
    trained = [_descend(scaled, pairs.same, pairs.importance / pairs.importance.mean(), seed) for seed in range(seeds)]
    return Network(tuple(slots), mean, spread, tuple(np.stack(layers) for layers in zip(*trained, strict=True)), least)


def _descend(values: Floats, same: Floats, importance: Floats, seed: int) -> tuple[Floats, ...]:
    """One network: Adam with a rate that falls to nothing, and parts of each layer left out at random."""
    random = np.random.default_rng(seed)
    layers = _start(values.shape[1], random)
    first = [np.zeros_like(layer) for layer in layers]
    second = [np.zeros_like(layer) for layer in layers]
    steps = len(values) // AT_ONCE
    step = 0
    for _ in range(PASSES):
        order = random.permutation(len(values))
        for batch in order[: steps * AT_ONCE].reshape(steps, AT_ONCE):
            gradients = _gradients(layers, values[batch], same[batch], importance[batch], random)
            step += 1
            rate = RATE * (1 - step / (PASSES * steps + 1))
            for k, gradient in enumerate(gradients):
                first[k] = 0.9 * first[k] + 0.1 * gradient
                second[k] = 0.999 * second[k] + 0.001 * gradient**2
                move = (first[k] / (1 - 0.9**step)) / (np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)
                layers[k] = (layers[k] - rate * (move + DECAY * layers[k])).astype(np.float32)
    return tuple(layers)


def _start(width: int, random: np.random.Generator) -> list[Floats]:
    return [
        random.normal(0, 1 / np.sqrt(width), (width, WIDTH)).astype(np.float32),
        np.zeros(WIDTH, np.float32),
        random.normal(0, 1 / np.sqrt(WIDTH), (WIDTH, WIDTH)).astype(np.float32),
        np.zeros(WIDTH, np.float32),
        np.zeros(WIDTH, np.float32),
        np.zeros((), np.float32),
    ]


def _gradients(
    layers: Sequence[Floats], values: Floats, same: Floats, importance: Floats, random: np.random.Generator
) -> list[Floats]:
    """How the loss of some pairs changes with each layer."""
    shown = values * _kept(values.shape, random)
    one = np.maximum(shown @ layers[0] + layers[1], 0)
    kept_one = _kept(one.shape, random)
    two = np.maximum((one * kept_one) @ layers[2] + layers[3], 0)
    kept_two = _kept(two.shape, random)
    score = 1 / (1 + np.exp(-((two * kept_two) @ layers[4] + layers[5])))
    off = ((score - same) * importance / len(same)).astype(np.float32)
    to_two = off[:, None] * layers[4] * kept_two * (two > 0)
    to_one = (to_two @ layers[2].T) * kept_one * (one > 0)
    return [
        shown.T @ to_one,
        to_one.sum(axis=0),
        (one * kept_one).T @ to_two,
        to_two.sum(axis=0),
        (two * kept_two).T @ off,
        off.sum(),
    ]


def _kept(shape: tuple[int, ...], random: np.random.Generator) -> Floats:
    return ((random.random(shape, np.float32) >= LEFT_OUT) / np.float32(1 - LEFT_OUT)).astype(np.float32)
