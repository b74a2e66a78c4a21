"""Time expressions, case by case: what is found, its value and its interval."""

import doctest
import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotations import times as times_package
from onrecord.annotations.times import anchor_times, find_times
from onrecord.lexicon.time_words import time_words
from onrecord.model import Interval, Publication, PublicationBasis, TimeType, Token, iso

ROOMS = Path(__file__).parent / "cases"
WORDS = sorted({word for table in time_words().values() for word in table})
GLUE = ["the", "a", "of", ",", ".", "-", "/", "\n", "ago", "later", "last", "next", "2014", "31", "19th", "10:30", "'s"]


def cases(room: str) -> list[Any]:
    content = tomllib.loads((ROOMS / f"{room}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in content["case"]]


def published(text: str | None) -> Publication:
    if not text:
        return Publication(None, PublicationBasis.UNKNOWN)
    first, _, last = text.partition("..")
    after = date.fromisoformat(last or first) + timedelta(days=1)
    return Publication(Interval.of_days(date.fromisoformat(first), after), PublicationBasis.DECLARED)


def check(case: dict[str, Any]) -> None:
    text = case["text"]
    times = anchor_times(find_times(text), published(case.get("published")), text=text)
    expected = case["times"]
    assert [[time.span.of(text), time.value or ""] for time in times] == [row[:2] for row in expected]
    for time, row in zip(times, expected, strict=True):
        if len(row) > 2:
            assert time.interval is not None
            assert [iso(time.interval.begin), iso(time.interval.finish)] == row[2:]


@pytest.mark.parametrize("case", cases("in_the_wild"))
def test_times_of_news(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("synthetic"))
def test_times_of_odd_input(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("negative"))
def test_what_is_no_time_is_not_found(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [time.span.of(text) for time in find_times(text)] == []


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failures(case: dict[str, Any]) -> None:
    check(case)


def test_the_example_of_the_documentation() -> None:
    names = {"date": date, "Interval": Interval, "Publication": Publication, "PublicationBasis": PublicationBasis}
    outcome = doctest.DocTestRunner(verbose=False).run(
        doctest.DocTestParser().get_doctest(
            times_package.__doc__ or "",
            {**names, "find_times": find_times, "anchor_times": anchor_times},
            "times",
            None,
            0,
        )
    )
    assert (outcome.failed, outcome.attempted) == (0, 3)


def test_types_of_times() -> None:
    text = "On Monday evening, on 4 May, for two weeks, every Friday"
    assert [time.type for time in find_times(text)] == [
        TimeType.TIME,
        TimeType.DATE,
        TimeType.DURATION,
        TimeType.SET,
    ]


def test_the_parse_tells_the_verb_from_the_month() -> None:
    text = "They came in March to March through the town."
    start = text.rindex("March")
    verb = Token(start, start + 5, "March", "march", "VERB", "VB", "xcomp", 0, "")
    assert [time.span.start for time in find_times(text)] == [text.index("March"), start]
    assert [time.span.start for time in find_times(text, tokens=(verb,))] == [text.index("March")]


def test_the_governing_verb_of_the_parse_decides_the_direction() -> None:
    text = "Meeting Friday"
    verb = Token(0, 7, "Meeting", "meet", "VERB", "VBG", "ROOT", 0, "")
    aux = Token(0, 0, "will", "will", "AUX", "MD", "aux", 1, "")
    day = Token(8, 14, "Friday", "Friday", "PROPN", "NNP", "npadvmod", 1, "")
    parsed = (aux, verb._replace(head=1), day)
    found = find_times(text)
    (ahead,) = anchor_times(found, published("2022-02-16"), text=text, tokens=parsed)
    (back,) = anchor_times(found, published("2022-02-16"), text=text)
    assert (ahead.value, back.value) == ("2022-02-18", "2022-02-11")


def test_a_publication_wider_than_a_year_tells_nothing() -> None:
    text = "He said Wednesday, in 2014."
    times = anchor_times(find_times(text), published("2020-01-01..2022-12-31"), text=text)
    assert [time.value for time in times] == [None, "2014"]


@given(st.lists(st.sampled_from(WORDS + GLUE * 4), max_size=25), st.sampled_from([" ", "", "-", " \u200f"]))
def test_any_words_give_times_in_order_with_intervals_that_begin_before_they_end(parts: list[str], gap: str) -> None:
    text = gap.join(parts)
    found = find_times(text)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for time in anchor_times(found, published("2022-01-19..2022-01-25"), text=text):
        if time.interval is not None and time.interval.begin is not None and time.interval.finish is not None:
            assert time.interval.begin < time.interval.finish
            assert time.value is not None


@given(st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    for time in find_times(text):
        assert 0 <= time.span.start < time.span.end <= len(text)


@pytest.mark.parametrize(
    "text", ["In {} it began.", "It took {} days.", "In {} BC.", "{} years ago", "May {}, 2022", "at {}:30"]
)
def test_a_number_of_four_hundred_digits_makes_no_time(text: str) -> None:
    assert not any(time.span.of(text.format("4" * 400)).count("4") for time in find_times(text.format("4" * 400)))


def test_a_million_figures_without_a_break_are_one_number() -> None:
    assert find_times("1" * 1_000_000) == ()


def test_the_parse_tells_whose_the_article_is() -> None:
    text = "They feared the summer offensive"
    words = [("They", "PRP", "nsubj", 1), ("feared", "VBD", "ROOT", 1), ("the", "DT", "det", 4)]
    words += [("summer", "NN", "compound", 4), ("offensive", "NN", "dobj", 1)]
    tokens = tuple(
        Token(
            text.index(word),
            text.index(word) + len(word),
            word,
            word,
            "NOUN" if tag == "NN" else "X",
            tag,
            dep,
            head,
            "",
        )
        for word, tag, dep, head in words
    )
    assert [time.span.of(text) for time in find_times(text)] == ["the summer"]
    assert [time.span.of(text) for time in find_times(text, tokens=tokens)] == ["summer"]


def test_what_had_been_due_lies_behind() -> None:
    text = "It had been due to expire Friday"
    rows = [("It", "PRP", "nsubj", 3), ("had", "VBD", "aux", 3), ("been", "VBN", "aux", 3), ("due", "VBN", "ROOT", 3)]
    rows += [("to", "TO", "aux", 5), ("expire", "VB", "xcomp", 3), ("Friday", "NNP", "npadvmod", 5)]
    tokens = tuple(
        Token(text.index(word), text.index(word) + len(word), word, word.lower(), pos_of(tag), tag, dep, head, "")
        for word, tag, dep, head in rows
    )
    (time,) = anchor_times(find_times(text), published("2022-02-16"), text=text, tokens=tokens)
    assert time.value == "2022-02-11"


def test_what_was_put_off_on_a_day_lies_behind() -> None:
    text = "They postponed it Friday"
    rows = [("They", "PRP", "nsubj", 1), ("postponed", "VBD", "ROOT", 1), ("it", "PRP", "dobj", 1)]
    tokens = tokens_of(text, [*rows, ("Friday", "NNP", "npadvmod", 1)])
    (time,) = anchor_times(find_times(text), published("2022-02-16"), text=text, tokens=tokens)
    assert time.value == "2022-02-11"
    text = "They postponed it until Friday"
    tokens = tokens_of(text, [*rows, ("until", "IN", "prep", 1), ("Friday", "NNP", "pobj", 3)])
    (time,) = anchor_times(find_times(text), published("2022-02-16"), text=text, tokens=tokens)
    assert time.value == "2022-02-18"


def tokens_of(text: str, rows: list[tuple[str, str, str, int]]) -> tuple[Token, ...]:
    """Tokens of words that a text has once each, with tag, dependency and head."""
    return tuple(
        Token(text.index(word), text.index(word) + len(word), word, word.lower(), pos_of(tag), tag, dep, head, "")
        if word != "postponed"
        else Token(text.index(word), text.index(word) + len(word), word, "postpone", "VERB", tag, dep, head, "")
        for word, tag, dep, head in rows
    )


def pos_of(tag: str) -> str:
    return "VERB" if tag.startswith("VB") else "X"


# A reading that is quadratic in these would take minutes here; `make bench` measures how it grows.
@pytest.mark.parametrize(
    "unit",
    [
        ".",
        ",",
        "-",
        "1,",
        "A ",
        "1 ",
        "the ",
        "Friday ",
        "an hour ",
        "2014 ",
        "hundred ",
        "5 BC ",
        "12:30 ",
        "e\u0301",
        "１",
    ],
)
def test_long_runs_are_read_to_their_end(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    times = anchor_times(find_times(text), published("2022-02-16"), text=text)
    assert all(time.span.end <= len(text) for time in times)


def test_a_clock_time_goes_with_the_day_of_its_own_sentence() -> None:
    text = "He left on Monday. Friday was quiet until 10:30 a.m."
    times = anchor_times(find_times(text), published("2022-02-16"), text=text)
    assert times[-1].value == "2022-02-11T10:30"
