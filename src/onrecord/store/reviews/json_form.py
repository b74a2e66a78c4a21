"""Decisions as JSON: in the record's columns, in the file beside it, and in what people hand to each other.

Fields have names, so that the columns and the export read the same in any tool. What comes in from elsewhere is checked
field by field: sizes are bounded, positions must be ranges, and an entry whose id is not that of its content is none.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from onrecord.errors import BadReview, BadSpan
from onrecord.model import Span
from onrecord.model.review import Anchor, Layer, Review, ReviewKind, TargetKind

FORM = 1  # version of the form
LONGEST_NOTE = 10_000
LONGEST_NAME = 200
_LONGEST_WORDS = 100_000
_MOST_ANCHORS = 2_000
_MOST_SPANS = 1_000
_MOST_VALUES = 20
_LETTERS = 16
# What can be done to what.
_JUDGED = frozenset(TargetKind) - {TargetKind.REVIEW, TargetKind.REPORT, TargetKind.ACTOR}
_ALLOWED: Mapping[ReviewKind, frozenset[TargetKind]] = {
    ReviewKind.CONFIRM: _JUDGED,
    ReviewKind.REJECT: _JUDGED,
    ReviewKind.CORRECT: frozenset({TargetKind.STATEMENT, TargetKind.REPORT}),
    ReviewKind.MERGE: frozenset({TargetKind.ACTOR}),
    ReviewKind.SPLIT: frozenset({TargetKind.ACTOR}),
    ReviewKind.NOTE: frozenset(TargetKind) - {TargetKind.REVIEW},
    ReviewKind.UNDO: frozenset({TargetKind.REVIEW}),
}
# What each kind of entry must hold; one of the fields of a correction.
_CORRECTED = {TargetKind.STATEMENT: ("speaker", "said"), TargetKind.REPORT: ("published",)}
_DATED = ("said", "published")
FIRST = "first"  # field of a merge: how many of its anchors are of the first actor
_WHOLE = frozenset({Layer.REPORT, Layer.ENTITY})  # which may stand for a report as a whole
_GROUPED = frozenset({Layer.PROPOSITION, Layer.TALLY, Layer.REPORT})
_ANCHORED: Mapping[TargetKind, frozenset[Layer]] = {
    **dict.fromkeys(TargetKind, _GROUPED),
    TargetKind.STATEMENT: frozenset({Layer.STATEMENT}),
    TargetKind.FIGURE: frozenset({Layer.FIGURE}),
    TargetKind.EVENT: frozenset({Layer.EVENT}),
    TargetKind.REPORT: frozenset({Layer.REPORT}),
    TargetKind.ACTOR: frozenset({Layer.ENTITY}),
    TargetKind.MEMBER: frozenset({Layer.PROPOSITION, Layer.TALLY}),
    TargetKind.REVIEW: frozenset(),
}


def with_id(review: Review) -> Review:
    """The same entry under the id that its content gives it."""
    content = json.dumps(_content(review), ensure_ascii=True, sort_keys=True)
    return replace(review, review_id=f"x-{hashlib.sha256(content.encode()).hexdigest()[:_LETTERS]}")


def review_json(review: Review) -> str:
    """An entry as one line."""
    return json.dumps({"onrecord_review": FORM, "id": review.review_id, **_content(review)}, ensure_ascii=False)


def read_review(line: str) -> Review:
    """The entry that a line holds.

    Raises:
        BadReview: It holds none.
    """
    try:
        held = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadReview("it is not JSON") from error
    if not isinstance(held, dict) or held.get("onrecord_review") != FORM:
        raise BadReview("it is not a decision of a form that this onrecord knows")
    target = held.get("target")
    if not isinstance(target, dict):
        raise BadReview("it has no target")
    try:
        kind, target_kind = ReviewKind(str(held.get("kind"))), TargetKind(str(target.get("kind")))
    except ValueError as error:
        raise BadReview(str(error)) from error
    undoes = held.get("undoes")
    review = with_id(
        Review(
            review_id="",
            kind=kind,
            target_kind=target_kind,
            target_id=_text(target.get("id"), "target", LONGEST_NAME),
            who=_text(held.get("by"), "by", LONGEST_NAME),
            decided=_moment(held.get("decided")),
            anchors=read_anchors(held.get("anchors", [])),
            value=read_value(held.get("value", {})),
            undoes=None if undoes is None else _text(undoes, "undoes", LONGEST_NAME),
        )
    )
    if held.get("id") != review.review_id:
        raise BadReview("its id is not that of its content, so it was changed or cut on its way")
    check_review(review)
    return review


def check_review(review: Review) -> None:
    """Raises BadReview unless an entry does something that can be done to its target."""
    kind, value = review.kind, review.value
    if review.target_kind not in _ALLOWED[kind]:
        raise BadReview(f"a {review.target_kind} is nothing to {kind}")
    if (kind is ReviewKind.UNDO) != (review.undoes is not None):
        raise BadReview("an undo names the decision that it takes back, and nothing else does")
    if kind is ReviewKind.NOTE and not value.get("note", "").strip():
        raise BadReview("a note is empty")
    if kind is ReviewKind.CORRECT:
        fields = [name for name in _CORRECTED[review.target_kind] if value.get(name, "").strip()]
        if len(fields) != 1:
            raise BadReview(f"a correction is of one field: {' or '.join(_CORRECTED[review.target_kind])}")
        if fields[0] in _DATED:
            _check_interval(value)
    if kind in (ReviewKind.MERGE, ReviewKind.SPLIT) and not value.get("name", "").strip():
        raise BadReview("an actor that is joined or parted needs a name")
    if kind is ReviewKind.MERGE and not _is_count(value.get(FIRST, ""), len(review.anchors)):
        raise BadReview("a merge does not tell its two actors apart")
    if kind is ReviewKind.SPLIT and not (value.get("names", "").strip() or value.get("reports", "").strip()):
        raise BadReview("a split says which names, or the names in which reports, mean another")
    _check_anchors(review)


def _check_anchors(review: Review) -> None:
    layers = _ANCHORED[review.target_kind]
    if layers and not review.anchors:
        raise BadReview("it is fastened to no words")
    for anchor in review.anchors:
        if anchor.layer not in layers or not (anchor.spans or anchor.layer in _WHOLE):
            raise BadReview(f"a {review.target_kind} is not fastened to the words of a {anchor.layer}")


def _is_count(text: str, total: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 6 and 0 < int(text) < total


def _check_interval(value: Mapping[str, str]) -> None:
    try:
        begin, finish = (datetime.fromisoformat(value[name]) for name in ("begin", "finish"))
        if begin.replace(tzinfo=None) >= finish.replace(tzinfo=None):
            raise BadReview("the time ends before it begins")
    except (KeyError, ValueError) as error:
        raise BadReview("the time has no beginning and end") from error


def anchors_json(anchors: tuple[Anchor, ...]) -> str:
    """Anchors as a JSON array."""
    return json.dumps([_anchor_fields(anchor) for anchor in anchors], ensure_ascii=False)


def value_json(value: Mapping[str, str]) -> str:
    """What an entry holds, as a JSON object."""
    return json.dumps(dict(value), ensure_ascii=False, sort_keys=True)


def read_anchors(held: object) -> tuple[Anchor, ...]:
    """Anchors from the array that JSON holds; raises BadReview where they are none."""
    if not isinstance(held, list) or len(held) > _MOST_ANCHORS:
        raise BadReview("its anchors are no list, or too many")
    return tuple(_anchor(one) for one in held)


def read_value(held: object) -> dict[str, str]:
    """What an entry holds, from the object that JSON holds; raises BadReview where it is none."""
    if not isinstance(held, dict) or len(held) > _MOST_VALUES:
        raise BadReview("its value is no object, or has too many fields")
    return {str(name)[:LONGEST_NAME]: _text(value, str(name), LONGEST_NOTE, empty=True) for name, value in held.items()}


def _content(review: Review) -> dict[str, Any]:
    return {
        "kind": review.kind.value,
        "target": {"kind": review.target_kind.value, "id": review.target_id},
        "by": review.who,
        "decided": review.decided.isoformat(),
        "anchors": [_anchor_fields(anchor) for anchor in review.anchors],
        "value": dict(sorted(review.value.items())),
        "undoes": review.undoes,
    }


def _anchor_fields(anchor: Anchor) -> dict[str, Any]:
    return {
        "layer": anchor.layer.value,
        "report": anchor.report_id,
        "key": anchor.key,
        "digest": anchor.digest,
        "outlet": anchor.outlet,
        "title": anchor.title,
        "spans": [[span.start, span.end] for span in anchor.spans],
        "quotes": list(anchor.quotes),
        "before": anchor.before,
        "after": anchor.after,
        "also": [[span.start, span.end] for span in anchor.also],
        "label": anchor.label,
    }


def _anchor(held: object) -> Anchor:
    if not isinstance(held, dict):
        raise BadReview("an anchor is no object")
    try:
        layer = Layer(str(held.get("layer")))
    except ValueError as error:
        raise BadReview(str(error)) from error
    quotes = held.get("quotes", [])
    spans = _spans(held.get("spans", []))
    if not isinstance(quotes, list) or len(quotes) != len(spans):
        raise BadReview("an anchor has not one quote for each span")
    return Anchor(
        layer=layer,
        key=_text(held.get("key"), "key", LONGEST_NOTE),
        digest=_text(held.get("digest"), "digest", LONGEST_NAME, empty=True),
        report_id=_text(held.get("report"), "report", LONGEST_NAME),
        spans=spans,
        quotes=tuple(_text(quote, "quotes", _LONGEST_WORDS, empty=True) for quote in quotes),
        before=_text(held.get("before", ""), "before", LONGEST_NAME, empty=True),
        after=_text(held.get("after", ""), "after", LONGEST_NAME, empty=True),
        also=_spans(held.get("also", [])),
        label=_text(held.get("label", ""), "label", LONGEST_NOTE, empty=True),
        outlet=_optional(held.get("outlet"), "outlet"),
        title=_optional(held.get("title"), "title"),
    )


def _spans(held: object) -> tuple[Span, ...]:
    if not isinstance(held, list) or len(held) > _MOST_SPANS:
        raise BadReview("spans are no list, or too many")
    found = []
    for pair in held:
        if not isinstance(pair, list) or len(pair) != 2 or not all(type(end) is int for end in pair):
            raise BadReview("a span is not two numbers")
        try:
            found.append(Span(pair[0], min(pair[1], 2**53)))
        except BadSpan as error:
            raise BadReview(str(error)) from error
    return tuple(found)


def _optional(held: object, name: str) -> str | None:
    return None if held is None else _text(held, name, LONGEST_NOTE, empty=True)


def _text(held: object, name: str, longest: int, *, empty: bool = False) -> str:
    if not isinstance(held, str) or len(held) > longest or "\0" in held or not (held.strip() or empty):
        raise BadReview(f"{name} is no text, is empty, or is too long")
    try:
        held.encode()
    except UnicodeEncodeError as error:
        raise BadReview(f"{name} holds half a character") from error
    return held


def _moment(held: object) -> datetime:
    try:
        moment = datetime.fromisoformat(held) if isinstance(held, str) else None
    except ValueError as error:
        raise BadReview("decided is no moment") from error
    if moment is None or moment.utcoffset() != timedelta():
        raise BadReview("decided is no moment in UTC")
    return moment.astimezone(UTC)
