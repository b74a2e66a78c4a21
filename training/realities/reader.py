"""Trains the reader of events' sentences: a pretrained transformer, further trained on readers' labels.

It begins as the first layers of the sentence encoder that ships with the package; the table of word pieces stays as it
is. One loss is the reality of what is an event, the other whether it is one; some of each target's weight is spread
over all realities, since readers differ in about one of twenty.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from onrecord.encoder import layers_of, load_pieces, load_weights
from onrecord.encoder.layers import FILE, HEADS, NEARLY_ZERO, PIECES
from onrecord.record.events.reality_learned import REALITIES

Arrays = dict[str, NDArray[np.float32]]
LAYERS = 3
WIDTH = 384
HIDDEN = 192
DROPPED = 0.15  # of states, between steps
DROPPED_LAST = 0.2
SPREAD = 0.1
ROUNDS = 3
AT_ONCE = 24  # passages
RATE = 1.2e-4  # of the layers; the two last steps, which begin at nothing, learn faster
RATE_LAST = 1e-3
WARMING = 0.06  # of all steps, in which the rates rise; from there they fall
LEAST_RATE = 0.02
DECAY = 0.01
SORTED = 30  # batches among which passages of like length are put together
SEED = 1
NOTHING = -100  # the reality of what is no event


@dataclass(frozen=True, slots=True)
class Marked:
    """The rows of a passage's word pieces, at which of them events stand, and each one's reality; None for no event."""

    rows: tuple[int, ...]
    at: tuple[int, ...]
    realities: tuple[int | None, ...]


class Layer(nn.Module):
    """One layer, whose weights bear the names that the package reads them by."""

    def __init__(self, arrays: Arrays) -> None:
        super().__init__()
        self.weights = nn.ParameterDict({name: nn.Parameter(torch.from_numpy(own)) for name, own in arrays.items()})

    def forward(self, states: Tensor, seen: Tensor) -> Tensor:
        """The states after this layer (texts x pieces x width); `seen` are the pieces that are no filling."""
        own, dropped = self.weights, DROPPED if self.training else 0.0
        texts, pieces, width = states.shape
        joint = (states @ own["attend"] + own["attend_bias"]).view(texts, pieces, 3, HEADS, width // HEADS)
        asked, keys, values = joint.permute(2, 0, 3, 1, 4)
        taken = functional.scaled_dot_product_attention(asked, keys, values, attn_mask=seen[:, None, None, :])
        taken = taken.transpose(1, 2).reshape(texts, pieces, width) @ own["join"] + own["join_bias"]
        states = _normal(states + functional.dropout(taken, dropped), own["attend_scale"], own["attend_shift"])
        wide = functional.gelu(states @ own["widen"] + own["widen_bias"], approximate="tanh")
        narrow = wide @ own["narrow"] + own["narrow_bias"]
        return _normal(states + functional.dropout(narrow, dropped), own["dense_scale"], own["dense_shift"])


class Net(nn.Module):
    """The reader as it is trained."""

    def __init__(self) -> None:
        super().__init__()
        pieces, whole = load_pieces(), load_weights("onrecord.encoder", FILE, but=PIECES)
        self._table = torch.from_numpy(pieces.table.astype(np.float32) * pieces.scales[:, None])
        self._places = torch.from_numpy(pieces.places)
        self.scale = nn.Parameter(torch.from_numpy(whole["scale"]))
        self.shift = nn.Parameter(torch.from_numpy(whole["shift"]))
        self.layers = nn.ModuleList(Layer(dict(layer.arrays)) for layer in layers_of(whole)[:LAYERS])
        self.hidden = nn.Linear(WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(REALITIES) + 1)

    def forward(self, passages: Sequence[Marked]) -> Tensor:
        """The log-odds of realities and of no event, for the events of passages one after the other."""
        longest = max(len(passage.rows) for passage in passages)
        rows = torch.zeros(len(passages), longest, dtype=torch.long)
        seen = torch.zeros(len(passages), longest, dtype=torch.bool)
        for number, passage in enumerate(passages):
            rows[number, : len(passage.rows)] = torch.tensor(passage.rows)
            seen[number, : len(passage.rows)] = True
        states = _normal(self._table[rows] + self._places[:longest], self.scale, self.shift)
        states = functional.dropout(states, DROPPED, self.training)
        for layer in self.layers:
            states = layer(states, seen)
        places = [(number, at) for number, passage in enumerate(passages) for at in passage.at]
        where, at = torch.tensor(places).T
        found = functional.dropout(states[where, at], DROPPED_LAST, self.training)
        hidden = functional.gelu(self.hidden(found), approximate="tanh")
        scores: Tensor = self.out(functional.dropout(hidden, DROPPED_LAST, self.training))
        return scores

    def arrays(self) -> Arrays:
        """The weights by the names that `onrecord.record.events.reality_reader` reads them by."""
        found = {"scale": self.scale, "shift": self.shift}
        for name, step in (("hidden", self.hidden), ("out", self.out)):
            found |= {name: step.weight.T, f"{name}_bias": step.bias}
        for number, layer in enumerate(self.layers):
            found |= {f"{number}.{name}": own for name, own in layer.state_dict().items()}
        return {name.replace("weights.", ""): own.detach().numpy() for name, own in found.items()}


def _normal(states: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
    return functional.layer_norm(states, (states.shape[-1],), scale, shift, float(NEARLY_ZERO))


def fit_reader(passages: Sequence[Marked], *, rounds: int = ROUNDS) -> Arrays:
    """The weights after some rounds over all passages; the same for the same passages on one machine."""
    torch.manual_seed(SEED)
    chance, net = random.Random(SEED), Net()
    last = {"hidden", "out"}
    named = list(net.named_parameters())
    layers = [own for name, own in named if name.split(".")[0] not in last]
    steps = [own for name, own in named if name.split(".")[0] in last]
    groups = [{"params": steps, "lr": RATE_LAST}, {"params": layers, "lr": RATE}]
    fitting = torch.optim.AdamW(groups, weight_decay=DECAY)
    total = rounds * -(-len(passages) // AT_ONCE)
    rates = torch.optim.lr_scheduler.LambdaLR(fitting, lambda step: _rate(step, total))
    net.train()
    for number in range(rounds):
        lost = []
        for some in _batches(passages, chance):
            loss = _loss(net(some), [reality for passage in some for reality in passage.realities])
            fitting.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call, unused-ignore]  # torch has no types for it
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            fitting.step()
            rates.step()
            lost.append(float(loss.detach()))
        print(f"round {number + 1} of {rounds}: loss {np.mean(lost):.3f}", flush=True)
    return net.eval().arrays()


def _rate(step: int, total: int) -> float:
    """The share of the rates at a step."""
    warm = WARMING * total
    return step / warm if step < warm else max(LEAST_RATE, (total - step) / (total - warm))


def _loss(scores: Tensor, realities: Sequence[int | None]) -> Tensor:
    none = torch.tensor([float(reality is None) for reality in realities])
    loss = functional.binary_cross_entropy_with_logits(scores[:, -1], none)
    if not bool(none.all()):
        truth = torch.tensor([NOTHING if reality is None else reality for reality in realities])
        told = scores[:, :-1]
        loss = loss + functional.cross_entropy(told, truth, ignore_index=NOTHING, label_smoothing=SPREAD)
    return loss


def _batches(passages: Sequence[Marked], chance: random.Random) -> Iterator[list[Marked]]:
    """All passages in an order drawn by chance, those of like length together."""
    order = list(passages)
    chance.shuffle(order)
    stretch = AT_ONCE * SORTED
    batches = []
    for start in range(0, len(order), stretch):
        alike = sorted(order[start : start + stretch], key=lambda passage: len(passage.rows))
        batches += [alike[first : first + AT_ONCE] for first in range(0, len(alike), AT_ONCE)]
    chance.shuffle(batches)
    yield from batches
