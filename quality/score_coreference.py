"""Scores who is who within a report against a corpus and prints a table by kind of mention.

usage: python -m quality.score_coreference REFERENCE [--parts dev blind] [--cache FOLDER] [--errors N]

REFERENCE holds corpora/coreference. A marked mention counts where one of ours has the same head; `covered` says how
many of all that is. A link joins a mention with the nearest marked one before it of the same entity: P says how many of
our links are right, R how many of the marked mentions that have something before them are linked rightly. MUC and B3
are of whole entities, over the covered mentions of each report.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotations import load_parser
from onrecord.annotations.mentions import find_phrases, resolve_mentions
from quality.coreference_corpus import (
    CorpusReport,
    Parsed,
    heads_by_place,
    in_parts,
    kind_of_mention,
    parse_report,
    read_corpus,
)

KINDS = (
    "full name",
    "short name",
    "named body",
    "title, office",
    "body in short",
    "other description",
    "pronoun he/she",
    "pronoun they/it",
    "pronoun I/we",
    "relative who/which",
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A marked mention beside ours: its kind, whom the corpus and whom we take it to stand for.

    `found` is None where we have no mention with this head, and a value of its own where ours stands for nobody.
    """

    words: str
    kind: str
    cluster: str
    found: Hashable | None


def main() -> None:
    """Score each part and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--parts", nargs="+", default=["dev", "blind"], choices=["train", "dev", "blind"])
    parser.add_argument("--cache", type=Path, help="a folder of this machine that keeps the parses for the next run")
    parser.add_argument("--errors", type=int, default=0, help="print so many wrong links")
    arguments = parser.parse_args()
    model = load_parser()
    corpus = read_corpus(arguments.reference)
    for part in arguments.parts:
        scored = []
        for report in in_parts(corpus, part):
            parsed = parse_report(report.key, report.text, parser=model, cache=arguments.cache)
            scored.append(beside(report, parsed))
        print_table(part, scored)
        for line in list(wrong_links(scored))[: arguments.errors]:
            print("  " + line)


def beside(report: CorpusReport, parsed: Parsed) -> list[Scored]:
    """The marked mentions of a report, in order, with what we make of them."""
    mentions, _ = resolve_mentions(
        parsed.report.text,
        parsed.tokens,
        phrases=find_phrases(parsed.tokens, parsed.sentences),
        sentences=parsed.sentences,
        quotations=parsed.quotations,
    )
    by_head = {m.head: (m.entity if m.entity is not None else f"alone {i}") for i, m in enumerate(mentions)}
    scored = []
    heads = heads_by_place(parsed, [marked.span for marked in report.marked])
    for marked, head in zip(report.marked, heads, strict=True):
        if head is None:
            continue
        words = marked.span.of(report.text)
        kind = kind_of_mention(parsed, head, words, marked.tag)
        scored.append(Scored(words, kind, marked.cluster, by_head.get(head)))
    return scored


def print_table(part: str, reports: Sequence[Sequence[Scored]]) -> None:
    """Print links by kind, then entities."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        for i, mention in enumerate(report):
            for kind in (mention.kind, "all"):
                counts[kind].update(_counted(report, i))
    print(f"\n{part}: {len(reports)} reports\n{'kind of mention':20} marked covered  linked   P     R     F1")
    for kind in (*KINDS, "all"):
        c = counts[kind]
        precision, recall = _share(c["right"], c["ours"]), _share(c["right"], c["marked links"])
        print(
            f"{kind:20} {c['marked']:6} {100 * _share(c['covered'], c['marked']):6.1f}% {c['marked links']:6}"
            f" {100 * precision:6.1f}{100 * recall:6.1f}{100 * _f1(precision, recall):6.1f}"
        )
    for name, score in (("MUC", _muc), ("B3", _b3)):
        precision, recall = score(reports)
        print(f"{name:4} P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * _f1(precision, recall):.1f}")


def _counted(report: Sequence[Scored], i: int) -> Iterator[str]:
    """What one mention adds to the counts of its kind."""
    mention = report[i]
    yield "marked"
    if mention.found is None:
        return
    yield "covered"
    earlier = [other for other in report[:i] if other.found is not None]
    ours = [other for other in earlier if other.found == mention.found]
    if any(other.cluster == mention.cluster for other in earlier):
        yield "marked links"
    if ours:
        yield "ours"
        if ours[-1].cluster == mention.cluster:
            yield "right"


def wrong_links(reports: Sequence[Sequence[Scored]]) -> Iterator[str]:
    """The mentions that are linked wrongly or not at all, in words."""
    for report in reports:
        for i, mention in enumerate(report):
            counted = set(_counted(report, i))
            if counted & {"marked links", "ours"} and "right" not in counted:
                ours = [other.words for other in report[:i] if other.found == mention.found]
                theirs = [other.words for other in report[:i] if other.cluster == mention.cluster]
                yield f"{mention.kind}: {mention.words!r} ours {ours[-1:]} marked {theirs[-1:]}"


def _muc(reports: Sequence[Sequence[Scored]]) -> tuple[float, float]:
    """Precision and recall of links (Vilain et al. 1995)."""

    def side(*, of_ours: bool) -> float:
        right = total = 0
        for report in reports:
            for members in _entities(report, of_ours=of_ours).values():
                parts = {mention.cluster if of_ours else mention.found for mention in members}
                right += len(members) - len(parts)
                total += len(members) - 1
        return _share(right, total)

    return side(of_ours=True), side(of_ours=False)


def _b3(reports: Sequence[Sequence[Scored]]) -> tuple[float, float]:
    """Precision and recall by mention (Bagga and Baldwin 1998)."""
    precision = recall = mentions = 0.0
    for report in reports:
        ours, marked = _entities(report, of_ours=True), _entities(report, of_ours=False)
        for mention in (m for m in report if m.found is not None):
            both = sum(other.cluster == mention.cluster for other in ours[mention.found])
            precision += both / len(ours[mention.found])
            recall += both / len(marked[mention.cluster])
            mentions += 1
    return _share(precision, mentions), _share(recall, mentions)


def _entities(report: Sequence[Scored], *, of_ours: bool) -> dict[Hashable, list[Scored]]:
    found: dict[Hashable, list[Scored]] = defaultdict(list)
    for mention in report:
        if mention.found is not None:
            found[mention.found if of_ours else mention.cluster].append(mention)
    return found


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main()
