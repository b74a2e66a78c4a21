"""The sections of a brief, each from one kind of the record's results, the weightiest matters first."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import log1p

from onrecord.cross_report.brief.sentences import Shelf, counted, day_words, names, outlet_words, plural, told
from onrecord.cross_report.changes.figures import figure_words
from onrecord.cross_report.claims.telling import stands_alone
from onrecord.model import Interval, Reality
from onrecord.model.brief import BriefItem, BriefSentence
from onrecord.model.changes import Change, ChangeKind, Cited, EditKind
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute, DisputeItem, Side
from onrecord.model.propositions import Position
from onrecord.model.series import FigurePoint, FigureSeries, Relation
from onrecord.model.timeline import TimelineEntry

VOICES = 3  # words quoted of one side, or of those who agree
FIRST = 2  # changes of one sort, before those of the next
FIGURES = 6  # figures of one series
WORTH = (ChangeKind.REVERSED_POSITION, ChangeKind.NEW_DENIAL, ChangeKind.EDITED_REPORT, ChangeKind.NEW_CLAIM)
HEADINGS = {
    ChangeKind.REVERSED_POSITION: "reversed position",
    ChangeKind.NEW_DENIAL: "new denial",
    ChangeKind.NEW_CLAIM: "new",
}
SIDES = {
    Position.ASSERTS: "asserted",
    Position.DENIES: "denied",
    Position.DOUBTS: "doubted",
    Position.RAISES: "raised",
}
NOT_DONE = frozenset(Reality) - {Reality.ACTUAL, Reality.ONGOING}


def new_items(shelf: Shelf, changes: Iterable[Change]) -> list[BriefItem]:
    """What is new: positions reversed, denials of what somebody holds, edited reports, and claims.

    The best of each sort come first, those that most reports tell, so that no sort crowds out the others.
    """
    worth = [c for c in changes if c.kind in WORTH and (c.before or c.kind is not ChangeKind.NEW_DENIAL)]
    worth.sort(key=lambda c: (WORTH.index(c.kind), -len({cited.report_id for cited in c.after}), c.subject))
    firsts = [change for kind in WORTH for change in [c for c in worth if c.kind is kind][:FIRST]]
    rest = [change for change in worth if change not in firsts]
    once: dict[Cited | str, Change] = {}
    for change in [*firsts, *rest]:  # a sentence of two new claims is quoted once
        told_by = change.after[0] if change.kind is ChangeKind.NEW_CLAIM and change.after else change.subject
        once.setdefault(told_by, change)
    return [_edited(shelf, change) if change.edited else _changed(shelf, change) for change in once.values()]


def _changed(shelf: Shelf, change: Change) -> BriefItem:
    who = names(change.who) or outlet_words(shelf.outlets(change.after))
    first = told(shelf, change.after[0], who=f"{HEADINGS[change.kind]}, {who}", when=change.reported)
    before = [cited for cited in change.before if not _overlap(cited, change.after[0])]
    against = [_against(shelf, change, before)] if before else []
    return _item(shelf, change.subject, [first, *against], change.after, when=change.happened or change.reported)


def _against(shelf: Shelf, change: Change, before: Sequence[Cited]) -> BriefSentence:
    """What is denied, or given up: the last words that were published by then, else such as nobody dates.

    Where all were published later, since others still hold it or their reports came late, the first of them say so.
    """
    denied = change.kind is ChangeKind.NEW_DENIAL
    days = {cited: _begin(shelf.published(cited)) for cited in before}
    by_then = _begin(change.reported)
    later = {cited: day for cited, day in days.items() if day is not None and by_then is not None and day > by_then}
    if len(later) == len(days):
        cited = min(later, key=lambda one: (later[one], one.version_id))
        how = f"{'what is denied' if denied else 'the opposite'}, as reported later"
        return told(shelf, cited, who=how, when=shelf.published(cited))
    known = [cited for cited in before if cited not in later]
    cited = max(known, key=lambda one: (days[one] or date.min, known.index(one)))
    return told(shelf, cited, who="what is denied" if denied else "before that", when=shelf.published(cited))


def _begin(interval: Interval | None) -> date | None:
    return None if interval is None or interval.begin is None else interval.begin.date()


def _overlap(one: Cited, other: Cited) -> bool:
    return one.version_id == other.version_id and one.span.overlaps(other.span)


def _edited(shelf: Shelf, change: Change) -> BriefItem:
    """An edited report: every cut, addition and rewording, in the words of the version that has them."""
    assert change.edited is not None
    edited = change.edited
    sentences: list[BriefSentence] = []
    for edit in edited.edits:
        old = None if edit.old is None else Cited(edited.old_version, edited.report_id, edit.old)
        new = None if edit.new is None else Cited(edited.new_version, edited.report_id, edit.new)
        match edit.kind:
            case EditKind.CUT if old is not None:
                sentences.append(told(shelf, old, who="cut"))
            case EditKind.ADDED if new is not None:
                sentences.append(told(shelf, new, who="added"))
            case EditKind.CHANGED if old is not None and new is not None:
                was, now = told(shelf, old), told(shelf, new)
                text = f"changed: {was.text} to {now.text}"
                sentences.append(BriefSentence(text, now.words, (*now.citations, *was.citations)))
            case _:
                pass
    heading = f"{outlet_words(shelf.outlets(change.after or change.before))} edited “{change.what}”"
    head = counted(f"{heading} ({plural(len(edited.edits), 'place')})", change.after or change.before)
    return _item(shelf, change.subject, [head, *sentences], change.after or change.before, when=change.reported)


def dispute_items(shelf: Shelf, disputes: Iterable[Dispute], *, since: date | None) -> list[BriefItem]:
    """The disputes: those that most independent origins tell on both sides first, new words before old ones."""
    ranked = sorted(disputes, key=lambda dispute: (-_weight(dispute, since), dispute.dispute_id))
    return [_dispute(shelf, dispute, since) for dispute in ranked]


def _weight(dispute: Dispute, since: date | None) -> float:
    origins = [side.origins for side in dispute.sides]
    reports = len({item.report_id for side in dispute.sides for item in side.items})
    said = max((item.said or "" for side in dispute.sides for item in side.items), default="")
    fresh = since is not None and said >= since.isoformat()
    return 2.0 * log1p(min(origins)) + log1p(sum(origins)) + 0.5 * log1p(reports) + (1.5 if fresh else 0.0)


def _dispute(shelf: Shelf, dispute: Dispute, since: date | None) -> BriefItem:
    every = [item for side in dispute.sides for item in side.items]
    citations = [_words_of(item) for item in every]
    sentences = [counted(f"{dispute.question} {_behind(dispute)}", citations)]
    voices = [item for side in dispute.sides for item in _voices(shelf, side)]
    sentences.extend(_voice(shelf, item, since) for item in sorted(voices, key=_when_said))
    return _item(shelf, dispute.dispute_id, sentences, citations, origins=sum(side.origins for side in dispute.sides))


def _behind(dispute: Dispute) -> str:
    """From how many origins each side comes: "Asserted from 4 independent origins, denied from 1."."""
    first, *others = dispute.sides
    told = [f"{SIDES[first.position].capitalize()} from {plural(first.origins, 'independent origin')}"]
    return ", ".join([*told, *(f"{SIDES[side.position]} from {side.origins}" for side in others)]) + "."


def _voices(shelf: Shelf, side: Side) -> list[DisputeItem]:
    """The latest words of each speaker on a side."""
    latest: dict[tuple[str, ...], DisputeItem] = {}
    for item in sorted(side.items, key=lambda item: (item.said or "", item.item_id)):
        latest[item.speakers or shelf.outlets([_words_of(item)]) or (item.report_id,)] = item
    return list(latest.values())[-VOICES:]


def _when_said(item: DisputeItem) -> str:
    """A key for the order of time: what nobody dates stands first where it is held, and last where it is denied."""
    return item.said or ("" if item.position is Position.ASSERTS else "9")


def _voice(shelf: Shelf, item: DisputeItem, since: date | None) -> BriefSentence:
    """What somebody says in a dispute; what was said since the moment says that it is new."""
    cited = _words_of(item)
    outlets = shelf.outlets([cited])
    who, where = (names(item.speakers), outlets) if item.speakers else (outlet_words(outlets), ())
    by = f" ({', '.join([*where, item.said] if item.said else where)})" if where or item.said else ""
    fresh = "new: " if since is not None and (item.said or "") >= since.isoformat() else ""
    return told(shelf, cited, who=f"{fresh}{SIDES[item.position]} by {who}{by}")


def _words_of(item: DisputeItem) -> Cited:
    return Cited(item.version_id, item.report_id, item.span)


def figure_items(shelf: Shelf, series: Iterable[FigureSeries], moved: Iterable[Change]) -> list[BriefItem]:
    """Figures that conflict or move: those that moved last first, then the rival ones, then those that most report."""
    changed = {change.subject for change in moved if change.kind is ChangeKind.MOVED_FIGURE}
    worth = [one for one in series if one.relation is not Relation.COMPATIBLE or one.series_id in changed]
    worth.sort(
        key=lambda one: (
            one.series_id not in changed,
            one.relation is not Relation.CONFLICT,
            -len({point.report_id for point in one.points}),
            one.series_id,
        )
    )
    return [_series(shelf, one) for one in worth]


def _series(shelf: Shelf, series: FigureSeries) -> BriefItem:
    first: dict[tuple[object, ...], FigurePoint] = {}
    for point in series.points:
        rival = point.claimed_by if series.relation is Relation.CONFLICT else ()
        first.setdefault((point.low, point.high, point.bound, rival), point)
    points = list(first.values())
    shown = points[:1] + points[1:][-(FIGURES - 1) :]
    citations = [Cited(point.key.version_id, point.report_id, point.span) for point in series.points]
    how = {Relation.CONFLICT: "rival figures", Relation.RISE: "moving", Relation.COMPATIBLE: "figures"}
    more = f", {len(points) - len(shown)} more between" if len(points) > len(shown) else ""
    head = counted(f"{series.counts}: {how[series.relation]}{more}", citations)
    return _item(shelf, series.series_id, [head, *(_point(shelf, point) for point in shown)], citations)


def _point(shelf: Shelf, point: FigurePoint) -> BriefSentence:
    cited = Cited(point.key.version_id, point.report_id, point.span)
    words, kept = shelf.quoted(cited)
    who = names(point.claimed_by) or outlet_words(shelf.outlets([cited]))
    when = day_words(point.as_of if point.as_of is not None else shelf.published(cited))
    return BriefSentence(f"{f'{when}: ' if when else ''}{figure_words(point)}, {who}: “{words}”", words, (kept,))


def event_items(shelf: Shelf, entries: Sequence[TimelineEntry]) -> list[BriefItem]:
    """What happened, by date; what is planned, denied or only possible says so."""
    return [_event(shelf, entry) for entry in entries]


def _event(shelf: Shelf, entry: TimelineEntry) -> BriefItem:
    own = Cited(entry.version_id, shelf.filed[entry.version_id].report_id, entry.span)
    others = [
        Cited(telling.version_id, shelf.filed[telling.version_id].report_id, telling.span) for telling in entry.tellings
    ]
    reality = entry.reality.value if entry.reality in NOT_DONE else ""
    sentence = told(shelf, own, who=reality or "", when=entry.when)
    return BriefItem(
        subject="",
        sentences=(BriefSentence(sentence.text, sentence.words, (*sentence.citations, *others)),),
        reports=entry.reports,
        outlets=entry.outlets,
        origins=entry.origins,
        when=entry.when,
    )


def agreed_items(shelf: Shelf, claims: Iterable[CountedClaim], *, taken: frozenset[str]) -> list[BriefItem]:
    """Claims that several independent origins make and nobody denies: first what most of them say in a clause."""
    worth = [
        one
        for one in claims
        if one.claim.claim_id not in taken
        and one.telling > 1
        and all(member.position in {Position.ASSERTS, Position.RAISES} for member in one.claim.members)
        and any(member.position is Position.ASSERTS for member in one.claim.members)
    ]
    worth.sort(key=lambda one: (-one.telling, -one.origins.count, -one.origins.reports, one.claim.claim_id))
    return [_agreed(shelf, one) for one in worth]


def _agreed(shelf: Shelf, counted_claim: CountedClaim) -> BriefItem:
    claim, origins = counted_claim.claim, counted_claim.origins
    members = [member for member in claim.members if member.position is Position.ASSERTS]
    best = next((m for m in members if m.item.item_id == claim.worded_by), members[0]).item
    cited = Cited(best.version_id, best.report_id, best.proposition.span if stands_alone(best) else best.sentence)
    every = [Cited(m.item.version_id, m.item.report_id, m.item.sentence) for m in members]
    who = f" All rest on the words of {origins.spoken_by}." if origins.spoken_by else ""
    support = f"{_support(origins.reports, origins.outlets, origins.count)}.{who}"
    sentences = [told(shelf, cited, when=best.proposition.when), counted(support, every)]
    return BriefItem(claim.claim_id, tuple(sentences), origins.reports, origins.outlets, origins.count)


def _support(reports: int, outlets: int, origins: int) -> str:
    told_by = f"{plural(reports, 'report')} of {plural(outlets, 'outlet')}" if outlets else plural(reports, "report")
    return f"Told by {told_by}, from {plural(origins, 'independent origin')}"


def _item(
    shelf: Shelf,
    subject: str,
    sentences: Sequence[BriefSentence],
    citations: Sequence[Cited],
    *,
    origins: int | None = None,
    when: Interval | None = None,
) -> BriefItem:
    told_by = {shelf.outlets([cited]) or (cited.report_id,) for cited in citations}
    return BriefItem(
        subject=subject,
        sentences=tuple(sentences),
        reports=len({cited.report_id for cited in citations}),
        outlets=len(shelf.outlets(citations)),
        origins=len(told_by) if origins is None else origins,
        when=when,
    )
