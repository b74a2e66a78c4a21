"""Files of points: numbers with their names and comments, of which training changes the numbers alone."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def write_points(path: Path, points: NDArray[np.float64], names: Sequence[str]) -> None:
    """Puts new points, the bias last, in the place of the old ones; comments and thresholds stay."""
    new: Mapping[str, float] = {**dict(zip(names, points[:-1].tolist(), strict=True)), "bias": float(points[-1])}
    text = path.read_text(encoding="utf-8")
    for name, value in new.items():
        key = name if name == "bias" else f'"{name}"'
        text = re.sub(rf"^{re.escape(key)} = .*$", f"{key} = {value:.2f}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
