"""Lists of what several reports tell together: one page of one family, with the form that narrows it."""

from collections.abc import Callable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response

from onrecord.store import ANY_GROUP, GroupRow, Listing, RecordReader
from onrecord.views.web.group_asked import GroupQuestion, read_group_question
from onrecord.views.web.paging import Sheet, offset_of
from onrecord.views.web.site import site_of

GROUPS_SHOWN = 25
# What a list shows of each of its rows beside the row itself, by the ids of groups.
Details = Callable[[RecordReader, Sequence[GroupRow]], Mapping[str, object]]
More = Callable[[RecordReader, GroupQuestion], Mapping[str, object]]


def show_groups(
    request: Request, family: str, template: str, *, kinds: Sequence[str], details: Details, more: More | None = None
) -> Response:
    """One page of the list of a family.

    Args:
        request: What was asked for.
        family: Which groups.
        template: Shows them.
        kinds: The kinds that the family has.
        details: Reads what the rows of the page need.
        more: Reads what else the template needs, once the question is known to be sound.
    """
    site = site_of(request)
    sheet, found, also = None, {}, {}
    with site.read() as reader:
        question = read_group_question(request.query_params, kinds, reader)
        whole = reader.group_rows(family, ANY_GROUP, limit=0).total
        if not question.mistakes:
            rows = reader.group_rows(
                family,
                question.filters,
                order=question.order,
                limit=GROUPS_SHOWN,
                offset=offset_of(question.page, GROUPS_SHOWN),
            )
            sheet = Sheet(rows, question.page, GROUPS_SHOWN)
            found = dict(details(reader, rows.rows))
            also = dict(more(reader, question)) if more is not None else {}
        report = reader.find_report(question.asked.report) if question.asked.report else None
    values = {
        "asked": question.asked,
        "mistakes": question.mistakes,
        "question": question,
        "sheet": sheet,
        "details": found,
        "kinds": kinds,
        "whole": whole,
        "report": None if report is None else report.head,
        **also,
    }
    status = 400 if question.mistakes else 404 if sheet is not None and sheet.beyond else 200
    return site.render(template, path=request.url.path, status=status, values=values)


def page_asked(parameters: Mapping[str, str], name: str = "page") -> int:
    """Which page of a part of a page is asked for; the first where that is no number."""
    text = parameters.get(name, "")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 10 else 1


def part_of(rows: Sequence[object], number: int, size: int) -> Sheet[object]:
    """One page of rows that are all at hand."""
    first = offset_of(number, size)
    return Sheet(Listing(tuple(rows[first : first + size]), len(rows)), number, size)
