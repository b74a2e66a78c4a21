from pathlib import Path

import pytest

from onrecord.model import EventType
from tests.store.invented_events import Told, build
from tests.views.web.visiting import Element, Visitor

TOLD = (
    Told(begin="2031-03-03"),
    Told(begin="2031-03-05"),
    Told(begin="2031-03-20", type=EventType.CONSULT),
    Told(begin="2031-03-01", days=31),
    Told(type=EventType.AID),
    Told(sources=("UKR",), targets=("RUS",), begin="2031-03-04", type=EventType.ACCUSE),
    Told(sources=("RUS",), targets=("RUS",), begin="2031-03-04"),
    Told(sources=("IGO",), targets=("somebody",), begin="2031-03-04"),
)
PAIR = "/events/dyads?source=RUS&target=UKR"


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    return Visitor(build(tmp_path_factory.mktemp("dyads") / "pairs.record", TOLD))


def cells(root: Element, table: str) -> list[list[str]]:
    (found,) = root.marked(table)
    rows = found.all("tr")[1:]
    return [[" ".join(cell.text.split()) for cell in row.walk() if cell.tag in ("th", "td")] for row in rows]


def extent(root: Element) -> str:
    return " ".join(root.marked("extent")[0].text.split())


def test_pairs_are_listed_with_their_kinds_the_most_frequent_first(pairs: Visitor) -> None:
    assert cells(pairs.page("/events/dyads"), "dyads") == [
        ["Russia → Ukraine", "", "5", "1", "1", "", "3"],
        ["within Russia", "", "1", "", "", "", "1"],
        ["Ukraine → Russia", "", "1", "", "", "1", ""],
    ]
    by_name = cells(pairs.page("/events/dyads?by=actors"), "dyads")
    assert ["The IGO people → The somebody people", "", "1", "", "", "", "1"] in by_name


def test_a_pair_leads_to_its_course_and_that_to_the_events(pairs: Visitor) -> None:
    for address in ("/events/dyads", "/events/dyads?by=actors"):
        for row in pairs.page(address).marked("dyads")[0].all("tr")[1:]:
            course = pairs.page(row.all("a")[0].attributes["href"])
            table = next(link for link in course.all("a") if link.text == "All in the table of events")
            shown = len(pairs.page(table.attributes["href"]).marked("deed"))
            assert shown == int(row.marked("total")[0].text)


def test_a_course_tells_what_it_cannot_draw(pairs: Visitor) -> None:
    root = pairs.page(f"{PAIR}&per=week")
    assert "3 events, as the reports tell them, by week." in extent(root)
    assert "1 event whose time is known less closely than to a week is not drawn." in extent(root)
    assert "Undated: 1 event." in extent(root)
    assert "The other way round: 1 event." in extent(root)
    assert cells(root, "stretches") == [
        ["3–9 Mar 2031", "2", "", "", "", "2"],
        ["17–23 Mar 2031", "1", "1", "", "", ""],
    ]


def test_bars_and_rows_lead_to_the_days_that_they_stand_for(pairs: Visitor) -> None:
    root = pairs.page(f"{PAIR}&per=day")
    rows = [link.attributes["href"] for link in root.marked("stretches")[0].all("a")]
    assert rows == [bar.attributes["href"] for bar in root.marked("bar-of")]
    assert rows[0] == "/events?source=RUS&target=UKR&since=2031-03-03&until=2031-03-03"
    # The event that fell some time in March may have fallen on that day.
    assert len(pairs.page(rows[0]).marked("deed")) == 2


def test_words_are_striped_and_deeds_are_not(pairs: Visitor) -> None:
    root = pairs.page(f"{PAIR}&per=month")
    (course,) = root.marked("course")
    (bar,) = course.marked("bar-of")
    assert {rect.attributes.get("fill") for rect in bar.marked("quad-1")} == {"url(#bar-1)"}
    assert {rect.attributes.get("fill") for rect in bar.marked("quad-4")} == {None}
    assert root.one("pattern", id="bar-1")


def test_a_course_heeds_the_filters_and_keeps_them(pairs: Visitor) -> None:
    root = pairs.page(f"{PAIR}&type=CONSULT&per=day")
    assert cells(root, "stretches") == [["20 Mar 2031", "1", "1", "", "", ""]]
    other = next(link for link in root.all("a") if link.text == "The other way round")
    assert other.attributes["href"] == "/events/dyads?type=CONSULT&source=UKR&target=RUS"
    assert root.one("input", name="per").attributes["value"] == "day"


def test_one_side_alone_narrows_the_list(pairs: Visitor) -> None:
    assert cells(pairs.page("/events/dyads?source=UKR"), "dyads") == [["Ukraine → Russia", "", "1", "", "", "1", ""]]


@pytest.mark.parametrize("source", ["nobody at all", "QQQ", "<b>x</b>", "%", "a-ffffffff"])
def test_a_pair_of_whom_nothing_is_told_says_so(source: str, pairs: Visitor) -> None:
    root = pairs.page(f"/events/dyads?source={source.replace('%', '%25')}&target=UKR")
    assert "No event here has a time that fits" in extent(root)
    assert not root.marked("course")
    assert not root.all("b")


def test_mistakes_and_pages_that_are_not_there(pairs: Visitor) -> None:
    assert "Nothing is shown" in extent(pairs.page("/events/dyads?since=x", status=400))
    assert "Nothing is shown" in extent(pairs.page(f"{PAIR}&since=x", status=400))
    pairs.page("/events/dyads?page=2", status=404)
    pairs.page(f"{PAIR}&page=2", status=404)
    assert "3 events" in extent(pairs.page(f"{PAIR}&per=century&since=2031-03-02"))


def test_where_no_country_is_known_actors_are_paired(tmp_path: Path) -> None:
    told = (Told(sources=("harbour",), targets=("navy",)),)
    root = Visitor(build(tmp_path / "r", told)).page("/events/dyads")
    assert cells(root, "dyads")[0][0] == "The harbour people → The navy people"


def test_an_empty_record_has_no_pairs(tmp_path: Path) -> None:
    assert "No pair matches." in extent(Visitor(build(tmp_path / "r")).page("/events/dyads"))
