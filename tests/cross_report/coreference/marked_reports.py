"""Made-up reports with their mentions marked in the text: {e1.a|words} is an event, {n1.a|words} an entity."""

import re

from onrecord.annotations import annotate_report
from onrecord.cross_report.coreference import Marked, ReadReport, read_report, tokens_within
from onrecord.model import Span
from tests.language import parser, report_of

MARK = re.compile(r"\{([en]\d+\.\w+)\|([^}]*)\}")


def read(number: int, marked: str) -> ReadReport:
    """A report from a text with its mentions marked."""
    spans: dict[str, Span] = {}
    text = ""
    for i, part in enumerate(MARK.split(marked)):
        if i % 3 == 1:
            key = part
        elif i % 3 == 2:
            spans[key] = Span(len(text), len(text) + len(part))
        text += part if i % 3 != 1 else ""
    annotations = annotate_report(report_of(text), parser=parser())
    found = {key: Marked(key, tokens_within(annotations.tokens, [span])) for key, span in spans.items()}
    return read_report(
        f"r{number}",
        annotations,
        events=[one for key, one in found.items() if key.startswith("e")],
        entities=[one for key, one in found.items() if key.startswith("n")],
    )


def keys_of(report: ReadReport) -> list[str]:
    """The keys of all mentions."""
    return [m.key for m in report.events] + [m.key for m in report.entities]
