"""What is compared between two mentions of entities: names, heads, what narrows them, what else they are called."""

from collections.abc import Sequence

from onrecord.cross_report.coreference.comparing import (
    Comparison,
    agreement,
    cosine,
    either_among,
    equal,
    larger,
    likeness_of_words,
    overlap,
    same_beginning,
    shared,
    smaller,
)
from onrecord.cross_report.coreference.mentions import EntityMention, Words
from onrecord.cross_report.coreference.report_slots import compare_distance, compare_reports, compare_surroundings
from onrecord.cross_report.coreference.stories import Collection
from onrecord.lexicon.names import fold
from onrecord.lexicon.word_meanings import meanings

Slots = dict[str, Comparison]
KINDS = ("name", "noun", "pronoun")
LABELS = ("person", "organisation", "country", "place", "group", "office", "date")
ROLES = ("nsubj", "dobj", "pobj", "poss", "compound")
SHORTEST_ACRONYM = 2


def compare_entities(mentions: Sequence[EntityMention], collection: Collection) -> Slots:
    """Every comparison of the entities of one story, by name, in the order that the weights know.

    Args:
        mentions: The entities, all of one story.
        collection: All reports, of this story and others.
    """
    return {
        **_compare_heads(mentions, collection),
        **_compare_names(mentions),
        **_compare_kinds(mentions),
        **_compare_modifiers(mentions),
        **_compare_within_report(mentions),
        **compare_reports(mentions, collection),
        **compare_distance(mentions),
        **compare_surroundings(mentions, collection, [m.around.context - _own_words(m) for m in mentions]),
        "governors alike": likeness_of_words([m.governor] for m in mentions),
        "same governor": equal([m.governor or i for i, m in enumerate(mentions)]),
    }


def _compare_heads(mentions: Sequence[EntityMention], collection: Collection) -> Slots:
    lemmas = [m.lemma for m in mentions]
    vectors = meanings(lemmas)
    words = [_own_words(m) for m in mentions]
    rarity = [collection.rarity(lemma) for lemma in lemmas]
    in_report = [collection.uses(m.report, m.lemma) for m in mentions]
    return {
        "same lemma": equal(lemmas),
        "same form": equal([m.form for m in mentions]),
        "same beginning": same_beginning(lemmas),
        "lemmas alike": cosine(vectors),
        "either unknown": larger(float(not vector.any()) for vector in vectors),
        "same words": equal(words),
        "words overlap": overlap(words, weight=collection.rarity),
        "words alike": likeness_of_words(words),
        "rarer": larger(rarity),
        "less rare": smaller(rarity),
        "uses in report, fewer": smaller(in_report),
        "uses in report, more": larger(in_report),
    }


def _compare_names(mentions: Sequence[EntityMention]) -> Slots:
    names, own = [m.name for m in mentions], [m.own for m in mentions]
    heads = [frozenset({fold(m.form)} if m.kind == "name" else ()) for m in mentions]
    initials = [frozenset({m.initials} if len(m.initials) >= SHORTEST_ACRONYM else ()) for m in mentions]
    return {
        "names in common": shared(names),
        "fullest names overlap": overlap(names),
        "fullest names agree": agreement(names),
        "own names in common": shared(own),
        "own names overlap": overlap(own),
        "own names agree": agreement(own),
        "head in name": either_among(heads, names),
        "same head of name": overlap(heads),
        "acronym": either_among(initials, [{m.form.replace(".", "")} for m in mentions]),
    }


def _compare_kinds(mentions: Sequence[EntityMention]) -> Slots:
    slots: Slots = {}
    traits = [
        *((f"{kind}", [float(m.kind == kind) for m in mentions]) for kind in KINDS),
        *((f"{label}", [float(m.label == label) for m in mentions]) for label in LABELS),
        *((f"{role}", [float(m.role.startswith(role)) for m in mentions]) for role in ROLES),
    ]
    for trait, values in traits:
        slots[f"both {trait}"] = smaller(values)
        slots[f"either {trait}"] = larger(values)
    return {
        **slots,
        "same label": equal([m.label for m in mentions]),
        "same role": equal([m.role for m in mentions]),
        "same number": equal([m.plural for m in mentions]),
        "genders agree": agreement([frozenset({m.gender} if m.gender else ()) for m in mentions]),
    }


def _compare_modifiers(mentions: Sequence[EntityMention]) -> Slots:
    modifiers = [m.modifiers for m in mentions]
    return {
        "counts agree": agreement([m.numbers for m in mentions]),
        "modifiers overlap": overlap(modifiers),
        "modifiers alike": likeness_of_words(modifiers),
        "fewer modifiers": smaller(len(words) for words in modifiers),
        "more modifiers": larger(len(words) for words in modifiers),
    }


def _compare_within_report(mentions: Sequence[EntityMention]) -> Slots:
    """What the mentions' own reports say: whom each stands for, and what it is called besides."""
    described = [m.descriptions for m in mentions]
    resolved = [frozenset({(m.report, m.entity)} if m.entity is not None else ()) for m in mentions]
    known = [float(m.entity is not None) for m in mentions]
    return {
        "so described": either_among(described, [{m.lemma} for m in mentions]),
        "descriptions overlap": overlap(described),
        "one entity of a report": shared(resolved),
        "both resolved": smaller(known),
        "either resolved": larger(known),
        "set equal": either_among(
            [{(m.report, m.head)} for m in mentions], [{(m.report, head) for head in m.same_as} for m in mentions]
        ),
    }


def _own_words(mention: EntityMention) -> Words:
    return mention.own | mention.modifiers | {mention.lemma}
