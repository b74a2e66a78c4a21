"""Scores who did what to whom, read from raw sentences, against event data coded by people.

A line of event data is right if its source, its type and its target are those of a gold line of the same sentence; each
gold line is found at most once. Sides are compared by country (the first three letters of a CAMEO code, with those that
CAMEO writes otherwise than ISO put right; "---" is nobody known), in a second figure by country and primary sector, and
types by PLOVER's: CAMEO's roots go to the type that took them over (09, investigate, to ACCUSE; 18 to 20 to ASSAULT).
PLOVER 0.5's CONCEDE and RETREAT are our YIELD. CAMEO's 01, which says that a statement was made, has no type in PLOVER:
such lines are never found. Sentences without gold lines count what is found in them as wrong. How the record's events
become lines stands in `onrecord.record.event_lines`.

usage: python -m quality.score_event_triples [--actors FILE] [--pairs] [--plain-future] [--rows] REFERENCE...

REFERENCE is JSONL with "text", perhaps "date" (YYYYMMDD or ISO), and "events" with "root" and either "source_code" and
"target_code", or lists "sources" and "targets" of "code" and "sector". FILE (TOML: code = ["name", ...]) says who is
whose where countries are invented. `--pairs` leaves types aside, for references whose codes follow another scheme.
The last line of output counts a sentence rightly left empty as a line found, as the validation program of the authors
of `petrarch2_gsr` does (which compares whole codes, though).
`--rows` counts the record's events as they stand, each source with each target, without making lines of event data of
them: all that is told, also what stands below another event, but for what is denied or under a condition.
`--plain-future` codes what is planned as the deed itself, as PETRARCH's own tests do, and not as a promise or a threat.
"""

import argparse
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any, Protocol

from onrecord.annotations import Parser, annotate_report, load_parser
from onrecord.model import Annotations, Participant, Reality, Report, Statement
from onrecord.record.event_lines import find_event_lines
from onrecord.record.event_lines.sides import NOBODY
from onrecord.record.events.coding import code_of
from onrecord.record.events.extraction import find_events
from onrecord.record.extraction import find_statements
from onrecord.record.reading import Reading
from onrecord.reports import given_report

STATEMENT = "STATEMENT"  # CAMEO's root 01, which PLOVER left out
ROOTS = {
    "01": STATEMENT, "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
    "08": "YIELD", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
    "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
}  # fmt: skip
ISO = {
    "ROM": "ROU",
    "ROU": "ROU",
    "ZAR": "COD",
    "TMP": "TLS",
    "PAL": "PSE",
    "KSV": "XKX",
    "YUG": "SRB",
    "ITL": "ITA",
    "JAP": "JPN",
    "IMG": "NGM",
    "ISM": "NGM",
}
LETTERS = 3  # of each part of a code
ANY = "*"


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """Who did what to whom, in codes; `NOBODY` stands for someone whom no country could be told of."""

    source: str
    type: str
    target: str


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, read, with its gold lines by country and by country and sector."""

    key: str
    report: Report
    annotations: Annotations
    statements: tuple[Statement, ...]
    gold: frozenset[Line]
    gold_sectors: frozenset[Line]


class Maker(Protocol):
    """Makes lines of a sentence."""

    def __call__(self, case: Case, names: Mapping[str, str], *, sectors: bool = False) -> set[Line]:
        """The lines."""


@dataclass(slots=True)
class Tally:
    """Lines right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: Iterable[Line], gold: Iterable[Line], *, empties: bool = False) -> None:
        """Count a sentence; with `empties`, one rightly left without lines counts as a line found."""
        mine, theirs = set(found), set(gold)
        if empties and not mine and not theirs:
            mine = theirs = {Line(NOBODY, ANY, NOBODY)}
        self.right += len(mine & theirs)
        self.found += len(mine)
        self.wanted += len(theirs)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.wanted)
        f1 = 2 * self.right / max(1, self.found + self.wanted)
        return (
            f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({self.right} right, {self.found} found, {self.wanted} gold)"
        )


def main() -> None:
    """Score each reference and print its lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actors", type=Path)
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--plain-future", action="store_true")
    parser.add_argument("--rows", action="store_true")
    parser.add_argument("reference", type=Path, nargs="+")
    arguments = parser.parse_args()
    make = row_lines if arguments.rows else partial(case_lines, intents=not arguments.plain_future)
    names = {} if arguments.actors is None else read_actors(arguments.actors)
    language = load_parser()
    for path in arguments.reference:
        cases = [read_case(line, language) for line in map(json.loads, path.read_text(encoding="utf-8").splitlines())]
        for title, sectors in (("country", False), ("country and sector", True)):
            tally = score(cases, names, sectors=sectors, pairs=arguments.pairs, make=make)
            print(f"{path.stem:22} by {title:18} {tally}")
        as_authors = score(cases, names, pairs=arguments.pairs, empties=True, make=make)
        print(f"{path.stem:22} {'empties counted':21} {as_authors}")


def read_case(row: Mapping[str, Any], language: Parser) -> Case:
    """A row of a reference, parsed and read."""
    report = given_report(row["text"], report_id=str(row["id"]), published=_day(row.get("date")))
    annotations = annotate_report(report, parser=language)
    statements = find_statements(Reading(report, annotations))
    return Case(
        str(row["id"]), report, annotations, statements,
        frozenset(gold_lines(row["events"])), frozenset(gold_lines(row["events"], sectors=True)),
    )  # fmt: skip


def score(
    cases: Iterable[Case],
    names: Mapping[str, str],
    *,
    sectors: bool = False,
    pairs: bool = False,
    empties: bool = False,
    make: Maker | None = None,
) -> Tally:
    """Count the lines of all sentences, as `make` has them; with `pairs`, their types are left aside."""
    tally = Tally()
    for case in cases:
        found, gold = (
            (make or case_lines)(case, names, sectors=sectors),
            case.gold_sectors if sectors else case.gold,
        )
        tally.add(*((map(_untyped, lines) for lines in (found, gold)) if pairs else (found, gold)), empties=empties)
    return tally


def case_lines(case: Case, names: Mapping[str, str], *, sectors: bool = False, intents: bool = True) -> set[Line]:
    """The lines that the record of a sentence makes."""
    reading = Reading(case.report, case.annotations)
    code = partial(code_side, reading=reading, names=names, sectors=sectors)
    events = find_events(reading, case.statements)
    found = find_event_lines(reading, events, case.statements, code=code, intents=intents)

    def coded(side: Participant | None) -> str:
        return NOBODY if side is None else code(side) or NOBODY

    return {Line(coded(line.source), line.type.value, coded(line.target)) for line in found}


def row_lines(case: Case, names: Mapping[str, str], *, sectors: bool = False) -> set[Line]:
    """The events of a sentence as the record has them, each source with each target."""
    reading = Reading(case.report, case.annotations)
    found: set[Line] = set()
    for event in find_events(reading, case.statements):
        if event.reality not in (Reality.DENIED, Reality.HYPOTHETICAL):
            code = partial(code_side, reading=reading, names=names, sectors=sectors)
            pairs = product(map(code, event.sources), map(code, event.targets))
            found.update(Line(a or NOBODY, event.type.value, b or NOBODY) for a, b in pairs if a or b)
    return found


def code_side(side: Participant, *, reading: Reading, names: Mapping[str, str], sectors: bool) -> str | None:
    """The code of one side: by the actors file if it names them, else as the record has it."""
    code = side.code if side.code.country or side.code.sectors else code_of(reading, side.party)
    words = side.party.name if side.party.span is None else reading.words(side.party.span)
    own = next((names[name] for name in sorted(names, key=len, reverse=True) if _names(name, words)), None)
    country = own or code.country
    if country is None and not code.sectors:
        return None
    sector = code.sectors[0].value if sectors and code.sectors else ""
    return f"{country or NOBODY}{sector}"


def read_actors(path: Path) -> dict[str, str]:
    """Names by code, turned into codes by name."""
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: code for code, all_names in listed.items() for name in all_names}


def gold_lines(events: Iterable[Mapping[str, Any]], *, sectors: bool = False) -> Iterator[Line]:
    """The lines of a row's gold events, in our types; the other way round too where both sides share an event."""
    for event in events:
        type_ = ROOTS.get(event["root"], event["root"])
        if "sources" not in event:
            yield Line(_code(event["source_code"], sectors), type_, _code(event["target_code"], sectors))
            continue
        sources, targets = ([_side(side, sectors) for side in event[name]] for name in ("sources", "targets"))
        for source in sources:
            for target in targets or [other for other in sources if other != source] or [NOBODY]:
                yield Line(source, type_, target)


def _side(side: Mapping[str, str], sectors: bool) -> str:
    return _code((side.get("code") or "") + (side.get("sector") or "").replace(ANY, ""), sectors)


def _code(code: str | None, sectors: bool) -> str:
    """A CAMEO code as far as it is compared."""
    if not code:
        return NOBODY
    country = ISO.get(code[:LETTERS], code[:LETTERS])
    if code.startswith(("IGO", "NGO", "MNC", "NGM", "IMG", "ISM")):
        return country
    return country + (code[LETTERS : 2 * LETTERS] if sectors else "")


def _untyped(line: Line) -> Line:
    return Line(line.source, ANY, line.target)


def _names(name: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _day(date: str | None) -> str | None:
    """A date as `given_report` takes it; None for one that is not whole."""
    if date is None or not date.isdigit():
        return date
    if len(date) != len("YYYYMMDD"):
        return None  # some lines have two digits for the year, or none for the day
    return datetime.strptime(date, "%Y%m%d").date().isoformat()


if __name__ == "__main__":
    main()
