"""How fast reports are compared with each other, and what doubling their number costs.

    python -m bench.across [--record RECORD] [--reports 1000] [--apart 400]

Real reports are too few for this, so those of a record that was built, or else of the sample, stand for many crises
(`many_reports`). Reading them is paid before the clock starts, with what reading works out for the comparison; that is
told beside it. The time is that of one process, from the first key to the last group, with the record on disk.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.many_reports import Told, make_many, read_told
from onrecord.cross_report.lineage import outlet_register
from onrecord.pipeline.comparing import compare_reports
from onrecord.pipeline.comparing.aids import make_aid
from onrecord.store import RecordWriter
from tools.screenshots import build_sample


def main() -> None:
    """Prints reports per second at three sizes, each twice the one before."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, help="a record whose reports are multiplied, else the sample's")
    parser.add_argument("--reports", type=int, default=1000, help="reports of the smallest size")
    parser.add_argument("--apart", type=int, default=400, help="days between two tellings of the same reports")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = read_told(arguments.record or build_sample(Path(folder) / "sample.record"))
    rows = sum(len(one.keys) for one in told)
    print(f"{len(told)} reports; of each {rows / len(told):.0f} propositions are compared, and preparing them takes")
    print(f"    {1000 * _prepare(told):.1f} ms when it is read")
    before = 0.0
    for number in (arguments.reports, 2 * arguments.reports, 4 * arguments.reports):
        comparing = _compare(told, number, arguments.apart)
        ratio = f", {comparing / before:.2f} times the time of half" if before else ""
        print(f"{number} reports: compared in {comparing:.1f} s, {number / comparing:.0f} reports/s{ratio}")
        before = comparing


def _prepare(told: Sequence[Told]) -> float:
    """Seconds for one finding aid, on the clock of this process."""
    start = time.process_time()
    for one in told:
        make_aid(one.filed, one.propositions, one.tallies)
    return (time.process_time() - start) / len(told)


def _compare(told: Sequence[Told], number: int, apart: int) -> float:
    """Seconds for comparing so many reports with each other, on the clock of this process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.record"
        make_many(path, told, number, apart=apart)
        with RecordWriter(path) as writer, writer.comparing() as comparisons:
            start = time.process_time()
            compare_reports(comparisons, outlet_register(()))
            return time.process_time() - start


if __name__ == "__main__":
    main()
