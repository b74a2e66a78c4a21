"""Reports as citations: BibTeX, and CSL-JSON for citation managers.

An undated report has no year. A date that is a stretch of days is a range in CSL-JSON; BibTeX's `year` and `month` are
given where they are sure, biblatex's `date` has the whole range. Authors stand as the page has them, unparsed: a byline
may name a person, a desk or an agency.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from onrecord.store import ReportHead, ReportRow
from onrecord.views.export.identifiers import web_address
from onrecord.views.export.written_times import first_and_last, reduced_date
from onrecord.views.shapes.line_fields import Fields

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = 4  # of an ISO date
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def bibtex_text(reports: Iterable[ReportRow]) -> Iterator[str]:
    """One entry for each report; the key is its id, with the version where it is not the current one."""
    for row in reports:
        head = row.head
        fields = {
            "author": _group(head.author),
            "title": _group(head.title),
            "journal": None if head.outlet is None else _escaped(head.outlet),
            **_tex_dates(head),
            "url": _plain_url(head),
            "note": _escaped(_provenance(head)),
        }
        kind = "misc" if head.outlet is None else "article"
        # A month is one of BibTeX's own names, which each style words in its own way.
        lines = [
            f"  {name} = " + (value if name == "month" else f"{{{value}}}") for name, value in fields.items() if value
        ]
        yield f"@{kind}{{{_key(head)},\n" + ",\n".join(lines) + "\n}\n\n"


def csl_items(reports: Iterable[ReportRow]) -> Iterator[Fields]:
    """One CSL-JSON item for each report."""
    for row in reports:
        head = row.head
        fields = {
            "id": _key(head),
            "type": "webpage" if head.outlet is None else "article-newspaper",
            "title": head.title,
            "author": [{"literal": head.author}] if head.author else None,
            "container-title": head.outlet,
            "issued": _issued(head),
            "URL": web_address(head),
            "note": _provenance(head),
        }
        yield {name: value for name, value in fields.items() if value}


def _key(head: ReportHead) -> str:
    return head.report_id if head.current else f"{head.report_id}-v{head.number}"


def _provenance(head: ReportHead) -> str:
    return f"onrecord {head.report_id}, version {head.number} of {head.versions} ({head.version_id})"


def _escaped(text: str) -> str:
    """Text that TeX sets as it reads."""
    plain = " ".join(_CONTROL.sub(" ", text).split())
    return "".join(_TEX.get(mark, mark) for mark in plain)


def _group(text: str | None) -> str | None:
    """Text in braces of its own: names are not taken apart, capitals stay."""
    return f"{{{_escaped(text)}}}" if text else None


def _plain_url(head: ReportHead) -> str | None:
    """An address without what would end a field or a line; `url` is read verbatim, so nothing else is escaped."""
    url = web_address(head)
    return None if url is None else url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _tex_dates(head: ReportHead) -> Fields:
    days = first_and_last(head.publication.interval)
    if days is None:
        return {}
    first, last = days
    exact = reduced_date(head.publication.interval)
    # biblatex writes days, not times of day.
    text = exact[:10] if exact else f"{first.isoformat()}/{last.isoformat()}" if first != last else first.isoformat()
    year = first.isoformat()[:_YEAR] if first.year == last.year else None
    month = _MONTHS[first.month - 1] if year and first.month == last.month else None
    return {"year": year, "month": month, "date": text}


def _issued(head: ReportHead) -> Fields | None:
    days = first_and_last(head.publication.interval)
    if days is None:
        return None
    exact = reduced_date(head.publication.interval)
    if exact is not None:
        return {"date-parts": [[int(part) for part in exact[:10].split("-")]]}
    first, last = days
    return {"date-parts": [_parts(first)] if first == last else [_parts(first), _parts(last)]}


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]
