"""The names by which a report calls actors, acts and places, with how it marks them and what they hang on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.lexicon.namings import naming_fields
from onrecord.model import Record, Statement
from onrecord.model.wording import Anchor, Mark, NamingUse, Tie
from onrecord.record.reading import Reading
from onrecord.record.wordings.names import find_marked, find_rival_names
from onrecord.record.wordings.nouns import find_nouns
from onrecord.record.wordings.voices import Voices

MOST = 0.6  # share of a report's uses of a field that must be of one thing for those of nothing to be of it


def find_namings(reading: Reading, statements: Sequence[Statement]) -> tuple[NamingUse, ...]:
    """All uses of names for which there may be others, in the order of the text."""
    voices = Voices(reading, statements)
    uses = [*find_nouns(reading, voices), *find_rival_names(reading, voices)]
    for use in sorted(find_marked(reading, voices), key=lambda use: (-len(use.span), use.span)):
        if not any(use.span.overlaps(other.span) for other in uses):
            uses.append(use)
    return tuple(sorted(_with_inherited(uses), key=lambda use: (use.span.start, use.span.end, use.field)))


def namings_of(record: Record) -> tuple[NamingUse, ...]:
    """The uses of names in a record that was made before."""
    return find_namings(Reading(record.report, record.annotations), record.statements)


def _with_inherited(uses: Sequence[NamingUse]) -> Iterator[NamingUse]:
    """Uses of nothing ("the invasion") with what most of the report's others are of, by the same word.

    A name that the report will not own ("the “operation”") goes with whatever other word the report has for it.
    """
    for use in uses:
        field = naming_fields().get(use.field)
        if field is None or Tie.OF not in field.ties or any(anchor.tie is not Tie.BY for anchor in use.anchors):
            yield use
            continue
        others = [other for other in uses if other.field == use.field]
        if use.mark not in (Mark.SCARE_QUOTES, Mark.SO_CALLED):
            others = [other for other in others if other.words.split()[-1] == use.words.split()[-1]]
        if field.acts:
            yield _with(use, _common(others, use, {Tie.OF}))
        else:
            yield use if use.anchors else _with(use, _common(others, use, set(Tie)))


def _with(use: NamingUse, anchor: Anchor | None) -> NamingUse:
    return use if anchor is None else replace(use, anchors=(*use.anchors, anchor))


def _common(others: Sequence[NamingUse], use: NamingUse, ties: set[Tie]) -> Anchor | None:
    """What most of the others are of; if this use tells who does it, those by the same come first."""
    doers = {anchor.name for anchor in use.anchors if anchor.tie is Tie.BY}
    for among in ([o for o in others if doers & {a.name for a in o.anchors if a.tie is Tie.BY}], others):
        anchors = {a.name: a for o in among for a in o.anchors if a.tie in ties}
        counts = Counter(a.name for o in among for a in o.anchors if a.tie in ties)
        if counts:
            name, count = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
            if count >= MOST * sum(counts.values()):
                return anchors[name]
    return None
