"""By which words a report is found among thousands: those of its beginning that tell most.

Two reports of one story share several of them; two that share one only share a topic. So a pair is worth comparing
when it is found under `SHARED` keys.
"""

from onrecord.model.stories import StoryReport

SHARED = 2  # keys under which two reports must be neighbours to be compared
MOST_WORDS = 24
MOST_LEAD = 10
LEAST_WEIGHT = 3.0  # a word rarer than one in twenty reports, or one that is used often


def keys_of(report: StoryReport) -> frozenset[str]:
    """The keys of a report; all versions of one report share one key twice over, so that they are always compared."""
    words = [word for word, weight in report.words if weight >= LEAST_WEIGHT][:MOST_WORDS]
    lead = [word for word, weight in report.lead if weight >= LEAST_WEIGHT][:MOST_LEAD]
    own = {f"version of {report.report_id}", f"another version of {report.report_id}"} if report.report_id else set()
    return frozenset({*words, *lead} | own)
