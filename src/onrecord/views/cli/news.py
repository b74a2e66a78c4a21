"""The commands about what is new: changes since a moment, and the brief."""

import html
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum

import typer
from rich.text import Text

from onrecord.model import iso
from onrecord.model.brief import Brief, BriefItem, BriefPart, BriefSentence
from onrecord.model.changes import Change, Cited, EditKind
from onrecord.store import RecordReader
from onrecord.views.cli import output, printing
from onrecord.views.cli.dates import parse_date
from onrecord.views.cli.options import (
    DEFAULT_RECORD,
    BriefSinceOption,
    FormatOption,
    JsonOption,
    LimitOption,
    MomentOption,
    RecordOption,
)
from onrecord.views.cli.passages import Passages
from onrecord.views.cli.wording import count, interval_words, one_line
from onrecord.views.shapes.gathered import Gathered
from onrecord.views.shapes.news_fields import TITLES, brief_fields, change_fields

_EDITS = {EditKind.CUT: "cut", EditKind.ADDED: "added", EditKind.CHANGED: "changed", EditKind.MOVED: "moved"}


class BriefFormat(StrEnum):
    """In which form a brief is printed."""

    MD = "md"
    HTML = "html"
    JSON = "json"


def changes(
    since: MomentOption,
    record: RecordOption = DEFAULT_RECORD,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List what is new since a moment: claims, denials, positions, figures, edits, reports."""
    from onrecord.pipeline.reading_across import list_changes

    moment = _moment(since)
    with RecordReader(record) as reader:
        gathered = Gathered(reader)
        found = list_changes(reader, moment)
        shown = found[:limit]
        if json:
            printing.print_json_rows(change_fields(gathered, change) for change in shown)
        else:
            for change in shown:
                _print_change(Passages(gathered), change)
    if len(shown) < len(found):
        output.remark(f"{count(len(found) - len(shown), 'more change')} left out by --limit.")
    elif not json:
        output.remark(f"{count(len(found), 'change')}." if found else "Nothing changed.")


def brief(
    record: RecordOption = DEFAULT_RECORD,
    since: BriefSinceOption = None,
    format: FormatOption = "md",
    json: JsonOption = False,
) -> None:
    """Write the page to read first in the morning; every sentence has its sources."""
    from onrecord.pipeline.reading_across import draw_brief

    form = BriefFormat.JSON if json else BriefFormat(format)
    moment = None if since is None else _moment(since)
    with RecordReader(record) as reader:
        page = draw_brief(reader, moment)
        gathered = Gathered(reader)
        if form is BriefFormat.JSON:
            printing.print_json(brief_fields(gathered, page))
        else:
            output.say(_FORMS[form](gathered, page))


def _markdown(gathered: Gathered, page: Brief) -> str:
    numbers: dict[Cited, int] = {}
    lines = [f"# Brief{_since(page)}", "", _counted(page), ""]
    for section in page.sections:
        lines += [f"## {TITLES[section.part]}", ""]
        for item in section.items:
            head, *further = (f"{one_line(one.text)} {_marks(one, numbers)}" for one in item.sentences)
            lines += [f"- {head}{_stands(section.part, item)}", *(f"  - {one}" for one in further)]
        if section.left_out:
            lines.append(f"- ... and {count(section.left_out, 'more', 'more')}")
        lines.append("")
    lines += ["## Sources", ""]
    lines += [f"{number}. {_source(gathered, cited)}" for cited, number in numbers.items()]
    return "\n".join(lines)


def _page(gathered: Gathered, page: Brief) -> str:
    numbers: dict[Cited, int] = {}
    body = [f"<h1>Brief{html.escape(_since(page))}</h1>", f"<p>{html.escape(_counted(page))}</p>"]
    for section in page.sections:
        body.append(f"<h2>{html.escape(TITLES[section.part])}</h2><ul>")
        for item in section.items:
            head, *further = (
                f"{html.escape(one_line(one.text))} <sup>{html.escape(_marks(one, numbers))}</sup>"
                for one in item.sentences
            )
            below = f"<ul>{''.join(f'<li>{one}</li>' for one in further)}</ul>" if further else ""
            body.append(f"<li>{head}<small>{html.escape(_stands(section.part, item))}</small>{below}</li>")
        if section.left_out:
            body.append(f"<li>... and {section.left_out} more</li>")
        body.append("</ul>")
    sources = "".join(f"<li>{html.escape(_source(gathered, cited))}</li>" for cited in numbers)
    body.append(f"<h2>Sources</h2><ol>{sources}</ol>")
    style = (
        "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}"
        "small{color:#666}li{margin:.3rem 0}"
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Brief</title>'
        f"<style>{style}</style></head><body>{''.join(body)}</body></html>"
    )


_FORMS: Mapping[BriefFormat, Callable[[Gathered, Brief], str]] = {
    BriefFormat.MD: _markdown,
    BriefFormat.HTML: _page,
}


def _since(page: Brief) -> str:
    return "" if page.since is None else f" since {iso(page.since)}"


def _counted(page: Brief) -> str:
    by = f" by {count(page.outlets, 'outlet')}" if page.outlets else ""
    held = f"{count(page.reports, 'report')}{by}"
    return f"From {held}. No verdicts: each line is in the words of its sources."


def _marks(sentence: BriefSentence, numbers: dict[Cited, int]) -> str:
    found = [numbers.setdefault(cited, len(numbers) + 1) for cited in sentence.citations]
    return f"[{', '.join(str(number) for number in dict.fromkeys(found))}]"


def _stands(part: BriefPart, item: BriefItem) -> str:
    """How many stand behind an item; origins only where they were counted along the lineage."""
    if not item.reports:
        return ""
    counted = part in (BriefPart.EVENTS, BriefPart.AGREED)
    if counted:
        return f" ({count(item.reports, 'report')}, {count(item.origins, 'independent origin')})"
    by = f", {count(item.outlets, 'outlet')}" if item.outlets else ""
    return f" ({count(item.reports, 'report')}{by})"


def _source(gathered: Gathered, cited: Cited) -> str:
    head = gathered.heads[cited.version_id]
    parts = (head.outlet, head.title, gathered.report_day(cited.version_id))
    named = ", ".join(one_line(part) for part in parts if part)
    named = f"{named}. " if named else ""
    place = f"{gathered.given[cited.version_id]} [{cited.span.start}–{cited.span.end}]"
    return f"{named}{place}: “{one_line(gathered.words(cited.version_id, cited.span))}”"


def _print_change(passages: Passages, change: Change) -> None:
    who = f"  {', '.join(change.who)}" if change.who else ""
    values = f"  {change.values[0]} → {change.values[1]}" if change.values else ""
    reported = "" if change.reported is None else f"  publ. {interval_words(change.reported)}"
    output.console().print(
        Text.assemble(
            (change.kind.value, "bold cyan"),
            f"  {passages.told(change.what)}",
            (f"{who}{values}", "bold"),
            (reported, "dim"),
        )
    )
    if change.edited is not None:
        for edit in change.edited.edits:
            sides = ((change.edited.old_version, edit.old), (change.edited.new_version, edit.new))
            words = " → ".join(f"“{passages.words(v, span)}”" for v, span in sides if span is not None)
            output.console().print(Text(f"  {_EDITS[edit.kind]}  {words}"))
        return
    for name, side in (("before", change.before), ("now", change.after)):
        for cited in side:
            place = passages.place(cited.version_id, cited.span)
            words = passages.words(cited.version_id, cited.span)
            output.console().print(Text.assemble(f"  {name}  ", (place, "dim"), f"  “{words}”"))


def _moment(text: str) -> datetime:
    begin = parse_date(text).begin
    if begin is None:
        raise typer.BadParameter(f"{text!r} has no beginning.")
    return begin
