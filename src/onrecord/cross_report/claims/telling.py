"""How a claim is told: in how many breaths, in whose clauses, and in which words it is shown."""

import re
from functools import cache

from onrecord.lexicon.stances import stance_words
from onrecord.model.annotations import MentionKind
from onrecord.model.claims import Claim, ClaimItem
from onrecord.model.propositions import GERUND, NAMED, NOUN, PHRASE, Filler, Position, Role

CHARGED = "as told: accuse"  # "accused them of shelling" says that they did
# how clauses begin that hang on another: what is left says the same by itself, unlike behind "if" or "before"
LEAD = re.compile(r"^(?:that|when|while|since|as|because|after|where|and|but)\s+(?=\S+\s+\S)", re.I)
# how clauses begin that cannot stand by themselves
HANGING = re.compile(r"(?:who|whom|whose|which|to|of|for|not)\b", re.I)
OPENING = ' “"‘’'
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "this", "that", "these", "those"})
MANY = frozenset({"we", "they"})  # who says so speaks for others, too
NAMED_KINDS = frozenset({MentionKind.PERSON, MentionKind.COUNTRY, MentionKind.PLACE, MentionKind.ORGANISATION})
SUBJECTS = frozenset({Role.AGENT, Role.PATIENT})


def overlap(one: ClaimItem, other: ClaimItem) -> bool:
    """Whether the words of two items run into each other."""
    return one.version_id == other.version_id and one.proposition.span.overlaps(other.proposition.span)


def is_told_once(claim: Claim) -> bool:
    """Whether all members of a claim are one clause and what stands within it, so that nothing is told again.

    "The minister's warning that an attack was near" is a warning, an attack and a nearness, told once.
    """
    items = [member.item for member in claim.members]
    widest = max(items, key=lambda item: len(item.proposition.span))
    span = widest.proposition.span
    return all(item.version_id == widest.version_id and span.contains(item.proposition.span) for item in items)


def is_clause(item: ClaimItem) -> bool:
    """Whether an item says that something is so, rather than naming it: neither "the war" nor "arming the rebels"."""
    reasons = {reason.text for reason in item.proposition.reasons}
    return not reasons & {NAMED, NOUN, PHRASE} and (GERUND not in reasons or CHARGED in reasons)


def reports_telling(claim: Claim) -> int:
    """How many reports say in a clause that it is so, or is not.

    Those do not count that only name it ("the war"), tell which one they mean by it ("the town shelled on Monday", "the
    general who shelled it"), or say what for ("to shell the town").
    """
    told = (member for member in claim.members if member.position is not Position.RAISES)
    return len(
        {member.item.report_id for member in told if is_clause(member.item) and _subject(member.item) is not None}
    )


def stands_alone(item: ClaimItem) -> bool:
    """Whether the words of an item can be read by themselves: they name their subject, and hang on nothing."""
    subject = _subject(item)
    return subject is not None and not _is_pronoun(item, subject) and not item.words.isupper()


def shown_words(item: ClaimItem) -> str:
    """The words of an item on one line, as a heading: without what hangs them on another clause ("the claim that").

    Whom the sentence names outside a clause that has no subject stands before it in square brackets ("[Russia] planning
    to invade"), as editors mark what they add, and who speaks of themselves behind the pronoun ("it [Moscow] leaves").
    """
    own, words = item.proposition, item.words
    speaker = next((filler for filler in own.fillers if _is_speaker(item, filler)), None)
    if speaker is not None and speaker.span is not None:
        at = speaker.span.end - own.span.start
        words = f"{words[:at]} [{speaker.name}]{words[at:]}"
    outside = _doer_outside(item)
    words = LEAD.sub("", " ".join(words.split()), count=1)
    words = _what_is_claimed(words)
    return words if outside is None else f"[{outside.name}] {words}"


def _subject(item: ClaimItem) -> Filler | None:
    """Who does it, or to whom it is done, where that stands before its verb in a clause that hangs on no other."""
    own = item.proposition
    first = own.trigger[0].start if own.trigger else own.span.end
    if HANGING.match(item.words.lstrip(OPENING)):
        return None
    places = ((filler, filler.span) for filler in own.fillers if filler.role in SUBJECTS)
    return next((filler for filler, span in places if span is not None and own.span.start <= span.start < first), None)


def _is_pronoun(item: ClaimItem, filler: Filler) -> bool:
    """Whether a participant is a pronoun of the clause, or a word that points back."""
    own, span = item.proposition, filler.span
    if span is None or not own.span.contains(span) or len(item.words) != len(own.span):
        return False
    return item.words[span.start - own.span.start : span.end - own.span.start].lower() in PRONOUNS


def _what_is_claimed(words: str) -> str:
    """Of "the minister's claim that the troops have left is false" what stands between "that" and "is"."""
    first, last = _claimed()
    found = first.match(words)
    return words if found is None else last.sub("", words[found.end() :])


@cache
def _claimed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How what somebody claims begins, and how a word that rejects it ends it."""
    nouns = "|".join(sorted(stance_words("nouns", "claims")))
    false = "|".join(sorted(stance_words("adjectives", "false")))
    first = rf".*?\b(?:{nouns})s?(?: (?:by|from|of)(?: [\w.’'-]+){{1,6}}?)? that\s+(?=\S+\s+\S)"
    return re.compile(first, re.I), re.compile(rf"\s+(?:is|are|was|were) [“\"]?(?:{false})\W*$", re.I)


def _is_speaker(item: ClaimItem, filler: Filler) -> bool:
    """Whether a participant is the pronoun that opens the clause and stands for one whose words these are."""
    own, span = item.proposition, filler.span
    if span is None or filler.role is not Role.AGENT or not _is_pronoun(item, filler) or filler.head in MANY:
        return False
    opens = not LEAD.sub("", f"{item.words[: span.start - own.span.start]}it is", count=1).removesuffix("it is")
    return opens and _is_named(filler) and any(holder.entity == filler.entity for holder in own.holders)


def _doer_outside(item: ClaimItem) -> Filler | None:
    """Who does it, or to whom it is done, where a verb without its own subject tells it and the sentence names them."""
    own = item.proposition
    if _subject(item) is not None or {reason.text for reason in own.reasons} & {NOUN, PHRASE}:
        return None
    for role in (Role.AGENT, Role.PATIENT):
        some = [filler for filler in own.fillers if filler.role is role]
        if some:
            outside = len(some) == 1 and not (some[0].span is not None and own.span.overlaps(some[0].span))
            return some[0] if outside and _is_named(some[0]) and some[0].name not in item.words else None
    return None


def _is_named(filler: Filler) -> bool:
    """Whether a participant is somebody or some country with a name."""
    return filler.entity is not None and filler.kind in NAMED_KINDS and filler.name[:1].isupper()
