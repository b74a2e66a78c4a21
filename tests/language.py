"""A loaded parser, once for all tests that need language: linguistic cases are tried on real parses."""

import re
from functools import cache

from onrecord.annotations import Parser, annotate_report, load_parser
from onrecord.model import (
    Alignment,
    Block,
    BlockKind,
    Interval,
    Publication,
    PublicationBasis,
    Record,
    Report,
    Span,
)
from onrecord.record import extract_record


@cache
def parser() -> Parser:
    return load_parser()


def report_of(text: str, *, published: Interval | None = None) -> Report:
    """A report of paragraphs; one that begins with "# " is the title (the mark stays out of its block)."""
    blocks = []
    for match in re.finditer(r"[^\n]+", text):
        title = match.group().startswith("# ")
        start = match.start() + (2 if title else 0)
        blocks.append(Block(Span(start, match.end()), BlockKind.TITLE if title else BlockKind.PARAGRAPH))
    basis = PublicationBasis.UNKNOWN if published is None else PublicationBasis.DECLARED
    return Report(
        key="test",
        address="test",
        digest="0" * 64,
        text=text,
        page_text=text,
        blocks=tuple(blocks),
        alignment=(Alignment(0, 0, len(text)),),
        publication=Publication(published, basis),
    )


def record_of(text: str, *, published: Interval | None = None) -> Record:
    report = report_of(text, published=published)
    return extract_record(report, annotate_report(report, parser=parser()))
