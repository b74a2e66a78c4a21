"""Speech that no reporting verb's frame holds: "according to", nouns of saying, and names in quoted words."""

from collections.abc import Iterator

from onrecord.lexicon.reporting import naming_verbs, reporting_nouns
from onrecord.lexicon.roles import document_words
from onrecord.model import Act
from onrecord.record.boundaries import content_span
from onrecord.record.drafts import Draft
from onrecord.record.reading import Reading, reporting_verb
from onrecord.record.speaking import can_speak, reports
from onrecord.record.subjects import find_subject

SIDE_CLAUSES = frozenset({"advcl", "relcl", "acl", "xcomp"})


def by_according(reading: Reading, i: int, used: frozenset[int]) -> Iterator[Draft]:
    """A sentence with "according to": the phrase names the source, the clause around it is the content."""
    if reading.tokens[i].text.lower() != "according" or i + 1 >= len(reading.tokens):
        return
    to = next((c for c in (*reading.children[i], i + 1) if reading.tokens[c].text.lower() == "to"), None)
    source = reading.child(to, "pobj") if to is not None else None
    if source is None:
        return
    source = _maker(reading, source)
    if not can_speak(reading, source):
        return
    head = _verb_above(reading, i)
    if head == i or head in used:
        return
    phrase = set(reading.subtree(i))
    content = [t for t in reading.subtree(head) if t not in phrase and reading.sentence_at[t] == reading.sentence_at[i]]
    before = [t for t in content if t < i]
    behind = [t for t in content if t > max(phrase)]
    stretch = before if head < i else behind
    while stretch and reading.tokens[stretch[-1]].pos == "PUNCT":
        stretch.pop()
    if not stretch:
        return
    span = reading.trimmed(reading.span(stretch[0], stretch[-1] + 1))
    yield Draft("according to", (span,), Act.ASSERT, source, (reading.span(i, (to or i) + 1),), i)


def _maker(reading: Reading, noun: int) -> int:
    """Who made a document: "a statement by the ministry" is the ministry's."""
    lemma = reading.tokens[noun].lemma.lower()
    if lemma in reporting_nouns() or lemma in document_words():
        for c in reading.children[noun]:
            if reading.tokens[c].dep in ("prep", "agent") and reading.tokens[c].text.lower() in ("by", "of", "from"):
                maker = reading.child(c, "pobj")
                if maker is not None:
                    return maker
        owner = reading.child(noun, "poss")
        if owner is not None:
            return owner
    return noun


def _verb_above(reading: Reading, i: int) -> int:
    """The verb of the whole clause above a token: "according to" speaks of all of it, side clauses included."""
    current = reading.tokens[i].head
    while reading.tokens[current].head != current and (
        reading.tokens[current].pos not in ("VERB", "AUX") or reading.tokens[current].dep in SIDE_CLAUSES
    ):
        current = reading.tokens[current].head
    return current


def by_noun(reading: Reading, i: int, used: frozenset[int]) -> Iterator[Draft]:
    """A noun that holds what is said: "allegations that ...", "a warning from Roe that ..."."""
    token = reading.tokens[i]
    act = reporting_nouns().get(token.lemma.lower())
    if act is None or token.pos != "NOUN":
        return
    clause = next((c for c in reading.children[i] if _is_that_clause(reading, c)), None)
    if clause is None:
        return
    maker = _maker(reading, i)
    source = maker if maker != i else _speaker_around(reading, i)
    if source is None or not can_speak(reading, source):
        return
    span = content_span(reading, reading.subtree(clause), i)
    if len(span):
        yield Draft(f"clause of {token.lemma!r}", (span,), act, source, (reading.span(i, i + 1),), i)


def _is_that_clause(reading: Reading, c: int) -> bool:
    mark = reading.child(c, "mark")
    labelled = reading.tokens[c].dep in ("acl", "ccomp", "relcl")
    return labelled and mark is not None and reading.tokens[mark].text.lower() == "that"


def _speaker_around(reading: Reading, i: int) -> int | None:
    """Who speaks in the reporting clause that a noun stands in: not one who only tells of what it holds."""
    current = i
    while reading.tokens[current].head != current:
        if reading.tokens[current].dep == "ccomp":
            return None
        current = reading.tokens[current].head
        if reporting_verb(reading, current) is not None:
            return find_subject(reading, current)
    return None


def by_naming(reading: Reading, i: int, used: frozenset[int]) -> Iterator[Draft]:
    """A verb that names a thing in the speaker's own quoted words ('called the vote "a farce"')."""
    token = reading.tokens[i]
    if token.pos != "VERB" or token.lemma.lower() not in naming_verbs() or not reports(reading, i):
        return
    subject = find_subject(reading, i)
    if subject is None or not can_speak(reading, subject) or i in used:
        return
    after = reading.annotations.sentences[reading.sentence_at[i]].after_token
    quoted = next((t for t in range(i + 1, after) if reading.quotation_at[t] is not None), None)
    between = range(i + 1, quoted or i)
    if quoted is None or any(reading.tokens[t].pos == "VERB" or reading.tokens[t].text == "as" for t in between):
        return
    quotation = reading.quotation(quoted)
    if quotation is not None:
        span = reading.trimmed(quotation.span)
        yield Draft(f"name by {token.lemma!r}", (span,), Act.ASSERT, subject, (reading.span(i, i + 1),), i)
