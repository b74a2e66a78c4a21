"""Stretches of time. An imprecise date is an interval, never a made-up day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open stretch of time, [begin, finish).

    Both ends are wall-clock times of the place that the report speaks of, without a zone, unless the text
    gave one. None means that the stretch is open on that side.
    """

    begin: datetime | None
    finish: datetime | None

    @classmethod
    def of_days(cls, first: date, after: date) -> "Interval":
        """From the start of `first` to the start of `after`, which no longer belongs to it."""
        return cls(datetime.combine(first, time()), datetime.combine(after, time()))

    @classmethod
    def of_day(cls, day: date) -> "Interval":
        """The whole of one day."""
        return cls.of_days(day, day + timedelta(days=1))

    @property
    def single_day(self) -> date | None:
        """The day, if the interval lies within one; otherwise None."""
        if self.begin is None or self.finish is None:
            return None
        last = self.finish - timedelta(microseconds=1)
        return self.begin.date() if last.date() <= self.begin.date() else None

    def days(self) -> int | None:
        """How many calendar days it touches; None when it is open on a side."""
        if self.begin is None or self.finish is None:
            return None
        last = self.finish - timedelta(microseconds=1)
        return (last.date() - self.begin.date()).days + 1

    def meet(self, other: "Interval") -> "Interval | None":
        """The time that both cover, or None when they have none in common.

        Where a text gave a zone, its wall-clock time counts: the two may come from one report's words.
        """
        begins = [moment.replace(tzinfo=None) for moment in (self.begin, other.begin) if moment is not None]
        ends = [moment.replace(tzinfo=None) for moment in (self.finish, other.finish) if moment is not None]
        begin, finish = max(begins, default=None), min(ends, default=None)
        if begin is not None and finish is not None and begin >= finish:
            return None
        return Interval(begin, finish)


def iso(moment: datetime | None) -> str | None:
    """ISO 8601, as a plain date when the moment is a midnight without a zone; None stays None."""
    if moment is None:
        return None
    if moment.tzinfo is None and moment.time() == time():
        return moment.date().isoformat()
    return moment.isoformat()
