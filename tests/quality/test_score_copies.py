"""Copies are made as told, and scored by what was made and judged."""

import json
from pathlib import Path

import pytest

from onrecord.cross_report.copies import open_report
from onrecord.model import Interval, Span
from onrecord.model.filed import Filed
from quality.copies_corpus import LABELS, Judged, read_crises, read_judged
from quality.make_copies import EDITED, EMBEDDED, KINDS, NEGATIVE, TRIMMED, VERBATIM, Made, make_copies
from quality.score_copies import Tally, covered, find_copy, main, score_judged, score_made
from tests.cross_report.copies.invented import interval

LINES = (
    "The ferry to Sund will not sail before the ice has gone from the harbour mouth, its owner said on Friday.",
    "Three cows walked out over the mudflats at Olm and were brought back by the curate with a lantern and a bell.",
    "No one in the parish could say who had left the gate of the glebe open, though several looked at the sexton.",
    "Coal will be sold at the lower quay from Tuesday, a sack to each household, against the blue coupon only.",
    "The surveyor has put a chalk mark on the second pier of the bridge and will come again when the water falls.",
    "Nobody has claimed the brown mare that was found at dawn beside the Karsk road with a bridle of foreign make.",
    "A choir of forty sang under the window of the mayor until he came out in his coat and promised them a stove.",
)
OTHERS = (
    "Eels fetched nine crowns a pound at the auction, twice what they did before the war, and buyers still quarrelled.",
    "In the upper town the lamps stayed dark for a third night because the wire had been sold by those who guard it.",
    "Judges threw out the case of the two brothers who shot at a balloon, finding that the balloon had begun it.",
    "The school at Wharf Street reopens on Monday for the smaller children, who are asked to bring a log each.",
    "Snow fell on the eastern valleys and the post goes by sledge as far as the inn, whose keeper reads it out.",
    "Both doctors were at the lying-in of the miller's wife, and so the minister set the broken arm himself.",
)


def reports() -> list[Filed]:
    made = []
    for name, lines, outlet in (("one", LINES, "Sund Today"), ("two", OTHERS, "The Lisk Gazette")):
        text = " ".join(lines)
        made.append(
            Filed(
                name, name, 1, text, outlet=outlet, published=interval("2033-05-02"), paragraphs=(Span(0, len(text)),)
            )
        )
    return made


def made_of(kind: str) -> list[Made]:
    return [made for made in make_copies(reports(), 5) if made.kind == kind]


def test_labels_hold_ids_and_positions_only() -> None:
    for line in map(json.loads, LABELS.read_text(encoding="utf-8").strip().split("\n")):
        assert set(line) == {"a", "b", "copied", "kind", "direction", "passages"}
        assert line["copied"] == (line["kind"] == "copied")
        assert all(len(row) == 4 and all(isinstance(place, int) for place in row) for row in line["passages"])
        assert not line["passages"] or line["copied"]


def test_labels_have_a_blind_part() -> None:
    judged = read_judged()
    blind = sum(pair.is_blind for pair in judged)
    assert len(judged) == 148
    assert 0.3 * len(judged) < blind < 0.7 * len(judged)


@pytest.mark.parametrize("kind", KINDS)
def test_each_way_of_copying_is_made_of_each_source(kind: str) -> None:
    assert {made.source.version_id for made in made_of(kind)} == {"one", "two"}


@pytest.mark.parametrize("kind", [VERBATIM, TRIMMED, EMBEDDED])
def test_passages_are_the_same_words_on_both_sides(kind: str) -> None:
    for made in made_of(kind):
        for ours, theirs in made.passages:
            assert ours.of(made.source.text) == theirs.of(made.copy.text)


def test_an_edited_copy_has_its_sentences_at_the_places_told() -> None:
    for made in made_of(EDITED):
        assert len(made.passages) >= 4
        for ours, theirs in made.passages:
            kept = set(ours.of(made.source.text).split()) & set(theirs.of(made.copy.text).split())
            assert len(kept) >= 8


def test_the_same_reports_give_the_same_copies() -> None:
    assert make_copies(reports(), 5) == make_copies(reports()[::-1], 5)


def test_a_copy_is_published_after_its_source() -> None:
    for made in made_of(VERBATIM):
        assert isinstance(made.copy.published, Interval)
        assert made.source.published is not None
        assert made.copy.published.begin is not None
        assert made.source.published.finish is not None
        assert made.copy.published.begin > made.source.published.finish


def test_made_copies_are_found_whole() -> None:
    tallies = score_made(make_copies(reports(), 5))
    assert tallies["all, copies recall"].right == 8
    assert tallies["copies precision"].right == tallies["copies precision"].total
    assert tallies["direction"].right == 8
    assert tallies["all, passages recall"].right >= tallies["all, passages recall"].total - 1


def test_strangers_are_no_copies() -> None:
    for made in made_of(NEGATIVE):
        assert made.passages == ()
        assert find_copy(open_report(made.source), open_report(made.copy)) is None


def test_a_judged_pair_counts_for_recall_and_precision() -> None:
    one, other = reports()
    twin = Filed("twin", "twin", 1, one.text, outlet="The Lisk Gazette", published=interval("2033-05-03"))
    opened = {report.version_id: open_report(report) for report in (one, other, twin)}
    whole = (Span(0, len(one.text)),) * 2
    right = score_judged([Judged("one", "twin", "copied", "a->b", (whole,))], opened)
    assert [right[name].right for name in ("pairs recall", "passages recall", "direction")] == [1, 1, 1]
    wrong = score_judged([Judged("one", "twin", "formula", "unknown", ())], opened)
    assert (wrong["pairs precision"].right, wrong["passages precision"].right) == (0, 0)
    missed = score_judged([Judged("one", "two", "copied", "b->a", (whole,))], opened)
    assert (missed["pairs recall"].right, missed["passages recall"].right) == (0, 0)
    background = score_judged([Judged("one", "twin", "background", "unknown", ())], opened)
    assert all(tally.total == 0 for tally in background.values())


def test_covered_counts_each_place_once() -> None:
    assert covered(Span(10, 20), [Span(0, 12), Span(11, 15), Span(19, 40)]) == 0.6
    assert covered(Span(10, 20), []) == 0.0


def test_a_tally_says_how_sure_it_is() -> None:
    tally = Tally()
    tally.add(True)
    tally.add(False, "why")
    assert str(tally).startswith("0.500 (1/2, 0.09-0.91")
    assert tally.misses == ["why"]


def test_the_command_scores_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "corpora" / "crises"
    folder.mkdir(parents=True)
    row = {"outlet": "Sund Today", "published": "2033-05-02", "title": None, "url": None}
    text = " ".join((*LINES, *OTHERS, *LINES[:2]))
    rows = [row | {"doc_id": name, "text": text} for name in ("r1", "r1", "r2")]
    (folder / "delta.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    assert set(read_crises(tmp_path)) == {"r1", "r1#2", "r2"}
    labels = tmp_path / "labels.jsonl"
    judged = {"a": "r1", "b": "r1", "copied": True, "kind": "copied", "direction": "unknown"}
    labels.write_text(json.dumps(judged | {"passages": [[0, len(text), 0, len(text)]]}) + "\n", encoding="utf-8")
    main([str(tmp_path), "--labels", str(labels), "--made", "2"])
    shown = capsys.readouterr().out
    assert "natural pairs, all (1)" in shown
    assert "passages recall                      1.000 (1/1" in shown
