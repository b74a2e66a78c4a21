"""What happened when, as many reports tell it: dated lines of each report, and the timeline that they make.

`lines` finds a report's dated lines (`tense`, `readability`); `periods` counts which dates matter; `choosing` finds the
sentence for each; `timeline` puts the entries together.
"""

from onrecord.cross_report.timeline.lines import dated_lines
from onrecord.cross_report.timeline.periods import Step
from onrecord.cross_report.timeline.timeline import timeline

__all__ = ["Step", "dated_lines", "timeline"]
