"""Indirect and mixed speech: what reporting verbs, nouns and phrases hold in the grammar of their sentence."""

from collections.abc import Callable, Iterator

from onrecord.lexicon.reporting import ReportingVerb
from onrecord.model import Span
from onrecord.record.attributions import by_according, by_naming, by_noun
from onrecord.record.boundaries import content_span, pieces_of
from onrecord.record.contents import conditions_of, contents_of, is_infinitive
from onrecord.record.drafts import Draft
from onrecord.record.reading import Reading, reporting_verb
from onrecord.record.speaking import can_speak, reports
from onrecord.record.subjects import find_subject


def find_indirect(reading: Reading, *, used: frozenset[int]) -> list[Draft]:
    """Drafts for all indirect and mixed speech of a report, in order.

    Args:
        reading: The report.
        used: Reporting verbs that a quotation has already as its own.
    """
    drafts: list[Draft] = []
    for i in range(len(reading.tokens)):
        for rule in RULES:
            drafts.extend(rule(reading, i, used))
    return drafts


def _by_verb(reading: Reading, i: int, used: frozenset[int]) -> Iterator[Draft]:
    """A reporting verb with a clause, object, infinitive or prepositional phrase as its content."""
    verb = reporting_verb(reading, i)
    if verb is None or not reports(reading, i):
        return
    subject = find_subject(reading, i)
    if subject is None or not can_speak(reading, subject):
        return
    for holder, content in contents_of(reading, i, verb, subject):
        span = content_span(reading, [*content, *conditions_of(reading, i, content)], i)
        if i in used and _mostly_quoted(reading, span):
            continue
        pieces = pieces_of(reading, span, i)
        backwards = subject > i and pieces and pieces[0].start > reading.tokens[i].start
        if not pieces or backwards:
            continue
        yield Draft(
            f"{holder} of {verb.lemma!r}",
            pieces,
            verb.act,
            subject,
            (reading.span(i, i + 1),),
            i,
            _addressee(reading, i, verb),
            _teller(reading, i),
        )


def _mostly_quoted(reading: Reading, span: Span) -> bool:
    inside = [i for i in reading.tokens_in(span) if reading.tokens[i].text[:1].isalnum()]
    return sum(reading.quotation_at[i] is not None for i in inside) * 2 > len(inside)


def _addressee(reading: Reading, i: int, verb: ReportingVerb) -> int | None:
    """The token that names whom the words are addressed to, or None."""
    if verb.addressee == "object":
        direct = reading.child(i, "dobj", "dative")
        if direct is None:
            clause = next((c for c in reading.children[i] if is_infinitive(reading, c)), None)
            direct = reading.child(clause, "nsubj") if clause is not None else None
        return direct if direct is not None and reading.mention(direct) is not None else None
    for c in reading.children[i]:
        if reading.tokens[c].dep in ("prep", "dative") and reading.tokens[c].text.lower() == verb.addressee:
            addressed = reading.child(c, "pobj")
            return addressed if addressed is not None and reading.mention(addressed) is not None else None
    return None


def _teller(reading: Reading, i: int) -> int | None:
    """Who quotes the speaker: in "the palace quoted Roe as saying" it is the palace."""
    preposition = reading.tokens[i].head
    if reading.tokens[i].dep != "pcomp" or reading.tokens[preposition].text.lower() != "as":
        return None
    return reading.child(reading.tokens[preposition].head, "nsubj")


Rule = Callable[[Reading, int, frozenset[int]], Iterator[Draft]]
RULES: tuple[Rule, ...] = (_by_verb, by_naming, by_according, by_noun)
