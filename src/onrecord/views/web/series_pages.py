"""Series of figures: the list, and the page of one with its chart, its table and what relates its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.copies import Stretch
from onrecord.model.series import FigureKey, FigureLink, FigurePoint, FigureSeries, Relation
from onrecord.store import SERIES, FigureRow, GroupRow, Listing, Passage, RecordReader, ReportHead
from onrecord.views.web.addresses import series_path, span_path
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.figure_chart import draw_figures
from onrecord.views.web.group_lists import page_asked, show_groups
from onrecord.views.web.group_wording import point_words
from onrecord.views.web.paging import Sheet, offset_of
from onrecord.views.web.site import site_of
from onrecord.views.web.tellings import Speaker, heads_of_older, older_heads, party_speaker

KINDS = (Relation.CONFLICT, Relation.RISE, Relation.COMPATIBLE)
POINTS_SHOWN = 100
LINKS_SHOWN = 25
_ITSELF = "the report itself"
_POINTS_KIND: type[tuple[FigurePoint, ...]] = tuple[FigurePoint, ...]


@dataclass(frozen=True, slots=True)
class PointShown:
    """One figure of a series with its words, who gives it, and the shape that marks it on the chart.

    `older` are the older versions of its report that give it in the same words.
    """

    number: int
    point: FigurePoint
    value: str
    speakers: tuple[Speaker, ...]
    shape: int | None
    figure_id: str | None
    passage: Passage | None
    older: tuple[ReportHead, ...] = ()

    @property
    def key(self) -> str:
        """Its fragment on the page."""
        return f"p-{self.number + 1}"

    @property
    def path(self) -> str | None:
        """The words in their report."""
        return None if self.passage is None else span_path(self.passage.head, [self.passage.span])


@dataclass(frozen=True, slots=True)
class FigureLinkShown:
    """How two figures stand to each other, and why; the paths lead to their rows."""

    link: FigureLink
    one: str
    other: str
    one_path: str
    other_path: str


@dataclass(frozen=True, slots=True)
class SeriesBrief:
    """What a list shows of a series: its smallest and largest figure, and how many it has."""

    points: int
    lowest: str
    highest: str
    claimants: tuple[str, ...]


def list_series(request: Request) -> Response:
    """What several reports count, those that conflict first."""
    return show_groups(request, SERIES, "series_list.html", kinds=[kind.value for kind in KINDS], details=series_briefs)


def series_briefs(reader: RecordReader, rows: Sequence[GroupRow]) -> Mapping[str, SeriesBrief]:
    """For each series how far its figures lie apart, and who gives them."""
    briefs = {}
    for row in rows:
        points = reader.group_part(row.group_id, FigureSeries, "points", _POINTS_KIND) or ()
        if points:
            lowest, highest = min(points, key=lambda p: (p.low, p.key)), max(points, key=lambda p: (p.high, p.key))
            names = dict.fromkeys(name for point in points for name in point.claimed_by)
            briefs[row.group_id] = SeriesBrief(len(points), point_words(lowest), point_words(highest), tuple(names))
    return briefs


def show_series(request: Request) -> Response:
    """Rival values of one thing on a chart, in a table, and what relates them."""
    site, wanted = site_of(request), request.path_params["series_id"]
    number, links_page = page_asked(request.query_params), page_asked(request.query_params, "links")
    with site.read() as reader:
        row = reader.find_group_row(wanted)
        points = reader.group_part(wanted, FigureSeries, "points", _POINTS_KIND) if _is_series(row) else None
        if row is None or points is None:
            raise NoSuchPage(f"series {wanted}")
        figures = reader.figures_at(point.key for point in points)
        speakers = {point.key: _speakers(point, figures) for point in points}
        chart = draw_figures(points, [_names(speakers[point.key]) or point.outlet or _ITSELF for point in points])
        first = offset_of(number, POINTS_SHOWN)
        here = points[first : first + POINTS_SHOWN]
        passages = reader.passages(Stretch(point.key.version_id, point.span) for point in here)
        heads = heads_of_older(reader, (point.earlier for point in here))
        shown = tuple(
            PointShown(
                place,
                point,
                point_words(point),
                speakers[point.key],
                None if chart is None else chart.marks[place].shape,
                figures[point.key].figure_id if point.key in figures else None,
                passages.get(Stretch(point.key.version_id, point.span)),
                older_heads(point.earlier, heads),
            )
            for place, point in enumerate(here, first)
        )
        table = Sheet(Listing(shown, len(points)), number, POINTS_SHOWN)
        values = {
            "row": row,
            "chart": chart,
            "table": table,
            "links": _links(reader, wanted, points, links_page),
            "place_of": lambda place: _place(wanted, place),
            "itself": _ITSELF,
        }
    return site.render("series.html", path=request.url.path, status=404 if table.beyond else 200, values=values)


def _is_series(row: GroupRow | None) -> bool:
    return row is not None and row.family == SERIES


def _speakers(point: FigurePoint, figures: Mapping[FigureKey, FigureRow]) -> tuple[Speaker, ...]:
    """Who gives a figure; by their names across reports where the record still holds the figure."""
    figure = figures.get(point.key)
    return tuple(map(Speaker, point.claimed_by)) if figure is None else tuple(map(party_speaker, figure.claimants))


def _names(speakers: Sequence[Speaker]) -> str:
    return " and ".join(speaker.name for speaker in speakers)


def _place(series_id: str, place: int) -> str:
    page = place // POINTS_SHOWN + 1
    query = f"?page={page}" if page > 1 else ""
    return f"{series_path(series_id)}{query}#p-{place + 1}"


def _links(reader: RecordReader, series_id: str, points: Sequence[FigurePoint], number: int) -> Sheet[FigureLinkShown]:
    relations = reader.group_fields(series_id, FigureSeries, "links", FigureLink, "relation")
    order = [kind.value for kind in KINDS]
    in_order = sorted(range(len(relations)), key=lambda index: (order.index(str(relations[index])), index))
    first = offset_of(number, LINKS_SHOWN)
    rows = reader.group_parts(series_id, FigureSeries, "links", FigureLink, in_order[first : first + LINKS_SHOWN])
    places = {point.key: place for place, point in enumerate(points)}

    def end(key: FigureKey) -> str:
        point = points[places[key]]
        return f"{point_words(point)} ({' and '.join(point.claimed_by) or point.outlet or _ITSELF})"

    shown = tuple(
        FigureLinkShown(
            link, end(link.a), end(link.b), _place(series_id, places[link.a]), _place(series_id, places[link.b])
        )
        for link in rows.values()
        if link.a in places and link.b in places
    )
    return Sheet(Listing(shown, len(relations)), number, LINKS_SHOWN)
