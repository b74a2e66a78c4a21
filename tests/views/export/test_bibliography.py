"""Besides, the sample was checked once against the JSON schema of CSL for citation data."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from onrecord.model import Interval, Publication
from onrecord.store import Filters, RecordReader, ReportRow
from onrecord.views.export.bibliography import bibtex_text, csl_items
from tests.views.export.conftest import take

pybtex = pytest.importorskip("pybtex.database")
citeproc = pytest.importorskip("citeproc")


@pytest.fixture
def row(record: Path) -> ReportRow:
    with RecordReader(record) as reader:
        return reader.reports().rows[0]


def dated(row: ReportRow, interval: Interval | None) -> ReportRow:
    publication = Publication(interval, row.head.publication.basis)
    return replace(row, head=replace(row.head, publication=publication))


def titled(row: ReportRow, title: str, author: str | None = None) -> ReportRow:
    return replace(row, head=replace(row.head, title=title, author=author))


def entry(*rows: ReportRow) -> dict[str, str]:
    (found,) = pybtex.parse_string("".join(bibtex_text(rows)), "bibtex").entries.values()
    return dict(found.fields) | {"author": " and ".join(map(str, found.persons.get("author", ())))}


def test_a_library_reads_every_report_back(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        heads = {row.head.report_id: row.head for row in reader.reports().rows}
    found = pybtex.parse_string(take(crisis, "bibtex"), "bibtex").entries
    assert set(found) == set(heads)
    for key, one in found.items():
        assert one.fields["title"].strip("{}") == heads[key].title
        assert one.fields["journal"] == heads[key].outlet
        assert heads[key].version_id in one.fields["note"]


def test_marks_of_tex_are_escaped_and_a_byline_is_one_name(row: ReportRow) -> None:
    text = "".join(bibtex_text([titled(row, "50% of {A_1} & $B^2$ ~ #3\\\n\tend", "Mara Vell and Tomas Oreb, Bell")]))
    assert r"50\% of \{A\_1\} \& \$B\textasciicircum{}2\$ \textasciitilde{} \#3\textbackslash{} end" in text
    assert text.count("{") == text.count("}")
    found = entry(titled(row, "A", "Mara Vell and Tomas Oreb, Bell"))
    assert found["author"] == "{Mara Vell and Tomas Oreb, Bell}"


@pytest.mark.parametrize(
    ("interval", "fields", "parts"),
    [
        (Interval.of_day(date(2031, 3, 5)), ("2031", "March", "2031-03-05"), [[2031, 3, 5]]),
        (
            Interval(datetime(2031, 3, 5, 9), datetime(2031, 3, 5, 9, 1)),
            ("2031", "March", "2031-03-05"),
            [[2031, 3, 5]],
        ),
        (Interval.of_days(date(2031, 3, 1), date(2031, 4, 1)), ("2031", "March", "2031-03"), [[2031, 3]]),
        (Interval.of_days(date(2031, 1, 1), date(2032, 1, 1)), ("2031", None, "2031"), [[2031]]),
        (
            Interval.of_days(date(2031, 12, 30), date(2032, 1, 3)),
            (None, None, "2031-12-30/2032-01-02"),
            [[2031, 12, 30], [2032, 1, 2]],
        ),
        (Interval(datetime(2031, 3, 5), None), (None, None, None), None),
        (None, (None, None, None), None),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(
    row: ReportRow, interval: Interval | None, fields: Sequence[str | None], parts: list[list[int]] | None
) -> None:
    found = entry(dated(row, interval))
    assert tuple(found.get(name) for name in ("year", "month", "date")) == tuple(fields)
    (item,) = csl_items([dated(row, interval)])
    assert item.get("issued") == (None if parts is None else {"date-parts": parts})


def test_a_citation_processor_reads_every_item(crisis: Path) -> None:
    from citeproc.source.json import CiteProcJSON

    items = json.loads(take(crisis, "csl-json"))
    source = CiteProcJSON(items)
    assert set(source) == {item["id"].lower() for item in items}
    with RecordReader(crisis) as reader:
        assert len(items) == reader.reports().total


def test_an_older_version_and_a_report_without_outlet_are_told_apart(record: Path, row: ReportRow) -> None:
    with RecordReader(record) as reader:
        first = next(one for one in reader.reports(Filters(all_versions=True)).rows if not one.head.current)
    assert "-v1," in "".join(bibtex_text([first]))
    nameless = replace(row, head=replace(row.head, outlet=None, url=None))
    assert "".join(bibtex_text([nameless])).startswith("@misc{")
    assert next(iter(csl_items([nameless])))["type"] == "webpage"
