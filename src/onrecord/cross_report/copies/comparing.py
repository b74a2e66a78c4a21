"""Compares two reports: the passages that both have, how much of each they are, and which way the words went."""

from collections.abc import Sequence

from onrecord.cross_report.copies.chains import find_chains
from onrecord.cross_report.copies.directions import find_route
from onrecord.cross_report.copies.edges import with_edges
from onrecord.cross_report.copies.filing import Copyable
from onrecord.cross_report.copies.kinds import Shares, kind_of
from onrecord.cross_report.copies.matches import find_matches, share_much
from onrecord.cross_report.copies.passages import BESIDE, QUOTE_ALONE, Told, find_passages
from onrecord.model.copies import Copy, CopyKind, PassageKind, Route, Sign

SHARED = 7.0  # what words in runs of five that are the same must weigh, else two reports are not looked at closer


def compare(one: Copyable, other: Copyable) -> Copy | None:
    """What two reports share, or None where that is nothing that chance would not give. Symmetric."""
    first, second = sorted((one, other), key=lambda report: report.filed.version_id)
    if not share_much(first.worded, second.worded, enough=SHARED):
        return None
    chains = find_chains(find_matches(first.worded, second.worded), first.worded, least=BESIDE)
    if not chains or chains[0].weight < QUOTE_ALONE:
        return None
    told = find_passages(with_edges(chains, first.worded, second.worded), first, second)
    return _copy(first, second, told) if told else None


def _copy(first: Copyable, second: Copyable, told: Sequence[Told]) -> Copy:
    passages = tuple(one.passage for one in told)
    shares = Shares.of([one.chain for one in told], len(first.worded), len(second.worded))
    kind, reasons = kind_of(passages, shares)
    route = Route.UNDECIDED
    signs: tuple[Sign, ...] = ()
    if kind not in (CopyKind.QUOTE, CopyKind.STANDING):
        route, signs = find_route(first.filed, second.filed, passages, shares)
    return Copy(
        first.filed.version_id,
        second.filed.version_id,
        kind,
        passages,
        contained_first=round(shares.same_first, 4),
        contained_second=round(shares.same_second, 4),
        score=round(sum(one.weight for one in passages if one.kind is PassageKind.PROSE), 2),
        route=route,
        signs=signs,
        same_report=first.filed.report_id == second.filed.report_id,
        headline=_headline(first, second),
        reasons=reasons,
    )


def _headline(first: Copyable, second: Copyable) -> float | None:
    if not first.headline or not second.headline:
        return None
    return round(len(first.headline & second.headline) / len(first.headline | second.headline), 4)
