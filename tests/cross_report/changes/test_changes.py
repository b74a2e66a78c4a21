"""What is new since a moment: claims, denials, reversals, figures, reports; and why it counts as new."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from onrecord.cross_report.changes import Since, changes
from onrecord.cross_report.claims import compare_all, group
from onrecord.model import Bound, Interval, Span
from onrecord.model.changes import Change, ChangeKind, Novelty, Sighting
from onrecord.model.claims import Claim, ClaimMember
from onrecord.model.editions import Earlier
from onrecord.model.filed import Filed
from onrecord.model.series import FigureKey, FigurePoint, FigureSeries, Relation
from tests.cross_report.claim_items import make_item

SINCE = datetime(2031, 3, 18)
LONG_AGO = datetime(2031, 3, 1)
LATER = datetime(2031, 4, 1)


def sighting(version: str, published: int | None, *, seen: datetime = LATER, read: datetime = LATER) -> Sighting:
    day = None if published is None else Interval.of_day(date(2031, 3, published))
    return Sighting(version, seen, read, day)


def claim(*items: dict[str, Any]) -> Claim:
    told = {"predicate": "withdraw", "fillers": {"patient": ["Ordavian troops"]}}
    made = [make_item(item.pop("id"), **told, **item) for item in items]
    members = tuple(ClaimMember(item, item.proposition.position) for item in made)
    return Claim("c1", "Ordavian troops withdraw", made[0].item_id, members)


def told(sightings: list[Sighting], **of: Any) -> tuple[Change, ...]:
    return changes(Since.of(SINCE, sightings), filed=of.pop("filed", ()), **of)


def kinds(found: tuple[Change, ...]) -> list[ChangeKind]:
    return [change.kind for change in found]


def test_a_claim_that_nobody_made_before_is_new() -> None:
    one = claim({"id": "a:0", "day": "2031-03-19", "holders": ["Ordavia"], "when": "2031-03-17"})
    (change,) = told([sighting("a", 19)], claims=[one])
    assert (change.kind, change.novelty, change.what) == (
        ChangeKind.NEW_CLAIM,
        Novelty.REPORTED,
        "Ordavian troops withdraw",
    )
    assert change.who == ("Ordavia",)
    assert [cited.version_id for cited in change.after] == ["a"]
    assert change.happened == Interval.of_day(date(2031, 3, 17))
    assert change.reported == Interval.of_day(date(2031, 3, 19))
    assert change.seen == LATER


def test_a_claim_made_before_is_not_new() -> None:
    one = claim({"id": "a:0", "day": "2031-03-16"}, {"id": "b:0", "day": "2031-03-19"})
    assert told([sighting("a", 16), sighting("b", 19)], claims=[one]) == ()


def test_a_denial_of_what_was_claimed_before() -> None:
    deed: dict[str, Any] = {
        "predicate": "shell",
        "fillers": {"agent": ["Norlander militia"], "patient": ["Upper Brod"]},
        "terms": ["village"],
        "words": "the Norlander militia shelled Upper Brod",
    }
    held = make_item("a:0", **deed, day="2031-03-16", holders=["Ana Roe"])
    reasons = ["denied outright", "as told: deny"]
    denial = make_item("b:0", **deed, day="2031-03-19", holders=["Jan Doe"], position="denies", reasons=reasons)
    (one,) = group([held, denial], compare_all([held, denial], [(0, 1)]))
    elsewhere = make_item("c:0", predicate="shell", day="2031-03-16", holders=["Mila Poe"])
    one = replace(one, members=(*one.members, ClaimMember(elsewhere, elsewhere.proposition.position)))
    (change,) = told([sighting("a", 16), sighting("b", 19), sighting("c", 16)], claims=[one])
    assert (change.kind, change.who) == (ChangeKind.NEW_DENIAL, ("Jan Doe",))
    # what no dispute sets against it is not shown as denied
    assert ([c.version_id for c in change.before], [c.version_id for c in change.after]) == (["a"], ["b"])


def test_who_denied_it_before_denies_nothing_new() -> None:
    one = claim(
        {"id": "a:0", "day": "2031-03-16", "holders": ["Selmara"], "position": "denies"},
        {"id": "b:0", "day": "2031-03-19", "holders": ["Selmara"], "position": "denies"},
    )
    assert told([sighting("a", 16), sighting("b", 19)], claims=[one]) == ()


def test_a_speaker_who_takes_it_back_has_reversed() -> None:
    one = claim(
        {"id": "a:0", "day": "2031-03-16", "holders": ["Teodor Halvik"]},
        {"id": "b:0", "day": "2031-03-19", "holders": ["Teodor Halvik"], "position": "denies"},
    )
    assert kinds(told([sighting("a", 16), sighting("b", 19)], claims=[one])) == [ChangeKind.REVERSED_POSITION]


def series(*points: tuple[str, int, Bound]) -> FigureSeries:
    made = tuple(
        FigurePoint(FigureKey(version, 0), version, Span(0, 5), Decimal(value), Decimal(value), bound, None, ("ORMM",))
        for version, value, bound in points
    )
    return FigureSeries("f1", "dead", Relation.RISE, made)


def test_a_figure_that_moved() -> None:
    rising = series(("a", 9, Bound.MORE), ("b", 14, Bound.EXACT))
    (change,) = told([sighting("a", 16), sighting("b", 19)], series=[rising])
    assert (change.kind, change.values) == (ChangeKind.MOVED_FIGURE, ("more than 9", "14"))


def test_the_same_figure_again_has_not_moved_and_a_first_one_neither() -> None:
    sightings = [sighting("a", 16), sighting("b", 19)]
    assert told(sightings, series=[series(("a", 9, Bound.EXACT), ("b", 9, Bound.EXACT))]) == ()
    assert told(sightings, series=[series(("b", 9, Bound.EXACT))]) == ()


def test_reports_that_are_new_edited_or_only_read_anew() -> None:
    texts = {"a": "The dam holds.", "a2": "The dam broke.", "b": "Talks went on.", "c": "Snow fell."}
    filed = [
        Filed(version, version[0], 2 if version == "a2" else 1, text, sentences=(Span(0, len(text)),))
        for version, text in texts.items()
    ]
    sightings = [
        sighting("a", 16, seen=LONG_AGO, read=LONG_AGO),
        sighting("a2", 19),
        sighting("b", 19),
        sighting("c", 2, seen=LONG_AGO),
    ]
    found = told(sightings, filed=filed)
    assert [(change.kind, change.subject) for change in found] == [
        (ChangeKind.NEW_REPORT, "b"),
        (ChangeKind.EDITED_REPORT, "a"),
        (ChangeKind.REREAD_REPORT, "c"),
    ]
    assert found[1].edited is not None
    assert found[2].novelty is Novelty.REREAD


def test_an_old_report_found_late_is_new_only_to_a_record_that_was_there() -> None:
    filed = [Filed("a", "a", 1, "Snow fell.", sentences=(Span(0, 10),)), Filed("b", "b", 1, "Ice came.")]
    late = sighting("a", 2)
    (change,) = told([late, sighting("b", 3, seen=LONG_AGO, read=LONG_AGO)], filed=filed)
    assert (change.subject, change.novelty) == ("a", Novelty.FOUND)
    assert told([late, sighting("b", 3)], filed=filed) == ()


def test_a_page_changed_since_is_reported_since() -> None:
    changed = Sighting("a", LATER, LATER, Interval.of_day(date(2031, 3, 2)), datetime(2031, 3, 19, 8))
    (change,) = told([changed], filed=[Filed("a", "a", 1, "Snow fell.")])
    assert change.novelty is Novelty.REPORTED


def test_words_that_an_older_version_has_are_not_new() -> None:
    one = claim({"id": "a2:0", "report": "a", "day": "2031-03-16"})
    kept = replace(one.members[0], earlier=(Earlier("a1:0", "a1", Span(0, 10)),))
    sightings = [sighting("a1", 16), sighting("a2", 19)]
    assert kinds(told(sightings, claims=[one])) == [ChangeKind.NEW_CLAIM]
    assert told(sightings, claims=[replace(one, members=(kept,))]) == ()
