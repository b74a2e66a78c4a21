"""Which lines of event data a report makes, on real parses."""

import pytest

from onrecord.annotations import annotate_report
from onrecord.model import Participant
from onrecord.model.event_lines import EventLine
from onrecord.record.event_lines import find_event_lines
from onrecord.record.events import find_events
from onrecord.record.extraction import find_statements
from onrecord.record.reading import Reading
from tests.language import parser, report_of


def found_in(text: str, *, intents: bool = True) -> tuple[EventLine, ...]:
    report = report_of(text)
    reading = Reading(report, annotate_report(report, parser=parser()))
    statements = find_statements(reading)
    return find_event_lines(reading, find_events(reading, statements), statements, intents=intents)


def lines(text: str, *, intents: bool = True) -> set[tuple[str | None, str, str | None]]:
    return {(_code(line.source), line.type.value, _code(line.target)) for line in found_in(text, intents=intents)}


def _code(side: Participant | None) -> str | None:
    return None if side is None else side.code.country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya threatened to bomb Uganda.", {("KEN", "THREATEN", "UGA")}),
        ("Kenya condemned Uganda's attack on Malawi.", {("KEN", "ACCUSE", "UGA")}),
        ("Kenya demanded the withdrawal of Uganda's troops.", {("KEN", "REQUEST", "UGA")}),
        ("Kenya attacked Uganda and praised Malawi.", {("KEN", "ASSAULT", "UGA"), ("KEN", "SUPPORT", "MWI")}),
        ("Kenya met Uganda.", {("KEN", "CONSULT", "UGA"), ("UGA", "CONSULT", "KEN")}),
        ("Kenya did not attack Uganda.", set()),
        ("The president of Kenya resigned.", {("KEN", "YIELD", None)}),
        (
            "Kenyan rebels shelled Uganda. Malawi condemned Kenya.",
            {("KEN", "ASSAULT", "UGA"), ("MWI", "ACCUSE", "KEN")},
        ),
    ],
)
def test_the_event_that_governs_makes_the_line(text: str, expected: set[tuple[str | None, str, str | None]]) -> None:
    assert lines(text) == expected


def test_what_is_planned_is_a_promise_or_a_threat_unless_the_future_is_plain() -> None:
    assert lines("Kenya will send food to Uganda.") == {("KEN", "AGREE", "UGA")}
    assert lines("Kenya will send food to Uganda.", intents=False) == {("KEN", "AID", "UGA")}


def test_who_says_first_that_another_did_harm_accuses_them() -> None:
    assert lines("Kenya said that Uganda had attacked Malawi.") == {("KEN", "ACCUSE", "UGA")}
    assert lines("Uganda attacked Malawi, Kenya said.") == {("UGA", "ASSAULT", "MWI")}
    assert lines("A Kenyan newspaper said that Uganda had attacked Malawi.") == {("UGA", "ASSAULT", "MWI")}


def test_a_statement_is_a_line_where_its_sentence_tells_no_event() -> None:
    (line,) = found_in("“You must free our pilots,” Kenya's president told Uganda.")
    assert (_code(line.source), line.type.value, _code(line.target), line.event) == ("KEN", "REQUEST", "UGA", None)
    assert line.statement == 0


def test_who_belongs_to_no_country_has_that_of_the_place() -> None:
    (line,) = found_in("The United States fired rockets at a village in Kenya.")
    assert line.target is not None
    assert line.target.code.country == "KEN"
    assert not line.target.code.reasons
