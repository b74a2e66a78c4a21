"""What a number says something of: "the grain price" in "the grain price rose 5 percent".

The idea: the nearest noun phrase that the grammar ties to the number comes first, then those further up. For a number
with a unit this is what it measures ("a 90 megawatt dam", "30 gigawatts of capacity"), then the nouns that lead from it
to its verb ("speeds of up to 400 metres"), the verb's object or the object of its prepositions, and the verb's
subject. A plain count has its noun already: only the phrase it is a part of ("a study of 135 towns") or the subject
that has, does or sends what is counted adds to it; a count that is itself the subject says all. Where the grammar leads
nowhere, what stands right before the number does, or else the first subject of the sentence. Other numbers with their
units are no concepts: one that hangs on another ("$1.2bn (£1bn)") goes on to that one's.
"""

import re
from collections.abc import Iterator

from onrecord.annotations.quantities.counted import find_right_edge
from onrecord.annotations.quantities.fractions import UNIT as FRACTION
from onrecord.annotations.quantities.measures import Measure
from onrecord.annotations.quantities.neighbours import find_astray_subject, is_one_of_many, next_word
from onrecord.annotations.quantities.parse import Parse
from onrecord.annotations.quantities.stretches import Stretches
from onrecord.lexicon.number_words import counted_words
from onrecord.lexicon.units import TIME
from onrecord.model import Span

NOUNS = frozenset({"NOUN", "PROPN"})
_NAMED = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_LEFT = frozenset({"compound", "amod", "poss", "nmod", "nummod", "det", "quantmod"})
_COUNTED_ROLES = frozenset({"dobj", "attr", "npadvmod", "oprd", "conj", "appos"})
_ADDED = frozenset({"conj", "appos"})
_TIMES = frozenset({"DATE", "TIME"})
_TIED = frozenset({"for", "of", "on", "in", "off", "to", "into", "with"})
_OWN = frozenset({"among", "from", "for", "of", "in", "off", "on", "worth"})
_HAVING = frozenset({"with", "to", "for"})
_SPENT = frozenset({"in", "over", "within", "after", "before", "during"})
_OFFSETS = frozenset({"later", "ago", "earlier", "before", "after", "old"})
_POINTS = frozenset({"point", "points", "p"})
_NO_BEGINNING = frozenset({"ADP", "PART", "SYM", "CCONJ", "PUNCT", "ADV"})
_NO_END = _NO_BEGINNING | {"DET"}
# What may stand between a noun and the number that is set beside it, and what ends a bracket around such a number.
_SET_BESIDE = re.compile(
    r" ?\((?:[~≈<>]|about|around|some|nearly|almost|up|down|over|roughly)? ?$"
    r"|, (?:up|down|off|higher|lower)(?: (?:by|about|around|some|nearly|almost|more than|as much as))* $"
    r"|,? (?:ranging|totalling|totaling|valued at|priced at|worth|averaging|measuring|weighing|numbering|exceeding)"
    r"(?: (?:from|between|over|some|about|around|nearly|almost|up to|more than|at least|as much as))* $"
    r"|(?<=\w) $"
)
_CLOSES = re.compile(r" ?(?:\)|,|;|(?:long|tall|high|deep|wide|higher|lower|up|down)\b)")
_MOST_STEPS = 8
_MOST = 4
_FAR = 60  # tokens back in which a subject is looked for


def find_concepts(
    parse: Parse, measure: Measure, counted: Span | None, *, excluded: Stretches, numbers: Stretches
) -> tuple[Span, ...]:
    """The phrases that the number says something of, the nearest first; at most four, none that overlap.

    Args:
        parse: The parse.
        measure: The number.
        counted: The thing counted, if there is one.
        excluded: Times, which are no concepts.
        numbers: All numbers of the text with their units, which are none either.
    """
    inside = parse.indices(measure.span)
    anchor = parse.top(inside)
    if (
        anchor is None
        or is_one_of_many(parse, measure)
        or (measure.unit in TIME and next_word(parse, measure.span.end).lower() in _OFFSETS)
    ):
        return ()
    ahead = counted is not None and counted.start < measure.span.start
    bare = measure.unit in (None, FRACTION) and not ahead
    noun = parse.top(parse.indices(counted)) if bare and counted is not None else None
    plain = noun is not None and parse.tokens[noun].text.lower() not in _POINTS
    start = noun if plain else None
    anchor = anchor if noun is None else noun
    if noun is not None and not plain:
        counted = None
    found = [] if plain or ahead or counted is None else [counted]
    barred = [measure.span, *([counted] if counted is not None and not ahead else [])]
    search = _Search(
        parse,
        inside,
        excluded=excluded,
        numbers=numbers,
        taken=Stretches(barred),
        sentence=parse.sentence_around(measure.span),
    )
    heads = search.of_count(start) if start is not None else search.of_measure(anchor, measure)
    for head in heads:
        if len(found) == _MOST:
            break
        span = search.phrase(head)
        if span is not None and not any(span.overlaps(other) for other in (*found, *barred)):
            found.append(span)
    if ahead and counted is not None and not any(map(counted.overlaps, found)):
        found.insert(0, counted)
    if not found and measure.unit not in TIME and (search.owned if plain else not search.is_subject):
        found += [span for span in search.fallback(measure.span) if not any(map(span.overlaps, barred))]
    return tuple(found[:_MOST])


class _Search:
    """The way from one number up its sentence."""

    def __init__(
        self, parse: Parse, inside: range, *, excluded: Stretches, numbers: Stretches, taken: Stretches, sentence: Span
    ) -> None:
        self._parse = parse
        self._inside = inside
        self._excluded = excluded
        self._numbers = numbers
        self._taken = taken
        self._sentence = sentence
        self.owned = False  # whether a count is the object of a verb, whose subject may be hidden by a pronoun
        self.is_subject = False  # whether a sum or share is itself what the verb tells of

    def of_count(self, noun: int) -> Iterator[int]:
        """What a count is a part of, or who has it: a noun over the thing counted, or the subject of its verb."""
        parse, child = self._parse, noun
        for _ in range(_MOST_STEPS):
            head, role = parse.head(child), parse.tokens[child].dep
            if head is None:
                return
            token = parse.tokens[head]
            if token.pos in ("VERB", "AUX"):
                self.owned = role == "dobj"
                if role in _COUNTED_ROLES or (role == "prep" and parse.tokens[child].text.lower() in _HAVING):
                    yield from self._subject(head)
                return
            if token.pos in NOUNS and not self._is_number(head) and not (role in _ADDED and self._has_number(head)):
                yield head
                return
            child = head

    def of_measure(self, anchor: int, measure: Measure) -> Iterator[int]:
        """What hangs on the number, the nouns over it, then what hangs on the verb."""
        parse, child = self._parse, anchor
        if measure.unit == "year" and (named := self._inside[0] - 2) >= 0 and parse.tokens[named].pos == "PROPN":
            yield named  # "Anna Lindt, 65, said"
            return
        beside = self._beside(measure)
        if beside is not None:
            yield beside
        yield from self._own(anchor)
        for _ in range(_MOST_STEPS):
            head, role = parse.head(child), parse.tokens[child].dep
            if head is None:
                return
            token = parse.tokens[head]
            if token.pos in ("VERB", "AUX"):
                self.is_subject = role in _SUBJECTS
                yield from self._predicates(head, child) if self.is_subject else self._around(head, child)
                return
            spent = measure.unit in TIME and token.text.lower() in _SPENT
            if token.pos == "ADP" and spent and parse.tokens[child].text.lower() not in ("age", "ages"):
                return
            if token.pos in NOUNS and not self._is_number(head) and not (role in _ADDED and self._has_number(head)):
                yield head
            child = head

    def phrase(self, head: int) -> Span | None:
        """The noun with what stands before it and the prepositions that say which; None for times and numbers."""
        parse, token = self._parse, self._parse.tokens[head]
        if token.text.lower() in counted_words("bounding_nouns"):
            return None
        if self._is_aged(head):
            return self._numbers.around(token.start)
        outside = not self._sentence.start <= token.start < self._sentence.end
        if outside or token.entity in _TIMES or self._excluded.cover(token.start) or self._is_number(head):
            return None
        first = head
        for child in parse.children(head):
            if child < first and parse.tokens[child].dep in _LEFT:
                first = _leftmost(parse, child)
        while first < head and (self._is_taken(_reach(parse, first, head)) or not _begins(parse, first)):
            first += 1
        last = find_right_edge(parse, head, self._excluded)
        while last > head and self._numbers.touch(_reach(parse, head, last + 1)):
            last -= 1
        while last > head and self._cannot_end(last):
            last -= 1
        return self._whole_words(parse.tokens[first].start, parse.tokens[last].end)

    def _cannot_end(self, index: int) -> bool:
        """Whether no phrase ends with the token: "output of more", "houses adding"."""
        token = self._parse.tokens[index]
        return token.pos in _NO_END or token.tag == "VBG" or token.text.lower() in counted_words("bounding_nouns")

    def fallback(self, number: Span) -> Iterator[Span]:
        """What stands right before the number, or else the first subject of the sentence."""
        parse = self._parse
        before = self._inside[0] - 1
        if before >= 0 and parse.tokens[before].pos in NOUNS:
            span = self.phrase(before)
            if span is not None and span.end <= number.start:
                yield span
                return
        verbs = (
            index for index in range(before, max(-1, before - 8), -1) if parse.tokens[index].pos in ("VERB", "AUX")
        )
        nearest = (child for verb in verbs for child in parse.children(verb))
        for index in (*nearest, *range(max(0, before - _FAR), before + 1)):
            token = parse.tokens[index]
            if token.dep in ("nsubj", "nsubjpass") and token.pos in NOUNS and token.start < number.start:
                span = self.phrase(index)
                if span is not None and not span.overlaps(number):
                    yield span
                    return
        around = (*reversed(range(max(0, before - 20), self._inside[0])), *self._inside_after())
        for index in around:
            span = self.phrase(index) if parse.tokens[index].pos in NOUNS else None
            if span is not None and not span.overlaps(number):
                yield span
                return

    def _inside_after(self) -> range:
        return range(self._inside[-1] + 1, min(self._inside[-1] + 9, len(self._parse.tokens)))

    def _beside(self, measure: Measure) -> int | None:
        """The noun that the number is set beside: "the dam (90 metres)", "Orlen, down 2%", "loans worth $5"."""
        parse = self._parse
        match = _SET_BESIDE.search(parse.words_before(measure.span.start))
        if match is None:
            return None
        start = measure.span.start - len(match[0])
        index = parse.index_at(start - 1)
        if index is None or parse.tokens[index].pos not in NOUNS or self._is_number(index):
            return None
        bracketed = match[0].lstrip().startswith("(")
        if bracketed and not _CLOSES.match(parse.plain, measure.span.end):
            return None
        while match[0] != " " and (above := self._noun_over(index)) is not None:
            index = above
        listed = match[0] == " " and (measure.low is None or measure.low >= 0 or measure.unit is None)
        return None if listed else index

    def _noun_over(self, index: int) -> int | None:
        """The noun that "of", "to" or the like ties the noun to: the road in "the road to Tarsk"."""
        preposition = self._parse.head(index)
        if preposition is None or self._parse.tokens[preposition].text.lower() not in ("of", "to", "in", "on", "from"):
            return None
        head = self._parse.head(preposition)
        noun = head is not None and head < index and self._parse.tokens[head].pos in NOUNS and not self._is_number(head)
        return head if noun else None

    def _own(self, anchor: int) -> Iterator[int]:
        """The objects of prepositions that hang on the number itself."""
        for child in self._parse.children(anchor):
            if child > self._inside[-1] and self._parse.tokens[child].text.lower() in _OWN:
                yield from self._nouns_under(child)

    def _predicates(self, verb: int, subject: int) -> Iterator[int]:
        """What a sum or share is said to be: "5 million is the limit"."""
        for other in self._parse.children(verb):
            token = self._parse.tokens[other]
            if other > subject and token.dep == "attr" and token.pos in NOUNS and token.text[:1].isalpha():
                yield other

    def _around(self, verb: int, child: int) -> Iterator[int]:
        """The verb's object, what its prepositions govern, and its subject."""
        behind: list[int] = []
        for other in self._parse.children(verb):
            token = self._parse.tokens[other]
            if other != child and token.dep == "dobj" and token.pos in NOUNS and not self._has_number(other):
                yield other
            elif other != child and token.dep in ("prep", "dative") and token.text.lower() in _TIED:
                behind += (noun for noun in self._nouns_under(other) if not self._has_number(noun))
        yield from self._subject(verb)
        yield from behind

    def _subject(self, verb: int) -> Iterator[int]:
        """The verb's own subject or that of the verb it hangs on; a relative pronoun leads to its noun."""
        parse, role = self._parse, ""
        for _ in range(_MOST_STEPS):
            token = parse.tokens[verb]
            if role == "ccomp" and token.lemma.lower() in counted_words("claiming"):
                return  # who says it is not what it is said of
            own = [child for child in parse.children(verb) if parse.tokens[child].dep in ("nsubj", "nsubjpass")]
            if own and (parse.tokens[own[0]].pos in _NAMED or self._is_aged(own[0])):
                yield own[0]
                yield from self._predicates(verb, own[0])
                return
            parts = [noun for below in parse.children(own[0]) for noun in self._nouns_under(below)] if own else []
            if parts:
                yield parts[0]
                return
            astray = None if own else find_astray_subject(parse, verb)
            if astray is not None:
                yield astray
                return
            head = parse.head(verb)
            if head is None:
                return
            if token.dep in ("relcl", "acl"):
                noun = self._told_of(own[0] if own else None, head)
                if noun is not None:
                    yield noun
                    yield from self._same(noun)
                    return
            elif own and token.dep not in ("conj", "ccomp", "advcl", "xcomp"):
                return
            verb, role = head, token.dep

    def _told_of(self, subject: int | None, head: int) -> int | None:
        """The noun that a relative clause tells of: what the parse hung it on, else the one right before it.

        A clause with "he" or "they" for its subject ("the camp where they hold 40 men") tells of neither.
        """
        tokens = self._parse.tokens
        tag = "" if subject is None else tokens[subject].tag
        nearest = subject - 1 if subject and tag in ("WDT", "WP") else head
        if tag == "PRP":
            return None
        return next((index for index in (head, nearest) if tokens[index].pos in NOUNS), None)

    def _same(self, noun: int) -> Iterator[int]:
        """The subject that is said to be the noun: "the T4" in "the T4 is the first truck to carry 5 tons"."""
        head = self._parse.head(noun)
        if head is not None and self._parse.tokens[noun].dep == "attr":
            yield from self._subject(head)

    def _is_aged(self, index: int) -> bool:
        """Whether the token stands for people of an age: "a 60-year-old may draw 2 percent"."""
        token = self._parse.tokens[index]
        return token.text.lower() in ("old", "olds") and index not in self._inside and self._numbers.cover(token.start)

    def _nouns_under(self, preposition: int) -> list[int]:
        return [noun for noun in self._parse.children(preposition) if self._parse.tokens[noun].pos in NOUNS]

    def _is_number(self, index: int) -> bool:
        """Whether the token is part of a number, or the noun of "0.25 points"."""
        token = self._parse.tokens[index]
        return self._numbers.cover(token.start) or token.text.lower() in _POINTS

    def _is_taken(self, span: Span) -> bool:
        """Whether a number or the thing counted stands in the words: of "400-page report" only "report" is left."""
        return self._numbers.touch(span) or self._taken.touch(span)

    def _has_number(self, index: int) -> bool:
        """Whether another number counts the noun."""
        children = self._parse.children(index)
        return any(self._numbers.cover(self._parse.tokens[child].start) for child in children if child < index)

    def _whole_words(self, start: int, end: int) -> Span:
        """The span, widened over hyphens to whole words."""
        plain = self._parse.plain
        while start > 1 and plain[start - 1] == "-" and plain[start - 2].isalpha():
            start -= 2
            while start > 0 and plain[start - 1].isalnum():
                start -= 1
        while end + 1 < len(plain) and plain[end] == "-" and plain[end + 1].isalnum():
            end += 2
            while end < len(plain) and plain[end].isalnum():
                end += 1
        return Span(start, end)


def _begins(parse: Parse, index: int) -> bool:
    """Whether a phrase may begin with the token."""
    token = parse.tokens[index]
    return token.pos not in _NO_BEGINNING and token.text[:1].isalnum()


def _reach(parse: Parse, first: int, after: int) -> Span:
    """From the first token to the end of the last before `after`."""
    return Span(parse.tokens[first].start, parse.tokens[after - 1].end)


def _leftmost(parse: Parse, index: int) -> int:
    """The first token under a token, on its left."""
    for _ in range(_MOST_STEPS):
        children = parse.children(index)
        if not children or children[0] >= index:
            break
        index = children[0]
    return index
