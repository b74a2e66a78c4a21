"""Trains the model for acts, on top of the trained tagger.

usage: python -m training.statements.acts [--reference FOLDER]

Learns from the acts of our own labels: those of the training reports of crises, those of statements that the tagger
found in other reports of crises, and those of PolNeAR statements (`labels/`). Takes twenty minutes on one core,
a quarter of it for parsing. The weights go beside the tagger's; the log says how often the held-out fifth is right.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from onrecord.record.tagger.act_features import LEMMA_BUCKETS, ActFeatures, act_features
from onrecord.record.tagger.acts import ACTS, DILATIONS, ActModel
from onrecord.record.tagger.features import WORD_BUCKETS
from onrecord.record.tagger.tagging import FOLDER, shared_networks
from onrecord.record.tagger.word_vectors import word_vectors
from training.statements.examples import Example, examples
from training.statements.labels import is_held_out, read_acts, read_crises

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "onrecord" / "record" / "tagger" / FOLDER / "acts.npz"
NETWORKS = 3
EPOCHS = 10
RATE = 1.2e-3
BATCH = 96
BATCHES_SORTED = 20  # as many batches' statements are sorted by length together, so that little is padded
CRISES_COUNTED = 2.5  # times: fully labelled reports of crises are few, and what the model is for
LEMMAS_LEFT_OUT = 0.3
TABLES = ((WORD_BUCKETS, 32), (64, 8), (64, 8), (20, 4), (40, 8), (16, 6), (2, 8), (2, 4))  # sizes and widths
CUE_WIDTH, WIDTH, HEADS, HIDDEN = 24, 96, 4, 128


@dataclass(frozen=True, slots=True)
class Learned:
    """Statements with known acts, all tokens in one table; `begins` has one more than there are statements."""

    dense: Tensor
    cues: list[Tensor]
    states: Tensor
    ids: Tensor
    begins: NDArray[np.int64]
    acts: Tensor
    weights: Tensor


class Network(nn.Module):
    """The network in torch; `onrecord.record.tagger.acts` runs the same layers in numpy."""

    def __init__(self, states: int, dense: int) -> None:
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(size, width) for size, width in TABLES)
        self.cue = nn.EmbeddingBag(LEMMA_BUCKETS, CUE_WIDTH, mode="mean")
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.3)  # type: ignore[arg-type]
        nn.init.normal_(self.cue.weight, std=3.0)
        self.entry = nn.Linear(states + sum(width for _, width in TABLES), WIDTH)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DILATIONS)
        self.convolutions = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DILATIONS)
        self.last = nn.LayerNorm(WIDTH)
        self.heads = nn.Linear(WIDTH, HEADS)
        self.hidden = nn.Linear(WIDTH * (HEADS + 1) + CUE_WIDTH + dense, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(ACTS))

    def forward(self, dense: Tensor, cues: Sequence[Tensor], states: Tensor, ids: Tensor, mask: Tensor) -> Tensor:
        """Scores (statements x acts); tokens are statements x longest, `mask` is 1 where there is one."""
        columns = [table(ids[:, :, number]) for number, table in enumerate(self.tables)]
        if self.training:
            columns[0] = columns[0] * (torch.rand(ids.shape[:2]) > LEMMAS_LEFT_OUT)[..., None]
        x = functional.dropout(torch.cat([states, *columns], 2), 0.3, self.training)
        x = functional.relu(self.entry(x))
        for norm, convolution in zip(self.norms, self.convolutions, strict=True):
            y = functional.relu(convolution((norm(x) * mask[..., None]).transpose(1, 2)).transpose(1, 2))
            x = x + functional.dropout(y, 0.2, self.training)
        x = self.last(x)
        absent = 1e4 * (1 - mask[..., None])
        shares = torch.softmax(self.heads(x) - absent, 1)
        attended = torch.einsum("sth,stw->shw", shares, x).flatten(1)
        joined = torch.cat([attended, (x - absent).amax(1), self.cue(*_bags(cues)), dense], 1)
        joined = functional.relu(self.hidden(functional.dropout(joined, 0.4, self.training)))
        scores: Tensor = self.out(functional.dropout(joined, 0.4, self.training))
        return scores


def _bags(lists: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    begins = np.cumsum([0, *(len(one) for one in lists)])[:-1]
    return torch.cat(list(lists)), torch.from_numpy(begins)


def main() -> None:
    """Trains and writes weights and log."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    corpora = arguments.reference / "corpora"
    crises = read_crises(corpora / "crises", split="train")
    held = examples([one for one in crises if is_held_out(one.name)])
    own = examples([one for one in crises if not is_held_out(one.name)])
    train(held, own, examples(read_acts(corpora)))


def train(held: Sequence[Example], own: Sequence[Example], others: Sequence[Example]) -> None:
    """Trains the networks, which read what the tagger's networks made of the words in turn; writes weights and log.

    The log tells of networks alone: in the package a denial has to be likelier where less of a statement denies.
    """
    weights: dict[str, NDArray[np.float32]] = {}
    acts = np.array([one.act for some in (own, others) for e in some for one in e.statements if one.act >= 0])
    counted = np.ones(len(acts), np.float32)
    counted[: sum(one.act >= 0 for example in own for one in example.statements)] = CRISES_COUNTED
    views = _seen([*own, *others])
    for number in range(NETWORKS):
        fitted = fit(views[number % len(views)], acts, counted, seed=number + 1)
        weights |= {f"{number}.{name}": array for name, array in fitted.items()}
    np.savez_compressed(WEIGHTS, **{name: array.astype(np.float16) for name, array in weights.items()})
    gold = [ACTS[one.act] for example in held for one in example.statements if one.act >= 0]
    found = ActModel(weights).find_acts(_seen(held), [0.0] * len(gold))
    right = sum(act is other for act, other in zip(found, gold, strict=True))
    line = f"{len(acts)} statements learned from; held out: {right} of {len(gold)} right\n"
    (HERE / "logs" / "acts.txt").write_text(line, encoding="utf8")


def _seen(labelled: Sequence[Example]) -> list[ActFeatures]:
    """The statements with a known act, as each of the tagger's networks sees them."""
    meanings = word_vectors()
    seen: list[list[ActFeatures]] = [[] for _ in shared_networks()]
    for example in labelled:
        known = [one for one in example.statements if one.act >= 0]
        if not known:
            continue
        found = act_features(
            example.features,
            [network.read(example.features) for network in shared_networks()],
            meanings,
            cues=[one.cue for one in known],
            sources=[one.source.astype(np.int64) for one in known],
            contents=[one.content.astype(np.int64) for one in known],
        )
        for views, one in zip(seen, found, strict=True):
            views.append(one)
    return [joined(views) for views in seen]


def joined(some: Sequence[ActFeatures]) -> ActFeatures:
    """Statements of several reports as if they were of one."""
    cues = np.cumsum([0, *(len(one.cue_lemmas) for one in some)])
    tokens = np.cumsum([0, *(len(one.ids) for one in some)])
    return ActFeatures(
        np.concatenate([one.dense for one in some]),
        np.concatenate([one.cue_lemmas for one in some]),
        np.concatenate([one.cue_begins + first for one, first in zip(some, cues[:-1], strict=True)]),
        np.concatenate([one.states for one in some]),
        np.concatenate([one.ids for one in some]),
        np.concatenate([one.begins + first for one, first in zip(some, tokens[:-1], strict=True)]),
    )


def fit(
    features: ActFeatures, acts: NDArray[np.int64], counted: NDArray[np.float32], *, seed: int
) -> dict[str, NDArray[np.float32]]:
    """Trains one network; `counted` says how much each statement counts."""
    torch.manual_seed(seed)
    dense = features.dense
    mean, spread = dense.mean(axis=0), dense.std(axis=0) + 1e-3
    learned = Learned(
        torch.from_numpy((dense - mean) / spread),
        list(torch.from_numpy(features.cue_lemmas).tensor_split(torch.from_numpy(features.cue_begins[1:]))),
        torch.from_numpy(features.states),
        torch.from_numpy(features.ids.astype(np.int64)),
        np.append(features.begins, len(features.ids)),
        torch.from_numpy(acts),
        torch.from_numpy(counted),
    )
    network = Network(learned.states.shape[1], dense.shape[1])
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.05)
    chance = np.random.default_rng(seed)
    steps = EPOCHS * len(_batches(learned, chance))
    step = 0
    for epoch in range(EPOCHS):
        total = 0.0
        for chosen in _batches(learned, chance):
            for group in optimiser.param_groups:
                group["lr"] = RATE * max(0.0, 1 - step / steps)
            step += 1
            losses = functional.cross_entropy(
                network(*_padded(learned, chosen)), learned.acts[chosen], label_smoothing=0.05, reduction="none"
            )
            loss = (losses * learned.weights[chosen]).sum() / learned.weights[chosen].sum()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            total += loss.item()
        print(f"network {seed}, epoch {epoch + 1}: loss {total * EPOCHS / steps:.3f}", flush=True)
    state = {name: tensor.detach().numpy() for name, tensor in network.state_dict().items()}
    return state | {"mean": mean, "spread": spread}


def _batches(learned: Learned, chance: np.random.Generator) -> list[NDArray[np.int64]]:
    """All statements in batches of like length, in random order."""
    lengths = np.diff(learned.begins)
    order = chance.permutation(len(lengths))
    found: list[NDArray[np.int64]] = []
    for start in range(0, len(order), BATCH * BATCHES_SORTED):
        some = order[start : start + BATCH * BATCHES_SORTED]
        some = some[np.argsort(lengths[some], kind="stable")]
        found.extend(some[at : at + BATCH] for at in range(0, len(some), BATCH))
    return [found[i] for i in chance.permutation(len(found))]


def _padded(learned: Learned, chosen: NDArray[np.int64]) -> tuple[Tensor, list[Tensor], Tensor, Tensor, Tensor]:
    begins, lengths = learned.begins[chosen], np.diff(learned.begins)[chosen]
    steps = np.arange(lengths.max())
    inside = steps < lengths[:, None]
    tokens = torch.from_numpy(np.where(inside, begins[:, None] + steps, 0))
    mask = torch.from_numpy(inside.astype(np.float32))
    cues = [learned.cues[i] for i in chosen]
    return learned.dense[chosen], cues, learned.states[tokens], learned.ids[tokens], mask


if __name__ == "__main__":
    main()
