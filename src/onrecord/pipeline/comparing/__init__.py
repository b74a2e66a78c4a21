"""The stage that compares reports with each other, between reading them and closing the record.

Family by family what is new is linked to its neighbours (`linking`), and what links join is grouped (`grouping`).
"""

from onrecord.pipeline.comparing.stage import compare_reports

__all__ = ["compare_reports"]
