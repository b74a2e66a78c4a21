"""The whole run, stage by stage: sources, reports, annotations, record, store, cross_report."""

import json
import logging
import time
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.lexicon.frames import frames_with
from onrecord.model import Declared, Page, Record, Rejection
from onrecord.pipeline.across import compare_all, hear_decisions, join_actors
from onrecord.pipeline.analysis import Refused, analyse_page, analyse_report, failed
from onrecord.pipeline.digesting import keep_digests
from onrecord.pipeline.engines import Died, Engine
from onrecord.pipeline.progress import BuildSummary, Progress, Stage
from onrecord.settings import Settings
from onrecord.sources import count_pages, find_pages, read_actors, read_outlets
from onrecord.store import Known, Outcome, RecordWriter

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Item:
    """Something that was found: a rejection, a page known from before, or a page to analyse."""

    found: Page | Rejection
    known: Known | None


def build_record(
    paths: Sequence[Path],
    record: Path,
    *,
    declared: Declared = Declared(),  # noqa: B008  a frozen value
    settings: Settings = Settings(),  # noqa: B008  a frozen value
    again: bool = False,
    actors: Path | None = None,
    outlets: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> BuildSummary:
    """Reads pages and keeps what they say in a record file, which is made if there is none.

    Pages that the record knows, byte for byte, are not read again, so an interrupted build goes on where it
    stopped. One bad page never stops a build: it comes back among the rejected.

    Args:
        paths: Files and folders.
        record: The record file.
        declared: What the user says about every page.
        settings: How the build runs.
        again: Read known pages anew, after an upgrade of onrecord.
        actors: A file of the user's own actors; it takes the place of the one before, which the record remembers.
        outlets: A file of outlets with their owners, likewise.
        progress: Called as the build goes on; what it calls done is on disk.

    Raises:
        NoSuchInput: A path does not exist.
        BadFrames: The file of own events is not what the form asks for.
        BadActorsFile: A line of the file of actors cannot be understood.
        BadOutletsFile: A line of the file of outlets cannot be understood.
        StoreError: The record file cannot be used, or not be written.
    """
    tell = progress or (lambda _: None)
    started = time.monotonic()
    tell(Progress(Stage.LOOKING))
    own = None if actors is None else read_actors(actors)
    publishers = None if outlets is None else read_outlets(outlets)
    if settings.events is not None:
        frames_with(settings.events)  # a file that cannot be used stops the build before it begins
    total = count_pages(paths)
    note = json.dumps({**asdict(settings), "paths": [str(path) for path in paths], "again": again}, default=str)
    with RecordWriter(record, settings=note) as writer:
        found = find_pages(paths, declared=declared, max_page_bytes=settings.max_page_bytes, as_is=settings.as_is)
        run = _Run(writer, settings, again=again, total=total, tell=tell)
        try:
            run.read(found)
        except KeyboardInterrupt:
            writer.commit()  # what was read up to here is kept
            raise
        if own is not None:
            writer.remember_actors(own)
        if publishers is not None:
            writer.remember_outlets(publishers)
        tell(Progress(Stage.ACTORS, run.done, total, len(run.rejected)))
        writer.take_reviews()
        writer.settle_names()
        names = join_actors(writer)
        tell(Progress(Stage.COMPARING, run.done, total, len(run.rejected)))
        uncompared = compare_all(writer, names.moved)
        writer.finish()
        hear_decisions(writer)  # those that were taken while reports were compared
        keep_digests(writer, record)
        return BuildSummary(
            path=record,
            new=run.outcomes[Outcome.NEW_REPORT],
            new_versions=run.outcomes[Outcome.NEW_VERSION],
            new_addresses=run.outcomes[Outcome.NEW_ADDRESS],
            updated=run.outcomes[Outcome.UPDATED],
            unchanged=run.outcomes[Outcome.UNCHANGED],
            rejected=tuple(run.rejected),
            record=writer.summary(),
            outdated=writer.analysed_elsewhere(),
            unresolved=names.failure,
            uncompared=uncompared,
            seconds=time.monotonic() - started,
        )


class _Run:
    """The middle of a build: pages through the stages and into the record, in their order."""

    def __init__(
        self, writer: RecordWriter, settings: Settings, *, again: bool, total: int, tell: Callable[[Progress], None]
    ) -> None:
        self._writer = writer
        self._settings = settings
        self._again = again
        self._total = total
        self._tell = tell
        self._items: deque[_Item] = deque()
        self._uncommitted = 0
        self._committed_at = time.monotonic()
        self.outcomes: Counter[Outcome] = Counter()
        self.rejected: list[Rejection] = []
        self.done = 0

    def read(self, found: Iterator[Page | Rejection]) -> None:
        """Takes everything that was found; acknowledges it in batches."""
        self._tell(Progress(Stage.READING, 0, self._total))
        read = partial(analyse_page, events=self._settings.events)
        engine = Engine(read, workers=self._settings.workers, pool_from=self._settings.pool_from)
        for result in engine.run(self._tasks(found)):
            self._file(self._items.popleft(), result)
            self._uncommitted += 1
            waited = time.monotonic() - self._committed_at
            if self._uncommitted >= self._settings.batch or waited >= self._settings.batch_seconds:
                self._acknowledge()
        self._acknowledge()

    def _tasks(self, found: Iterator[Page | Rejection]) -> Iterator[Page | None]:
        """The pages that must be read; None stands for what is rejected or known already."""
        for page in found:
            if isinstance(page, Rejection):
                self._items.append(_Item(page, None))
                yield None
                continue
            known = None if self._again else self._writer.find_known(page)
            self._items.append(_Item(page, known))
            yield page if known is None else None

    def _file(self, item: _Item, result: Record | Refused | Died | None) -> None:
        page = item.found
        if isinstance(page, Rejection):
            self._writer.reject(page)
            self.rejected.append(page)
        elif item.known is not None:
            self._writer.note_known(page, item.known)
            if item.known.rejection is not None:
                self.rejected.append(item.known.rejection)
            else:
                self.outcomes[Outcome.UNCHANGED] += 1
        elif isinstance(result, Record):
            self._add(page, result)
        elif isinstance(result, Refused):
            self._refuse(page, result.rejection, result.trace)
        else:
            self._refuse(page, failed(page.address, "reading", MemoryError("the process that read it died")), None)

    def _add(self, page: Page, record: Record) -> None:
        read = record.report.publication
        try:
            decided = self._writer.find_decided(record.report)
            if decided is not None:  # rare, so the report is simply read with the other date
                record = analyse_report(record.report, decided=decided, events=self._settings.events)
            outcome = self._writer.add(page, record, read=read, again=self._again)
        except OnRecordError:
            raise
        except Exception as error:
            self._refuse(page, failed(page.address, "storing", error), traceback.format_exc())
        else:
            self.outcomes[outcome] += 1

    def _refuse(self, page: Page, rejection: Rejection, trace: str | None) -> None:
        if trace is not None:
            LOG.warning("%s: %s\n%s", rejection.address, rejection.message, trace)
        self._writer.reject(rejection, page)
        self.rejected.append(rejection)

    def _acknowledge(self) -> None:
        self._writer.commit()
        self.done += self._uncommitted
        self._uncommitted, self._committed_at = 0, time.monotonic()
        self._tell(Progress(Stage.READING, self.done, max(self._total, self.done), len(self.rejected)))
