"""What changed between two versions of one report: sentences cut, added, reworded, moved."""

import re
import time

from onrecord.cross_report.changes import edits
from onrecord.model import Span
from onrecord.model.changes import Edit, EditKind
from onrecord.model.filed import Filed
from onrecord.sample import reference, reports_folder
from quality.across import filed as as_filed
from quality.across import read_records

OLD = """Ferry sinks off Cap Roig

A ferry with 40 people sank off Cap Roig on Sunday. Nine were saved by fishermen.

The owner said that the boat had been inspected. He blamed the storm.

The port stays closed until Tuesday."""


def filed(text: str, number: int = 1) -> Filed:
    spans = tuple(Span(*match.span()) for match in re.finditer(r"[^\s][^.\n]*\.?", text))
    return Filed(f"v{number}", "r1", number, text, sentences=spans)


def changed(new: str, old: str = OLD) -> list[tuple[str, str, str]]:
    found = edits(filed(old), filed(new, 2)).edits
    return [
        (str(edit.kind), edit.old.of(old) if edit.old else "", edit.new.of(new) if edit.new else "") for edit in found
    ]


def words(edit: Edit, old: str, new: str) -> tuple[list[str], list[str]]:
    return [span.of(old) for span in edit.old_words], [span.of(new) for span in edit.new_words]


def test_the_same_words_are_no_edit() -> None:
    assert changed(OLD) == []
    assert changed(OLD.replace("\n\n", "\n").replace("Cap Roig on", "Cap Roig, on")) == []


def test_a_figure_that_changed() -> None:
    new = OLD.replace("Nine were", "At least 11 were")
    (edit,) = edits(filed(OLD), filed(new, 2)).edits
    assert edit.kind is EditKind.CHANGED
    assert words(edit, OLD, new) == (["Nine"], ["At least 11"])


def test_neighbours_cut_together_are_one_edit_and_paragraphs_stay_apart() -> None:
    cut = OLD.replace("The owner said that the boat had been inspected. He blamed the storm.\n\n", "")
    assert changed(cut) == [("cut", "The owner said that the boat had been inspected. He blamed the storm.", "")]
    both = OLD.replace(" Nine were saved by fishermen.", "").replace(
        "The owner said that the boat had been inspected. ", ""
    )
    assert [kind for kind, _, _ in changed(both)] == ["cut", "cut"]


def test_an_addition() -> None:
    assert changed(OLD + "\n\nDivers found the wreck at dawn.") == [("added", "", "Divers found the wreck at dawn.")]


def test_a_sentence_that_moved_is_neither_cut_nor_added() -> None:
    moved = OLD.replace("\n\nThe port stays closed until Tuesday.", "").replace(
        "A ferry with", "The port stays closed until Tuesday. A ferry with"
    )
    assert changed(moved) == [("moved", "The port stays closed until Tuesday.", "The port stays closed until Tuesday.")]


def test_scare_quotes_are_an_edit() -> None:
    new = OLD.replace("inspected", "“inspected”")
    (edit,) = edits(filed(OLD), filed(new, 2)).edits
    assert edit.kind is EditKind.CHANGED
    assert words(edit, OLD, new)[1] == ["“", "”"]
    assert all(len(span) == 0 for span in edit.old_words)


def test_another_sentence_in_its_place_is_cut_and_added() -> None:
    new = OLD.replace("He blamed the storm.", "Prosecutors have opened an inquiry into five officials of the port.")
    assert sorted(kind for kind, _, _ in changed(new)) == ["added", "cut"]


def test_a_text_without_marked_sentences_is_compared_by_lines() -> None:
    old, new = (Filed(f"v{n}", "r1", n, text) for n, text in enumerate(("One line.\nTwo lines.", "One line."), 1))
    (edit,) = edits(old, new).edits
    assert (edit.kind, edit.old) == (EditKind.CUT, Span(10, 20))


def test_a_long_rewritten_text_takes_no_long() -> None:
    old, new = (
        filed(" ".join(f"The {word} number {n} of {n * k} stood by the river for {n + k} days." for n in range(150)), k)
        for word, k in (("barge", 1), ("tank", 2))
    )
    begin = time.process_time()
    assert edits(old, new).edits
    assert time.process_time() - begin < 20


def test_the_sample_edit_comes_out_exactly() -> None:
    records = read_records([reports_folder() / "day-06", reports_folder() / "day-08"])
    versions = [record for record in records if "six-ostrel" in record.report.address]
    old, new = (as_filed(record, f"v{number}") for number, record in enumerate(versions, 1))
    (wanted,) = reference()["edits"]
    found = edits(old, new).edits
    assert [e.old.of(old.text) for e in found if e.kind is EditKind.CUT and e.old] == wanted["cut"]
    assert [e.new.of(new.text) for e in found if e.kind is EditKind.ADDED and e.new] == wanted["added"]
    changes = [
        (e.old.of(old.text), e.new.of(new.text)) for e in found if e.kind is EditKind.CHANGED and e.old and e.new
    ]
    assert len(changes) == len(wanted["changed"])
    for (before, after), (old_words, new_words) in zip(changes, wanted["changed"], strict=True):
        assert old_words in before
        assert new_words in after
