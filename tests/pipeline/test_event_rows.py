"""Lines of event data as `annotate` writes them, read for real."""

from onrecord.annotations import annotate_report
from onrecord.pipeline.event_rows import event_data_json
from onrecord.pipeline.given import Given
from onrecord.record import extract_record
from onrecord.reports import given_report
from tests.language import parser

TEXT = "Kenya said that Uganda had shelled a port. Kenya bombed Uganda."


def test_a_line_says_who_does_what_to_whom_and_a_charge_is_done_though_its_matter_is_alleged() -> None:
    given = Given.of(TEXT, given_report(TEXT, report_id="a", published=None), None)
    record = extract_record(given.report, annotate_report(given.report, parser=parser()))
    charge, attack = event_data_json(given, record)
    assert (charge["type"], charge["cameo"], charge["quad"], charge["reality"]) == ("ACCUSE", "112", 3, "actual")
    assert [TEXT[slice(*charge[part])] for part in ("source", "trigger", "target")] == ["Kenya", "shelled", "Uganda"]
    assert charge["target_actor"] == {"name": "Uganda", "country": "UGA", "sector": None}
    assert (attack["type"], attack["reality"]) == ("ASSAULT", "actual")
    assert [event.reality.value for event in record.events] == ["alleged", "actual"]
