"""Time expressions: found by a compiled grammar, then tied to the calendar as seen from publication.

`find_times` reads the words of a text; what it finds says "last Friday" or "the second week of February" without
knowing which. `anchor_times` gives each its value and its interval, or none where that cannot be told. Neither needs a
parse; with one, the tense of the governing verb is read off it.

    >>> text = "Shells fell on Friday; he will return in the second week of March, after nearly eight years of war."
    >>> dated = Publication(Interval.of_day(date(2022, 2, 16)), PublicationBasis.DECLARED)
    >>> [(time.span.of(text), time.value) for time in anchor_times(find_times(text), dated, text=text)]
    [('Friday', '2022-02-11'), ('the second week of March', '2022-W10'), ('nearly eight years', 'P8Y')]

Type and value follow TIMEX3 of TimeML (ISO 24617-1), which writes stretches of time after ISO 8601:

    DATE      2022-02-16, 2022-02, 2022; 2022-W06, 2022-W06-WE (weekend); 2021-Q3, 2021-H1, 2021-SU (season); 192 (the
              1920s), 18 (the 19th century); BC0480; PAST_REF, PRESENT_REF, FUTURE_REF
    TIME      2022-02-16T17:30, as the clock of the text shows it; 2022-02-15TNI (a part: MO, MI, AF, EV, NI, DT)
    DURATION  P2W, PT24H, P1Y6M; PXD, PTXH (some days, hours); units Y, M, W, D, and after T: H, M, S. Vague decades,
              centuries and millennia are PXE, PXC, PXL
    SET       P1D, P1W (how often); XXXX-WXX-5 (every Friday), XXXX-XX-XXTNI (at night)

The interval is [begin, finish), in wall-clock time; it has a zone where the text names one whose offset is fixed. It is
None for durations, sets, the vague, years before Christ, and what cannot be resolved: then the value is None, too, if
the words alone do not give it. Nothing is raised for any text: an impossible day ("30 February") or an absurd number is
not found, or has no value. Time is linear in the length of the text.
"""

from onrecord.annotations.times.anchoring import anchor_times
from onrecord.annotations.times.finding import find_times
from onrecord.annotations.times.readings import FoundTime, Reading
from onrecord.annotations.times.set_aside import find_dateline_times

__all__ = ["FoundTime", "Reading", "anchor_times", "find_dateline_times", "find_times"]
