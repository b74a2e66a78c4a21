"""The record of one report, and the actors of many."""

from dataclasses import dataclass

from onrecord.model.annotations import Annotations, MentionKind
from onrecord.model.figures import Figure
from onrecord.model.reports import Report
from onrecord.model.statements import Statement


@dataclass(frozen=True, slots=True)
class Record:
    """All that one version of one report puts on record."""

    report: Report
    annotations: Annotations
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class EntityReference:
    """An entity of one report: the version's id and the index into its `Annotations.entities`."""

    version_id: str
    entity: int
    name: str
    kind: MentionKind
    descriptions: tuple[str, ...] = ()
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom the entities of several reports stand for; `reasons` says why each spelling was joined."""

    actor_id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...]
    members: tuple[EntityReference, ...]
    reasons: tuple[str, ...] = ()
