"""Who did what to whom, and how real it is."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.intervals import Interval
from onrecord.model.reports import Reason
from onrecord.model.spans import Span
from onrecord.model.statements import Party


class EventType(StrEnum):
    """The types of PLOVER: what one side does to another.

    YIELD holds what POLECAT parts into CONCEDE and RETREAT; `Event.mode` tells them apart.
    """

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    YIELD = "YIELD"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Reality(StrEnum):
    """Whether an event is told as done, or as what else.

    `ACTUAL` is done, `ONGOING` under way. `PLANNED` is what its source means to do, `THREATENED` what it says that it
    will do unless, `DEMANDED` what somebody asks for. `ALLEGED` is told as done, but left standing as the word of
    somebody with a stake in it or who speaks from the side (not of the report, its source, or an agency). `DENIED` did
    not happen, or is said not to have or not to be going to. `POSSIBLE` may be, and `HYPOTHETICAL` stands under a
    condition.
    """

    ACTUAL = "actual"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    ALLEGED = "alleged"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Sector(StrEnum):
    """What part of a society an actor belongs to (PLOVER's actor codes)."""

    GOV = "GOV"
    MIL = "MIL"
    REB = "REB"
    OPP = "OPP"
    PTY = "PTY"
    COP = "COP"
    JUD = "JUD"
    LEG = "LEG"
    SPY = "SPY"
    UAF = "UAF"
    CRM = "CRM"
    MED = "MED"
    JRN = "JRN"
    REL = "REL"
    EDU = "EDU"
    BUS = "BUS"
    LAB = "LAB"
    AGR = "AGR"
    HLH = "HLH"
    SOC = "SOC"
    REF = "REF"
    ELI = "ELI"
    CVL = "CVL"


@dataclass(frozen=True, slots=True)
class ActorCode:
    """Which country and part of its life words stand for.

    `country` is an ISO 3166-1 alpha-3 code (XKX for Kosovo), or as PLOVER has it the code of those who belong to none:
    IGO, NGO, MNC or NGM (bodies of states, bodies of citizens, firms, movements across borders); None
    where nothing tells. `sectors` has the primary code first, then secondary ones; it is empty where the words tell
    none, as a country's plain name does. `reasons` name the words and lists that decided.
    """

    country: str | None = None
    sectors: tuple[Sector, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who does, or to whom it is done: the words, whom they stand for, and how the field codes them."""

    party: Party
    code: ActorCode = ActorCode()


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that someone does to someone, as the report tells it.

    `trigger` covers the words that tell what is done, "held talks" whole; it may have several pieces. `cameo` is the
    CAMEO code and `goldstein` its value on Goldstein's scale (-10 conflict to 10 cooperation), None where no mapping is
    safe. `mode` refines the type, None where it does not. `factuality` runs from -3 (certainly not) through 0 (unknown)
    to 3 (certainly so). `place` is the index in `Annotations.toponyms`. `when` is the time that it speaks of, None if
    the text does not tell. `statement` is the index in `Record.statements` of the statement that tells it, None in the
    report's own voice. `confidence` runs from 0 to 1.
    """

    trigger: tuple[Span, ...]
    type: EventType
    sources: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    reality: Reality
    factuality: float
    confidence: float
    cameo: str | None = None
    goldstein: float | None = None
    mode: str | None = None
    place: int | None = None
    when: Interval | None = None
    statement: int | None = None
    reasons: tuple[Reason, ...] = ()
