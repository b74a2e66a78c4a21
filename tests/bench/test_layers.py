"""The table of costs: shares of the parse, and the sum that has a bar."""

import pytest

from bench.annotated import CALLED, PARSE, QUANTITIES, RECORD, TIMES, TOPONYMS
from bench.layers import cost_lines, sample_reports


def costs(**others: float) -> dict[str, float]:
    return {PARSE: 2.0} | dict.fromkeys(CALLED, 0.5) | {RECORD: 1.0} | others


def test_costs_are_shares_of_the_parse() -> None:
    lines = cost_lines(costs(times=0.1), 8_000)
    assert lines[0].split() == [PARSE, "4,000", "words/s"]
    assert [line[:30].strip() for line in lines[1:-1]] == [*CALLED, RECORD]
    table = {line[:30].strip(): line[30:].split() for line in lines}
    assert table[TIMES] == ["80,000", "words/s", "5.0%", "of", "the", "parse"]
    assert table[RECORD] == ["8,000", "words/s", "50.0%", "of", "the", "parse"]


@pytest.mark.parametrize(("times", "share", "end"), [(0.5, "75.0%", "(at most 100%)"), (1.01, "100.5%", "TOO SLOW")])
def test_times_quantities_and_toponyms_are_summed(times: float, share: str, end: str) -> None:
    last = cost_lines(costs(times=times), 8_000)[-1]
    assert last.startswith(f"{TIMES} + {QUANTITIES} + {TOPONYMS} ")
    assert share in last.split()
    assert last.endswith(end)


def test_the_sample_crisis_is_read() -> None:
    assert len(sample_reports()) > 10
