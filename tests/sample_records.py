"""Some reports of the sample, read once for all tests that need real ones, and records made of them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.model import Declared, Page, Record
from onrecord.pipeline.across import compare_all, join_actors
from onrecord.pipeline.analysis import analyse_page
from onrecord.sample import reports_folder
from onrecord.sources import find_pages
from onrecord.store import RecordWriter

Analysed = tuple[Page, Record]
# A wire with its copies, two versions of one page, a withdrawal and its denials.
CHOSEN = ("day-01", "lantern-tanks", "day-06/channel", "day-07/mpa", "day-08/pelora", "day-08/channel")


def analyse_some() -> list[Analysed]:
    """The chosen pages with their records."""
    found = []
    for page in find_pages([reports_folder()], declared=Declared(), max_page_bytes=10**7):
        if isinstance(page, Page) and any(part in page.address for part in CHOSEN):
            record = analyse_page(page)
            assert isinstance(record, Record)
            found.append((page, record))
    return found


def build_in_batches(path: Path, batches: Iterable[Sequence[Analysed]]) -> Path:
    """A record made of some pages as so many builds bring them."""
    for batch in batches:
        with RecordWriter(path) as writer:
            for page, record in batch:
                writer.add(page, record)
            writer.settle_names()
            assert compare_all(writer, join_actors(writer).moved) is None
            writer.finish()
    return path
