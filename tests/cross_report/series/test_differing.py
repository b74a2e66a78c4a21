"""Different numbers are of one thing only where size and doing agree."""

import pytest

from onrecord.cross_report.series import compare
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
