"""Different numbers are of one thing only where size and doing agree."""

from math import log

import pytest

from onrecord.cross_report.series import compare
from onrecord.cross_report.series.differing import evidence_of, reasons_for, shipped_differing
from quality.figure_items import gather_series
from tests.cross_report.series.opened import open_figure

JANUARY, FEBRUARY = "2031-01-20", "2031-02-03"


def linked(one: str, first: str, other: str, second: str, *, days: tuple[str, str] = (JANUARY, JANUARY)) -> bool:
    """Whether the figure `first` of the one text and `second` of the other are taken for one thing."""
    a = open_figure("a", one, first, published=days[0], outlet="One")
    b = open_figure("b", other, second, published=days[1], outlet="Two")
    link = compare(a, b)
    return link is not None and link.same_scope


@pytest.mark.parametrize(
    ("one", "first", "other", "second"),
    [
        pytest.param(
            "Norland has massed 60,000 troops on the border with Sudmark, Roe said.",
            "60,000",
            "Norland has moved 85,000 troops to the border with Sudmark, the ministry said.",
            "85,000",
            id="a stock counted again",
        ),
        pytest.param(
            "A blast at the grain depot in Velmar killed nine people, the mayor said.",
            "nine",
            "The blast at the grain depot in Velmar killed 14 people, hospital staff said.",
            "14",
            id="a toll that rises",
        ),
    ],
)
def test_counts_of_one_size_and_one_doing_are_of_one_thing(one: str, first: str, other: str, second: str) -> None:
    assert linked(one, first, other, second)


def test_tolls_of_one_story_need_no_word_in_common_near_them() -> None:
    story = "Ammonia leaked from the Brennik works in Orvane, said director Halka Muren. The Brennik works stopped. "
    one = f"{story}By noon, two people were dead."
    other = f"{story}Nobody at the inquest spoke first. The toll has come to five."
    assert linked(one, "two", other, "five", days=(JANUARY, "2031-01-22"))


def test_what_is_known_of_two_numbers_does_not_depend_on_their_order() -> None:
    a = open_figure(
        "a", "A blast in Velmar killed nine people, the mayor said.", "nine", published=JANUARY, outlet="One"
    )
    b = open_figure("b", "The blast in Velmar killed 14 people.", "14", published=FEBRUARY, outlet="Two")
    assert evidence_of(a, b) == pytest.approx(evidence_of(b, a))
    assert evidence_of(a, b)["grows in time"] == 1


def test_every_piece_of_evidence_has_points() -> None:
    a = open_figure(
        "a", "A blast in Velmar killed nine people, the mayor said.", "nine", published=JANUARY, outlet="One"
    )
    assert shipped_differing().points.keys() == evidence_of(a, a).keys()


def test_numbers_below_nothing_can_be_compared() -> None:
    a = open_figure("a", "In Osk it was -12 degrees, Roe said.", "12", published=JANUARY, outlet="One")
    b = open_figure("b", "In Osk it was 4 degrees, Roe said.", "4", published=JANUARY, outlet="Two")
    assert evidence_of(a, b)["times"] == pytest.approx(log(13 / 5))


def test_reasons_add_up_to_the_chance() -> None:
    a = open_figure(
        "a", "A blast in Velmar killed nine people, the mayor said.", "nine", published=JANUARY, outlet="One"
    )
    b = open_figure("b", "The blast in Velmar killed 14 people.", "14", published=FEBRUARY, outlet="Two")
    chance = shipped_differing().chance(evidence_of(a, b))
    total = sum(reason.points for reason in reasons_for(a, b))
    assert total == pytest.approx(log(chance / (1 - chance)), abs=0.1)
    whys = {reason.slot: reason.why for reason in reasons_for(a, b)}
    assert whys["numbers differ"] == "9 and 14"
    assert whys["times"] == "1.6 times as many"
    assert whys["days apart"] == "14 days between them"


@pytest.mark.parametrize(
    ("one", "first", "other", "second"),
    [
        pytest.param(
            "In Kestrin, on the river Orle, the protests go on. Four people surrounded him in Kestrin.",
            "Four",
            "In Kestrin, on the river Orle, the protests go on. Some 10,000 people follow her reports from Kestrin.",
            "10,000",
            id="people who do different things",
        ),
        pytest.param(
            "Norland has massed 60,000 troops on the border with Sudmark, Roe said.",
            "60,000",
            "Norland has massed 700 troops on the border with Sudmark, Roe said.",
            "700",
            id="armies of two sizes",
        ),
        pytest.param(
            "About 40 percent of Sudmarkers live in poverty, Roe said.",
            "40",
            "Polls show that 43 percent of Sudmarkers want a new president.",
            "43",
            id="shares of one people in two questions",
        ),
        pytest.param(
            "A raid on the port of Velmar killed 12 people on Sunday.",
            "12",
            "Police said that 17 people died of the cold in Sudmark.",
            "17",
            id="deaths without a word in common",
        ),
    ],
)
def test_different_numbers_of_different_doings_are_of_two_things(one: str, first: str, other: str, second: str) -> None:
    assert not linked(one, first, other, second)


def test_numbers_that_one_report_gives_side_by_side_are_of_two_things() -> None:
    both = "Organisers counted 2,000 protesters in Osk by noon, and 3,000 protesters in Osk, Velmar and Orla."
    other = "Organisers counted 3,000 protesters in Osk, Velmar and Orla by noon, they said."
    alone = "Organisers counted 2,000 protesters in Osk by noon, they said."
    assert not linked(both, "2,000", other, "3,000")
    assert linked(alone, "2,000", other, "3,000")


def test_the_same_number_needs_no_such_agreement() -> None:
    text = "About 40 percent of Sudmarkers live in poverty, Roe said."
    assert linked(text, "40", text.replace("About", "Some"), "40")


def test_a_series_is_named_by_words_that_name_what_it_counts() -> None:
    a = open_figure("a", "A blast in Velmar killed 11 people, the mayor said.", "11", published=JANUARY, outlet="One")
    b = open_figure(
        "b",
        'Roe said of the blast in Velmar: "There are three dead, and who says 11 counts the living."',
        "11",
        published=JANUARY,
        outlet="Two",
    )
    found = gather_series([a, b])
    assert [series.counts for series in found] == [a.tally.words]
