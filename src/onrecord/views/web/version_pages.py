"""Two versions of a report side by side."""

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.store import RecordReader, ReportHead, ReportPage
from onrecord.views.web.report_pages import find_version, version_number
from onrecord.views.web.site import site_of
from onrecord.views.web.version_diff import diff_versions
from onrecord.views.web.wording import publication_words, report_title


@dataclass(frozen=True, slots=True)
class Detail:
    """Something about a report beside its words, which one version gives otherwise than another."""

    name: str
    old: str
    new: str


def compare_versions(request: Request) -> Response:
    """What was cut and what was added from one version to another; by default from the last but one to the last."""
    site = site_of(request)
    wanted, query = request.path_params["report_id"], request.query_params
    with site.read() as reader:
        page = find_version(reader, wanted, None)
        versions = sorted((*page.others, page.head), key=lambda head: head.number)
        pair = _pair(reader, page, versions, query.get("from"), query.get("to")) if len(versions) > 1 else None
    values = {
        "head": versions[-1],
        "versions": versions,
        "pair": pair,
        "diff": None if pair is None else diff_versions(*pair),
        "details": () if pair is None else _details(*pair),
    }
    return site.render("versions.html", path=request.url.path, values=values)


def _pair(
    reader: RecordReader, page: ReportPage, versions: list[ReportHead], first: str | None, second: str | None
) -> tuple[ReportPage, ReportPage]:
    """The two versions that were asked for; the one before, or after, a single one that was."""
    last = versions[-1].number
    to = version_number(second) if second is not None else None
    of = version_number(first) if first is not None else None
    if to is None:
        to = last if of is None else min(of + 1, last)
    if of is None:
        of = max(1, to - 1)
    report_id = page.head.report_id
    pair = find_version(reader, report_id, str(of)), find_version(reader, report_id, str(to))
    if of == to:
        raise HTTPException(400, "Two different versions are compared, such as from=1&to=2.")
    return pair


def _details(old: ReportPage, new: ReportPage) -> tuple[Detail, ...]:
    """What differs in title, author, date and credits."""
    told = (
        Detail("Title", report_title(old.head), report_title(new.head)),
        Detail("Outlet", old.head.outlet or "", new.head.outlet or ""),
        Detail("Author", old.head.author or "", new.head.author or ""),
        Detail("Published", publication_words(old.head.publication), publication_words(new.head.publication)),
        Detail("Address", old.head.url or "", new.head.url or ""),
        Detail("Credits", _credits(old), _credits(new)),
    )
    return tuple(detail for detail in told if detail.old != detail.new)


def _credits(page: ReportPage) -> str:
    return ", ".join(dict.fromkeys(credit.name for credit in page.credits))
