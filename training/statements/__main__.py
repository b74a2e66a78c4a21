"""Trains the statement tagger: from corpora to weights in one command.

usage: python -m training.statements [--reference FOLDER]

Reads corpora/statements/polnear-train.jsonl, without the tenth that is kept aside, and the reports of corpora/crises
that have training labels, without the fifth that is held out to tune with. All are also learned from in disturbed
copies: paragraphs run together, marks lost or of another style. That, and leaving out much of what the network sees,
keeps it from learning the reports by heart. A first stage learns from everything at a high rate; a second one, with the
rate falling to nothing, sees one form of each article of PolNeAR and the reports of crises, which are few and what the
tagger is for, twice. Two networks that differ in their seed and in how much is left out are trained side by side, one
core each, in an hour and a half; the logs say how each does on PolNeAR's development part and on the held-out fifth.
The weights go to src/onrecord/record/tagger/weights.
"""

import argparse
import multiprocessing
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.record.tagger import Network as Runtime
from onrecord.record.tagger import tag_statements
from onrecord.record.tagger.word_vectors import word_vectors
from quality.statement_scores import Scores, score_statements
from training.statements.examples import Example, disturbed, examples, spans_of
from training.statements.labels import Labelled, is_blind, is_held_out, read_crises, read_labelled
from training.statements.learning import Stage, train
from training.statements.network import Dropout, Network, as_arrays

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "onrecord" / "record" / "tagger" / "weights"
LEFT_OUT = {
    1: Dropout(vectors=0.2, entry=0.3, convolutions=0.3, roles=0.25),
    2: Dropout(vectors=0.15, entry=0.25, convolutions=0.25, roles=0.2),
}  # by seed
FIRST = Stage(epochs=4, falls_over=8, rate=2e-3, warm_up=100, looks_twice=False)
SECOND = Stage(epochs=3, falls_over=3, rate=1e-3, warm_up=30, looks_twice=True)
COPIES = 2  # disturbed copies of each report of our own labels
Measured = tuple[Sequence[Labelled], Sequence[Example]]


def main() -> None:
    """Trains each network in a process of its own and writes weights and logs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="the folder that they are written to")
    parser.add_argument("--logs", type=Path, default=HERE / "logs")
    arguments = parser.parse_args()
    corpora = arguments.reference / "corpora"
    polnear = [one for one in read_labelled(corpora / "statements" / "polnear-train.jsonl") if not is_blind(one.name)]
    crises = read_crises(corpora / "crises", split="train")
    held = [one for one in crises if is_held_out(one.name)]
    crises = [one for one in crises if not is_held_out(one.name)]
    copies = [disturbed(one, seed) for one in crises for seed in range(1, COPIES + 1)]
    disturbed_polnear = [disturbed(one, 1) for one in polnear]
    parsed = examples([*polnear, *disturbed_polnear, *crises, *copies])
    plain, marred, own = parsed[: len(polnear)], parsed[len(polnear) : 2 * len(polnear)], parsed[2 * len(polnear) :]
    mixed = [other if number % 2 else one for number, (one, other) in enumerate(zip(plain, marred, strict=True))]
    stages = ((FIRST, parsed), (SECOND, [*mixed, *own, *own]))
    measured = {
        name: (reports, examples(reports))
        for name, reports in {
            "polnear-dev": read_labelled(corpora / "statements" / "polnear-dev.jsonl"),
            "held out": held,
        }.items()
    }
    arguments.logs.mkdir(exist_ok=True)
    fork = multiprocessing.get_context("fork")  # so that the examples are not copied
    runs = [fork.Process(target=train_one, args=(seed, stages, measured, arguments)) for seed in LEFT_OUT]
    for run in runs:
        run.start()
    for run in runs:
        run.join()


def train_one(
    seed: int,
    stages: Sequence[tuple[Stage, Sequence[Example]]],
    measured: Mapping[str, Measured],
    arguments: argparse.Namespace,
) -> None:
    """Trains one network on one core."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    network = Network(torch.from_numpy(word_vectors()), LEFT_OUT[seed])
    began = time.time()
    with (arguments.logs / f"statements-{seed}.txt").open("w", encoding="utf8") as log:

        def report(epoch: int, mean: dict[str, Tensor], losses: dict[str, float]) -> None:
            shown = "  ".join(f"{name} {loss:.2f}" for name, loss in losses.items())
            log.write(f"epoch {epoch + 1}  {time.time() - began:.0f} s  loss: {shown}\n")
            save(mean, arguments.weights / f"statements-{seed}.npz")
            for name, (reports, prepared) in measured.items():
                log.write(f"  {name}: {summary(evaluate(mean, reports, prepared))}\n")
            log.flush()

        for number, (stage, learned) in enumerate(stages, 1):
            statements = sum(len(one.statements) for one in learned)
            log.write(f"seed {seed}, stage {number}: {len(learned)} reports, {statements} statements\n")
            network.load_state_dict(train(network, learned, stage, seed=seed, report=report))


def save(state: dict[str, Tensor], path: Path) -> None:
    """Writes the weights in half precision."""
    np.savez_compressed(path, **{name: array.astype(np.float16) for name, array in as_arrays(state).items()})


def evaluate(state: dict[str, Tensor], reports: Sequence[Labelled], prepared: Sequence[Example]) -> Scores:
    """Scores what the package's own network makes of the weights."""
    runtime = Runtime({name: array.astype(np.float16) for name, array in as_arrays(state).items()}, word_vectors())
    return score_statements(
        (
            one.text,
            one.statements,
            [spans_of(example, tagged) for tagged in tag_statements(example.features, [runtime])],
        )
        for one, example in zip(reports, prepared, strict=True)
    )


def summary(scores: Scores) -> str:
    """The main figures in one line."""
    figures = "  ".join(f"{kind} {scores.f1(kind):.1f}" for kind in ("all", "direct", "indirect"))
    return f"triple-soft {figures}  who-said {scores.f1('all', 'who-said'):.1f}"


if __name__ == "__main__":
    main()
