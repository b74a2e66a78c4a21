"""The record of one report, and the actors of many."""

from dataclasses import dataclass

from onrecord.model.annotations import Annotations, MentionKind
from onrecord.model.event_lines import EventLine
from onrecord.model.events import Event, Sector
from onrecord.model.figures import Figure
from onrecord.model.intervals import Interval
from onrecord.model.prepared import UNPREPARED, Prepared
from onrecord.model.propositions import Proposition
from onrecord.model.reports import Report
from onrecord.model.statements import Statement
from onrecord.model.tallies import Tally
from onrecord.model.wording import NamingUse


@dataclass(frozen=True, slots=True)
class Record:
    """All that one version of one report puts on record.

    `event_lines` is what event data has of it: None where nobody looked.
    """

    report: Report
    annotations: Annotations
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    tallies: tuple[Tally, ...] = ()
    namings: tuple[NamingUse, ...] = ()
    prepared: Prepared = UNPREPARED
    event_lines: tuple[EventLine, ...] | None = None


@dataclass(frozen=True, slots=True)
class EntityReference:
    """An entity of one report: the version's id and the index into its `Annotations.entities`.

    `on` is when the report was published, None where nobody knows.
    """

    version_id: str
    entity: int
    name: str
    kind: MentionKind
    descriptions: tuple[str, ...] = ()
    mentions: int = 1
    on: Interval | None = None


@dataclass(frozen=True, slots=True)
class KnownActor:
    """Someone, or a body, that the user told of in a file of actors.

    `country` is a code as in `ActorCode.country`. `begin` and `end` bound the time for which the row holds, as written
    there ("2022-05-16", "2022-05", "2022"), None where it tells none; `line` is where it stands in the file.
    """

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[Sector, ...] = ()
    office: str | None = None
    begin: str | None = None
    end: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class ActorOffice:
    """An office that an actor held when reports spoke of them; `reason` says what tells so.

    `country` is an ISO 3166-1 alpha-3 code or a body's acronym. `held` is open on the side that nothing tells.
    """

    office: str
    country: str | None
    sectors: tuple[Sector, ...]
    held: Interval | None
    reason: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Whom names may stand for as well, and why nothing decided."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom the entities of several reports stand for; `reasons` says why each spelling was joined.

    `country` and `sectors` are codes as in `ActorCode`. `offices` are those held when reports spoke of the actor, and
    `alternatives` whom the names may stand for where the evidence does not decide.
    """

    actor_id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...]
    members: tuple[EntityReference, ...]
    reasons: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[Sector, ...] = ()
    offices: tuple[ActorOffice, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
