"""Names gathered across outlets: what counts as one thing, by whom, and in whatever order reports come."""

from itertools import permutations

import pytest

from onrecord.cross_report.wording import Named, keys_of, name_wordings
from onrecord.model import Actor, MentionKind, Span
from onrecord.model.filed import Filed
from onrecord.model.wording import Anchor, Mark, Naming, NamingUse, Tie

ASSAD = Actor("actor-1", "Bashar al-Assad", MentionKind.PERSON, (), (), country="SYR")


def nobody(version_id: str, entity: int) -> Actor | None:
    return None


def use(
    words: str,
    tied_to: str | None = None,
    *,
    field: str = "incursion",
    mark: Mark = Mark.PLAIN,
    tie: Tie = Tie.OF,
    country: str | None = None,
    entity: int | None = None,
    own: bool = True,
    at: int = 0,
) -> NamingUse:
    anchors = () if tied_to is None else (Anchor(tie, tied_to, country, entity, Span(at + 9, at + 12)),)
    return NamingUse(field, words, mark, Span(at, at + 8), anchors, own)


def named(version: str, outlet: str | None, *uses: NamingUse) -> Named:
    return Named(Filed(version, f"r-{version}", 1, "text", outlet=outlet), uses)


def table(naming: Naming) -> dict[str, dict[str | None, int]]:
    return {f"{variant.words} [{variant.mark}]": dict(variant.counts()) for variant in naming.variants}


def test_outlets_are_set_side_by_side_with_their_counts() -> None:
    reports = [
        named("1", "Courier", use("invasion", "Ukraine", country="UKR"), use("war", "Ukraine", country="UKR", at=20)),
        named("2", "Lantern", use("special operation", "Ukraine", mark=Mark.SCARE_QUOTES, country="UKR")),
        named(
            "3", "Lantern", use("invasion", "Kherson", country="UKR"), use("invasion", "Ukraine", country="UKR", at=40)
        ),
    ]
    (naming,) = name_wordings(reports, nobody)
    assert naming.named == "incursion: Ukraine"
    assert naming.outlets == ("Courier", "Lantern")
    assert table(naming) == {
        "invasion [plain]": {"Courier": 1, "Lantern": 2},
        "war [plain]": {"Courier": 1},
        "special operation [scare quotes]": {"Lantern": 1},
    }
    assert [item.version_id for item in naming.variants[0].items] == ["1", "3", "3"]


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [
        named("1", "Courier", use("regime", "Syria", field="rulers", country="SYR")),
        named("2", "Lantern", use("government", "Syria", field="rulers", country="SYR")),
        named("3", "Bell", use("government", "Syria", field="rulers", country="SYR", own=False)),
    ]
    results = {name_wordings(some, nobody) for some in permutations(reports)}
    assert len(results) == 1


def test_a_ruler_stands_for_the_country_that_the_actor_is_of() -> None:
    by_name = use("regime", "Assad", field="rulers", tie=Tie.OF, entity=4)
    reports = [
        named("1", "Courier", by_name),
        named("2", "Bell", use("government", "Syria", field="rulers", country="SYR")),
    ]
    assert name_wordings(reports, nobody) == ()
    (naming,) = name_wordings(reports, lambda version, entity: ASSAD if (version, entity) == ("1", 4) else None)
    assert naming.named == "rulers: Syria"
    assert keys_of("1", by_name, lambda version, entity: ASSAD) == {"rulers|SYR"}


def test_a_title_stands_for_the_person() -> None:
    title = use("dictator", "Assad", field="leader", tie=Tie.SAME, entity=4)
    assert keys_of("1", title, lambda version, entity: ASSAD) == {"leader|actor-1"}


def test_what_somebody_does_is_not_what_is_done_to_them() -> None:
    by, of = use("raid", "Mali", tie=Tie.BY, country="MLI"), use("raid", "Mali", tie=Tie.OF, country="MLI")
    assert keys_of("1", by, nobody) == {"incursion|by|MLI"}
    assert keys_of("1", of, nobody) == {"incursion|MLI"}
    owned = use("regime", "Mali", field="rulers", tie=Tie.BY, country="MLI")
    assert keys_of("1", owned, nobody) == {"rulers|MLI"}


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param(
            [named("1", "Courier", use("war", "Mali", country="MLI"), use("crisis", "Mali", country="MLI"))], id="one"
        ),
        pytest.param(
            [
                named("1", "Courier", use("war", "Mali", country="MLI")),
                named("2", "Bell", use("war", "Mali", country="MLI")),
            ],
            id="one word",
        ),
        pytest.param(
            [
                named("1", "Courier", use("war", "Mali", country="MLI")),
                named("2", "Bell", use("crisis", "Chad", country="TCD")),
            ],
            id="two things",
        ),
        pytest.param([named("1", "Courier", use("war")), named("2", "Bell", use("crisis"))], id="of nothing"),
        pytest.param(
            [
                named("1", "Courier", use("war", "Mali", country="MLI")),
                named("2", "Bell", use("crisis", "Mali", country="MLI", own=False)),
            ],
            id="somebody else's words",
        ),
        pytest.param(
            [
                named("1", None, use("war", "Mali", country="MLI")),
                named("2", None, use("crisis", "Mali", country="MLI")),
            ],
            id="no outlet known",
        ),
    ],
)
def test_nothing_to_compare(reports: list[Named]) -> None:
    assert name_wordings(reports, nobody) == ()


def test_a_thing_that_two_outlets_will_not_call_so() -> None:
    reports = [
        named("1", "Courier", use("safe zone", field="marked", mark=Mark.SCARE_QUOTES)),
        named("2", "Bell", use("safe zone", field="marked", mark=Mark.SO_CALLED)),
    ]
    (naming,) = name_wordings(reports, nobody)
    assert naming.named == "safe zone"
    assert set(table(naming)) == {"safe zone [scare quotes]", "safe zone [so-called]"}
