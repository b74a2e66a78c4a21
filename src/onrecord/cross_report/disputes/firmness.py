"""How firmly two items must be tied before opposite positions on them are shown as a dispute.

To gather what many say of one thing, a likeness in the round will do. A dispute is held against people, so more is
asked of it: the same deed, told of the same participants, and nothing told of both that differs. What the report
itself ties together needs no likeness, but the words taken up must be somebody's, and say something.
"""

import re
from functools import cache

from onrecord.cross_report.claims.profiles import DONE, profile_of, tense_of
from onrecord.cross_report.claims.scoring import shipped_scale
from onrecord.cross_report.claims.words import is_key_of_name, word_key
from onrecord.cross_report.disputes.matters import told
from onrecord.cross_report.disputes.voices import state_of
from onrecord.lexicon.contraries import senses_of
from onrecord.lexicon.stances import deeds, stance_words
from onrecord.model.claims import ClaimItem, ClaimLink
from onrecord.model.events import Reality
from onrecord.model.propositions import ASIDE, NAMED, NOUN, OUTRIGHT, PHRASE, Position, Role

SAME_DEED = frozenset({"same predicate", "same sense", "contrary sense"})
SAME_NAMES = frozenset({"agents agree", "objects agree", "goals agree", "grounds agree"})
UNNAMED = frozenset({"object heads agree", "same days"})
DIFFERENT = frozenset(
    {
        "agents differ",
        "objects differ",
        "object heads differ",
        "goals differ",
        "grounds differ",
        "other days",
        "other number",
        "sides swapped",
        "weeks apart",
        "agent heads differ",
        "same sentence",
        "other type",
        "scope differs",
    }
)
SIDES = frozenset({Role.AGENT, Role.PATIENT})
PLAIN = frozenset({"same predicate", "agents agree"})
FEWEST_TERMS = 2
WORD = re.compile(r"[^\W\d_]+")
# what the reasons of a position say: that its cue denies, that it is not seen, that it is called a lie
AGAINST = "stands against"
PLAINLY = frozenset({OUTRIGHT, "not seen", "called false"})
# an answer that is nothing but a "no": "it was not", "this is not the case"
ELLIPSIS = re.compile(
    r"(?:\w+ )?(?:it|this|that|they|we|he|she)\b.{0,12}\b(?:not|n[’']t|never)(?: (?:so|true|the case|one))?", re.I
)
# "claims by the opposition on ...": what says itself what it is about
ABOUT = re.compile(r"\b(?:claim|allegation|report|accusation|charge)s? (?:\w+ ){0,4}(?:of|on|about|that|over)\b")
FINITE = re.compile(r"\b(?:could|would|may|might|will|is|was|were|are|has|have|had)\b")
# how clauses begin that only tell more
IN_PASSING = ("which ", "who ", "whose ", "whom ", "where ", "when ", "because ")
RELATIVE = (*IN_PASSING, "to ")
# "(jets) that have been striking", which is no "(said) that jets have been striking"
RELATIVE_THAT = re.compile(r"that (?:has|have|had|is|are|was|were|will|would|can|could|may|might|did|do|does)\b", re.I)
DENYING = re.compile(r"\bden(?:y|ies|ied)\b", re.I)  # whoever tells of a denial does not hold what is denied
# "two months after Russia launched ...": what only dates something else
DATING = re.compile(r"(?:\w+ ){0,3}(?:after|since|before|once|until|while)\b", re.I)
# what is written by nobody who could be denied
PAPER = re.compile(
    r"\b(?:statement|poll|survey|communique|readout|transcript|positions?|stances?|views?|claims?|remarks?)$", re.I
)
GERUND = re.compile(r"(?:[\w’'-]+ ){1,4}not (?:\w+ ){0,2}\w+ing\b")
# "it was wrong" takes back; "it is wrong", "it would be wrong" is said of deeds
WRONG = re.compile(r"\b(?:wrong|mistake|mistaken|error|premature)\b", re.I)
TAKEN_BACK = re.compile(r"\b(?:it|i|we) (?:was|were) (?:\w+ )?(?:wrong|mistaken|mistake|error|premature)\b", re.I)
IDEA = re.compile(r"\b(?:position|stance|view|claim|remark)s?$", re.I)
OFFER = re.compile(r"\b(?:proposal|offer|demand|request|bid)s?\b", re.I)
IMPERATIVE = re.compile(r"[“\"]?(?:please )?(?:do not|don[’']t|never) \w+", re.I)
AUXILIARY = re.compile(
    r"\b(?:do|does|did|will|would|can|could|may|might|must|should|shall|to|has|have|had|is|are|was|were)\b"
)
# a denial that may come, and has not
HEDGED = re.compile(r"\b(?:possibility|chance|opportunity|excuse|ability|pretext|option) (?:of|to) den", re.I)
NOUNS = ("ion", "ions", "ment", "ments", "al", "als", "ance", "ence")  # how nouns of deeds end
NO_ANSWER = frozenset({"unacceptable", "what it is for", "now"})
NO_DENIAL = frozenset({"fails", "unlikely", "without", NAMED, "alleged", "allegedly", "purportedly", "what it is for"})


def firm(link: ClaimLink) -> bool:
    """Whether a link is firm: scored well above what gathers a claim, of one deed and the same participants."""
    if link.taken_up:
        return True
    slots = {reason.slot for reason in link.reasons}
    alike = bool(slots & SAME_DEED) and (bool(slots & SAME_NAMES) or slots >= UNNAMED) and not slots & DIFFERENT
    return (alike or "same wording" in slots) and link.score >= shipped_scale().firm


def firm_without_denial(link: ClaimLink) -> bool:
    """Whether a link is firm enough for a mere "not" to answer: one deed, in one word, by the same doer."""
    return link.taken_up or {reason.slot for reason in link.reasons} >= PLAIN


def is_denial(item: ClaimItem) -> bool:
    """Whether somebody denies or doubts it in so many words, rather than failing to do it or naming its absence."""
    if HEDGED.search(item.words) or "independently" in item.words.lower():
        return False  # an outlet's word of caution is no side in a dispute
    if any(IDEA.search(holder.name) for holder in item.proposition.holders):
        return False  # "a position deemed absurd" is not who deems it so
    if item.answers is not None:
        return True
    if OFFER.search(item.words):
        return False  # who rejects a proposal says nothing of what is so
    if IMPERATIVE.match(item.words) or _is_not_done(item):
        return False
    if is_outright(item):
        return True
    if item.proposition.reality is Reality.DEMANDED or _is_wanted(item):
        return False  # that somebody wants it otherwise says nothing of how it is
    return not told(item) & NO_DENIAL and not is_noun(item)


def _is_not_done(item: ClaimItem) -> bool:
    """Whether words name what is not to be done: "(insisted on) it not joining"."""
    gerund = GERUND.match(item.words)
    return gerund is not None and not AUXILIARY.search(gerund[0])


def _is_wanted(item: ClaimItem) -> bool:
    """Whether words only say what is wanted: "(demanded) that it never join"."""
    own, words = item.proposition, item.words
    if not own.trigger or not words.lower().startswith("that ") or AUXILIARY.search(words):
        return False
    start = max(own.trigger[-1].start - own.span.start, 0)
    return words[start : own.trigger[-1].end - own.span.start] == own.predicate


def is_held(item: ClaimItem) -> bool:
    """Whether somebody holds it, rather than only naming it in passing."""
    if NAMED in told(item) or is_noun(item) or item.proposition.reality is Reality.DEMANDED:
        return False
    if RELATIVE_THAT.match(item.words) or DENYING.search(item.words):
        return False
    return not item.words.lower().startswith(RELATIVE) and not DATING.match(item.words)


def tells_of_denial(held: ClaimItem, denial: ClaimItem) -> bool:
    """Whether one item only tells that the other was said: "the minister called it a lie"."""
    if held.version_id != denial.version_id or not held.proposition.trigger:
        return False
    inner = denial.proposition.span
    if ASIDE in told(denial):
        return False  # "they had shelled the town, a charge Moscow denies" tells both
    return held.proposition.span.contains(inner) and not inner.contains(held.proposition.trigger[0])


def is_noun(item: ClaimItem) -> bool:
    """Whether the deed is worded by a noun ("the invasion"), which presupposes more than it says."""
    own = item.proposition
    if not own.trigger:
        return False
    if told(item) & {NOUN, PHRASE}:
        return True
    start = own.trigger[-1].start - own.span.start
    word = item.words[max(start, 0) : own.trigger[-1].end - own.span.start].lower()
    return word.endswith(NOUNS) and word not in own.predicate


def is_answer(held: ClaimItem, denial: ClaimItem) -> bool:
    """Whether one item is a denial of the other's words, as the report ties them: words of somebody else that say what.

    What is only raised, by a bare infinitive or in passing, is not what is denied; and whoever denies an accusation is
    accused in it.
    """
    own = held.proposition
    said = own.position is Position.ASSERTS and len(own.terms) >= FEWEST_TERMS
    tells = bool({filler.role for filler in own.fillers} & SIDES) and not held.words.lower().startswith(RELATIVE)
    if is_noun(held) and not FINITE.search(held.words) and not says(denial, "guilt"):
        return False
    if set(own.predicate.split()) & _falsehoods():
        return False  # "their claim is false" is a denial itself
    if ABOUT.search(denial.words) and not _shares_words(held, denial):
        return False
    return said and tells and _is_somebodys(held) and denies(denial) and _is_meant(held, denial)


def _is_somebodys(item: ClaimItem) -> bool:
    """Whether somebody holds it who could be denied: neither a paper nor a deed speaks."""
    return any(
        not PAPER.search(holder.name) and not (holder.kind is None and holder.name.split()[-1].lower() in deeds())
        for holder in item.proposition.holders
    )


def _shares_words(held: ClaimItem, denial: ClaimItem) -> bool:
    """Whether the words of a denial name anything of what is held."""
    profile = profile_of(held)
    return bool({word_key(word) for word in WORD.findall(denial.words)} & (profile.content | profile.names))


def _is_meant(held: ClaimItem, denial: ClaimItem) -> bool:
    """Whether a state that denies an accusation can be the one accused: it takes part in what is denied."""
    states = {state for holder in denial.proposition.holders if (state := state_of(holder.name)) is not None}
    profile = profile_of(held)
    agents = {name for name in profile.agents.names if is_key_of_name(name)}
    named = agents or {name for name in profile.names if is_key_of_name(name)}
    return not (states and named and says(denial, "accusation")) or bool(states & named)


def denies(item: ClaimItem) -> bool:
    """Whether the words deny in so many words, or say that nothing shows it."""
    reasons = told(item)
    if reasons & NO_ANSWER or (item.answers is not None and says(item, "request")):
        return False
    if reasons & (PLAINLY | _falsehoods()) or says(item, "denial"):
        return True
    if item.proposition.position is Position.DOUBTS:
        return True
    return "negated" in reasons and (item.answers is None or bool(ELLIPSIS.fullmatch(item.words.strip(" .,;\"“”'"))))


def may_be_denied(held: ClaimItem) -> bool:
    """Whether something is said that a denial in words of its own can stand against.

    What would be so if something else were is not said to be so: "an attack would be a mistake". What only tells of the
    denial, or tells more of a thing in passing, is not what is denied.
    """
    words = held.words.lower()
    if words.startswith(IN_PASSING) or DENYING.search(words) or (held.proposition.holders and not _is_somebodys(held)):
        return False
    valued = held.proposition.predicate.startswith("be ") and " would be " in held.words
    return PHRASE not in told(held) and held.proposition.reality is not Reality.HYPOTHETICAL and not valued


def is_tied(item: ClaimItem) -> bool:
    """Whether it is a denial in words of its own that trained points tie to something said near it."""
    return any(reason.text.startswith(AGAINST) for reason in item.proposition.reasons)


def takes_back(item: ClaimItem, held: ClaimItem) -> bool:
    """Whether words take back what was said, rather than calling a deed wrong: "it was wrong", "I misspoke".

    Nobody takes back in one sentence what they say in it.
    """
    if WRONG.search(item.words) and (item.version_id, item.sentence) == (held.version_id, held.sentence):
        return False
    return bool(TAKEN_BACK.search(item.words)) or (says(item, "retraction") and not WRONG.search(item.words))


def is_strong(item: ClaimItem) -> bool:
    """Whether it denies by a word of denying, or says that nothing shows it."""
    return bool(PLAINLY & told(item)) or says(item, "denial")


def is_plain(held: ClaimItem, denial: ClaimItem) -> bool:
    """Whether one only says "not" of what is not yet: "we will not send troops" is no answer to who fears it.

    Of 263 pairs judged, of those without a word of denying none of what is ahead was a dispute.
    """
    if is_strong(denial):
        return False
    wished = stance_words("verbs", "wishing")
    return any(tense_of(i) != DONE or i.proposition.predicate in wished for i in (held, denial))


@cache
def _falsehoods() -> frozenset[str]:
    """What words of others are called by who denies them."""
    return stance_words("adjectives", "false") | stance_words("nouns", "false")


def is_outright(item: ClaimItem) -> bool:
    """Whether its cue is one of denying."""
    return OUTRIGHT in told(item)


def says(item: ClaimItem, sense: str) -> bool:
    """Whether one of an item's words, as it stands there, has a sense."""
    return any(sense in senses_of(word) for word in WORD.findall(item.words.lower()))
