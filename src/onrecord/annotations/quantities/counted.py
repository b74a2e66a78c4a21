"""The thing that a number counts, with the words that say which and where: "Russian soldiers near the border".

The parse leads from the number to the noun that it modifies; the phrase then grows to the right over what the noun
governs ("of", places, participles) and stops at commas, conjunctions, times and verbs. Where the parse leads nowhere
the next noun stands in, and for "the toll rose to 45" the subject. Nothing is taken out of another sentence, and
for money only what a construction ties to it (see `money`).
"""

from collections.abc import Iterator

from onrecord.annotations.quantities.measures import Measure
from onrecord.annotations.quantities.money import find_paid_for
from onrecord.annotations.quantities.neighbours import find_astray_subject
from onrecord.annotations.quantities.parse import Parse
from onrecord.annotations.quantities.stretches import Stretches
from onrecord.lexicon.number_words import counted_words
from onrecord.lexicon.time_words import word_code
from onrecord.model import Span, Token

NOUNS = frozenset({"NOUN", "PROPN"})
_TO_NOUN = frozenset(
    {"nummod", "quantmod", "compound", "number", "amod", "nmod", "npadvmod", "poss", "appos", "predet", "det"}
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_RIGHT = frozenset({"prep", "acl", "amod", "npadvmod", "advmod", "compound", "nmod"})
_TIMES = frozenset({"DATE", "TIME"})
_OF_SUBJECTS = frozenset({"pobj", "attr", "acomp", "npadvmod"})
_SHARES = frozenset({"percent", "percentage point", "fraction", "times"})
_LONGEST = 16
# "510 a month" counts no months.
_ARTICLES_OF_RATES = frozenset({"a", "an", "each", "every"})
_SKIPPED = frozenset({'"', "“", "”", "'", "’", "‘", "''", "``", ")", "-"})


def find_counted(parse: Parse, measure: Measure, excluded: Stretches) -> Span | None:
    """The phrase for the thing counted, or None where nothing is."""
    inside = parse.indices(measure.span)
    if not inside:
        return None
    sentence = parse.sentence_around(measure.span)
    head = _counted_head(parse, measure, inside, sentence)
    if head is None or head in inside:
        return None
    token = parse.tokens[head]
    if not sentence.start <= token.start < sentence.end:
        return None
    if token.start < measure.span.start:
        last = head if measure.is_money else min(find_right_edge(parse, head, excluded), inside[0] - 1)
        last = last if parse.tokens[last].pos in NOUNS or parse.tokens[last].pos in ("ADJ", "NUM") else head
        return Span(parse.tokens[_left_edge(parse, head)].start, parse.tokens[max(last, head)].end)
    after = parse.index_after(measure.span.end)
    first = _first_word(parse, inside[-1] + 1 if after is None else after, head)
    last = find_right_edge(parse, head, excluded)
    while last > head and parse.tokens[last].end > sentence.end:
        last -= 1
    return Span(parse.tokens[first].start, parse.tokens[last].end)


def _counted_head(parse: Parse, measure: Measure, inside: range, sentence: Span) -> int | None:
    """The noun that the number counts."""
    climbed = _climb(parse, inside)
    if climbed is not None and (parse.tokens[climbed].start >= sentence.end or _is_parted(parse, inside, climbed)):
        climbed = None
    if climbed is not None and climbed > inside[-1] and parse.tokens[climbed].pos in NOUNS:
        return climbed if parse.tokens[climbed].entity not in _TIMES else None
    if measure.is_money:
        return find_paid_for(parse, inside, sentence, end=measure.span.end)
    below = _of_object(parse, inside)
    if below is not None:
        return below
    after = inside[-1] + 1
    if after < len(parse.tokens) and parse.tokens[after].text.lower() in counted_words("states"):
        return after
    if measure.unit is None or measure.unit.startswith("per "):
        noun = _next_noun(parse, after, limit=sentence.end)
        if noun is not None:
            return noun
    elif measure.unit not in _SHARES:
        return None
    if measure.unit is None and parse.tokens[inside[-1]].dep not in _OF_SUBJECTS:
        return None
    return _subject(parse, inside[-1])


def _is_parted(parse: Parse, inside: range, head: int) -> bool:
    """Whether the number is parted from what the parse takes for its noun.

    "And" right behind it does so ("their age is 38 and income ..."), and so does an article ("is 73 raising the cost").
    """
    after = inside[-1] + 1
    between = parse.tokens[after:head]
    if any(token.pos == "DET" for token in between) and not any(token.text.lower() == "of" for token in between):
        return True
    parted = after < head and parse.tokens[after].text.lower() in ("and", "but")
    return parted and not any(parse.tokens[index].pos == "NUM" for index in range(after, head))


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
                if word in ("of", "in", "for", "worth") and nouns and not _is_of_time(parse.tokens[nouns[0]]):
                    return nouns[0]
    return None


def _is_of_time(token: Token) -> bool:
    """Whether a noun is a stretch of time, which numbers are told for ("half a million in a fortnight")."""
    return token.entity in _TIMES or word_code("unit", token.text.lower()) is not None


def _next_noun(parse: Parse, start: int, *, limit: int) -> int | None:
    """The next noun when only adjectives, quotation marks and "of" stand before it."""
    found: int | None = None
    for index in range(start, min(start + 6, len(parse.tokens))):
        token = parse.tokens[index]
        if token.start >= limit:
            break
        if token.pos in NOUNS and token.entity not in _TIMES:
            found = index
        elif (
            found is not None
            or token.text.lower() in _ARTICLES_OF_RATES
            or (
                token.pos not in ("ADJ", "DET")
                and not _joins_adjectives(parse, index)
                and token.tag not in ("VBN", "VBG", "HYPH", "PRP$")
                and token.text not in _SKIPPED
                and token.text.lower() != "of"
            )
        ):
            break
    return found


def _joins_adjectives(parse: Parse, index: int) -> bool:
    """Whether the token is the "and" of "digital and physical sales"."""
    around = [parse.tokens[at].pos for at in (index - 1, index + 1) if 0 <= at < len(parse.tokens)]
    return parse.tokens[index].dep == "cc" and around == ["ADJ", "ADJ"]


def _subject(parse: Parse, start: int) -> int | None:
    """The subject of the verb that the number hangs on ("the death toll rose to 45").

    Who claims a number is not counted: "the ministry put the toll at 45" is about the object, "spoke of 45" of nothing.
    """
    index = start
    for _ in range(4):
        token = parse.tokens[index]
        if token.lemma.lower() in counted_words("claiming") and token.pos == "VERB":
            objects = [child for child in parse.children(index) if parse.tokens[child].dep == "dobj"]
            return objects[0] if objects and parse.tokens[objects[0]].pos in NOUNS and objects[0] < start else None
        if token.pos in ("VERB", "AUX"):
            subjects = [child for child in parse.children(index) if parse.tokens[child].dep in ("nsubj", "nsubjpass")]
            astray = None if subjects else find_astray_subject(parse, index)
            if astray is not None:
                return astray
            if subjects or token.dep != "conj":
                return subjects[0] if subjects and parse.tokens[subjects[0]].pos in NOUNS else None
        if token.head == index or not 0 <= token.head < len(parse.tokens):
            break
        index = token.head
    return None


def _first_word(parse: Parse, after: int, head: int) -> int:
    """The first word behind the number that belongs to the phrase; marks, brackets, "of" and articles do not."""
    first = after
    if any(token.text.lower() == "of" for token in parse.tokens[after:head]):
        # "12 of the last 15 villages" are villages.
        totals = [
            child for child in parse.children(head) if after < child < head and parse.tokens[child].dep == "nummod"
        ]
        first = totals[-1] + 1 if totals else after
    elif parse.tokens[after].text == "(":
        closed = next((index for index in range(after, head) if parse.tokens[index].text == ")"), None)
        first = after if closed is None else closed + 1
    while first < head:
        token = parse.tokens[first]
        if (
            token.text[:1].isalnum()
            and token.pos not in ("PUNCT", "ADP", "DET", "SYM", "CCONJ")
            and token.tag != "HYPH"
            and token.text.lower() not in ("of", "worth", "strong", "odd")
        ):
            break
        first += 1
    return first


def _left_edge(parse: Parse, head: int) -> int:
    """The first of the adjectives and nouns right before the head."""
    edge = head
    for child in sorted(parse.children(head), reverse=True):
        numbered = any(parse.tokens[below].pos == "NUM" for below in parse.children(child))
        if child == edge - 1 and parse.tokens[child].dep in ("compound", "amod") and not numbered:
            edge = child
    return edge


def find_right_edge(parse: Parse, head: int, excluded: Stretches) -> int:
    """The last word of what identifies the thing counted."""
    last = head
    limit = head + _LONGEST
    for child in _modifiers(parse, head) if parse.tokens[head].pos in NOUNS else ():
        if child <= last or child > last + 1:
            continue
        last = _subtree_end(parse, child, excluded, limit)
    while last < limit:
        place = _loose_place(parse, last, excluded)
        end = last if place is None else _subtree_end(parse, place, excluded, limit)
        if end <= last:
            break
        last = end
    return last


def _modifiers(parse: Parse, head: int) -> Iterator[int]:
    """Right modifiers of the head that say which or where, in order."""
    for child in parse.children(head):
        token = parse.tokens[child]
        if child <= head or token.dep not in _RIGHT or token.entity in _TIMES:
            continue
        if token.dep == "acl" and token.tag not in ("VBN", "VBG"):
            continue
        if token.dep == "prep" and token.text.lower() not in counted_words("naming_prepositions"):
            continue
        yield child


def _subtree_end(parse: Parse, root: int, excluded: Stretches, limit: int) -> int:
    """The end of the words under the root, as far as they run on without comma, conjunction, time or clause."""
    stack, members = [root], {root}
    while stack:
        parent = stack.pop()
        for child in parse.children(parent):
            if child <= limit and _goes_on(parse, root, parent, child):
                members.add(child)
                stack.append(child)
    last = root
    while last + 1 in members and last < limit:
        following = parse.tokens[last + 1]
        if following.entity in _TIMES or _is_time(following, excluded):
            break
        last += 1
    while last > root and parse.tokens[last].pos in ("ADP", "DET", "CCONJ", "VERB"):
        last -= 1
    return last if parse.tokens[last].pos not in ("ADP", "DET") else root - 1


def _goes_on(parse: Parse, root: int, parent: int, child: int) -> bool:
    """Whether the phrase under the root goes on over this child."""
    token = parse.tokens[child]
    if token.dep in ("cc", "conj"):
        between = parse.tokens[root].text.lower() == "between"
        return between or parse.tokens[parent].dep in ("amod", "compound", "nmod", "poss", "conj")
    if token.dep == "prep":
        word = token.text.lower()
        bordering = word == "with" and parse.tokens[parent].text.lower() in counted_words("place_nouns")
        return bordering or word == "by" or word in counted_words("naming_prepositions")
    return token.dep not in ("punct", "relcl", "advcl", "mark", "appos", "ccomp") or token.tag == "HYPH"


def _loose_place(parse: Parse, last: int, excluded: Stretches) -> int | None:
    """A phrase of place right behind the thing counted that the parse hung on the verb."""
    if last + 1 >= len(parse.tokens):
        return None
    preposition = parse.tokens[last + 1]
    if preposition.text.lower() not in counted_words("place_prepositions") or preposition.dep not in ("prep", "dative"):
        return None
    for child in parse.children(last + 1):
        token = parse.tokens[child]
        place = token.entity in _PLACES or token.text.lower() in counted_words("place_nouns")
        if token.dep == "pobj" and place and not _is_time(token, excluded):
            return last + 1
    return None


def _is_time(token: Token, excluded: Stretches) -> bool:
    return excluded.cover(token.start)
