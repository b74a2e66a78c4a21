from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from onrecord.model import Reality
from onrecord.views.web.site import Site
from tests.store.invented_events import PLACES, Told, build
from tests.views.web.visiting import Element, Visitor, foreign_scripts

TOLD = (
    *(Told(place=0) for _ in range(6)),
    Told(place=0, reality=Reality.DENIED),
    Told(place=0, reality=Reality.PLANNED, begin="2031-03-01"),
    Told(place=1),
    Told(place=2),
    Told(place=3, reality=Reality.ALLEGED),
    Told(place=4),
    Told(),
)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    return Visitor(build(tmp_path_factory.mktemp("map") / "places.record", TOLD))


def words(element: Element) -> str:
    return " ".join(element.text.split())


def rows(root: Element) -> list[list[str]]:
    (table,) = root.marked("places")
    return [[words(cell) for cell in row.walk() if cell.tag in ("th", "td")] for row in table.all("tr")[1:]]


def events_at(visitor: Visitor, address: str) -> int:
    return len(visitor.page(address).marked("deed"))


def test_every_place_has_a_row_with_how_it_is_told(places: Visitor) -> None:
    found = rows(places.page("/events/map"))
    assert found[0] == ["Dorn", "Selmara", "8", "6", "1", "", "1"]
    assert ["Selmara country", "", "1", "1", "", "", ""] in found
    assert ["Dorn", "not in the gazetteer, so not on the map", "1", "1", "", "", ""] in found
    assert [PLACES[3][0], "Egypt", "1", "", "", "1", ""] in found


def test_marks_rows_and_places_beyond_the_edge_lead_to_their_events(places: Visitor) -> None:
    root = places.page("/events/map")
    links = [link for link in root.all("a") if "data-place" in link.attributes]
    assert len(links) == 4  # all but the one that no gazetteer knows
    for link in links:
        assert events_at(places, link.attributes["href"]) == int(link.attributes["data-events"])
    for row in root.marked("places")[0].all("tr")[1:]:
        shown = int(words(row.marked("total")[0]))
        assert events_at(places, row.all("a")[0].attributes["href"]) == shown


def test_a_mark_is_filled_as_far_as_it_is_told_as_done(places: Visitor) -> None:
    root = places.page("/events/map?view=world")
    dorn, arabic = (
        next(mark for mark in root.marked("mark") if mark.attributes["data-place"] == name)
        for name in ("Dorn", PLACES[3][0])
    )
    outer, inner = (float(circle.attributes["r"]) for circle in dorn.all("circle"))
    assert inner**2 / outer**2 == pytest.approx(6 / 8, abs=0.02)
    assert arabic.marked("done")[0].attributes["r"] == "0.0"
    assert "1 alleged" in arabic.all("title")[0].text


def test_a_country_is_a_square_and_no_point(places: Visitor) -> None:
    root = places.page("/events/map?view=world")
    selmara = next(mark for mark in root.marked("mark") if mark.attributes["data-place"] == "Selmara")
    assert selmara.all("circle") == []
    assert len(selmara.all("rect")) == 2


def test_what_lies_beyond_the_edge_is_told(places: Visitor) -> None:
    near, world = places.page("/events/map"), places.page("/events/map?view=world")
    assert "Far Quay" in words(near.marked("beyond")[0])
    assert not world.marked("beyond")
    assert len(world.marked("mark")) == 4


def test_the_map_heeds_the_filters_and_keeps_them(places: Visitor) -> None:
    root = places.page("/events/map?reality=planned&since=2031")
    assert rows(root) == [["Dorn", "Selmara", "1", "", "1", "", ""]]
    asked = parse_qs(urlsplit(root.marked("places")[0].all("a")[0].attributes["href"]).query)
    assert asked == {"reality": ["planned"], "since": ["2031"], "place": ["Dorn"], "at": ["48.5,29.25"]}
    views = {link.text: link.attributes["href"] for link in root.marked("views")[0].all("a")}
    assert views["Table"] == "/events?since=2031&reality=planned"
    assert "12 events" in words(places.page("/events/map?since=2031").marked("extent")[0])


def test_events_without_a_place_are_counted(places: Visitor) -> None:
    extent = words(places.page("/events/map").marked("extent")[0])
    assert extent == "12 events at 5 places, as the reports tell them. 1 event without a place is not shown."


@pytest.mark.parametrize("query", ["at=x", "since=x", "country=Nowhereland", "at=91,0", "page=x"])
def test_a_mistake_is_told(query: str, places: Visitor) -> None:
    root = places.page(f"/events/map?{query}", status=400)
    assert "Nothing is shown" in root.text
    assert not root.marked("map")
    assert places.get(f"/events?{query}").status_code == 400


def test_a_record_without_places_says_so(tmp_path: Path) -> None:
    for name, told in (("empty", ()), ("nowhere", (Told(), Told()))):
        root = Visitor(build(tmp_path / name, told)).page("/events/map")
        assert "No event here has a place." in root.text
        assert not root.marked("map")


def test_places_that_no_gazetteer_knows_need_no_map(tmp_path: Path) -> None:
    root = Visitor(build(tmp_path / "r", (Told(place=2),))).page("/events/map")
    assert not root.marked("map")
    assert rows(root)[0][0] == "Dorn"


def test_names_never_become_part_of_the_page(places: Visitor) -> None:
    root = places.page("/events/map")
    assert not root.all("b")
    assert not foreign_scripts(root)
    assert [mark for mark in root.walk() if "style" in mark.attributes] == []


def test_without_a_bundle_the_map_stays_as_it_is_drawn(places: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Site, "bundled", lambda site, name: None)
    root = Visitor(places.app.state.site.record).page("/events/map")
    assert root.all("script") == []
    assert root.marked("mark")
