import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.cross_report.copies import compare, keys_of, open_report
from onrecord.cross_report.copies.words import read_words
from onrecord.model.copies import Copy, CopyKind, PassageKind, Route
from onrecord.model.filed import Filed
from tests.cross_report.copies.invented import filed, pair_of

CASES = Path(__file__).parent / "cases"


def cases(room: str) -> list[Any]:
    content = tomllib.loads((CASES / f"{room}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, content["texts"], id=case["name"]) for case in content["case"]]


def found(first: Filed, second: Filed) -> Copy | None:
    one, other = open_report(first), open_report(second)
    return compare(one, other) if keys_of(one) & keys_of(other) else None


@pytest.mark.parametrize(("case", "texts"), cases("in_the_wild"))
def test_copies_are_found_with_kind_and_route(case: dict[str, Any], texts: dict[str, str]) -> None:
    first, second = pair_of(case, texts)
    copy = found(first, second)
    assert copy is not None
    assert copy.is_copy
    assert copy.kind == case["kind"]
    assert copy.route == case["route"], copy.signs
    shown = " ".join(passage.first.of(first.text) for passage in copy.passages)
    for words in case["shares"]:
        assert words in shown


@pytest.mark.parametrize(("case", "texts"), cases("negative"))
def test_what_is_no_copy_is_none(case: dict[str, Any], texts: dict[str, str]) -> None:
    copy = found(*pair_of(case, texts))
    assert (copy.kind if copy else "") == case["kind"]
    assert copy is None or not copy.is_copy


@pytest.mark.xfail(strict=True, reason="not told rightly yet")
@pytest.mark.parametrize(("case", "texts"), cases("known_failures"))
def test_known_failures(case: dict[str, Any], texts: dict[str, str]) -> None:
    copy = found(*pair_of(case, texts))
    assert (copy.kind if copy else "") == case["kind"]


@pytest.mark.parametrize("room", ["in_the_wild", "negative"])
def test_order_of_the_two_does_not_matter(room: str) -> None:
    for parameters in cases(room):
        first, second = (open_report(one) for one in pair_of(*parameters.values))
        assert compare(first, second) == compare(second, first)


@pytest.mark.parametrize("room", ["in_the_wild", "negative"])
def test_every_piece_has_the_same_words_on_both_sides(room: str) -> None:
    for parameters in cases(room):
        first, second = pair_of(*parameters.values)
        copy = found(first, second)
        for passage in copy.passages if copy else ():
            for one, other in passage.pieces:
                assert passage.first.contains(one)
                assert passage.second.contains(other)
                ours, theirs = read_words(one.of(first.text)), read_words(other.of(second.text))
                assert ours.numbers.tolist() == theirs.numbers.tolist()
            assert sum(len(read_words(one.of(first.text))) for one, _ in passage.pieces) == passage.words


def test_containment_is_told_both_ways() -> None:
    text = "The ferry to Sund will not sail before the ice has gone from the harbour mouth, its owner said on Friday."
    more = "Six new boilers were carried up the hill. " * 3
    copy = found(filed("a", text), filed("b", f"{more}\n\n{text}\n\nNobody asked why."))
    assert copy is not None
    assert copy.contained_first == 1.0
    assert 0.3 < copy.contained_second < 0.6


def test_versions_of_one_report_are_no_copies_of_each_other() -> None:
    text = "At least four people are known to have died in the fire at the rope works, where the night shift had begun."
    first = filed("v1", text, report_id="r", number=1)
    second = filed("v2", text.replace("four", "seven"), report_id="r", number=2)
    copy = found(first, second)
    assert copy is not None
    assert copy.same_report
    assert not copy.is_copy


def test_words_outside_the_paragraphs_belong_to_the_page() -> None:
    teaser = "HERON STOPS TRIAL IN KARSK AFTER JUDGE FEEDS IT A HERRING FROM THE BENCH AND THE CLERK FAINTS TWICE"
    texts = ("The coal price rose again.", "A roof was lost to the storm.")
    reports = [
        filed(name, f"{text}\n\n{teaser}", paragraphs=[(0, len(text))])
        for name, text in zip(("a", "b"), texts, strict=True)
    ]
    copy = found(*reports)
    assert copy is not None
    assert [passage.kind for passage in copy.passages] == [PassageKind.STANDING]
    assert copy.kind is CopyKind.STANDING


def test_headlines_are_compared() -> None:
    text = "The ferry to Sund will not sail before the ice has gone from the harbour mouth, its owner said on Friday."
    first = filed("a", text, title="Ferry stuck in Sund until the thaw")
    second = filed("b", text, title="Until the thaw: ferry stuck in Sund")
    copy = found(first, second)
    assert copy is not None
    assert copy.headline == 1.0
    bare = found(first, filed("c", text))
    assert bare is not None
    assert bare.headline is None


def test_an_undated_pair_without_any_sign_stays_undecided() -> None:
    text = "The ferry to Sund will not sail before the ice has gone from the harbour mouth, its owner said on Friday."
    copy = found(filed("a", text, outlet="Sund Today"), filed("b", text, outlet="The Lisk Gazette"))
    assert copy is not None
    assert copy.route is Route.UNDECIDED
    assert copy.source is None


def test_nothing_is_shared_with_an_empty_report() -> None:
    text = "The ferry to Sund will not sail before the ice has gone from the harbour mouth."
    assert compare(open_report(filed("a", "")), open_report(filed("b", text))) is None
    assert keys_of(open_report(filed("a", ""))) == frozenset()


def test_marks_that_are_the_same_in_both_belong_to_a_passage() -> None:
    own = "Six new boilers were carried up the hill by the men of the lower town, who had been promised beer. " * 2
    text = "The ferry to Sund will not sail before the ice has gone from the harbour mouth, its owner said on Friday."
    first, second = filed("a", f"{own}\n\n{text}"), filed("b", f"Nobody asked why.\n\n{text} Then rain fell.")
    copy = found(first, second)
    assert copy is not None
    (passage,) = copy.passages
    assert passage.first.of(first.text) == passage.second.of(second.text) == text
