"""Takes the pictures of the documentation: the pages of the sample crisis, light, dark and narrow.

    python tools/screenshots.py                        # builds the sample crisis, writes to docs/images
    python tools/screenshots.py --record FILE --out DIR   # any record; never publish pictures of others' text

Needs a Chromium that is installed on the machine, and the development tools of this repository.
"""

import argparse
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from onrecord.store import DISPUTES, SERIES, RecordReader, StatementRow
from onrecord.views.web.addresses import report_path, words_path
from onrecord.views.web.app import create_app

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LARGEST = 300 * 1024


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the page, the window, and whether the scheme is dark."""

    name: str
    path: str
    width: int = 1280
    height: int = 900
    dark: bool = False
    whole: bool = False


def main() -> int:
    """Takes all pictures; the exit code says whether all came out small enough to keep."""
    arguments = _arguments()
    executable = find_chromium()
    if executable is None:
        print("There is no Chromium on this machine. On Debian: apt-get install chromium", file=sys.stderr)  # noqa: T201  a command
        return 2
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        record = arguments.record or build_sample(Path(folder) / "sample.record")
        with serving(record) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
            pictures = [
                take(browser, shot, address=address, out=arguments.out) for shot in plan(record, whole=arguments.whole)
            ]
            browser.close()
    too_large = [path for path in pictures if path.stat().st_size > LARGEST]
    for path in pictures:
        print(f"{path}  {path.stat().st_size / 1024:.0f} KB{'  too large' if path in too_large else ''}")  # noqa: T201  a command
    return 1 if too_large else 0


def find_chromium() -> str | None:
    """The browser that the operating system has, if any."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


def plan(record: Path, *, whole: bool) -> list[Shot]:
    """Which pages are worth a picture: the front, the heaviest groups, and a report with a telling statement opened."""
    with RecordReader(record) as reader:
        statement = max(reader.statements().rows, key=lambda row: _worth(reader, row))
        event = max(reader.events().rows, key=lambda row: (bool(row.sources) + bool(row.targets), row.event_id))
        heaviest = {family: reader.group_rows(family, limit=1).rows for family in (DISPUTES, SERIES)}
    reading = words_path(statement)
    shots = [
        Shot("front", "/"),
        Shot("front-dark", "/", dark=True),
        Shot("front-narrow", "/", width=390, height=844),
        Shot("report", reading),
        Shot("report-dark", reading, dark=True),
        Shot("report-narrow", reading, width=390, height=844),
        Shot("statements", "/statements"),
        Shot("events", "/events"),
        Shot("lineage", "/lineage"),
        *(Shot("dispute", f"/disputes/{row.group_id}") for row in heaviest[DISPUTES]),
        *(Shot("series", f"/series/{row.group_id}") for row in heaviest[SERIES]),
    ]
    if whole:
        pages = {
            "front": "/",
            "report": report_path(statement.report),
            "reports": "/reports",
            "statements": "/statements",
            "figures": "/figures",
            "events": "/events",
            "event": f"/events/{event.event_id}",
            "actors": "/actors",
            "search": "/search?q=troops",
            "statement": f"/statements/{statement.statement_id}",
            "actor": f"/actors/{statement.speakers[0].actor_id}",
        }
        for name, page in pages.items():
            shots.append(Shot(f"whole-{name}", page, whole=True))
            shots.append(Shot(f"whole-{name}-narrow", page, width=390, height=844, whole=True))
    return shots


def _worth(reader: RecordReader, row: StatementRow) -> tuple[int, str]:
    """How much the note on a statement has to tell; the id decides between equals."""
    told = (row.said, row.addressee, row.channel, row.parent_id, row.speakers)
    figures = min(2, len(reader.figures_of(row.statement_id)))
    return sum(bool(part) for part in told) + figures, row.statement_id


def take(browser: Browser, shot: Shot, *, address: str, out: Path) -> Path:
    """Opens a page as a reader would and keeps what is seen."""
    path = out / f"{shot.name}.png"
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height}, color_scheme="dark" if shot.dark else "light"
    )
    page.goto(address + shot.path)
    page.screenshot(path=path, full_page=shot.whole)
    page.close()
    return path


def build_sample(record: Path) -> Path:
    """Builds the sample crisis that ships with the package."""
    from onrecord.pipeline import build_record  # loads the language tools
    from onrecord.sample import reports_folder

    build_record([reports_folder()], record)
    return record


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """Serves the pages of a record on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(create_app(record), log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Takes the pictures of the documentation.")
    parser.add_argument("--record", type=Path, help="a record; without it, the sample crisis is built")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images", help="where the pictures go")
    parser.add_argument("--whole", action="store_true", help="also take every page from top to bottom")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
