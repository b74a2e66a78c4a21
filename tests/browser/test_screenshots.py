"""The pictures of the documentation can be taken of any record."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tools.screenshots import Shot, plan, take

pytestmark = pytest.mark.browser


def test_a_picture_has_the_size_of_its_window(chromium: Browser, strait: str, tmp_path: Path) -> None:
    picture = take(chromium, Shot("front", "/", width=390, height=500), address=strait, out=tmp_path).read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (390, 500)


def test_the_plan_shows_a_figure_that_somebody_gives(strait_record: Path) -> None:
    shots = plan(strait_record, whole=False)
    assert len({shot.name for shot in shots}) == len(shots)
    assert {shot.width for shot in shots} == {1280, 390}
    assert all("#s-" in shot.path for shot in shots if shot.name.startswith("report"))
