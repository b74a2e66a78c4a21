"""The file beside the record in which decisions wait while a build writes.

A decision is on disk here before anything else happens with it, so that none is lost, whatever a build is doing and
however a program ends. Whoever next writes the record takes the waiting entries over, and the file goes. An entry that
is taken over twice is one entry still, since its id is a digest of its content.
"""

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from onrecord.errors import BadReview, RecordUnwritable
from onrecord.model.review import Review
from onrecord.store.connections import side_file
from onrecord.store.locks import WriterLock, waiting_lock
from onrecord.store.reviews.json_form import read_review, review_json

LOG = logging.getLogger(__name__)
_SUFFIX = "-review"
_UNREAD = "-review-unread"  # lines that hold no decision, put aside rather than dropped


def append_reviews(record: Path, reviews: Iterable[Review]) -> None:
    """Puts entries on disk beside the record; when this returns, they are safe."""
    lines = "".join(f"{review_json(review)}\n" for review in reviews)
    with _held(record):
        try:
            with journal_path(record).open("ab") as file:
                if file.tell() and not _ends_whole(journal_path(record)):
                    file.write(b"\n")  # a line cut off by a full disk must not spoil the next
                file.write(lines.encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise RecordUnwritable(record, error.strerror or str(error)) from error


def read_waiting(record: Path) -> tuple[Review, ...]:
    """The entries that wait; a line that holds none is left out."""
    try:
        with journal_path(record).open("rb") as file:
            return tuple(review for _, review in _lines(file) if review is not None)
    except OSError:
        return ()


@contextmanager
def taking_over(record: Path) -> Iterator[tuple[Review, ...]]:
    """Hands over what waits; it is forgotten here when the block ends well, and not before."""
    if not journal_path(record).exists():
        yield ()
        return
    with _held(record):
        yield read_waiting(record)
        _put_aside(record)
        journal_path(record).unlink(missing_ok=True)


def journal_path(record: Path) -> Path:
    """Where decisions wait."""
    return side_file(record, _SUFFIX)


@contextmanager
def _held(record: Path) -> Iterator[WriterLock]:
    """One at a time: held for the moment of an append or of a takeover, never for a build."""
    with waiting_lock(journal_path(record)) as lock:
        yield lock


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _put_aside(record: Path) -> None:
    with journal_path(record).open("rb") as file:
        unread = [line for line, review in _lines(file) if review is None]
    if unread:
        with side_file(record, _UNREAD).open("ab") as file:
            file.writelines(unread)


def _lines(file: IO[bytes]) -> Iterator[tuple[bytes, Review | None]]:
    for line in file:
        review = None
        try:
            review = read_review(line.decode("utf-8", "replace")) if line.strip() else None
        except BadReview as error:
            LOG.warning("a waiting decision cannot be read: %s", error)
        if line.strip():
            yield line, review
