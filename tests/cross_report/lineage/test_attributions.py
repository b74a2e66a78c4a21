"""What of a report's text a credit covers."""

import pytest

from onrecord.cross_report.lineage import outlet_register, sourced
from onrecord.model import Span
from onrecord.model.reports import CreditKind
from tests.cross_report.lineage.invented_reports import filed, place

TEXT = (
    "Raids kill nine in Osk\n\nNine people died in Osk, the mayor told AFP. He was on the bridge. The road is shut.\n\n"
    "Snow fell in Vinnar."
)
LEAD = "Nine people died in Osk, the mayor told AFP. He was on the bridge."


def covered(text: str, kind: CreditKind, words: str | None, *, title: str | None = None) -> list[str]:
    report = filed("a", text, outlet="Harbour Gazette", title=title, credits=[("AFP", kind, words)])
    (attribution,) = sourced(report, outlet_register()).attributions
    return [span.of(text) for span in attribution.scope]


@pytest.mark.parametrize("kind", [CreditKind.SOURCE_LINE, CreditKind.DATELINE])
def test_what_stands_beside_the_prose_covers_all_of_it(kind: CreditKind) -> None:
    assert covered(TEXT, kind, None) == [TEXT]


def test_a_credit_in_the_prose_covers_its_sentence_and_what_goes_on_from_it() -> None:
    assert covered(TEXT, CreditKind.TOLD_OUTLET, "AFP") == [LEAD]


def test_the_headline_sums_up_the_lead() -> None:
    title = "Raids kill nine in Osk"
    assert covered(TEXT, CreditKind.TOLD_OUTLET, "AFP", title=title) == [title, LEAD]


def test_a_quotation_is_covered_from_where_it_opens() -> None:
    text = "It is over. “We waited. Nobody came,” she told AFP. Snow fell."
    assert covered(text, CreditKind.TOLD_OUTLET, "AFP") == ["“We waited. Nobody came,” she told AFP."]


def test_who_contributed_something_covers_nothing_in_particular() -> None:
    text = f"{TEXT}\n\nAFP contributed to this report."
    assert covered(text, CreditKind.CONTRIBUTED, "AFP contributed"[:3]) == []


def test_a_credit_for_the_whole_ends_where_the_report_looks_back() -> None:
    before = "Snow fell in Osk. This is reported by our desk with link to the AFP.\n\n"
    text = f"{before}To remind, the road was shut in May."
    assert covered(text, CreditKind.LINK_TO, "AFP") == [before]


def test_an_agency_in_the_authors_place_covers_all() -> None:
    report = filed("a", TEXT, outlet="Harbour Gazette", author="Ada Finch, Associated Press")
    (attribution,) = sourced(report, outlet_register()).attributions
    assert (attribution.name, attribution.scope) == ("Associated Press", (Span(0, len(TEXT)),))


def test_photographs_and_the_outlet_itself_count_for_nothing() -> None:
    credits = [("AFP", CreditKind.PHOTO, None), ("Gazette", CreditKind.DATELINE, None)]
    report = filed("a", TEXT, outlet="The Gazette", credits=credits)
    assert sourced(report, outlet_register()).attributions == ()


def test_a_monitor_is_named_whole_however_the_report_calls_it_again() -> None:
    text = "Nine people died, the monitor said."
    usual = "Syrian Observatory for Human Rights"
    report = filed("a", text, outlet="Gazette", credits=[(usual, CreditKind.REPORTED_BY, "monitor")])
    (attribution,) = sourced(report, outlet_register()).attributions
    assert (attribution.name, attribution.span) == (usual, place(text, "monitor"))
