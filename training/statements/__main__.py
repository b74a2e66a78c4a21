"""Trains the statement tagger: from corpora to weights in one command.

usage: python -m training.statements [--reference FOLDER] [--epochs N]

Reads corpora/statements/polnear-train.jsonl, without the tenth that is kept aside, and the reports of corpora/crises
that have training labels, without the fifth that is held out to tune with. Reports of crises are also learned from in
disturbed copies: paragraphs run together, marks lost or of another style. Two networks that differ only in their seed
are trained side by side, one core each, in about half an hour; the logs say how each does on PolNeAR's development
part and on the held-out fifth. The weights go to src/onrecord/record/tagger/weights.
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
from training.statements.learning import train
from training.statements.network import Network, as_arrays

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "onrecord" / "record" / "tagger" / "weights"
SEEDS = (1, 2)
RATE = 2e-3
COPIES = 2  # disturbed copies of each report of our own labels: they are few, and what the tagger is for
MEASURED_EVERY = 3  # epochs
Measured = tuple[Sequence[Labelled], Sequence[Example]]


def main() -> None:
    """Trains each network in a process of its own and writes weights and logs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="the folder that they are written to")
    parser.add_argument("--logs", type=Path, default=HERE / "logs")
    arguments = parser.parse_args()
    corpora = arguments.reference / "corpora"
    polnear = [one for one in read_labelled(corpora / "statements" / "polnear-train.jsonl") if not is_blind(one.name)]
    crises = read_crises(corpora / "crises", split="train")
    held = [one for one in crises if is_held_out(one.name)]
    crises = [one for one in crises if not is_held_out(one.name)]
    copies = [disturbed(one, seed) for one in crises for seed in range(1, COPIES + 1)]
    learned = examples([*polnear, *crises, *copies])
    measured = {
        name: (reports, examples(reports))
        for name, reports in {
            "polnear-dev": read_labelled(corpora / "statements" / "polnear-dev.jsonl"),
            "held out": held,
        }.items()
    }
    arguments.logs.mkdir(exist_ok=True)
    fork = multiprocessing.get_context("fork")  # so that the examples are not copied
    runs = [fork.Process(target=train_one, args=(seed, learned, measured, arguments)) for seed in SEEDS]
    for run in runs:
        run.start()
    for run in runs:
        run.join()


def train_one(
    seed: int, learned: Sequence[Example], measured: Mapping[str, Measured], arguments: argparse.Namespace
) -> None:
    """Trains one network on one core."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    network = Network(torch.from_numpy(word_vectors()))
    began = time.time()
    with (arguments.logs / f"statements-{seed}.txt").open("w", encoding="utf8") as log:
        log.write(f"seed {seed}, {len(learned)} reports with copies, ")
        log.write(f"{sum(len(one.statements) for one in learned)} statements\n")

        def report(epoch: int, mean: dict[str, Tensor], losses: dict[str, float]) -> None:
            shown = "  ".join(f"{name} {loss:.2f}" for name, loss in losses.items())
            log.write(f"epoch {epoch + 1}  {time.time() - began:.0f} s  loss: {shown}\n")
            if (epoch + 1) % MEASURED_EVERY == 0 or epoch + 1 == arguments.epochs:
                save(mean, arguments.weights / f"statements-{seed}.npz")
                for name, (reports, prepared) in measured.items():
                    log.write(f"  {name}: {summary(evaluate(mean, reports, prepared))}\n")
            log.flush()

        train(network, learned, epochs=arguments.epochs, rate=RATE, seed=seed, report=report)


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
