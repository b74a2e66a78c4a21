"""The brief: a page of what is new, disputed, moving, told as happened, and agreed, each sentence with its sources."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from onrecord.cross_report.brief.sections import agreed_items, dispute_items, event_items, figure_items, new_items
from onrecord.cross_report.brief.sentences import Shelf
from onrecord.model.brief import Brief, BriefItem, BriefPart, BriefSection
from onrecord.model.changes import Change, ChangeKind
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.series import FigureSeries
from onrecord.model.timeline import TimelineEntry

# How many matters of each sort make a page.
ROOM = {
    BriefPart.NEW: 6,
    BriefPart.DISPUTES: 5,
    BriefPart.FIGURES: 5,
    BriefPart.EVENTS: 10,
    BriefPart.AGREED: 6,
}


def write_brief(
    shelf: Shelf,
    *,
    since: datetime | None = None,
    changes: Sequence[Change] = (),
    disputes: Iterable[Dispute] = (),
    series: Iterable[FigureSeries] = (),
    entries: Sequence[TimelineEntry] = (),
    claims: Iterable[CountedClaim] = (),
) -> Brief:
    """Chooses and orders what an analyst reads first; the same record gives the same page.

    Args:
        shelf: The versions that may be quoted.
        since: The moment since which changes are told; None for a brief on the whole record.
        changes: What changed since then.
        disputes: The disputes of the record.
        series: Its figure series.
        entries: Its timeline, or that of the days that count.
        claims: Its claims with their origins.
    """
    disputed = list(disputes)
    taken = frozenset(dispute.claim_id for dispute in disputed)
    fresh = [change for change in changes if change.subject not in taken or change.kind is ChangeKind.REVERSED_POSITION]
    sections = {
        BriefPart.NEW: new_items(shelf, fresh) if since is not None else [],
        BriefPart.DISPUTES: dispute_items(shelf, disputed, since=None if since is None else since.date()),
        BriefPart.FIGURES: figure_items(shelf, series, changes),
        BriefPart.EVENTS: event_items(shelf, _weightiest(entries)),
        BriefPart.AGREED: agreed_items(shelf, claims, taken=taken),
    }
    unsaid = max(0, len(entries) - ROOM[BriefPart.EVENTS])
    return Brief(
        since=since,
        reports=_reports(shelf) if shelf.reports is None else shelf.reports,
        outlets=_publishers(shelf) if shelf.publishers is None else shelf.publishers,
        sections=tuple(
            _section(part, items, unsaid if part is BriefPart.EVENTS else 0)
            for part, items in sections.items()
            if items
        ),
    )


def _reports(shelf: Shelf) -> int:
    return len({filed.report_id for filed in shelf.filed.values()})


def _publishers(shelf: Shelf) -> int:
    return len({shelf.outlet_name(filed) for filed in shelf.filed.values()} - {None})


def _weightiest(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """The entries that the page has room for, in order of time."""
    ranked = sorted(range(len(entries)), key=lambda i: (-entries[i].origins, -entries[i].score, i))
    return [entries[i] for i in sorted(ranked[: ROOM[BriefPart.EVENTS]])]


def _section(part: BriefPart, items: Sequence[BriefItem], unsaid: int) -> BriefSection:
    cited = [item for item in items if all(sentence.citations for sentence in item.sentences)]
    room = ROOM[part]
    return BriefSection(part, tuple(cited[:room]), max(0, len(cited) - room) + unsaid)
