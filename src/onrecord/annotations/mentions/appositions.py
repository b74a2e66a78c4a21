"""Appositions: two phrases side by side that stand for one ("Ada Roe, the minister", "the Ostrel Institute (OI)")."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotations.mentions.descriptions import Phrase
from onrecord.lexicon.reporting import reporting_verbs
from onrecord.model import MentionKind, Token


def apposed(tokens: Sequence[Token], phrases: Sequence[Phrase], after: int) -> Iterator[Phrase]:
    """Links a name and an office that stand side by side, and lets the name take the description over."""
    for index, phrase in enumerate(phrases):
        partner = next(
            (
                j
                for j in (index - 1, index - 2, index - 3)
                if j >= 0 and _side_by_side(tokens, phrases[j], phrase, after)
            ),
            None,
        )
        yield phrase if partner is None else replace(phrase, same_as=partner)


def _side_by_side(tokens: Sequence[Token], one: Phrase, other: Phrase, after: int) -> bool:
    """Whether two phrases are an apposition: "Ada Roe, the minister", "the president (Roe)"."""
    kinds = {one.kind, other.kind}
    if kinds == {MentionKind.ORGANISATION}:
        return _bodies_side_by_side(tokens, one, other, after)
    if kinds != {MentionKind.PERSON, MentionKind.OFFICE}:
        return False
    between = [token.text for token in tokens[one.after : other.first]]
    if between == ["("] or (not between and one.kind is MentionKind.OFFICE):
        return True
    if between != [","]:
        return _is_apposition(tokens, one, other, between)
    if other.kind is MentionKind.OFFICE:
        return tokens[other.head].dep == "appos" or _ends_apposition(tokens, other.after, after)
    return _ends_apposition(tokens, other.after, after)


def _is_apposition(tokens: Sequence[Token], one: Phrase, other: Phrase, between: Sequence[str]) -> bool:
    """Whether the parse makes one phrase the apposition of the other, or the second follows without its comma.

    In "said Pavel Renn a villager" and "Pavel Renn deputy director of the clinic said" commas are lost; in "the
    commander of the 9th brigade, Major Pavel Renn" the words between belong to the office.
    """
    if tokens[other.head].dep == "appos" and tokens[other.head].head == one.head:
        return True
    one_head, other_head = tokens[one.head], tokens[other.head]
    if one.kind is MentionKind.OFFICE and one_head.dep == "nsubj" and other_head.dep == "nsubj":
        # two subjects of one verb: the parser did not see that the name ends a long title
        return one_head.head == other_head.head and not set(between) & {",", "and", "or", ";", ":"}
    first = tokens[other.first]
    if between or other.kind is not MentionKind.OFFICE or not (first.text.lower() in ("a", "an") or _is_bare(first)):
        return False
    if tokens[one.head].dep in ("dobj", "dative", "iobj"):
        return False
    verb = tokens[tokens[other.head].head].lemma.lower()
    return tokens[other.head].dep not in ("nsubj", "nsubjpass") or verb in reporting_verbs()


def _is_bare(token: Token) -> bool:
    """Whether a noun phrase begins without an article or possessor."""
    return token.tag in ("NN", "JJ")


def _bodies_side_by_side(tokens: Sequence[Token], one: Phrase, other: Phrase, after: int) -> bool:
    """Whether two bodies are one: a name and its initials in brackets, or a name and a noun that says what it is."""
    between = [token.text for token in tokens[one.after : other.first]]
    if between == ["("]:
        closed = other.after < after and tokens[other.after].text == ")"
        return closed and other.after - other.first == 1 and tokens[other.head].text.isupper()
    if (one.name_first is None) is (other.name_first is None):
        return False
    if not between:
        return one.name_first is None
    return between == [","] and tokens[other.head].dep == "appos" and tokens[other.head].head == one.head


def _ends_apposition(tokens: Sequence[Token], position: int, after: int) -> bool:
    return (
        position >= after
        or tokens[position].text in (",", ".", ";", ")", "—", "–", ":", "”", '"')
        or (tokens[position].pos in ("VERB", "AUX"))
    )
