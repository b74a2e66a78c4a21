"""The figures by which statements are judged, on a text small enough to count by hand."""

import pytest

from quality.statement_scores import Scores, score_statements

TEXT = 'Ada Roe said the bridge was shut. "We will not go," Tomas Lind told them. Officials denied it all.'


def span(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


GOLD = [
    {"source": span("Ada Roe"), "cue": span("said"), "content": span("the bridge was shut")},
    {"source": span("Tomas Lind"), "cue": span("told"), "content": span("We will not go,")},
    {"source": span("Officials"), "cue": span("denied"), "content": span("it all")},
]


def scores(predicted: list[dict[str, list[list[int]]]]) -> Scores:
    return score_statements([(TEXT, GOLD, predicted)])


def test_what_is_all_right_scores_100_in_every_kind() -> None:
    found = scores(GOLD)
    assert [found.f1(kind) for kind in ("all", "direct", "indirect")] == [100, 100, 100]
    assert found.f1("all", "who-said") == 100


def test_nothing_predicted_scores_0() -> None:
    assert scores([]).f1("all") == 0


def test_half_of_the_content_is_enough_and_a_third_is_not() -> None:
    half = [GOLD[0] | {"content": span("the bridge")}, *GOLD[1:]]
    third = [GOLD[0] | {"content": span("shut")}, *GOLD[1:]]
    assert scores(half).f1("all", "found") == 100
    assert scores(third).f1("all", "found") == pytest.approx(100 * 2 / 3)


def test_the_last_word_of_the_shorter_source_decides() -> None:
    surname = [GOLD[0] | {"source": span("Roe")}, *GOLD[1:]]
    wrong = [GOLD[0] | {"source": span("Officials")}, *GOLD[1:]]
    missing = [GOLD[0] | {"source": []}, *GOLD[1:]]
    assert scores(surname).f1("all") == 100
    assert scores(wrong).f1("all") == pytest.approx(100 * 2 / 3)
    assert scores(missing).f1("all") == pytest.approx(100 * 2 / 3)


def test_another_reporting_word_is_no_triple_but_found() -> None:
    other = [GOLD[0] | {"cue": span("told")}, *GOLD[1:]]
    assert scores(other).f1("all", "found") == 100
    assert scores(other).f1("all") == pytest.approx(100 * 2 / 3)


def test_an_invented_indirect_statement_costs_no_precision_among_direct_ones() -> None:
    invented = [*GOLD, {"source": [], "cue": [], "content": span("them")}]
    found = scores(invented)
    assert found.f1("direct") == 100
    assert found.tallies["indirect", "triple-soft"].score().precision == pytest.approx(2 / 3)


def test_a_quotation_cut_in_two_costs_nothing_in_who_said() -> None:
    cut = [GOLD[0], GOLD[1] | {"content": span("We will")}, GOLD[1] | {"content": span("not go,")}, GOLD[2]]
    assert scores(cut).f1("direct", "who-said") == 100
    assert scores(cut).f1("direct") < 100


def test_scores_of_reports_add_up() -> None:
    total = Scores.total([scores(GOLD), scores([])])
    assert total.tallies["all", "found"].gold == 6
    assert total.tallies["all", "found"].score().recall == 0.5
