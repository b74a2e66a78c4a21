"""The commands by which people decide about what was found: confirm, reject, correct, merge, split, note, undo."""

import getpass
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import BadReview
from onrecord.model import iso
from onrecord.model.review import Review, ReviewKind
from onrecord.store import RecordReader
from onrecord.store.reviews import Decision, ReviewStatus, decide, import_reviews, read_review, review_json, undo
from onrecord.views.cli import output
from onrecord.views.cli.choices import one_of, shown
from onrecord.views.cli.codes import ALL_WELL, SOME_REJECTED
from onrecord.views.cli.dates import parse_date
from onrecord.views.cli.options import DEFAULT_RECORD, JsonOption, RecordOption, WhoOption
from onrecord.views.cli.review_listing import print_reviews
from onrecord.views.cli.wording import count
from onrecord.views.cli.writing import STANDARD, writing

review = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Decide about what was found: decisions stand beside it, survive every build, and can be taken back.",
)

NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why, in your own words.")]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="An id that a list gives, or its beginning.")]


@review.command("list")
def list_reviews(
    record: RecordOption = DEFAULT_RECORD,
    status: Annotated[
        ReviewStatus | None,
        typer.Option(
            "--status",
            parser=one_of(ReviewStatus),
            metavar=shown(ReviewStatus),
            help="Only decisions of which this is so.",
        ),
    ] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="ID", help="Only decisions about this.")] = None,
    json: JsonOption = False,
) -> None:
    """List all decisions, the latest first, with what became of each."""
    with RecordReader(record) as reader:
        rows = reader.reviews()
    shown = [
        row
        for row in rows
        if (status is None or row.status is status)
        and (about is None or about in (row.review.target_id, *row.holds_for))
    ]
    print_reviews(shown, total=len(rows), json=json)


@review.command()
def confirm(
    wanted: IdArgument, record: RecordOption = DEFAULT_RECORD, by: WhoOption = None, note: NoteOption = None
) -> None:
    """Say that a statement, figure, event, claim, or a member of a claim (CLAIM/ITEM) is right."""
    _decide(record, ReviewKind.CONFIRM, wanted, by, _noted(note))


@review.command()
def reject(
    wanted: IdArgument, record: RecordOption = DEFAULT_RECORD, by: WhoOption = None, note: NoteOption = None
) -> None:
    """Say that one is wrong: it stays on record, marked so, and is left out of lists, claims and series."""
    _decide(record, ReviewKind.REJECT, wanted, by, _noted(note))


@review.command()
def correct(
    wanted: IdArgument,
    record: RecordOption = DEFAULT_RECORD,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Who says it, for a statement.")
    ] = None,
    said: Annotated[
        str | None, typer.Option("--said", metavar="DATE", help="When it was said, for a statement.")
    ] = None,
    by: WhoOption = None,
    note: NoteOption = None,
) -> None:
    """Correct who said a statement, or when; `onrecord set-date` is for when a report was published."""
    if (speaker is None) == (said is None):
        raise typer.BadParameter("give either --speaker or --said.")
    value = {"speaker": speaker} if speaker is not None else dated(said or "")
    _decide(record, ReviewKind.CORRECT, wanted, by, {**value, **_noted(note)})


@review.command()
def merge(
    wanted: IdArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The actor who is the same.")],
    record: RecordOption = DEFAULT_RECORD,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What to call the two.")] = None,
    by: WhoOption = None,
    note: NoteOption = None,
) -> None:
    """Say that two actors are one."""
    with RecordReader(record) as reader:
        other = reader.find_target(other)[1]
    _decide(record, ReviewKind.MERGE, wanted, by, {**({"name": name} if name else {}), **_noted(note)}, other=other)


@review.command()
def split(
    wanted: IdArgument,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What to call whoever is parted.")],
    record: RecordOption = DEFAULT_RECORD,
    names: Annotated[
        str, typer.Option("--names", metavar="NAMES", help='The names that mean another: "A; B".', show_default=False)
    ] = "",
    reports: Annotated[
        str,
        typer.Option("--reports", metavar="IDS", help="The reports in which it is another.", show_default=False),
    ] = "",
    by: WhoOption = None,
    note: NoteOption = None,
) -> None:
    """Say that some names of an actor, or its names in some reports, mean another."""
    _decide(record, ReviewKind.SPLIT, wanted, by, {"name": name, "names": names, "reports": reports, **_noted(note)})


@review.command("note")
def add_note(
    wanted: IdArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note.")],
    record: RecordOption = DEFAULT_RECORD,
    by: WhoOption = None,
) -> None:
    """Write a note on anything. Notes are in no other export than that of decisions."""
    _decide(record, ReviewKind.NOTE, wanted, by, {"note": text})


@review.command("undo")
def take_back(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="The id of a decision, as `review list` gives it.")],
    record: RecordOption = DEFAULT_RECORD,
    by: WhoOption = None,
) -> None:
    """Take a decision back. It stays in the list, and so does the taking back, which can be taken back in turn."""
    entry, waits = undo(record, wanted, who=by or getpass.getuser())
    _told(record, entry, waits)


@review.command()
def export(
    record: RecordOption = DEFAULT_RECORD,
    out: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write.")] = STANDARD,
    no_notes: Annotated[bool, typer.Option("--no-notes", help="Leave notes out.", show_default=False)] = False,
) -> None:
    """Write all decisions as JSON lines, which another record of the same reports can import."""
    with RecordReader(record) as reader:
        entries = [row.review for row in reversed(reader.reviews())]
    if no_notes:
        entries = [entry for entry in entries if not entry.value.get("note")]
    with writing(out) as file:
        file.writelines(f"{review_json(entry)}\n" for entry in entries)


@review.command("import")
def bring_in(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What `review export` wrote.", exists=True, dir_okay=False)
    ],
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Take over decisions from another record; those that this one has already are left as they are."""
    entries: list[Review] = []
    refused = 0
    with file.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                if line.strip():
                    entries.append(read_review(line))
            except BadReview as error:
                refused += 1
                output.remark(f"{file}, line {number}: {error.cause}.")
    new, waits = import_reviews(record, entries)
    _apply(record)
    with RecordReader(record) as reader:
        orphaned = sum(row.status is ReviewStatus.ORPHANED for row in reader.reviews())
    output.say(f"{count(new, 'new decision')} of {len(entries)}{', waiting for a build to end' if waits else ''}.")
    if orphaned:
        output.say(f"{count(orphaned, 'decision')} found the words it is about nowhere: review list --status orphaned")
    raise typer.Exit(SOME_REJECTED if refused else ALL_WELL)


@review.command()
def apply(record: RecordOption = DEFAULT_RECORD) -> None:
    """Join names and compare reports anew where decisions ask for it; each command and build does so by itself."""
    from onrecord.pipeline import apply_decisions  # loads the language tools

    output.say("Done." if apply_decisions(record) else "A build is writing; it will do this when it ends.")


def dated(text: str) -> dict[str, str]:
    """The fields of a corrected time."""
    interval = parse_date(text)
    return {"said": text.strip(), "begin": iso(interval.begin) or "", "finish": iso(interval.finish) or ""}


def _noted(note: str | None) -> dict[str, str]:
    return {} if note is None else {"note": note}


def _decide(
    record: Path, kind: ReviewKind, wanted: str, by: str | None, value: Mapping[str, str], *, other: str | None = None
) -> None:
    with RecordReader(record) as reader:
        target_kind, target_id = reader.find_target(wanted)
    who = by or getpass.getuser()
    entry, waits = decide(record, Decision(kind, target_kind, target_id, value, who, other))
    _told(record, entry, waits)


def _told(record: Path, entry: Review, waits: bool) -> None:
    if not waits and entry.kind is not ReviewKind.NOTE:
        _apply(record)
    waiting = " It waits: a build is writing, and takes it over when it ends." if waits else ""
    output.say(f"{entry.review_id}: {entry.kind} {entry.target_kind} {entry.target_id}, by {entry.who}.{waiting}")


def _apply(record: Path) -> None:
    from onrecord.pipeline import apply_decisions  # loads the language tools

    apply_decisions(record)
