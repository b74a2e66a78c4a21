"""Measures each layer beside the bare parse, and how each grows when a text doubles.

usage: python -m bench.layers [--rounds N]

Prints words per CPU second of each layer on the sample crisis, the layer's cost as a share of the parse in the same
run, and, for hostile texts, the factor by which the time grows when the text doubles (2 is linear).
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from onrecord.annotations import Parse, Parser, annotate_report, load_parser
from onrecord.annotations.mentions import find_phrases, resolve_mentions
from onrecord.annotations.quantities import find_quantities
from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.times import anchor_times, find_times
from onrecord.annotations.toponyms import find_toponyms
from onrecord.model import Annotations, Declared, Page, Report
from onrecord.record import extract_record
from onrecord.reports import given_report, read_report
from onrecord.sample import reports_folder
from onrecord.settings import Settings
from onrecord.sources import find_pages

PASSAGE = (
    'Minister Ada Roe said on Monday that 300 soldiers had left Kyiv. "We will not go," she said. Officials in Norland '
    "denied it, warning that 40 trucks were on their way. "
)
HOSTILE = {"one paragraph": PASSAGE, "letters": "k", "stops": ".", "commas": ",", "numbers": "1 ", "marks": "“"}
SIZES = (20_000, 40_000)  # code points


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=3)
    rounds = arguments.parse_args().rounds
    parser = load_parser()
    reports = sample_reports()
    words = sum(len(report.text.split()) for report in reports)
    parsed = [parser.parse(report, find_quotations(report.text, report.blocks)) for report in reports]
    bare = median_time(lambda: [parser.parse(report, ()) for report in reports], rounds)
    print(f"{'parse':22} {words / bare:10,.0f} words/s")
    for name, layer in layers(reports, parsed).items():
        seconds = median_time(layer, rounds)
        print(f"{name:22} {words / seconds:10,.0f} words/s  {100 * seconds / bare:6.1f}% of the parse")
    print("\ngrowth when the text doubles")
    for name, unit in HOSTILE.items():
        small, large = (median_time(whole_reading(unit * (size // len(unit)), parser), 1) for size in SIZES)
        print(f"{name:22} {small:7.2f} s -> {large:7.2f} s  x {large / max(small, 1e-6):.1f}")


def sample_reports() -> list[Report]:
    """The reports of the sample crisis."""
    limit = Settings().max_page_bytes
    pages = find_pages([Path(reports_folder())], declared=Declared(), max_page_bytes=limit)
    read = [read_report(page) for page in pages if isinstance(page, Page)]
    return [report for report in read if isinstance(report, Report)]


def layers(reports: list[Report], parsed: list[Parse]) -> dict[str, Callable[[], object]]:
    """Each layer as something to call, on reports that are parsed already."""
    annotated = []
    for report, parse in zip(reports, parsed, strict=True):
        tokens, sentences = parse.tokens, parse.sentences
        quotations = find_quotations(report.text, report.blocks)
        mentions, entities = resolve_mentions(
            report.text,
            tokens,
            phrases=find_phrases(tokens, sentences),
            sentences=sentences,
            quotations=quotations,
        )
        annotated.append(
            Annotations(report.publication, tokens, sentences, quotations, mentions, entities, vectors=parse.vectors)
        )
    pairs = list(zip(reports, annotated, strict=True))
    return {
        "quotations": lambda: [find_quotations(report.text, report.blocks) for report in reports],
        "mentions, coreference": lambda: [
            resolve_mentions(
                report.text,
                marked.tokens,
                phrases=find_phrases(marked.tokens, marked.sentences),
                sentences=marked.sentences,
                quotations=marked.quotations,
            )
            for report, marked in pairs
        ],
        "times": lambda: [
            anchor_times(find_times(r.text, tokens=m.tokens), r.publication, text=r.text, tokens=m.tokens)
            for r, m in pairs
        ],
        "quantities": lambda: [find_quantities(report.text, marked.tokens) for report, marked in pairs],
        "toponyms": lambda: [find_toponyms(report.text, marked.tokens) for report, marked in pairs],
        "statements, figures": lambda: [extract_record(report, marked) for report, marked in pairs],
    }


def whole_reading(text: str, parser: Parser) -> Callable[[], object]:
    """All of the work on one text."""

    def read() -> object:
        report = given_report(text, report_id="1", published="2022-02-16")
        return extract_record(report, annotate_report(report, parser=parser))

    return read


def median_time(work: Callable[[], object], rounds: int) -> float:
    """The median CPU time of several rounds, in seconds."""
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return statistics.median(times)


if __name__ == "__main__":
    main()
