"""What counts as the same line of event data, and how the record's events become lines."""

import pytest

from onrecord.annotations import annotate_report
from onrecord.model import Participant
from onrecord.record.events.extraction import find_events
from onrecord.record.extraction import find_statements
from onrecord.record.reading import Reading
from quality.event_lines import Line, lines_of
from quality.score_event_triples import Case, Tally, code_side, gold_lines, row_lines
from tests.language import parser, report_of

NAMES = {"Norland": "NOR", "Sudmark": "SUD", "Pelora": "PEL"}


def lines(text: str, *, intents: bool = True) -> set[tuple[str, str, str]]:
    report = report_of(text)
    reading = Reading(report, annotate_report(report, parser=parser()))
    events = find_events(reading, find_statements(reading))

    def code(side: Participant) -> str | None:
        return code_side(side, reading=reading, names=NAMES, sectors=False)

    found = lines_of(reading, events, code, intents=intents)
    return {(line.source, line.type, line.target) for line in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland threatened to bomb Sudmark.", {("NOR", "THREATEN", "SUD")}),
        ("Norland condemned Sudmark's attack on Pelora.", {("NOR", "ACCUSE", "SUD")}),
        ("Norland demanded the withdrawal of Sudmark's troops.", {("NOR", "REQUEST", "SUD")}),
        ("Norland attacked Sudmark and praised Pelora.", {("NOR", "ASSAULT", "SUD"), ("NOR", "SUPPORT", "PEL")}),
        ("Norland met Sudmark.", {("NOR", "CONSULT", "SUD"), ("SUD", "CONSULT", "NOR")}),
        ("Norland did not attack Sudmark.", set()),
    ],
)
def test_the_event_that_governs_makes_the_line(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert lines(text) == expected


def test_what_is_planned_is_a_promise_or_a_threat_unless_the_future_is_plain() -> None:
    assert lines("Norland will send food to Sudmark.") == {("NOR", "AGREE", "SUD")}
    assert lines("Norland will send food to Sudmark.", intents=False) == {("NOR", "AID", "SUD")}


def test_rows_are_all_that_is_told_and_not_denied() -> None:
    report = report_of("Norland condemned Sudmark's attack on Pelora. Norland did not attack Pelora.")
    annotations = annotate_report(report, parser=parser())
    statements = find_statements(Reading(report, annotations))
    found = row_lines(Case("a", report, annotations, statements, frozenset(), frozenset()), NAMES)
    assert found == {Line("NOR", "ACCUSE", "SUD"), Line("SUD", "ASSAULT", "PEL")}


def test_gold_codes_are_compared_by_country_and_sector() -> None:
    events = [{"source_code": "ROMGOVMIL", "target_code": "---", "root": "19"}]
    assert list(gold_lines(events)) == [Line("ROU", "ASSAULT", "---")]
    assert list(gold_lines(events, sectors=True)) == [Line("ROUGOV", "ASSAULT", "---")]


def test_sides_that_share_an_event_make_a_line_each_way() -> None:
    sides = [{"text": "Norland", "code": "NOR", "sector": ""}, {"text": "Sudmark", "code": "SUD", "sector": "***"}]
    found = set(gold_lines([{"sources": sides, "targets": [], "root": "FIGHT"}]))
    assert found == {Line("NOR", "ASSAULT", "SUD"), Line("SUD", "ASSAULT", "NOR")}


def test_what_is_found_where_nothing_is_counts_as_wrong() -> None:
    tally = Tally()
    tally.add([Line("NOR", "AID", "SUD")], [])
    tally.add([Line("NOR", "AID", "SUD")], [Line("NOR", "AID", "SUD"), Line("NOR", "AID", "PEL")])
    assert (tally.right, tally.found, tally.wanted) == (1, 2, 2)
