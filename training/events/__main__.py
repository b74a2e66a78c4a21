"""Trains the classifier of event types: from the reference set, our labels and phrases to weights in one command.

usage: python -m training.events REFERENCE [--cache FOLDER]

REFERENCE holds corpora/events/plv-train.jsonl and the corpora that our labels point into. Takes some minutes on one
core, most of it for parsing; the outcome is the same each time. Scores go to scores.json beside this file.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.annotations import load_parser
from quality.score_event_types import SEEDS, figures
from training.events.examples import CORPUS_NAME, LABEL, PHRASE, Parses, folds, read_examples
from training.events.fitting import Recipe
from training.events.training import TypeTrainer, by_report, save, sharpness, slope_and_height, train_none

Flags = NDArray[np.bool_]
NEWS_RECIPE = Recipe(penalty=0.03, label=1.0, corpus=0.5, phrase=0.5)
NONE_RECIPE = Recipe(penalty=0.05)
HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "onrecord" / "record" / "events" / "weights" / "types.npz"


def main() -> None:
    """Train, score, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--cache", type=Path, help="a folder of this machine that keeps the parses for the next run")
    arguments = parser.parse_args()
    found = read_examples(arguments.reference / "corpora", Parses(load_parser(), arguments.cache))
    corpus = TypeTrainer(found, Recipe(), home=CORPUS_NAME)
    rare = corpus.likeness.rarity
    unseen = {seed: corpus.unseen(folds(corpus.home, seed=seed)) for seed in SEEDS}
    sharp = float(np.mean([sharpness(scores, corpus.home_types.tolist()) for scores in unseen.values()]))
    news = TypeTrainer(found, NEWS_RECIPE, home=LABEL, rare=rare)
    unseen_news = news.unseen(by_report(news.home))
    none = train_none(found[LABEL], NONE_RECIPE, rare)
    empty = np.array([one.type is None for one in found[LABEL]])
    slope, height = slope_and_height(none.unseen[:, 0], empty.tolist())
    likelihoods = (sharp, sharpness(unseen_news, news.home_types.tolist()), slope, height)
    save([corpus.train(), news.train(), none.linear], rare, WEIGHTS, likelihoods=likelihoods)
    scores = {
        "examples": {origin: len(found[origin]) for origin in (CORPUS_NAME, PHRASE, LABEL)},
        "reference set, five folds": {
            f"seed {seed}": figures(scores.argmax(1), corpus.home_types) for seed, scores in unseen.items()
        },
        "our labels, four folds over reports": figures(unseen_news.argmax(1), news.home_types),
        "no event, four folds over reports": none_figures(slope * none.unseen[:, 0] + height > 0, empty),
    }
    (HERE / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=1))


def none_figures(said: Flags, true: Flags) -> dict[str, float]:
    """How well pairs without an event are told from those with one."""
    found = int((~said & ~true).sum())
    return {
        "right": round(float((said == true).mean()), 3),
        "events found": round(found / int((~true).sum()), 3),
        "events rightly claimed": round(found / max(1, int((~said).sum())), 3),
    }


if __name__ == "__main__":
    main()
