"""Counts in how many news reports each word stands, and writes the table that weighs words when reports are compared.

usage: python -m training.cross_coreference.word_spread [--reference FOLDER]

FOLDER holds corpora of news; of each, some reports are read, spread evenly over it, and only their beginnings, so that
long reports do not count for more. Shares are means over the corpora, so that no one crisis sets the tone. Takes about
five minutes.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from onrecord.annotations import Parser, load_parser
from onrecord.annotations.quotations import find_quotations
from onrecord.cross_report.coreference.opened import content_counts, name_counts
from onrecord.lexicon import word_spread
from onrecord.reports import given_report

NEWS = (
    "crises/syria-2011-18", "crises/isis-2014-15", "crises/ukraine-2022-24", "statements/polnear-train",
    "times/te3-timebank", "places/lgl", "timelines/t17_docs-dev",
)  # fmt: skip
FROM_EACH = 180
LONGEST = 3_500  # code points
FEWEST = 4  # reports in all
TARGET = Path(word_spread.__file__).parent / "data" / word_spread.DATA
HEADER = """\
# In how many of 10,000 news reports a word stands: content lemmas ("lemma"), and names and numbers as written ("name").
# Source: own count over the beginnings of {count} reports of seven corpora (training/cross_coreference/word_spread.py);
# means over the corpora. Date: 2026-11-22. Facts about words, no text.
sort\tword\tin_10000
"""


def main() -> None:
    """Reads, counts, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    model = load_parser()
    spread: Counter[tuple[str, str]] = Counter()
    reports: Counter[tuple[str, str]] = Counter()
    read = 0
    for name in NEWS:
        lines = (arguments.reference / "corpora" / f"{name}.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n")
        step = max(1, len(lines) // FROM_EACH)
        texts = [json.loads(line)["text"][:LONGEST] for line in lines[::step][:FROM_EACH]]
        counted = Counter(word for text in texts for word in words_of(text, model))
        reports.update(counted)
        read += len(texts)
        for word, count in counted.items():
            spread[word] += 10_000 * count / len(texts) / len(NEWS)  # type: ignore[assignment]
    rows = sorted((*word, round(share)) for word, share in spread.items() if reports[word] >= FEWEST)
    content = HEADER.format(count=read) + "".join(f"{sort}\t{word}\t{share}\n" for sort, word, share in rows)
    TARGET.write_bytes(gzip.compress(content.encode(), mtime=0))


def words_of(text: str, parser: Parser) -> set[tuple[str, str]]:
    """The words of one report, each once, with their sort."""
    report = given_report(text, report_id="", published=None)
    tokens = parser.parse(report, find_quotations(report.text, report.blocks)).tokens
    return {("lemma", word) for word in content_counts(tokens)} | {("name", word) for word in name_counts(tokens)}


if __name__ == "__main__":
    main()
