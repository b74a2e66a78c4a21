"""Whom an office means on its day, and what a list of office holders joins."""

from datetime import date

import pytest

from onrecord.cross_report import resolve_actors
from onrecord.model import Actor, EntityReference, Interval, MentionKind, Sector

JANUARY_2022 = date(2022, 1, 20)


def person(version: str, entity: int, name: str, *descriptions: str, on: date | None = JANUARY_2022) -> EntityReference:
    day = None if on is None else Interval.of_day(on)
    return EntityReference(version, entity, name, MentionKind.PERSON, descriptions, mentions=3, on=day)


def office(version: str, name: str, on: date | None = JANUARY_2022) -> EntityReference:
    day = None if on is None else Interval.of_day(on)
    return EntityReference(version, 9, name, MentionKind.OFFICE, on=day)


def actor_of(actors: tuple[Actor, ...], version: str, entity: int = 9) -> Actor:
    return next(a for a in actors if any(m.version_id == version and m.entity == entity for m in a.members))


def test_an_office_means_its_holder_of_the_day_though_no_report_says_so() -> None:
    actors = resolve_actors(
        [
            office("v1", "US president", date(2019, 9, 25)),
            office("v2", "the American president"),
            person("v3", 0, "Biden"),
        ]
    )
    assert actor_of(actors, "v1").name == "Donald Trump"
    assert actor_of(actors, "v2") == actor_of(actors, "v3", 0)
    assert actor_of(actors, "v2").country == "USA"
    assert any("2021-01-20" in reason for reason in actor_of(actors, "v2").reasons)


def test_a_former_president_is_not_the_president() -> None:
    references = [person("v1", 0, "Donald Trump", "former US President"), office("v1", "US president")]
    actors = resolve_actors(references)
    assert actor_of(actors, "v1").name == "Joe Biden"
    assert actor_of(actors, "v1", 0).name == "Donald Trump"
    assert office_alone(resolve_actors([office("v1", "former US president")]))


def office_alone(actors: tuple[Actor, ...]) -> bool:
    return [actor.kind for actor in actors] == [MentionKind.OFFICE]


def test_on_the_day_of_a_change_both_alternatives_are_kept() -> None:
    (actor,) = resolve_actors([office("v1", "French prime minister", date(2022, 5, 16))])
    assert actor.kind is MentionKind.OFFICE
    assert {other.name for other in actor.alternatives} == {"Jean Castex", "Élisabeth Borne"}
    assert all("2022-05-16" in other.reason for other in actor.alternatives)


def test_without_a_date_only_the_record_itself_tells() -> None:
    assert office_alone(resolve_actors([office("v1", "US president", on=None)]))
    named = person("v2", 0, "Barack Obama", "US President", on=None)
    assert actor_of(resolve_actors([office("v1", "US president", on=None), named]), "v1").name == "Barack Obama"


def test_what_a_report_says_stands_above_the_list() -> None:
    """A report of its day knows better than a list that may be wrong."""
    references = [person("v1", 0, "Ada Roe", "Ukrainian president"), office("v2", "Ukrainian president")]
    assert actor_of(resolve_actors(references), "v2").name == "Ada Roe"
    assert "against the list" in " ".join(actor_of(resolve_actors(references), "v2").reasons)


def test_reports_of_another_time_say_nothing_of_today() -> None:
    references = [
        person("v1", 0, "Petro Poroshenko", "Ukrainian president", on=date(2016, 3, 1)),
        office("v2", "Ukrainian president"),
    ]
    assert actor_of(resolve_actors(references), "v2").name == "Volodymyr Zelensky"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Wolodymyr Selenskyj"),
        ("Bashar al-Assad", "Bachar al-Asad"),
        ("Hossein Amir-Abdollahian", "Hossein Amirabdollahian"),
        ("Muammar Gaddafi", "Moammar Qadhafi"),
        ("Alexander Lukashenko", "Alyaksandr Lukashenka"),
        ("Xi Jinping", "Jinping Xi"),
        ("Recep Tayyip Erdoğan", "Tayyip Erdogan"),
        ("Sergei Lavrov", "S. Lavrov"),
    ],
)
def test_a_list_joins_spellings(one: str, other: str) -> None:
    assert len(resolve_actors([person("v1", 0, one), person("v2", 0, other)])) == 1


def test_the_day_tells_one_bush_from_the_other() -> None:
    references = [
        person("v1", 0, "George Bush", "President", on=date(1991, 2, 1)),
        person("v2", 0, "George Bush", "President", on=date(2003, 3, 20)),
    ]
    actors = resolve_actors(references)
    assert actor_of(actors, "v1", 0) != actor_of(actors, "v2", 0)


def test_namesakes_that_reports_keep_apart_stay_apart() -> None:
    references = [
        *(person(f"n{i}", 0, "Ada Roe", "Norwegian Prime Minister") for i in range(2)),
        *(person(f"s{i}", 0, "Ada Roe", "Swedish Prime Minister") for i in range(2)),
    ]
    actors = resolve_actors(references)
    assert len(actors) == 2
    assert {actor.country for actor in actors} == {"NOR", "SWE"}


def test_a_surname_that_one_office_holder_alone_ever_had_is_theirs() -> None:
    actors = resolve_actors([person("v1", 0, "Lukashenka"), person("v2", 0, "Johnson")])
    assert actor_of(actors, "v1", 0).country == "BLR"
    assert actor_of(actors, "v2", 0).name == "Johnson"


def test_first_names_alone_join_nobody() -> None:
    actors = resolve_actors([person("v1", 0, "William"), person("v2", 0, "William Hague"), person("v3", 0, "William")])
    assert len(actors) == 3


def test_offices_held_on_the_reports_days_are_told_with_where_that_comes_from() -> None:
    references = [person("v1", 0, "Liz Truss", on=date(2022, 2, 1)), person("v2", 0, "Liz Truss", on=date(2022, 9, 20))]
    (actor,) = resolve_actors(references)
    offices = {(held.office, held.country) for held in actor.offices}
    assert {("foreign minister", "GBR"), ("prime minister", "GBR")} <= offices
    assert ("defence minister", "GBR") not in offices
    assert actor.sectors == (Sector.GOV,)
    assert all("says " in held.reason for held in actor.offices)


def test_a_head_of_a_body_of_states_is_of_no_country() -> None:
    (actor,) = resolve_actors([person("v1", 0, "Jens Stoltenberg", "NATO Secretary General")])
    assert actor.country == "IGO"


def test_an_office_with_a_name_behind_it_is_the_person() -> None:
    actors = resolve_actors([office("v1", "Romanian President Klaus Iohannis")])
    assert [(actor.name, actor.kind) for actor in actors] == [("Klaus Iohannis", MentionKind.PERSON)]
