"""Disputes: the list, and the page of one."""

from pathlib import Path
from urllib.parse import quote

import pytest

from onrecord.model.disputes import Dispute
from onrecord.store import DISPUTES, RecordReader
from onrecord.views.web.group_wording import question_words
from tests.views.web.visiting import Element, Visitor

Named = tuple[str, Dispute]


@pytest.fixture(scope="module")
def disputes(crisis: Path) -> list[Named]:
    with RecordReader(crisis) as reader:
        return list(reader.groups(DISPUTES, Dispute))


@pytest.fixture(scope="module")
def about_what_is_said(disputes: list[Named]) -> Named:
    """The dispute about a claim with most words."""
    return max((one for one in disputes if one[1].claim_id), key=lambda one: sum(len(s.items) for s in one[1].sides))


def questions(page: Element) -> list[str]:
    return [element.one("a").attributes["href"].rpartition("/")[2] for element in page.marked("question")]


def test_the_list_has_every_dispute_with_both_sides(crisis_visitor: Visitor, disputes: list[Named]) -> None:
    page = crisis_visitor.page("/disputes")
    assert sorted(questions(page)) == sorted(name for name, _ in disputes)
    for group in page.marked("dispute"):
        assert len(group.marked("brief")) >= 2
        assert all("origin" in brief.marked("side-name")[0].text for brief in group.marked("brief"))
        assert all(brief.marked("by") for brief in group.marked("brief"))


def test_the_list_is_narrowed_by_kind_words_people_and_days(crisis_visitor: Visitor, disputes: list[Named]) -> None:
    name, dispute = next(one for one in disputes if any(i.actors for s in one[1].sides for i in s.items))
    actor = next(actor for side in dispute.sides for item in side.items for actor in item.actors)
    assert set(questions(crisis_visitor.page(f"/disputes?kind={dispute.kind}"))) == {
        other for other, one in disputes if one.kind is dispute.kind
    }
    narrowed = crisis_visitor.page(f"/disputes?actor={actor}")
    assert name in questions(narrowed)
    assert len(questions(narrowed)) < len(disputes)
    with RecordReader(crisis_visitor.record) as reader:
        spelt = reader.actor_names([actor])[actor]
    assert f"actor {spelt}" in " ".join(narrowed.marked("narrowed")[0].text.split())
    words = question_words(dispute.question)
    assert name in questions(crisis_visitor.page(f"/disputes?text={quote(words)}"))
    assert questions(crisis_visitor.page("/disputes?since=2040")) == []
    assert questions(crisis_visitor.page("/disputes?origins=999")) == []


def test_orders_have_addresses_of_their_own(crisis_visitor: Visitor, disputes: list[Named]) -> None:
    page = crisis_visitor.page("/disputes?kind=denies")
    links = [a.attributes["href"] for a in page.marked("orders")[0].all("a")]
    assert links == ["/disputes?kind=denies&order=recent", "/disputes?kind=denies&order=new"]
    assert sorted(questions(crisis_visitor.page(links[0]))) == sorted(questions(page))


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("kind=nonsense", "kind"),
        ("since=2031-02-30", "since"),
        ("actor=nobody%20at%20all", "actor"),
        ("origins=many", "origins"),
        ("origins=9999999999999", "origins"),
    ],
)
def test_a_mistake_stands_beside_its_field(crisis_visitor: Visitor, query: str, field: str) -> None:
    page = crisis_visitor.page(f"/disputes?{query}", status=400)
    assert page.one(id=f"mistake-{field}").text
    assert page.one(id=f"ask-{field}").attributes["aria-describedby"] == f"mistake-{field}"


def test_a_page_beyond_the_last_says_so(crisis_visitor: Visitor) -> None:
    page = crisis_visitor.page("/disputes?page=99", status=404)
    assert "There is no page 99" in page.marked("extent")[0].text


def test_a_dispute_has_all_words_of_both_sides_with_their_sentences(
    crisis_visitor: Visitor, about_what_is_said: Named
) -> None:
    name, dispute = about_what_is_said
    page = crisis_visitor.page(f"/disputes/{name}")
    with RecordReader(crisis_visitor.record) as reader:
        texts = {i.version_id: reader.text_of(i.version_id) for s in dispute.sides for i in s.items}
    assert page.one("h1").text == question_words(dispute.question)
    for side, shown in zip(dispute.sides, page.marked("side-of"), strict=True):
        words = [element.text for element in shown.marked("exactly")]
        assert words == [item.span.of(texts[item.version_id]) for item in side.items]
        assert [p.text.rpartition(" ")[2] for p in shown.marked("position")] == [
            f"{item.span.start}–{item.span.end}" for item in side.items
        ]
        for item, quote_ in zip(side.items, shown.marked("passage"), strict=True):
            assert quote_.text in texts[item.version_id].replace("\xa0", " ") or quote_.text
            assert f"words={item.span.start}-{item.span.end}" in quote_.one("a").attributes["href"]


def test_a_dispute_says_why_its_origins_are_so_many(crisis_visitor: Visitor, about_what_is_said: Named) -> None:
    name, dispute = about_what_is_said
    page = crisis_visitor.page(f"/disputes/{name}")
    for side, shown in zip(dispute.sides, page.marked("side-of"), strict=True):
        (details,) = shown.marked("origins")
        assert f"{side.origins} independent origin" in details.one("summary").text
        assert len(details.marked("origin")) == side.origins


def test_links_come_with_their_slots_and_what_opposes_comes_first(
    crisis_visitor: Visitor, about_what_is_said: Named
) -> None:
    name, dispute = about_what_is_said
    ties = crisis_visitor.page(f"/disputes/{name}").marked("ties-list")[0].all("li")
    assert len(ties) == min(20, len(dispute.links))
    kinds = [tie.one("strong").text for tie in ties]
    opposed = [kind in ("denies", "contradicts", "doubts", "revises", "retracts") for kind in kinds]
    assert opposed == sorted(opposed, reverse=True)
    assert opposed[0]
    with_reasons = next(tie for tie in ties if tie.all("table"))
    assert with_reasons.all("th", scope="row")


def test_the_chart_has_a_dot_for_every_item_that_leads_to_its_words(
    crisis_visitor: Visitor, about_what_is_said: Named
) -> None:
    name, dispute = about_what_is_said
    page = crisis_visitor.page(f"/disputes/{name}")
    (chart,) = page.marked("positions")
    dots = chart.all("a")
    assert len(dots) == sum(len(side.items) for side in dispute.sides)
    ids = {element.attributes["id"] for element in page.walk() if "id" in element.attributes}
    assert {dot.attributes["href"].partition("#")[2] for dot in dots} <= ids
    assert not [element for element in chart.walk() if "style" in element.attributes]


def test_every_dispute_has_a_page_and_no_other_id_has_one(crisis_visitor: Visitor, disputes: list[Named]) -> None:
    for name, _ in disputes:
        assert len(crisis_visitor.page(f"/disputes/{name}").marked("side-of")) >= 2
        assert crisis_visitor.get(f"/disputes/{name}?page=99").status_code == 404
    with RecordReader(crisis_visitor.record) as reader:
        claim = reader.group_rows("claims", limit=1).rows[0].group_id
    for wanted in (claim, "d-nobody", "%00", "d-" + "9" * 3000):
        assert crisis_visitor.get(f"/disputes/{wanted}").status_code == 404


def test_an_empty_record_says_that_nothing_is_disputed(visitor: Visitor) -> None:
    page = visitor.page("/disputes")
    assert "No report denies" in page.marked("extent")[0].text
