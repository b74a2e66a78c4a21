"""What a report's words put forward, clause by clause: the material of which claims across reports are made."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.annotations import MentionKind
from onrecord.model.events import EventType, Reality
from onrecord.model.intervals import Interval
from onrecord.model.reports import Reason
from onrecord.model.spans import Span

# What the reasons of a position say that are asked for by name. The first four tell what stands for a deed where no
# verb of a clause does; then a denial by a word of denying, one told within the sentence that tells what is denied, and
# one by which its own holders take back what they said.
NAMED = "named"
NOUN = "worded by a noun"
GERUND = "worded by a gerund"
PHRASE = "a phrase for what was said"
OUTRIGHT = "denied outright"
ASIDE = "denied aside"
RETRACTION = "retraction"


class Position(StrEnum):
    """Where somebody stands towards a proposition worded without its negation.

    `ASSERTS` holds that it is so, `DENIES` that it is not, `DOUBTS` that it is unproven or unseen. `RAISES` names it
    without standing for it: asks, demands, wishes, supposes, or only reports that somebody else denies it.
    """

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    RAISES = "raises"


class Role(StrEnum):
    """What a participant is in a proposition (after the roles of VerbNet, cut to what can be told from syntax)."""

    AGENT = "agent"
    PATIENT = "patient"
    RECIPIENT = "recipient"
    PLACE = "place"
    ORIGIN = "origin"
    DESTINATION = "destination"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Filler:
    """A participant: the words, and whom or what they stand for.

    `name` is the entity's fullest name in the report, else the phrase's words without article, in lower case. `head`
    is the lemma of the phrase's head ("troop"). `country` is an ISO 3166-1 alpha-3 code (or IGO, NGO, MNC, NGM) of the
    one named or of the adjective ("Russian troops": RUS), None where nothing tells. `entity` is an index into
    `Annotations.entities`, None for what is not named. `span` is None for one that is understood from outside the
    clause.
    """

    role: Role
    name: str
    head: str
    kind: MentionKind | None = None
    country: str | None = None
    entity: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who takes a position: a speaker, with the words that name them, None where they are not named again."""

    name: str
    kind: MentionKind | None
    entity: int | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Proposition:
    """One clause's worth of what is put forward, and by whom.

    `span` covers the clause, `trigger` the words of its predicate. `predicate` is their lemma without negation
    ("withdraw", "hold talks"), `type` and `mode` the PLOVER class where it is an event. `reality` says how the thing
    itself is told apart from any negation (planned, ongoing, possible ...). `position` is where the holders stand
    towards the proposition worded without negation. `holders` is empty for the report's own voice; `statement` is the
    index of the statement in `Record.statements` that carries it, `event` and `figures` those in `Record.events` and
    `Record.figures`. `answers` is the index in `Record.propositions` of an earlier proposition of the same report that
    this one takes up ("denied any such plan", "the accusation", "it"), None if it takes up none; `answer_chance` is how
    likely trained points hold it to be that one, from 0 to 1, None where a rule ties the two. `terms` are the
    lemmas of its content words, those of what it answers included, in lower case and sorted: what it can be found by.
    `scope` holds the lemmas that narrow it (purpose, condition, kind). `when` is the time that it speaks of and
    `said` when it was said, None if the text does not tell. `place` is the gazetteer name of where it is, with what
    that lies in, the innermost first; empty if not told. A holder called "unnamed" is somebody whom the report does not
    name. Among the reasons, `NAMED` says that a noun only names the deed, "fails" that somebody is told not to do it,
    and "not seen" that somebody did not see it; the constants above tell of the others that are asked for.
    """

    span: Span
    trigger: tuple[Span, ...]
    predicate: str
    fillers: tuple[Filler, ...]
    position: Position
    reality: Reality
    holders: tuple[Holder, ...] = ()
    statement: int | None = None
    event: int | None = None
    figures: tuple[int, ...] = ()
    type: EventType | None = None
    mode: str | None = None
    terms: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    when: Interval | None = None
    said: Interval | None = None
    place: tuple[str, ...] = ()
    answers: int | None = None
    reasons: tuple[Reason, ...] = ()
    answer_chance: float | None = None
