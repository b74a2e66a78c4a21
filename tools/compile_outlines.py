r"""Compiles `lexicon/data/outlines.json.gz`, the land that maps without scripts are drawn on, from Natural Earth.

    python tools/compile_outlines.py --atlas frontend/node_modules/world-atlas --date 2026-11-22

Natural Earth is in the public domain; the package world-atlas holds it as TopoJSON, in which a border that two
countries share stands once. Arcs keep their ends and lose what a map of this size cannot show, so that neighbours
still meet.
"""

import argparse
import gzip
import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.lexicon.outlines import DATA

TARGET = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "lexicon" / "data" / DATA
SOURCE = "Natural Earth 4.1 (naturalearthdata.com), public domain, as the npm package world-atlas 2.0.2 holds it"
# Each scale with its file, the digits that are kept, and how far (degrees) a line may move.
SCALES = (("far", "countries-110m.json", 2, 0.05), ("near", "countries-50m.json", 2, 0.02))
Position = tuple[float, float]


def main() -> int:
    """Writes the file and says how large it is."""
    parser = argparse.ArgumentParser(description="Compiles the outlines of countries.")
    parser.add_argument("--atlas", type=Path, required=True, help="the folder of the npm package world-atlas")
    parser.add_argument("--date", required=True, help="the date that the file is to carry")
    arguments = parser.parse_args()
    content: dict[str, Any] = {"source": SOURCE, "date": arguments.date, "made_by": "tools/compile_outlines.py"}
    for name, file, digits, tolerance in SCALES:
        topology = json.loads((arguments.atlas / file).read_text(encoding="utf-8"))
        content[name] = compile_scale(topology, digits=digits, tolerance=tolerance)
    packed = gzip.compress(json.dumps(content, separators=(",", ":")).encode(), mtime=0)
    TARGET.write_bytes(packed)
    print(f"{TARGET}  {len(packed) / 1024:.0f} KB")  # noqa: T201  a command
    return 0


def compile_scale(topology: dict[str, Any], *, digits: int, tolerance: float) -> dict[str, Any]:
    """The arcs as differences of whole numbers, and of each country the rings that the arcs make."""
    unit = 10**digits
    arcs = []
    for arc in topology["arcs"]:
        points = [(round(x * unit), round(y * unit)) for x, y in simplify(_positions(arc, topology), tolerance)]
        kept = [points[0], *(point for before, point in itertools.pairwise(points) if point != before)]
        flat = [*kept[0]]
        for before, point in itertools.pairwise(kept):
            flat += [point[0] - before[0], point[1] - before[1]]
        arcs.append(flat)
    return {"unit": unit, "arcs": arcs, "rings": _rings(topology)}


def simplify(points: Sequence[Position], tolerance: float) -> list[Position]:
    """The points without those that lie nearly on the line between the ones kept (Douglas and Peucker)."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        distances = [(_distance(points[at], points[first], points[last]), at) for at in range(first + 1, last)]
        farthest, at = max(distances, default=(0.0, 0))
        if farthest > tolerance:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [points[at] for at in sorted(keep)]


def _positions(arc: Sequence[Sequence[int]], topology: dict[str, Any]) -> list[Position]:
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    found = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        found.append((x * scale_x + left, y * scale_y + bottom))
    return found


def _rings(topology: dict[str, Any]) -> list[list[int]]:
    """Every ring as the numbers of its arcs; one that is run through backwards is ~number."""
    rings: list[list[int]] = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [shape.get("arcs", [])], "MultiPolygon": shape.get("arcs", [])}.get(shape["type"], [])
        rings += [ring for polygon in polygons for ring in polygon]
    return rings


def _distance(point: Position, first: Position, last: Position) -> float:
    """How far a point lies from the stretch between two others."""
    dx, dy = last[0] - first[0], last[1] - first[1]
    length = dx * dx + dy * dy
    along = (
        0.0 if not length else max(0.0, min(1.0, ((point[0] - first[0]) * dx + (point[1] - first[1]) * dy) / length))
    )
    off_x, off_y = point[0] - first[0] - along * dx, point[1] - first[1] - along * dy
    return float((off_x * off_x + off_y * off_y) ** 0.5)


if __name__ == "__main__":
    raise SystemExit(main())
