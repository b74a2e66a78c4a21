"""Items: the propositions of one version of a report, made fit for comparison with those of others."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from onrecord.model import Span
from onrecord.model.claims import ClaimItem, Counted
from onrecord.model.filed import Filed
from onrecord.model.propositions import Proposition
from onrecord.model.tallies import Tally

MOST_STEPS = 5  # a denial of a denial of an accusation: longer chains are misreadings


def find_items(
    filed: Filed, propositions: Sequence[Proposition], tallies: Sequence[Tally] = ()
) -> tuple[ClaimItem, ...]:
    """The items of one version of a report, in the order of its propositions.

    Args:
        filed: The version.
        propositions: What its words put forward.
        tallies: What its figures count.
    """
    counts = {tally.figure: tally for tally in tallies}
    first = _first_of_clause(propositions)
    roots = [first[_root(index, propositions)] for index in range(len(propositions))]
    return tuple(
        make_item(filed, index, propositions[index], counts=counts, answered=(root, propositions[root]))
        for index, root in enumerate(roots)
    )


def make_item(
    filed: Filed,
    index: int,
    proposition: Proposition,
    *,
    counts: Mapping[int, Tally],
    answered: tuple[int, Proposition],
) -> ClaimItem:
    """One item of a version of a report.

    Args:
        filed: The version.
        index: Which of the version's propositions it is.
        proposition: The proposition itself.
        counts: What the version's figures count, by the figures' indices.
        answered: The proposition that it takes up in the end with its index, or itself where it takes up none.
    """
    version_id = filed.version_id
    root, taken_up = answered
    return ClaimItem(
        item_id=item_id_of(filed, index),
        version_id=version_id,
        report_id=filed.report_id,
        number=filed.number,
        index=index,
        order=order_of(filed, index),
        proposition=proposition,
        sentence=_sentence(proposition.span, filed.sentences),
        words=proposition.span.of(filed.text),
        outlet=filed.outlet,
        published=filed.published,
        answers=None if root == index else f"{version_id}:{root}",
        answered=None if root == index else taken_up,
        counted=_counted(proposition, counts),
    )


def item_id_of(filed: Filed, index: int) -> str:
    """The id of an item by the index of its proposition."""
    return f"{filed.version_id}:{index}"


def order_of(filed: Filed, index: int) -> tuple[str, str]:
    """Where an item stands among all: with its version, then in the order of its propositions."""
    day, version_id = filed.order
    return day, f"{version_id}:{index:05d}"


def _first_of_clause(propositions: Sequence[Proposition]) -> list[int]:
    """For each proposition the first of the same clause: what one alleges and another denies in it is one question."""
    seen: dict[tuple[Span, tuple[Span, ...], str], int] = {}
    return [seen.setdefault((p.span, p.trigger, p.predicate), n) for n, p in enumerate(propositions)]


def _root(index: int, propositions: Sequence[Proposition]) -> int:
    """The proposition that one takes up in the end: a denial of "it" takes up what "it" took up."""
    for _ in range(MOST_STEPS):
        answers = propositions[index].answers
        if answers is None or not 0 <= answers < len(propositions) or answers == index:
            break
        index = answers
    return index


def _sentence(span: Span, sentences: Sequence[Span]) -> Span:
    """The sentence in which a span begins; the span itself where no sentence holds it."""
    place = bisect_right(sentences, span.start, key=_start) - 1
    return sentences[place] if place >= 0 and span.start < sentences[place].end else span


def _start(sentence: Span) -> int:
    return sentence.start


def _counted(proposition: Proposition, counts: Mapping[int, Tally]) -> tuple[Counted, ...]:
    found = []
    for number in proposition.figures:
        tally = counts.get(number)
        if tally is not None and tally.low is not None and tally.high is not None:
            found.append(Counted(tally.low, tally.high, tally.bound, tally.words.lower()))
    return tuple(found)
