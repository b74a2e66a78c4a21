"""The whole comparison across reports, in order: copies and credits, lineage, claims and disputes, series, stories."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from onrecord.cross_report.lineage import OutletRegister
from onrecord.pipeline.comparing.families import families
from onrecord.pipeline.comparing.grouping import regroup_claims, regroup_series, regroup_stories
from onrecord.pipeline.comparing.lineage_graph import OriginCounter, regroup_edges
from onrecord.pipeline.comparing.linking import link_family
from onrecord.pipeline.comparing.opened import Opened
from onrecord.store import BEGINNINGS, COPIES, CREDITS, PROPOSITIONS, TALLIES, Comparisons

_VERSIONS_AT_ONCE = 2000  # so 8,000 new reports are compared in 1.7 GB of memory


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
    touched = {name: set(rulings.changed.get(name, ())) for name in by_name}
    told_anew = regroup_edges(by_name[CREDITS], touched[COPIES] | touched[CREDITS], comparisons, opened).union(moved)
    for versions in _in_batches(comparisons.waiting(by_name)):
        linked = {name: link_family(family, versions, comparisons, opened) for name, family in by_name.items()}
        told_anew |= regroup_edges(by_name[CREDITS], linked[COPIES] | linked[CREDITS], comparisons, opened)
        for name, items in linked.items():
            touched[name] |= items
    comparisons.write_keys()
    comparisons.mark_compared(by_name)
    for name in (PROPOSITIONS, TALLIES):
        touched[name] |= comparisons.items_of(name, told_anew)
    counter = OriginCounter(register, comparisons, opened, passed_by=rulings.edges)
    regroup_claims(by_name[PROPOSITIONS], touched[PROPOSITIONS], counter, comparisons, opened, rulings)
    regroup_series(by_name[TALLIES], touched[TALLIES], counter, comparisons, opened, rulings)
    regroup_stories(by_name[BEGINNINGS], touched[BEGINNINGS], comparisons, opened)


def _in_batches(versions: Sequence[int]) -> Iterator[Sequence[int]]:
    """What is new, some at a time: in the order of time, so that neighbours come together or one after the other."""
    for first in range(0, len(versions), _VERSIONS_AT_ONCE):
        yield versions[first : first + _VERSIONS_AT_ONCE]
