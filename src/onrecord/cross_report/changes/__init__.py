"""What changed between two moments of the record, each change with the words before and after.

`moments` tells what is new and why; `positions`, `figures` and `edits` what changed in claims, series and reports;
`comparing` puts it together,
and `telling` tells it in short.
"""

from onrecord.cross_report.changes.comparing import changes
from onrecord.cross_report.changes.edits import edits
from onrecord.cross_report.changes.moments import Since
from onrecord.cross_report.changes.telling import tell_news

__all__ = ["Since", "changes", "edits", "tell_news"]
