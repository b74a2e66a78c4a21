"""Words that results point to, as pages show them: what they say, in which report, and the way there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.model.changes import Change, Cited, Edit, EditedReport
from onrecord.model.copies import Stretch
from onrecord.model.timeline import TimelineEntry
from onrecord.store import Passage, RecordReader
from onrecord.views.web.addresses import claim_path, series_path, span_path
from onrecord.views.web.tellings import figure_key

EDITS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report and their address."""

    passage: Passage

    @property
    def path(self) -> str:
        """The words in their report."""
        return span_path(self.passage.head, [self.passage.span])


@dataclass(frozen=True, slots=True)
class EditShown:
    """What was cut, added, reworded or moved: the words of the older and of the newer version, each None if none."""

    kind: str
    old: Quote | None
    new: Quote | None


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A change with its words; `path` is the page of what changed, None where that has none but its report."""

    change: Change
    before: tuple[Quote, ...]
    after: tuple[Quote, ...]
    edits: tuple[EditShown, ...]
    path: str | None
    more_before: int = 0
    more_after: int = 0
    more_edits: int = 0


@dataclass(frozen=True, slots=True)
class EntryShown:
    """An entry of a timeline with its words and those of the others who tell of it."""

    entry: TimelineEntry
    quote: Quote
    others: tuple[Quote, ...]


def show_changes(
    reader: RecordReader, changes: Iterable[Change], *, words: int, totals: Iterable[tuple[int, int]] = ()
) -> tuple[ChangeShown, ...]:
    """Changes with up to so many words on each side; `totals` count the sides of changes that were cut before."""
    found = list(changes)
    counted = list(totals) or [(len(change.before), len(change.after)) for change in found]
    stretches = [stretch for change in found for stretch in _stretches(change, words)]
    passages = reader.passages(stretches)
    paths = _paths(reader, found)
    return tuple(
        _shown(change, passages, words, total, paths.get(change.subject))
        for change, total in zip(found, counted, strict=True)
    )


def show_entries(
    reader: RecordReader, entries: Iterable[TimelineEntry], *, others: int | None = None
) -> tuple[EntryShown, ...]:
    """Entries of a timeline with their words; those whose version the record no longer holds are left out."""
    found = list(entries)
    stretches = [Stretch(entry.version_id, entry.span) for entry in found]
    stretches += [Stretch(one.version_id, one.span) for entry in found for one in entry.tellings[:others]]
    passages = reader.passages(stretches)
    return tuple(
        EntryShown(
            entry,
            Quote(passages[Stretch(entry.version_id, entry.span)]),
            tuple(
                Quote(passages[stretch])
                for one in entry.tellings[:others]
                if (stretch := Stretch(one.version_id, one.span)) in passages
            ),
        )
        for entry in found
        if Stretch(entry.version_id, entry.span) in passages
    )


def quote_all(reader: RecordReader, cited: Iterable[Cited]) -> dict[Cited, Quote]:
    """The words at some citations; those of versions that the record no longer holds are left out."""
    wanted = {Stretch(one.version_id, one.span): one for one in cited}
    return {wanted[stretch]: Quote(passage) for stretch, passage in reader.passages(wanted).items()}


def _shown(
    change: Change, passages: dict[Stretch, Passage], words: int, total: tuple[int, int], path: str | None
) -> ChangeShown:
    def quotes(version_id: str, spans: Iterable[Span]) -> Iterator[Quote]:
        for span in spans:
            if (passage := passages.get(Stretch(version_id, span))) is not None:
                yield Quote(passage)

    edited = change.edited
    if edited is not None:
        edits = tuple(
            EditShown(
                edit.kind.value,
                next(quotes(edited.old_version, () if edit.old is None else (edit.old,)), None),
                next(quotes(edited.new_version, () if edit.new is None else (edit.new,)), None),
            )
            for edit in edited.edits[:EDITS_SHOWN]
        )
        return ChangeShown(change, (), (), edits, path, more_edits=len(edited.edits) - len(edits))
    before = tuple(quote for one in change.before[-words:] for quote in quotes(one.version_id, (one.span,)))
    after = tuple(quote for one in change.after[:words] for quote in quotes(one.version_id, (one.span,)))
    return ChangeShown(
        change, before, after, (), path, more_before=total[0] - len(before), more_after=total[1] - len(after)
    )


def _stretches(change: Change, words: int) -> Iterator[Stretch]:
    if change.edited is not None:
        for edit in change.edited.edits[:EDITS_SHOWN]:
            yield from _of_edit(change.edited, edit)
        return
    for cited in (*change.before[-words:], *change.after[:words]):
        yield Stretch(cited.version_id, cited.span)


def _of_edit(edited: EditedReport, edit: Edit) -> Iterator[Stretch]:
    if edit.old is not None:
        yield Stretch(edited.old_version, edit.old)
    if edit.new is not None:
        yield Stretch(edited.new_version, edit.new)


def _paths(reader: RecordReader, changes: Iterable[Change]) -> dict[str, str]:
    """The pages of claims and series, by what changes name them; a series is named by its first figure."""
    subjects = {change.subject for change in changes if not change.subject.startswith("r-")}
    keys = {subject: key for subject in subjects if (key := figure_key(subject)) is not None}
    figures = reader.figures_at(keys.values())
    paths = {subject: claim_path(f"c-{subject}") for subject in subjects if subject not in keys}
    for subject, key in keys.items():
        series = reader.series_with(figures[key].figure_id) if key in figures else ()
        if series:
            paths[subject] = series_path(series[0])
    return paths
