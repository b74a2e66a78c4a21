"""What changed between two moments of the record, each change with the words before and after.

`moments` tells what is new and why; `positions`, `figures` and `edits` what changed in claims, series and reports;
`comparing` puts it together.
"""

from onrecord.cross_report.changes.comparing import changes
from onrecord.cross_report.changes.edits import edits

__all__ = ["changes", "edits"]
