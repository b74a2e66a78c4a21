"""What an amount of money pays for or is the size of: "a $5m loan", "$5m in aid", "aid of $5m", "a package worth $5m".

Money counts nothing by itself, so the nearest noun says nothing: only a construction that ties the two does, and
only within the sentence. Who paid, and what "cost" or "fell by" the amount, is not counted.
"""

from onrecord.annotations.quantities.parse import Parse
from onrecord.lexicon.number_words import counted_words
from onrecord.model import Span

_NAMES = frozenset({"GPE", "LOC", "FAC", "PERSON", "NORP", "DATE", "TIME", "EVENT"})
_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_MOST_WORDS = 8
_MOST_STEPS = 4


def find_paid_for(parse: Parse, inside: range, sentence: Span, *, end: int) -> int | None:
    """The noun that the construction around an amount ties to it.

    Args:
        parse: The parse.
        inside: The tokens of the amount.
        sentence: The sentence, out of which nothing is taken.
        end: Where the amount ends.
    """
    link = _link_before(parse, inside)
    before = None if link is None else _noun_before(parse, link)
    if before is not None and parse.tokens[before].start < sentence.start:
        before = None
    word = "" if link is None else parse.tokens[link].text.lower()
    if before is not None and word == "of":
        return before
    behind, preposition = _noun_behind(parse, end, sentence.end)
    if behind is not None and not (preposition == "for" and before is not None and word != "for"):
        return behind
    return before


def _link_before(parse: Parse, inside: range) -> int | None:
    """The word that ties the amount to a noun before it; bounds ("nearly", "more than") may stand between."""
    index = inside[0] - 1
    for _ in range(_MOST_WORDS):
        if index < 0:
            return None
        word = parse.tokens[index].text.lower()
        if word in counted_words("money_links"):
            return index
        if word not in counted_words("money_fillers"):
            return None
        index -= 1
    return None


def _noun_before(parse: Parse, link: int) -> int | None:
    """The noun right before the link; in place of a name the noun that the name goes with ("a plan for X worth")."""
    index = link - 1
    word = parse.tokens[link].text.lower()
    for _ in range(_MOST_STEPS):
        if index < 0:
            return None
        token = parse.tokens[index]
        if token.pos not in ("NOUN", "PROPN") or token.text.lower() in counted_words("sums"):
            return None
        governed = token.dep == "pobj" and 0 <= token.head < index
        named = token.pos == "PROPN" or token.entity in _NAMES
        if not named and not (governed and word == "for"):
            return index
        if not governed:
            return None
        index = parse.tokens[token.head].head
    return None


def _noun_behind(parse: Parse, end: int, limit: int) -> tuple[int | None, str]:
    """The noun of "in aid", "of grain", "worth of grain" or "for schools" right behind, and the preposition."""
    index = parse.index_after(end)
    if index is None:
        return None, ""
    word = parse.tokens[index].text.lower()
    if word == "worth":
        index += 1
        word = parse.tokens[index].text.lower() if index < len(parse.tokens) else ""
    if word not in ("of", "in", "for"):
        return None, word
    found: int | None = None
    for at in range(index + 1, min(index + 1 + _MOST_WORDS, len(parse.tokens))):
        token = parse.tokens[at]
        # "In the city" is a place; what money comes in has no article: "in aid".
        placed = word == "in" and token.pos in ("DET", "PRON")
        phrase = token.pos in _IN_PHRASE or token.tag in ("VBN", "VBG", "HYPH", "PRP$")
        if token.start >= limit or placed or not phrase:
            break
        found = at
    thing = None if found is None else parse.tokens[found]
    fits = thing is not None and thing.pos == "NOUN" and thing.entity not in _NAMES and thing.text != "time"
    return (found if fits else None), word
