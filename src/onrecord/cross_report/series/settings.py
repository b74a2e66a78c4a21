"""The numbers by which figures are bound to one thing, with what each was set on."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Binding:
    """Points for and against two figures counting the same thing; they do so from `enough` points on.

    What is counted in an event is bound by the event; troops, ships and money by whose they are and where.
    """

    enough: float
    same_day: float = 0.3
    next_day: float = -0.7
    day_apart: float = -0.5  # for each day between the publications of undated counts, two at most
    same_city: float = 0.3
    near: float = 0.1  # one's own place is named around the other
    around: float = 0.1
    same_country: float = 0.4
    other_place: float = -1.2
    same_incident: float = 1.2
    rare_incident: float = 2.5
    other_incident: float = -0.6
    same_group: float = 0.0
    other_group: float = -1.2
    same_agent: float = 0.5
    other_agent: float = -0.5
    same_owner: float = 0.0
    owner_by_claimant: float = 0.0
    owner_around: float = 0.0  # the one untold is of a report that speaks of the other's owner
    same_noun: float = 0.1
    same_state: float = 0.0
    other_extent: float = -0.8
    rare_words: float = 0.6  # times the rarity above `RARE` of the words in common, up to `MOST_RARE`
    close_words: float = 1.0  # times the cosine of the rare words of their accounts
    wide_words: float = 0.0  # times that of their accounts and reports' topics
    same_value: float = 1.7
    same_claimant: float = 0.3


# Fitted on 220 labelled pairs of death counts (the even half), then rounded; places were left a little to say, since in
# those pairs nearly all are of one city.
EVENTS = Binding(enough=2.4)
# Set by hand on the sample crisis and on five reports of January 2022.
STOCKS = Binding(
    enough=2.6,
    same_city=1.2,
    near=0.8,
    around=0.3,
    same_country=0.5,
    same_owner=2.0,
    owner_by_claimant=1.2,
    owner_around=0.6,
    same_noun=0.3,
    same_state=0.6,
    rare_words=0.15,
    close_words=1.5,
    wide_words=1.0,
    other_extent=0.0,
    same_value=0.7,
)
RARE = 4.0  # rarity from which on a word in common tells that two reports are of one event
MOST_RARE = 8.0
ASIDE = 0.4  # of the weight of a report's topic words for a figure that it gives only in passing
UNKNOWN = 6.0  # rarity of words that no list has: names, for the most part, which have many spellings
RESPELT = 1.0  # what a name counts that two reports spell each in its way
STOCK_DAYS = 3  # days within which rival counts of what moves both ways are of one moment
LONGEST_STORY = 30  # days from an event after which its toll is rarely counted anew
RIVAL = Decimal("1.25")  # times: two tolls of one time that differ by so much compete even where both are "at least"
FEW = 5  # below it, two counts differ by a casualty or two that one of the reports has not heard of
MOST_OPPOSED = Decimal(7)  # times: what is smaller by more than this is a part, or of another event
ONE_WIRE = 9.0  # rarity in common from which on two reports retell one wire
ALIKE = 0.8  # points of words in common from which on figures of like nouns may conflict
SAME_TELLING = 2.5  # points of rare words in common that no two events share: names, and words of one statement
ASIDE_SURER = 0.5  # points more that a conflict with a figure given in passing needs
RIVAL_DAYS = 1  # between two counts of one time
MOST_APART = 4  # times: a number of the same report that is smaller by more than this is taken for a part
# Set on the even half of 523 pairs of numbers that differ (`quality/labels/figure_pairs.jsonl`):
MOST_APART_OF_STOCKS = Decimal(3)  # times: two counts of one army
BESIDE = 400  # characters between two numbers that a report gives next to each other
ROUNDING = Decimal("0.1")  # of a number that is given as "about"
