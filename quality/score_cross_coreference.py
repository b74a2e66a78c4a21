"""Scores who and what is one across reports, given the mentions, against a corpus, and prints a table.

usage: python -m quality.score_cross_coreference REFERENCE [--part dev] [--everything] [--cache FOLDER] [--write FOLDER]

REFERENCE holds corpora/coreference. Mentions are the corpus's own, in sentences that were checked, singletons among
them; stories are those that the package finds among all reports of the part, not the corpus's topics. Beside each score
stands that of the lemma baseline: same head lemma, same story. `entities` are people, bodies and things, as the corpus
has it; places and times are scored apart and together with them. --everything takes unchecked sentences, too, where
many mentions were never linked. --write keeps gold and found clusters as JSONL for other scorers.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.annotations import load_parser
from onrecord.cross_report.coreference import Coreference, join_across
from quality.cluster_scores import score_clusters
from quality.cross_coreference_corpus import ENTITY, EVENT, SORTS, GoldReport, gold_mentions, read_gold

LINES = (
    ("events", (EVENT,)),
    ("entities", (ENTITY,)),
    ("places", ("loc",)),
    ("times", ("time",)),
    ("entities, places, times", SORTS[1:]),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Join the reports of a part and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--part", choices=["train", "dev"], default="dev")
    parser.add_argument("--everything", action="store_true", help="mentions in unchecked sentences, too")
    parser.add_argument("--cache", type=Path, help="a folder of this machine that keeps the annotations")
    parser.add_argument("--write", type=Path, help="a folder for gold and found clusters")
    given = parser.parse_args(arguments)
    reports = read_gold(
        given.reference, parser=load_parser(), parts=(given.part,), everything=given.everything, cache=given.cache
    )
    joined = join_across([report.read for report in reports])
    print_table(reports, joined)
    if given.write:
        write_clusters(reports, joined, given.write)


def print_table(reports: Sequence[GoldReport], joined: Coreference) -> None:
    """Print stories, then each sort of mention."""
    stories = found_clusters(joined.stories)
    told = score_clusters({report.key: report.story for report in reports}, stories)
    print(f"{len(reports)} reports in {len(joined.stories)} stories, B3 {_percent(told.b3.f1)}")
    found, lemmas = found_mentions(joined), lemma_clusters(reports, stories)
    print(f"{'mentions':24} {'':>6}  CoNLL   MUC  (P    R)      B3   (P    R)     CEAF-e (P    R)   lemma")
    for name, sorts in LINES:
        gold = {mention.key: mention.cluster for mention in gold_mentions(reports, *sorts)}
        ours = score_clusters(gold, {key: found.get(key, key) for key in gold})
        simple = score_clusters(gold, {key: lemmas.get(key, key) for key in gold})
        parts = "  ".join(
            f"{_percent(one.f1)} ({_percent(one.precision)} {_percent(one.recall)})"
            for one in (ours.muc, ours.b3, ours.ceaf)
        )
        print(f"{name:24} {len(gold):6}  {_percent(ours.conll)}  {parts}  {_percent(simple.conll)}")


def found_mentions(joined: Coreference) -> dict[str, str]:
    """The cluster of each mention, by key."""
    return found_clusters(joined.events) | found_clusters(joined.entities)


def found_clusters(clusters: Sequence[Sequence[str]]) -> dict[str, str]:
    """The cluster of each member: its first member's key."""
    return {key: members[0] for members in clusters for key in members}


def lemma_clusters(reports: Sequence[GoldReport], stories: Mapping[str, str]) -> dict[str, tuple[str, str, str]]:
    """The baseline: mentions of one sort with the same head lemma are one within a story."""
    return {
        mention.key: (sort, stories[mention.report], mention.lemma)
        for report in reports
        for sort, mentions in (("event", report.read.events), ("entity", report.read.entities))
        for mention in mentions
    }


def write_clusters(reports: Sequence[GoldReport], joined: Coreference, folder: Path) -> None:
    """Keep {"id", "cluster"} lines: events.gold.jsonl, events.found.jsonl, and so for each line of the table."""
    folder.mkdir(parents=True, exist_ok=True)
    found = found_mentions(joined)
    for name, sorts in LINES:
        gold = {mention.key: mention.cluster for mention in gold_mentions(reports, *sorts)}
        for side, clusters in (("gold", gold), ("found", {key: found.get(key, key) for key in gold})):
            lines = (json.dumps({"id": key, "cluster": cluster}) + "\n" for key, cluster in clusters.items())
            stem = name.replace(", ", "-")
            (folder / f"{stem}.{side}.jsonl").write_text("".join(lines), encoding="utf-8")


def _percent(share: float) -> str:
    return f"{100 * share:4.1f}"


if __name__ == "__main__":
    main()
