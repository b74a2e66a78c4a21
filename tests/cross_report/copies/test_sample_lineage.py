"""The sample crisis: its copies, whole, trimmed, edited and embedded, with shared words and direction."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from onrecord.cross_report.copies import Copyable, compare, keys_of, open_report
from onrecord.model import Declared, Page, Report
from onrecord.model.copies import Copy
from onrecord.reports import read_report
from onrecord.sample import reference, reports_folder
from onrecord.sources import find_pages
from quality.copies_corpus import filed_report

EDGES = [edge for edge in reference()["lineage"] if edge["kind"] != "credits"]


@cache
def opened() -> Mapping[str, Copyable]:
    """The sample's reports by the reference's keys."""
    places = {}
    for key, marks in reference()["reports"].items():
        places[marks["file"] + (f"#{marks['line_id']}" if "line_id" in marks else "")] = key
    reports = {}
    for page in find_pages([reports_folder()], declared=Declared(), max_page_bytes=10**7):
        assert isinstance(page, Page)
        report = read_report(page)
        assert isinstance(report, Report)
        place = report.address.split("/reports/")[1].split(":")[0]
        name = page.declared.external_id
        key = places.get(f"{place}#{name}") or places.get(place)
        if key is not None:
            reports[key] = open_report(filed_report(report, key))
    return reports


def found(one: str, other: str) -> Copy | None:
    first, second = opened()[one], opened()[other]
    return compare(first, second) if keys_of(first) & keys_of(second) else None


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge['from']}-{edge['to']}")
def test_copies_of_the_sample(edge: Mapping[str, Any]) -> None:
    copy = found(edge["from"], edge["to"])
    assert copy is not None
    assert copy.is_copy
    assert copy.kind == edge["kind"]
    assert copy.source == edge["from"]
    source = opened()[edge["from"]].filed.text
    shown = " ".join(
        (passage.first if copy.first == edge["from"] else passage.second).of(source) for passage in copy.passages
    )
    plain = shown.replace('"', "").replace("\n", " ")
    for words in edge["shared"]:
        assert words.replace('"', "").strip("“”.") in plain


def test_nothing_else_in_the_sample_is_a_copy() -> None:
    names = sorted(opened())
    copies = {
        frozenset((one, other))
        for n, one in enumerate(names)
        for other in names[n + 1 :]
        if (copy := found(one, other)) is not None and copy.is_copy
    }
    real = {frozenset((edge["from"], edge["to"])) for edge in EDGES}
    siblings = {frozenset(("courier-0312", "lantern-0313"))}
    editions = {frozenset(("channelsix-0317", "channelsix-0317-v2"))}
    assert copies - editions == real | siblings
