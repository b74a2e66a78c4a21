"""What of the record is new since a moment, and why it counts as new.

The record knows three times: when something happened, when it was published, and when the record came to hold it. What
was published since the moment is new. What is older but was found only since is new to the record, too: unless the
record did not exist yet at that moment, for then everything was found since, and only publication can tell.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from onrecord.model.changes import Novelty, Sighting


@dataclass(frozen=True)
class Since:
    """A moment, and what is known of each version; UTC, or wall-clock time where a page gives no zone."""

    moment: datetime
    sightings: dict[str, Sighting]
    existed: bool

    @classmethod
    def of(cls, moment: datetime, sightings: Iterable[Sighting], *, existed: bool | None = None) -> "Since":
        """Looks at a record from a moment.

        Args:
            moment: What the record held, or could have held, before it counts as known.
            sightings: When versions came in: all of them, or those that may be new.
            existed: Whether the record held any version before the moment; None where all sightings are given.
        """
        by_version = {sighting.version_id: sighting for sighting in sightings}
        if existed is None:
            existed = any(_plain(sighting.seen) < _plain(moment) for sighting in by_version.values())
        return cls(moment, by_version, existed)

    def novelty(self, version_id: str) -> Novelty | None:
        """Why a version is new since the moment; None where the record held it, or could have, before."""
        sighting = self.sightings.get(version_id)
        if sighting is None:
            return None
        if self._published_since(sighting):
            return Novelty.REPORTED
        late = _plain(sighting.seen) >= _plain(self.moment)
        if late and (self.existed or sighting.published is None):
            return Novelty.FOUND
        return None

    def knew(self, version_ids: Iterable[str]) -> bool:
        """Whether any of some versions is not new: words that they share were known by the moment."""
        return any(self.novelty(version_id) is None for version_id in version_ids)

    def was_reread(self, version_id: str) -> bool:
        """Whether the record held a version before the moment and the program has read it anew since."""
        sighting = self.sightings.get(version_id)
        if sighting is None or _plain(sighting.seen) >= _plain(self.moment):
            return False
        return _plain(sighting.read) >= _plain(self.moment)

    def _published_since(self, sighting: Sighting) -> bool:
        """Whether a version can only have been published, or changed, since the moment."""
        if sighting.modified is not None and _plain(sighting.modified) >= _plain(self.moment):
            return True
        published = sighting.published
        begin = None if published is None else published.begin
        return begin is not None and _plain(begin) >= _plain(self.moment)


def _plain(moment: datetime) -> datetime:
    """A moment without its zone: a page's wall-clock time often has none, and a day's doubt hangs on no hour."""
    return moment.replace(tzinfo=None)
