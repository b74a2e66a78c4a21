"""The bench of events: the plain way's lines, and the line of costs."""

import pytest

from bench.events import cost_line, plain_lines
from onrecord.annotations import load_parser
from quality.score_event_triples import Line, read_case


def test_the_plain_way_takes_subject_verb_and_object_and_nothing_else() -> None:
    row = {"id": "1", "text": "France condemned Libya. Italy was attacked by Malta.", "events": []}
    assert plain_lines(read_case(row, load_parser())) == {Line("FRA", "ACCUSE", "LBY")}


@pytest.mark.parametrize(("events", "end"), [(1.0, "(at most 50%)"), (1.1, "TOO SLOW")])
def test_the_cost_is_a_share_of_the_parse(events: float, end: str) -> None:
    assert cost_line({"parse": 2.0, "events": events}).endswith(end)
