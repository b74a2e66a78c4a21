"""What words take for granted, whoever tells it: attacks named by a noun, clauses that only describe, "regret"."""

from onrecord.lexicon.embedding import Effect, marking_words
from onrecord.model.events import EventType
from onrecord.record.events.reality_alone import Told
from onrecord.record.events.reality_path import BE, Level
from onrecord.record.reading import Reading


def taken_for_granted(reading: Reading, path: tuple[Level, ...], told: Told) -> bool:
    """Whether the words take an event as known: as a noun, in a clause of time or description, under "regret"."""
    if not path[0].tense and not any(_asserts(reading, level) for level in path[1:2]):
        return True
    if _is_known_time(reading, path[0]) or _is_gerund_of_state(reading, path):
        return True
    for level in path[1:]:
        if Effect.FACTIVE in level.effects[:1]:
            return True
        if level.relation == "relative" and not _tells_news(reading, path[0], told):
            return True
        if level.relation == "that":
            break
    return False


def _asserts(reading: Reading, level: Level) -> bool:
    """Whether the word over a noun tells that there was such a thing: "launched an attack", "there were raids"."""
    there = reading.tokens[level.token].lemma.lower() in BE and reading.child(level.token, "expl") is not None
    return level.effects[:1] == (Effect.HOLDS,) or (level.relation == "attribute" and there)


def _tells_news(reading: Reading, level: Level, told: Told) -> bool:
    """Whether a participle behind a noun tells what is new: "a missile fired by", not "those killed"."""
    token = reading.tokens[level.token]
    return told.type is EventType.ASSAULT and token.dep == "acl" and reading.tokens[token.head].pos != "PRON"


def _is_known_time(reading: Reading, level: Level) -> bool:
    """Whether a clause only says since when or where something is: "since they began", "near where it fell"."""
    if level.mark is None or level.tense != "past":
        return False
    return reading.tokens[level.mark].text.lower() in marking_words("marks", "known")


def _is_gerund_of_state(reading: Reading, path: tuple[Level, ...]) -> bool:
    """Whether an event is named as a thing that goes on: "an essential part of fighting them"."""
    lasting = reading.tokens[path[0].token].lemma.lower() in marking_words("lasting", "verbs")
    return lasting and path[0].label == "pcomp" and path[1:2] != () and path[1].relation == "of" and not path[1].effects
