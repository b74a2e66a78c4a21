"""Measures events beside a plain way of finding them, and beside the bare parse.

usage: python -m bench.events [--reference FOLDER] [--rounds N]

The plain way takes subject, verb and object of each verb that our frames name, with the first type that they have for
it: no passives, nouns, light verbs, control, negation. Coders of events that people use (PETRARCH and its heirs) are in
no package index, so that this is the peer that anyone can run; published figures of the others stand in the docs.

With FOLDER, which holds corpora/events/, prints F1 of the lines of event data that both make of the sentences of
`plover_gsr` (as `quality.score_event_triples` counts them). Always prints the cost of events on the sample crisis as a
share of the parse in the same run, which may be half of it.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from bench.layers import sample_reports
from bench.turns import Work, alternating_times, one_or_more, own_times, start_on_one_thread
from onrecord.annotations import Parser, annotate_report, load_parser
from onrecord.annotations.quotations import find_quotations
from onrecord.lexicon.frames import shipped_frames
from onrecord.model import Statement
from onrecord.model.event_lines import EventLine
from onrecord.record.event_lines import find_event_lines
from onrecord.record.events import find_events
from onrecord.record.events.coding import participant
from onrecord.record.extraction import find_statements
from onrecord.record.reading import Reading
from quality.score_event_triples import Case, Line, Tally, code_side, read_case, score

GOLD = Path("corpora", "events", "plover_gsr.jsonl")
BAR = 50  # percent of the parse


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path)
    parser.add_argument("--rounds", type=one_or_more, default=3)
    arguments = parser.parse_args()
    language = load_parser()
    print(cost_line(alternating_times(own_times(cost_works(language)), arguments.rounds)))
    if arguments.reference is None or not (arguments.reference / GOLD).exists():
        print(f"No {GOLD} given or found: lines are not compared.")
        return
    rows = (arguments.reference / GOLD).read_text(encoding="utf-8").splitlines()
    cases = [read_case(row, language) for row in map(json.loads, rows)]
    for pairs, title in ((False, "source, type, target"), (True, "source, target")):
        ours, plain = score(cases, {}, pairs=pairs), plain_score(cases, pairs=pairs)
        print(f"{title:22} ours {ours}\n{'':22} plain {plain}")


def _events_of(reading: Reading, told: Sequence[Statement]) -> tuple[EventLine, ...]:
    """Events and the lines of event data that they make."""
    return find_event_lines(reading, find_events(reading, told), told)


def cost_works(language: Parser) -> dict[str, Work]:
    """The bare parse of the sample crisis, and its events where all before them is there already."""
    read = []
    for report in sample_reports():
        annotations = annotate_report(report, parser=language)
        read.append((report, annotations, find_statements(Reading(report, annotations))))
    return {
        "parse": lambda: [language.parse(one, find_quotations(one.text, one.blocks)) for one, _, _ in read],
        "events": lambda: [_events_of(Reading(one, annotations), told) for one, annotations, told in read],
    }


def cost_line(times: dict[str, float]) -> str:
    """The cost as a share of the parse, and whether it is within its bar."""
    share = 100 * times["events"] / times["parse"]
    return f"events {share:.1f}% of the parse (at most {BAR}%)" + ("" if share <= BAR else "  TOO SLOW")


def plain_score(cases: list[Case], *, pairs: bool) -> Tally:
    """The lines of the plain way, counted as ours are."""
    tally = Tally()
    for case in cases:
        found = plain_lines(case)
        both = (found, case.gold)
        tally.add(*((Line(line.source, "", line.target) for line in lines) for lines in both) if pairs else both)
    return tally


def plain_lines(case: Case) -> set[Line]:
    """Subject, verb, object of every verb that frames name, with the first type that it has there."""
    reading = Reading(case.report, case.annotations)
    lines = set()
    for i, token in enumerate(reading.tokens):
        frames = shipped_frames().verbs.get(token.lemma.lower(), ()) if token.pos == "VERB" else ()
        sides = reading.child(i, "nsubj"), reading.child(i, "dobj")
        if frames and None not in sides:
            source, target = (
                code_side(participant(reading, side), reading=reading, names={}, sectors=False)
                for side in sides
                if side is not None
            )
            if source and target:
                lines.add(Line(source, frames[0][1].type.value, target))
    return lines


if __name__ == "__main__":
    start_on_one_thread()
    main()
