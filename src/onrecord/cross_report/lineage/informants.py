"""Whether somebody whom a report cites is an informant: an agency, an outlet, or a monitor that counts for others.

What an informant says reaches reports as news does, second-hand, so two that cite the same one have one origin. A
minister whom two reporters heard at one news conference is none: each heard it.
"""

from collections.abc import Iterable
from functools import lru_cache

from onrecord.cross_report.lineage.publishers import OutletRegister, same_publisher
from onrecord.lexicon.lineage import monitor_pattern
from onrecord.lexicon.outlets import ambiguous_names
from onrecord.model.lineage import Publisher


def find_informant(speaker: str, publishers: Iterable[Publisher], register: OutletRegister) -> Publisher | None:
    """Whom a cited name stands for as an informant, None for a speaker who is none.

    Args:
        speaker: The name as the record has it.
        publishers: Those who published reports on the same thing: whoever of them is cited is an informant.
        register: Whom names stand for.
    """
    found, certain = _called(speaker, register)
    if found is None or certain:
        return found
    return next((publisher for publisher in publishers if publisher.name and same_publisher(found, publisher)), None)


@lru_cache(maxsize=1 << 14)
def _called(speaker: str, register: OutletRegister) -> tuple[Publisher | None, bool]:
    """Whom a name can stand for as an informant, and whether it is one whoever published reports."""
    name = " ".join(speaker.split())
    if name not in ambiguous_names() and (known := register.listed(name)):
        return known, True
    found = register.find(name)
    return found, found is not None and monitor_pattern().search(name) is not None
