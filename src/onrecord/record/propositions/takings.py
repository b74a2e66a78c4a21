"""Words that take up what somebody has said: "the accusation", "any such plan", "it", "the figures", "it was not"."""

from dataclasses import dataclass

from onrecord.lexicon.stances import stance_words
from onrecord.model import Act, BlockKind, MentionKind
from onrecord.model.propositions import OUTRIGHT, Position, Proposition
from onrecord.record.events.classes import is_actor
from onrecord.record.events.clauses import find_subject
from onrecord.record.propositions.asides import is_aside, is_disagreement
from onrecord.record.propositions.candidates import BE, COMPLEMENTS
from onrecord.record.propositions.effects import forms
from onrecord.record.propositions.naming import Naming
from onrecord.record.propositions.tellers import Tellers
from onrecord.record.reading import Reading, reporting_verb

BLAME = "blame"
ONES = frozenset({"one", "any"})  # "we have heard of a withdrawal, but we have not seen one"
COUNTS = frozenset({"figure", "number", "toll", "data"})
CHARGES = frozenset({"accusation", "allegation", "charge", "involvement"})
BARE = 2  # terms of a deed without whose it is: itself, and a word for who does it
TOLD_ELSEWHERE = 100.0  # points that nothing reaches: what somebody is blamed for is told beside it
TAKING = (Position.DENIES, Position.DOUBTS)
ABOUT = ("of", "about", "for", "in", "on", "to", "against", "with")


@dataclass(frozen=True, slots=True)
class Taking:
    """How words take something up.

    `head` is the lemma of their head, `plural` whether they stand for several, `owners` whose they are said to be
    (entities), `makers` the same as nouns ("the activists' claims") and `lands` of which country ("Western claims");
    `position` is where the holders stand towards what is taken up. `own` is whether that may be what the same speaker
    has said. `called_false` is whether they only put a name to it ("called it fiction"). A deed that somebody is blamed
    for, or that is named again without telling whose ("one", `same_predicate`), loses `decay` points for each sentence
    away, and needs `enough`.
    """

    head: str
    plural: bool
    position: Position
    own: bool = False
    decay: float = 0.5
    enough: float = 1.0
    same_predicate: str | None = None
    owners: frozenset[int] = frozenset()
    makers: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()
    called_false: bool = False

    @property
    def is_deed(self) -> bool:
        """Whether they stand for a deed that was told before, rather than for something said."""
        return self.head == BLAME or self.head in ONES or self.same_predicate is not None

    @property
    def sort(self) -> str:
        """What sort of words they are: each takes things up in its own way."""
        if self.called_false:
            return "called false"
        if self.head in ("guilt", "plan"):
            return self.head
        if self.head in CHARGES:
            return "charge"
        if self.head in COUNTS:
            return "count"
        if self.head in stance_words("words", "pronouns"):
            return "pronoun"
        return "claims" if self.plural else "claim"


def find_taking(reading: Reading, tellers: Tellers, proposition: Proposition, *, naming: Naming) -> Taking | None:
    """How a proposition's words take something up; None where they speak for themselves."""
    head = next(reading.tokens_in(proposition.trigger[0]), None) if proposition.trigger else None
    if head is None:
        return None
    if is_aside(proposition) or is_disagreement(proposition):
        return Taking("claim", False, Position.DENIES)
    token = reading.tokens[head]
    if token.pos in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"):
        return _of_phrase(reading, tellers, proposition, head, naming=naming)
    return _of_clause(reading, proposition, head)


def _of_phrase(
    reading: Reading, tellers: Tellers, proposition: Proposition, head: int, *, naming: Naming
) -> Taking | None:
    """The content of a denial, doubt or confirmation that is only "the accusation", "any such plan", "it"."""
    token = reading.tokens[head]
    lemma, text = token.lemma.lower(), token.text.lower()
    cues = [] if proposition.statement is None else tellers.cue_tokens(proposition.statement)
    words = frozenset(form for i in cues for form in forms(reading, i))
    named = words & stance_words("verbs", "naming") and not words & stance_words("verbs", "condemning")
    if named and proposition.statement is not None and _is_falsity(reading, tellers, proposition.statement):
        return Taking("claim", False, Position.DENIES, called_false=True)
    if _is_blame(reading, tellers, proposition, head, words):
        enough = TOLD_ELSEWHERE if _has_charge(reading, cues) else 0.0
        return Taking(BLAME, False, Position.ASSERTS, own=True, decay=0.2, enough=enough)
    if proposition.position is Position.RAISES and any(reason.text == "not seen" for reason in proposition.reasons):
        return _of_bare_deed(proposition, lemma)
    if proposition.position not in TAKING and not words & stance_words("verbs", "conceding"):
        return None
    if _is_relative(reading, proposition, head, words) or _is_idle(reading, proposition, head):
        return None
    plural = token.tag in ("NNS",) or text in ("these", "those", "them", "all", "everything")
    if text in stance_words("words", "pronouns"):
        if _is_valued(reading, head):
            return None
        return Taking(text, plural, proposition.position, own=text in ONES, enough=0.0)
    if lemma in stance_words("nouns", "guilt"):
        return Taking("guilt", False, proposition.position) if not _is_told(reading, head) else None
    if lemma in stance_words("nouns", "claims"):
        if _is_told(reading, head):
            return None
        owners, makers, lands = _owners(reading, head), _makers(reading, head), _lands(reading, head, naming)
        return Taking(lemma, plural, proposition.position, owners=owners, makers=makers, lands=lands)
    if lemma in stance_words("nouns", "plans") and _points_back(reading, head, lemma):
        if words & stance_words("verbs", "refusing") and lemma in stance_words("nouns", "offers"):
            return None  # who rejects an option says nothing of what is so
        return Taking("plan", False, proposition.position)
    if words & {"reject", "rebuff"}:
        return None  # who rejects a withdrawal does not deny it
    return _of_bare_deed(proposition, lemma) if proposition.position in TAKING else None


def _is_relative(reading: Reading, proposition: Proposition, head: int, words: frozenset[str]) -> bool:
    """Whether a pronoun stands for the thing before it, which is no claim: "restrictions that they have rejected"."""
    token = reading.tokens[head]
    denied = bool(words & stance_words("verbs", "denying")) or _tells(proposition, OUTRIGHT)
    if token.tag not in ("WDT", "WP", "IN") or not denied:
        return False
    verb = token.head
    while reading.tokens[verb].dep not in ("relcl", "ROOT") and reading.tokens[verb].head != verb:
        verb = reading.tokens[verb].head
    thing = reading.tokens[reading.tokens[verb].head]
    told = thing.pos in ("VERB", "AUX") or thing.lemma.lower() in stance_words("nouns", "claims")
    return reading.tokens[verb].dep == "relcl" and not told


def _is_idle(reading: Reading, proposition: Proposition, head: int) -> bool:
    """Whether a "not seen" says nothing of what was said: "they don't see it", as one sees a thing one way or other."""
    token = reading.tokens[head]
    seen = reading.tokens[token.head].lemma.lower() == "see"
    return seen and _tells(proposition, "not seen") and token.text.lower() in ("it", "this", "that")


def _is_valued(reading: Reading, head: int) -> bool:
    """Whether a thing is only called something that is not false: "dismissed it as too long"."""
    preps = (c for c in reading.children[reading.tokens[head].head] if reading.tokens[c].text.lower() == "as")
    below = {reading.tokens[i].lemma.lower() for prep in preps for i in reading.subtree(prep) if i != prep}
    return bool(below) and not below & (stance_words("nouns", "false") | stance_words("adjectives", "false"))


def _tells(proposition: Proposition, word: str) -> bool:
    return any(reason.text == word for reason in proposition.reasons)


def _of_bare_deed(proposition: Proposition, lemma: str) -> Taking | None:
    """A deed named without telling whose: "we see no withdrawal"."""
    told = any(filler.entity is not None or filler.country is not None for filler in proposition.fillers)
    if told or len(proposition.terms) > BARE:
        return None
    return Taking(lemma, False, proposition.position, own=True, same_predicate=proposition.predicate)


def _owners(reading: Reading, head: int) -> frozenset[int]:
    """Whose a claim is, as entities."""
    owners = map(reading.mention, _owning(reading, head))
    return frozenset(owner.entity for owner in owners if owner is not None and owner.entity is not None)


def _makers(reading: Reading, head: int) -> frozenset[str]:
    """Whose a claim is, as the lemmas of common nouns: "reports from activists"."""
    owners = (reading.tokens[i] for i in _owning(reading, head))
    return frozenset(owner.lemma.lower() for owner in owners if owner.pos == "NOUN")


def _owning(reading: Reading, head: int) -> list[int]:
    """The nouns that say whose a claim is: "its neighbour's claims", "claims made by the opposition"."""
    found = [c for c in reading.children[head] if reading.tokens[c].dep == "poss"]
    made = [c for c in reading.children[head] if reading.tokens[c].dep == "acl" and reading.tokens[c].tag == "VBN"]
    for above in (head, *made):
        for c in reading.children[above]:
            behind = reading.child(c, "pobj") if reading.tokens[c].text.lower() in ("by", "from", "of") else None
            if behind is not None and (reading.tokens[c].text.lower() == "by" or is_actor(reading, behind)):
                found.append(behind)
    return found


def _lands(reading: Reading, head: int, naming: Naming) -> frozenset[str]:
    """Of which country a claim is told to be."""
    lands = (naming.land(reading.tokens[c].text) for c in reading.children[head])
    return frozenset(land for land in lands if land is not None)


def _points_back(reading: Reading, head: int, lemma: str) -> bool:
    """Whether words before a noun say that it was spoken of: "any such plan", "no plans", "this step"."""
    before = {reading.tokens[c].text.lower() for c in reading.children[head]}
    if before & {"such", "this", "that", "these", "those"}:
        return not _is_told(reading, head)
    return lemma in ("plan", "intention", "intent") and bool(before & {"any", "no"}) and not _is_told(reading, head)


def _is_falsity(reading: Reading, tellers: Tellers, number: int) -> bool:
    """Whether a statement only gives a name to what was said: "called it fiction", "dismissed the claims as absurd"."""
    inside = [i for span in tellers.statements[number].content for i in reading.tokens_in(span)]
    lemmas = {reading.tokens[i].lemma.lower() for i in inside}
    if any(reading.tokens[i].pos == "VERB" and reading.tokens[i].dep != "acl" for i in inside):
        return False
    false = stance_words("nouns", "false") | stance_words("adjectives", "false")
    return bool(lemmas & (false - stance_words("adjectives", "improper")))


def _is_blame(reading: Reading, tellers: Tellers, proposition: Proposition, head: int, words: frozenset[str]) -> bool:
    """Whether somebody is blamed, and for what is not told again: "immediately blamed Norland"."""
    if proposition.statement is None or not words & stance_words("verbs", "charging"):
        return False
    mention = reading.mention(head)
    named = mention is not None and mention.kind is not MentionKind.PRONOUN
    return tellers.statements[proposition.statement].act is Act.ACCUSE and (named or is_actor(reading, head))


def _has_charge(reading: Reading, cues: list[int]) -> bool:
    """Whether the words of blame tell what for: "accused Norland of war crimes"."""
    below = (reading.tokens[c].text.lower() for i in cues for c in reading.children[i])
    return any(word in ("of", "for", "over") for word in below)


def _is_told(reading: Reading, head: int) -> bool:
    """Whether a noun is told in full: "claims that", "plans to", "reports of a raid"."""
    for c in reading.children[head]:
        child = reading.tokens[c]
        told = child.dep in ("acl", "relcl", "ccomp") and child.tag not in ("VBN", "VBD")
        if told and not (child.tag == "VBG" and reporting_verb(reading, c) is not None):
            return True
        if child.dep == "prep" and child.text.lower() in ABOUT:
            behind = reading.child(c, "pobj")
            if (
                behind is not None
                and child.text.lower() == "of"
                and _claims(reading, head)
                and is_actor(reading, behind)
            ):
                continue  # "the reports of separatists" are theirs
            return behind is None or reading.tokens[behind].text.lower() not in stance_words("words", "pronouns")
    return False


def _claims(reading: Reading, head: int) -> bool:
    """Whether a noun is one of claiming, whose "of" may tell whose it is."""
    return reading.tokens[head].lemma.lower() in stance_words("nouns", "claims")


def _of_clause(reading: Reading, proposition: Proposition, verb: int) -> Taking | None:
    """A clause that calls something said true or false, or only denies: "these reports are false", "it was not"."""
    unproven = _unproven(reading, verb) if proposition.position in TAKING else None
    if unproven is not None:
        lemma, plural = reading.tokens[unproven].lemma.lower(), reading.tokens[unproven].tag == "NNS"
        return Taking(lemma, plural, proposition.position)
    if _is_done(reading, verb):
        return Taking(BLAME, False, proposition.position, own=True, decay=0.1, enough=0.0)
    block = reading.report.blocks[reading.block_of(proposition.trigger[0].start)]
    if not proposition.holders and block.kind is BlockKind.PARAGRAPH:
        return None  # the report's own "that is wrong" seldom answers anybody
    subject = reading.child(verb, "nsubj", "nsubjpass")
    if subject is None:
        subject = find_subject(reading, verb, passive=True)
    if subject is None:
        return None
    lemma, text = reading.tokens[subject].lemma.lower(), reading.tokens[subject].text.lower()
    claim = lemma in stance_words("nouns", "claims") and not _is_told(reading, subject)
    relative = reading.tokens[subject].tag in ("WDT", "WP")  # "an outbreak that wasn't" answers nobody
    pronoun = text in stance_words("words", "pronouns") and text not in ONES and not relative
    if text == "it" and _is_told_behind(reading, verb):
        return None
    if not claim and not pronoun:
        return None
    complement = reading.child(verb, *COMPLEMENTS)
    said = "" if complement is None else reading.tokens[complement].lemma.lower()
    plural = reading.tokens[subject].tag == "NNS" or text in ("these", "those")
    head = text if pronoun else lemma
    if _is_false(reading, proposition, said):
        return Taking(head, plural, Position.DENIES, own=pronoun)
    if _is_ellipsis(reading, verb, complement) and proposition.position is Position.DENIES:
        return Taking(head, plural, Position.DENIES)
    true = said in stance_words("adjectives", "true") or said in stance_words("nouns", "true")
    if true and claim and proposition.position is Position.ASSERTS:
        return Taking(lemma, plural, Position.ASSERTS)
    return None


def _is_told_behind(reading: Reading, verb: int) -> bool:
    """Whether "it" stands for what the clause itself tells behind: "it was wrong to say so", "it is false that"."""
    complement = reading.child(verb, *COMPLEMENTS)
    below = (*reading.children[verb], *(() if complement is None else reading.children[complement]))
    return any(
        c > verb and reading.tokens[c].dep in ("ccomp", "xcomp", "csubj", "acl", "advcl") and _is_opened(reading, c)
        for c in below
    )


def _is_opened(reading: Reading, verb: int) -> bool:
    """Whether a clause opens with "to" or "that"."""
    return any(reading.tokens[c].text.lower() in ("to", "that") for c in reading.children[verb] if c < verb)


def _unproven(reading: Reading, verb: int) -> int | None:
    """The claim that nothing bears out: that of "no evidence to support the claim"; None where it is told in full."""
    thing = reading.child(verb, "dobj")
    above = reading.tokens[reading.tokens[verb].head].lemma.lower()
    if thing is None or above not in stance_words("nouns", "evidence"):
        return None
    if not forms(reading, verb) & stance_words("verbs", "supporting") or _is_told(reading, thing):
        return None
    return thing if reading.tokens[thing].lemma.lower() in stance_words("nouns", "claims") else None


def _is_done(reading: Reading, verb: int) -> bool:
    """Whether somebody is told to have done what was told before: "saboteurs did it"."""
    thing = reading.child(verb, "dobj")
    if reading.tokens[verb].lemma.lower() != "do" or thing is None or reading.child(verb, "nsubj") is None:
        return False
    return reading.tokens[thing].text.lower() in ("it", "this", "that")


def _is_false(reading: Reading, proposition: Proposition, said: str) -> bool:
    """Whether a clause calls its subject false, or not true."""
    words = " ".join(proposition.span.of(reading.report.text).lower().split())
    if any(phrase in words for phrase in stance_words("words", "falsehoods")):
        return True
    false = said in stance_words("adjectives", "false") or said in stance_words("nouns", "false")
    true = said in stance_words("adjectives", "true") or said in stance_words("nouns", "true")
    held = proposition.position is Position.ASSERTS
    return (false and held) or (true and proposition.position is Position.DENIES)


def _is_ellipsis(reading: Reading, verb: int, complement: int | None) -> bool:
    """Whether a clause ends with its "not": "the police say it was boys; the priest says it was not"."""
    behind = (reading.tokens[c].dep for c in reading.children[verb] if c > verb)
    alone = complement is None and all(dep in ("neg", "punct", "cc", "conj") for dep in behind)
    return alone and (reading.tokens[verb].lemma.lower() in BE or reading.tokens[verb].lemma.lower() in ("do", "have"))
