"""Which words of a report put something forward: verbs, what "is" says of a thing, and nouns that tell of a deed.

A verb that only lends its subject to a noun ("hold talks", "carried out an attack") counts with that noun. Which verbs
only say how real or how sure another deed is ("plans to", "denied") is left to `views`, which reads the way up.
"""

from dataclasses import dataclass

from onrecord.lexicon.ontology import word_class
from onrecord.lexicon.stances import deeds, phrasal_deeds, stance_words, weak_deeds
from onrecord.record.events.triggers import find_light_verb, is_epithet
from onrecord.record.reading import Reading

BE = frozenset({"be", "'s", "’s", "'re", "become", "remain"})
_BACK = frozenset({"back", "out", "home", "away"})
HELPERS = frozenset({"aux", "auxpass"})
COMPLEMENTS = ("acomp", "attr", "oprd")
_SPLIT = ("pull", "build", "shoot", "de", "counter", "cease", "cross")  # first parts of nouns that a hyphen joins


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that puts something forward.

    `token` is the verb, or the noun of a deed; `light` the verb that lends a noun its subject. `others` are further
    tokens of the predicate (a particle, what "is" says, the light verb). `predicate` is its lemma.
    `is_phrase` is whether it is no deed but stands for a whole statement, or for what somebody else has said.
    """

    token: int
    predicate: str
    light: int | None = None
    others: tuple[int, ...] = ()
    is_noun: bool = False
    is_phrase: bool = False

    @property
    def clause(self) -> int:
        """The token whose subject and adverbials are those of the predicate."""
        return self.token if self.light is None else self.light


def find_candidates(reading: Reading) -> list[Candidate]:
    """All words of a report that put something forward, in order."""
    found: list[Candidate] = []
    lights: set[int] = set()
    known = deeds()
    for i, token in enumerate(reading.tokens):
        if token.pos in ("NOUN", "PROPN") or (token.tag == "VBG" and token.dep in ("dobj", "nsubj")):
            joined = i and reading.tokens[i - 1].text == "-"
            if token.lemma.lower() not in known and token.text.lower() not in known and not joined:
                continue
            candidate = _deed(reading, i)
            if candidate is not None:
                found.append(candidate)
                if candidate.light is not None:
                    lights.add(candidate.light)
    for i, token in enumerate(reading.tokens):
        if i not in lights and (token.pos in ("VERB", "AUX") or token.tag.startswith("VB")):
            candidate = _clause(reading, i)
            if candidate is not None:
                found.append(candidate)
    return sorted(found, key=lambda candidate: candidate.token)


def _clause(reading: Reading, verb: int) -> Candidate | None:
    """What a verb says, with its particle, or a copula with what it says of its subject."""
    token = reading.tokens[verb]
    if token.dep == "pcomp" and token.text.lower() in ("writing", "according", "including", "following", "regarding"):
        return None
    if token.dep in HELPERS or token.dep in ("compound", "punct", "case", "prep") or not token.text[:1].isalpha():
        return None
    lemma = token.lemma.lower()
    if token.dep == "amod" and not _tells_a_tale(reading, verb) and not _is_charged(reading, verb):
        return None
    if lemma in BE or (token.pos == "AUX" and lemma != "have"):
        return _copula(reading, verb)
    if token.pos == "AUX" and reading.child(verb, "dobj") is None:
        return None
    particle = reading.child(verb, "prt")
    if particle is None:
        particle = next((c for c in reading.children[verb] if reading.tokens[c].text.lower() in _BACK), None)
        if particle is not None and reading.tokens[particle - 1].text.lower() in ("not", "never"):
            particle = None
    words = lemma if particle is None else f"{lemma} {reading.tokens[particle].text.lower()}"
    return Candidate(verb, phrasal_deeds().get(words, words), others=() if particle is None else (particle,))


def _tells_a_tale(reading: Reading, participle: int) -> bool:
    """Whether a participle tells what a claim says: "the tale of two captured officers"."""
    if reading.tokens[participle].tag != "VBN" or is_epithet(reading, participle):
        return False
    of = reading.tokens[reading.tokens[participle].head].head
    claim = reading.tokens[reading.tokens[of].head].lemma.lower()
    return reading.tokens[of].text.lower() in ("of", "about") and claim in stance_words("nouns", "claims")


def _is_charged(reading: Reading, participle: int) -> bool:
    """Whether a participle is what somebody is charged with, though read as part of a noun: "of massing tanks"."""
    word = reading.tokens[participle]
    of = reading.tokens[word.head].head
    gerund = word.tag == "VBG" or word.text.lower().endswith("ing")
    if not gerund or participle != of + 1 or reading.tokens[of].text.lower() != "of":
        return False
    return reading.tokens[reading.tokens[of].head].lemma.lower() in stance_words("verbs", "charging")


def _copula(reading: Reading, verb: int) -> Candidate | None:
    """What "is" says: "be constructive", "be" alone for what there is; None where it says nothing by itself."""
    complement = reading.child(verb, *COMPLEMENTS)
    if complement is None:
        particle = reading.child(verb, "advmod", "prep", "prt")
        subject = reading.child(verb, "nsubj")
        if subject is not None and particle is None and reading.child(verb, "neg") is not None:
            return Candidate(verb, "be")
        if subject is None or particle is None:
            return None
        return Candidate(verb, f"be {reading.tokens[particle].lemma.lower()}", others=(particle,))
    if reading.child(verb, "expl") is not None:
        return Candidate(verb, "be")
    if reading.tokens[complement].tag in ("VBG", "VBN"):
        return Candidate(complement, reading.tokens[complement].lemma.lower(), others=(verb,))
    return Candidate(verb, f"be {reading.tokens[complement].lemma.lower()}", others=(complement,))


def _deed(reading: Reading, noun: int) -> Candidate | None:
    """A noun of a deed, with the verb that lends it its subject."""
    token = reading.tokens[noun]
    kind_of = token.dep in ("compound", "amod", "npadvmod", "nmod")
    within = kind_of and reading.tokens[token.head].pos in ("NOUN", "PROPN")
    if within and not _joins(reading, noun) and not _is_charged(reading, noun):
        return None
    verb, parts = _verb_of(reading, noun)
    if verb is None:
        return None
    head = next((i for i in reversed(parts) if reading.tokens[i].head not in parts), noun)
    light = find_light_verb(reading, head)
    if light is not None and reading.tokens[light].lemma.lower() not in stance_words("support", "verbs"):
        light = None
    if light is not None and light in parts:
        light = None
    others = tuple(i for i in (*parts, *(() if light is None else (light,))) if i != head)
    lemma = "-".join(reading.tokens[i].lemma.lower() for i in parts if reading.tokens[i].text != "-")
    if lemma in weak_deeds() and light is None and not _is_told_of(reading, head):
        return None
    return Candidate(head, verb, light, others, is_noun=True)


def _joins(reading: Reading, noun: int) -> bool:
    """Whether a noun that a hyphen joins to another is half of a word: "build-up"."""
    after = noun + 1
    return after < len(reading.tokens) and reading.tokens[after].text == "-" and reading.tokens[noun].head == noun + 2


def _verb_of(reading: Reading, noun: int) -> tuple[str | None, tuple[int, ...]]:
    """The verb of a noun's deed, and the tokens of the noun: one, or those that hyphens join."""
    tokens = reading.tokens
    known = deeds()
    lemma, text = tokens[noun].lemma.lower(), tokens[noun].text.lower()
    if noun > 1 and tokens[noun - 1].text == "-":
        whole = f"{tokens[noun - 2].text}-{tokens[noun].text}".lower()
        if whole in known or whole.rstrip("s") in known:
            return known.get(whole, known.get(whole.rstrip("s"))), (noun - 2, noun - 1, noun)
        if tokens[noun - 2].text.lower() not in _SPLIT and lemma not in known:
            return None, ()
    if noun + 2 < len(tokens) and tokens[noun + 1].text == "-" and tokens[noun].text.lower() in _SPLIT:
        return None, ()
    return known.get(lemma, known.get(text)), (noun,)


def _is_told_of(reading: Reading, noun: int) -> bool:
    """Whether the words around a plain noun make it somebody's deed: an owner, "by", an object, or "no" and "any"."""
    token = reading.tokens[noun]
    for c in reading.children[noun]:
        child = reading.tokens[c]
        word = child.text.lower()
        if child.dep in ("poss", "agent") or word in ("no", "any", "by", "against"):
            return True
        if child.entity in ("NORP", "GPE", "ORG") and child.dep in ("amod", "compound", "nmod"):
            return True
        if child.lemma.lower() in word_class("kinds") and child.dep in ("amod", "compound"):
            return True
    return token.dep in ("nsubj", "nsubjpass") and reading.tokens[token.head].lemma.lower() in stance_words(
        "support", "occurring"
    )
