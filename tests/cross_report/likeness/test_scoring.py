"""How alike two short texts are."""

import pytest

from onrecord.cross_report.likeness import meaning_of, meanings_of, score

WITHDRAWAL = "Gorran says it is withdrawing 1,200 troops from the Halden road"


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ("Gorran withdraws troops from road to Halden", "Gorran sends troops to the border with Vesmar"),
        ("1,200 soldiers of Gorran are pulling back from Halden", "Halden holds a festival of soup"),
        ("GORRAN WITHDRAWING TROOPS FROM HALDEN", "Vesmar withdraws its ambassador"),
    ],
)
def test_what_says_more_of_the_same_scores_higher(nearer: str, farther: str) -> None:
    assert score(WITHDRAWAL, nearer).score > score(WITHDRAWAL, farther).score + 0.1


def test_the_order_makes_no_difference() -> None:
    other = "Vesmar doubts that Gorran withdraws 1,500 troops"
    assert score(WITHDRAWAL, other) == score(other, WITHDRAWAL)


def test_the_same_words_score_highest_and_nothing_scores_lowest() -> None:
    assert score(WITHDRAWAL, WITHDRAWAL).score > 0.95
    assert score(WITHDRAWAL, "").score < 0.05


def test_a_likeness_names_what_is_shared() -> None:
    likeness = score(WITHDRAWAL, "Gorran withdraws 1,200 troops")
    assert likeness.shared[0] in {"gorran", "1200"}
    assert {"withdraw", "troop"} <= set(likeness.shared)
    assert dict(likeness.respects)["numbers"] == 1.0


def test_other_numbers_count_against_it() -> None:
    assert (
        score(WITHDRAWAL, "Gorran withdraws 1,200 troops").score
        > score(WITHDRAWAL, "Gorran withdraws 900 troops").score
    )


def test_words_of_one_kind_mean_something_alike() -> None:
    quake, tremor, budget = meanings_of([["earthquake", "rubble"], ["tremor", "debris"], ["budget", "tax"]])
    assert quake @ tremor > quake @ budget + 0.1


def test_meaning_does_not_depend_on_order_or_case() -> None:
    assert (meaning_of(["Talks", "peace"]) == meaning_of(["peace", "talks"])).all()
    assert not meaning_of([]).any()
