"""Which names of bodies are one."""

from onrecord.cross_report import resolve_actors
from onrecord.model import EntityReference, MentionKind


def body(version: str, name: str, entity: int = 0) -> EntityReference:
    return EntityReference(version, entity, name, MentionKind.ORGANISATION, mentions=2)


def groups(*references: EntityReference) -> list[set[str]]:
    actors = resolve_actors(references)
    return sorted(({m.name for m in actor.members} for actor in actors), key=lambda names: (len(names), sorted(names)))


def test_a_ministry_is_one_in_every_wording() -> None:
    assert len(groups(body("v1", "Russia’s defence ministry"), body("v2", "Ministry of Defense of Russia"))) == 1
    assert len(groups(body("v1", "Russian defence ministry"), body("v2", "Ukrainian defence ministry"))) == 2
    assert len(groups(body("v1", "Russian army"), body("v2", "Russian military"))) == 2


def test_a_ministry_without_a_country_is_the_one_that_its_report_names() -> None:
    references = [body("v1", "Russian Ministry of Defense"), body("v1", "Ministry of Defense", 1)]
    assert len(groups(*references)) == 1
    assert len(groups(*references, body("v1", "Ukraine's Ministry of Defense", 2))) == 3
    assert len(groups(body("v1", "Ministry of Defense"), body("v2", "Ministry of Defense"))) == 2


def test_the_alliance_and_the_observatory_are_those_that_their_report_names() -> None:
    assert len(groups(body("v1", "NATO"), body("v1", "Alliance", 1))) == 1
    assert len(groups(body("v1", "NATO"), body("v2", "Alliance"))) == 2
    assert len(groups(body("v1", "Norland Observatory for Peace"), body("v1", "Observatory", 1))) == 1


def test_names_with_acronyms_in_brackets_meet_the_acronym() -> None:
    assert len(groups(body("v1", "Norland Relief Board (NoRB)"), body("v2", "NoRB"))) == 2  # no capitals throughout
    assert len(groups(body("v1", "Norland Relief Board (NRB)"), body("v2", "NRB"))) == 1
    assert len(groups(body("v1", "North Atlantic Treaty Organization (NATO)"), body("v2", "Nato"))) == 1


def test_an_acronym_of_two_bodies_is_nobodys() -> None:
    assert len(groups(body("v1", "Norland Relief Board"), body("v2", "New River Bank"), body("v3", "NRB"))) == 3


def test_one_group_under_many_names() -> None:
    names = ("ISIS", "ISIL", "IS", "Daesh", "Islamic State", "Islamic State of Iraq and Syria")
    assert len(groups(*(body(f"v{i}", name) for i, name in enumerate(names)))) == 1


def test_the_kremlin_speaks_for_itself_and_says_why() -> None:
    actors = resolve_actors(
        [
            body("v1", "Kremlin"),
            body("v1", "Russian government", 1),
            EntityReference("v1", 2, "Russia", MentionKind.COUNTRY),
        ]
    )
    assert len(actors) == 3
    assert {actor.country for actor in actors} == {"RUS"}
    assert any("seat of Russia" in reason for actor in actors for reason in actor.reasons)


def test_a_lost_apostrophe_makes_no_other_country() -> None:
    country = EntityReference("v1", 1, "Syria", MentionKind.COUNTRY)
    assert len(resolve_actors([body("v1", "Syrias"), country])) == 1


def test_a_body_that_is_a_persons_name_is_the_person() -> None:
    named = EntityReference("v1", 0, "Ada Roe", MentionKind.PERSON, mentions=4)
    actors = resolve_actors([named, body("v2", "Ada Roe")])
    assert [actor.kind for actor in actors] == [MentionKind.PERSON]
