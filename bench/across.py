"""How fast reports are compared with each other, and what doubling their number costs.

    python -m bench.across [--reference FOLDER] [--reports 2000]

Real reports are too few for this, so those of the sample, and of FOLDER's crises if any, stand for many crises:
each further round tells them again some hundred days later with other names and, in part, other words. Reading is
paid before the clock starts. The time is that of one process, from the first key to the last group, with the record on
disk; filing the reports themselves is told beside it.
"""

import argparse
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, cast
from zlib import crc32

from onrecord.cross_report.lineage import outlet_register
from onrecord.model import Declared, MediaType, Page, Record
from onrecord.pipeline.across import join_actors
from onrecord.pipeline.analysis import analyse_page
from onrecord.pipeline.comparing import compare_reports
from onrecord.sample import reports_folder
from onrecord.sources import find_pages
from onrecord.store import RecordWriter

Value = TypeVar("Value")
_WORD = re.compile(r"[^\W\d_]+")
_APART = timedelta(days=400)  # between two tellings
_LONG = 5  # letters of a word that another telling may put otherwise
_REWORDED = 40  # of 100 such words
_BASE = 300  # reports of crises that are read


def main() -> None:
    """Prints reports per second at three sizes, each twice the one before."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    parser.add_argument("--reports", type=int, default=1000, help="reports of the smallest size")
    arguments = parser.parse_args()
    told = list(_read(arguments.reference))
    print(f"{len(told)} reports read; {sum(len(one.propositions) for one in told) / len(told):.0f} propositions each")
    before = 0.0
    for number in (arguments.reports, 2 * arguments.reports, 4 * arguments.reports):
        filing, comparing = _time(told, number)
        ratio = f", {comparing / before:.2f} times the time of half" if before else ""
        print(f"{number} reports: compared in {comparing:.1f} s, {number / comparing:.0f} reports/s{ratio}")
        print(f"    filed before that at {number / filing:.0f} reports/s")
        before = comparing


def _read(reference: Path) -> Iterator[Record]:
    folders = [reports_folder()]
    crises = sorted((reference / "corpora" / "crises").glob("*.jsonl"))
    if crises:
        folders.append(crises[-1])
    for number, page in enumerate(find_pages(folders, declared=Declared(), max_page_bytes=10**7)):
        if number >= _BASE:
            return
        if isinstance(page, Page) and isinstance(record := analyse_page(page), Record):
            yield record


def _time(told: list[Record], number: int) -> tuple[float, float]:
    """Seconds for filing so many reports, and for comparing them, on the clock of this process."""
    with tempfile.TemporaryDirectory() as folder, RecordWriter(Path(folder) / "many.record") as writer:
        start = time.process_time()
        for n in range(number):
            record = _told_again(told[n % len(told)], n // len(told))
            page = Page(record.report.address, record.report.key, b"", MediaType.TEXT)
            writer.add(page, record)
        writer.settle_names()
        moved = join_actors(writer).moved
        filed = time.process_time()
        with writer.comparing() as comparisons:
            compare_reports(comparisons, outlet_register(()), moved=moved)
        return filed - start, time.process_time() - filed


def _told_again(record: Record, telling: int) -> Record:
    """The record as another crisis would have it: later, with other names, and in part with other words."""
    if telling == 0:
        return record
    names = {word.lower() for word in _WORD.findall(record.report.text) if word[0].isupper()}

    def renamed(word: str) -> str:
        return _shifted(word, telling) if word[0].isupper() or word.lower() in names else word

    def reworded(word: str) -> str:
        other = len(word) >= _LONG and crc32(word.encode()) % 100 < _REWORDED
        return _shifted(word, telling) if other else renamed(word)

    report = record.report
    text = _WORD.sub(lambda found: reworded(found[0]), report.text)
    changed = cast(Record, _mapped(replace(record, report=replace(report, page_text=text, text="")), renamed, telling))
    key = f"{report.key}#{telling}"
    return replace(
        changed,
        report=replace(
            changed.report,
            key=key,
            address=key,
            text=text,
            page_text=report.page_text,
            digest=f"{report.digest}{telling}",
        ),
    )


def _shifted(word: str, telling: int) -> str:
    """A word of the same length in other letters."""
    turn = telling % 25 + 1
    return "".join(
        chr((ord(mark.lower()) - 97 + turn) % 26 + (65 if mark.isupper() else 97)) if mark.isascii() else mark
        for mark in word
    )


def _mapped(value: Any, renamed: Callable[[str], str], telling: int) -> Any:
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return _WORD.sub(lambda found: renamed(found[0]), value)
    if isinstance(value, datetime):
        return value + telling * _APART
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _mapped(getattr(value, f.name), renamed, telling) for f in fields(value)})
    if isinstance(value, tuple):
        return tuple(_each(value, renamed, telling))
    return value


def _each(values: Iterable[Any], renamed: Callable[[str], str], telling: int) -> Iterator[Any]:
    for value in values:
        yield _mapped(value, renamed, telling)


if __name__ == "__main__":
    main()
