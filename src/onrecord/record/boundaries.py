"""Where the content of a reporting verb begins and ends in the text.

What the parser hangs on the content and belongs to the speaker or to the report's own voice is cut off; quotations
that begin inside the content are taken whole.
"""

from onrecord.lexicon.reporting import naming_verbs
from onrecord.model import Span
from onrecord.record.reading import Reading, reporting_verb
from onrecord.record.subjects import find_subject, is_outer_conjunct, is_outer_participle

COMMENTING = frozenset({"after", "although", "though", "while", "as", "even", "despite"})


def content_span(reading: Reading, tokens: list[int], cue: int) -> Span:
    """The stretch of text for content tokens, without "that", and with quotations that begin inside it whole."""
    tokens = _without_outer(reading, tokens, cue)
    while tokens and _is_introduction(reading, tokens[0]):
        tokens = tokens[1:]
    tokens = _without_leading_time(reading, tokens)
    if not tokens:
        return Span(0, 0)
    span = reading.span(tokens[0], tokens[-1] + 1)
    for edge in (tokens[0], tokens[-1]):
        quotation = reading.quotation(edge)
        if quotation is not None and reading.quotation_at[cue] is None:
            start = (
                min(span.start, quotation.span.start)
                if reading.tokens[cue].start < quotation.span.start
                else span.start
            )
            span = Span(start, max(span.end, quotation.span.end))
    return reading.trimmed(span)


def _is_introduction(reading: Reading, t: int) -> bool:
    """Whether a token in front of the content only leads to it: "that", a comma, a colon."""
    token = reading.tokens[t]
    return token.pos == "PUNCT" or (token.text.lower() == "that" and token.dep == "mark")


def _without_leading_time(reading: Reading, tokens: list[int]) -> list[int]:
    """Leaves out a time between reporting verb and content ("said on Tuesday they had ..."): it dates the saying.

    Only a time without a comma behind it goes; "said on Monday, trains would run" dates the trains.
    """
    for time in reading.annotations.times:
        covered = [t for t in tokens if time.span.start <= reading.tokens[t].start < time.span.end]
        if not covered or len(covered) >= len(tokens):
            continue
        before = tokens[: tokens.index(covered[0])]
        behind = tokens[tokens.index(covered[-1]) + 1 :]
        only_prepositions = all(reading.tokens[t].pos in ("ADP", "ADV") for t in before)
        stands_alone = reading.tokens[covered[-1]].dep not in ("poss", "compound", "nmod", "amod", "nsubj", "det")
        separate = behind and reading.tokens[behind[0]].text != "," and reading.tokens[behind[0]].tag != "POS"
        if only_prepositions and len(before) <= 1 and stands_alone and separate:
            return behind
    return tokens


def _without_outer(reading: Reading, tokens: list[int], cue: int) -> list[int]:
    """Leaves out what hangs on the content in the parse but goes back to its speaker, and source phrases."""
    dropped: set[int] = set()
    for t in tokens:
        token = reading.tokens[t]
        outer = token.dep in ("advcl", "conj") and token.tag == "VBG" and reporting_verb(reading, t) is not None
        if outer and t > cue and is_outer_participle(reading, t) and reading.quotation_at[t] is None:
            dropped.update(x for x in reading.subtree(t))
        if token.text.lower() == "according" or _tells_of_others(reading, t, cue):
            dropped.update(reading.subtree(t))
        if _goes_on_speaking(reading, t, cue):
            dropped.update(reading.subtree(t))
    if not dropped:
        return tokens
    kept = [t for t in tokens if t not in dropped]
    first_dropped = min(dropped)
    if kept and first_dropped < kept[-1] and first_dropped > kept[0]:
        kept = [t for t in kept if t < first_dropped]
    while kept and (
        reading.tokens[kept[-1]].pos in ("CCONJ", "PUNCT") or reading.tokens[kept[-1]].text.lower() == "but"
    ):
        kept.pop()
    return kept


def _goes_on_speaking(reading: Reading, t: int, cue: int) -> bool:
    """Whether a token is a further reporting verb of the same speaker, set beside the first ("says ... and warns")."""
    token = reading.tokens[t]
    if token.dep != "conj" or token.tag not in ("VBD", "VBZ", "VBP") or reporting_verb(reading, t) is None:
        return False
    if reading.child(t, "nsubj") is not None or reading.child(t, "ccomp", "dobj", "prep") is None:
        return False
    return is_outer_conjunct(reading, t) or find_subject(reading, t) == find_subject(reading, cue)


def _tells_of_others(reading: Reading, t: int, cue: int) -> bool:
    """Whether a token heads a closing clause in which someone else speaks ("..., which Norland called a lie").

    Such a clause is the report's own comment on what was said, not part of it.
    """
    token = reading.tokens[t]
    names = token.lemma.lower() in naming_verbs()
    if t < cue or reading.quotation_at[t] is not None or (reporting_verb(reading, t) is None and not names):
        return False
    subject = reading.child(t, "nsubj")
    if subject is None or reading.tokens[subject].pos == "PRON":
        return False
    mark = reading.child(t, "mark")
    comments = mark is not None and reading.tokens[mark].text.lower() in COMMENTING
    first = min(reading.subtree(t))
    behind_comma = first > 0 and reading.tokens[first - 1].text == ","
    return (token.dep == "advcl" and comments) or (token.dep == "relcl" and behind_comma)


def pieces_of(reading: Reading, span: Span, cue: int) -> tuple[Span, ...]:
    """The content in one piece, or in two where its own reporting clause interrupts it."""
    if len(span) == 0:
        return ()
    cue_start = reading.tokens[cue].start
    if not span.start < cue_start < span.end:
        return (span,)
    clause = [t for t in reading.subtree(cue) if span.start <= reading.tokens[t].start < span.end]
    subject = reading.child(cue, "nsubj")
    inner = [t for t in clause if t == cue or (subject is not None and t in reading.subtree(subject))]
    first, after = min(inner), max(inner) + 1
    left = reading.trimmed(Span(span.start, reading.tokens[first].start))
    right = reading.trimmed(Span(reading.tokens[after - 1].end, span.end))
    relative = left.of(reading.report.text).lower() in ("which", "who", "that", "whom", "what")
    return tuple(piece for piece in (left, right) if len(piece) and not (relative and piece is left))
