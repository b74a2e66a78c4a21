from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from onrecord.model import Act, Bound, Interval, Quantity, Span, StatementKind
from onrecord.views.web import wording


def between(begin: str | None, finish: str | None) -> Interval:
    return Interval(
        None if begin is None else datetime.fromisoformat(begin),
        None if finish is None else datetime.fromisoformat(finish),
    )


@pytest.mark.parametrize(
    ("begin", "finish", "words"),
    [
        ("2031-03-16", "2031-03-17", "16 Mar 2031"),
        ("2031-03-14", "2031-03-17", "14–16 Mar 2031"),
        ("2031-02-27", "2031-03-03", "27 Feb – 2 Mar 2031"),
        ("2030-12-30", "2031-01-03", "30 Dec 2030 – 2 Jan 2031"),
        ("2032-02-01", "2032-03-01", "Feb 2032"),
        ("2031-02-01", "2031-04-01", "Feb–Mar 2031"),
        ("2030-11-01", "2031-02-01", "Nov 2030 – Jan 2031"),
        ("2014-01-01", "2015-01-01", "2014"),
        ("2010-01-01", "2020-01-01", "2010–2019"),
        ("2031-02-01", "2031-02-28", "1–27 Feb 2031"),
        ("2031-03-16T09:30", "2031-03-16T09:31", "16 Mar 2031, 09:30"),
        ("2031-03-16T09:30:20", "2031-03-16T09:30:21", "16 Mar 2031, 09:30:20"),
        ("2031-03-16T12:00", "2031-03-16T18:00", "16 Mar 2031, 12:00–18:00"),
        ("2031-03-16T18:00", "2031-03-17", "16 Mar 2031, 18:00–24:00"),
        ("2031-03-16T22:00", "2031-03-17T06:00", "16 Mar 2031, 22:00 – 17 Mar 2031, 06:00"),
        ("2031-03-16", None, "from 16 Mar 2031 on"),
        (None, "2031-03-16T08:00", "before 16 Mar 2031, 08:00"),
        (None, None, "undated"),
    ],
)
def test_a_time_is_never_more_precise_than_it_is_known(begin: str | None, finish: str | None, words: str) -> None:
    assert wording.interval_words(between(begin, finish)) == words


def test_no_time_is_undated() -> None:
    assert wording.interval_words(None) == wording.days_words(None) == "undated"


def test_a_zone_is_shown_where_one_was_given() -> None:
    moment = datetime(2031, 3, 16, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    assert wording.interval_words(Interval(moment, moment + timedelta(minutes=1))) == "16 Mar 2031, 09:30 UTC+02:00"
    midnight = datetime(2031, 3, 16, tzinfo=UTC)
    assert wording.interval_words(Interval(midnight, midnight + timedelta(days=1))).endswith("UTC")


@pytest.mark.parametrize(
    ("begin", "finish", "words"),
    [
        ("2031-03-12T16:42", "2031-03-21T18:41", "12–21 Mar 2031"),
        ("2031-03-16T09:30", "2031-03-16T09:31", "16 Mar 2031"),
        ("2031-03-16T22:00", "2031-03-17", "16 Mar 2031"),
        ("2031-03-16T22:00", None, "from 16 Mar 2031 on"),
    ],
)
def test_lists_show_whole_days(begin: str, finish: str | None, words: str) -> None:
    assert wording.days_words(between(begin, finish)) == words


def test_exact_ends_say_that_the_last_is_not_included() -> None:
    assert wording.interval_bounds(between("2031-02-01", "2031-03-01")) == "from 2031-02-01 to before 2031-03-01"
    assert wording.interval_bounds(between(None, "2031-03-01")) == "before 2031-03-01"
    assert wording.interval_bounds(between("2031-02-01", None)) == "from 2031-02-01"


def quantity(low: str, high: str = "", bound: Bound = Bound.EXACT, unit: str | None = None) -> Quantity:
    return Quantity(Span(0, 1), Decimal(low), Decimal(high or low), bound, unit)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (quantity("14000", bound=Bound.MORE), "at least 14,000"),
        (quantity("40", bound=Bound.LESS), "at most 40"),
        (quantity("40", bound=Bound.LESS, unit="kilometre"), "at most 40 kilometres"),
        (quantity("1", unit="kilometre"), "1 kilometre"),
        (quantity("3", unit="foot"), "3 feet"),
        (quantity("90", unit="kilometre per hour"), "90 kilometres per hour"),
        (quantity("5", unit="hertz"), "5 hertz"),
        (quantity("20", "30", Bound.ABOUT, "percent"), "about 20–30%"),
        (quantity("-4", unit="celsius"), "-4 °C"),
        (quantity("200000000", unit="USD"), "USD 200 million"),
        (quantity("2500000"), "2.5 million"),
        (quantity("1234567"), "1,234,567"),
        (quantity("7200000000000"), "7.2 trillion"),
        (quantity("0.50"), "0.5"),
        (quantity("100"), "100"),
        (quantity("0.666667", unit="fraction"), "0.666667"),
        (Quantity(Span(0, 1), None, None, Bound.ABOUT, vague="dozens"), "about “dozens”"),
    ],
)
def test_a_number_keeps_its_bound_and_unit(given: Quantity, words: str) -> None:
    assert wording.value_words(given) == words


def test_every_act_and_kind_has_a_word() -> None:
    assert set(wording.ACTS) == set(Act)
    assert set(wording.KINDS) == set(StatementKind)


@pytest.mark.parametrize(("act", "word"), [(Act.WARN, ""), (Act.DEMAND, "of"), (Act.ASSERT, "to")])
def test_an_act_leads_to_its_addressee(act: Act, word: str) -> None:
    assert wording.towards(act) == word


def test_numbers_agree_with_their_nouns() -> None:
    assert wording.counted(1, "report") == "1 report"
    assert wording.counted(2100, "report") == "2,100 reports"
    assert wording.counted(2, "page was", "pages were") == "2 pages were"


@pytest.mark.parametrize(
    ("begin", "finish", "told"),
    [
        (datetime(2031, 3, 17), datetime(2031, 3, 18), ""),
        (datetime(2031, 3, 17, 12), datetime(2031, 3, 17, 12, 1), "clock of the place, no zone told"),
        (datetime(2031, 3, 17, 12, tzinfo=UTC), datetime(2031, 3, 17, 13, tzinfo=UTC), "UTC"),
        (None, datetime(2031, 3, 17, 13, tzinfo=timezone(timedelta(hours=5, minutes=30))), "UTC+05:30"),
        (None, None, ""),
    ],
)
def test_a_time_of_day_tells_its_zone(begin: datetime | None, finish: datetime | None, told: str) -> None:
    assert wording.zone_words(Interval(begin, finish)) == told
