"""How real an event is told to be: done, under way, planned, threatened, demanded, alleged, denied, and for what words.

The idea: begin with the event's own word (its tense, modal, negation, its adjectives), then climb. Each word above may
change what was found below: "has plans to withdraw" makes the withdrawal planned, "no plans" denies it, "ruled out
having plans" again. At the top stands who tells it: what somebody else tells of another is alleged.
"""

from dataclasses import dataclass
from itertools import pairwise

from onrecord.lexicon.embedding import Effect, effects_of, marking_words, modals
from onrecord.model import Act, BlockKind, Reason, Span, Statement
from onrecord.model.events import EventType, Reality
from onrecord.record.events.factuality import estimate_factuality
from onrecord.record.events.reality_path import BE, NOMINAL, VERBAL, Level, path_of
from onrecord.record.reading import Reading

HOSTILE = frozenset({EventType.ASSAULT, EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE, EventType.THREATEN})
CONTESTED = HOSTILE | {
    EventType.YIELD,
    EventType.REJECT,
    EventType.PROTEST,
    None,
}  # what others tell is taken as a charge
LASTING = frozenset({EventType.COOPERATE, EventType.AID, EventType.SUPPORT})
MEASURES = frozenset({EventType.SANCTION, EventType.COERCE})  # what one side may announce for its allies, too
SPOKEN = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN})  # rejected, they were still made
SAID_AS_DONE = frozenset({Reality.ACTUAL, Reality.ONGOING})
TO_COME = frozenset({Reality.PLANNED, Reality.HYPOTHETICAL, Reality.POSSIBLE})
TRANSPARENT = frozenset({Effect.HOLDS, Effect.ONGOING, Effect.ENDED})
MAKES = {
    Effect.DENIED: Reality.DENIED,
    Effect.FAILS: Reality.DENIED,
    Effect.UNLIKELY: Reality.DENIED,
    Effect.THREATENED: Reality.THREATENED,
    Effect.DEMANDED: Reality.DEMANDED,
    Effect.ALLEGED: Reality.ALLEGED,
    Effect.ENDED: Reality.ACTUAL,
    Effect.PLANNED: Reality.PLANNED,
    Effect.SOUGHT: Reality.PLANNED,
    Effect.POSSIBLE: Reality.POSSIBLE,
    Effect.HYPOTHETICAL: Reality.HYPOTHETICAL,
    Effect.ONGOING: Reality.ONGOING,
    Effect.HOLDS: Reality.ACTUAL,
    Effect.FACTIVE: Reality.ACTUAL,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """How real an event is, on the scale of factuality too, and the words that say so."""

    reality: Reality
    factuality: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """Who tells an event, as far as it matters here."""

    type: EventType | None
    statement: Statement | None
    own: bool
    reported: bool
    heading: bool


def judge_reality(
    reading: Reading,
    token: int,
    *,
    type: EventType | None,
    statement: Statement | None,
    own: bool,
    others: tuple[int, ...] = (),
    reported: bool = False,
) -> Judged:
    """How real an event is told to be.

    Args:
        reading: The report.
        token: The event's word.
        type: What kind of event it is, None if unknown.
        statement: The innermost statement in whose content it stands, None in the report's own voice.
        own: Whether that statement's speaker is the one who does it.
        others: Further words that tell the event; a light verb among them lends a noun its tense.
        reported: Whether the speaker only reports it: a news agency, or an official of neither side.
    """
    path = path_of(reading, token, others)
    told = _Told(type, statement, own, reported, _in_heading(reading, token))
    reality, reasons = _climb(reading, path, told)
    reality, reasons = _as_told(reading, reality, reasons, path, told)
    return Judged(reality, estimate_factuality(reading, path), tuple(reasons))


def _in_heading(reading: Reading, token: int) -> bool:
    block = reading.annotations.sentences[reading.sentence_at[token]].block
    return reading.report.blocks[block].kind is not BlockKind.PARAGRAPH


def _climb(reading: Reading, path: tuple[Level, ...], told: _Told) -> tuple[Reality, list[Reason]]:
    """From the event's own word upward."""
    reality, reasons = _alone(reading, path[0], told)
    standing = reality is Reality.ONGOING and not path[0].tense
    for below, level in pairwise(path):
        if standing and level.relation not in ("object", "subject", "noun", "to", "that"):
            break  # "be firm in the negotiations" asks for no negotiations
        standing = False
        if level.relation == "relative":
            break
        if level.relation in ("joined", "clause"):
            if level.relation == "joined" and _stands_apart(below, level):
                break
            continue
        changed = _through(reading, reality, below, level, told)
        if changed is not None:
            reality, reason = changed
            reasons = [*reasons, reason]
        if not below.tense and not level.effects and level.relation not in ("attribute", "joined"):
            break  # a noun that something else is said of: "discussed the attack"
    return reality, reasons


def _stands_apart(below: Level, level: Level) -> bool:
    """Whether a joined verb is a clause of its own: a finite one beside an infinitive or a noun was joined amiss."""
    finite = below.tense in ("past", "present", "modal")
    return below.label == "parataxis" or (finite and level.tense in ("", "to", "base", "ing"))


def _alone(reading: Reading, level: Level, told: _Told) -> tuple[Reality, list[Reason]]:
    """What a word says by itself, and with the small words that hang on it."""
    if not level.tense:
        return _of_noun(reading, level)
    mark = None if level.mark is None else reading.tokens[level.mark].text.lower()
    if mark in marking_words("marks", "conditional"):
        return Reality.HYPOTHETICAL, [_reason(reading, "under a condition", level.mark)]
    if mark in marking_words("marks", "whenever") and level.tense == "present" and _comes(reading, level.token):
        return Reality.PLANNED, [_reason(reading, "still to come", level.mark)]
    inverted = _inverted(reading, level)
    if inverted is not None:
        return Reality.HYPOTHETICAL, [_reason(reading, "under a condition", inverted)]
    if level.modal is not None:
        return _of_modal(reading, level, told)
    if level.negation is not None:
        return Reality.DENIED, [_reason(reading, "negated", level.negation)]
    for effect, cue in level.cues:
        if MAKES[effect] is not Reality.ACTUAL:
            return MAKES[effect], [_reason(reading, MAKES[effect].value, cue)]
    shifted = told.statement is not None and level.tense == "past"  # "said that it was increasing"
    if level.progressive and (level.tense == "present" or shifted):
        return Reality.ONGOING, [_reason(reading, "under way", level.token)]
    described = level.label == "amod" and told.type in LASTING  # "Norland-backed rebels"
    if _lasts(reading, level, told) or described:
        return Reality.ONGOING, [_reason(reading, "lasting", level.token)]
    above = reading.tokens[level.token].head
    if level.tense == "to" and (level.label == "ROOT" or (told.heading and reading.tokens[above].pos not in VERBAL)):
        return Reality.PLANNED, [_reason(reading, "still to come", level.token)]
    if level.tense == "base" and level.label == "ROOT" and reading.child(level.token, "nsubj") is None:
        return Reality.DEMANDED, [_reason(reading, "told to do", level.token)]
    return Reality.ACTUAL, []


def _comes(reading: Reading, verb: int) -> bool:
    """Whether the clause over a clause of time lies ahead: "when Roe arrives, he will meet them"."""
    above = reading.tokens[verb].head
    return any(reading.tokens[c].text.lower() in ("will", "'ll", "’ll", "wo") for c in reading.children[above])


def _inverted(reading: Reading, level: Level) -> int | None:
    """The verb that opens a condition without "if": "had they left", "should they leave"; not one of a question."""
    first = next((c for c in reading.children[level.token] if reading.tokens[c].dep == "aux"), None)
    subject = reading.child(level.token, "nsubj", "nsubjpass")
    if first is None or reading.tokens[first].text.lower() not in ("had", "should"):
        return None
    sentence = reading.annotations.sentences[reading.sentence_at[level.token]]
    if first > subject if subject is not None else first != sentence.first_token:
        return None
    return None if reading.tokens[sentence.after_token - 1].text == "?" else first


def _lasts(reading: Reading, level: Level, told: _Told) -> bool:
    """Whether a plain present tells of what goes on: "controls the valley"; a headline's tells of what was done."""
    simple = level.tense == "present" and not level.perfect and not level.passive
    stays = told.type in LASTING or reading.tokens[level.token].lemma.lower() in marking_words("lasting", "verbs")
    return simple and not told.heading and stays and not level.relation


def _of_noun(reading: Reading, level: Level) -> tuple[Reality, list[Reason]]:
    if level.negation is not None:
        return Reality.DENIED, [_reason(reading, "negated", level.negation)]
    for effect, cue in level.cues:
        if MAKES[effect] is not Reality.ACTUAL:
            return MAKES[effect], [_reason(reading, MAKES[effect].value, cue)]
    if _is_ahead(reading, level.token):
        return Reality.PLANNED, [_reason(reading, "still to come", level.token)]
    lemma = _whole_word(reading, level.token)
    present = _main_tense(reading, level.token) == "present" or lemma in marking_words("lasting", "at_any_time")
    if lemma in marking_words("lasting", "nouns") and not level.relation and present and not _is_dated(reading, level):
        return Reality.ONGOING, [_reason(reading, "lasting", level.token)]
    return Reality.ACTUAL, []


def _whole_word(reading: Reading, token: int) -> str:
    """A word's lemma, with what a hyphen joins to it ("build-up", which the parser cuts in three)."""
    tokens = reading.tokens
    if token > 1 and tokens[token - 1].text == "-":
        return f"{tokens[token - 2].text}-{tokens[token].text}".lower()
    if token + 2 < len(tokens) and tokens[token + 1].text == "-":
        return f"{tokens[token].text}-{tokens[token + 2].text}".lower()
    return tokens[token].lemma.lower()


def _is_ahead(reading: Reading, noun: int) -> bool:
    """Whether a noun stands behind "ahead of"."""
    of = reading.tokens[noun].head
    return reading.tokens[of].text.lower() == "of" and reading.tokens[reading.tokens[of].head].text.lower() == "ahead"


def _is_dated(reading: Reading, level: Level) -> bool:
    """Whether a noun is told as of some time: "the war of 2006", "last year's siege"."""
    span = Span(reading.tokens[level.token].start, reading.tokens[level.token].end)
    own = {i for c in reading.children[level.token] for i in (c, *reading.children[c])}
    times = reading.times_in(reading.sentence_span(span.start))
    return any(i in own for time in times for i in reading.tokens_in(time.span))


def _main_tense(reading: Reading, token: int) -> str:
    """Whether the sentence around a word is told in the past or in the present."""
    at = token
    while reading.tokens[at].head != at:
        at = reading.tokens[at].head
    tags = {reading.tokens[c].tag for c in reading.children[at] if reading.tokens[c].dep in ("aux", "auxpass")}
    return "past" if "VBD" in tags | {reading.tokens[at].tag} else "present"


def _of_modal(reading: Reading, level: Level, told: _Told) -> tuple[Reality, list[Reason]]:
    """What a modal makes of its verb, negated or not, under a condition or not."""
    assert level.modal is not None
    sense = Reality(modals()[reading.tokens[level.modal].text.lower()])
    word = reading.tokens[level.modal].text.lower()
    negated = level.negation is not None
    if negated and (sense in (Reality.PLANNED, Reality.HYPOTHETICAL) or word in ("can", "ca", "could")):
        return Reality.DENIED, [_reason(reading, "negated", level.negation)]
    if level.perfect and sense is Reality.HYPOTHETICAL:
        return Reality.HYPOTHETICAL, [_reason(reading, "would have been", level.modal)]
    if level.perfect and sense is Reality.DEMANDED:
        return (Reality.POSSIBLE if word == "must" else Reality.HYPOTHETICAL), [
            _reason(reading, f"{word} have", level.modal)
        ]
    condition = _condition(reading, level.token)
    if sense in (Reality.PLANNED, Reality.HYPOTHETICAL) and condition is not None:
        warned = told.statement is not None and told.statement.act in (Act.THREATEN, Act.WARN)
        threat = told.type in HOSTILE and (told.own or (warned and told.type in MEASURES))
        reality = Reality.THREATENED if threat else Reality.HYPOTHETICAL
        return reality, [_reason(reading, "under a condition", condition)]
    if sense is Reality.HYPOTHETICAL and (told.statement is not None or level.label == "ccomp"):
        return Reality.PLANNED, [_reason(reading, "still to come when it was said", level.modal)]
    return sense, [_reason(reading, sense.value, level.modal)]


def _condition(reading: Reading, verb: int) -> int | None:
    """The word that opens a condition upon a verb: "if", "unless"."""
    for c in reading.children[verb]:
        if reading.tokens[c].dep in ("advcl", "prep"):
            for k in (c, *reading.children[c]):
                if reading.tokens[k].dep in ("mark", "prep") and reading.tokens[k].text.lower() in ("if", "unless"):
                    return k
    return None


def _through(
    reading: Reading, reality: Reality, below: Level, level: Level, told: _Told
) -> tuple[Reality, Reason] | None:
    """What the next word up makes of it; None where it changes nothing."""
    if level.relation in marking_words("preps", "negative"):
        return Reality.DENIED, _reason(reading, level.relation, level.token)
    yet = _yet(reading, level)
    if yet is not None:
        return Reality.DENIED, _reason(reading, "not so far", yet)
    effect = _effect(reading, below, level, told)
    if effect is None:
        return _without_effect(reading, reality, below, level, told)
    governor, _ = _alone(reading, level, told)
    if governor is Reality.HYPOTHETICAL and effect in TRANSPARENT | {Effect.FAILS}:
        return governor, _reason(reading, "under a condition", level.token)
    negated = level.negation is not None
    if effect is Effect.FACTIVE:
        unseen = negated and reading.tokens[level.token].lemma.lower() in marking_words("lasting", "perception")
        return (Reality.DENIED, _reason(reading, "not seen", level.negation)) if unseen else None
    if MAKES[effect] is Reality.DENIED and told.type in SPOKEN and not below.tense:
        return None
    if effect in TRANSPARENT:
        if governor is Reality.DENIED and reality is Reality.HYPOTHETICAL:
            return governor, _reason(reading, "negated", level.negation)
        made = MAKES[effect] if governor is Reality.ACTUAL else governor
        if made is reality or (made is Reality.ACTUAL) or (reality not in SAID_AS_DONE):
            return None
        return made, _reason(reading, made.value, level.token)
    made = MAKES[effect]
    if made is Reality.DENIED:
        return _through_denial(reading, reality, level, effect, negated)
    if negated:
        open_question = reality is Reality.HYPOTHETICAL and below.mark is not None
        if effect in (Effect.ALLEGED, Effect.DEMANDED) or open_question:
            return None
        return Reality.DENIED, _reason(reading, "negated", level.negation)
    if reality is Reality.DENIED and made not in (Reality.DEMANDED, Reality.HYPOTHETICAL):
        return None
    if made is Reality.ALLEGED and reality not in SAID_AS_DONE:
        return None
    if governor in (Reality.HYPOTHETICAL, Reality.POSSIBLE) and made is Reality.PLANNED:
        made = governor
    return made, _reason(reading, made.value, level.token)


def _yet(reading: Reading, level: Level) -> int | None:
    """The "yet" of "has yet to leave"."""
    if level.relation != "to":
        return None
    return next((c for c in reading.children[level.token] if reading.tokens[c].text.lower() == "yet"), None)


def _through_denial(
    reading: Reading, reality: Reality, level: Level, effect: Effect, negated: bool
) -> tuple[Reality, Reason]:
    """Under "failed to", "ruled out", and their own negation."""
    if negated:
        made = Reality.ACTUAL if effect is Effect.FAILS else Reality.POSSIBLE
        return made, _reason(reading, "a negated denial", level.negation)
    if reality is Reality.DENIED and effect is Effect.FAILS:
        return Reality.ACTUAL, _reason(reading, "a negated negation", level.token)
    if level.modal is not None and modals()[reading.tokens[level.modal].text.lower()] == "possible":
        return Reality.POSSIBLE, _reason(reading, "possible", level.modal)
    return Reality.DENIED, _reason(reading, "denied or not done", level.token)


def _effect(reading: Reading, below: Level, level: Level, told: _Told) -> Effect | None:
    """The governing word's effect; who claims what is left to the statement where there is one."""
    for effect in level.effects:
        verbal = reading.tokens[level.token].pos in VERBAL
        if effect is Effect.ALLEGED and level.relation == "that" and told.statement is not None and verbal:
            continue
        if effect is Effect.PLANNED and reading.tokens[level.token].lemma == "go" and not level.progressive:
            continue
        if effect is Effect.PLANNED and level.relation == "that" and (below.tense == "past" or below.perfect):
            continue  # "announced that they had landed"
        return effect
    return None


def _without_effect(
    reading: Reading, reality: Reality, below: Level, level: Level, told: _Told
) -> tuple[Reality, Reason] | None:
    """Under a word of which nothing is known: purposes, and clauses of which the event is the subject."""
    if reality not in SAID_AS_DONE:
        return None
    if level.relation in ("to", "noun") and below.tense == "to":
        return Reality.PLANNED, _reason(reading, "what it is for", below.token)
    if level.relation in ("subject", "object", "attribute") and reading.tokens[below.token].pos in NOMINAL:
        if level.relation == "subject" and level.modal is not None and _is_would(reading, level.modal):
            return Reality.HYPOTHETICAL, _reason(reading, "hypothetical", level.modal)
        governor, reasons = _alone(reading, level, told)
        lemma = reading.tokens[level.token].lemma.lower()
        if governor is Reality.HYPOTHETICAL or (lemma in BE and governor is not Reality.ACTUAL):
            return governor, (reasons or [_reason(reading, governor.value, level.token)])[0]
    return None


def _as_told(
    reading: Reading, reality: Reality, reasons: list[Reason], path: tuple[Level, ...], told: _Told
) -> tuple[Reality, list[Reason]]:
    """What the teller makes of it."""
    statement = told.statement
    if statement is None:
        return reality, reasons
    cue = statement.cue[0] if statement.cue else None
    spoken = told.type in SPOKEN and not path[0].tense
    if statement.act is Act.DENY and reality in SAID_AS_DONE and _cue_denies(reading, cue) and not spoken:
        return Reality.DENIED, [*reasons, Reason("denied", cue)]
    if told.own and reality in TO_COME and told.type in HOSTILE and statement.act in (Act.THREATEN, Act.WARN):
        return Reality.THREATENED, [*reasons, Reason("threatened", cue)]
    if statement.act is Act.THINK and reality in SAID_AS_DONE and not _taken_for_granted(reading, path):
        return Reality.POSSIBLE, [*reasons, Reason("thought", cue)]
    charged = not told.own and not told.reported and told.type in CONTESTED
    if reality in SAID_AS_DONE and charged and not _taken_for_granted(reading, path):
        return Reality.ALLEGED, [*reasons, Reason("told by another", cue)]
    return reality, reasons


def _taken_for_granted(reading: Reading, path: tuple[Level, ...]) -> bool:
    """Whether the words take an event as known: as a noun, in a clause of time or description, under "regret"."""
    if not path[0].tense and not any(level.effects[:1] == (Effect.HOLDS,) for level in path[1:2]):
        return True
    for level in path[1:]:
        if level.relation == "relative" or Effect.FACTIVE in level.effects[:1]:
            return True
        if level.relation == "that":
            break
    return False


def _cue_denies(reading: Reading, cue: Span | None) -> bool:
    if cue is None:
        return False
    known = effects_of("that")
    return any(Effect.DENIED in known.get(reading.tokens[i].lemma.lower(), ()) for i in reading.tokens_in(cue))


def _is_would(reading: Reading, modal: int) -> bool:
    return modals()[reading.tokens[modal].text.lower()] == "hypothetical"


def _reason(reading: Reading, text: str, token: int | None) -> Reason:
    return Reason(text, None if token is None else Span(reading.tokens[token].start, reading.tokens[token].end))
