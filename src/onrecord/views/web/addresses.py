"""Where each thing has its page.

Addresses are stable: they are made of public ids, which the same pages give in any order of building. A line of
the record leads to its words: the report reader, at the place where they stand.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode, urlsplit

from onrecord.model import Span, TimeExpression, Toponym
from onrecord.model.review import TargetKind
from onrecord.store import EventRow, FigureRow, ReportHead, StatementRow

WORDS = "words"  # the parameter that asks for words by their positions, and where they stand on the page


def report_path(head: ReportHead) -> str:
    """The reader of a report; older versions say which."""
    path = f"/reports/{quote(head.report_id)}"
    return path if head.current else f"{path}?version={head.number}"


def words_path(row: StatementRow | FigureRow | EventRow) -> str:
    """The words of a statement, figure or event in its report."""
    return f"{report_path(row.report)}#{line_id(row)}"


def span_path(head: ReportHead, spans: Sequence[Span], layers: Sequence[str] = ()) -> str:
    """Any words of a version, lit up in the reader; the address names the version, whose text never changes.

    With `layers`, these and no others are switched on.
    """
    words = ",".join(f"{span.start}-{span.end}" for span in spans)
    query = urlencode([*(("layers", layer) for layer in layers), ("words", words)], safe=",")
    return f"/reports/{quote(head.version_id)}?{query}#{WORDS}"


def line_id(row: StatementRow | FigureRow | EventRow) -> str:
    """The public id of a line."""
    match row:
        case StatementRow():
            return row.statement_id
        case FigureRow():
            return row.figure_id
        case EventRow():
            return row.event_id


def statement_path(statement_id: str) -> str:
    """The page of one statement."""
    return f"/statements/{quote(statement_id)}"


def figure_path(figure_id: str) -> str:
    """The page of one figure."""
    return f"/figures/{quote(figure_id)}"


def event_path(event_id: str) -> str:
    """The page of one event."""
    return f"/events/{quote(event_id)}"


def actor_path(actor_id: str) -> str:
    """The page of an actor."""
    return f"/actors/{quote(actor_id)}"


def outlet_path(outlet: str) -> str:
    """The page of an outlet, by its name as reports give it; slashes in it are part of the name."""
    return "/outlets/" + quote(outlet, safe="")


def claim_path(claim_id: str) -> str:
    """The page of a claim."""
    return f"/claims/{quote(claim_id)}"


def dispute_path(dispute_id: str) -> str:
    """The page of a dispute."""
    return f"/disputes/{quote(dispute_id)}"


def series_path(series_id: str) -> str:
    """The page of a series of figures."""
    return f"/series/{quote(series_id)}"


def edge_path(edge_id: str) -> str:
    """The page of an edge of lineage."""
    return f"/lineage/{quote(edge_id)}"


def story_path(story_id: str) -> str:
    """The page of a story."""
    return f"/stories/{quote(story_id)}"


# What the beginning of a public id says: what it is the id of, and where that has its page, if it has one.
_KINDS = {
    "s-": (TargetKind.STATEMENT, statement_path),
    "f-": (TargetKind.FIGURE, figure_path),
    "e-": (TargetKind.EVENT, event_path),
    "a-": (TargetKind.ACTOR, actor_path),
    "d-": (TargetKind.DISPUTE, dispute_path),
    "r-": (TargetKind.REPORT, lambda name: f"/reports/{quote(name)}"),
    "c-": (TargetKind.CLAIM, claim_path),
    "n-": (TargetKind.SERIES, series_path),
    "l-": (TargetKind.EDGE, edge_path),
    "y-": (TargetKind.STORY, story_path),
}


def kind_of(target_id: str) -> TargetKind:
    """What a public id is the id of; `GROUP/ITEM` is a member of a claim or series."""
    return TargetKind.MEMBER if "/" in target_id else _KINDS[target_id[:2]][0]


def target_path(target_id: str) -> str | None:
    """The page of whatever has this id; None where it has none of its own."""
    path = _KINDS.get(target_id[:2], (None, None))[1]
    return None if path is None else path(target_id)


def time_key(time: TimeExpression) -> str:
    """The fragment of a time expression within its report; times have no public id."""
    return f"t-{time.span.start}"


def place_key(place: Toponym) -> str:
    """The fragment of a place within its report."""
    return f"g-{place.span.start}"


def asking(path: str, values: Mapping[str, str]) -> str:
    """A path with a query string, or with a longer one; empty values are left out."""
    query = urlencode({name: value for name, value in values.items() if value})
    return f"{path}{'&' if '?' in path else '?'}{query}" if query else path


def safe_link(url: str | None) -> str | None:
    """An address that a page may link to: http or https, and with a host; None for all else (`javascript:` ...)."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return url.strip() if url and parts.scheme in ("http", "https") and parts.netloc else None
