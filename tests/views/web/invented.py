"""A small record made by hand: statements that nest and overlap, texts that try to break out of a page, and the rest
of what a page must show: an edited report, an undated one, one in Arabic, an inferred date, a rejected page.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from onrecord.model import (
    Act,
    Actor,
    ActorCode,
    Alignment,
    Annotations,
    Block,
    BlockKind,
    Bound,
    Credit,
    CreditKind,
    Entity,
    EntityReference,
    Event,
    EventType,
    Figure,
    Furniture,
    FurnitureKind,
    Interval,
    Link,
    MediaType,
    Mention,
    MentionKind,
    Page,
    Participant,
    Party,
    PlaceKind,
    Publication,
    PublicationBasis,
    Quantity,
    Reality,
    Reason,
    Record,
    Rejection,
    RejectionReason,
    Report,
    Sector,
    Sentence,
    Span,
    Statement,
    StatementKind,
    TimeExpression,
    TimeType,
    Toponym,
)
from onrecord.store import RecordWriter

HOSTILE_TITLE = "Ferry <script>alert('title')</script> halted"
HOSTILE_TEXT = "<img src=x onerror=alert('text')> & “quoted” \"too\""
HOSTILE_LINK = "javascript:alert('link')"
ARABIC_TITLE = "الميناء مغلق"
ARABIC_WORDS = "لن نفتح الميناء"
UNTITLED_FILE = "late-note.txt"
PARTY = {"Ilka Morran": 0, "harbour master": 1, "Navy": 2}
KINDS = {
    "Ilka Morran": MentionKind.PERSON,
    "harbour master": MentionKind.OFFICE,
    "Navy": MentionKind.ORGANISATION,
}

FERRY = f"""{HOSTILE_TITLE}
Prime Minister Ilka Morran said on Tuesday that the harbour master had warned of “at least 1,200 mines” in the strait.
What the Navy says
“We have cleared the channel twice,” Morran told reporters in a statement. “We will do it again.” {HOSTILE_TEXT}.
The Navy and Morran denied that there were 300 boats off Cape Dorn in June, or that they cost $2.5 million.
Nobody was hurt, and 14 had been."""
FERRY_BEFORE = FERRY.replace("1,200 mines", "900 mines")
QUAY = f"""{ARABIC_TITLE}
Ilka Morran: {ARABIC_WORDS}"""
NOTE = """It was said on Friday that several hundred people had left by ferry."""


@dataclass(frozen=True)
class Text:
    """A text in which spans are found by their words."""

    text: str

    def at(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def party(self, name: str, words: str, nth: int = 0) -> Party:
        return Party(name, KINDS.get(name), self.at(words, nth), PARTY.get(name))

    def blocks(self, *kinds: BlockKind) -> tuple[Block, ...]:
        blocks, start = [], 0
        for kind, line in zip(kinds, self.text.split("\n"), strict=True):
            blocks.append(Block(Span(start, start + len(line)), kind))
            start += len(line) + 1
        return tuple(blocks)

    def sentences(self, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
        return tuple(Sentence(block.span, number, 0, 0) for number, block in enumerate(blocks))


def day(text: str) -> Interval:
    return Interval.of_day(date.fromisoformat(text))


def quantity(
    span: Span, number: str, *, bound: Bound = Bound.EXACT, unit: str | None = None, counted: Span | None = None
) -> Quantity:
    return Quantity(span, Decimal(number), Decimal(number), bound, unit, counted)


def ferry(text: str, mines: str, published: str) -> Record:
    t = Text(text)
    p, h = BlockKind.PARAGRAPH, BlockKind.HEADING
    blocks = t.blocks(BlockKind.TITLE, p, h, p, p, p)
    morran = t.party("Ilka Morran", "Prime Minister Ilka Morran")
    told = f"the harbour master had warned of “at least {mines} mines” in the strait"
    warned = f"“at least {mines} mines” in the strait"
    statements = (
        Statement(
            (t.at("Prime Minister Ilka Morran"),),
            (t.at("said"),),
            (t.at(told),),
            StatementKind.INDIRECT,
            Act.ASSERT,
            (morran,),
            said=day("2031-03-11"),
            reasons=(Reason("clause of 'say'", t.at("said")),),
        ),
        Statement(
            (t.at("the harbour master"),),
            (t.at("warned"),),
            (t.at(warned),),
            StatementKind.MIXED,
            Act.WARN,
            (t.party("harbour master", "harbour master"),),
            parent=0,
        ),
        Statement(
            (t.at("Morran", 1),),
            (t.at("told"),),
            (t.at("We have cleared the channel twice,"), t.at("We will do it again.")),
            StatementKind.DIRECT,
            Act.PROMISE,
            (t.party("Ilka Morran", "Morran", 1),),
            addressee=Party("reporters", MentionKind.GROUP, t.at("reporters"), None),
            channel=t.at("in a statement"),
        ),
        Statement(
            (t.at("The Navy and Morran"),),
            (t.at("denied"),),
            # It ends within the figure "300 boats off Cape Dorn": neither holds the other.
            (t.at("there were 300 boats"),),
            StatementKind.INDIRECT,
            Act.DENY,
            (t.party("Navy", "Navy", 1), t.party("Ilka Morran", "Morran", 2)),
        ),
        Statement((), (), (t.at("Nobody was hurt"),), StatementKind.INDIRECT, Act.THINK, ()),
    )
    figures = (
        Figure(
            quantity(t.at(mines), mines.replace(",", ""), bound=Bound.MORE, counted=t.at("mines")),
            t.at(f"{mines} mines"),
            "mines",
            (t.party("harbour master", "harbour master"),),
            1,
            day("2031-03-11"),
            as_of_told=True,
            scope=(t.at("off Cape Dorn"),),
        ),
        Figure(
            quantity(t.at("300"), "300"),
            t.at("300 boats off Cape Dorn"),
            "boats off Cape Dorn",
            (t.party("Navy", "Navy", 1),),
            3,
            Interval.of_days(date(2030, 6, 1), date(2030, 7, 1)),
            as_of_told=True,
        ),
        Figure(quantity(t.at("$2.5 million"), "2500000", unit="USD"), t.at("$2.5 million"), "USD"),
        Figure(quantity(t.at("14"), "14", bound=Bound.ABOUT), t.at("14"), ""),
    )
    times = (
        TimeExpression(t.at("Tuesday"), TimeType.DATE, "2031-03-11", day("2031-03-11")),
        TimeExpression(t.at("June"), TimeType.DATE, "2030-06", Interval.of_days(date(2030, 6, 1), date(2030, 7, 1))),
        TimeExpression(t.at("twice"), TimeType.SET, None),
    )
    publication = Publication(day(published), PublicationBasis.PAGE, (Reason(f"the page says {published}"),))
    page_text = f"Share this <b>now</b>\n{text}\nSource: Strait Press"
    offset = len("Share this <b>now</b>\n")
    report = Report(
        key="https://gazette.example/ferry",
        address="/saved/ferry.html",
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        page_text=page_text,
        blocks=blocks,
        alignment=(Alignment(0, offset, len(text)),),
        publication=publication,
        title=HOSTILE_TITLE,
        outlet="Strait Gazette & Son",
        author="Ada <b>Finch</b>",
        url="https://gazette.example/ferry?a=1&b=2",
        modified=datetime(2031, 3, 13, 9, 30),
        furniture=(Furniture(FurnitureKind.SHARING, Span(0, offset - 1)),),
        credits=(
            Credit(
                "Strait Press",
                CreditKind.SOURCE_LINE,
                Span(page_text.index("Strait Press"), page_text.index("Strait Press") + len("Strait Press")),
            ),
        ),
        links=(Link("https://navy.example/clearing", "the Navy"), Link(HOSTILE_LINK, "press here")),
    )
    entities = tuple(Entity(name, kind) for name, kind in KINDS.items())
    mentions = (
        Mention(t.at("Prime Minister Ilka Morran"), MentionKind.PERSON, 0, t.at("Ilka Morran"), 0),
        Mention(t.at("the harbour master"), MentionKind.OFFICE, 0, None, 1),
        Mention(t.at("Navy"), MentionKind.ORGANISATION, 0, t.at("Navy"), 2),
    )
    cape = Toponym(t.at("Cape Dorn"), "Cape Dorn", "SLM", 48.5, 29.25, PlaceKind.REGION, ("Selmara",))
    annotations = Annotations(publication, (), t.sentences(blocks), (), mentions, entities, times)
    return Record(report, replace(annotations, toponyms=(cape,)), statements, figures, events(t))


def events(t: Text) -> tuple[Event, ...]:
    """One told by a statement, with the words of its cue; one in two pieces; one in the report's own voice."""
    navy = Participant(t.party("Navy", "Navy", 1), ActorCode("IGO", (Sector.MIL,)))
    morran = t.party("Ilka Morran", "Morran", 2)
    return (
        Event(
            trigger=(t.at("warned"),),
            type=EventType.ACCUSE,
            sources=(Participant(t.party("harbour master", "harbour master")),),
            targets=(),
            reality=Reality.ALLEGED,
            factuality=0.5,
            confidence=0.5,
            statement=0,
            when=day("2031-03-11"),
        ),
        Event(
            trigger=(t.at("cleared"), t.at("do it again")),
            type=EventType.YIELD,
            mode="retreat",
            sources=(Participant(t.party("Ilka Morran", "We"), ActorCode("SLM", (Sector.GOV, Sector.ELI))),),
            targets=(navy,),
            reality=Reality.PLANNED,
            factuality=2.0,
            confidence=0.9,
            statement=2,
        ),
        Event(
            trigger=(t.at("denied"),),
            type=EventType.REJECT,
            sources=(navy, Participant(morran)),
            targets=(Participant(Party("<b>boats</b>", None, t.at("300 boats"), None)),),
            reality=Reality.DENIED,
            factuality=-3.0,
            confidence=1.0,
            cameo="120",
            goldstein=-4.0,
            place=0,
            reasons=(Reason("<i>deny</i> is a verb of rejection", t.at("denied")),),
        ),
    )


def plain(
    text: str,
    *,
    key: str,
    publication: Publication,
    title: str | None = None,
    statements: tuple[Statement, ...] = (),
    figures: tuple[Figure, ...] = (),
) -> Record:
    t = Text(text)
    lines = text.count("\n") + 1
    blocks = t.blocks(*([BlockKind.TITLE] if title else []), *[BlockKind.PARAGRAPH] * (lines - bool(title)))
    report = Report(
        key=key,
        address=key.removeprefix("file:"),
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        page_text=text,
        blocks=blocks,
        alignment=(Alignment(0, 0, len(text)),),
        publication=publication,
        title=title,
    )
    entities = (Entity("Ilka Morran", MentionKind.PERSON),)
    return Record(report, Annotations(publication, (), t.sentences(blocks), (), (), entities), statements, figures)


def records() -> tuple[Record, ...]:
    quay, note = Text(QUAY), Text(NOTE)
    inferred = Publication(
        Interval.of_days(date(2031, 3, 10), date(2031, 3, 17)),
        PublicationBasis.INFERRED,
        (Reason("the week after the ferry was halted", note.at("on Friday")),),
    )
    return (
        ferry(FERRY_BEFORE, "900", "2031-03-12"),
        ferry(FERRY, "1,200", "2031-03-13"),
        plain(
            QUAY,
            key="file:/saved/quay.txt",
            publication=Publication(None, PublicationBasis.UNKNOWN, (Reason("the text names no date"),)),
            title=ARABIC_TITLE,
            statements=(
                Statement(
                    (quay.at("Ilka Morran"),),
                    (),
                    (quay.at(ARABIC_WORDS),),
                    StatementKind.DIRECT,
                    Act.DENY,
                    (quay.party("Ilka Morran", "Ilka Morran"),),
                ),
            ),
        ),
        plain(
            NOTE,
            key=f"file:/saved/{UNTITLED_FILE}",
            publication=inferred,
            figures=(
                Figure(
                    Quantity(note.at("several hundred"), None, None, Bound.EXACT, vague="several hundred"),
                    note.at("several hundred people"),
                    "people",
                ),
            ),
        ),
    )


def build(path: Path) -> Path:
    """Writes the record, its actors resolved by name alone."""
    with RecordWriter(path) as writer:
        for number, record in enumerate(records()):
            content = f"{number}{record.report.page_text}".encode()
            writer.add(Page(record.report.address, record.report.key, content, MediaType.TEXT), record)
        writer.reject(
            Rejection(
                "/saved/<blank>.html", RejectionReason.EMPTY, "There is nothing in this file.", "Save the page again."
            )
        )
        writer.replace_actors(_actors(writer.references() or ()))
        writer.finish()
    return path


def _actors(references: tuple[EntityReference, ...]) -> tuple[Actor, ...]:
    return tuple(
        Actor(
            actor_id=f"a-{number:08x}",
            name=name,
            kind=kind,
            aliases=(name, f"{name} <i>the second</i>"),
            members=tuple(reference for reference in references if reference.name == name),
            reasons=(f"“{name}” and “{name}” are spelt alike",),
        )
        for number, (name, kind) in enumerate(KINDS.items())
    )
