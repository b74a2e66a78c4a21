"""Joins across reports the mentions of one event, and those of one entity.

`read_report` takes what is compared from a report's annotations, `join_across` clusters the mentions of many reports.
"""

from onrecord.cross_report.coreference.joining import Coreference, join_across
from onrecord.cross_report.coreference.mentions import EntityMention, EventMention, ReadReport
from onrecord.cross_report.coreference.reading import Marked, read_report, tokens_within

__all__ = [
    "Coreference",
    "EntityMention",
    "EventMention",
    "Marked",
    "ReadReport",
    "join_across",
    "read_report",
    "tokens_within",
]
