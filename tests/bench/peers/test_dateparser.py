"""dateparser's moments become TIMEX3, as exact as it says that they are."""

from datetime import datetime

import pytest

from bench.peers.dateparser import Found, as_timexes

NOW = datetime(2031, 3, 6)
TEXT = "On Tuesday, the convoy left. It was back on Tuesday and, by the evening of 3 May, empty now."


@pytest.mark.parametrize(
    ("words", "moment", "period", "kind", "value"),
    [
        ("2014", datetime(2014, 3, 6), "year", "DATE", "2014"),
        ("March 2021", datetime(2021, 3, 6), "month", "DATE", "2021-03"),
        ("last week", datetime(2031, 2, 27), "week", "DATE", "2031-W09"),
        ("Tuesday", datetime(2031, 3, 4), "day", "DATE", "2031-03-04"),
        ("Tuesday", datetime(2031, 3, 4), None, "DATE", "2031-03-04"),
        ("5 May at 3 pm", datetime(2031, 5, 5, 15), "time", "TIME", "2031-05-05T15:00"),
        ("this evening", datetime(2031, 3, 6, 19), "part_of_day", "TIME", "2031-03-06TEV"),
        ("Friday afternoon", datetime(2031, 3, 7, 15), "part_of_day", "TIME", "2031-03-07TAF"),
        ("Now", NOW, "time", "DATE", "PRESENT_REF"),
    ],
)
def test_the_value_is_as_exact_as_the_period(
    words: str, moment: datetime, period: str | None, kind: str, value: str
) -> None:
    (row,) = as_timexes(words, [(words, moment, period)], base=NOW)
    assert (row["type"], row["value"], row["text"]) == (kind, value, words)


def test_places_come_in_order_and_idle_words_are_cut_off() -> None:
    tuesday = datetime(2031, 3, 4)
    found: list[Found] = [
        ("On Tuesday, the", tuesday, "day"),
        ("on Tuesday and", tuesday, "day"),
        ("by the evening of 3 May,", datetime(2031, 5, 3), "part_of_day"),
        ("not in the text", tuesday, "day"),
        ("now", NOW, "time"),
    ]
    rows = as_timexes(TEXT, found, base=NOW)
    assert [row["text"] for row in rows] == ["Tuesday", "Tuesday", "evening of 3 May", "now"]
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows)
    assert rows[0]["end"] < rows[1]["start"]


@pytest.mark.parametrize("words", ["on the", "We", "50", "may", "in 7, the"])
def test_what_names_no_time_is_left_out(words: str) -> None:
    assert as_timexes(words, [(words, NOW, "day")], base=NOW) == []


def test_the_month_of_may_is_no_verb() -> None:
    (row,) = as_timexes("in May", [("in May", datetime(2031, 5, 6), "month")], base=NOW)
    assert (row["text"], row["value"]) == ("May", "2031-05")


def test_a_moment_that_nobody_set_is_not_now() -> None:
    (row,) = as_timexes("now", [("now", NOW, "time")], base=None)
    assert row["value"] == "2031-03-06T00:00"
