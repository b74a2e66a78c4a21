"""The sample crisis holds together: its reference matches its reports, its dates their weekdays, its copies their
originals."""

import importlib.util
import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.sample import reference, reports_folder

ROOT = Path(__file__).parents[2]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIRST_DAY, LAST_DAY = date(2031, 3, 12), date(2031, 3, 21)
AGENCIES = {"Meridian Press Agency", "ORTA"}
REPORTS: dict[str, dict[str, Any]] = reference()["reports"]
KEYS = sorted(REPORTS)


@cache
def maker() -> ModuleType:
    path = ROOT / "quality" / "make_sample_reference.py"
    spec = importlib.util.spec_from_file_location("make_sample_reference", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def text_of(key: str) -> str:
    text: str = maker().page_text(REPORTS[key])
    return text


def paragraphs(key: str) -> list[str]:
    """The long lines of a page: its prose, without headings and furniture."""
    return [line for line in text_of(key).split("\n") if len(line.split()) > 12 and not line.startswith("(")]


def grams(key: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", " ".join(paragraphs(key)).lower())
    return set(zip(*(words[start:] for start in range(5)), strict=False))


def contained(part: str, whole: str) -> float:
    """The share of a report's runs of five words that another report has too."""
    return len(grams(part) & grams(whole)) / len(grams(part))


def test_reference_is_up_to_date_with_its_source() -> None:
    written = (ROOT / "src" / "onrecord" / "sample" / "reference.json").read_text(encoding="utf-8")
    assert written == maker().make_reference()


def test_24_reports_by_8_outlets_and_2_agencies_over_10_days() -> None:
    firsts = {key: report for key, report in REPORTS.items() if "version_of" not in report}
    outlets = {report["outlet"] for report in firsts.values()}
    days = {date.fromisoformat(report["published"]) for report in firsts.values() if report["published"]}
    assert len(firsts) == 24
    assert outlets >= AGENCIES
    assert len(outlets - AGENCIES) == 8
    assert days == {date(2031, 3, day) for day in range(12, 22)}


def test_every_page_of_the_folder_is_in_the_reference() -> None:
    folder = reports_folder()
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages -= {page for page in pages if page.endswith(".meta.json")}
    assert pages == {report["file"] for report in REPORTS.values()}
    lines = (folder / "press-review.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["id"] for line in lines} == {r["line_id"] for r in REPORTS.values() if "line_id" in r}


@pytest.mark.parametrize("key", KEYS)
def test_all_words_of_the_reference_stand_in_the_report(key: str) -> None:
    report, text = REPORTS[key], text_of(key)
    words = [*report["places"], *report["credits"], *report["noise"]]
    words += [item["text"] for item in report["figures"]]
    words += [item[0] for item in report["times"] + report["times_optional"]]
    for item in report["statements"]:
        words += [*item.get("pieces", [item["content"]]), item["source"] or "", item["cue"] or ""]
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("key", KEYS)
def test_noise_is_in_no_statement_and_no_statement_in_noise(key: str) -> None:
    for item in REPORTS[key]["statements"]:
        for noise in REPORTS[key]["noise"]:
            assert noise not in item["content"]
            assert len(item["content"].split()) < 3 or item["content"] not in noise


@pytest.mark.parametrize("key", KEYS)
def test_kind_agrees_with_quotation_marks(key: str) -> None:
    for item in REPORTS[key]["statements"]:
        marked = re.search("[“”«»\"‘’']", item["content"].replace("’s", "").replace("s’", "")) is not None
        assert marked or item["kind"] != "mixed", item["content"]


@pytest.mark.parametrize("key", KEYS)
def test_reports_are_as_long_as_news_reports_are(key: str) -> None:
    assert 130 <= sum(len(line.split()) for line in paragraphs(key)) <= 450


@pytest.mark.parametrize("key", KEYS)
def test_weekdays_agree_with_the_dates_they_stand_for(key: str) -> None:
    report = REPORTS[key]
    for words, value in report["times"] + report["times_optional"]:
        named = [day for day in WEEKDAYS if day in words]
        if named and value:
            assert WEEKDAYS[date.fromisoformat(value[:10]).weekday()] == named[0], (words, value)


@pytest.mark.parametrize("key", KEYS)
def test_weekdays_written_beside_a_date_agree_with_it(key: str) -> None:
    pattern = rf"({'|'.join(WEEKDAYS)}),? (\d+)(?:st|nd|rd|th)?(?: of)? March"
    for weekday, day in re.findall(pattern, text_of(key)):
        assert WEEKDAYS[date(2031, 3, int(day)).weekday()] == weekday


@pytest.mark.parametrize("key", [key for key in KEYS if REPORTS[key]["published"]])
def test_nothing_is_said_or_counted_after_publication(key: str) -> None:
    report = REPORTS[key]
    published = report.get("modified", report["published"])
    assert FIRST_DAY <= date.fromisoformat(published) <= LAST_DAY
    assert all(item.get("said", "") <= published for item in report["statements"])
    assert all(item.get("as_of", "") <= published for item in report["figures"])


@pytest.mark.parametrize("key", [key for key in KEYS if REPORTS[key]["file"].startswith("day-")])
def test_reports_lie_in_the_folder_of_their_day(key: str) -> None:
    report = REPORTS[key]
    day = date(2031, 3, 11 + int(report["file"][4:6]))
    assert report.get("modified", report["published"] or day.isoformat()) == day.isoformat()


def test_a_whole_copy_has_every_paragraph_of_its_wire() -> None:
    assert set(paragraphs("mpa-0312")) <= set(paragraphs("courier-0312"))
    assert contained("mpa-0312", "courier-0312") == 1


def test_a_trimmed_copy_is_a_third_of_its_wire() -> None:
    assert contained("lantern-0313", "mpa-0312") > 0.75
    assert 0.25 < contained("mpa-0312", "lantern-0313") < 0.45


def test_an_edited_copy_shares_most_but_not_all() -> None:
    assert 0.55 < contained("pelora-0319", "mpa-0318") < 0.9


@pytest.mark.parametrize(("original", "longer"), [("mpa-0315", "courier-0317"), ("orta-0317", "kessa-undated")])
def test_an_embedded_copy_is_one_paragraph_of_a_longer_piece(original: str, longer: str) -> None:
    assert 0.02 < contained(longer, original) < 0.3
    [edge] = [edge for edge in reference()["lineage"] if (edge["from"], edge["to"]) == (original, longer)]
    [words] = edge["shared"]
    assert words in paragraphs(original)[1:]
    assert words in paragraphs(longer)[1:]


def test_reports_that_are_no_copies_share_next_to_nothing() -> None:
    related = {(edge["from"], edge["to"]) for edge in reference()["lineage"]}
    related |= {("courier-0312", "lantern-0313"), ("channelsix-0317", "channelsix-0317-v2")}
    for first in KEYS:
        for second in KEYS:
            if first < second and not related & {(first, second), (second, first)}:
                assert contained(first, second) < 0.06, (first, second)


def test_the_edited_report_keeps_its_address() -> None:
    pages = [reports_folder() / REPORTS[key]["file"] for key in ("channelsix-0317", "channelsix-0317-v2")]
    addresses = [re.findall(r'<link rel="canonical" href="(.*?)"', page.read_text(encoding="utf-8")) for page in pages]
    assert addresses[0] == addresses[1] == [reference()["edits"][0]["url"]]


def test_the_pinned_page_has_no_date_but_its_words_leave_one_year() -> None:
    report = REPORTS["kessa-undated"]
    raw = (reports_folder() / report["file"]).read_text(encoding="utf-8")
    assert "2031" not in raw
    assert not raw.startswith("---")
    assert all(words in raw for words in report["pinned_by"])
    years = [year for year in range(2023 + 7, 2023 + 9) if date(year, 3, 19).weekday() == WEEKDAYS.index("Wednesday")]
    assert years == [date.fromisoformat(report["published"]).year]


def test_the_unpinned_page_names_no_day() -> None:
    report = REPORTS["forum-undated"]
    raw = (reports_folder() / report["file"]).read_text(encoding="utf-8")
    assert report["published"] is None
    assert re.search(r"\b(20\d\d|March|April)\b", raw) is None


def test_two_people_share_one_surname() -> None:
    names = {actor["name"] for actor in reference()["actors"]}
    assert ["Teodor Halvik", "Marek Halvik"] in reference()["not_the_same"]
    assert {"Teodor Halvik", "Marek Halvik"} <= names


def test_actors_list_every_report_in_which_they_speak() -> None:
    listed = {actor["name"]: set(actor["reports"]) for actor in reference()["actors"] if actor["kind"] == "person"}
    for key, report in REPORTS.items():
        for item in report["statements"]:
            speakers = item["speaker"] if isinstance(item["speaker"], list) else [item["speaker"]]
            assert [name for name in speakers if key not in listed.get(name, {key})] == [], key


def test_no_spelling_stands_for_two_actors() -> None:
    spellings = [alias.lower() for actor in reference()["actors"] for alias in actor["aliases"]]
    assert [alias for alias in spellings if spellings.count(alias) > 1] == []


def test_copies_are_counted_once() -> None:
    for item in reference()["corroborated"]:
        assert item["independent"] == len(set(item["origins"])) <= item["outlets"]
        assert item["outlets"] == len({REPORTS[key]["outlet"] for key in item["reports"]}), item["id"]
