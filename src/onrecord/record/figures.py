"""Figures: quantities used as claims, with what they count, who claims them and as of when."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from onrecord.lexicon.counted import claiming_nouns, claiming_verbs, counted_nouns, counting_verbs, uncounted_nouns
from onrecord.lexicon.number_words import bounds_before
from onrecord.lexicon.units import TIME
from onrecord.model import Act, Bound, Figure, Party, Quantity, Span, Statement
from onrecord.record.positions import SpanIndex
from onrecord.record.reading import Reading
from onrecord.record.scopes import counted_head, find_date, find_place, find_scope, find_verb
from onrecord.record.subjects import find_subject, parties
from onrecord.record.tallies.kinds import find_tallied, is_given, names_thing, tells_count
from onrecord.record.tallies.parts import is_comparison

TALLIES = frozenset({"number", "total", "toll", "count", "figure", "tally"})  # "the number of troops"
TOLL_GIVING = frozenset({"give", "cite", "issue", "release"})
RELATIVE = frozenset({"fraction", "times"})  # units of shares and multiples in words, which claim no amount
SMALL = Decimal(13)  # below it, a number counts only before a noun of the crisis
ELLIPSIS_REACH = 2  # sentences back in which a bare number finds what it counts
CLAIM_REACH = 5  # steps from a number up to the noun that says who claims it
OF_REACH = 4  # code points: " of "
AGE_REACH = 40  # code points between a number and the word for age
BOUND_REACH = 24  # code points between a number and its bound, or the thing counted
_AGE = re.compile(
    r"\bage[sd]? (?:(?:of|below|under|over|above|between|from|at|less|than|up|to|and|\d+) )*$", re.IGNORECASE
)


def find_figures(reading: Reading, statements: Sequence[Statement]) -> tuple[Figure, ...]:
    """The quantities of a report that claim how many there are of something, in order."""
    contents = SpanIndex()
    for number, statement in enumerate(statements):
        contents.add(number, statement.content)
    found: list[Figure] = []
    for quantity in reading.annotations.quantities:
        before = next((figure for figure in reversed(found) if not _is_bracketed(reading, figure)), None)
        repeats = before is not None and _repeats(reading, quantity, before)
        if not repeats and not _is_claim(reading, quantity):
            continue
        figure = _figure(reading, quantity, statements, contents)
        if before is not None and (repeats or _is_compared(reading, figure, before)):
            figure = _as_before(reading, figure, before)
        found.append(figure)
    return tuple(found)


def _is_bracketed(reading: Reading, figure: Figure) -> bool:
    """Whether a figure stands in brackets, as parts of the one before do: "14 people (11 men and three women)"."""
    sentence = reading.sentence_span(figure.span.start)
    before = reading.report.text[sentence.start : figure.span.start]
    return before.count("(") > before.count(")")


def _is_compared(reading: Reading, figure: Figure, before: Figure) -> bool:
    """Whether a number is another time's count of what was just counted: "compared with 46 in the last period"."""
    same = reading.sentence_span(figure.span.start) == reading.sentence_span(before.span.start)
    return same and figure.quantity.unit == before.quantity.unit and is_comparison(reading, figure)


def _as_before(reading: Reading, figure: Figure, before: Figure) -> Figure:
    """A bare number with what the figure before it counts, and in the same sentence with who counts it."""
    same = reading.sentence_span(figure.span.start) == reading.sentence_span(before.span.start)
    claimants = figure.claimants or (before.claimants if same and figure.statement is None else ())
    counts = figure.counts or before.counts
    if figure.counts and is_comparison(reading, figure):
        counts = f"{before.counts} … {figure.counts}"  # "ceasefire violations … previous period"
    return replace(figure, counts=counts, claimants=claimants)


def _is_claim(reading: Reading, quantity: Quantity) -> bool:
    """Whether a quantity counts something of the crisis rather than the talk, an age or a list."""
    if quantity.unit is not None and not quantity.unit.startswith("per "):
        return quantity.unit.split(" per ")[0] not in TIME | RELATIVE
    if _is_attributive(reading, quantity) or _is_one_of(reading, quantity) or _is_age(reading, quantity):
        return False
    if tells_count(reading, quantity):
        return True
    if quantity.counted is None:
        return False
    lemmas = [reading.tokens[i].lemma.lower() for i in reading.tokens_in(quantity.counted)]
    if any(lemma in counted_nouns() for lemma in lemmas[:4]):
        return True
    if any(lemma in uncounted_nouns() for lemma in lemmas[:2]):
        return False
    return quantity.vague is not None or max(quantity.low or SMALL, quantity.high or SMALL) >= SMALL


def _repeats(reading: Reading, quantity: Quantity, before: Figure) -> bool:
    """Whether a bare number counts the same thing as the figure just before it ("... and 31 were injured").

    It must be as large as a figure that needs no noun, or stand in the same sentence, and be a noun in the grammar.
    """
    if quantity.unit is not None or quantity.counted is not None or before.quantity.unit is not None:
        return False
    number = next(reading.tokens_in(quantity.span), None)
    first = next(reading.tokens_in(before.quantity.span), None)
    if number is None or first is None or not before.counts:
        return False
    apart = reading.sentence_at[number] - reading.sentence_at[first]
    head = max(reading.tokens_in(quantity.span), key=lambda i: reading.tokens[i].head not in range(number, number + 9))
    nominal = reading.tokens[head].dep in (
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "attr",
        "conj",
        "appos",
        "pcomp",
        "npadvmod",
    )
    large = max(quantity.low or SMALL, quantity.high or SMALL) >= SMALL
    return nominal and (apart == 0 or (apart <= ELLIPSIS_REACH and (large or is_given(reading, head))))


def _is_attributive(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is part of an adjective ("the 30-nation alliance")."""
    after = reading.report.text[quantity.span.end : quantity.span.end + 2]
    return after[:1] in ("-", "‑", "–") and after[1:2].isalpha()


def _is_one_of(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number only picks one out ("one of the soldiers said"), which says nothing of how many there are."""
    return quantity.high == 1 and reading.report.text.startswith(" of ", quantity.span.end)


def _is_age(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is an age, whatever it seems to count: "killed 11 children at ages below 8"."""
    before = reading.report.text[max(0, quantity.span.start - AGE_REACH) : quantity.span.start]
    return _AGE.search(before) is not None


def _figure(reading: Reading, quantity: Quantity, statements: Sequence[Statement], contents: SpanIndex) -> Figure:
    index = _carrier(quantity.span, statements, contents)
    carrier = statements[index] if index is not None else None
    cue = () if carrier is None else carrier.cue
    scope = find_scope(reading, quantity, {i for span in cue for i in reading.tokens_in(span)})
    told = find_date(reading, quantity)
    said = carrier.said if carrier is not None and carrier.said is not None else None
    return Figure(
        quantity=quantity,
        span=_whole_span(reading, quantity),
        counts=_things_counted(reading, quantity, carrier.source if carrier is not None else ()),
        claimants=_claimed_by(reading, quantity) or (carrier.speakers if carrier else _counted_by(reading, quantity)),
        statement=index,
        as_of=told or said or reading.annotations.publication.interval,
        as_of_told=told is not None,
        scope=scope,
        place=find_place(reading, quantity, scope),
    )


def _claimed_by(reading: Reading, quantity: Quantity) -> tuple[Party, ...]:
    """Who is named with a noun for claiming over the number: "the claim by activists that 640 people were killed"."""
    token = counted_head(reading, quantity)
    for child in reading.children[token] if token is not None else ():
        if reading.tokens[child].dep == "acl" and reading.tokens[child].lemma.lower() in claiming_verbs():
            agent = reading.child(child, "agent")
            namer = reading.child(agent, "pobj") if agent is not None else None
            if namer is not None:
                return parties(reading, namer)  # "the 60,000 troops named by the ministry"
    for _ in range(CLAIM_REACH if token is not None else 0):
        assert token is not None
        above = reading.tokens[token].head
        if above == token:
            return ()
        noun = reading.tokens[above]
        if (
            noun.pos == "NOUN"
            and noun.lemma.lower() in claiming_nouns()
            and reading.tokens[token].dep in ("acl", "relcl", "ccomp")
        ):
            for child in reading.children[above]:
                if reading.tokens[child].dep == "prep" and reading.tokens[child].text.lower() in ("by", "of", "from"):
                    thing = reading.child(child, "pobj")
                    return () if thing is None else parties(reading, thing)
            owner = reading.child(above, "poss")
            return () if owner is None or reading.tokens[owner].pos == "PRON" else parties(reading, owner)
        token = above
    return ()


def _counted_by(reading: Reading, quantity: Quantity) -> tuple[Party, ...]:
    """Who is told to have counted, by the verb over the number: "the mission recorded 118 violations"."""
    head = counted_head(reading, quantity)
    verb = None if head is None else find_verb(reading, head)
    if verb is None or head is None or not _counts(reading, verb):
        return ()
    if reading.child(verb, "nsubjpass", "neg") is not None or reading.tokens[verb].tag == "VB":
        return ()  # "were recorded" by nobody told; "did not see", "to count" count nothing
    subject = find_subject(reading, verb)
    if subject is not None and reading.tokens[subject].lemma.lower() in claiming_nouns():
        above = find_verb(reading, subject)  # "the agency said in a statement putting the toll at 70"
        subject = None if above is None or above == verb else find_subject(reading, above)
    if subject is None or subject == head or head in reading.subtree(subject):
        return ()
    return parties(reading, subject)


def _counts(reading: Reading, verb: int) -> bool:
    """Whether a verb is one of counting, or gives a toll: "the monitor gave a toll of 36 dead"."""
    lemma = reading.tokens[verb].lemma.lower()
    if lemma in counting_verbs():
        return True
    given = reading.child(verb, "dobj") if lemma in TOLL_GIVING else None
    return given is not None and reading.tokens[given].lemma.lower() in TALLIES


def _carrier(span: Span, statements: Sequence[Statement], contents: SpanIndex) -> int | None:
    """The innermost statement, other than a thought, in whose content a span stands; None in the report's own voice."""
    carrying = [
        number
        for number in contents.near([span])
        if statements[number].act is not Act.THINK and any(p.contains(span) for p in statements[number].content)
    ]
    return min(carrying, key=lambda n: sum(map(len, statements[n].content)), default=None)


def _whole_span(reading: Reading, quantity: Quantity) -> Span:
    """From the bound ("more than") to the end of what is counted, as far as they stand together."""
    text = reading.report.text
    start, end = quantity.span.start, quantity.span.end
    before = text[max(0, start - BOUND_REACH) : start]
    bound = bounds_before()[0].search(before) if quantity.bound is not Bound.EXACT else None
    if bound is not None and "\n\n" not in before[bound.start(1) :]:
        start -= len(before) - bound.start(1)
    if quantity.counted is not None and 0 <= quantity.counted.start - end <= BOUND_REACH:
        end = max(end, quantity.counted.end)
    return Span(start, end)


def _things_counted(reading: Reading, quantity: Quantity, sources: Sequence[Span]) -> str:
    """What a figure counts, in the report's words: never who claims it, and nothing for a plain amount of money."""
    counted = quantity.counted
    if counted is None or quantity.span.contains(counted):
        if reading.report.text.startswith((" of the ", " of those "), quantity.span.end):
            preposition = next(
                (i for i in reading.tokens_in(Span(quantity.span.end, quantity.span.end + OF_REACH))), None
            )
            whole = reading.child(preposition, "pobj") if preposition is not None else None
            return "" if whole is None else _phrase_of(reading, whole)  # "four of the dead"
        thing = find_tallied(reading, quantity)
        return "" if thing is None or not names_thing(reading, thing) else _phrase_of(reading, thing)
    if not any(counted.overlaps(source) for source in sources):
        return reading.words(counted)
    sentence = reading.sentence_span(quantity.span.start)
    for i in reading.tokens_in(Span(sentence.start, quantity.span.start)):
        preposition = reading.child(i, "prep") if reading.tokens[i].lemma.lower() in TALLIES else None
        thing = reading.child(preposition, "pobj") if preposition is not None else None
        if thing is not None:
            return _phrase_of(reading, thing)
    return ""


def _phrase_of(reading: Reading, head: int) -> str:
    tokens = reading.subtree(head)
    return reading.words(reading.span(tokens[0], tokens[-1] + 1))
