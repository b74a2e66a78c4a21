"""Who takes part in an event, read off the parse: agent, patient, and whatever a preposition brings in.

Subjects are followed through passives, shared verbs ("arrived and left"), control ("agreed to meet"), relative clauses
and participles, and nouns are read as the verbs that they come from: "Roe's arrest of Doe", "the attack by rebels".
"""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.model import Token

AGENT, PATIENT = "agent", "patient"
PATIENTS = (PATIENT, "compound")  # "the oil embargo" is as often one on oil as one by a country
SUBJECTS = {"nsubj": AGENT, "csubj": AGENT, "nsubjpass": PATIENT, "csubjpass": PATIENT}
OBJECTS = {"dobj": PATIENT, "dative": "to", "attr": PATIENT, "oprd": PATIENT}
OF_NOUN = {"poss": AGENT, "compound": "compound", "nmod": "compound", "appos": PATIENT}
RELATIVE = frozenset({"who", "which", "that", "whom"})
MOST_STEPS = 4  # from a verb without a subject of its own up to one that has it

Children = Mapping[int, Sequence[int]]


def children_of(tokens: Sequence[Token]) -> dict[int, list[int]]:
    """The dependents of each token, in order."""
    found: dict[int, list[int]] = {}
    for i, token in enumerate(tokens):
        if token.head != i:
            found.setdefault(token.head, []).append(i)
    return found


def find_arguments(tokens: Sequence[Token], head: int, children: Children) -> list[tuple[str, int]]:
    """The roles of an event with the head word of each who or what has it, in the order of the parse."""
    found: dict[tuple[str, int], None] = {}
    for role, index in _found(tokens, head, children):
        for member in (index, *_conjuncts(tokens, index, children)):
            if member != head:
                found.setdefault((role, member))
    return list(found)


def _found(tokens: Sequence[Token], head: int, children: Children) -> Iterator[tuple[str, int]]:
    verbal = tokens[head].pos in ("VERB", "AUX")
    has_subject = False
    for child in children.get(head, ()):
        token = tokens[child]
        if token.dep in SUBJECTS:
            has_subject = True
            yield SUBJECTS[token.dep], _meant(tokens, child, head)
        elif token.dep in OBJECTS and verbal:
            yield OBJECTS[token.dep], child
        elif token.dep in OF_NOUN and not verbal:
            yield OF_NOUN[token.dep], child
        elif token.dep == "agent":
            yield from ((AGENT, inner) for inner in children.get(child, ()) if tokens[inner].dep == "pobj")
        elif token.dep in ("prep", "dative"):
            yield from _behind_preposition(tokens, child, children, verbal=verbal)
    if not has_subject:
        yield from _borrowed(tokens, head, children)


def _behind_preposition(
    tokens: Sequence[Token], preposition: int, children: Children, *, verbal: bool
) -> Iterator[tuple[str, int]]:
    word = tokens[preposition].lemma.lower()
    role = {"of": PATIENT, "by": AGENT}.get(word, word) if not verbal else word
    for inner in children.get(preposition, ()):
        if tokens[inner].dep == "pobj":
            yield role, inner
        elif tokens[inner].dep == "prep":
            yield from _behind_preposition(tokens, inner, children, verbal=verbal)


def _borrowed(tokens: Sequence[Token], head: int, children: Children) -> Iterator[tuple[str, int]]:
    """The subject of a verb or noun that has none of its own."""
    at = head
    for _ in range(MOST_STEPS):
        token = tokens[at]
        above = token.head
        if token.dep in ("acl", "relcl") and tokens[above].pos in ("NOUN", "PROPN", "PRON"):
            yield (PATIENT if tokens[head].tag == "VBN" else AGENT), above
            return
        if token.dep not in ("conj", "xcomp", "advcl", "dobj", "pcomp", "prep", "pobj", "ccomp", "attr") or above == at:
            return
        at = above
        if tokens[at].pos not in ("VERB", "AUX"):
            continue
        for child in children.get(at, ()):
            if tokens[child].dep in SUBJECTS:
                role = SUBJECTS[tokens[child].dep]
                yield (role if tokens[head].pos == tokens[at].pos else AGENT), _meant(tokens, child, at)
                return


def _meant(tokens: Sequence[Token], subject: int, verb: int) -> int:
    """A subject, or whom a relative pronoun in its stead stands for."""
    if tokens[subject].text.lower() in RELATIVE and tokens[verb].dep == "relcl":
        return tokens[verb].head
    return subject


def _conjuncts(tokens: Sequence[Token], index: int, children: Children) -> Iterator[int]:
    for child in children.get(index, ()):
        if tokens[child].dep == "conj":
            yield child
            yield from _conjuncts(tokens, child, children)
