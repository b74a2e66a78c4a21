"""The whole run: pages in, a record out; or text in, annotations out.

`build_record` is the flow of the package in one function, stage by stage. `annotate_lines` runs the same stages on
lines of text without a record, `set_published` runs them again on a report whose date a person has set, and
`apply_decisions` lets what people decided count across reports.
"""

from onrecord.pipeline.annotating import AnnotatedLine, BadLine, annotate_lines, parse_layers, refuse_bytes
from onrecord.pipeline.building import build_record
from onrecord.pipeline.dating import set_published, withdraw_published
from onrecord.pipeline.layers import LAYERS
from onrecord.pipeline.progress import BuildSummary, Progress, Stage
from onrecord.pipeline.reviewing import apply_decisions

__all__ = [
    "LAYERS",
    "AnnotatedLine",
    "BadLine",
    "BuildSummary",
    "Progress",
    "Stage",
    "annotate_lines",
    "apply_decisions",
    "build_record",
    "parse_layers",
    "refuse_bytes",
    "set_published",
    "withdraw_published",
]
