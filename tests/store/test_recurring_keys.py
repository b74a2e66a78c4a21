"""Ids and paths under which another article may stand tomorrow."""

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.model import Page
from onrecord.store import Outcome, RecordReader, RecordWriter, dump_record, verify
from onrecord.store.decisions import decided_publication
from onrecord.store.likeness import containment, same_title
from tests.store.stand_ins import page_of, record_of
from tests.store.test_writer import FIRST_DAY, write

FERRY = "Ferry halted\nMara Vell: The ferry to Orle stays in port until the storm has passed, and nobody may board it."
FERRY_EDITED = FERRY.replace("until the storm has passed", "until Friday") + "\nTomas Oreb: We wait in the harbour."
GRAIN = "Grain dearer\nTomas Oreb: Bakers in three districts pay twice what flour cost them a year ago."
MINES = "Mines found\nAna Lisk: Divers cleared 14 mines off the northern mole before dawn."
WEB = "https://herald.example/1"
ID = "id:Herald:1"


def pages(key: str, texts: Sequence[str]) -> list[Page]:
    return [page_of(text, key=key, address=f"/{number}.jsonl:1", outlet="Herald") for number, text in enumerate(texts)]


def titles(path: Path) -> list[str]:
    with RecordReader(path) as reader:
        return sorted(row.head.title or "" for row in reader.reports().rows)


@pytest.mark.parametrize("key", [ID, "id:reports.jsonl:1", "file:/pages/today.txt"])
def test_another_article_under_a_recurring_key_is_another_report(tmp_path: Path, key: str) -> None:
    path = tmp_path / "r"
    assert write(path, pages(key, [FERRY, GRAIN, MINES])) == [Outcome.NEW_REPORT] * 3
    assert titles(path) == ["Ferry halted", "Grain dearer", "Mines found"]


@pytest.mark.parametrize("apart", [False, True])
def test_an_edited_article_is_a_version_of_the_one_that_it_is_like(tmp_path: Path, apart: bool) -> None:
    path, texts = tmp_path / "r", pages(ID, [FERRY, GRAIN, FERRY_EDITED, GRAIN.replace("three", "four")])
    for batch in [[page] for page in texts] if apart else [texts]:
        write(path, batch)
    with RecordReader(path) as reader:
        assert [row.head.versions for row in reader.reports().rows] == [2, 2]
    assert titles(path) == ["Ferry halted", "Grain dearer"]


def test_a_web_address_names_one_report_whatever_becomes_of_its_words(tmp_path: Path) -> None:
    assert write(tmp_path / "r", pages(WEB, [FERRY, GRAIN])) == [Outcome.NEW_REPORT, Outcome.NEW_VERSION]


def test_a_title_long_enough_to_name_an_article_makes_other_words_a_version(tmp_path: Path) -> None:
    longer = [f"Ferry to Orle halted again\n{text}" for text in (FERRY, GRAIN)]
    assert write(tmp_path / "r", pages(ID, longer)) == [Outcome.NEW_REPORT, Outcome.NEW_VERSION]


def test_ids_do_not_depend_on_which_article_came_first(tmp_path: Path) -> None:
    given = pages(ID, [FERRY, FERRY_EDITED, GRAIN, MINES])
    dumps = set()
    for number, order in enumerate(itertools.permutations(given)):
        write(tmp_path / str(number), order)
        dumps.add("\n".join(dump_record(tmp_path / str(number))))
    assert len(dumps) == 1


def test_ids_that_people_may_know_stay_when_another_article_comes(tmp_path: Path) -> None:
    path = tmp_path / "r"
    names: set[str] = set()
    for page in pages(ID, [MINES, GRAIN, FERRY]):
        write(path, [page])
        with RecordReader(path) as reader:
            now = {row.head.report_id for row in reader.reports().rows}
        assert names < now
        names = now


def test_pages_under_a_recurring_key_are_known_when_they_are_seen_again(tmp_path: Path) -> None:
    path, given = tmp_path / "r", pages(ID, [FERRY, GRAIN])
    write(path, given)
    before = list(dump_record(path))
    with RecordWriter(path) as writer:
        for page in given:
            known = writer.find_known(page)
            assert known is not None
            writer.note_known(page, known)
        writer.finish()
    assert list(dump_record(path)) == before
    assert write(path, given, again=True) == [Outcome.UPDATED] * 2
    assert list(dump_record(path)) == before
    assert verify(path) == ()


def test_a_decided_date_holds_for_its_own_report_only(tmp_path: Path) -> None:
    path = tmp_path / "r"
    ferry, grain = pages(ID, [FERRY, GRAIN])
    write(path, [ferry, grain])
    with RecordWriter(path) as writer:
        writer.decide_published("/1.jsonl:1", "2031-03-01", FIRST_DAY)
        assert writer.find_decided(record_of(grain).report) == decided_publication("2031-03-01", FIRST_DAY)
        assert writer.find_decided(record_of(ferry).report) is None


def test_a_path_leads_to_the_article_that_stood_there_last(tmp_path: Path) -> None:
    path = tmp_path / "r"
    for text in (FERRY, GRAIN):
        write(path, [page_of(text)])
    with RecordReader(path) as reader:
        page = reader.find_report("/pages/a.txt")
        assert page is not None
        assert page.head.title == "Grain dearer"
        assert reader.stored_report("/pages/a.txt").title == "Grain dearer"


@pytest.mark.parametrize("key", [WEB, ID])
def test_undated_versions_of_one_build_are_in_the_order_of_their_places(tmp_path: Path, key: str) -> None:
    texts = [FERRY.replace("storm", f"{hour} o'clock storm") for hour in range(12)]
    given = [page_of(text, key=key, address=f"/a.jsonl:{line}") for line, text in enumerate(texts)]
    write(tmp_path / "there", given)
    write(tmp_path / "back", given[::-1])
    assert list(dump_record(tmp_path / "there")) == list(dump_record(tmp_path / "back"))
    with RecordReader(tmp_path / "back") as reader:
        (row,) = reader.reports().rows
        page = reader.find_report(row.head.report_id)
        assert page is not None
        assert "11 o'clock" in page.text


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (FERRY, FERRY_EDITED, True),
        (FERRY, FERRY.split(" until")[0], True),
        (FERRY, FERRY.upper(), True),
        (FERRY, GRAIN, False),
        (FERRY, "", False),
        ("Closed.", "Closed!", True),
        ("Closed.", "Open.", False),
    ],
)
def test_likeness_survives_cuts_and_additions(one: str, other: str, alike: bool) -> None:
    assert (containment(one, other) >= 0.3) == alike == (containment(other, one) >= 0.3)


def test_a_title_that_stands_above_every_article_says_nothing() -> None:
    assert not same_title("Morning briefing", "Morning briefing")
    assert not same_title(None, None)
    assert same_title("Ferry to Orle halted", "FERRY to Orle: halted")
