"""Words that a report keeps from one version to the next: told once, in the newest version that has them."""

from dataclasses import dataclass

from onrecord.model.spans import Span


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where an older version of the same report has the same words.

    `item_id` is the id that a claim or dispute knows them by: "v-3f9a:2" for a proposition, "v-3f9a#2" for a figure.
    """

    item_id: str
    version_id: str
    span: Span
