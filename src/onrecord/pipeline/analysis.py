"""One page through the stages that need nothing but the page: report, annotations, record."""

import traceback
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from onrecord.annotations import Parser, annotate_report, load_parser
from onrecord.cross_report.stories import read_for_stories
from onrecord.cross_report.timeline.lines import dated_lines
from onrecord.errors import BadLexicon, MissingModel
from onrecord.lexicon.frames import frames_with
from onrecord.model import Page, Publication, Record, Rejection, RejectionReason, Report
from onrecord.model.filed import Filed
from onrecord.model.prepared import Prepared
from onrecord.pipeline.comparing.aids import make_aid
from onrecord.record import extract_record
from onrecord.reports import read_report


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that cannot be used; `trace` says where in the program it failed, None if the page is to blame."""

    rejection: Rejection
    trace: str | None = None


@cache
def shared_parser() -> Parser:
    """The process's one parser: loading it takes about 2 s and 350 MB."""
    return load_parser()


def analyse_page(page: Page, *, events: Path | None = None) -> Record | Refused:
    """Runs a page through the stages; a stage that fails costs this page only. `events` are the user's own frames."""
    stage = "reading"
    try:
        report = read_report(page)
        if isinstance(report, Rejection):
            return Refused(report)
        stage = "analysing"
        return analyse_report(report, events=events)
    except (BadLexicon, MissingModel):
        raise  # an installation that is not whole fails for every page
    except Exception as error:
        return Refused(failed(page.address, stage, error), traceback.format_exc())


def analyse_report(report: Report, *, decided: Publication | None = None, events: Path | None = None) -> Record:
    """The record of a report; a date that the user set stands above its own, the user's frames above ours."""
    dated = report if decided is None else replace(report, publication=decided)
    annotations = annotate_report(dated, parser=shared_parser())
    record = extract_record(dated, annotations, frames=None if events is None else frames_with(events))
    record = replace(record, prepared=prepare(record))
    # Tokens and their vectors are many, and only the stages above need them.
    return replace(record, annotations=replace(record.annotations, tokens=(), vectors=None))


def prepare(record: Record) -> Prepared:
    """What the comparison across reports needs of a report, and takes its words to find."""
    report, annotations = record.report, record.annotations
    filed = Filed("", "", 1, report.text, title=report.title, sentences=tuple(s.span for s in annotations.sentences))
    story = read_for_stories(filed, toponyms=annotations.toponyms, times=annotations.times)
    return Prepared(story, dated_lines(record), make_aid(filed, record.propositions, record.tallies))


def failed(address: str, stage: str, error: BaseException) -> Rejection:
    """The rejection of a page on which the program itself failed."""
    return Rejection(
        address=address,
        reason=RejectionReason.FAILED,
        message=f"{stage} it failed: {type(error).__name__}: {error}",
        remedy="This is a fault of onrecord: please report it, with the output of --verbose.",
    )
