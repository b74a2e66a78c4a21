"""How long the pages of a large record take, while a build writes into it.

    python -m bench.large_record large.record --reports 100000
    python -m bench.pages large.record [--idle] [--browser]

The server is a process of its own, as `onrecord serve` is, and so is the build, which adds reports to the same file
for as long as the measuring lasts. Each kind of page is asked for at many addresses, drawn with a fixed seed. Told are
the median, the 95th percentile and the slowest, in milliseconds, from the first byte sent to the last one received.
"""

import argparse
import http.client
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, quote_plus, urlsplit

import apsw
from playwright.sync_api import sync_playwright

from tools.screenshots import ARGUMENTS, find_chromium

ONRECORD = Path(sys.executable).with_name("onrecord")
_EACH = 60  # how often each kind is asked for
_WARMING = 2
_WORDS = ("troops", "said", "depot", "border", "talks", "withdrawal", "ceasefire", "officers arrested", "rail depot")
_FIRST_SCREEN = """() => new Promise(found => new PerformanceObserver(list => {
    for (const entry of list.getEntriesByName('first-contentful-paint')) found(entry.startTime);
}).observe({type: 'paint', buffered: true}))"""


def main() -> int:
    """Prints a table of times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--idle", action="store_true", help="without a build that writes meanwhile")
    parser.add_argument("--browser", action="store_true", help="also how soon a browser shows the front page")
    arguments = parser.parse_args()
    addresses = plan(arguments.record, random.Random(20))
    with serving(arguments.record) as address:
        if arguments.idle:
            report(address, addresses, browser=arguments.browser)
        else:
            with building(arguments.record):
                report(address, addresses, browser=arguments.browser)
    return 0


def plan(record: Path, chance: random.Random) -> dict[str, list[str]]:
    """For each kind of page the addresses to ask for."""
    connection = apsw.Connection(str(record), flags=apsw.SQLITE_OPEN_READONLY)

    def some(query: str, page: str) -> list[str]:
        rows = [row[0] for row in connection.execute(query)]
        return [page.format(quote(str(row), safe="")) for row in chance.choices(rows, k=_EACH)]

    group = "SELECT group_id FROM grouping WHERE family = '{}'"
    found = {
        "front page": ["/"] * _EACH,
        "search": [f"/search?q={quote_plus(word)}" for word in chance.choices(_WORDS, k=_EACH)],
        "claim": some(group.format("claims"), "/claims/{}"),
        "dispute": some(group.format("disputes"), "/disputes/{}"),
        "series": some(group.format("series"), "/series/{}"),
        "report": some("SELECT report_id FROM report", "/reports/{}"),
        "actor": some("SELECT actor_id FROM actor", "/actors/{}"),
        "outlet": some("SELECT DISTINCT outlet FROM version", "/outlets/{}"),
        "statement": some("SELECT statement_id FROM statement LIMIT 10000", "/statements/{}"),
        **{f"list of {name}": [f"/{name}"] * 10 for name in ("disputes", "claims", "series", "statements", "events")},
        **{f"list of {name}": [f"/{name}"] * 10 for name in ("figures", "reports", "actors", "outlets", "timeline")},
    }
    connection.close()
    return found


def report(address: str, addresses: Mapping[str, Sequence[str]], *, browser: bool) -> None:
    """Asks for all pages, kind by kind, and prints what they took."""
    host = urlsplit(address).netloc
    print(f"{'':22}{'median':>9}{'p95':>9}{'slowest':>9}  ms")
    for kind, paths in addresses.items():
        times = []
        for number, path in enumerate([*paths[:_WARMING], *paths]):
            spent, status = ask(host, path)
            if status != 200:
                print(f"{kind:22}{path} answered {status}")
                break
            if number >= _WARMING:
                times.append(spent * 1000)
        else:
            p95 = statistics.quantiles(times, n=20)[-1]
            print(f"{kind:22}{statistics.median(times):9.0f}{p95:9.0f}{max(times):9.0f}", flush=True)
    if browser:
        shown = first_screens(address)
        print(
            f"first words of the front page in a browser: {statistics.median(shown):.0f}, at most {max(shown):.0f} ms"
        )


def ask(host: str, path: str) -> tuple[float, int]:
    """Seconds that a page took, and its status."""
    connection = http.client.HTTPConnection(host, timeout=120)
    began = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    spent = time.perf_counter() - began
    connection.close()
    return spent, answer.status


def first_screens(address: str) -> list[float]:
    """Milliseconds until a browser that keeps nothing yet shows the first words of the front page, nine times.

    The browser itself has shown one page before: its own start is not what is measured.
    """
    with sync_playwright() as playwright:
        executable = find_chromium()
        chromium = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        found = []
        for _ in range(10):
            context = chromium.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            page.goto(address, wait_until="load")
            found.append(float(page.evaluate(_FIRST_SCREEN)))
            context.close()
        chromium.close()
    return found[1:]


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """Serves the record from another process."""
    command = [str(ONRECORD), "serve", "--record", str(record), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        told = ""
        for line in server.stdout:
            told += line
            if "http://" in told and "Ctrl-C" in told:
                break
        try:
            yield "http://" + told.split("http://")[1].split()[0]
        finally:
            server.terminate()


@contextmanager
def building(record: Path) -> Iterator[None]:
    """Adds reports to the record from another process, until the measuring is over."""
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "more.jsonl"
        pages.write_text("".join(more_reports(record, 600)), encoding="utf-8")
        command = [str(ONRECORD), "build", str(pages), "--record", str(record), "--workers", "1"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:
            time.sleep(10)  # it loads its language tools first
            if build.poll() is not None:
                raise SystemExit("the build ended before anything was measured")
            try:
                yield
                print("the build was writing to the end" if build.poll() is None else "the build ended meanwhile")
            finally:
                build.terminate()


def more_reports(record: Path, number: int) -> Iterator[str]:
    """Reports that the record holds already, each told again under an id of its own, a line each."""
    connection = apsw.Connection(str(record), flags=apsw.SQLITE_OPEN_READONLY)
    texts = [row[0] for row in connection.execute("SELECT text FROM version LIMIT 25")]
    connection.close()
    for count in range(number):
        told = time.time_ns()
        text = f"{texts[count % len(texts)]}\n\nThis is telling number {count} of {told}.\n"
        yield json.dumps({"id": f"again-{told}-{count}", "text": text, "outlet": f"Again {count % 7}"}) + "\n"


if __name__ == "__main__":
    sys.exit(main())
