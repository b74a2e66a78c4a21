"""What the first page shows and only the whole record can tell, worked out at the end of a build.

A fault of the program here costs the digests alone: the page then works out what it can.
"""

import logging
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.model.news import News, Recently
from onrecord.pipeline.reading_across import draw_latest, read_news, recent_moments
from onrecord.store import MONTHS, NEWS, TIMELINE, TOPIC, RecordReader, RecordWriter

LOG = logging.getLogger(__name__)
MOST_COMPARED = 2_000  # versions that are new since a moment; comparing so many takes about ten seconds
MOST_OF_ALL = 300  # the same for a whole record, of which every version is new each time


def keep_digests(writer: RecordWriter, record: Path) -> None:
    """Works out and keeps the digests of a record that a writer has just finished."""
    try:
        with RecordReader(record) as reader:
            reports, words = reader.topic_words()
            writer.keep_digest(TOPIC, (reports, tuple(words.items())))
            writer.keep_digest(MONTHS, reader.months())
            writer.keep_digest(TIMELINE, draw_latest(reader))
            writer.keep_digest(NEWS, tuple(all_news(reader).items()))
    except OnRecordError:
        raise
    except Exception:
        LOG.exception("working out what the first page shows failed")


def all_news(reader: RecordReader) -> dict[Recently, News]:
    """The news since each of the moments that go by a name."""
    return {
        name: read_news(reader, moment, most=MOST_OF_ALL if name is Recently.ALL else MOST_COMPARED)
        for name, moment in recent_moments(reader).items()
    }
