"""A real browser on real pages: the machine's own Chromium, and the pages served on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.views.web import invented
from tools.screenshots import ARGUMENTS, CHROMIUM, build_sample, find_chromium, serving


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser of the operating system; without one, the test is skipped.

    It lives for one module: while it runs, its event loop would bar those of other tests.
    """
    executable = find_chromium()
    if executable is None:
        pytest.skip(f"none of {', '.join(CHROMIUM)} is installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def strait_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small record made by hand."""
    return invented.build(tmp_path_factory.mktemp("browser") / "strait.record")


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the sample crisis, built as a user would."""
    return build_sample(tmp_path_factory.mktemp("browser") / "sample.record")


@pytest.fixture(scope="session")
def strait(strait_record: Path) -> Iterator[str]:
    """Where the small record is served."""
    with serving(strait_record) as address:
        yield address


@pytest.fixture(scope="session")
def sample(sample_record: Path) -> Iterator[str]:
    """Where the sample crisis is served."""
    with serving(sample_record) as address:
        yield address
