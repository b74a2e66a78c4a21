"""Who speaks, as readers labelled it: for each labelled source the name that the report gives its speaker in full.

The labels are those of the statement tagger (`training/statements/labels`): positions in texts that stay outside.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.lexicon.countries import find_country
from onrecord.lexicon.names import fold
from onrecord.lexicon.roles import honorifics
from onrecord.model import Span
from training.statements.labels import read_crises

CORPORA = Path("corpora") / "crises"
SMALL_WORDS = frozenset({"the", "a", "an", "of", "his", "her", "its", "their", "s"})


@dataclass(frozen=True, slots=True)
class LabelledSource:
    """The words that say who speaks, and the one speaker's name."""

    span: Span
    speaker: str


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """A report with its labelled sources, in order."""

    key: str
    text: str
    sources: tuple[LabelledSource, ...]


def read_labels(reference: Path) -> Iterator[LabelledReport]:
    """The labelled training reports, each with its text; sources with several speakers or none are left out."""
    for report in sorted(read_crises(reference / CORPORA, split="train"), key=lambda report: report.name):
        sources = {
            LabelledSource(Span(*row["source"][0]), Span(*row["speaker"][0]).of(report.text))
            for row in report.statements
            if row["source"] and len(row.get("speaker", ())) == 1
        }
        ordered = sorted(sources, key=lambda source: (source.span, source.speaker))
        yield LabelledReport(report.name, report.text, tuple(ordered))


def same_name(one: str, other: str) -> bool:
    """Whether two names of one report may be one's: the same country, or all words of one stand in the other."""
    country = find_country(one)
    if country is not None and country == find_country(other):
        return True
    a, b = _words(one), _words(other)
    return bool(a and b) and (a <= b or b <= a)


def _words(name: str) -> frozenset[str]:
    words = re.findall(r"[\w’'.-]*\w", re.sub(r"[’']s\b", "", name.lower()))
    return frozenset(fold(word) for word in words if word not in SMALL_WORDS and word.strip(".") not in honorifics())
