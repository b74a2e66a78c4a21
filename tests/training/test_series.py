"""Training on pairs of figures: what is drawn from marked reports, and what a fit finds."""

import json
from pathlib import Path

import numpy as np
import pytest

from training.series import pairs
from training.series.__main__ import fit, out_of_part, tell, truths_of, values_of
from training.series.pairs import Pair, invented_pairs

STORY = "Ammonia leaked from the Brennik works in Orvane, said director Halka Muren. "
REPORTS = [
    {"id": "a", "published": "2031-01-20", "text": f"{STORY}The leak killed two people and wounded 40."},
    {"id": "b", "published": "2031-01-21", "text": f"{STORY}The leak has killed five people and wounded 60."},
]
SERIES = [
    {"id": "dead", "points": [["a", 2, "=", "2031-01-20"], ["b", 5, "=", "2031-01-21"]]},
    {"id": "hurt", "points": [["a", 40, "=", "2031-01-20"]]},
]


def test_pairs_are_of_one_thing_where_a_writer_marked_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("leak", "dam"):  # "dam" is blind
        folder = tmp_path / name
        folder.mkdir()
        (folder / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in REPORTS), encoding="utf-8")
        (folder / "gold.json").write_text(json.dumps({"figure_series": SERIES}), encoding="utf-8")
    monkeypatch.setattr(pairs, "CRISES", tmp_path)
    found = list(invented_pairs())
    assert {pair.crisis for pair in found} == {"leak"}
    assert sorted(pair.is_one for pair in found) == [False, True]  # 40 and 60 wounded: only one of them is marked


def some_pairs(number: int = 60) -> list[Pair]:
    """Pairs of three sets that are of one thing where their evidence says so, and one blind set."""
    numbers = np.random.default_rng(7).normal(size=(number, 2))
    places = ("leak", "storm", "real", "real")
    return [
        Pair(places[n % 4], "blind" if n % 4 == 3 else "tuned", {"near": float(x), "noise": float(y)}, x > 0)
        for n, (x, y) in enumerate(numbers)
    ]


def test_a_fit_finds_what_tells() -> None:
    some = some_pairs()
    points = fit(values_of(some, ["near", "noise"]), truths_of(some), pull=1.0)
    assert points[0] > 5 * abs(points[1])


def test_no_pair_is_measured_by_points_fitted_on_it(capsys: pytest.CaptureFixture[str]) -> None:
    some = some_pairs()
    chances = out_of_part(some, ["near", "noise"], pull=1.0)
    blind = [one.part == "blind" for one in some]
    others = [one for one in some if one.part != "blind"]
    points = fit(values_of(others, ["near", "noise"]), truths_of(others), pull=1.0)
    told = 1 / (1 + np.exp(-(values_of(some, ["near", "noise"]) @ points)))
    assert chances[blind] == pytest.approx(told[blind])
    assert not np.allclose(chances[np.invert(blind)], told[np.invert(blind)])
    tell("some", np.array([one.is_one for one in some]), chances)
    assert "some: 60 pairs" in capsys.readouterr().out
