"""Reports are made the same every time, and the table is printed."""

import pytest

from bench.copies import WAYS, find_alike, find_copies, main, make_reports


def test_the_same_reports_are_made_every_time() -> None:
    assert make_reports(12) == make_reports(12)
    assert make_reports(12) == make_reports(20)[:12]


def test_all_copies_of_a_wire_are_found() -> None:
    wires, ways = 4, len(WAYS)
    found = {(copy.first, copy.second) for copy in find_copies(make_reports(wires * (1 + ways)))}
    for wire in range(0, wires * (1 + ways), 1 + ways):
        assert {(f"{wire:06}", f"{wire + place:06}") for place in range(1, 1 + ways)} <= found
    assert all(int(one) // (1 + ways) == int(other) // (1 + ways) for one, other in found)


def test_the_peer_finds_reprints_and_no_strangers() -> None:
    found = find_alike(make_reports(20))
    assert ("000000", "000001") in found
    assert all(int(one) // 5 == int(other) // 5 for one, other in found)


def test_the_table_tells_speed_and_growth(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--reports", "10", "--rounds", "1"])
    shown = capsys.readouterr().out
    assert "reports/s" in shown
    assert "ours: twice the reports cost" in shown
