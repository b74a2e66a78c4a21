"""The thing that a number counts, with the words that say which and where: "Russian soldiers near the border".

The parse leads from the number to the noun that it modifies; the phrase then grows to the right over what the noun
governs ("of", places, participles) and stops at commas, conjunctions, times and verbs. Where the parse leads nowhere
the next noun stands in, and for "the toll rose to 45" the subject.
"""

from collections.abc import Iterator, Sequence

from onrecord.annotations.quantities.measures import Measure
from onrecord.annotations.quantities.parse import Parse
from onrecord.model import Span, Token

NOUNS = frozenset({"NOUN", "PROPN"})
_TO_NOUN = frozenset(
    {"nummod", "quantmod", "compound", "number", "amod", "nmod", "npadvmod", "poss", "appos", "predet", "det"}
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PLACE_PREPOSITIONS = frozenset({
    "near", "along", "at", "in", "on", "around", "inside", "outside", "across", "from", "to", "within", "behind", "into",
    "throughout", "between", "off", "over", "beyond", "under", "against", "towards", "toward",
})  # fmt: skip
_PLACE_NOUNS = frozenset(
    {
        "border",
        "borders",
        "frontier",
        "region",
        "city",
        "town",
        "village",
        "area",
        "areas",
        "front",
        "line",
        "line",
        "territory",
        "country",
        "province",
        "district",
        "coast",
        "camp",
        "camps",
        "base",
        "bases",
        "alert",
        "hospital",
        "capital",
        "island",
    }
)
_RIGHT = frozenset({"prep", "acl", "amod", "npadvmod", "advmod", "compound", "nmod"})
_TIMES = frozenset({"DATE", "TIME"})
_SHARES = frozenset({"percent", "percentage point", "fraction"})
_LONGEST = 16
_SKIPPED = frozenset({'"', "“", "”", "'", "’", "‘", "''", "``", ")", "-"})


def find_counted(parse: Parse, measure: Measure, excluded: Sequence[Span] = ()) -> Span | None:
    """The phrase for the thing counted, or None where nothing is."""
    inside = parse.indices(measure.span)
    if not inside:
        return None
    head = _counted_head(parse, measure, inside)
    if head is None or head in inside:
        return None
    token = parse.tokens[head]
    if token.start < measure.span.start:
        return Span(parse.tokens[_left_edge(parse, head)].start, token.end)
    after = parse.index_after(measure.span.end)
    first = _first_word(parse, inside[-1] + 1 if after is None else after, head)
    last = _right_edge(parse, head, excluded)
    return Span(parse.tokens[first].start, parse.tokens[last].end)


def _counted_head(parse: Parse, measure: Measure, inside: range) -> int | None:
    """The noun that the number counts."""
    climbed = _climb(parse, inside)
    if climbed is not None and parse.tokens[climbed].pos in NOUNS and climbed > inside[-1]:
        return climbed
    below = _of_object(parse, inside)
    if below is not None:
        return below
    if measure.unit is None or measure.unit.startswith("per "):
        following = _next_noun(parse, inside[-1] + 1, hyphenated=measure.span.end)
        if following is not None:
            return following
    elif not (measure.is_money or measure.unit in _SHARES):
        return None
    return _subject(parse, climbed if climbed is not None else inside[-1])


def _climb(parse: Parse, inside: range) -> int | None:
    """The first governor outside the number."""
    index = inside[-1]
    for _ in range(6):
        token = parse.tokens[index]
        if index not in inside or token.head == index or not 0 <= token.head < len(parse.tokens):
            break
        if token.dep not in _TO_NOUN and token.head not in inside:
            return None if index in inside else index
        index = token.head
    return index if index not in inside else None


def _of_object(parse: Parse, inside: range) -> int | None:
    """The noun behind "of", "in" or "for" that hangs on the number ("dozens of ships", "USD 5 million in aid")."""
    for index in reversed(inside):
        for child in parse.children(index):
            if child not in inside and child > inside[-1] and parse.tokens[child].dep == "prep":
                word = parse.tokens[child].text.lower()
                nouns = [grandchild for grandchild in parse.children(child) if parse.tokens[grandchild].pos in NOUNS]
                if word in ("of", "in", "for", "worth") and nouns and parse.tokens[nouns[0]].entity not in _TIMES:
                    return nouns[0]
    return None


def _next_noun(parse: Parse, start: int, *, hyphenated: int) -> int | None:
    """The next noun when only adjectives, quotation marks and "of" stand before it."""
    found: int | None = None
    for index in range(start, min(start + 6, len(parse.tokens))):
        token = parse.tokens[index]
        if "\n" in parse.text[hyphenated : token.start]:
            break
        if token.pos in NOUNS and token.entity not in _TIMES:
            found = index
        elif found is not None or (
            token.pos not in ("ADJ", "DET")
            and token.tag not in ("VBN", "VBG", "HYPH", "PRP$")
            and token.text not in _SKIPPED
            and token.text.lower() != "of"
        ):
            break
    return found


def _subject(parse: Parse, index: int) -> int | None:
    """ "The death toll rose to 45": the subject of the verb that the number hangs on."""
    for _ in range(4):
        token = parse.tokens[index]
        if token.pos in ("VERB", "AUX"):
            subjects = [child for child in parse.children(index) if parse.tokens[child].dep in ("nsubj", "nsubjpass")]
            return subjects[0] if subjects and parse.tokens[subjects[0]].pos in NOUNS else None
        if token.head == index or not 0 <= token.head < len(parse.tokens):
            break
        index = token.head
    return None


def _first_word(parse: Parse, after: int, head: int) -> int:
    """The first word behind the number that belongs to the phrase; quotation marks, "of" and articles do not."""
    first = after
    while first < head:
        token = parse.tokens[first]
        if (
            token.pos not in ("PUNCT", "ADP", "DET", "SYM", "CCONJ")
            and token.tag != "HYPH"
            and token.text.lower() != "of"
        ):
            break
        first += 1
    return first


def _left_edge(parse: Parse, head: int) -> int:
    """The first of the adjectives and nouns right before the head."""
    edge = head
    for child in sorted(parse.children(head), reverse=True):
        if child == edge - 1 and parse.tokens[child].dep in ("compound", "amod"):
            edge = child
    return edge


def _right_edge(parse: Parse, head: int, excluded: Sequence[Span]) -> int:
    """The last word of what identifies the thing counted."""
    last = head
    limit = head + _LONGEST
    for child in _modifiers(parse, head):
        if child <= last or child > last + 1:
            continue
        last = _subtree_end(parse, child, excluded, limit)
    while (child := _loose_place(parse, last, excluded)) is not None and last < limit:
        last = _subtree_end(parse, child, excluded, limit)
    return last


def _modifiers(parse: Parse, head: int) -> Iterator[int]:
    """Right modifiers of the head in order, and of a noun that it is compounded with."""
    for child in parse.children(head):
        token = parse.tokens[child]
        if child > head and token.dep in _RIGHT and token.entity not in _TIMES:
            if token.dep == "acl" and token.tag not in ("VBN", "VBG"):
                continue
            yield child


def _subtree_end(parse: Parse, root: int, excluded: Sequence[Span], limit: int) -> int:
    """The end of the words under the root, as far as they run on without comma, conjunction, time or clause."""
    stack, members = [root], {root}
    while stack:
        for child in parse.children(stack.pop()):
            token = parse.tokens[child]
            if token.dep in ("punct", "cc", "conj", "relcl", "advcl", "mark", "appos", "ccomp") and token.text != "-":
                continue
            members.add(child)
            stack.append(child)
    last = root
    while last + 1 in members and last < limit:
        following = parse.tokens[last + 1]
        if following.entity in _TIMES or _is_time(following, excluded):
            break
        last += 1
    while last > root and parse.tokens[last].pos in ("ADP", "DET", "CCONJ"):
        last -= 1
    return last if parse.tokens[last].pos not in ("ADP", "DET") else root - 1


def _loose_place(parse: Parse, last: int, excluded: Sequence[Span]) -> int | None:
    """A phrase of place right behind the thing counted that the parse hung on the verb."""
    if last + 1 >= len(parse.tokens):
        return None
    preposition = parse.tokens[last + 1]
    if preposition.text.lower() not in _PLACE_PREPOSITIONS or preposition.dep != "prep":
        return None
    for child in parse.children(last + 1):
        token = parse.tokens[child]
        place = token.entity in _PLACES or token.text.lower() in _PLACE_NOUNS
        if token.dep == "pobj" and place and not _is_time(token, excluded):
            return last + 1
    return None


def _is_time(token: Token, excluded: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in excluded)
