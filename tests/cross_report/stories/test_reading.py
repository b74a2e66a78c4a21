"""What of a report tells its story."""

from datetime import date, datetime

from onrecord.cross_report.stories import keys_of, read_for_stories
from onrecord.cross_report.stories.reading import LONGEST_LABEL, days_named, label_span
from onrecord.model.annotations import PlaceKind, TimeExpression, TimeType, Toponym
from onrecord.model.filed import Filed
from onrecord.model.intervals import Interval
from onrecord.model.spans import Span
from tests.cross_report.stories.invented import filed, read

TEXT = "Two freighters collided off Port Sile on Tuesday, the coastguard of Vesmar said. Nobody was hurt."


def test_the_words_that_tell_most_come_first() -> None:
    words = [word for word, _ in read("a", text=TEXT).words]
    assert words.index("freighter") < words.index("tuesday")
    assert "said" not in words
    assert "the" not in words


def test_names_stand_inside_a_sentence() -> None:
    report = read("a", text=TEXT)
    assert {"sile", "vesmar"} <= set(report.names)
    assert "two" not in report.names


def test_a_title_counts_in_the_lead_and_labels_the_story() -> None:
    report = read("a", text=TEXT, title="Freighters collide near Port Sile")
    assert "collid" in dict(report.lead)
    assert (report.label, report.label_text) == (Span(0, 33), "Freighters collide near Port Sile")


def test_without_a_title_the_first_sentence_labels() -> None:
    report = read("a", text=TEXT)
    assert report.label is not None
    assert report.label.of(TEXT) == report.label_text == TEXT[: TEXT.index(" Nobody")]


def test_a_long_first_sentence_is_cut_between_words() -> None:
    text = "word " * 100
    span = label_span(filed("a", text=text.strip()))
    assert span is not None
    assert len(span) <= LONGEST_LABEL
    assert text[span.end] == " "


def test_a_title_that_stands_outside_the_text_has_no_span() -> None:
    report = read_for_stories(Filed("a", "r", 1, TEXT, title="Elsewhere"), with_meaning=False)
    assert (report.label, report.label_text) == (None, "Elsewhere")


def test_days_that_are_named() -> None:
    assert days_named("On 12 March and on Sept. 3rd, again 1st of May; 40 June, version 3 marching") == {
        "03-12", "09-03", "05-01",
    }  # fmt: skip


def test_places_are_ground_smaller_than_a_country() -> None:
    places = [
        Toponym(Span(26, 35), "Port Sile", "VES", 1.0, 1.0, PlaceKind.CITY),
        Toponym(Span(66, 72), "Vesmar", "VES", 1.0, 1.0, PlaceKind.COUNTRY),
        Toponym(Span(66, 72), "Halden", "VES", 1.0, 1.0, PlaceKind.CITY, (), True),
    ]
    assert read_for_stories(filed("a", text=TEXT), toponyms=places, with_meaning=False).places == ("Port Sile",)


def test_days_told_are_single_days_of_the_first_sentences() -> None:
    tuesday = Interval.of_day(date(2031, 6, 3))
    week = Interval(datetime(2031, 6, 2), datetime(2031, 6, 9))
    times = [
        TimeExpression(Span(41, 48), TimeType.DATE, "2031-06-03", tuesday),
        TimeExpression(Span(41, 48), TimeType.DATE, "2031-W23", week),
        TimeExpression(Span(41, 48), TimeType.DURATION, "P2D", None),
        TimeExpression(Span(5_000, 5_003), TimeType.DATE, "2031-05-01", Interval.of_day(date(2031, 5, 1))),
    ]
    report = read_for_stories(filed("a", text=TEXT), times=times, with_meaning=False)
    assert report.told == (date(2031, 6, 3),)


def test_reports_of_one_story_share_keys_and_strangers_do_not() -> None:
    one = keys_of(read("a", text=TEXT))
    other = keys_of(read("b", text="The coastguard was towing one of the freighters that collided near Port Sile."))
    stranger = keys_of(read("c", text="Lawmakers in Talvia passed the budget after a night of debate."))
    assert len(one & other) >= 3
    assert not one & stranger


def test_versions_of_one_report_always_meet() -> None:
    one, other = filed("a", text=TEXT), filed("a", text="Correction.")
    shared = keys_of(read_for_stories(one, with_meaning=False)) & keys_of(read_for_stories(other, with_meaning=False))
    assert len(shared) == 2


def test_an_empty_report_is_read() -> None:
    report = read("a", text="")
    assert (report.words, report.names, report.label_text) == ((), (), "")


def test_the_result_of_a_match_is_one_number() -> None:
    assert read("a", text="Tolmin lost 3–1, its 1,200 fans said. Call 555-0142.").numbers == (
        "0142",
        "1200",
        "3-1",
        "555",
    )
