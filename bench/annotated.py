"""Reports with their annotations, and the work of each layer on reports that are parsed already.

`annotate_report` is run once, and the calls that it makes are kept; a layer's work is to make its own calls again, with
what the layers before it gave. So what is timed is what users get, however the layers come to be called.
"""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any
from unittest.mock import patch

from bench.turns import Work
from onrecord.annotations import Parser, annotate_report, annotating
from onrecord.model import Annotations, Report
from onrecord.record import extract_record

PARSE = "parse"
QUOTATIONS = "quotations"
MENTIONS = "mentions, coreference"
TIMES = "times"
QUANTITIES = "quantities"
TOPONYMS = "toponyms"
RECORD = "statements, figures"
# What `annotate_report` calls, by layer, in the order of the flow.
CALLED = {
    QUOTATIONS: ("find_quotations",),
    MENTIONS: ("find_phrases", "resolve_mentions"),
    TIMES: ("find_times", "anchor_times"),
    QUANTITIES: ("find_quantities",),
    TOPONYMS: ("find_toponyms",),
}


@dataclass(frozen=True, slots=True)
class Annotated:
    """Reports with all of their annotations, and the calls that made these, by the function's name."""

    pairs: tuple[tuple[Report, Annotations], ...]
    calls: dict[str, list[Callable[[], object]]]


def annotate_reports(reports: Iterable[Report], parser: Parser) -> Annotated:
    """Annotates reports and keeps the calls."""
    calls: dict[str, list[Callable[[], object]]] = {}
    with ExitStack() as patches:
        for name in (name for names in CALLED.values() for name in names):
            calls[name] = []
            patches.enter_context(patch.object(annotating, name, _keeping(getattr(annotating, name), calls[name])))
        pairs = tuple((report, annotate_report(report, parser=parser)) for report in reports)
    return Annotated(pairs, calls)


def works(annotated: Annotated, parser: Parser) -> dict[str, Work]:
    """The bare parse of all reports, beside which everything is measured, then each layer's work, by name."""
    pairs = annotated.pairs
    return {
        PARSE: lambda: [parser.parse(report, marked.quotations) for report, marked in pairs],
        **{layer: partial(_call_again, [annotated.calls[name] for name in names]) for layer, names in CALLED.items()},
        RECORD: lambda: [extract_record(report, marked) for report, marked in pairs],
    }


def _keeping(function: Callable[..., Any], calls: list[Callable[[], object]]) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        calls.append(partial(function, *arguments, **options))
        return function(*arguments, **options)

    return call


def _call_again(calls_of_functions: list[list[Callable[[], object]]]) -> None:
    for calls in calls_of_functions:
        for call in calls:
            call()
