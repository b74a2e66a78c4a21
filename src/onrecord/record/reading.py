"""A report opened for reading: its annotations, indexed by token."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.lexicon.reporting import ReportingVerb, reporting_verbs
from onrecord.model import Annotations, Mention, Quotation, Report, Span, TimeExpression, Token, Toponym

SLACK = 2  # code points: a closing mark, and a stop behind it, that a content left outside
MARKS = frozenset("\"“”„«»'‘’`")
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
MODALS = frozenset(
    {"will", "would", "could", "may", "might", "shall", "should", "can", "must", "'ll", "’ll", "wo", "ca"}
)
TELLING = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
THEME = 0.3  # share of the sentences with a word from which the report is all about it


@dataclass(frozen=True)
class Reading:
    """What the extraction asks of a report, found by token index.

    Without slots, since each index is computed once, when first asked for.
    """

    report: Report
    annotations: Annotations

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.outer.start for quotation in self.annotations.quotations]

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that overlap a span, marks included."""
        first = max(0, bisect_left(self._quotation_starts, span.start) - 1)
        after = bisect_left(self._quotation_starts, span.end)
        return tuple(q for q in self.annotations.quotations[first:after] if q.outer.overlaps(span))

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.span.start for time in self.annotations.times]

    def times_in(self, span: Span) -> tuple[TimeExpression, ...]:
        """The time expressions that begin in a span."""
        first, after = (bisect_left(self._time_starts, position) for position in (span.start, span.end))
        return self.annotations.times[first:after]

    @cached_property
    def _toponym_starts(self) -> list[int]:
        return [toponym.span.start for toponym in self.annotations.toponyms]

    def toponyms_in(self, span: Span) -> Iterator[tuple[int, Toponym]]:
        """The toponyms that begin in a span, each with its index."""
        first, after = (bisect_left(self._toponym_starts, position) for position in (span.start, span.end))
        return ((number, self.annotations.toponyms[number]) for number in range(first, after))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.annotations.sentences]

    def sentence_span(self, position: int) -> Span:
        """The sentence at a position; an empty span where there is none."""
        index = bisect_right(self._sentence_starts, position) - 1
        if index >= 0 and position < self.annotations.sentences[index].span.end:
            return self.annotations.sentences[index].span
        return Span(position, position)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.report.blocks]

    def block_of(self, position: int) -> int:
        """The index of the block at a position."""
        return max(0, bisect_right(self._block_starts, position) - 1)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the report."""
        return self.annotations.tokens

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token, those that it governs, in order."""
        children: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                children[token.head].append(i)
        return tuple(tuple(of_token) for of_token in children)

    @cached_property
    def sentence_at(self) -> tuple[int, ...]:
        """For each token, the index of its sentence."""
        sentence_at = [0] * len(self.tokens)
        for index, sentence in enumerate(self.annotations.sentences):
            for i in range(sentence.first_token, sentence.after_token):
                sentence_at[i] = index
        return tuple(sentence_at)

    def telling_words(self, sentence: int) -> frozenset[str]:
        """The lemmas of the nouns, verbs and adjectives of a sentence, in lower case."""
        tokens = (self.tokens[i] for i in self.tokens_in(self.annotations.sentences[sentence].span))
        return frozenset(token.lemma.lower() for token in tokens if token.pos in TELLING)

    @cached_property
    def themes(self) -> Mapping[str, float]:
        """By lemma how much the report is about it, from 0 to 1: in how many of its sentences it stands."""
        sentences = len(self.annotations.sentences)
        counts = Counter(word for sentence in range(sentences) for word in self.telling_words(sentence))
        return {word: min(count / (THEME * sentences), 1.0) for word, count in counts.items() if count > 1}

    @cached_property
    def quotation_at(self) -> tuple[int | None, ...]:
        """For each token, the index of the quotation that it stands in, or None."""
        found: list[int | None] = []
        number, quotations = 0, self.annotations.quotations
        for token in self.tokens:
            while number < len(quotations) and quotations[number].outer.end <= token.start:
                number += 1
            inside = number < len(quotations) and quotations[number].span.start <= token.start
            found.append(number if inside and token.start < quotations[number].span.end else None)
        return tuple(found)

    @cached_property
    def mention_at(self) -> tuple[int | None, ...]:
        """For each token, the index of the longest mention that covers it, or None."""
        found: list[int | None] = [None] * len(self.tokens)
        mentions = self.annotations.mentions
        order = sorted(range(len(mentions)), key=lambda m: len(mentions[m].span))
        starts = [token.start for token in self.tokens]
        for m in order:
            span = mentions[m].span
            for i in self.tokens_in(span, starts):
                found[i] = m
        for m in order:  # a mention is always found at its own head
            found[mentions[m].head] = self._larger(found[mentions[m].head], m)
        return tuple(found)

    def _larger(self, one: int | None, other: int) -> int:
        mentions = self.annotations.mentions
        return other if one is None or len(mentions[other].span) > len(mentions[one].span) else one

    def tokens_in(self, span: Span, starts: Sequence[int] | None = None) -> Iterator[int]:
        """The indexes of the tokens that begin in a span."""
        starts = starts if starts is not None else self._starts
        i = bisect_left(starts, span.start)
        while i < len(starts) and starts[i] < span.end:
            yield i
            i += 1

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def mention(self, token: int) -> Mention | None:
        """The longest mention that covers a token."""
        index = self.mention_at[token]
        return None if index is None else self.annotations.mentions[index]

    def subtree(self, token: int) -> list[int]:
        """A token and all that it governs, in order."""
        found, stack = [], [token]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(self.children[i])
        return sorted(found)

    def child(self, token: int, *labels: str) -> int | None:
        """The first token that this one governs under one of the labels, or None."""
        tokens = self.tokens
        for i in self.children[token]:
            if tokens[i].dep in labels:
                return i
        return None

    def span(self, first: int, after: int) -> Span:
        """The span of tokens [first, after)."""
        tokens = self.tokens[first:after]
        return Span(tokens[0].start, max(max(token.end for token in tokens), tokens[0].start))

    def trimmed(self, span: Span) -> Span:
        """A span without spaces, separators and quotation marks at its ends.

        A mark whose partner stands inside the span stays, so that quoted words keep both.
        """
        text, start, end = self.report.text, span.start, span.end
        while start < end and _is_edge(text[start]):
            start += 1
        while end > start and _is_edge(text[end - 1]):
            end -= 1
        for quotation in self.quotations_in(span):
            opens_here = quotation.outer.start <= start <= quotation.span.start and quotation.span.end < end
            closes_here = quotation.span.start > start and quotation.span.start < end <= quotation.outer.end
            if opens_here:
                start = max(span.start, quotation.outer.start)
            elif closes_here and quotation.outer.end <= span.end + SLACK:
                end = quotation.outer.end
        return Span(start, end)

    def words(self, span: Span) -> str:
        """The report's words in a span, with single spaces."""
        return " ".join(span.of(self.report.text).split())

    def quotation(self, token: int) -> Quotation | None:
        """The quotation that a token stands in."""
        index = self.quotation_at[token]
        return None if index is None else self.annotations.quotations[index]


def reporting_verb(reading: Reading, token: int) -> ReportingVerb | None:
    """The reporting verb at a token, with its particle if it needs one; None if the token does not report."""
    word = reading.tokens[token]
    if word.pos not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
        return None
    lemma = word.lemma.lower()
    verb = reporting_verbs().get(lemma)
    if verb is None or (word.pos != "VERB" and not word.tag.startswith("VB")):
        return None
    if verb.particle is not None:
        following = [reading.tokens[i].text.lower() for i in range(token + 1, min(token + 4, len(reading.tokens)))]
        if verb.particle not in following:
            return None
    return verb


def governor(reading: Reading, tokens: Sequence[int]) -> int:
    """Of some tokens the one that governs the others in the parse: the first whose own governor is not among them."""
    inside = set(tokens)
    return next((i for i in tokens if reading.tokens[i].head not in inside or reading.tokens[i].head == i), tokens[0])


def _is_edge(char: str) -> bool:
    return char.isspace() or char in MARKS or char in ",;:—–->•*"
