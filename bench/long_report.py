"""How long the report reader takes for a very long report: on the server, and until a browser shows it.

    python -m bench.long_report [--words 20000] [--spans 2000] [--browser]

The report is made up: paragraphs of fifty words, in which statements, events, figures, times and places stand as often
as the number of spans asks for. Doubling both should double the time. Told is the processor's time, not the clock's;
of a browser, what it takes to style and lay out the page, a pointer over words, a note that opens, and a switch.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

from onrecord.model import (
    Act,
    Bound,
    Event,
    EventType,
    Figure,
    MediaType,
    Page,
    Party,
    Publication,
    PublicationBasis,
    Quantity,
    Reality,
    Record,
    Span,
    Statement,
    StatementKind,
    TimeExpression,
    TimeType,
    Toponym,
)
from onrecord.store import RecordReader, RecordWriter
from tests.views.web.invented import plain
from tests.views.web.visiting import Visitor
from tools.screenshots import ARGUMENTS, find_chromium, serving

_PARAGRAPH = 50
_TIMES = 5
_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_WORDS = ("harbour", "the", "pilot", "said", "that", "no", "vessel", "left", "before", "noon", "of", "forty", "crews")


def main() -> int:
    """Prints what each part takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--spans", type=int, default=2_000)
    parser.add_argument("--browser", action="store_true", help="also how soon a browser shows it")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.record"
        with RecordWriter(path) as writer:
            record = long_record(arguments.words, arguments.spans, random.Random(7))
            report = record.report
            writer.add(Page(report.address, report.key, b"long", MediaType.TEXT), record)
            writer.finish()
        with RecordReader(path) as reader:
            report_id = reader.reports().rows[0].head.report_id
        visitor = Visitor(path)
        for name, address in (("page", f"/reports/{report_id}"), ("marks.css", f"/reports/{report_id}/marks.css")):
            taken, size = [], 0
            for _ in range(_TIMES):
                start = time.process_time()
                size = len(visitor.get(address).content)
                taken.append((time.process_time() - start) * 1000)
            print(f"{name:<10} {statistics.median(taken):7.0f} ms  {size / 1024:7.0f} KB")
        if arguments.browser:
            with serving(path) as origin:
                show(f"{origin}/reports/{report_id}")
    return 0


def show(address: str) -> None:
    """Prints what a browser takes to show the page, and to answer its reader."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        before = 0.0
        steps: tuple[tuple[str, Callable[[], object]], ...] = (
            ("loaded", lambda: page.goto(address, timeout=120_000)),
            ("hover", lambda: page.locator("a.to-statements").nth(5).hover()),
            ("open", lambda: page.locator("a.to-statements").nth(9).click()),
            ("switch", lambda: page.locator("#show-copies").check()),
        )
        for what, act in steps:
            act()
            page.evaluate(_TWO_FRAMES)
            metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
            taken = metrics["RecalcStyleDuration"] + metrics["LayoutDuration"]
            print(f"{what:<10} {(taken - before) * 1000:7.0f} ms")
            before = taken
        browser.close()


def long_record(words: int, spans: int, chance: random.Random) -> Record:
    """A report with so many words, on which so many things stand."""
    lines = [
        " ".join(chance.choices(_WORDS, k=_PARAGRAPH)).capitalize() + "." for _ in range(max(1, words // _PARAGRAPH))
    ]
    text = "\n".join(lines)
    record = plain(text, key="file:/saved/long.txt", publication=Publication(None, PublicationBasis.UNKNOWN))
    kinds: dict[str, list[Span]] = {kind: [] for kind in ("statement", "event", "figure", "time", "place")}
    sentences = [block.span for block in record.report.blocks]
    for number in range(spans):
        kind = tuple(kinds)[number % len(kinds)]
        whole = sentences[number * len(sentences) // spans]
        start = whole.start + chance.randrange(len(whole) // 2)
        length = chance.randrange(60, 140) if kind == "statement" else chance.randrange(4, 16)
        kinds[kind].append(Span(start, min(start + length, whole.end)))
    speaker = Party("pilot", None, None, None)
    statements = tuple(
        Statement((), (), (span,), StatementKind.INDIRECT, Act.ASSERT, (speaker,)) for span in kinds["statement"]
    )
    holders = len(statements)
    return replace(
        record,
        annotations=replace(
            record.annotations,
            times=tuple(TimeExpression(span, TimeType.DATE, None) for span in kinds["time"]),
            toponyms=tuple(Toponym(span, "Vell", None, 1.0, 2.0) for span in kinds["place"]),
        ),
        statements=statements,
        figures=tuple(
            Figure(Quantity(span, None, None, Bound.EXACT, vague="many"), span, "crews", (), number % holders)
            for number, span in enumerate(kinds["figure"])
        ),
        events=tuple(
            Event((span,), EventType.ASSAULT, (), (), Reality.ACTUAL, 1.0, 1.0, statement=number % holders)
            for number, span in enumerate(kinds["event"])
        ),
    )


if __name__ == "__main__":
    raise SystemExit(main())
