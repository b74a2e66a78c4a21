"""Which names of many reports are one actor."""

import itertools

from onrecord.cross_report import resolve_actors
from onrecord.model import Actor, EntityReference, MentionKind


def person(version: str, entity: int, name: str, *descriptions: str) -> EntityReference:
    return EntityReference(version, entity, name, MentionKind.PERSON, descriptions, mentions=3)


def actor_of(actors: tuple[Actor, ...], version: str, entity: int) -> Actor:
    return next(a for a in actors if any(m.version_id == version and m.entity == entity for m in a.members))


def test_spellings_of_one_name_meet_under_the_most_used_one() -> None:
    references = [
        person("v1", 0, "Volodymyr Zelensky"),
        person("v2", 0, "Volodymyr Zelenskyy"),
        person("v3", 0, "Volodymyr Zelensky"),
        person("v4", 0, "Volodymyr Zelenskiy"),
    ]
    actors = resolve_actors(references)
    assert [actor.name for actor in actors] == ["Volodymyr Zelensky"]
    assert actors[0].aliases == ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy")
    assert actors[0].reasons


def test_two_people_with_one_surname_stay_two_and_a_bare_surname_stays_apart() -> None:
    actors = resolve_actors(
        [person("v1", 0, "Teodor Halvik"), person("v2", 0, "Marek Halvik"), person("v3", 0, "Halvik")]
    )
    assert {actor.name for actor in actors} == {"Teodor Halvik", "Marek Halvik", "Halvik"}
    assert "could be 2 people" in actor_of(actors, "v3", 0).reasons[0]


def test_an_office_decides_between_two_people_with_one_surname() -> None:
    references = [
        person("v1", 0, "Teodor Halvik", "Interior Minister"),
        person("v2", 0, "Marek Halvik", "opposition leader"),
        person("v3", 0, "Halvik", "minister"),
    ]
    assert actor_of(resolve_actors(references), "v3", 0).name == "Teodor Halvik"


def test_a_bare_surname_is_the_one_person_of_that_name() -> None:
    actors = resolve_actors([person("v1", 0, "Dmytro Kuleba"), person("v2", 0, "Kuleba")])
    assert [actor.name for actor in actors] == ["Dmytro Kuleba"]


def test_people_with_like_first_names_and_other_surnames_are_not_one() -> None:
    actors = resolve_actors([person("v1", 0, "Dmitry Kozak"), person("v1", 1, "Dmitry Peskov")])
    assert len(actors) == 2


def test_an_office_without_a_name_is_its_one_known_holder() -> None:
    office = EntityReference("v2", 0, "Ukrainian president", MentionKind.OFFICE)
    actors = resolve_actors([person("v1", 0, "Volodymyr Zelensky", "President of Ukraine"), office])
    assert actor_of(actors, "v2", 0).name == "Volodymyr Zelensky"


def test_a_former_holder_is_not_the_holder() -> None:
    office = EntityReference("v2", 0, "Ukrainian president", MentionKind.OFFICE)
    actors = resolve_actors([person("v1", 0, "Petro Poroshenko", "former Ukrainian President"), office])
    assert actor_of(actors, "v2", 0).name == "Ukrainian president"


def test_an_acronym_meets_the_name_that_it_shortens() -> None:
    references = [
        EntityReference("v1", 0, "North Atlantic Treaty Organization", MentionKind.ORGANISATION, mentions=1),
        EntityReference("v2", 0, "NATO", MentionKind.ORGANISATION, mentions=9),
    ]
    actors = resolve_actors(references)
    assert [(actor.name, actor.aliases) for actor in actors] == [("NATO", ("North Atlantic Treaty Organization",))]


def test_a_place_that_one_report_takes_for_a_person_is_a_place() -> None:
    references = [
        EntityReference("v1", 0, "Selmara", MentionKind.COUNTRY, mentions=6),
        person("v2", 0, "Selmara"),
        person("v3", 0, "Selmara Elira Dovane"),
        person("v1", 1, "Elira Dovane"),
    ]
    actors = resolve_actors(references)
    assert sorted((actor.name, actor.kind) for actor in actors) == [
        ("Elira Dovane", MentionKind.PERSON),
        ("Selmara", MentionKind.COUNTRY),
    ]


def test_the_order_of_arrival_changes_nothing() -> None:
    references = [
        person("v1", 0, "Ada Roe", "minister"),
        person("v2", 0, "Ada Röe"),
        person("v3", 0, "Roe"),
        EntityReference("v3", 1, "Norland", MentionKind.COUNTRY),
    ]
    results = {resolve_actors(order) for order in itertools.permutations(references)}
    assert len(results) == 1


def test_every_reference_belongs_to_exactly_one_actor() -> None:
    references = [person("v1", i, name) for i, name in enumerate(["Ada Roe", "Roe", "A. Roe", "J. Lind", "Lind", ""])]
    members = [member for actor in resolve_actors(references) for member in actor.members]
    assert sorted(m.entity for m in members) == list(range(len(references)))


def test_a_nameless_official_is_nobody_who_happens_to_be_one() -> None:
    official = EntityReference("v2", 0, "US official", MentionKind.OFFICE)
    actors = resolve_actors([person("v1", 0, "James Foley", "US official"), official])
    assert actor_of(actors, "v2", 0).name == "US official"


def test_misread_headlines_do_not_stand_against_someone_named_in_many_reports() -> None:
    many = [person(f"v{i}", 0, "Barack Obama") for i in range(12)]
    actors = resolve_actors([*many, person("w1", 0, "Key Obama"), person("w2", 0, "Obama")])
    assert actor_of(actors, "w2", 0).name == "Barack Obama"


def test_the_end_of_a_longer_name_is_that_name() -> None:
    actors = resolve_actors([person("v1", 0, "Rami Abdel Rahman"), person("v2", 0, "Abdel Rahman")])
    assert len(actors) == 1


def test_father_and_son_of_one_name_are_told_apart_by_what_stands_between() -> None:
    assert len(resolve_actors([person("v1", 0, "George W. Bush"), person("v2", 0, "George H. W. Bush")])) == 2


def test_an_article_in_a_name_makes_no_other_person() -> None:
    assert len(resolve_actors([person("v1", 0, "Bashar al-Assad"), person("v2", 0, "Bashar Assad")])) == 1


def test_those_without_a_name_stay_within_their_report() -> None:
    references = [
        EntityReference("v1", 0, "ministry", MentionKind.ORGANISATION),
        EntityReference("v2", 0, "ministry", MentionKind.ORGANISATION),
        EntityReference("v1", 1, "two officials", MentionKind.GROUP),
        EntityReference("v2", 1, "two officials", MentionKind.GROUP),
        EntityReference("v1", 2, "Norland's defence ministry", MentionKind.ORGANISATION),
        EntityReference("v2", 2, "Norland's defence ministry", MentionKind.ORGANISATION),
    ]
    assert len(resolve_actors(references)) == 5


def test_a_name_of_marks_alone_stops_nothing() -> None:
    references = [person("v1", 0, "Mara Vell"), EntityReference("v1", 1, "-", MentionKind.ORGANISATION, mentions=1)]
    assert {actor.name for actor in resolve_actors(references)} == {"Mara Vell", "-"}
