"""A layer's work is what `annotate_report` calls, made again with the same arguments."""

from collections.abc import Callable
from unittest.mock import Mock

import pytest

from bench import annotated
from bench.annotated import CALLED, MENTIONS, PARSE, QUANTITIES, RECORD, TIMES, Annotated, annotate_reports, works
from onrecord.annotations import annotating, load_parser
from onrecord.reports import given_report

TEXT = "Mara Vell said on Tuesday that more than 40 trucks had left Lisbon, the capital of Portugal.\n"


def test_the_calls_that_annotate_a_report_are_kept() -> None:
    before = {name: getattr(annotating, name) for names in CALLED.values() for name in names}
    report = given_report(TEXT, report_id="1", published="2031-03-06")
    kept = annotate_reports([report, report], load_parser())
    assert [report for report, _ in kept.pairs] == [report, report]
    marked = kept.pairs[0][1]
    last = {name: calls[1]() for name, calls in kept.calls.items()}
    assert set(last) == set(before)
    assert last["anchor_times"] == marked.times != ()
    assert last["find_quantities"] == marked.quantities != ()
    assert last["find_toponyms"] == marked.toponyms != ()
    assert last["resolve_mentions"] == (marked.mentions, marked.entities)
    assert {name: getattr(annotating, name) for name in before} == before


def test_a_layer_makes_all_of_its_calls_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def call(name: str) -> Callable[[], object]:
        return lambda: made.append(name)

    calls = {name: [call(name), call(name)] for names in CALLED.values() for name in names}
    monkeypatch.setattr(annotated, "extract_record", lambda report, marked: made.append(report))
    parser = Mock()
    layers = works(Annotated((("a report", Mock()),), calls), parser)  # type: ignore[arg-type]  # any report will do
    assert list(layers) == [PARSE, *CALLED, RECORD]
    layers[TIMES]()
    layers[QUANTITIES]()
    assert made == ["find_times"] * 2 + ["anchor_times"] * 2 + ["find_quantities"] * 2
    made.clear()
    layers[RECORD]()
    layers[MENTIONS]()
    assert made == ["a report", *["find_phrases"] * 2, *["resolve_mentions"] * 2]
    parser.parse.assert_not_called()
    layers[PARSE]()
    parser.parse.assert_called_once()
