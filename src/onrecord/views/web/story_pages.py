"""Stories: the reports that tell one event over some days, and why each was put with the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.stories import Story, StoryLink
from onrecord.store import STORIES, GroupRow, Listing, RecordReader, ReportHead
from onrecord.views.shapes.versions import newest_of
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.group_lists import page_asked, show_groups
from onrecord.views.web.paging import Sheet, offset_of
from onrecord.views.web.site import site_of

REPORTS_SHOWN = 100
LINKS_SHOWN = 25
_OUTLETS = 8  # how many reports of a story a list names the outlets of
_VERSIONS_KIND: type[tuple[str, ...]] = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryReportShown:
    """A report of a story by its newest version, with the numbers of the older ones that belong to the story, too."""

    head: ReportHead
    older: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StoryLinkShown:
    """Two reports of a story and why they were put together."""

    link: StoryLink
    one: ReportHead | None
    other: ReportHead | None


def list_stories(request: Request) -> Response:
    """What is told by several reports, those of most reports first."""
    return show_groups(request, STORIES, "stories.html", kinds=(), details=_outlets)


def _outlets(reader: RecordReader, rows: Sequence[GroupRow]) -> Mapping[str, tuple[str, ...]]:
    versions = {row.group_id: _versions(reader, row.group_id)[:_OUTLETS] for row in rows}
    heads = reader.heads_of(version for found in versions.values() for version in found)
    return {
        name: tuple(
            dict.fromkeys(outlet for version in found if version in heads and (outlet := heads[version].outlet))
        )
        for name, found in versions.items()
    }


def show_story(request: Request) -> Response:
    """One story: its reports by day, and what they share."""
    site, wanted = site_of(request), request.path_params["story_id"]
    number, links_page = page_asked(request.query_params), page_asked(request.query_params, "links")
    with site.read() as reader:
        row = reader.find_group_row(wanted)
        if row is None or row.family != STORIES:
            raise NoSuchPage(f"story {wanted}")
        versions = _versions(reader, wanted)
        heads = reader.heads_of(versions)
        told = newest_of((version for version in versions if version in heads), heads)
        first = offset_of(number, REPORTS_SHOWN)
        shown = tuple(StoryReportShown(heads[version], older) for version, older in told[first : first + REPORTS_SHOWN])
        reports = Sheet(Listing(shown, len(told)), number, REPORTS_SHOWN)
        values = {
            "row": row,
            "reports": reports,
            "links": _links(reader, wanted, links_page),
            "labelled_by": reader.group_part(wanted, Story, "labelled_by", str),
        }
    return site.render("story.html", path=request.url.path, status=404 if reports.beyond else 200, values=values)


def _versions(reader: RecordReader, story_id: str) -> tuple[str, ...]:
    return reader.group_part(story_id, Story, "reports", _VERSIONS_KIND) or ()


def _links(reader: RecordReader, story_id: str, number: int) -> Sheet[StoryLinkShown]:
    total = len(reader.group_fields(story_id, Story, "links", StoryLink, "score"))
    first = offset_of(number, LINKS_SHOWN)
    rows = reader.group_parts(story_id, Story, "links", StoryLink, range(first, min(total, first + LINKS_SHOWN)))
    heads = reader.heads_of(end for link in rows.values() for end in (link.one, link.other))
    shown = tuple(StoryLinkShown(link, heads.get(link.one), heads.get(link.other)) for link in rows.values())
    return Sheet(Listing(shown, total), number, LINKS_SHOWN)
