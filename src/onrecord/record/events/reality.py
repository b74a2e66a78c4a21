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
from onrecord.record.events.presupposed import taken_for_granted
from onrecord.record.events.reality_alone import HOSTILE, MAKES, Told, is_would, judge_alone, reason_at
from onrecord.record.events.reality_path import BE, NOMINAL, VERBAL, Level, path_of
from onrecord.record.reading import Reading

CONTESTED = HOSTILE | {
    EventType.YIELD,
    EventType.REJECT,
    EventType.PROTEST,
    None,
}  # what others tell is taken as a charge
SPOKEN = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN})  # rejected, they were still made
SAID_AS_DONE = frozenset({Reality.ACTUAL, Reality.ONGOING})
TO_COME = frozenset({Reality.PLANNED, Reality.HYPOTHETICAL, Reality.POSSIBLE})
TRANSPARENT = frozenset({Effect.HOLDS, Effect.ONGOING, Effect.ENDED})


@dataclass(frozen=True, slots=True)
class Judged:
    """How real an event is, on the scale of factuality too, and the words that say so."""

    reality: Reality
    factuality: float
    reasons: tuple[Reason, ...] = ()


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
    told = Told(type, statement, own, reported, _in_heading(reading, token), _is_done(reading, path[1:], others))
    reality, reasons = _climb(reading, path, told)
    reality, reasons = _as_told(reading, reality, reasons, path, told)
    return Judged(reality, estimate_factuality(reading, path), tuple(reasons))


def _is_done(reading: Reading, above: tuple[Level, ...], others: tuple[int, ...]) -> bool:
    """Whether the verb beside an event's noun tells of the past: "have sent aid"."""
    verbs = [level for level in above if level.token in others and reading.tokens[level.token].pos in VERBAL]
    return any((level.tense == "past" or level.perfect) and not level.progressive for level in verbs)


def _in_heading(reading: Reading, token: int) -> bool:
    block = reading.annotations.sentences[reading.sentence_at[token]].block
    return reading.report.blocks[block].kind is not BlockKind.PARAGRAPH


def _climb(reading: Reading, path: tuple[Level, ...], told: Told) -> tuple[Reality, list[Reason]]:
    """From the event's own word upward."""
    reality, reasons = judge_alone(reading, path[0], told)
    if path[0].mark is not None and reading.tokens[path[0].mark].text.lower() == "whether":
        return reality, reasons  # "declined to say whether he would go" leaves it open
    standing = reality is Reality.ONGOING and not path[0].tense
    for below, level in pairwise(path):
        if standing and not _reaches(reading, below, level):
            break  # "be firm in the negotiations" asks for no negotiations
        standing = False
        if level.relation == "relative":
            if _is_any(reading, level) and reality in SAID_AS_DONE and path[0].tense == "present":
                return Reality.HYPOTHETICAL, [*reasons, reason_at(reading, "of any", level.token)]
            break
        if _leaves_quotation(reading, below, level):
            break
        if level.relation in ("joined", "clause"):
            if _stands_apart(reading, below, level):
                break
            continue
        if _helps_on(reading, below, level) and reality in SAID_AS_DONE:
            return Reality.ONGOING, [*reasons, reason_at(reading, "lasting", below.token)]
        changed = _through(reading, reality, below, level, told)
        if changed is not None:
            reality, reason = changed
            reasons = [*reasons, reason]
        elif level.effects[:1] == (Effect.FACTIVE,) and below is path[0] and not below.tense:
            if reality is Reality.ACTUAL and _is_being_seen(reading, level):
                return Reality.ONGOING, [*reasons, reason_at(reading, "seen now", level.token)]
            break  # "refused to condemn the attack" takes it for granted
        if not below.tense and not level.effects and level.relation not in ("attribute", "joined"):
            break  # a noun that something else is said of: "discussed the attack"
    return reality, reasons


def _is_being_seen(reading: Reading, level: Level) -> bool:
    """Whether somebody sees it as they speak: "we continue to see deployments"."""
    sees = reading.tokens[level.token].lemma.lower() in marking_words("lasting", "perception")
    return sees and level.tense in ("present", "to") and not level.perfect and level.negation is None


def _is_any(reading: Reading, level: Level) -> bool:
    """Whether a clause describes whoever may be meant: "any state that supports them"."""
    return any(reading.tokens[c].text.lower() in marking_words("marks", "any") for c in reading.children[level.token])


def _leaves_quotation(reading: Reading, below: Level, level: Level) -> bool:
    """Whether a whole clause in quotation marks is told by the next word up, which its statement answers for."""
    quotation = reading.quotation_at[below.token]
    finite = below.tense in ("past", "present", "modal")
    return quotation is not None and finite and reading.quotation_at[level.token] != quotation


def _helps_on(reading: Reading, below: Level, level: Level) -> bool:
    """Whether others are helped in what they do anyway: "help the rebels fight"."""
    lasting = reading.tokens[below.token].lemma.lower() in marking_words("lasting", "verbs")
    helps = reading.tokens[level.token].lemma.lower() == "help"
    return lasting and helps and reading.child(below.token, "nsubj") is not None


def _reaches(reading: Reading, below: Level, level: Level) -> bool:
    """Whether a word says something of what goes on anyway: of "sanctions", not of "its negotiations", "the war"."""
    known = any(
        reading.tokens[c].text.lower() in marking_words("lasting", "definite") or reading.tokens[c].dep == "poss"
        for c in reading.children[below.token]
    )
    if level.relation in ("object", "subject", "noun", "to", "that"):
        return not (known and level.effects and level.effects[0] in (Effect.SOUGHT, Effect.POSSIBLE))
    return bool(level.effects) and not known and level.relation in ("for", "of", "about", "against")


def _stands_apart(reading: Reading, below: Level, level: Level) -> bool:
    """Whether a clause stands for itself: of time, contrast or condition, or a finite verb joined amiss to another."""
    finite = below.tense in ("past", "present", "modal")
    if level.relation == "clause":
        mark = "" if below.mark is None else reading.tokens[below.mark].text.lower()
        return finite and (mark in marking_words("marks", "past") or mark in marking_words("marks", "conditional"))
    return below.label == "parataxis" or (finite and level.tense in ("", "to", "base", "ing"))


def _through(
    reading: Reading, reality: Reality, below: Level, level: Level, told: Told
) -> tuple[Reality, Reason] | None:
    """What the next word up makes of it; None where it changes nothing."""
    if level.relation in marking_words("preps", "negative"):
        return Reality.DENIED, reason_at(reading, level.relation, level.token)
    yet = _yet(reading, level)
    if yet is not None:
        return Reality.DENIED, reason_at(reading, "not so far", yet)
    effect = _effect(reading, below, level, told)
    if effect is Effect.ALLEGED and _is_own_claim(reading, below, level):
        return None
    if effect is None:
        return _without_effect(reading, reality, below, level, told)
    governor, _ = judge_alone(reading, level, told)
    if governor is Reality.HYPOTHETICAL and effect in TRANSPARENT | {Effect.FAILS}:
        return governor, reason_at(reading, "under a condition", level.token)
    negated = level.negation is not None
    if effect is Effect.FACTIVE:
        unseen = negated and reading.tokens[level.token].lemma.lower() in marking_words("lasting", "perception")
        return (Reality.DENIED, reason_at(reading, "not seen", level.negation)) if unseen else None
    if MAKES[effect] is Reality.DENIED and told.type in SPOKEN and not below.tense:
        return None
    if effect in (Effect.SOUGHT, Effect.DENIED) and level.relation == "object" and _is_known(reading, below, level):
        return None
    if effect in TRANSPARENT:
        return _through_transparent(reading, reality, level, effect, governor)
    made = MAKES[effect]
    if effect in (Effect.PLANNED, Effect.SOUGHT) and level.relation in ("to", "ing") and not negated:
        attempt = reading.tokens[level.token].lemma.lower() in marking_words("lasting", "attempts")
        if attempt and reality in SAID_AS_DONE and governor is Reality.ACTUAL:
            return None if level.tense != "past" else (Reality.ACTUAL, reason_at(reading, "attempted", level.token))
        if reality is Reality.ONGOING and below.effects[:1] == (Effect.ONGOING,):
            return None  # "vowed to keep fighting"
    if _is_wanted_of(reading, below, level):
        return Reality.DEMANDED, reason_at(reading, "wanted of another", level.token)
    if made in (Reality.PLANNED, Reality.POSSIBLE) and reality is Reality.DEMANDED:
        return None  # "agreed that the army must leave", "decided to ask them to leave"
    signs = reading.tokens[level.token].lemma.lower() in marking_words("lasting", "signs")
    if made is Reality.POSSIBLE and reality is Reality.PLANNED and signs:
        return None
    if made is Reality.DENIED and reality is Reality.DEMANDED and not below.tense:
        return None  # "rejected the demand that they leave"
    if made in (Reality.PLANNED, Reality.DENIED) and below.mark is not None and reality is Reality.POSSIBLE:
        return None  # "refused to say whether", "will decide whether"
    charges = reading.tokens[level.token].lemma.lower() in marking_words("lasting", "charges")
    if made is Reality.ALLEGED and charges and reality is Reality.PLANNED:
        return made, reason_at(reading, made.value, level.token)
    if made is Reality.DENIED:
        return _through_denial(reading, reality, level, effect, negated)
    if negated:
        open_question = reality in (Reality.HYPOTHETICAL, Reality.POSSIBLE) and below.mark is not None
        if effect in (Effect.ALLEGED, Effect.DEMANDED) or open_question:
            return None
        if governor is Reality.POSSIBLE:
            return governor, reason_at(reading, "possible", level.modal)
        return Reality.DENIED, reason_at(reading, "negated", level.negation)
    if reality is Reality.DENIED and made not in (Reality.DEMANDED, Reality.HYPOTHETICAL):
        return None
    if made is Reality.ALLEGED and reality not in SAID_AS_DONE:
        return None
    if governor in (Reality.HYPOTHETICAL, Reality.POSSIBLE) and made is Reality.PLANNED:
        made = governor
    return made, reason_at(reading, made.value, level.token)


def _through_transparent(
    reading: Reading, reality: Reality, level: Level, effect: Effect, governor: Reality
) -> tuple[Reality, Reason] | None:
    """Under "began", "continued", "stopped": as real as these are themselves."""
    lemma = reading.tokens[level.token].lemma.lower()
    if lemma in marking_words("lasting", "causing") and level.relation == "to" and level.tense in ("to", "ing"):
        return Reality.DEMANDED, reason_at(reading, "what others are to be brought to", level.token)
    if governor is Reality.DENIED and reality is Reality.HYPOTHETICAL:
        return governor, reason_at(reading, "negated", level.negation)
    made = MAKES[effect] if governor is Reality.ACTUAL else governor
    if made is Reality.ACTUAL and level.perfect and lemma in marking_words("lasting", "beginning"):
        made = Reality.ONGOING  # "has begun withdrawing"
    if made is Reality.ONGOING and level.tense == "past" and lemma in marking_words("lasting", "kept_up"):
        return None
    if made is reality or made is Reality.ACTUAL or reality not in SAID_AS_DONE:
        return None
    return made, reason_at(reading, made.value, level.token)


def _is_own_claim(reading: Reading, below: Level, level: Level) -> bool:
    """Whether a noun tells what somebody claims of themselves: "Norland's claim that it is withdrawing"."""
    subject = reading.child(below.token, "nsubj")
    own = subject is not None and reading.tokens[subject].tag == "PRP" and level.relation == "noun"
    origin = any(reading.tokens[c].text.lower() in ("from", "by", "of") for c in reading.children[level.token])
    return own and (origin or reading.child(level.token, "poss") is not None)


def _is_known(reading: Reading, below: Level, level: Level) -> bool:
    """Whether what is backed or dismissed is there: "backed its crackdown", "dismissed the invasion as a dispute"."""
    owned = reading.child(below.token, "poss") is not None
    return owned or any(reading.tokens[c].text.lower() == "as" for c in reading.children[level.token])


def _is_wanted_of(reading: Reading, below: Level, level: Level) -> bool:
    """Whether somebody is to do what another wants: "want the army to leave"."""
    wants = reading.tokens[level.token].lemma.lower() in ("want", "need", "like")
    subject = reading.child(below.token, "nsubj", "nsubjpass")
    return wants and level.relation in ("to", "that") and subject is not None and level.negation is None


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
        return made, reason_at(reading, "a negated denial", level.negation)
    if reality is Reality.DENIED and effect is Effect.FAILS:
        return Reality.ACTUAL, reason_at(reading, "a negated negation", level.token)
    if level.modal is not None and modals()[reading.tokens[level.modal].text.lower()] == "possible":
        return Reality.POSSIBLE, reason_at(reading, "possible", level.modal)
    return Reality.DENIED, reason_at(reading, "denied or not done", level.token)


def _effect(reading: Reading, below: Level, level: Level, told: Told) -> Effect | None:
    """The governing word's effect; who claims what is left to the statement where there is one."""
    for effect in level.effects:
        verbal = reading.tokens[level.token].pos in VERBAL
        if effect is Effect.ALLEGED and level.relation == "that" and told.statement is not None and verbal:
            continue
        if effect is Effect.PLANNED and reading.tokens[level.token].lemma == "go" and not level.progressive:
            continue
        if (
            effect is Effect.DEMANDED
            and level.relation == "that"
            and level.effects[1:]
            and _is_indicative(reading, below)
        ):
            continue  # "suggested that they had left"
        if effect is Effect.PLANNED and level.relation == "that" and (below.tense == "past" or below.perfect):
            continue  # "announced that they had landed"
        return effect
    return None


def _is_indicative(reading: Reading, level: Level) -> bool:
    if level.modal is not None:
        return modals()[reading.tokens[level.modal].text.lower()] != "demanded"
    return level.tense in ("past", "present")


def _without_effect(
    reading: Reading, reality: Reality, below: Level, level: Level, told: Told
) -> tuple[Reality, Reason] | None:
    """Under a word of which nothing is known: purposes, and clauses of which the event is the subject."""
    if reality not in SAID_AS_DONE:
        return None
    if level.relation in ("to", "noun", "clause") and below.tense == "to":
        if level.tense == "past" or (level.perfect and level.modal is None):
            return None  # "visited the camp to meet them"
        return Reality.PLANNED, reason_at(reading, "what it is for", below.token)
    if level.relation in ("subject", "object", "attribute") and reading.tokens[below.token].pos in NOMINAL:
        if level.relation == "subject" and level.modal is not None and is_would(reading, level.modal):
            return Reality.HYPOTHETICAL, reason_at(reading, "hypothetical", level.modal)
        governor, reasons = judge_alone(reading, level, told)
        lemma = reading.tokens[level.token].lemma.lower()
        if governor is Reality.DENIED and _is_one_of_several(reading, below):
            return None
        if governor is Reality.HYPOTHETICAL or (lemma in BE and governor is not Reality.ACTUAL):
            return governor, (reasons or [reason_at(reading, governor.value, level.token)])[0]
    return None


def _is_one_of_several(reading: Reading, level: Level) -> bool:
    """Whether "not" leaves the event standing: "was not the first visit"."""
    limits = marking_words("negation", "ordinal")
    return any(reading.tokens[c].text.lower() in limits for c in reading.children[level.token])


def _as_told(
    reading: Reading, reality: Reality, reasons: list[Reason], path: tuple[Level, ...], told: Told
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
    if statement.act is Act.THINK and reality in SAID_AS_DONE and not taken_for_granted(reading, path, told):
        return Reality.POSSIBLE, [*reasons, Reason("thought", cue)]
    charged = not told.own and (not told.reported or _cue_charges(reading, cue)) and told.type in CONTESTED
    if reality in SAID_AS_DONE and charged and not taken_for_granted(reading, path, told):
        return Reality.ALLEGED, [*reasons, Reason("told by another", cue)]
    return reality, reasons


def _cue_charges(reading: Reading, cue: Span | None) -> bool:
    """Whether the reporting word itself leaves open whether it is true: "claims", "accuses"."""
    if cue is None:
        return False
    known = effects_of("that")
    return any(Effect.ALLEGED in known.get(reading.tokens[i].lemma.lower(), ()) for i in reading.tokens_in(cue))


def _cue_denies(reading: Reading, cue: Span | None) -> bool:
    if cue is None:
        return False
    known = effects_of("that")
    return any(Effect.DENIED in known.get(reading.tokens[i].lemma.lower(), ()) for i in reading.tokens_in(cue))
