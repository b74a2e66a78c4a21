"""How fast reports are compared with each other, and what doubling their number costs.

    python -m bench.across [--record RECORD] [--reports 1000] [--doublings 2] [--apart 400] [--keep FOLDER]

Real reports are too few for this, so those of a record that was built, or else of the sample, stand for many crises
(`many_reports`). Reading them is paid before the clock starts, with what reading works out for the comparison; that is
told beside it. The time is that of one process, from the first key to the last group, with the record on disk.
"""

import argparse
import resource
import shutil
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
    """Prints reports per second at several sizes, each twice the one before."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, help="a record whose reports are multiplied, else the sample's")
    parser.add_argument("--reports", type=int, default=1000, help="reports of the smallest size")
    parser.add_argument("--doublings", type=int, default=2, help="how often that is doubled")
    parser.add_argument("--keep", type=Path, help="folder where the records made are kept, and found again")
    parser.add_argument("--apart", type=int, default=400, help="days between two tellings of the same reports")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = read_told(arguments.record or build_sample(Path(folder) / "sample.record"))
    rows = sum(len(one.keys) for one in told)
    print(f"{len(told)} reports; of each {rows / len(told):.0f} propositions are compared, and preparing them takes")
    print(f"    {1000 * _prepare(told):.1f} ms when it is read")
    before = 0.0
    for doubling in range(arguments.doublings + 1):
        number = arguments.reports << doubling
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "many.record"
            _make(path, told, number, arguments)
            comparing = _compare(path)
        ratio = f", {comparing / before:.2f} times the time of half" if before else ""
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        speed = number / comparing
        print(f"{number} reports: compared in {comparing:.1f} s, {speed:.0f} reports/s{ratio}; {memory:.1f} GB at most")
        before = comparing


def _prepare(told: Sequence[Told]) -> float:
    """Seconds for one finding aid, on the clock of this process."""
    start = time.process_time()
    for one in told:
        make_aid(one.filed, one.propositions, one.tallies)
    return (time.process_time() - start) / len(told)


def _make(path: Path, told: Sequence[Told], number: int, arguments: argparse.Namespace) -> None:
    """A record of so many reports that are not compared yet."""
    if arguments.keep is None:
        make_many(path, told, number, apart=arguments.apart)
        return
    kept = arguments.keep / f"{number}-{arguments.apart}.record"
    if not kept.exists():
        arguments.keep.mkdir(parents=True, exist_ok=True)
        make_many(kept, told, number, apart=arguments.apart)
    shutil.copy(kept, path)


def _compare(path: Path) -> float:
    """Seconds for comparing the reports of a record with each other, on the clock of this process."""
    with RecordWriter(path) as writer, writer.comparing() as comparisons:
        start = time.process_time()
        compare_reports(comparisons, outlet_register(()))
        return time.process_time() - start


if __name__ == "__main__":
    main()
