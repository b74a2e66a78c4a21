"""Statements, figures and events of one report, from its annotations.

`reading` indexes the annotations; `quoted`, `indirect` and `headlines` find drafts; `extraction` frees them of doubles
and fills in speakers (`subjects`), acts (`acts`), and time, channel and addressee (`circumstances`); `figures` turns
quantities into claims; `events` holds who did what to whom.
"""

from onrecord.record.extraction import extract_record

__all__ = ["extract_record"]
