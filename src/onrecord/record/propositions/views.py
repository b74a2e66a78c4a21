"""Where everybody who tells a proposition stands towards it, read upward from its own word to the report's voice.

Each word on the way may turn, doubt or only raise it, or say how real it is; each statement left behind is somebody
who holds what has come together so far. What one source says of another's claim ("denies Western claims that") goes
on through the claim; what the report itself thinks of it is not told, and so it holds nothing.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.lexicon.embedding import Effect, marking_words
from onrecord.lexicon.stances import stance_words
from onrecord.model import Act, BlockKind, Reason, StatementKind
from onrecord.model.events import EventType, Reality
from onrecord.model.propositions import GERUND, NAMED, NOUN, OUTRIGHT, PHRASE, RETRACTION, Position
from onrecord.record.events.reality_alone import MAKES, judge_alone
from onrecord.record.events.reality_alone import Told as Telling
from onrecord.record.events.reality_path import BE, VERBAL, Level
from onrecord.record.propositions.candidates import COMPLEMENTS, HELPERS, Candidate
from onrecord.record.propositions.climbing import Climb, View
from onrecord.record.propositions.effects import apply_effect, forms, is_called_false, without
from onrecord.record.propositions.paths import Paths
from onrecord.record.propositions.positions import SAID_AS_DONE, coloured, doubted, taken, turned
from onrecord.record.propositions.sayings import is_said, take_words
from onrecord.record.propositions.tellers import Tellers
from onrecord.record.reading import Reading

GERUNDS = frozenset({"pcomp", "dobj", "nsubj", "csubj", "pobj"})
FAR_BEFORE = 40  # code points
SHORT_QUOTE = 3  # words between quotation marks that call something by another's name
_SHIFTING = ("to", "ing", "object", "on", "for", "of")
_UNSHIFTED = frozenset({Effect.DENIED, Effect.ALLEGED, Effect.FACTIVE, Effect.HOLDS, Effect.ENDED, Effect.FAILS})


@dataclass(frozen=True, slots=True)
class Outlook:
    """All who stand somewhere towards a proposition, the innermost first.

    `absorbed` are words that say nothing but how sure or real it is; `top` is the highest of them under the innermost
    teller, the head of all the words that carry the position. `named` is whether a noun only names the deed.
    """

    views: tuple[View, ...]
    absorbed: frozenset[int]
    top: int
    named: bool = False


def look(
    reading: Reading, candidate: Candidate, tellers: Tellers, *, paths: Paths, type: EventType | None = None
) -> Outlook:
    """Who stands where towards what a word puts forward.

    Args:
        reading: The report.
        candidate: The word.
        tellers: The report's statements.
        paths: The ways up that are known already.
        type: What kind of event it is, None if of none.
    """
    path = paths.path(candidate.token, candidate.others)
    telling = list(tellers.around(candidate.token))
    climb = _start(reading, path[0], candidate, type, tellers=tellers, telling=telling)
    left: set[int] = set()
    for below, level in pairwise(path):
        cue = None
        while telling and not tellers.holds(telling[0], level.token):
            number = telling.pop(0)
            is_cue = level.token in tellers.cue_tokens(number)
            _by_statement(climb, tellers, number, level=level if is_cue else None)
            left.add(number)
            cue = level if is_cue else cue
        if cue is None and tellers.cue_at.get(level.token) not in left:
            _operate(climb, tellers, below, level, inside=telling[0] if telling else None)
    if not climb.apart and _asks(reading, path[-1]):
        climb.leave_open("asked", None)
    named = candidate.is_noun and candidate.light is None and not climb.absorbed and not climb.negations
    if named:
        climb.mark(NAMED, candidate.token)
    for number in telling:
        _by_statement(climb, tellers, number, level=None)
    if not climb.told or (climb.claimed and climb.judged):
        doubt = _in_scare_quotes(reading, candidate)
        climb.emit((), doubted(climb.position) if doubt else climb.position, None)
    if not climb.views:
        climb.emit((), Position.RAISES, None)
    return Outlook(tuple(climb.views), frozenset(climb.absorbed), climb.top, named)


def _start(
    reading: Reading,
    level: Level,
    candidate: Candidate,
    type: EventType | None,
    *,
    tellers: Tellers,
    telling: list[int],
) -> Climb:
    """What a word says by itself, with its own negation, modal, adverbs and adjectives."""
    block = reading.annotations.sentences[reading.sentence_at[level.token]].block
    heading = reading.report.blocks[block].kind is not BlockKind.PARAGRAPH
    statement = tellers.statements[telling[0]] if telling else None
    plain = replace(level, negation=None, cues=()) if level.negation is not None or level.cues else level
    reality, reasons = judge_alone(reading, plain, Telling(type, statement, False, True, heading))
    climb = Climb(reading, Position.ASSERTS, reality, candidate.clause, list(reasons))
    worded = _worded_by(reading, candidate)
    if worded is not None:
        climb.mark(worded, candidate.token)
    if climb.is_negated(level):
        climb.turn("negated", level.negation)
    else:
        lacking = _lacking(reading, candidate)
        if lacking is not None:
            climb.negations.add(lacking)
            climb.turn("negated", lacking)
    _own_words(climb, level)
    if candidate.is_noun and _is_so_called(reading, candidate.token):
        climb.doubt("so-called", candidate.token)
    mark = None if level.mark is None else reading.tokens[level.mark].text.lower()
    if mark in stance_words("words", "conditional"):
        climb.leave_open("left open", level.mark)
    elif _is_asked(reading, level):
        climb.leave_open("asked", None)
    elif climb.reality is Reality.DEMANDED:
        climb.position = Position.RAISES
    return climb


def _worded_by(reading: Reading, candidate: Candidate) -> str | None:
    """What words a deed, if no verb of a clause does: a noun names it, a gerund leaves open whether it was done."""
    token = reading.tokens[candidate.token]
    if candidate.is_phrase:
        return PHRASE
    if candidate.is_noun and candidate.light is None:
        return NOUN
    helped = any(reading.tokens[c].dep in HELPERS for c in reading.children[candidate.token])
    return GERUND if token.tag == "VBG" and token.dep in GERUNDS and not helped else None


def _is_so_called(reading: Reading, noun: int) -> bool:
    """Whether "so-called" stands before a noun at some distance: "the so-called (imminent invasion)"."""
    start = reading.tokens[noun].start
    before = reading.report.text[max(0, start - FAR_BEFORE) : start].lower()
    return "so-called" in before.replace(".", ",").rpartition(",")[2]


def _lacking(reading: Reading, candidate: Candidate) -> int | None:
    """The "no" of what there is not, or of what it is not: "there was no opposition", "it is no exercise"."""
    if candidate.is_noun:
        return None
    for thing in reading.children[candidate.token]:
        if reading.tokens[thing].dep == "attr":
            own = (c for c in reading.children[thing] if reading.tokens[c].text.lower() in ("no", "neither"))
            if reading.tokens[thing].text.lower() in stance_words("nouns", "nothing"):
                return thing
            return next(own, None)
    return None


def _own_words(climb: Climb, level: Level) -> None:
    """What adverbs and adjectives say: "alleged", "fictitious", "possible"."""
    for effect, cue in level.cues:
        token = climb.reading.tokens[cue]
        words = {token.text.lower(), token.lemma.lower()}
        if words & (stance_words("words", "doubting") | stance_words("words", "doubting_adverbs")):
            climb.position, climb.reality = doubted(climb.position), coloured(climb.reality, Reality.ALLEGED)
        elif words & stance_words("words", "denying") or (effect is Effect.FAILS and level.tense):
            climb.position = turned(climb.position)
        elif effect is Effect.UNLIKELY:
            climb.position = doubted(climb.position)
        elif effect is Effect.FAILS:
            climb.reality = coloured(climb.reality, Reality.PLANNED)
        elif not words & stance_words("words", "anaphoric"):
            climb.reality = coloured(climb.reality, MAKES[effect])
        else:
            continue
        climb.mark(token.text.lower(), cue)


def _operate(climb: Climb, tellers: Tellers, below: Level, level: Level, *, inside: int | None) -> None:
    """What the next word up makes of it, where it is no statement's own cue that has just been left."""
    words = forms(climb.reading, level.token)
    if level.relation == "relative" and _is_cleft(climb.reading, level.token):
        return
    if level.relation == "relative" and not _tells_a_claim(climb.reading, below, level, words):
        climb.apart = True
    if level.relation == "clause" and below.tense != "to":
        climb.apart = True
    if level.relation == "joined":
        climb.apart = climb.apart or below.label == "parataxis"
        return
    if climb.apart or without(climb, level) or is_called_false(climb, below, level, words):
        return
    if _is_asked(climb.reading, level):
        climb.leave_open("asked", None)
        climb.apart = True
        return
    if _was_wrong_to_say(climb.reading, level, words):
        climb.turn("wrong to say", level.token)
        climb.mark(RETRACTION, level.token)
        climb.absorbed.add(level.token)
        climb.top = level.token
        return
    if is_said(climb.reading, level, words) and take_words(climb, tellers, level, words, inside=inside):
        return
    apply_effect(climb, below, level, words)


def _was_wrong_to_say(reading: Reading, level: Level, words: frozenset[str]) -> bool:
    """Whether it is what somebody was wrong to say: "I was wrong to say that", "was mistaken in claiming that"."""
    if level.relation != "that" or not words & (stance_words("verbs", "saying") | stance_words("verbs", "asserting")):
        return False
    above = reading.tokens[level.token].head
    if reading.tokens[above].pos == "ADP":
        above = reading.tokens[above].head
    complement = above if reading.tokens[above].pos == "ADJ" else reading.child(above, *COMPLEMENTS)
    wrong = stance_words("adjectives", "erring")
    passive = reading.tokens[above].lemma.lower() in wrong or reading.tokens[above].text.lower() in wrong
    return passive or (complement is not None and reading.tokens[complement].text.lower() in wrong)


def _is_cleft(reading: Reading, noun: int) -> bool:
    """Whether a noun is only brought forward: "it was not we who put them there" denies that we did."""
    verb = reading.tokens[noun].head
    subject = reading.child(verb, "nsubj")
    is_it = subject is not None and reading.tokens[subject].text.lower() == "it"
    return is_it and reading.tokens[noun].dep == "attr" and reading.tokens[verb].lemma.lower() in BE


def _tells_a_claim(reading: Reading, below: Level, level: Level, words: frozenset[str]) -> bool:
    """Whether a clause tells what a claim says, though "that" is left out: "the accusation he was lying"."""
    if not words & stance_words("nouns", "claims"):
        return False
    subject = reading.child(below.token, "nsubj", "nsubjpass")
    return subject is not None and reading.tokens[subject].text.lower() not in ("that", "which", "who")


def _by_statement(climb: Climb, tellers: Tellers, number: int, *, level: Level | None) -> None:
    """Leaves a statement: its speakers hold what has come together, as their word for it says."""
    statement = tellers.statements[number]
    cues = tellers.cue_tokens(number)
    noun = bool(cues) and all(climb.reading.tokens[i].pos not in VERBAL for i in cues)
    words = frozenset(form for i in cues for form in forms(climb.reading, i))
    found = None
    if statement.kind is not StatementKind.DIRECT or words & stance_words("verbs", "denying"):
        found = taken(climb.position, words, negated=_is_negated(climb.reading, cues))
    if found is not None and words & stance_words("verbs", "asking") and statement.act not in (Act.DEMAND, Act.ASK):
        found = None
    position = climb.position if found is None else found
    if words & stance_words("verbs", "withholding") and level is not None and level.relation == "to":
        position = turned(climb.position)
    if climb.apart and position is not climb.position:
        position = Position.RAISES
    if level is not None and level.relation in _SHIFTING and level.effects and level.effects[0] not in _UNSHIFTED:
        climb.reality = coloured(climb.reality, MAKES[level.effects[0]])
    if statement.act is Act.THINK and climb.reality in SAID_AS_DONE:
        climb.reality = Reality.POSSIBLE
    if tellers.is_voice(number):
        climb.position = position
        return
    if climb.told and not climb.claimed:
        return
    if not climb.told and tellers.is_nobodys(number):
        climb.told, climb.claimed, climb.apart = True, not climb.apart, False
        return
    if climb.told and found is None and not climb.judged and not words & stance_words("verbs", "conceding"):
        climb.claimed = noun
        return
    cue = statement.cue[0] if statement.cue else None
    climb.reasons.append(Reason(f"as told: {statement.act.value}", cue))
    if words & stance_words("verbs", "denying"):
        climb.reasons.append(Reason(OUTRIGHT, cue))
    if _takes_back(climb, words, position):
        climb.reasons.append(Reason(RETRACTION, cue))
    climb.emit(tellers.speakers(number), position, number)
    climb.told, climb.claimed, climb.apart, climb.judged = True, noun and not climb.apart, False, False


def _takes_back(climb: Climb, words: frozenset[str], position: Position) -> bool:
    """Whether somebody owns that what was said is false: "admitted that the tale was an invention"."""
    false = stance_words("adjectives", "false") | stance_words("nouns", "false")
    owned = bool(words & stance_words("verbs", "conceding")) and position is Position.DENIES
    return owned and any(reason.text in false for reason in climb.reasons)


def _is_negated(reading: Reading, cues: list[int]) -> bool:
    """Whether somebody is told not to have said it: "did not say", "never confirmed"."""
    words = marking_words("negation", "words") - {"few", "little", "no"}
    near = {c for i in cues for c in (i, *reading.children[i])}
    return any(reading.tokens[c].text.lower() in words for c in near)


def _asks(reading: Reading, level: Level) -> bool:
    """Whether the way ends in the main clause of a question."""
    sentence = reading.annotations.sentences[reading.sentence_at[level.token]]
    last = reading.tokens[max(sentence.first_token, sentence.after_token - 1)]
    before = reading.tokens[max(sentence.first_token, sentence.after_token - 2)]
    return level.label == "ROOT" and "?" in (last.text, before.text)


def _is_asked(reading: Reading, level: Level) -> bool:
    """Whether a clause turns its helper round and ends in a question mark: "the question is: does he want peace?"."""
    below = reading.children[level.token]
    subject = reading.child(level.token, "nsubj", "nsubjpass")
    helper = next((c for c in below if reading.tokens[c].dep in ("aux", "auxpass")), None)
    if subject is None or helper is None or not helper < subject < level.token:
        return False
    sentence = reading.annotations.sentences[reading.sentence_at[level.token]]
    marks = (reading.tokens[t].text for t in range(level.token, sentence.after_token))
    return next((mark for mark in marks if mark in (".", "?", "!", ";")), "") == "?"


def _in_scare_quotes(reading: Reading, candidate: Candidate) -> bool:
    """Whether the report calls a deed by a name between quotation marks: the Russian "invasion"."""
    quotation = reading.quotation(candidate.token)
    if quotation is None or not candidate.is_noun:
        return False
    return len(quotation.span.of(reading.report.text).split()) <= SHORT_QUOTE
