"""Whether a place's name stands for its government, team or people: "Moscow rejects", "talks between Kyiv and Moscow".

Ground does not speak, decide or threaten, is not accused and has no policy. So a name stands for people where it is
the subject or agent of a verb of such acts, the object of one that is done to people, one of the sides of talks or a
war, or the owner of what only governments have; and where it is a part of the name of a body ("the US State
Department"). What follows "in", "near" or "left" stays ground.
"""

from collections.abc import Iterator, Sequence

from onrecord.lexicon.place_words import place_words
from onrecord.lexicon.reporting import reporting_verbs
from onrecord.model import Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})
_MODIFIERS = frozenset({"compound", "nmod", "amod", "npadvmod"})


def is_metonym(tokens: Sequence[Token], first: int, after: int, *, governs: bool = False) -> bool:
    """Whether the name that these tokens hold stands for people who act.

    Args:
        tokens: All tokens of the report.
        first: The name's first token.
        after: The token behind its last.
        governs: Whether the place is a country or a seat of government: such a name stands for people with any verb
            that does not tell of the land itself ("borders", "has seen").
    """
    if _is_in_body(tokens, first, after) or _is_hyphened(tokens, first, after):
        return True
    return any(_acts(tokens, index, governs) for index in _joined(tokens, _head(tokens, first, after)))


def _head(tokens: Sequence[Token], first: int, after: int) -> int:
    """The token of the name that the rest of the sentence governs."""
    inside = range(first, after)
    return next((index for index in inside if tokens[index].head not in inside or tokens[index].head == index), first)


def _joined(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """The token, and those that "and" joins it to."""
    for _ in range(8):
        yield index
        token = tokens[index]
        if token.dep != "conj" or token.head == index or not 0 <= token.head < len(tokens):
            return
        index = token.head


def _acts(tokens: Sequence[Token], index: int, governs: bool) -> bool:
    """Whether the token's place in the parse is one that only people have."""
    token = tokens[index]
    if token.head == index or not 0 <= token.head < len(tokens):
        return False
    head = tokens[token.head]
    if token.dep in _SUBJECTS:
        return _is_act(head.lemma) or (governs and head.pos == "VERB" and head.lemma not in place_words("ground"))
    if token.dep in _OBJECTS:
        return head.lemma.lower() in place_words("acted_on")
    if token.dep == "poss":
        return head.lemma.lower() in place_words("owned") | place_words("relation")
    if token.dep == "pobj":
        return _is_side(tokens, head, tokens[head.head])
    if token.dep in _MODIFIERS:
        return head.lemma.lower() in place_words("relation")
    return False


def _is_act(lemma: str) -> bool:
    return lemma.lower() in place_words("acting") or lemma.lower() in reporting_verbs()


def _is_side(tokens: Sequence[Token], preposition: Token, governor: Token) -> bool:
    """Whether a preposition makes its object a side ("talks with"), an agent ("imposed by") or one addressed."""
    word = preposition.text.lower()
    if preposition.dep == "agent":
        return _is_act(governor.lemma) or governor.lemma.lower() in place_words("acted_on")
    if word in place_words("siding"):
        if governor.lemma.lower() in place_words("relation"):
            return True
        return governor.pos == "VERB" and word in ("with", "against") and _is_act(governor.lemma)
    return False


def _is_hyphened(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether the name goes on to "-backed", "-led" and the like, in words of their own or in one ("U.S.-led")."""
    if after - first == 1 and tokens[first].text.rpartition("-")[2].lower() in place_words("hyphened"):
        return True
    if after + 1 >= len(tokens) or tokens[after].text not in ("-", "–", "‑"):
        return False
    return tokens[after + 1].text.lower() in place_words("hyphened")


def _is_in_body(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether the name opens or ends that of a governmental body."""
    start, end = first, after
    while end < len(tokens) and tokens[end].entity == "ORG" and tokens[end].pos != "PUNCT":
        end += 1
    if tokens[first].entity == "ORG":
        while start > 0 and tokens[start - 1].entity == "ORG":
            start -= 1
    others = (*tokens[start:first], *tokens[after:end])
    return any(token.text.lower() in place_words("government") for token in others)
