from itertools import pairwise

import pytest

from onrecord.lexicon.outlines import Ring, Scale, outlines


def holds(ring: Ring, x: float, y: float) -> bool:
    """Whether a point lies within a ring: a line from it crosses the ring an odd number of times."""
    inside = False
    for (x0, y0), (x1, y1) in pairwise((*ring.points, ring.points[0])):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside


def on_land(scale: Scale, x: float, y: float) -> bool:
    return sum(holds(ring, x, y) for ring in outlines(scale)) % 2 == 1


@pytest.mark.parametrize("scale", Scale)
@pytest.mark.parametrize(
    ("place", "x", "y", "expected"),
    [
        ("Madrid", -3.7, 40.4, True),
        ("Maseru, round which one country lies", 28.2, -29.5, True),
        ("Chukotka, beyond the 180th meridian", -175.0, 66.5, True),
        ("the same, counted on", 185.0, 66.5, True),
        ("the South Pole's land", 20.0, -85.0, True),
        ("the Atlantic", -35.0, 30.0, False),
        ("the Pacific on the meridian", 179.9, 30.0, False),
    ],
)
def test_land_is_where_it_is(scale: Scale, place: str, x: float, y: float, expected: bool) -> None:
    assert on_land(scale, x, y) is expected, place


@pytest.mark.parametrize("scale", Scale)
def test_no_line_leaps_across_the_world(scale: Scale) -> None:
    for ring in outlines(scale):
        assert len(ring.points) > 2
        # Over a pole, and nowhere else, a line may run all round.
        assert all(abs(x1 - x0) < 180 or abs(y0) == 90 == abs(y1) for (x0, y0), (x1, y1) in pairwise(ring.points))


def test_the_finer_outlines_are_finer() -> None:
    far, near = (sum(len(ring.points) for ring in outlines(scale)) for scale in (Scale.FAR, Scale.NEAR))
    assert near > 3 * far
