"""Why a number of independent origins is what it is: which reports go back to each, and the words that show it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.copies import Stretch
from onrecord.model.lineage import Descent, Origin, Origins
from onrecord.store import Passage, RecordReader, ReportHead
from onrecord.views.web.addresses import span_path

_OF_A_REPORT = "report:"  # how the key of a publisher begins that stands for one report
_OTHER = re.compile(r"(?P<told>.*?) ?\(?report (?P<version>v-[0-9a-z]+)\)?", re.DOTALL)
_LONGEST = 160  # of the words that show it: more stand in the report


@dataclass(frozen=True, slots=True)
class Step:
    """One step of why a report goes back to an origin: what it has from whom; `other` is a report that it names."""

    told: str
    head: ReportHead | None
    other: ReportHead | None
    words: str | None
    path: str | None


@dataclass(frozen=True, slots=True)
class OriginShown:
    """One origin, the reports that go back to it, and the steps; `name` is None for a report of no known outlet."""

    name: str | None
    reports: tuple[ReportHead, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class OriginsShown:
    """All origins behind something; `unplaced` are reports of which neither the outlet nor the date is known."""

    count: int
    reports: int
    outlets: int
    origins: tuple[OriginShown, ...]
    spoken_by: str | None
    unplaced: tuple[ReportHead, ...]

    @property
    def shared(self) -> int:
        """How many reports are no origin beside the others."""
        return self.reports - self.count


def show_origins(
    reader: RecordReader, origins: Origins, versions: Sequence[str], *, only: frozenset[int] | None = None
) -> OriginsShown:
    """Origins with their reports; `versions` are those of the witnesses, by index.

    With `only`, the witnesses of these indices and the origins that they go back to.
    """
    kept = [
        (origin, [index for index in origin.witnesses if only is None or index in only]) for origin in origins.origins
    ]
    kept = [(origin, indices) for origin, indices in kept if indices]
    within = {versions[index] for _, indices in kept for index in indices}
    steps = [step for origin, _ in kept for step in origin.reasons]
    unplaced = [versions[index] for index in origins.unplaced if only is None or index in only]
    heads = reader.heads_of({*within, *unplaced, *(step.version_id for step in steps), *_named(steps)})
    passages = reader.passages(Stretch(step.version_id, step.span) for step in steps if step.span is not None)
    shown = tuple(_origin(origin, [versions[i] for i in indices], heads, passages) for origin, indices in kept)
    return OriginsShown(
        len(shown),
        len({heads[version].report_id for version in {*within, *unplaced} if version in heads}),
        origins.outlets,
        shown,
        origins.spoken_by,
        _reports(unplaced, heads),
    )


def _origin(
    origin: Origin, versions: Sequence[str], heads: Mapping[str, ReportHead], passages: Mapping[Stretch, Passage]
) -> OriginShown:
    return OriginShown(
        None if origin.publisher.startswith(_OF_A_REPORT) else origin.name,
        _reports(versions, heads),
        tuple(_step(step, heads, passages) for step in origin.reasons),
    )


def _step(step: Descent, heads: Mapping[str, ReportHead], passages: Mapping[Stretch, Passage]) -> Step:
    named = _OTHER.fullmatch(step.text)
    other = heads.get(named["version"]) if named is not None else None
    told = named["told"] if named is not None and other is not None else step.text
    head = heads.get(step.version_id)
    passage = None if step.span is None else passages.get(Stretch(step.version_id, step.span))
    words = None if passage is None else " ".join(passage.words.split())
    if words is not None and len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    path = None if head is None or step.span is None else span_path(head, [step.span])
    return Step(told, head, other, words, path)


def _named(steps: Iterable[Descent]) -> set[str]:
    return {found["version"] for step in steps if (found := _OTHER.fullmatch(step.text)) is not None}


def _reports(versions: Iterable[str], heads: Mapping[str, ReportHead]) -> tuple[ReportHead, ...]:
    """The heads of some versions, one for each report."""
    found = {heads[version].report_id: heads[version] for version in versions if version in heads}
    return tuple(found.values())
