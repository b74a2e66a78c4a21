"""Which lines of event data a report makes, on real parses."""

import pytest

from onrecord.annotations import annotate_report
from onrecord.model import Participant
from onrecord.model.event_lines import EventLine
from onrecord.record.event_lines import find_event_lines
from onrecord.record.event_lines.sides import Coder
from onrecord.record.events import find_events
from onrecord.record.extraction import find_statements
from onrecord.record.reading import Reading
from tests.language import parser, report_of


def found_in(text: str, *, intents: bool = True, code: Coder | None = None) -> tuple[EventLine, ...]:
    report = report_of(text)
    reading = Reading(report, annotate_report(report, parser=parser()))
    statements = find_statements(reading)
    return find_event_lines(reading, find_events(reading, statements), statements, code=code, intents=intents)


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya agreed to lift its ban on flights to Uganda, Malawi and Zambia.",
            {("KEN", "AGREE", "UGA"), ("KEN", "AGREE", "MWI"), ("KEN", "AGREE", "ZMB")},
        ),
        (
            "Kenyan troops unleashed rockets, mortar and grenade fire against Ugandan trenches.",
            {("KEN", "ASSAULT", "UGA")},
        ),
    ],
)
def test_all_who_are_joined_take_part(text: str, expected: set[tuple[str | None, str, str | None]]) -> None:
    assert lines(text) == expected


def test_what_comes_unless_somebody_gives_in_is_a_threat() -> None:
    assert lines("Kenya will send food to Uganda unless Uganda's army shells the camps again.") == {
        ("KEN", "THREATEN", "UGA")
    }


def test_what_only_may_happen_makes_no_line() -> None:
    assert lines("Kenya may suspend its aid to Uganda.") == set()


def test_who_is_arrested_by_nobody_is_so_by_the_country_where_it_happens() -> None:
    assert lines("A Ugandan pilot was arrested in Kenya late on Friday.") == {("KEN", "COERCE", "UGA")}


def test_whom_a_complaint_is_about_is_its_target_and_not_who_hears_it() -> None:
    assert lines("Kenya complained to the African Union about Ugandan gunfire.") == {("KEN", "ACCUSE", "UGA")}


def test_a_demand_may_be_made_of_countrymen() -> None:
    told = "Kenyan rebels insisted on their demands that Kenya's government free the miners."
    (line,) = found_in(told, code=lambda side: side.code.country)
    assert (_code(line.source), line.type.value, _code(line.target)) == ("KEN", "REQUEST", "KEN")


def test_those_of_foreign_descent_are_of_the_place_where_they_are() -> None:
    assert lines("Some 80 ethnic Russians marched in Kenya on Tuesday, shouting slogans.") == {
        ("KEN", "PROTEST", "KEN")
    }


def test_part_of_a_long_name_is_no_other_country() -> None:
    assert lines("Kenya urged the Democratic People's Republic of Korea to free two sailors.") == {
        ("KEN", "REQUEST", "PRK")
    }


def test_a_pronoun_is_of_the_country_that_is_told_with_the_name() -> None:
    told = "Chief Adomako of Kenya told the crowd on Sunday that he had thanked Uganda for the tents."
    assert lines(told) == {("KEN", "SUPPORT", "UGA")}


def test_what_is_fired_is_not_sacked() -> None:
    assert lines("Kenyan gunners fired four mortar bombs at villages in Uganda.") == {("KEN", "ASSAULT", "UGA")}


def test_those_who_gather_for_a_rally_hold_it() -> None:
    assert lines("Hundreds of Kenyans converged on Sunday for a vigil in Mombasa.") == {("KEN", "PROTEST", "KEN")}


def test_who_speeds_up_a_withdrawal_withdraws() -> None:
    assert lines("Kenya hastened the withdrawal of several units from Uganda.") == {("KEN", "YIELD", "UGA")}


def test_a_war_of_ones_own_is_fought_against_the_other() -> None:
    assert lines("Kenya threatened to begin an offensive in its border war with Uganda.") == {
        ("KEN", "THREATEN", "UGA")
    }
