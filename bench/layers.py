"""Measures each layer beside the bare parse, and how each grows when a text doubles.

usage: python -m bench.layers [--rounds N]

Prints words per CPU second of each layer on the sample crisis, the layer's cost as a share of the parse in the same
run, the sum of times, quantities and toponyms, which may cost as much as the parse and no more, and, for hostile texts,
the factor by which the time grows when the text doubles (2 is linear).
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

from bench.annotated import PARSE, QUANTITIES, TIMES, TOPONYMS, annotate_reports, works
from bench.turns import Work, alternating_times, one_or_more, own_times, start_on_one_thread
from onrecord.annotations import Parser, annotate_report, load_parser
from onrecord.model import Declared, Page, Report
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
SUMMED = (TIMES, QUANTITIES, TOPONYMS)
BAR = 100  # percent of the parse, for the sum


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=one_or_more, default=3)
    rounds = arguments.parse_args().rounds
    parser = load_parser()
    reports = sample_reports()
    words = sum(len(report.text.split()) for report in reports)
    layers = works(annotate_reports(reports, parser), parser)
    print("\n".join(cost_lines(alternating_times(own_times(layers), rounds), words)))
    print("\ngrowth when the text doubles")
    for name, unit in HOSTILE.items():
        readings = {str(size): whole_reading(unit * (size // len(unit)), parser) for size in SIZES}
        small, large = alternating_times(own_times(readings), 1).values()
        print(f"{name:30} {small:7.2f} s -> {large:7.2f} s  x {large / max(small, 1e-6):.1f}")


def cost_lines(times: Mapping[str, float], words: int) -> list[str]:
    """The table: words per second of each layer, its cost as a share of the parse, and the sum that has a bar."""
    lines = [f"{PARSE:30} {words / times[PARSE]:10,.0f} words/s"]
    shown = {name: seconds for name, seconds in times.items() if name != PARSE}
    shown[" + ".join(SUMMED)] = sum(times[name] for name in SUMMED)
    for name, seconds in shown.items():
        share = 100 * seconds / times[PARSE]
        lines.append(f"{name:30} {words / max(seconds, 1e-6):10,.0f} words/s  {share:6.1f}% of the parse")
    lines[-1] += f" (at most {BAR}%)" + ("" if share <= BAR else "  TOO SLOW")
    return lines


def sample_reports() -> list[Report]:
    """The reports of the sample crisis."""
    limit = Settings().max_page_bytes
    pages = find_pages([Path(reports_folder())], declared=Declared(), max_page_bytes=limit)
    read = [read_report(page) for page in pages if isinstance(page, Page)]
    return [report for report in read if isinstance(report, Report)]


def whole_reading(text: str, parser: Parser) -> Work:
    """All of the work on one text."""

    def read() -> object:
        report = given_report(text, report_id="1", published="2022-02-16")
        return extract_record(report, annotate_report(report, parser=parser))

    return read


if __name__ == "__main__":
    start_on_one_thread()
    main()
