"""Measures on invented questions how far claims tell one question from its near misses, in whatever words it is put.

usage: python -m quality.score_questions [FILE ...]

Each sentence of `quality/questions` is read as a report of its own, all of one day; the proposition that stands for the
marked words is compared with those of the other sentences of its question, as the package compares them.

    worded       sentences of which some proposition covers marked words
    ranking      average precision of the link's score for pairs of one question among pairs with near misses, beside
                 the share of such pairs, which a score that knows nothing would reach
    linked       pairs of one question whose score links them, and pairs with near misses that it links as well
    polarity     of pairs of one question that are linked, how many come out as opposed that are, and as agreed that are
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.annotations import Parser, annotate_report, load_parser
from onrecord.cross_report.claims import compare_all
from onrecord.cross_report.disputes.kinds import AGAINST
from onrecord.model.claims import ClaimItem, Wording
from onrecord.record.extraction import extract_record
from onrecord.reports import given_report
from quality.across import items_of
from quality.questions_corpus import FOLDER, Question, Relation, Telling, read_settings, relation_of

DAY = "2031-05-10"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of a question: what they are to each other, their link's score, and whether it has them opposed.

    The score is 0 where nothing links them.
    """

    relation: Relation
    score: float
    opposed: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the measures, file by file and in sum."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="FILE", help="some of the files, by name; all by default")
    given = parser.parse_args(arguments)
    missing = [name for name in given.files if not (FOLDER / name).is_file()]
    if missing:
        parser.error(f"there is no {missing[0]} in {FOLDER}")
    paths = [FOLDER / name for name in given.files] or sorted(FOLDER.glob("*.txt"))
    parser_of_text = load_parser()
    every: list[Pair] = []
    sentences, worded = 0, 0
    for path in paths:
        pairs: list[Pair] = []
        for setting in read_settings([path]):
            for question in setting.questions:
                items = [_item(telling, f"{n}", parser_of_text) for n, telling in enumerate(question.tellings)]
                sentences += len(items)
                worded += sum(item is not None for item in items)
                pairs += compare(question, items)
        tell(path.name, pairs)
        every += pairs
    print(f"{sentences} sentences, {worded} of them worded by a proposition")
    tell("all", every)
    return 0


def compare(question: Question, items: Sequence[ClaimItem | None]) -> list[Pair]:
    """All pairs of sentences of a question of which it is known what they are to each other."""
    told = question.tellings
    known = [
        (a, b, relation)
        for a in range(len(told))
        for b in range(a + 1, len(told))
        if (relation := relation_of(told[a], told[b])) is not None
    ]
    held = [item for item in items if item is not None]
    place = {item.item_id: n for n, item in enumerate(held)}
    wanted = [
        (place[one.item_id], place[other.item_id])
        for a, b, _ in known
        if (one := items[a]) is not None and (other := items[b]) is not None
    ]
    links = {frozenset((link.one, link.other)): link for link in compare_all(held, wanted)}
    found = []
    for a, b, relation in known:
        one, other = items[a], items[b]
        link = None if one is None or other is None else links.get(frozenset((one.item_id, other.item_id)))
        if one is None or other is None or link is None:
            found.append(Pair(relation, 0.0, False))
            continue
        turned = link.wording is Wording.OPPOSITE
        denied = (one.proposition.position in AGAINST) != (other.proposition.position in AGAINST)
        found.append(Pair(relation, link.score, turned != denied))
    return found


def tell(label: str, pairs: Sequence[Pair]) -> None:
    """Prints how pairs were ranked and linked."""
    settled = [pair for pair in pairs if pair.relation is not Relation.OPEN]
    one = [pair for pair in settled if pair.relation is not Relation.OTHER]
    linked = Counter(pair.relation for pair in settled if pair.score)
    right = Counter(pair.relation for pair in one if pair.score and pair.opposed == (pair.relation is Relation.OPPOSED))
    share = len(one) / max(len(settled), 1)
    print(
        f"{label}: {len(settled)} pairs, ranking {average_precision(settled):.3f} (by chance {share:.3f}); linked "
        f"{linked[Relation.AGREED] + linked[Relation.OPPOSED]} of {len(one)} of one question and "
        f"{linked[Relation.OTHER]} of {len(settled) - len(one)} near misses; opposed {right[Relation.OPPOSED]} of "
        f"{linked[Relation.OPPOSED]}, agreed {right[Relation.AGREED]} of {linked[Relation.AGREED]} linked"
    )


def average_precision(pairs: Iterable[Pair]) -> float:
    """How well scores put pairs of one question first; of pairs that score alike the share counts at each place."""
    ordered = Counter[float]()
    right = Counter[float]()
    for pair in pairs:
        ordered[pair.score] += 1
        right[pair.score] += pair.relation is not Relation.OTHER
    seen, found, total = 0, 0, 0.0
    for score in sorted(ordered, reverse=True):
        seen += ordered[score]
        found += right[score]
        total += right[score] * found / seen
    return total / max(found, 1)


def _item(telling: Telling, name: str, parser: Parser) -> ClaimItem | None:
    """The proposition that overlaps most with the marked words; None where none does."""
    report = given_report(telling.text, report_id=name, published=DAY)
    record = extract_record(report, annotate_report(report, parser=parser))
    items = [item for item in items_of(record, name) if item.proposition.span.overlaps(telling.clause)]

    def overlap(item: ClaimItem) -> float:
        span, marked = item.proposition.span, telling.clause
        common = min(span.end, marked.end) - max(span.start, marked.start)
        return common / (max(span.end, marked.end) - min(span.start, marked.start))

    return max(items, key=overlap, default=None)


if __name__ == "__main__":
    sys.exit(main())
