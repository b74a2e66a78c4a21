"""What is compared between two mentions of either sort: their reports, and what their sentences tell beside them."""

from collections.abc import Sequence

import numpy as np

from onrecord.cross_report.coreference.comparing import (
    Comparison,
    Floats,
    Rows,
    agreement,
    equal,
    larger,
    likeness_of_sets,
    likeness_of_words,
    overlap,
    smaller,
)
from onrecord.cross_report.coreference.mentions import EntityMention, EventMention, Setting, Words
from onrecord.cross_report.coreference.stories import Collection

Slots = dict[str, Comparison]
Mentions = Sequence[EventMention] | Sequence[EntityMention]
APART = np.float32(-1)  # the distance of mentions in different reports


def compare_reports(mentions: Mentions, collection: Collection) -> Slots:
    """How alike the reports of two mentions are; 1 for one and the same."""
    places = np.array([collection.numbers[m.report] for m in mentions])

    def alike(table: Floats) -> Comparison:
        def compare(rows: Rows) -> Floats:
            same = places[rows, None] == places[None, :]
            return np.where(same, np.float32(1), table[np.ix_(places[rows], places)])

        return compare

    return {
        "same report": equal([m.report for m in mentions]),
        "reports alike": alike(collection.alike),
        "reports alike in names": alike(collection.alike_in_names),
        "reports open alike": alike(collection.alike_in_lead),
    }


def compare_distance(mentions: Mentions) -> Slots:
    """Where in their reports two mentions stand, and how far apart within one report."""
    reports = equal([m.report for m in mentions])
    sentences = np.array([m.sentence for m in mentions], np.float32)
    tokens = np.array([m.head for m in mentions], np.float32)

    def apart(rows: Rows) -> Floats:
        return np.where(reports(rows) > 0, np.abs(sentences[rows, None] - sentences[None, :]), APART)

    def tokens_apart(rows: Rows) -> Floats:
        return np.where(reports(rows) > 0, np.log1p(np.abs(tokens[rows, None] - tokens[None, :])), APART)

    return {
        "sentences apart": apart,
        "tokens apart": tokens_apart,
        "earlier sentence": smaller(sentences),
        "later sentence": larger(sentences),
    }


def compare_surroundings(mentions: Mentions, collection: Collection, contexts: Sequence[Words]) -> Slots:
    """What two sentences tell besides the mentions: words, names, numbers, times and places."""
    around = [m.around for m in mentions]
    near = [m.near for m in mentions]
    return {
        "contexts overlap": likeness_of_sets(contexts, weight=collection.rarity),
        "contexts alike": likeness_of_words(contexts),
        "near words overlap": likeness_of_sets(near, weight=collection.rarity),
        "near words alike": likeness_of_words(near),
        "names overlap": overlap([one.names for one in around]),
        "numbers agree": agreement([one.numbers for one in around]),
        **compare_settings([one.setting for one in around]),
    }


def compare_settings(settings: Sequence[Setting], *, whose: str = "") -> Slots:
    """Whether two times and two places are compatible; `whose` begins the slots' names."""
    return {
        f"{whose}days agree": agreement([one.days for one in settings]),
        f"{whose}weekdays agree": agreement([one.weekdays for one in settings]),
        f"{whose}places agree": agreement([one.places for one in settings], wider=[one.regions for one in settings]),
    }
