"""What is found out while actors are told apart: why names were joined, and what stays open."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from onrecord.lexicon.names import fold
from onrecord.model import Alternative, EntityReference

Key = tuple[str, ...]


@dataclass(slots=True)
class Notes:
    """Reasons and alternatives by the key of the actor that they belong to."""

    reasons: dict[Hashable, list[str]] = field(default_factory=lambda: defaultdict(list))
    alternatives: dict[Hashable, list[Alternative]] = field(default_factory=lambda: defaultdict(list))

    def because(self, key: Key, reason: str) -> None:
        """Notes why a name belongs to an actor."""
        self.reasons[key].append(reason)

    def could_be(self, key: Key, others: Sequence[tuple[str, str]]) -> None:
        """Notes whom an actor's names may stand for as well, each with what speaks for it."""
        self.alternatives[key].extend(Alternative(name, reason) for name, reason in others)

    def move(self, old: Key, new: Key) -> None:
        """Gives the reasons noted for one key to another as well; what was open is decided with it."""
        if old != new:
            self.reasons[new].extend(self.reasons.get(old, ()))

    def reasons_of(self, key: Key) -> tuple[str, ...]:
        """Why, each reason once, in the order of the alphabet."""
        return tuple(sorted(set(self.reasons.get(key, ()))))

    def alternatives_of(self, key: Key, name: str) -> tuple[Alternative, ...]:
        """The alternatives, each once and none that is the actor itself."""
        found = {other for other in self.alternatives.get(key, ()) if other.name != name}
        return tuple(sorted(found, key=lambda other: (other.name, other.reason)))


def key_within_report(reference: EntityReference) -> Key:
    """A key for those without a name: one report's "officials" are not another's."""
    words = (fold(word) for word in reference.name.split())
    return ("nameless", reference.kind.value, reference.version_id, *words)
