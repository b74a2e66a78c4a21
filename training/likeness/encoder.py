"""Writes the sentence encoder's weights in whole numbers of one byte, as the package reads them.

usage: python -m training.likeness.encoder MODEL_FOLDER

MODEL_FOLDER holds all-MiniLM-L6-v2 (Apache-2.0) as published: config, tokenizer and weights. Nothing is trained.
Matrices are rounded column by column, the table of word pieces row by row; pieces of other scripts than Latin are left
out. Needs the packages torch and transformers; takes a few seconds.
"""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from transformers import AutoModel

from onrecord.encoder import layers
from training.rounding import rounded

TARGET = Path(layers.__file__).parent / layers.FILE
PLACES = 128  # places that a piece can stand at; more are never read
Matrix = NDArray[np.float32]
SIMPLE = {
    "join_bias": "attention.output.dense.bias",
    "widen_bias": "intermediate.dense.bias",
    "narrow_bias": "output.dense.bias",
    "attend_scale": "attention.output.LayerNorm.weight",
    "attend_shift": "attention.output.LayerNorm.bias",
    "dense_scale": "output.LayerNorm.weight",
    "dense_shift": "output.LayerNorm.bias",
}
MATRICES = {
    "join": "attention.output.dense.weight",
    "widen": "intermediate.dense.weight",
    "narrow": "output.dense.weight",
}


def main() -> None:
    """Reads the model, writes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    folder = parser.parse_args().model
    state = {name: value.detach().numpy() for name, value in AutoModel.from_pretrained(folder).state_dict().items()}
    words = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    np.savez_compressed(TARGET, **arrays_of(state, words))


def arrays_of(state: dict[str, Any], words: list[str]) -> dict[str, Any]:
    """The arrays of the file."""
    kept = [row for row, word in enumerate(words) if word.isascii() and not word.startswith("[unused")]
    table, scales = rounded(state["embeddings.word_embeddings.weight"][kept].T)
    places = state["embeddings.position_embeddings.weight"][:PLACES]
    arrays = {
        "pieces": np.frombuffer("\n".join(words[row] for row in kept).encode(), np.uint8),
        "table": table.T,
        "table_by": scales,
        "places": (places + state["embeddings.token_type_embeddings.weight"][0]).astype(np.float16),
        "scale": state["embeddings.LayerNorm.weight"].astype(np.float16),
        "shift": state["embeddings.LayerNorm.bias"].astype(np.float16),
    }
    layers = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.layer."))
    for number in range(layers):
        own = {
            name.removeprefix(f"encoder.layer.{number}."): value
            for name, value in state.items()
            if name.startswith(f"encoder.layer.{number}.")
        }
        parts = [f"attention.self.{part}" for part in ("query", "key", "value")]
        joint = np.concatenate([own[f"{part}.weight"].T for part in parts], axis=1)
        arrays[f"{number}.attend_bias"] = np.concatenate([own[f"{part}.bias"] for part in parts]).astype(np.float16)
        for name, matrix in {"attend": joint, **{name: own[key].T for name, key in MATRICES.items()}}.items():
            arrays[f"{number}.{name}"], arrays[f"{number}.{name}_by"] = rounded(matrix)
        arrays |= {f"{number}.{name}": own[key].astype(np.float16) for name, key in SIMPLE.items()}
    return arrays


if __name__ == "__main__":
    main()
