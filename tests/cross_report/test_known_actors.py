"""The user's own actors stand above what is inferred."""

from datetime import date

from onrecord.cross_report import resolve_actors
from onrecord.model import EntityReference, Interval, KnownActor, MentionKind, Sector

DAY = Interval.of_day(date(2031, 3, 2))


def named(version: str, name: str, kind: MentionKind = MentionKind.PERSON) -> EntityReference:
    return EntityReference(version, 0, name, kind, mentions=2, on=DAY)


def test_aliases_join_what_nothing_else_would() -> None:
    known = KnownActor("Ada Roe", ("Iron Ada", "A. R."), "NOR", (Sector.OPP,), line=2)
    actors = resolve_actors([named("v1", "Ada Roe"), named("v2", "Iron Ada")], known=[known])
    assert [(actor.name, actor.country, actor.sectors) for actor in actors] == [("Ada Roe", "NOR", (Sector.OPP,))]
    assert any("line 2 of your actors file" in reason for reason in actors[0].reasons)


def test_an_office_goes_to_the_users_holder() -> None:
    known = KnownActor("Ada Roe", (), "UKR", (), "president", "2031-01", line=2)
    office = named("v2", "Ukrainian president", MentionKind.OFFICE)
    (actor,) = resolve_actors([named("v1", "Ada Roe"), office], known=[known])
    assert actor.name == "Ada Roe"
    assert [held.office for held in actor.offices] == ["president"]
    assert "your actors file" in actor.offices[0].reason


def test_a_row_holds_for_its_time_only() -> None:
    known = [
        KnownActor("Ada Roe", ("the Boss",), None, (), "mayor", "2020", "2025", line=2),
        KnownActor("Bo Lind", ("the Boss",), None, (), "mayor", "2026", None, line=3),
    ]
    (actor,) = resolve_actors([named("v1", "the Boss")], known=known)
    assert actor.name == "Bo Lind"


def test_a_name_that_two_rows_share_at_once_is_nobodys() -> None:
    known = [KnownActor("Ada Roe", ("Boss",), line=2), KnownActor("Bo Lind", ("Boss",), line=3)]
    (actor,) = resolve_actors([named("v1", "Boss")], known=known)
    assert actor.name == "Boss"


def test_bodies_can_be_told_of_too() -> None:
    known = KnownActor("Norland Relief Board", ("the Board", "NRB"), "NOR", (Sector.SOC,), line=2)
    references = [named("v1", "NRB", MentionKind.ORGANISATION), named("v2", "Board", MentionKind.ORGANISATION)]
    (actor,) = resolve_actors(references, known=[known])
    assert (actor.name, actor.kind) == ("Norland Relief Board", MentionKind.ORGANISATION)
