import re

import pytest

from onrecord.views.web.map_frames import WIDTH, WORLD, Frame, frame_around, land

DORN = (29.25, 48.5)


def corners(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)]


def test_nothing_is_shown_on_the_whole_world() -> None:
    assert frame_around([]) is WORLD
    assert WORLD.whole


def test_one_place_lies_in_the_middle_with_some_land_around() -> None:
    frame = frame_around([(*DORN, 1)])
    x, y = frame.place(*DORN)
    assert (x, y) == pytest.approx((WIDTH / 2, frame.height / 2), abs=1)
    assert frame.north - frame.south >= 3


def test_a_few_events_far_away_do_not_spoil_the_map() -> None:
    frame = frame_around([(*DORN, 40), (31.0, 49.0, 50), (174.8, -41.3, 1), (-77.0, 38.9, 4)])
    assert frame.holds(31.0, 49.0)
    assert not frame.holds(174.8, -41.3)
    assert frame.east - frame.west < 30


def test_events_all_over_the_world_take_all_of_it() -> None:
    assert frame_around([(174.8, -41.3, 5), (-77.0, 38.9, 5), (20.0, 10.0, 5)]) is WORLD


@pytest.mark.parametrize("place", [(180.0, 0.0), (-180.0, 10.0), (0.0, 90.0), (0.0, -90.0), (179.9, -84.0)])
def test_frames_at_the_edges_of_the_world_hold_their_place(place: tuple[float, float]) -> None:
    frame = frame_around([(*place, 1)])
    assert frame.west <= place[0] <= frame.east
    assert 200 < frame.height < 700
    assert land(frame) is not None


def test_north_is_up_and_a_degree_is_as_long_across_as_along_in_the_middle() -> None:
    frame = Frame(20, 40, 40, 50)
    assert frame.place(20, 50) == (0, 0)
    across = frame.place(31, 45)[0] - frame.place(30, 45)[0]
    along = frame.place(30, 44)[1] - frame.place(30, 45)[1]
    assert across / along == pytest.approx(0.7071, abs=0.001)  # the cosine of 45 degrees


def test_land_is_cut_near_the_edge_and_drawn_within() -> None:
    frame = Frame(20, 40, 40, 50)
    found = corners(land(frame))
    assert len(found) > 100
    spare = WIDTH * 0.021
    assert all(-spare <= x <= WIDTH + spare for x, _ in found)
    assert all(-2 * spare <= y <= frame.height + 2 * spare for _, y in found)


def test_the_open_sea_has_no_land() -> None:
    assert land(Frame(-40, 28, -36, 30)) == ""
