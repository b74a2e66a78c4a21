from datetime import date
from pathlib import Path

import pytest

from onrecord.model import EventType, Interval, Reality
from onrecord.model.review import ReviewKind, TargetKind
from onrecord.store import EventFilters, RecordReader, Spell
from onrecord.store.filters import NOWHERE, is_country_code, point_key, read_point
from onrecord.store.reviews.deciding import Decision, decide
from tests.store.invented_events import Told, build

ALL = EventFilters()
YEAR = Interval.of_days(date(2031, 1, 1), date(2032, 1, 1))


def test_places_are_counted_by_name_and_point_and_by_how_they_are_told(tmp_path: Path) -> None:
    told = (
        Told(place=0),
        Told(place=0, reality=Reality.DENIED),
        Told(place=2),
        Told(place=1, reality=Reality.PLANNED),
        Told(),
    )
    with RecordReader(build(tmp_path / "r", told, (Told(place=0),))) as reader:
        counts = reader.event_places(ALL)
    assert [(place.name, place.latitude, place.events) for place in counts.places] == [
        ("Dorn", 48.5, 3),
        ("Dorn", None, 1),
        ("Selmara", 49.0, 1),
    ]
    assert dict(counts.places[0].realities) == {Reality.ACTUAL: 2, Reality.DENIED: 1}
    assert counts.places[0].within == ("Selmara",)
    assert (counts.nowhere, counts.undated) == (1, 0)


def test_a_place_leads_to_just_the_events_that_it_counts(tmp_path: Path) -> None:
    told = tuple(Told(place=place) for place in (0, 0, 1, 2, 3, 3, 3, 4))
    with RecordReader(build(tmp_path / "r", told)) as reader:
        for place in reader.event_places(ALL).places:
            at = point_key(place.latitude, place.longitude)
            assert reader.events(EventFilters(place=place.name, at=at)).total == place.events
        assert reader.events(EventFilters(place="Selmara")).total == 3  # what lies in it, too
        assert reader.events(EventFilters(at=NOWHERE)).total == 1
        assert reader.events(EventFilters(place="Selmara", at="48.5,29.25")).total == 0


def test_places_heed_the_filters_and_count_the_undated(tmp_path: Path) -> None:
    told = (
        Told(place=0, begin="2031-03-01"),
        Told(place=1, begin="2029-03-01"),
        Told(place=0),
        Told(place=0, begin="2031-05-01", type=EventType.AID),
    )
    with RecordReader(build(tmp_path / "r", told)) as reader:
        counts = reader.event_places(EventFilters(within=YEAR))
        assert [(place.name, place.events) for place in counts.places] == [("Dorn", 2)]
        assert counts.undated == 1
        assert reader.event_places(EventFilters(type=EventType.AID)).places[0].events == 1


def test_an_empty_record_has_neither_places_nor_pairs(tmp_path: Path) -> None:
    with RecordReader(build(tmp_path / "r")) as reader:
        assert reader.event_places(ALL).places == ()
        assert reader.dyads(ALL).total == 0
        assert reader.dyads(ALL, of_actors=True, offset=50).rows == ()
        assert reader.event_days(ALL) == ()


def test_pairs_count_an_event_once_however_many_of_one_country_take_part(tmp_path: Path) -> None:
    told = (
        Told(),
        Told(sources=("RUS", "BLR")),
        Told(type=EventType.CONSULT),
        Told(sources=("UKR",), targets=("RUS",)),
        Told(targets=()),
        Told(sources=("somebody",)),
    )
    with RecordReader(build(tmp_path / "r", told)) as reader:
        countries = reader.dyads(ALL)
        actors = reader.dyads(ALL, of_actors=True, limit=1)
        beyond = reader.dyads(ALL, offset=50)
    assert [(row.source.key, row.target.key, row.quads) for row in countries.rows] == [
        ("RUS", "UKR", (1, 0, 0, 2)),
        ("BLR", "UKR", (0, 0, 0, 1)),
        ("UKR", "RUS", (0, 0, 0, 1)),
    ]
    assert (actors.total, len(actors.rows)) == (4, 1)
    assert actors.rows[0].source.name == "The RUS people"
    assert (beyond.rows, beyond.total) == ((), 3)


def test_a_pair_leads_to_just_the_events_that_it_counts(tmp_path: Path) -> None:
    # A name that begins like a code is not the country: "Rusk" is nobody from there.
    told = (Told(), Told(sources=("rusk",)), Told(sources=("RUS", "rusk")))
    with RecordReader(build(tmp_path / "r", told)) as reader:
        for of_actors in (False, True):
            for row in reader.dyads(ALL, of_actors=of_actors).rows:
                pair = EventFilters(source=row.source.key, target=row.target.key)
                assert reader.events(pair).total == row.events
                assert sum(spell.events for spell in reader.event_days(pair)) == row.events
        assert reader.events(EventFilters(source="rus")).total == 3


def test_what_people_rejected_is_counted_no_more(tmp_path: Path) -> None:
    path = build(tmp_path / "r", (Told(place=0, begin="2031-03-01"), Told(place=0, begin="2031-03-02")))
    with RecordReader(path) as reader:
        rejected = reader.events(ALL, limit=1).rows[0].event_id
    decide(path, Decision(ReviewKind.REJECT, TargetKind.EVENT, rejected, {}, "Ada"))
    with RecordReader(path) as reader:
        assert reader.event_places(ALL).places[0].events == 1
        assert reader.dyads(ALL).rows[0].events == 1
        assert [spell.begin for spell in reader.event_days(ALL)] == ["2031-03-02"]


def test_days_end_with_the_last_one_that_is_touched(tmp_path: Path) -> None:
    told = (
        Told(begin="2031-03-01"),
        Told(begin="2031-03-01", days=31),
        Told(begin="2031-03-01", type=EventType.AID),
        Told(begin="2031-03-01"),
    )
    with RecordReader(build(tmp_path / "r", told)) as reader:
        assert reader.event_days(ALL) == (
            Spell("2031-03-01", "2031-03-01", 2, 1),
            Spell("2031-03-01", "2031-03-01", 4, 2),
            Spell("2031-03-01", "2031-03-31", 4, 1),
        )
    with RecordReader(build(tmp_path / "s", (Told(),))) as reader:
        assert reader.event_days(ALL) == (Spell(None, None, 4, 1),)
    with RecordReader(build(tmp_path / "t", (Told(),), published="2031-04-02")) as reader:
        assert reader.event_days(ALL) == (Spell("2031-04-02", "2031-04-02", 4, 1),)


@pytest.mark.parametrize("text", ["", "x", "1", "1,2,3", "nan,1", "91,0", "0,181", "inf,0", "1;2"])
def test_what_is_no_point_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  what matters is that it is refused
        read_point(text)


@pytest.mark.parametrize(("latitude", "longitude"), [(48.5, 29.25), (39.05901, 34.91155), (-41.3, 174.8), (0.0, -0.0)])
def test_a_point_is_read_as_it_was_written(latitude: float, longitude: float) -> None:
    assert read_point(point_key(latitude, longitude)) == (latitude, longitude)
    assert read_point(point_key(None, None)) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("RUS", True), ("IGO", True), ("rus", False), ("Rus", False), ("QQQ", False), ("RU", False)]
)
def test_only_codes_in_capitals_are_codes(text: str, expected: bool) -> None:
    assert is_country_code(text) is expected
