"""Trains the model for acts, on top of the trained tagger.

usage: python -m training.statements.acts [--reference FOLDER]

Learns from the acts of our own labels: those of the training reports of crises, those of statements that the tagger
found in other reports of crises, and those of PolNeAR statements (`labels/`). Takes some minutes, most of them for
parsing. The weights go beside the tagger's; the log says how often the held-out fifth is right.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from onrecord.record.tagger.acts import ACTS, LEMMA_BUCKETS, ActFeatures, ActModel, act_features
from onrecord.record.tagger.tagging import FOLDER, shared_networks
from onrecord.record.tagger.word_vectors import word_vectors
from training.statements.examples import Example, examples
from training.statements.labels import is_held_out, read_acts, read_crises

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "onrecord" / "record" / "tagger" / FOLDER / "acts.npz"
SEEDS = (1, 2, 3)
EPOCHS = 10
RATE = 1e-3
BATCH = 64
CUE_WIDTH, CONTENT_WIDTH, HIDDEN = 24, 48, 96
CRISES_COUNTED = 3  # times: fully labelled reports of crises are few, and what the model is for
Data = tuple[list[ActFeatures], NDArray[np.int64]]


class Network(nn.Module):
    """One hidden layer over numbers and lemmas."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.cue = nn.EmbeddingBag(LEMMA_BUCKETS, CUE_WIDTH, mode="mean")
        self.content = nn.EmbeddingBag(LEMMA_BUCKETS, CONTENT_WIDTH, mode="mean")
        for table in (self.cue, self.content):
            nn.init.normal_(table.weight, std=3.0)
        self.hidden = nn.Linear(width + CUE_WIDTH + CONTENT_WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(ACTS))

    def forward(self, dense: Tensor, cues: Sequence[Tensor], contents: Sequence[Tensor]) -> Tensor:
        """Scores (statements x acts)."""
        x = torch.cat([dense, self.cue(*_bags(cues)), self.content(*_bags(contents))], 1)
        x = functional.relu(self.hidden(functional.dropout(x, 0.4, self.training)))
        scores: Tensor = self.out(functional.dropout(x, 0.4, self.training))
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
    held = data(examples([one for one in crises if is_held_out(one.name)]))
    own = data(examples([one for one in crises if not is_held_out(one.name)]))
    others = data(examples(read_acts(corpora)))
    learned = [*own[0] * CRISES_COUNTED, *others[0]], np.concatenate([*[own[1]] * CRISES_COUNTED, others[1]])
    weights = fit(*learned)
    np.savez_compressed(WEIGHTS, **{name: array.astype(np.float16) for name, array in weights.items()})
    found = ActModel(weights).find_acts(held[0])
    right = sum(act is ACTS[gold] for act, gold in zip(found, held[1], strict=True))
    line = f"{len(learned[1])} statements learned from; held out: {right} of {len(held[1])} right\n"
    (HERE / "logs" / "acts.txt").write_text(line, encoding="utf8")


def data(labelled: Sequence[Example]) -> Data:
    """The statements with a known act, as the model sees them."""
    rows = list(_rows(labelled))
    return [features for features, _ in rows], np.array([act for _, act in rows], np.int64)


def _rows(labelled: Sequence[Example]) -> Iterator[tuple[ActFeatures, int]]:
    network, meanings = shared_networks()[0], word_vectors()
    for example in labelled:
        hidden = network.read(example.features)
        for one in example.statements:
            if one.act >= 0:
                yield act_features(example.features, hidden, meanings, one.cue, one.content.astype(np.int64)), one.act


def fit(features: Sequence[ActFeatures], acts: NDArray[np.int64]) -> dict[str, NDArray[np.float32]]:
    """Trains one network for each seed."""
    dense = np.array([one.dense for one in features])
    mean, spread = dense.mean(axis=0), dense.std(axis=0) + 1e-3
    inputs = torch.from_numpy((dense - mean) / spread)
    cues = [torch.from_numpy(one.cue_lemmas) for one in features]
    contents = [torch.from_numpy(one.content_lemmas) for one in features]
    gold = torch.from_numpy(acts)
    weights: dict[str, NDArray[np.float32]] = {"mean": mean, "spread": spread}
    for number, seed in enumerate(SEEDS):
        torch.manual_seed(seed)
        network = Network(inputs.shape[1])
        optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.05)
        for epoch in range(EPOCHS):
            for group in optimiser.param_groups:
                group["lr"] = RATE * (1 - epoch / EPOCHS)
            for chosen in torch.randperm(len(gold)).split(BATCH):
                scores = network(inputs[chosen], [cues[i] for i in chosen], [contents[i] for i in chosen])
                loss = functional.cross_entropy(scores, gold[chosen], label_smoothing=0.05)
                optimiser.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                optimiser.step()
        weights |= {f"{number}.{name}": tensor.detach().numpy() for name, tensor in network.state_dict().items()}
    return weights


if __name__ == "__main__":
    main()
