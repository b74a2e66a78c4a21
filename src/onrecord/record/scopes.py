"""Which of them a figure counts: whose they are, what is said to happen to them, where, and as of when.

"100,000 troops" says little by itself. The clause that the number stands in says the rest: from the thing counted the
parse leads up to its verb, and what hangs there (who has them, what is done with them, where) is its scope. The words
that report the figure ("the ministry said") are not part of it, nor are times, which give the date instead.
"""

from collections.abc import Container, Iterator

from onrecord.lexicon.counted import dating_words, placing_words
from onrecord.model import Interval, Quantity, Span, TimeType
from onrecord.record.reading import Reading

LONGEST_DATE = 366  # days: "in 2014" dates a figure, "since the war" does not
LONGEST_PHRASE = 10  # tokens of one phrase of the scope
MOST_STEPS = 6  # from the number up to its verb
_CORE = frozenset({"aux", "auxpass", "neg", "prt"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_PHRASES = frozenset({"prep", "agent", "dative", "acomp", "oprd"})
_OPENING = frozenset({"relcl", "acl"})
_LOOSE = frozenset({"relcl", "acl", "appos", "advcl", "ccomp", "parataxis", "punct", "conj"})
_VERBS = ("VERB", "AUX")


def find_scope(reading: Reading, quantity: Quantity, reported_by: Container[int]) -> tuple[Span, ...]:
    """The stretches of words, in order, that say which of the things counted are meant.

    Args:
        reading: The report.
        quantity: What is counted; its own words are left out.
        reported_by: The tokens of the reporting phrase, at which the search stops.
    """
    head = counted_head(reading, quantity)
    if head is None:
        return ()
    own = set(reading.tokens_in(quantity.span))
    if quantity.counted is not None:
        own.update(reading.tokens_in(quantity.counted))
    times = {i for time in _times_around(reading, quantity) for i in reading.tokens_in(time)}
    found = set(_described(reading, head))
    verb = find_verb(reading, head)
    if verb is not None and verb not in reported_by and not _is_whole(reading, head):
        found.update(_clause(reading, verb, head))
        found.update(_passed(reading, head, verb))
    kept = {i for i in found - own - times if i not in reported_by}
    return tuple(span for span in _stretches(reading, kept) if any(c.isalnum() for c in span.of(reading.report.text)))


def counted_head(reading: Reading, quantity: Quantity) -> int | None:
    """The token that stands in the clause for what is counted: its noun, or the number where there is none."""
    counted = quantity.counted
    behind = counted is not None and counted.start >= quantity.span.start
    tokens = list(reading.tokens_in(counted if counted is not None and behind else quantity.span))
    inside = set(tokens)
    return next((i for i in tokens if reading.tokens[i].head == i or reading.tokens[i].head not in inside), None)


def _is_whole(reading: Reading, head: int) -> bool:
    """Whether the clause speaks of a part: in "of the 23 dead, 11 were women" nothing more is said of the 23."""
    of = reading.tokens[head].head
    return reading.tokens[of].lemma.lower() == "of" and reading.tokens[reading.tokens[of].head].pos in (*_VERBS, "NUM")


def find_verb(reading: Reading, token: int) -> int | None:
    """The nearest verb that governs a token, None where there is none within reach."""
    for _ in range(MOST_STEPS):
        above = reading.tokens[token].head
        if above == token:
            return None
        token = above
        if reading.tokens[token].pos in _VERBS:
            return token
    return None


def find_place(reading: Reading, quantity: Quantity, scope: tuple[Span, ...]) -> int | None:
    """The index of the toponym where the things are counted: one behind a word of place, the nearest to the number."""
    around = [*scope, *(() if quantity.counted is None else (quantity.counted,))]
    best: tuple[int, int] | None = None
    for number, toponym in reading.toponyms_in(reading.sentence_span(quantity.span.start)):
        if not any(span.contains(toponym.span) for span in around) or not _is_placed(reading, toponym.span):
            continue
        distance = abs(toponym.span.start - quantity.span.start)
        if best is None or distance < best[0]:
            best = (distance, number)
    return None if best is None else best[1]


def find_date(reading: Reading, quantity: Quantity) -> Interval | None:
    """The date that hangs on the figure's own verb, the nearest if there are several; None if the text gives none.

    "Since Monday" says from when on was counted, and "after the attack on Monday" what came before: neither is the
    date of the figure.
    """
    number = next(reading.tokens_in(quantity.span), None)
    if number is None:
        return None
    verb = _verb_or_root(reading, number)
    best: tuple[int, Interval] | None = None
    for time in reading.times_in(reading.sentence_span(quantity.span.start)):
        token = next(reading.tokens_in(time.span), None)
        dated = time.type in (TimeType.DATE, TimeType.TIME) and time.interval is not None
        if not dated or time.interval is None or token is None or _verb_or_root(reading, token) != verb:
            continue
        if _governing_words(reading, token) & dating_words("not_as_of"):
            continue
        days = time.interval.days()
        distance = abs(time.span.start - quantity.span.start)
        if days is not None and days <= LONGEST_DATE and (best is None or distance < best[0]):
            best = (distance, time.interval)
    return best[1] if best else None


def _verb_or_root(reading: Reading, token: int) -> int:
    while reading.tokens[token].head != token:
        token = reading.tokens[token].head
        if reading.tokens[token].pos in _VERBS:
            break
    return token


def _governing_words(reading: Reading, token: int) -> set[str]:
    """The prepositions and nouns between a token and its verb: "since" over "Monday", "explosion" in its name."""
    words: set[str] = set()
    for _ in range(MOST_STEPS):
        above = reading.tokens[token].head
        if above == token or reading.tokens[above].pos in _VERBS:
            break
        token = above
        words.add(reading.tokens[token].lemma.lower())
    return words


def _times_around(reading: Reading, quantity: Quantity) -> Iterator[Span]:
    for time in reading.times_in(reading.sentence_span(quantity.span.start)):
        yield time.span


def _described(reading: Reading, head: int) -> Iterator[int]:
    """The clause or participle that describes the noun, and the place behind one that it is joined to.

    So "killed in the fighting" for the people, and for the soldiers "in the region" of "8,000 soldiers and 40 tanks in
    the region".
    """
    joined = reading.child(head, "conj")
    for child in reading.children[joined] if joined is not None and reading.tokens[joined].pos == "NOUN" else ():
        if reading.tokens[child].dep == "prep" and reading.tokens[child].lemma.lower() in placing_words():
            yield from _phrase(reading, child)
    for child in reading.children[head]:
        if child > head and reading.tokens[child].dep in _OPENING and reading.tokens[child].pos in _VERBS:
            yield from _core(reading, child)
            for phrase in reading.children[child]:
                if phrase > child and (reading.tokens[phrase].dep in _PHRASES or reading.tokens[phrase].dep == "dobj"):
                    yield from _phrase(reading, phrase)


def _passed(reading: Reading, head: int, verb: int) -> Iterator[int]:
    """The nouns between the thing counted and the verb: the "force" of "a force of 9,000 fighters"."""
    if reading.tokens[head].dep == "conj":
        return
    token = reading.tokens[head].head
    while token != verb and reading.tokens[token].head != token:
        if reading.tokens[token].pos in ("NOUN", "PROPN", "ADP"):
            yield token
            yield from (
                c for c in reading.children[token] if c < token and reading.tokens[c].dep in ("amod", "compound")
            )
        token = reading.tokens[token].head


def _clause(reading: Reading, verb: int, head: int) -> Iterator[int]:
    """The words of the clause: who, the verb, its object where it is not what is counted, and where."""
    own = reading.tokens[head].dep == "conj" and reading.tokens[head].head == verb  # "killed and 31 injured in ..."
    if not own:
        yield from _core(reading, verb)
        yield from _governing_core(reading, verb)
    for child in reading.children[verb]:
        label = reading.tokens[child].dep
        if head == child or head in reading.children[child]:
            continue
        if (label in ("dobj", "attr") and child > verb) or label in _PHRASES:
            yield from _phrase(reading, child)
    joined = reading.child(verb, "conj")
    if joined is not None and reading.child(verb, "prep", "dobj") is None and reading.tokens[joined].pos == "VERB":
        for child in reading.children[joined]:  # "killed and wounded in the blast": the end belongs to both
            if reading.tokens[child].dep == "prep" and head not in reading.children[joined]:
                yield from _phrase(reading, child)
    if _is_outcome(reading, verb):
        for child in reading.children[reading.tokens[verb].head]:
            if reading.tokens[child].dep == "prep":
                yield from _phrase(reading, child)
    subject = _subject(reading, verb)
    if subject is not None and subject != head and reading.tokens[subject].pos != "PRON":
        phrase = list(_phrase(reading, subject))
        if not any(reading.tokens[i].pos == "NUM" for i in phrase):  # another figure is no part of this one
            yield from phrase


def _core(reading: Reading, verb: int) -> Iterator[int]:
    """The verb with its auxiliaries, negation and particle."""
    yield verb
    yield from (child for child in reading.children[verb] if reading.tokens[child].dep in _CORE)


def _governing_core(reading: Reading, verb: int) -> Iterator[int]:
    """The verbs that go with it: "plans" over "to send", "to be under the rubble" below "are believed"."""
    if reading.tokens[verb].dep == "xcomp":
        yield from _core(reading, reading.tokens[verb].head)
    below = reading.child(verb, "xcomp")
    if below is not None and reading.tokens[below].pos in _VERBS:
        yield from _core(reading, below)
        for child in reading.children[below]:
            if reading.tokens[child].dep in _PHRASES:
                yield from _phrase(reading, child)


def _is_outcome(reading: Reading, verb: int) -> bool:
    """Whether a participle tells what came of the verb over it: "a blast tore through the depot, killing nine"."""
    return reading.tokens[verb].dep == "advcl" and reading.tokens[verb].tag == "VBG"


def _subject(reading: Reading, verb: int) -> int | None:
    """The subject of a verb, its own or that of the verb that it is joined to; the noun that a clause describes."""
    for _ in range(MOST_STEPS):
        own = reading.child(verb, *_SUBJECTS)
        token = reading.tokens[verb]
        if own is not None and reading.tokens[own].text.lower() not in dating_words("relatives"):
            return own
        if token.dep in _OPENING:
            return token.head
        if own is not None or token.head == verb:
            return own
        if token.dep not in ("conj", "xcomp") and not _is_outcome(reading, verb):
            return None
        verb = token.head
    return None


def _phrase(reading: Reading, token: int) -> Iterator[int]:
    """A phrase without the clauses and loose additions in it, and not longer than a line."""
    members, stack = {token}, [token]
    while stack:
        for child in reading.children[stack.pop()]:
            label = reading.tokens[child].dep
            joined = label == "cc" or (label == "conj" and reading.tokens[child].pos in ("NOUN", "PROPN"))
            if joined or label not in _LOOSE:
                members.add(child)
                stack.append(child)
    yield from sorted(members)[:LONGEST_PHRASE]


def _is_placed(reading: Reading, span: Span) -> bool:
    """Whether a word of place leads to a toponym: "near", "along the border with"."""
    first = next(reading.tokens_in(span), None)
    return first is not None and bool(_governing_words(reading, first) & placing_words())


def _stretches(reading: Reading, tokens: set[int]) -> Iterator[Span]:
    """Tokens as spans; what stands side by side is one."""
    first: int | None = None
    for i in sorted(tokens):
        if first is None:
            if reading.tokens[i].tag == "POS":  # whose day it was is left out: of "Saturday's blast", "blast" is kept
                continue
            first = i
        if i + 1 in tokens:
            continue
        last = i
        while last >= first and reading.tokens[last].pos in ("ADP", "DET", "CCONJ", "SCONJ", "PART", "PUNCT"):
            last -= 1  # what leads over to a time or to the number says nothing by itself
        if last >= first:
            yield reading.trimmed(reading.span(first, last + 1))
        first = None
