"""Words of saying, seeing, denying and doubting that are no statement's cue, and what they make of a proposition."""

from onrecord.lexicon.embedding import Effect
from onrecord.lexicon.stances import stance_words
from onrecord.model.events import Reality
from onrecord.model.propositions import OUTRIGHT, RETRACTION, Holder, Position
from onrecord.record.events.reality_path import Level
from onrecord.record.propositions.climbing import Climb
from onrecord.record.propositions.effects import forms
from onrecord.record.propositions.positions import SAID_AS_DONE, coloured, doubted, taken, turned
from onrecord.record.propositions.tellers import UNNAMED, Tellers, holders_at
from onrecord.record.reading import Reading, reporting_verb

WITHIN = frozenset({"to", "that", "ing", "noun", "object", "attribute", "relative"})
ABOUT = frozenset({"of", "about", "for", "with", "on", "against", "over"})
KINDS = (
    "denying",
    "doubting",
    "confirming",
    "conceding",
    "thinking",
    "perceiving",
    "charging",
    "fearing",
    "wishing",
)
FIRST = frozenset({"i", "we"})


def is_said(reading: Reading, level: Level, words: frozenset[str]) -> bool:
    """Whether the next word up is one of saying, thinking, seeing or charging, with this as what is said or seen."""
    if level.relation not in WITHIN and level.relation not in ABOUT:
        return False
    if reading.tokens[level.token].pos in ("NOUN", "PROPN"):
        if words & stance_words("nouns", "claims") and level.relation in ("noun", "of", "that", "about", "relative"):
            return True
        return Effect.ALLEGED in level.effects[:1] or bool(words & stance_words("nouns", "doubt"))
    if words & stance_words("verbs", "wishing") and level.relation == "to":
        return reading.child(level.token, "dobj") is not None
    if words & stance_words("verbs", "thinking") and level.relation in ("ing", "object"):
        return False
    denying = words & stance_words("verbs", "denying")
    if level.relation == "ing" and denying and reading.child(level.token, "dobj") is not None:
        return False  # "refuted them using passages" tells how
    if any(words & stance_words("verbs", kind) for kind in KINDS):
        return True
    if words & stance_words("verbs", "retracting") and level.relation == "object":
        return bool(forms(reading, _object(reading, level.token)) & stance_words("nouns", "claims"))
    if level.relation != "that":
        return False
    told = level.effects[:1] in ((Effect.ALLEGED,), (Effect.POSSIBLE,))
    return told or reporting_verb(reading, level.token) is not None


def _object(reading: Reading, verb: int) -> int:
    """A verb's object, itself where it has none."""
    thing = reading.child(verb, "dobj", "nsubjpass")
    return verb if thing is None else thing


def take_words(climb: Climb, tellers: Tellers, level: Level, words: frozenset[str], *, inside: int | None) -> bool:
    """What one who says, sees or denies it makes of it; whether that settled this word.

    Args:
        climb: What has come together below.
        tellers: The report's statements.
        level: The word of saying, seeing or denying.
        words: Its lemma, with and without its particle.
        inside: The statement in whose content it stands, None in the report's own voice.
    """
    if climb.told and not climb.claimed:
        return True
    reading = climb.reading
    noun = reading.tokens[level.token].pos in ("NOUN", "PROPN")
    position, seeing = _position(climb, level, words, noun=noun)
    climb.absorbed.add(level.token)
    climb.mark("not seen" if seeing and position is not climb.position else "as somebody tells it", level.token)
    if not noun and words & stance_words("verbs", "denying"):
        climb.mark(OUTRIGHT, level.token)
    statement = tellers.cue_at.get(level.token)
    holders = tellers.speakers(statement) if statement is not None else holders_at(reading, level.token)
    if noun and not holders and not words & stance_words("nouns", "doubt"):
        climb.told = climb.claimed = True
        return True
    seeing = seeing or bool(words & stance_words("verbs", "confirming"))
    own = inside is not None and (seeing or _is_same(holders, tellers.speakers(inside)))
    nobody = not holders and (not climb.told or bool(words & stance_words("verbs", "confirming")))
    if (own and not words & stance_words("verbs", "charging")) or nobody:
        climb.position, climb.top, climb.judged = position, level.token, climb.told
        return True
    if not climb.told:
        climb.top = level.token
    if not noun and _is_unreal(level):
        climb.leave_open("not said yet", level.token)
        return True
    climb.emit(holders or (Holder(UNNAMED, None, None, None),), position, statement)
    climb.told, climb.claimed = True, noun
    return True


def _position(climb: Climb, level: Level, words: frozenset[str], *, noun: bool) -> tuple[Position, bool]:
    """Where one who uses the word stands, and whether it is one of seeing."""
    reading = climb.reading
    negated = climb.is_negated(level)
    if noun and words & stance_words("nouns", "doubt"):
        return doubted(climb.position), False
    if not noun and words & stance_words("verbs", "perceiving"):
        if negated:
            return turned(climb.position), True
        if _is_yet_to(reading, level.token):
            return doubted(climb.position), True
        if words & stance_words("verbs", "hearing") and level.relation in ("of", "about"):
            return (doubted(climb.position) if _has_only(reading, level.token) else Position.RAISES), True
        return climb.position, True
    if words & stance_words("verbs", "thinking") and climb.reality in SAID_AS_DONE:
        climb.reality = coloured(climb.reality, Reality.POSSIBLE)
    if not noun and words & stance_words("verbs", "retracting"):
        climb.mark(RETRACTION, level.token)
        return turned(climb.position), False
    if words & stance_words("verbs", "thinking") and level.relation == "to" and not negated:
        return climb.position, False
    found = taken(climb.position, words, negated=negated)
    return (climb.position if found is None else found), False


def _is_unreal(level: Level) -> bool:
    """Whether a saying is asked for or may be: "called on them to deny it"."""
    return level.tense in ("to", "base") or (level.tense == "modal" and level.negation is None)


def _is_same(holders: tuple[Holder, ...], speakers: tuple[Holder, ...]) -> bool:
    """Whether somebody tells of their own saying: "we believe"; also where nobody is told."""
    if not holders or holders[0].name.lower() in FIRST:
        return True
    entities = {speaker.entity for speaker in speakers if speaker.entity is not None}
    return any(holder.entity in entities or holder.name in {s.name for s in speakers} for holder in holders)


def _is_yet_to(reading: Reading, token: int) -> bool:
    """Whether something "has yet to" be seen."""
    words = {reading.tokens[c].text.lower() for c in reading.children[token]}
    above = reading.tokens[token].head
    over = {reading.tokens[c].text.lower() for c in reading.children[above]}
    return "yet" in over and reading.tokens[token].dep == "xcomp" and "to" in words


def _has_only(reading: Reading, token: int) -> bool:
    """Whether a verb stands with "only" or "just"."""
    return any(reading.tokens[c].text.lower() in ("only", "just") for c in reading.children[token])
