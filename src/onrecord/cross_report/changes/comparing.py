"""All that changed in a record since a moment, from the present claims, series and versions and when each came in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.cross_report.changes.edits import edits
from onrecord.cross_report.changes.figures import moved_figures
from onrecord.cross_report.changes.moments import Since
from onrecord.cross_report.changes.positions import ActorOf, changed_positions
from onrecord.model import Span
from onrecord.model.changes import Change, ChangeKind, Cited, EditedReport, Novelty
from onrecord.model.claims import Claim
from onrecord.model.filed import Filed
from onrecord.model.series import FigureSeries

ORDER = tuple(ChangeKind)


def changes(
    since: Since,
    *,
    filed: Iterable[Filed],
    claims: Iterable[Claim] = (),
    series: Iterable[FigureSeries] = (),
    actor_of: ActorOf = lambda version_id, entity: None,
) -> tuple[Change, ...]:
    """What is new since a moment, in the order of `ChangeKind` and then of publication.

    Args:
        since: The moment, with when each version came in that may be new.
        filed: All versions of all reports, or of those at least of which a version is new or was read anew.
        claims: The claims of the whole record, or those at least that a new version tells.
        series: The figure series of the whole record, or those at least with a figure of a new version.
        actor_of: For a version and the index of an entity, the id of the actor across reports, None if unknown.
    """
    found = [
        *_changed_reports(filed, since),
        *changed_positions(claims, since, actor_of),
        *moved_figures(series, since),
    ]
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[int, str, str]:
    begin = None if change.reported is None else change.reported.begin
    return (ORDER.index(change.kind), "9999" if begin is None else begin.isoformat(), change.subject)


def _changed_reports(filed: Iterable[Filed], since: Since) -> Iterator[Change]:
    versions: dict[str, list[Filed]] = defaultdict(list)
    for one in filed:
        versions[one.report_id].append(one)
    for report_id in sorted(versions):
        yield from _changes_of(sorted(versions[report_id], key=lambda one: one.number), since)


def _changes_of(versions: Sequence[Filed], since: Since) -> Iterator[Change]:
    """A report that is new, or the edits of one whose last versions are; else whether it was only read anew."""
    novelties = [since.novelty(one.version_id) for one in versions]
    if all(novelties):
        yield _of_report(ChangeKind.NEW_REPORT, versions[0], novelties[0], since)
    for old, new, novelty in zip(versions, versions[1:], novelties[1:], strict=False):
        if novelty is not None:
            edited = edits(old, new)
            if edited.edits:
                yield _of_report(ChangeKind.EDITED_REPORT, new, novelty, since, edited=edited)
    if not any(novelties) and since.was_reread(versions[-1].version_id):
        yield _of_report(ChangeKind.REREAD_REPORT, versions[-1], Novelty.REREAD, since)


def _of_report(
    kind: ChangeKind, filed: Filed, novelty: Novelty | None, since: Since, *, edited: EditedReport | None = None
) -> Change:
    sighting = since.sightings.get(filed.version_id)
    return Change(
        kind=kind,
        novelty=novelty or Novelty.REPORTED,
        subject=filed.report_id,
        what=filed.title or _beginning(filed).of(filed.text),
        who=(),
        before=() if edited is None else _words(filed.report_id, edited.old_version, [e.old for e in edited.edits]),
        after=(
            (Cited(filed.version_id, filed.report_id, _beginning(filed)),)
            if edited is None
            else _words(filed.report_id, edited.new_version, [e.new for e in edited.edits])
        ),
        happened=None,
        reported=filed.published,
        seen=None if sighting is None else sighting.seen,
        edited=edited,
    )


def _beginning(filed: Filed) -> Span:
    """The title or first sentence as it stands in the text."""
    first = min((*filed.sentences, *filed.paragraphs), default=Span(0, len(filed.text)))
    if filed.title and filed.text.startswith(filed.title):
        return Span(0, len(filed.title))
    return first


def _words(report_id: str, version_id: str, spans: Sequence[Span | None]) -> tuple[Cited, ...]:
    return tuple(Cited(version_id, report_id, span) for span in spans if span is not None)
