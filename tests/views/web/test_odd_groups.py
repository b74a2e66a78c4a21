"""Pages of groups as odd as they may come: nothing breaks out of a page, nothing breaks a page."""

import httpx
import pytest

from onrecord.views.web.group_lists import GROUPS_SHOWN
from tests.views.web import invented_groups, test_pages
from tests.views.web.visiting import Visitor, parse

PATHS = (
    "/claims/c-one",
    "/claims/c-many",
    "/claims/c-many?page=3",
    "/disputes/d-said",
    "/disputes/d-number",
    "/series/n-one",
    "/lineage/l-0",
    "/lineage/l-1",
    "/lineage/l-2",
    "/lineage/l-3",
    "/stories/y-one",
)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    return Visitor(invented_groups.build(tmp_path_factory.mktemp("odd") / "odd.record"))


@pytest.fixture(scope="module")
def odd_answers(odd: Visitor) -> dict[str, httpx.Response]:
    return odd.walk()


@pytest.mark.parametrize("path", PATHS)
def test_every_odd_group_has_a_page(odd_answers: dict[str, httpx.Response], path: str) -> None:
    assert odd_answers[path].status_code == 200
    assert parse(odd_answers[path].text).one("h1").text.strip()


def test_all_rules_of_pages_hold_for_odd_groups(odd_answers: dict[str, httpx.Response]) -> None:
    test_pages.test_every_fragment_is_on_its_page(odd_answers)
    test_pages.test_ids_are_unique_and_labels_have_their_fields(odd_answers)
    test_pages.test_no_page_loads_anything_from_elsewhere(odd_answers)
    test_pages.test_what_a_report_says_never_becomes_part_of_a_page(odd_answers)
    test_pages.test_every_page_has_a_title_one_heading_and_a_way_past_the_navigation(odd_answers)


def test_what_is_hostile_stands_there_as_it_was_written(odd: Visitor) -> None:
    for path in ("/claims", "/disputes", "/series", "/lineage", "/stories", *PATHS[:8]):
        assert invented_groups.HOSTILE in odd.page(path).text, path


def test_a_claim_of_many_tellings_shows_all_of_them_page_by_page(odd: Visitor) -> None:
    keys = [
        element.attributes["id"]
        for number in range(1, 4)
        for element in odd.page(f"/claims/c-many?page={number}").marked("telling")
    ]
    assert sorted(keys) == sorted(f"t-{number + 1}" for number in range(invented_groups.MANY))
    (row,) = odd.page("/claims/c-many").marked("positions")
    assert f"+{invented_groups.MANY - 9}" in row.text


def test_a_version_that_is_gone_is_told_of(odd: Visitor) -> None:
    for path in ("/claims/c-one", "/disputes/d-said"):
        assert "no longer holds" in odd.page(path).text
    assert "gone" in odd.page("/lineage/l-3").one("h1").text
    assert "No words were kept" not in odd.page("/lineage/l-3").text


def test_undated_words_are_told_to_be_undated(odd: Visitor) -> None:
    assert [element.text for element in odd.page("/disputes/d-said").marked("undated")]
    assert odd.page("/series/n-one").marked("strip")


def test_a_list_in_pages_keeps_what_was_asked(odd: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    assert GROUPS_SHOWN > 1
    monkeypatch.setattr("onrecord.views.web.group_lists.GROUPS_SHOWN", 1)
    first = "/claims?text=boats&order=recent"
    page = odd.page(first)
    following = page.one("a", rel="next").attributes["href"]
    assert following == "/claims?text=boats&order=recent&page=2"
    one, two = (odd.page(path).marked("question")[0].one("a").attributes["href"] for path in (first, following))
    assert {one, two} == {"/claims/c-one", "/claims/c-many"}
