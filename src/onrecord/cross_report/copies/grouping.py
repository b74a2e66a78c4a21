"""The sets of reports, and of passages, that descend from one text.

Reports of which most is one text are one set. A report that took a paragraph is no descendant of the text as a whole:
its paragraph is, and stands in a set of passages. What comes first in a set is its origin only if the routes lead from
there to all others.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model.copies import Copy, CopyKind, PassageKind, SharedText, Stretch
from onrecord.model.filed import Filed
from onrecord.model.spans import Span

WHOLES = (CopyKind.WHOLE, CopyKind.TRIMMED, CopyKind.EDITED)
ALIKE = 0.5  # of the stretch that two passages of one report cover together, so much lies in both
COMPARED = 20  # earlier passages of a report that the next one is held against


def group(reports: Iterable[Filed], links: Iterable[Copy]) -> tuple[SharedText, ...]:
    """The texts that several of these reports have, whole or as passages; the same in whatever order they are given."""
    filed = {report.version_id: report for report in reports}
    known = [link for link in links if link.first in filed and link.second in filed]
    known.sort(key=lambda link: (link.first, link.second))
    wholes = [link for link in known if link.kind in WHOLES]
    parts = [link for link in known if link.is_copy and link.kind is CopyKind.EMBEDDED]
    return tuple(sorted((*_whole_texts(filed, wholes), *_passages(parts)), key=lambda text: (text.members, text.whole)))


def _whole_texts(filed: Mapping[str, Filed], links: Sequence[Copy]) -> Iterable[SharedText]:
    sets = _Sets()
    for link in links:
        sets.join(link.first, link.second)
    for members in sets.all():
        among = [link for link in links if link.first in members]
        stretches = tuple(Stretch(name, Span(0, len(filed[name].text))) for name in sorted(members))
        yield _shared(stretches, among, whole=True, kind=PassageKind.PROSE)


def _passages(links: Sequence[Copy]) -> Iterable[SharedText]:
    sets = _Sets()
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    kinds: dict[str, PassageKind] = {}
    places: dict[str, Stretch] = {}
    for link in links:
        for number, passage in enumerate(link.passages):
            if passage.kind is PassageKind.STANDING:
                continue
            names = [f"{link.first}\t{link.second}\t{number}\t{side}" for side in (1, 2)]
            for name, version, span in zip(
                names, (link.first, link.second), (passage.first, passage.second), strict=True
            ):
                found[version].append((span, name))
                places[name] = Stretch(version, span)
                kinds[name] = passage.kind
            sets.join(*names)
    for named in found.values():
        _join_alike(sorted(named), sets)
    for members in sets.all():
        prose = any(kinds[name] is PassageKind.PROSE for name in members)
        kind = PassageKind.PROSE if prose else PassageKind.QUOTED
        stretches = _merged(places[name] for name in members)
        versions = {stretch.version_id for stretch in stretches}
        among = [link for link in links if link.first in versions and link.second in versions]
        yield _shared(stretches, among, whole=False, kind=kind)


def _join_alike(stretches: Sequence[tuple[Span, str]], sets: "_Sets") -> None:
    """Joins the passages of one report that cover nearly the same words."""
    kept: list[tuple[Span, str]] = []
    for span, name in stretches:
        for other, earlier in kept[-COMPARED:]:
            both = min(span.end, other.end) - max(span.start, other.start)
            if both >= ALIKE * (max(span.end, other.end) - min(span.start, other.start)):
                sets.join(name, earlier)
                break
        else:
            kept.append((span, name))


def _merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Stretches without those that overlap: these become one."""
    merged: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda one: (one.version_id, one.span)):
        last = merged[-1] if merged else None
        if last is not None and last.version_id == stretch.version_id and stretch.span.start < last.span.end:
            merged[-1] = Stretch(last.version_id, Span(last.span.start, max(last.span.end, stretch.span.end)))
        else:
            merged.append(stretch)
    return tuple(merged)


def _shared(stretches: tuple[Stretch, ...], links: Sequence[Copy], *, whole: bool, kind: PassageKind) -> SharedText:
    versions = {stretch.version_id for stretch in stretches}
    origin, reason = _origin(versions, links)
    begin = f"{stretches[0].version_id}\t{stretches[0].span.start}\t{whole}"
    text_id = f"t-{hashlib.sha256(begin.encode()).hexdigest()[:8]}"
    return SharedText(text_id, whole, kind, stretches, origin, (reason,))


def _origin(versions: set[str], links: Sequence[Copy]) -> tuple[str | None, str]:
    """The one from which routes lead to all others, and what tells so."""
    onward: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.source is not None:
            onward[link.source].add(link.second if link.source == link.first else link.first)
    followers = set().union(*onward.values()) if onward else set()
    heads = sorted(versions - followers)
    if len(heads) != 1:
        return None, "which of them was first is not known" if len(versions) > len(heads) else "no route is known"
    reached, ahead = {heads[0]}, [heads[0]]
    while ahead:
        for name in onward[ahead.pop()] - reached:
            reached.add(name)
            ahead.append(name)
    if versions <= reached:
        return heads[0], f"all routes lead from {heads[0]}"
    return None, "not all routes lead from one of them"


class _Sets:
    """Names joined into disjoint sets."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        """Makes one set of the sets of two names."""
        top, under = sorted((self._top(one), self._top(other)))
        self._above[under] = top

    def all(self) -> list[set[str]]:
        """The sets, each of two names or more, in the order of their first names."""
        sets: dict[str, set[str]] = defaultdict(set)
        for name in sorted(self._above):
            sets[self._top(name)].add(name)
        return list(sets.values())

    def _top(self, name: str) -> str:
        self._above.setdefault(name, name)
        while self._above[name] != name:
            self._above[name] = self._above[self._above[name]]
            name = self._above[name]
        return name
