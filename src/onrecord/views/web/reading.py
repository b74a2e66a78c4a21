"""What the report reader shows: the text in its blocks, cut into stretches, and the notes beside each block.

A stretch opens the narrowest of the things that cover it in a layer that is on; the note on that leads to the wider
ones. Each thing is reached at one place, its anchor: where its first words stand in the block that it belongs to.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from onrecord.model import BlockKind, Span, StatementKind
from onrecord.store import Context, PartyRow, ReportPage, StatementRow, VersionGroups
from onrecord.views.web.addresses import WORDS
from onrecord.views.web.claim_notes import claim_notes
from onrecord.views.web.notes import Layer, Note, notes_of
from onrecord.views.web.paragraphs import Paragraphs
from onrecord.views.web.segments import Mark, Role, Segment, cut
from onrecord.views.web.shared_words import SharedPassage, SharedWords, shared_words

# Deeper nesting than this looks the same; three levels ("A said that B said that C said") are rare enough.
_DEEPEST = 3
_LAYERS = {
    Role.CONTENT: Layer.STATEMENTS,
    Role.SOURCE: Layer.STATEMENTS,
    Role.CUE: Layer.STATEMENTS,
    Role.EVENT: Layer.EVENTS,
    Role.FIGURE: Layer.FIGURES,
    Role.TIME: Layer.TIMES,
    Role.PLACE: Layer.PLACES,
    Role.COPIED: Layer.COPIES,
    Role.CREDIT: Layer.COPIES,
    Role.CLAIM: Layer.CLAIMS,
    Role.DISPUTED: Layer.CLAIMS,
}
# These are on unless a reader asks for others, and the keyboard stops at their words. Those of all other layers are
# reached from their lines in the margin, which are there while the layer is on.
USUAL = (Layer.STATEMENTS, Layer.EVENTS, Layer.FIGURES, Layer.TIMES)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a block under the same marks.

    `opens` is the key of what a click shows, None for words that open nothing, and `layer` what kind of thing that is.
    `begins` are the keys whose anchor is here, `keys` all that cover it. `first` says that a keyboard stops here: no
    earlier stretch of the block opens the same. `letter` is that of the origin whose passage begins here.
    """

    text: str
    opens: str | None
    layer: str
    roles: tuple[str, ...]
    keys: tuple[str, ...]
    begins: tuple[str, ...]
    first: bool
    letter: str


@dataclass(frozen=True, slots=True)
class ReaderBlock:
    """A title, heading or paragraph with the notes that stand beside it."""

    number: int
    kind: BlockKind
    span: Span
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]

    def of(self, layer: str) -> tuple[Note, ...]:
        """The notes of one layer."""
        return tuple(note for note in self.notes if note.layer == layer)


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """Who speaks in a report, and how often."""

    name: str
    actor_id: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as the reader shows it; `keys` are those of all things that have a note, `counts` how many of each."""

    page: ReportPage
    blocks: tuple[ReaderBlock, ...]
    keys: tuple[str, ...]
    counts: Mapping[Layer, int]
    speakers: tuple[SpeakerCount, ...]
    shared: SharedWords


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks for: which layers are on, and words to light up."""

    layers: tuple[Layer, ...] = USUAL
    words: tuple[Span, ...] = ()


def read_page(page: ReportPage, groups: VersionGroups = VersionGroups(), asked: Asked = Asked()) -> Reading:  # noqa: B008  both frozen
    """Lays out a report for reading."""
    paragraphs = Paragraphs(page.text, page.blocks)
    shared = shared_words(page.head.version_id, page.text, paragraphs=paragraphs, groups=groups)
    notes = sorted(_all_notes(page, shared, groups), key=lambda note: note.place)
    lit = [Mark(WORDS, Role.ASKED, span) for span in asked.words]
    anchors = _anchors(paragraphs, notes, lit)
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in chain(lit, *(note.marks for note in notes)):
        for number in paragraphs.touched(mark.span):
            marks[number].append(mark)
    beside: defaultdict[int, list[Note]] = defaultdict(list)
    for note in notes:
        beside[anchors[note.key][0]].append(note)
    held: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for key, (number, position) in anchors.items():
        held[number][key] = position
    painter = _Painter(page, notes, asked.layers)
    blocks = (
        ReaderBlock(
            number,
            block.kind,
            block.span,
            tuple(painter.stretches(cut(block.span, marks[number]), begins=held[number])),
            tuple(beside[number]),
        )
        for number, block in enumerate(paragraphs.blocks)
    )
    counts = Counter(note.layer for note in notes)
    keys = tuple(note.key for note in notes)
    return Reading(page, tuple(blocks), keys, counts, _speakers(page.statements), shared)


def note_keys(page: ReportPage, groups: VersionGroups) -> dict[str, bool]:
    """The keys of all things that have a note on a report, and whether their words stand in several blocks.

    The text need not be cut for this.
    """
    paragraphs = Paragraphs(page.text, page.blocks)
    shared = shared_words(page.head.version_id, page.text, paragraphs=paragraphs, groups=groups)
    found = {}
    for note in _all_notes(page, shared, groups):
        numbers = {number for mark in note.marks for number in paragraphs.touched(mark.span)}
        found[note.key] = bool(numbers - {paragraphs.holding(note.place)})
    return found


def show_context(
    context: Context, marks: Sequence[Mark], kinds: Mapping[str, StatementKind]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sentences around some words, in pieces of text with the roles that they have."""
    return tuple(
        (segment.span.moved(-context.span.start).of(context.words), _roles(segment, kinds))
        for segment in cut(context.span, marks)
    )


class _Painter:
    """Makes stretches of segments, with what each opens and how it looks."""

    def __init__(self, page: ReportPage, notes: Sequence[Note], layers: Collection[Layer]) -> None:
        self._text = page.text
        self._layers = frozenset(layers)
        self._kinds = {row.statement_id: row.kind for row in page.statements}
        self._passages = {note.key: note for note in notes if isinstance(note, SharedPassage)}

    def stretches(self, segments: Sequence[Segment], *, begins: Mapping[str, int]) -> Iterator[Stretch]:
        """The stretches of one block."""
        opened: set[str] = set()
        waiting = deque(sorted(begins.items(), key=lambda item: item[1]))
        for segment in segments:
            # An anchor between two blocks, which no well-made report has, moves to the end of the first.
            last = segment is segments[-1]
            here = []
            while waiting and (last or waiting[0][1] < segment.span.end):
                here.append(waiting.popleft()[0])
            opener = self._opener(segment)
            layer = _LAYERS[opener.role] if opener is not None else None
            stops = opener is not None and opener.key not in opened and layer in USUAL and layer in self._layers
            begun = [self._passages[key].origin.letter for key in here if key in self._passages]
            yield Stretch(
                text=segment.span.of(self._text),
                opens=opener.key if opener is not None else None,
                layer=layer.value if layer is not None else "",
                roles=(*_roles(segment, self._kinds), *self._tint(segment)),
                keys=tuple(dict.fromkeys(mark.key for mark in segment.marks if mark.role is not Role.ASKED)),
                begins=tuple(here),
                first=stops,
                letter=" ".join(begun),
            )
            if opener is not None and stops:
                opened.add(opener.key)

    def _opener(self, segment: Segment) -> Mark | None:
        """The narrowest mark of a layer that is on, else of one of the usual layers, else of any."""
        marks = [mark for mark in reversed(segment.marks) if mark.role in _LAYERS]
        for layers in (self._layers, frozenset(USUAL), frozenset(Layer)):
            found = next((mark for mark in marks if _LAYERS[mark.role] in layers), None)
            if found is not None:
                return found
        return None

    def _tint(self, segment: Segment) -> Iterator[str]:
        """The tint of the origin of a segment: the most telling where several meet."""
        origins = [self._passages[mark.key].origin for mark in segment.marks if mark.role is Role.COPIED]
        if origins:
            yield f"tint-{min(origins, key=lambda origin: origin.number).tint}"


def _all_notes(page: ReportPage, shared: SharedWords, groups: VersionGroups) -> Iterator[Note]:
    yield from notes_of(page)
    yield from shared.passages
    yield from shared.credits
    yield from claim_notes(page.head.version_id, page.text, groups=groups)


def _anchors(paragraphs: Paragraphs, notes: Sequence[Note], lit: Sequence[Mark]) -> dict[str, tuple[int, int]]:
    """For each thing, the number of its block and the position in it where its first words stand."""
    anchors = {}
    things = [(note.key, note.place, note.marks) for note in notes]
    if lit:
        things.append((WORDS, min(mark.span.start for mark in lit), tuple(lit)))
    for key, place, marks in sorted(things, key=lambda thing: thing[1]):
        number = paragraphs.holding(place)
        span = paragraphs.blocks[number].span
        starts = (mark.span.start for mark in marks if span.start <= mark.span.start < span.end)
        anchors[key] = (number, min(starts, default=place))
    return anchors


def _roles(segment: Segment, kinds: Mapping[str, StatementKind]) -> tuple[str, ...]:
    """How a segment looks: its roles, how deep in statements it stands, and how the innermost one is given."""
    held = {mark.role for mark in segment.marks}
    roles = [role.value for role in Role if role in held]
    contents = [mark.key for mark in segment.marks if mark.role is Role.CONTENT]
    if contents:
        roles.append(f"deep-{min(len(set(contents)), _DEEPEST)}")
        roles.append(kinds[contents[-1]].value)
    return tuple(roles)


def _speakers(statements: Sequence[StatementRow]) -> tuple[SpeakerCount, ...]:
    parties: Iterator[PartyRow] = chain.from_iterable(row.speakers for row in statements)
    counted = Counter((party.name, party.actor_id) for party in parties)
    return tuple(SpeakerCount(name, actor_id, number) for (name, actor_id), number in counted.most_common())
