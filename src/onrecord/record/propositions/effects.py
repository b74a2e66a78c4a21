"""What the next word up makes of a proposition: planned, failed, prevented, demanded, called false, not seen."""

from onrecord.lexicon.embedding import Effect, marking_words, modals
from onrecord.lexicon.stances import misread, stance_words
from onrecord.model.events import Reality
from onrecord.model.propositions import Position
from onrecord.record.events.reality_alone import MAKES
from onrecord.record.events.reality_path import BE, VERBAL, Level
from onrecord.record.propositions.candidates import COMPLEMENTS
from onrecord.record.propositions.climbing import Climb
from onrecord.record.propositions.positions import SAID_AS_DONE, coloured, doubted, turned
from onrecord.record.reading import Reading

ABSORBED_OBJECT = frozenset(
    {
        Effect.PLANNED,
        Effect.SOUGHT,
        Effect.POSSIBLE,
        Effect.DENIED,
        Effect.THREATENED,
        Effect.DEMANDED,
        Effect.ALLEGED,
        Effect.HYPOTHETICAL,
        Effect.UNLIKELY,
        Effect.ONGOING,
    }
)
OWN_DEED = frozenset({Effect.HOLDS, Effect.FACTIVE, Effect.ENDED, Effect.ONGOING, None})
SILENT = frozenset({Effect.FACTIVE, Effect.ENDED, Effect.HOLDS, Effect.ALLEGED})


def forms(reading: Reading, token: int) -> frozenset[str]:
    """A word's lemma, by itself and with its particle ("rule", "rule out")."""
    lemma = misread().get(reading.tokens[token].lemma.lower(), reading.tokens[token].lemma.lower())
    particle = reading.child(token, "prt")
    return frozenset({lemma} if particle is None else {lemma, f"{lemma} {reading.tokens[particle].text.lower()}"})


def is_called_false(climb: Climb, below: Level, level: Level, words: frozenset[str]) -> bool:
    """Whether the next word up calls it true, false or doubtful: "claims that ... are false", "it is not true that"."""
    if not words & BE or level.relation not in ("subject", "that", "attribute"):
        return False
    reading = climb.reading
    complement = reading.child(level.token, *COMPLEMENTS)
    far = _far_from(reading, level.token) if complement is None else None
    complement = far if complement is None else complement
    if complement is None or (level.relation == "that" and below.token < level.token):
        return False
    said = reading.tokens[complement].lemma.lower()
    false = said in stance_words("adjectives", "false") or said in stance_words("nouns", "false")
    true = said in stance_words("adjectives", "true") or said in stance_words("nouns", "true")
    enough = said in stance_words("adjectives", "true_enough")
    doubtful = said in stance_words("adjectives", "doubting")
    if not (false or true or enough or doubtful):
        return False
    negated = climb.is_negated(level) != (far is not None)
    if doubtful:
        climb.position = Position.RAISES if said in stance_words("adjectives", "open") else doubted(climb.position)
    elif false or (true and negated):
        climb.position = climb.position if false and negated else turned(climb.position)
    elif enough and negated:
        climb.position = Position.RAISES
    climb.absorbed.add(level.token)
    climb.top = level.token
    climb.judged = climb.told
    climb.mark(said, complement)
    return True


def _far_from(reading: Reading, verb: int) -> int | None:
    """What it is far from being: "far from true"."""
    far = reading.child(verb, "advmod")
    behind = None if far is None or reading.tokens[far].text.lower() != "far" else reading.child(far, "prep")
    behind = reading.child(verb, "prep") if behind is None and far is not None else behind
    if far is None or behind is None or reading.tokens[far].text.lower() != "far":
        return None
    return reading.child(behind, "amod", "pobj", "acomp")


def apply_effect(climb: Climb, below: Level, level: Level, words: frozenset[str]) -> None:
    """What a word makes of its complement by the lexicon, or by where it stands if the lexicon has nothing on it."""
    reading = climb.reading
    token = reading.tokens[level.token]
    lemma = token.lemma.lower()
    effect = level.effects[0] if level.effects else None
    if climb.evidence and climb.position is Position.DENIES and words & stance_words("verbs", "showing"):
        climb.position = Position.DOUBTS
        climb.mark("not shown", level.token)
    evidence = lemma in stance_words("nouns", "evidence") and token.pos == "NOUN"
    if effect is None and not evidence:
        _without_effect(climb, below, level)
        return
    if _is_deed_itself(climb, level, effect, lemma):
        climb.apart = True
        return
    _turn(climb, level, effect, words, evidence=evidence)
    if _says_nothing_else(reading, level, effect, lemma):
        climb.absorbed.add(level.token)
    if not climb.told:
        climb.top = level.token
    own_clause(climb, level)


def _is_deed_itself(climb: Climb, level: Level, effect: Effect | None, lemma: str) -> bool:
    """Whether the word is a deed of its own, which takes the one below for granted: "ended the siege"."""
    if level.relation in ("subject", "attribute") and lemma not in stance_words("support", "occurring"):
        return effect in OWN_DEED
    if level.relation == "object" and effect in (Effect.FACTIVE, Effect.ENDED):
        return True
    return effect is Effect.HOLDS and level.relation == "object" and lemma not in stance_words("support", "verbs")


def _says_nothing_else(reading: Reading, level: Level, effect: Effect | None, lemma: str) -> bool:
    """Whether a word puts nothing forward but how sure or real what stands below it is.

    Who is invited, ordered or helped to do something is told a deed of its own.
    """
    if level.relation == "object":
        return effect in ABSORBED_OBJECT or lemma in stance_words("support", "verbs")
    if level.relation == "subject" and lemma in BE:
        return reading.child(level.token, "attr") is None
    if level.relation in ("to", "ing", "of", "from", "for") and reading.tokens[level.token].pos in VERBAL:
        whom = reading.child(level.token, "dobj", "nsubjpass")
        return whom is None or effect in (Effect.PLANNED, Effect.ALLEGED, Effect.DENIED)
    return True


def _turn(climb: Climb, level: Level, effect: Effect | None, words: frozenset[str], *, evidence: bool) -> None:
    """The position and reality that an effect leaves."""
    if effect not in (Effect.FACTIVE, Effect.DEMANDED, Effect.ALLEGED) and climb.is_negated(level):
        if effect in (Effect.DENIED, Effect.FAILS) and words & stance_words("verbs", "preventing"):
            climb.leave_open("not prevented", level.negation)
            return
        climb.turn("negated", level.negation)
        climb.judged = climb.told
    if evidence or effect is None:
        climb.evidence = climb.evidence or evidence
        return
    if effect in (Effect.DENIED, Effect.FAILS):
        if words & stance_words("verbs", "preventing"):
            climb.leave_open("prevented", level.token)
            return
        climb.turn("fails" if effect is Effect.FAILS else effect.value, level.token)
        climb.reality = coloured(climb.reality, Reality.PLANNED) if level.relation == "to" else climb.reality
        return
    if effect is Effect.UNLIKELY:
        climb.doubt(effect.value, level.token)
    elif effect in (Effect.DEMANDED, Effect.HYPOTHETICAL):
        climb.reality = coloured(climb.reality, MAKES[effect])
        climb.leave_open(effect.value, level.token)
    elif effect is Effect.SOUGHT and words & stance_words("verbs", "wishing"):
        climb.reality = coloured(climb.reality, Reality.PLANNED)
        climb.leave_open("wished for", level.token)
    elif effect not in SILENT:
        climb.reality = coloured(climb.reality, MAKES[effect])
        climb.mark(effect.value, level.token)


def own_clause(climb: Climb, level: Level) -> None:
    """The modal, the mark and the adverbs of a word on the way: "could be planning", "if it decides to"."""
    reading = climb.reading
    if level.modal is not None:
        sense = Reality(modals()[reading.tokens[level.modal].text.lower()])
        climb.reality = coloured(climb.reality, sense)
        if sense is Reality.DEMANDED:
            climb.leave_open("demanded", level.modal)
    mark = None if level.mark is None else reading.tokens[level.mark].text.lower()
    if mark in stance_words("words", "conditional"):
        climb.leave_open("left open", level.mark)
    for effect, cue in level.cues:
        word = reading.tokens[cue].text.lower()
        if word in stance_words("words", "doubting") or word in stance_words("words", "doubting_adverbs"):
            climb.doubt("doubted", cue)
        elif effect is Effect.FAILS and level.tense:
            climb.turn(word, cue)


def _without_effect(climb: Climb, below: Level, level: Level) -> None:
    """Under a word of which nothing is known: a purpose, what there is, or a thing that something else is said of."""
    reading = climb.reading
    lemma = reading.tokens[level.token].lemma.lower()
    if level.relation in ("attribute", "object") and lemma in BE and not below.tense:
        if climb.is_negated(level):
            climb.turn("negated", level.negation)
        if reading.child(level.token, "expl") is not None or level.relation == "attribute":
            climb.absorbed.add(level.token)
        climb.top = level.token
        own_clause(climb, level)
        return
    if level.relation in ("that", "noun", "ing") and below.tense and reading.tokens[level.token].pos in VERBAL:
        if below.mark is None and lemma in BE:
            climb.apart = True  # "it was not gas, it was ...": two clauses side by side
            return
        if level.relation == "that" and climb.is_negated(level):
            climb.leave_open("negated", level.negation)
        own_clause(climb, level)
        return
    if level.relation == "noun" and below.label in ("amod", "compound"):
        return
    if level.relation == "to" and climb.reality in SAID_AS_DONE:
        climb.reality = Reality.PLANNED
        climb.mark("what it is for", level.token)
    climb.apart = True


def without(climb: Climb, level: Level) -> bool:
    """Whether it stands behind "without": without evidence of it, it is denied; without it, only raised."""
    if level.relation not in marking_words("preps", "negative"):
        return False
    if climb.evidence:
        climb.turn(level.relation, level.token)
    else:
        climb.leave_open(level.relation, level.token)
    climb.apart = True
    return True
