"""What one figure counts, told so that it can be understood without its report."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onrecord.model.annotations import Bound
from onrecord.model.events import Reality
from onrecord.model.intervals import Interval
from onrecord.model.spans import Span


class TallyKind(StrEnum):
    """What is counted: what befell people, a kind of thing, or what a unit measures."""

    DEAD = "dead"
    INJURED = "injured"
    CASUALTIES = "casualties"
    MISSING = "missing"
    DETAINED = "detained"
    FREED = "freed"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    RETURNED = "returned"
    REGISTERED = "registered"
    BESIEGED = "besieged"
    NEEDY = "needy"
    CROWD = "crowd"
    INFECTED = "infected"
    PEOPLE = "people"
    TROOPS = "troops"
    VEHICLES = "vehicles"
    AIRCRAFT = "aircraft"
    SHIPS = "ships"
    WEAPONS = "weapons"
    STRIKES = "strikes"
    VIOLATIONS = "violations"
    BUILDINGS = "buildings"
    PLACES = "places"
    MONEY = "money"
    SHARE = "share"
    MEASURE = "measure"
    OTHER = "other"


class Extent(StrEnum):
    """Whether a count is of one event or of a stretch of time."""

    SINGLE = "single"
    PERIOD = "period"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class TallyPlace:
    """A place by its gazetteer name with what it lies in, the innermost first.

    `country` is an ISO 3166-1 alpha-3 code. `level` runs from 0 (a country or larger) to 3 (a city), and is 4 for a
    name that no gazetteer lists; the point is in degrees, None where it is not known.
    """

    name: str
    within: tuple[str, ...] = ()
    country: str | None = None
    level: int = 3
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What one figure counts: how many of what, of whom, where, when, in which event, and whether all of them.

    `figure` is the index in `Record.figures` and `span` that figure's words; `words` says in the report's words what is
    counted. `noun` is the lemma of the thing, `state` what is told of it ("leaving", "present"; "" where nothing is).
    `groups` are the groups of people that it is limited to ("child"), none for all. `owners` are those whose the things
    are, and `agents` those who brought it about: ISO 3166-1 alpha-3 codes, or names cut to what their noun and their
    adjective share ("ordav"). `claimant_sides` are the same of those who claim it, and `cited` are all who claim this
    number in the report. `places` are where its own sentence puts it, `setting` those that the report names around it.
    `incidents` are kinds of event ("shelling") by its own sentence, `setting_incidents` by where the report begins.
    `account` holds the content words that tell of it, `topic` those that tell most of what its report is about.

    `when` is the time of what is counted, and `when_told` whether its own sentence tells it rather than the report's
    beginning; `as_of` is the time at which it was counted so. Both are None where nobody tells. `season` is the month,
    or month and day, that an undated report names ("02", "02-16"): it only helps to put figures in order.

    `part_of` is the index of the tally of which this is a part, and `is_part` whether it is one of any. `additional`
    marks what comes on top of another count, `comparison` a figure of another time that is named beside this one's,
    `rising` a new count above an older one, `elliptical` a number that says what it counts only through the figure
    before it. `headline` is whether it stands in the title, `leads` whether it is given where the report begins, and so
    is of what the report is about.
    """

    figure: int
    span: Span
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str | None
    kind: TallyKind
    words: str
    noun: str = ""
    state: str = ""
    groups: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    claimant_sides: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    places: tuple[TallyPlace, ...] = ()
    setting: tuple[TallyPlace, ...] = ()
    incidents: tuple[str, ...] = ()
    setting_incidents: tuple[str, ...] = ()
    account: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    when: Interval | None = None
    when_told: bool = False
    as_of: Interval | None = None
    as_of_told: bool = False
    season: str | None = None
    extent: Extent = Extent.UNTOLD
    is_part: bool = False
    part_of: int | None = None
    additional: bool = False
    comparison: bool = False
    reality: Reality = Reality.ACTUAL
    headline: bool = False
    leads: bool = False
    rising: bool = False
    elliptical: bool = False
