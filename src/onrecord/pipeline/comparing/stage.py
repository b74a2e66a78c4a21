"""The whole comparison across reports, in order: copies and credits, lineage, claims and disputes, series, stories."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from onrecord.cross_report.lineage import OutletRegister
from onrecord.pipeline.comparing.families import families
from onrecord.pipeline.comparing.grouping import LineageGraph, regroup_claims, regroup_series, regroup_stories
from onrecord.pipeline.comparing.linking import link_family
from onrecord.pipeline.comparing.opened import Opened
from onrecord.store import BEGINNINGS, COPIES, CREDITS, PROPOSITIONS, TALLIES, Comparisons


def compare_reports(comparisons: Comparisons, register: OutletRegister, *, moved: Iterable[int] = ()) -> None:
    """Compares what came in since the last time with all that the record holds.

    Args:
        comparisons: What the record keeps of its items.
        register: Whom outlets' names stand for.
        moved: Versions of which some entity stands for another actor now.
    """
    with _without_search_for_cycles():
        _compare(comparisons, register, moved)


@contextmanager
def _without_search_for_cycles() -> Iterator[None]:
    """Lets Python free by counting references alone.

    Millions of values are alive at once, and next to none of them hold each other in cycles: of 400 reports, 340
    objects. To look for these again and again costs a fifth of all the time.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def _compare(comparisons: Comparisons, register: OutletRegister, moved: Iterable[int]) -> None:
    rulings = comparisons.take_rulings()
    opened = Opened(comparisons)
    by_name = {family.name: family for family in families(register)}
    touched = {
        name: link_family(family, comparisons, opened) | rulings.changed.get(name, frozenset())
        for name, family in by_name.items()
    }
    graph = LineageGraph(by_name[COPIES], by_name[CREDITS], register, comparisons, opened, passed_by=rulings.edges)
    changed = graph.regroup(touched[COPIES] | touched[CREDITS]) | set(moved)
    counted_there = {place.item for place in comparisons.places_of(TALLIES, changed)}
    told_there = {place.item for place in comparisons.places_of(PROPOSITIONS, changed)}
    regroup_claims(by_name[PROPOSITIONS], touched[PROPOSITIONS] | told_there, graph, comparisons, opened, rulings)
    regroup_series(by_name[TALLIES], touched[TALLIES] | counted_there, graph, comparisons, opened, rulings)
    regroup_stories(by_name[BEGINNINGS], touched[BEGINNINGS], comparisons, opened)
