"""What people decided about the record: entries that are only ever added, and where each of them holds.

A decision is made in `deciding` and put on disk in `journal`, beside the record, before all else; `entries` keeps it in
the record. It is fastened to words (`anchoring`), found again when reports are read anew or edited (`attaching`,
`relocation`), and `holds` works out which decision counts for what. `standing` is what readers ask, `rulings` what the
comparison of reports and the joining of names are told, and `json_form` what people hand to each other.
"""

from onrecord.store.reviews.deciding import Decision, decide, import_reviews, take_over, undo
from onrecord.store.reviews.json_form import read_review, review_json
from onrecord.store.reviews.standing import (
    UNREVIEWED,
    ReviewReader,
    ReviewRow,
    ReviewStatus,
    Standing,
    corrected_interval,
)

__all__ = [
    "UNREVIEWED",
    "Decision",
    "ReviewReader",
    "ReviewRow",
    "ReviewStatus",
    "Standing",
    "corrected_interval",
    "decide",
    "import_reviews",
    "read_review",
    "review_json",
    "take_over",
    "undo",
]
