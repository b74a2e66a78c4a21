"""Whether a sentence reads as a line of its own: told rather than said, whole, of the matter and not of the page."""

from collections.abc import Sequence

from onrecord.lexicon.common_words import common_words
from onrecord.lexicon.dated_lines import beside_the_point, talking, ties
from onrecord.model import Span, Token
from onrecord.model.timeline import LineKind

QUOTED_SHARE = 0.5
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def sort_of_line(
    text: str, span: Span, tokens: Sequence[Token], *, quotations: Sequence[Span], title: bool
) -> LineKind | None:
    """What sort of line a sentence is; None for what is no telling at all: a question, an aside, a list of names."""
    words = span.of(text).lower()
    if any(phrase in words for phrase in beside_the_point()) or words.rstrip(" \"'”’").endswith("?"):
        return None
    if title:
        return LineKind.TITLE
    if not any(token.pos in {"VERB", "AUX"} for token in tokens):
        return None
    quoted = sum(min(q.end, span.end) - max(q.start, span.start) for q in quotations)
    spoken = any(token.text.lower() in talking() and not _inside(token, quotations) for token in tokens)
    return LineKind.QUOTED if quoted > QUOTED_SHARE * len(span) or spoken else LineKind.PROSE


def stands_alone(tokens: Sequence[Token]) -> bool:
    """Whether a sentence needs no other to be understood: it begins whole, and its subject is named."""
    words = [token for token in tokens if any(mark.isalnum() for mark in token.text)]
    if not words or words[0].text[:1].islower() or words[0].text.lower() in ties():
        return False
    main = next((token for token in tokens if tokens and token.dep == "ROOT"), None)
    return not any(
        token.dep in SUBJECTS and token.tag == "PRP" and main is not None and token.lemma != "it"
        for token in words[: max(1, len(words) // 3)]
    )


def terms_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The lemmas of the content words, in lower case, each once, sorted."""
    terms = {
        (token.text if token.pos == "PROPN" else token.lemma).lower()
        for token in tokens
        if token.pos in CONTENT and any(mark.isalnum() for mark in token.text)
    }
    return tuple(sorted(terms - common_words()))


def _inside(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)
