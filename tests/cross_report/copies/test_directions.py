from typing import Any

import pytest

from onrecord.cross_report.copies import compare, open_report
from onrecord.cross_report.copies.directions import ENOUGH
from onrecord.cross_report.copies.naming import credited, is_outlet, same_outlet, third_parties
from onrecord.model.copies import Copy, Route
from tests.cross_report.copies.invented import filed

TEXT = (
    "The surveyor has put a chalk mark on the second pier of the bridge at Olm and will come again when the water "
    "falls, he told the Northern Press Agency, which had sent nobody else so far up the valley in three weeks of flood."
)
NPA, GAZETTE, SUND = "Northern Press Agency", "The Lisk Gazette", "Sund Today"


def link(first: dict[str, Any], second: dict[str, Any]) -> Copy:
    copy = compare(
        open_report(filed("a", first.pop("text", TEXT), **first)),
        open_report(filed("b", second.pop("text", TEXT), **second)),
    )
    assert copy is not None
    return copy


@pytest.mark.parametrize(
    ("name", "outlet", "url", "same"),
    [
        ("NPA", NPA, None, True),
        ("the Northern Press Agency", NPA, None, True),
        ("Northern Press", NPA, None, True),
        ("Sund Today News", SUND, None, True),
        ("Sund Today", "sundtoday.example", None, True),
        ("sundtoday.example", None, "https://www.sundtoday.example/p/1", True),
        ("Sund", SUND, None, False),
        ("Gazette", GAZETTE, None, False),
        ("NPA", None, None, False),
        ("NPA", None, "http://[broken", False),
    ],
)
def test_names_of_outlets(name: str, outlet: str | None, url: str | None, same: bool) -> None:
    report = filed("a", TEXT, outlet=outlet)
    assert is_outlet(name, report if url is None else filed("a", TEXT, outlet=outlet, url=url)) is same


def test_an_outlet_that_credits_itself_gives_no_credit_to_the_other_of_its_reports() -> None:
    one, other = (filed(name, TEXT, outlet=NPA, credits=[("NPA", "dateline")]) for name in "ab")
    assert same_outlet(one, other)
    assert list(credited(one, other)) == []
    assert third_parties(one, other) == ()


def test_who_credits_the_other_is_the_later_even_against_the_clock() -> None:
    copy = link(
        {"outlet": GAZETTE, "published": "2033-05-02T08:00", "credits": [("NPA", "dateline")]},
        {"outlet": NPA, "published": "2033-05-02T09:00"},
    )
    assert copy.source == "b"
    assert {sign.route for sign in copy.signs} == {Route.FIRST_TO_SECOND, Route.SECOND_TO_FIRST}


def test_the_name_of_a_desk_left_in_the_copy_tells_whose_words_they_are() -> None:
    copy = link({"outlet": SUND}, {"outlet": NPA})
    assert copy.source == "b"
    (sign,) = copy.signs
    assert sign.first is not None
    assert sign.first.of(TEXT) == NPA


def test_a_name_inside_a_longer_word_is_no_leftover() -> None:
    text = TEXT.replace("the Northern Press Agency", "Sundays Review").replace("Olm", "Sundagen")
    copy = link({"outlet": "Sunda", "text": text}, {"outlet": GAZETTE, "text": text})
    assert copy.signs == ()


def test_the_earlier_day_tells_between_outlets_without_agencies() -> None:
    plain = TEXT.replace(", he told the Northern Press Agency, which", ", he said, though the parish")
    copy = link(
        {"outlet": SUND, "published": "2033-05-04", "text": plain},
        {"outlet": GAZETTE, "published": "2033-05-03", "text": plain},
    )
    assert copy.source == "b"


def test_where_one_names_a_third_both_may_have_it_from_there() -> None:
    plain = TEXT.replace(", he told the Northern Press Agency, which", ", he said, though the parish")
    copy = link(
        {"outlet": SUND, "published": "2033-05-02", "text": plain, "credits": [("NPA", "source line")]},
        {"outlet": GAZETTE, "published": "2033-05-04", "text": plain},
    )
    assert copy.route is Route.UNDECIDED
    assert copy.signs[-1].text == "both may have it from NPA, named in one"


def test_two_reports_of_one_outlet_go_by_time_whatever_agency_they_name() -> None:
    copy = link(
        {"outlet": SUND, "published": "2033-05-02T10:00", "credits": [("NPA", "source line")]},
        {"outlet": SUND, "published": "2033-05-02T12:00", "credits": [("NPA", "source line")]},
    )
    assert copy.source == "a"


def test_dates_that_overlap_tell_nothing() -> None:
    copy = link({"outlet": "A", "published": "2033-05-02"}, {"outlet": "B", "published": "2033-05-02T12:00"})
    assert copy.route is Route.UNDECIDED


def test_the_route_follows_from_the_points_of_its_signs() -> None:
    copies = [
        link({"outlet": NPA, "published": "2033-05-02"}, {"outlet": SUND, "published": "2033-05-03"}),
        link({"outlet": SUND, "published": "2033-05-02"}, {"outlet": GAZETTE, "published": "2033-05-01"}),
        link({"outlet": SUND}, {"outlet": GAZETTE}),
    ]
    for copy in copies:
        total = sum(sign.points if sign.route is Route.FIRST_TO_SECOND else -sign.points for sign in copy.signs)
        expected = (
            Route.UNDECIDED if abs(total) < ENOUGH else Route.FIRST_TO_SECOND if total > 0 else Route.SECOND_TO_FIRST
        )
        assert copy.route is expected
