"""The columns of each list as a table, and what each of them holds.

Lists of lines have a row for each line, with the columns of `--csv`. What several reports tell has a row for each place
where one of them tells it, with the words there; what holds for the whole (its id, the question, counts) stands in
every row.
"""

from collections.abc import Mapping
from enum import Enum, auto

from onrecord.views.shapes.line_fields import (
    ACTOR_FIELDS,
    EVENT_FIELDS,
    FIGURE_FIELDS,
    REJECTION_FIELDS,
    REPORT_FIELDS,
    STATEMENT_FIELDS,
)


class Kind(Enum):
    """What a column holds; `PARTS` are values with parts of their own, kept as JSON in tables with types."""

    TEXT = auto()
    TEXTS = auto()
    NUMBER = auto()
    COUNT = auto()
    YES = auto()
    TIME = auto()
    SPAN = auto()
    SPANS = auto()
    PARTS = auto()


PLACE_FIELDS = ("report", "report_id", "version", "start", "end", "words")
CLAIM_FIELDS = (
    *("id", "proposition", "reports", "outlets", "origins", "spoken_by", "position", "speakers", "said", "origin"),
    *("outlet", *PLACE_FIELDS, "also_versions"),
)
DISPUTE_FIELDS = (
    *("id", "question", "kind", "standing", "chance", "claim", "position", "side_origins", "speakers", "said"),
    *("outlet", *PLACE_FIELDS, "also_versions"),
)
SERIES_FIELDS = (
    *("id", "counts", "relation", "point", "low", "high", "bound", "unit", "claimed_by", "as_of", "as_of_told"),
    *("outlet", *PLACE_FIELDS, "also_versions"),
)
EDGE_FIELDS = (
    *("id", "relation", "report", "report_id", "version", "outlet", "other_report", "other_report_id", "other_name"),
    *("score", "reasons", "span", "other_span", "page_span", "words"),
)
STORY_FIELDS = (
    *("id", "label", "begin", "finish", "outlet", "title", "published_begin", "published_finish"),
    *(*PLACE_FIELDS, "also_versions"),
)
TIMELINE_FIELDS = (
    *("entry", "date", "finish", "reality", "speaker", "reports", "outlets", "origins", "score", "telling", "outlet"),
    *PLACE_FIELDS,
)
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "reports": REPORT_FIELDS,
    "statements": STATEMENT_FIELDS,
    "figures": FIGURE_FIELDS,
    "events": EVENT_FIELDS,
    "actors": ACTOR_FIELDS,
    "claims": CLAIM_FIELDS,
    "disputes": DISPUTE_FIELDS,
    "series": SERIES_FIELDS,
    "lineage": EDGE_FIELDS,
    "stories": STORY_FIELDS,
    "timeline": TIMELINE_FIELDS,
    "rejections": REJECTION_FIELDS,
}

_TIMES = ("_begin", "_finish")
_SIDES = tuple(f"{side}{what}" for side in ("source", "target") for what in ("s", "_ids", "_countries", "_sectors"))
_REPORT = {"version": Kind.COUNT}
_SPOT = {"latitude": Kind.NUMBER, "longitude": Kind.NUMBER}
_PLACE = dict.fromkeys(("version", "start", "end"), Kind.COUNT)
_COUNTED = dict.fromkeys(("reports", "outlets", "origins"), Kind.COUNT)
# Every column that is not text, by list; those whose names end in _begin and _finish are times.
_KINDS: Mapping[str, Mapping[str, Kind]] = {
    "reports": {
        **dict.fromkeys(("version", "versions", "words", "statements", "figures", "events"), Kind.COUNT),
        "current": Kind.YES,
    },
    "statements": {
        **_REPORT,
        **dict.fromkeys(("speakers", "speaker_ids", "found_speakers"), Kind.TEXTS),
        **dict.fromkeys(("source", "cue", "content"), Kind.SPANS),
    },
    "figures": {
        **_REPORT,
        **_SPOT,
        **dict.fromkeys(("low", "high"), Kind.NUMBER),
        **dict.fromkeys(("claimants", "claimant_ids"), Kind.TEXTS),
        **dict.fromkeys(("span", "number_span", "counted_span"), Kind.SPAN),
        "as_of_told": Kind.YES,
        "scope": Kind.SPANS,
    },
    "events": {
        **_REPORT,
        **_SPOT,
        **dict.fromkeys(("goldstein", "factuality", "confidence"), Kind.NUMBER),
        **dict.fromkeys((*_SIDES, "tellers", "teller_ids"), Kind.TEXTS),
        **dict.fromkeys(("trigger", "source", "target"), Kind.SPANS),
        "quad": Kind.COUNT,
        "sentence": Kind.SPAN,
    },
    "actors": {
        **dict.fromkeys(("sectors", "aliases", "descriptions", "reports", "reasons"), Kind.TEXTS),
        **dict.fromkeys(("offices", "alternatives"), Kind.PARTS),
        "statements": Kind.COUNT,
    },
    "claims": {**_PLACE, **_COUNTED, **dict.fromkeys(("speakers", "also_versions"), Kind.TEXTS)},
    "disputes": {
        **_PLACE,
        "side_origins": Kind.COUNT,
        "chance": Kind.NUMBER,
        **dict.fromkeys(("speakers", "also_versions"), Kind.TEXTS),
    },
    "series": {
        **_PLACE,
        **dict.fromkeys(("low", "high"), Kind.NUMBER),
        "point": Kind.COUNT,
        **dict.fromkeys(("claimed_by", "also_versions"), Kind.TEXTS),
        "as_of_told": Kind.YES,
    },
    "lineage": {
        **_REPORT,
        **dict.fromkeys(("span", "other_span", "page_span"), Kind.SPAN),
        "score": Kind.NUMBER,
        "reasons": Kind.TEXTS,
    },
    "stories": {**_PLACE, "also_versions": Kind.TEXTS},
    "timeline": {**_PLACE, **_COUNTED, "entry": Kind.COUNT, "telling": Kind.COUNT, "score": Kind.NUMBER},
    "rejections": {},
}


def kind_of(name: str, column: str) -> Kind:
    """What a column of a list holds."""
    return Kind.TIME if column.endswith(_TIMES) else _KINDS[name].get(column, Kind.TEXT)
