"""What is compared between two mentions of events: words, meaning, who takes part, when, where, and in what report."""

from collections.abc import Sequence

import numpy as np

from onrecord.cross_report.coreference.comparing import (
    Comparison,
    cosine,
    either_among,
    equal,
    larger,
    likeness_of_words,
    overlap,
    same_beginning,
    smaller,
)
from onrecord.cross_report.coreference.mentions import EventMention, Words
from onrecord.cross_report.coreference.report_slots import (
    compare_distance,
    compare_reports,
    compare_settings,
    compare_surroundings,
)
from onrecord.cross_report.coreference.roles import AGENT, PATIENTS
from onrecord.cross_report.coreference.stories import Collection
from onrecord.lexicon.word_meanings import meanings

Slots = dict[str, Comparison]


def compare_events(mentions: Sequence[EventMention], collection: Collection) -> Slots:
    """Every comparison of the events of one story, by name, in the order that the weights know.

    Args:
        mentions: The events, all of one story.
        collection: All reports, of this story and others.
    """
    return {
        **_compare_words(mentions, collection),
        **compare_reports(mentions, collection),
        **compare_distance(mentions),
        **compare_surroundings(mentions, collection, [m.around.context - m.phrase for m in mentions]),
        **_compare_meaning_around(mentions),
        **_compare_arguments(mentions),
        **compare_settings([m.own for m in mentions], whose="own "),
        "governors alike": likeness_of_words([m.governor] for m in mentions),
        "same governor": equal([m.governor or i for i, m in enumerate(mentions)]),
        "same polarity": equal([m.negated for m in mentions]),
        "same tag": equal([m.tag for m in mentions]),
    }


def _compare_words(mentions: Sequence[EventMention], collection: Collection) -> Slots:
    lemmas = [m.lemma for m in mentions]
    vectors = meanings(lemmas)
    unknown = [float(not vector.any()) for vector in vectors]
    rarity = [collection.rarity(lemma) for lemma in lemmas]
    in_report = [collection.uses(m.report, m.lemma) for m in mentions]
    share = _share_of_reports(mentions, collection)
    verbs, nouns = ([float(m.pos == pos) for m in mentions] for pos in ("verb", "noun"))
    return {
        "same lemma": equal(lemmas),
        "same form": equal([m.form for m in mentions]),
        "same beginning": same_beginning(lemmas),
        "lemmas alike": cosine(vectors),
        "forms alike": likeness_of_words([m.form] for m in mentions),
        "either unknown": larger(unknown),
        "phrases overlap": overlap([m.phrase for m in mentions]),
        "phrases alike": likeness_of_words(m.phrase for m in mentions),
        "both verbs": smaller(verbs),
        "either verb": larger(verbs),
        "both nouns": smaller(nouns),
        "either noun": larger(nouns),
        "rarer": larger(rarity),
        "less rare": smaller(rarity),
        "uses in report, fewer": smaller(in_report),
        "uses in report, more": larger(in_report),
        "share of reports, smaller": smaller(share),
        "share of reports, larger": larger(share),
    }


def _share_of_reports(mentions: Sequence[EventMention], collection: Collection) -> list[float]:
    """In what share of the story's reports each event's word is used."""
    reports = sorted({m.report for m in mentions})
    using = {
        lemma: sum(collection.uses(report, lemma) > 0 for report in reports) for lemma in {m.lemma for m in mentions}
    }
    return [using[m.lemma] / len(reports) for m in mentions]


def _compare_meaning_around(mentions: Sequence[EventMention]) -> Slots:
    """Whether one event's word is, or means what, a word that stands beside the other."""
    lemmas = [m.lemma for m in mentions]
    beside = [sorted(m.near | {argument.lemma for argument in m.arguments}) for m in mentions]
    triggers = meanings(lemmas)
    closest = np.zeros((len(mentions), len(mentions)), np.float32)
    for column, words in enumerate(beside):
        if words:
            closest[:, column] = (triggers @ meanings(words).T).max(axis=1)
    closest = np.maximum(closest, closest.T)
    return {
        "means a word beside": lambda rows: closest[rows],
        "is a word in the sentence": either_among(
            [{lemma} for lemma in lemmas], [m.around.context - m.phrase for m in mentions]
        ),
    }


def _compare_arguments(mentions: Sequence[EventMention]) -> Slots:
    agents = [_words(m, AGENT) for m in mentions]
    patients = [_words(m, *PATIENTS) for m in mentions]
    anyone = [frozenset[str]().union(*(argument.words for argument in m.arguments)) for m in mentions]
    others = [
        frozenset[str]().union(*(a.words for a in m.arguments if a.role not in (AGENT, *PATIENTS))) for m in mentions
    ]
    return {
        "agents overlap": overlap(agents),
        "patients overlap": overlap(patients),
        "arguments overlap": overlap(anyone),
        "others overlap": overlap(others),
        "agent is patient": either_among(agents, patients),
        "argument in the sentence": either_among(anyone, [m.around.names | m.around.context for m in mentions]),
        "agents alike": likeness_of_words(agents),
        "patients alike": likeness_of_words(patients),
        "arguments alike": likeness_of_words(anyone),
    }


def _words(mention: EventMention, *roles: str) -> Words:
    return frozenset[str]().union(*(argument.words for argument in mention.arguments if argument.role in roles))
