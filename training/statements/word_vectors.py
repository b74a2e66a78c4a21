"""Makes the table of word vectors: what MiniLM, a sentence encoder, makes of each word alone, in 64 bytes.

usage: python -m training.statements.word_vectors MODEL_FOLDER [--reference FOLDER]

MODEL_FOLDER holds all-MiniLM-L6-v2 (Apache-2.0) as published: config, tokenizer and weights. Words are those that
occur three times or more in the reference folder's corpora of news, and those of our own list of reporting words. The
vectors are centred, cut to their 64 main axes, and rounded to whole numbers of a byte. The file holds checksums
(CRC-32) instead of the words. Needs the packages torch and transformers; takes about two minutes.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel, AutoTokenizer

from onrecord.lexicon.reporting import reporting_forms, reporting_nouns, reporting_verbs
from onrecord.record.tagger import word_vectors

WORD = re.compile(r"[a-z][a-z'’-]*[a-z]|[a-z]")
FEWEST = 3  # occurrences
LONGEST = 20  # letters
WIDTH = 64
AT_ONCE = 512
NEWS = (
    "statements/polnear-train", "crises/syria-2011-18", "crises/isis-2014-15", "crises/ukraine-2022-24",
    "times/te3-timebank", "times/te3-aquaint", "timelines/t17_docs-dev", "claims/claimmatch_docs",
    "coreference/ecbplus_docs",
)  # fmt: skip
TARGET = Path(word_vectors.__file__).parent / word_vectors.FILE


def main() -> None:
    """Reads words and model, writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    words = vocabulary(arguments.reference / "corpora")
    table = main_axes(encoded(arguments.model, words))
    hashes = np.array([crc32(word.encode()) for word in words], np.uint32)
    hashes, first = np.unique(hashes, return_index=True)
    np.savez_compressed(TARGET, hashes=hashes, vectors=table[first])


def vocabulary(corpora: Path) -> list[str]:
    """The words to be known, in order."""
    counts: Counter[str] = Counter()
    for name in NEWS:
        counts.update(word for text in _texts(corpora / f"{name}.jsonl") for word in WORD.findall(text.lower()))
    frequent = {word for word, count in counts.items() if count >= FEWEST and len(word) <= LONGEST}
    return sorted(frequent | set(reporting_verbs()) | set(reporting_nouns()) | set(reporting_forms()))


def _texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row.get("text") or row.get("body") or ""


def encoded(folder: Path, words: Sequence[str]) -> NDArray[np.float32]:
    """The model's mean vector for each word alone, of length 1."""
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    order = sorted(range(len(words)), key=lambda i: len(words[i]))
    vectors = np.zeros((len(words), model.config.hidden_size), np.float32)
    with torch.no_grad():
        for start in range(0, len(order), AT_ONCE):
            chosen = order[start : start + AT_ONCE]
            batch = tokenizer([words[i] for i in chosen], padding=True, return_tensors="pt")
            mask = batch["attention_mask"][..., None]
            last = model(**batch).last_hidden_state * mask
            vectors[chosen] = (last.sum(1) / mask.sum(1)).numpy()
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def main_axes(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Vectors on their main axes (principal components), as whole numbers of a byte."""
    centred = vectors - vectors.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2][:WIDTH]
    found = centred @ axes.T
    return np.clip(np.round(found / found.std() * word_vectors.SCALE), -127, 127).astype(np.int8)


if __name__ == "__main__":
    main()
