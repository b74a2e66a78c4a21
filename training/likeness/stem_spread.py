"""Counts in how many news reports each stem stands, and writes the table that weighs words when texts are compared.

usage: python -m training.likeness.stem_spread [--reference FOLDER]

Of each corpus, the beginnings of its reports are read. Shares are means over the corpora, so that no one crisis sets
the tone. Takes a minute.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from onrecord.lexicon import word_stems

NEWS = (
    "crises/syria-2011-18", "crises/ukraine-2022-24", "statements/polnear-train", "times/te3-timebank",
    "times/te3-aquaint", "places/lgl", "places/gwn", "timelines/t17_docs-dev", "coreference/ecbplus_docs",
    "claims/stance-fnc1",
)  # fmt: skip
CLAIMS = "claims/claimmatch_docs"  # short texts of everything under the sun: they widen the vocabulary
LONGEST = 3_500  # code points
FEWEST = 3  # texts in all
TARGET = Path(word_stems.__file__).parent / "data" / word_stems.DATA
HEADER = """\
# In how many of 100,000 news reports a stem stands (onrecord.lexicon.word_stems).
# Source: own count over the beginnings of {count} texts of {corpora} corpora (training/likeness/stem_spread.py); means
# over the corpora. Date: 2026-11-22. Facts about words, no text.
stem\tin_100000
"""


def main() -> None:
    """Reads, counts, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    corpora = parser.parse_args().reference / "corpora"
    shares: Counter[str] = Counter()
    met: Counter[str] = Counter()
    read = 0
    for name in (*NEWS, CLAIMS):
        texts = texts_of(corpora / f"{name}.jsonl")
        read += len(texts)
        counted = Counter(word for text in texts for word in set(word_stems.stems(text[:LONGEST])))
        met.update(counted)
        for word, count in counted.items():
            shares[word] += 100_000 * count / len(texts) / (len(NEWS) + 1)  # type: ignore[assignment]
    rows = sorted((word, max(1, round(share))) for word, share in shares.items() if met[word] >= FEWEST)
    content = HEADER.format(count=read, corpora=len(NEWS) + 1) + "".join(f"{word}\t{share}\n" for word, share in rows)
    TARGET.write_bytes(gzip.compress(content.encode(), mtime=0))
    print(f"{len(rows)} stems of {read} texts")


def texts_of(path: Path) -> list[str]:
    """The different texts of a corpus."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]
    return sorted({row.get("text") or row.get("body") or f"{row['title']} {row['claim']}" for row in rows})


if __name__ == "__main__":
    main()
