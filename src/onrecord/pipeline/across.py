"""The stages that see all reports together: whom names stand for, and what reports have to do with each other.

A fault of the program in one of them costs that stage alone: what was read is kept, and the next build tries again.
"""

import logging
from typing import NamedTuple

from onrecord.cross_report import resolve_actors
from onrecord.cross_report.lineage import outlet_register
from onrecord.errors import OnRecordError
from onrecord.pipeline.comparing import compare_reports
from onrecord.store import RecordWriter

LOG = logging.getLogger(__name__)


class Joined(NamedTuple):
    """The versions of which some name stands for another actor now, and why names could not be joined, if so."""

    moved: frozenset[int] = frozenset()
    failure: str | None = None


def join_actors(writer: RecordWriter) -> Joined:
    """Resolves whom the names of all reports stand for; where that fails the old ones stay."""
    references = writer.references()
    if references is None:
        return Joined()
    try:
        actors = resolve_actors(references, known=writer.known_actors(), rulings=writer.actor_rulings())
    except OnRecordError:
        raise
    except Exception as error:
        LOG.exception("joining names across reports failed")
        return Joined(failure=_told(error))
    return Joined(frozenset(writer.replace_actors(actors)))


def compare_all(writer: RecordWriter, moved: frozenset[int]) -> str | None:
    """Compares what is new with what the record holds; gives back why it could not, and then all stays as it was.

    Args:
        writer: The record.
        moved: The versions of which some name stands for another actor now.
    """
    try:
        with writer.comparing() as comparisons:
            compare_reports(comparisons, outlet_register(writer.known_outlets()), moved=moved)
            # A decision about an edge can only be heard once the edge is there.
            if comparisons.rulings_changed():
                compare_reports(comparisons, outlet_register(writer.known_outlets()))
    except OnRecordError:
        raise
    except Exception as error:
        LOG.exception("comparing reports failed")
        return _told(error)
    return None


def hear_decisions(writer: RecordWriter) -> str | None:
    """Takes over what people decided meanwhile, and lets it count; gives back why it could not, if so."""
    failure = None
    while writer.take_reviews():
        names = join_actors(writer)
        failure = compare_all(writer, names.moved) or names.failure
        writer.finish()
    return failure


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
