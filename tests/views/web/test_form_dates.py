import pytest

from onrecord.errors import BadDate
from onrecord.model import iso
from onrecord.views.web.dates import parse_date


@pytest.mark.parametrize(
    ("text", "begin", "finish"),
    [
        ("2031", "2031-01-01", "2032-01-01"),
        ("2031-02", "2031-02-01", "2031-03-01"),
        ("2031-12", "2031-12-01", "2032-01-01"),
        (" 2032-02-29 ", "2032-02-29", "2032-03-01"),
        ("2031-3-4", "2031-03-04", "2031-03-05"),
    ],
)
def test_a_date_stands_for_all_of_its_time(text: str, begin: str, finish: str) -> None:
    interval = parse_date(text)
    assert (iso(interval.begin), iso(interval.finish)) == (begin, finish)


@pytest.mark.parametrize(
    "text", ["2031-02-29", "2031-13", "0000", "9999", "31", "yesterday", "", "2031-02-01x", "٢٠٣١"]
)
def test_what_does_not_exist_is_no_date(text: str) -> None:
    with pytest.raises(BadDate):
        parse_date(text)
