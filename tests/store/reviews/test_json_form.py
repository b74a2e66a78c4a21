import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadReview
from onrecord.model import Span
from onrecord.model.review import Anchor, Layer, Review, ReviewKind, TargetKind
from onrecord.store.reviews import read_review, review_json
from onrecord.store.reviews.json_form import with_id

ANCHOR = Anchor(
    Layer.STATEMENT,
    "file:/in/2",
    "ab12",
    "r-1",
    (Span(3, 9),),
    ("“لن نفتح”",),
    "a",
    "b",
    (Span(0, 2),),
    "deny",
    None,
    "T",
)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)


def review(**changes: Any) -> Review:
    fields: dict[str, Any] = {
        "review_id": "",
        "kind": ReviewKind.NOTE,
        "target_kind": TargetKind.STATEMENT,
        "target_id": "s-1",
        "who": "Ada",
        "decided": datetime(2031, 3, 20, 12, tzinfo=UTC),
        "anchors": (ANCHOR,),
        "value": {"note": "Ask."},
    }
    return with_id(Review(**{**fields, **changes}))


@given(who=TEXT.filter(str.strip), note=TEXT.filter(str.strip), quote=TEXT, title=st.none() | TEXT)
def test_what_is_written_is_read_back(who: str, note: str, quote: str, title: str | None) -> None:
    anchor = Anchor(Layer.STATEMENT, "k", "", "r-1", (Span(0, len(quote)),), (quote,), title=title)
    entry = review(who=who, value={"note": note}, anchors=(anchor,))
    line = review_json(entry)
    assert "\n" not in line
    assert read_review(line) == entry


def test_the_id_is_that_of_the_content() -> None:
    assert review().review_id == review().review_id
    assert review().review_id != review(who="Bo").review_id


def changed(**changes: object) -> str:
    return json.dumps({**json.loads(review_json(review())), **changes})


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "null",
        "{}",
        "not JSON",
        "[" * 100_000,
        changed(onrecord_review=2),
        changed(by="Eve"),
        changed(by=""),
        changed(by=["Ada"]),
        changed(by="x" * 201),
        changed(kind="delete"),
        changed(kind="merge"),
        changed(kind="undo"),
        changed(target=None),
        changed(target={"kind": "statement"}),
        changed(target={"kind": "row", "id": "s-1"}),
        changed(decided="yesterday"),
        changed(decided="2031-03-20T12:00:00"),
        changed(decided="2031-03-20T12:00:00+01:00"),
        changed(anchors={}),
        changed(anchors=[]),
        changed(anchors=[1]),
        changed(anchors=[{}] * 2001),
        changed(
            anchors=[{"layer": "statement", "key": "k", "digest": "", "report": "r", "spans": [[9, 3]], "quotes": [""]}]
        ),
        changed(
            anchors=[{"layer": "statement", "key": "k", "digest": "", "report": "r", "spans": [[0, 3]], "quotes": []}]
        ),
        changed(
            anchors=[
                {"layer": "statement", "key": "k", "digest": "", "report": "r", "spans": [[True, 3]], "quotes": [""]}
            ]
        ),
        changed(anchors=[{"layer": "entity", "key": "k", "digest": "", "report": "r"}]),
        changed(value=[]),
        changed(value={"note": 3}),
        changed(value={"note": "\ud800"}),
        changed(undoes="x-1"),
    ],
)
def test_what_holds_no_decision_is_refused(line: str) -> None:
    with pytest.raises(BadReview):
        read_review(line)


def test_a_decision_of_the_wrong_kind_is_refused_even_under_its_own_id() -> None:
    for entry in (
        review(kind=ReviewKind.MERGE),
        review(kind=ReviewKind.UNDO, undoes="x-1"),
        review(kind=ReviewKind.REJECT, anchors=()),
        review(kind=ReviewKind.CORRECT, value={"said": "2031", "begin": "x", "finish": "y"}),
        review(kind=ReviewKind.REJECT, target_kind=TargetKind.MEMBER),
    ):
        with pytest.raises(BadReview):
            read_review(review_json(entry))
