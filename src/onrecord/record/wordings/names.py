"""Names for which sides have others, and other things that a report will not call by a name of its own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.lexicon.namings import rival_names, rival_pattern, so_called
from onrecord.model import Span
from onrecord.model.wording import Anchor, Mark, NamingUse, Tie
from onrecord.record.reading import Reading
from onrecord.record.wordings.voices import SCARE_WORDS, Voices

RIVALS, MARKED = "rival names", "marked"
NOMINAL = frozenset({"NOUN", "ADJ", "VERB"})
BEHIND = 6  # words behind "so-called" among which its noun is looked for


def find_rival_names(reading: Reading, voices: Voices) -> Iterator[NamingUse]:
    """Names of places and bodies for which there are others, where the report has them in its own voice."""
    starts = [token.start for token in reading.tokens]
    filed = rival_names()
    for match in rival_pattern().finditer(reading.report.text):
        first = bisect_left(starts, match.start())
        after = bisect_left(starts, match.end())
        if first == after or starts[first] != match.start() or not _is_name(reading, first):
            continue
        words = range(first, after)
        marked = voices.mark(words) if voices.own(first) else None
        if marked is not None and (marked[0] is not Mark.SCARE_QUOTES or _fills(reading, words)):
            anchor = Anchor(Tie.SAME, filed[match.group()], None, None, reading.span(first, after), place=True)
            yield NamingUse(
                RIVALS, match.group().removeprefix("al-").removeprefix("Al-"), marked[0], marked[1], (anchor,)
            )


def _is_name(reading: Reading, token: int) -> bool:
    """Whether a token is no verb or part of another word: "IS" at the start of a shouted headline is none."""
    return reading.tokens[token].pos not in ("AUX", "VERB", "PRON")


def _fills(reading: Reading, words: range) -> bool:
    """Whether a name is all that stands between the marks."""
    quotation = reading.quotation(words[0])
    return quotation is not None and len(quotation.span) <= len(reading.span(words[0], words[-1] + 1)) + 1


def find_marked(reading: Reading, voices: Voices) -> Iterator[NamingUse]:
    """Other nouns that the report keeps its distance from: in scare quotes, or left to others as "so-called"."""
    for quotation in voices.scare_quotes:
        tokens = [i for i in reading.tokens_in(quotation.span) if reading.tokens[i].text[:1].isalnum()]
        if len(tokens) <= SCARE_WORDS and voices.own(tokens[-1]) and _is_common(reading, tokens):
            yield NamingUse(MARKED, _lemmas(reading, tokens), Mark.SCARE_QUOTES, quotation.outer)
    starts = [token.start for token in reading.tokens]
    for match in so_called().finditer(reading.report.text):
        first = bisect_left(starts, match.end())
        words = _noun_behind(reading, first)
        around = reading.quotation(words[-1]) if words else None
        if words and voices.own(words[-1]) and (around is None or around in voices.scare_quotes):
            end = reading.span(words[0], words[-1] + 1).end if around is None else around.outer.end
            yield NamingUse(MARKED, _lemmas(reading, words), Mark.SO_CALLED, Span(match.start(), end))


def _noun_behind(reading: Reading, first: int) -> Sequence[int]:
    """The noun that words behind "so-called" lead to, with those before it."""
    words: list[int] = []
    for i in range(first, min(first + BEHIND, len(reading.tokens))):
        token = reading.tokens[i]
        if token.pos in ("NOUN", "ADJ", "PROPN"):
            words.append(i)
        elif token.pos not in ("PUNCT", "PART") or token.text in (",", ".", ";"):
            break
    while words and reading.tokens[words[-1]].pos == "ADJ":
        words.pop()
    return words


def _is_common(reading: Reading, tokens: Sequence[int]) -> bool:
    """Whether quoted words are a common noun with its modifiers: neither a title nor a piece of speech."""
    words = [reading.tokens[i] for i in tokens]
    lower = all(word.text[:1].islower() for word in words)
    return words[-1].pos == "NOUN" and lower and all(word.pos in NOMINAL for word in words)


def _lemmas(reading: Reading, tokens: Sequence[int]) -> str:
    return " ".join(reading.tokens[i].lemma.lower().strip("\"'“”‘’.,") for i in tokens)
