"""The rest of the way where a stray full stop has cut a sentence in two: "it has no plans. to attack"."""

from collections.abc import Sequence

from onrecord.lexicon.embedding import effects_of
from onrecord.record.events.reality_path import Level, path_of
from onrecord.record.reading import Reading


def spliced_path(reading: Reading, path: Sequence[Level]) -> tuple[Level, ...]:
    """The levels of the sentence before, for an infinitive that opens its own and completes the last word of that one.

    Empty where nothing has been cut.
    """
    last = path[-1]
    if last.tense != "to" or last.label != "ROOT":
        return ()
    number = reading.sentence_at[last.token]
    first = reading.annotations.sentences[number].first_token
    if number == 0 or reading.tokens[first].text != "to":
        return ()
    before = first - 1
    while before > 0 and reading.tokens[before].pos in ("PUNCT", "SPACE"):
        before -= 1
    word = reading.tokens[before]
    relation = "nouns" if word.pos in ("NOUN", "PROPN") else "to"
    effects = effects_of(relation).get(word.lemma.lower(), ())
    if not effects or reading.sentence_at[before] != number - 1:
        return ()
    above = path_of(reading, before)
    joined = Level(
        above[0].token,
        "noun" if relation == "nouns" else "to",
        above[0].label,
        effects,
        above[0].negation,
        above[0].modal,
        above[0].tense,
        above[0].perfect,
        above[0].progressive,
        above[0].passive,
        above[0].mark,
        above[0].cues,
    )
    return (joined, *above[1:])
