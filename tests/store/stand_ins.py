"""Stand-ins for the stages that need a language model: they read a language made for these tests.

Headline                  the first line is the title
(ad) Buy boots            set aside as furniture
Mara Vell: We saw 300 tanks on 2031-03-14.
                          a statement; its number is a figure, its date a time expression
Two hundred left.         own voice of the report
saw / withdraw / left     an event: forces massed, as alleged; a retreat denied; a retreat, in the report's own voice
reject / crash reading / crash analysing
                          what happens to the page
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from onrecord.lexicon.frames import Frames
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
    Declared,
    Direction,
    Entity,
    EntityReference,
    Event,
    EventType,
    Figure,
    Furniture,
    FurnitureKind,
    Interval,
    KnownActor,
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
    Quotation,
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
from onrecord.model.review import ActorRuling

_LINE = re.compile(r"(?P<name>[A-Z][\w.’' -]*): (?P<words>.+)")
_NUMBER = re.compile(r"(?<![\d-])\d{1,3}(?:,\d{3})*\b(?!-)")
_EVENT = re.compile(r"(?P<source>We|Two hundred) (?P<does>saw|withdraw|left)(?: [\d,]+)?(?: (?P<target>tanks))?")
_WITHDRAWAL = (EventType.YIELD, "084", 4.0, "retreat")
_EVENTS = {
    "saw": (EventType.MOBILIZE, "152", -7.2, None, Reality.ALLEGED, 0.8),
    "withdraw": (*_WITHDRAWAL, Reality.DENIED, -2.5),
    "left": (*_WITHDRAWAL, Reality.ACTUAL, 3.0),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
UNKNOWN = Publication(None, PublicationBasis.UNKNOWN)


def page_of(
    text: str,
    *,
    key: str = "file:/pages/a.txt",
    address: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
) -> Page:
    """A page as `sources` would find it."""
    declared = Declared(outlet=outlet, published=published, published_origin="sidecar" if published else None)
    return Page(address or key.removeprefix("file:"), key, text.encode(), MediaType.TEXT, declared)


def read_report(page: Page) -> Report | Rejection:
    """A report in the language of these tests."""
    page_text = page.content.decode()
    if "crash reading" in page_text:
        raise ZeroDivisionError("the reader stumbled")
    if "reject" in page_text or not page_text.strip():
        return Rejection(page.address, RejectionReason.NO_ARTICLE, "There is no article in it.", "Save the article.")
    kept = ""
    alignment: list[Alignment] = []
    furniture: list[Furniture] = []
    blocks: list[Block] = []
    position = 0
    for line in page_text.splitlines(keepends=True):
        words = line.rstrip("\n")
        if words.startswith("(ad)"):
            furniture.append(Furniture(FurnitureKind.SHARING, Span(position, position + len(words))))
        elif words:
            kept += "\n" if kept else ""
            alignment.append(Alignment(len(kept), position, len(words)))
            kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
            blocks.append(Block(Span(len(kept), len(kept) + len(words)), kind))
            kept += words
        position += len(line)
    declared = page.declared.published
    publication = UNKNOWN
    if declared is not None:
        interval = Interval.of_day(date.fromisoformat(declared))
        publication = Publication(interval, PublicationBasis.DECLARED, (Reason(f"the sidecar says {declared}"),))
    credited = page_text.find("Meridian Press")
    return Report(
        key=page.key,
        address=page.address,
        digest=hashlib.sha256(kept.encode()).hexdigest(),
        text=kept,
        page_text=page_text,
        blocks=tuple(blocks),
        alignment=tuple(alignment),
        publication=publication,
        title=blocks[0].span.of(kept),
        outlet=page.declared.outlet,
        furniture=tuple(furniture),
        credits=(Credit("Meridian Press", CreditKind.REPORTED_BY, Span(credited, credited + 14)),)
        if credited >= 0
        else (),
        links=(Link("https://example.org/a", "here"),),
    )


def annotate_report(report: Report, *, parser: object) -> Annotations:
    """Every layer of a report, one small thing each."""
    text = report.text
    if "crash analysing" in text:
        raise ZeroDivisionError("the analyst stumbled")
    found = list(_lines(report))
    names = list(dict.fromkeys(name.of(text) for name, _ in found))
    return Annotations(
        publication=report.publication,
        sentences=tuple(Sentence(block.span, index, 0, 0) for index, block in enumerate(report.blocks)),
        quotations=tuple(Quotation(words, words, 0) for _, words in found),
        mentions=tuple(Mention(name, MentionKind.PERSON, 0, name, names.index(name.of(text))) for name, _ in found),
        entities=tuple(Entity(name, MentionKind.PERSON, ("spokesman",)) for name in names),
        times=tuple(
            TimeExpression(Span(*match.span()), TimeType.DATE, match[0], Interval.of_day(date.fromisoformat(match[0])))
            for match in _DAY.finditer(text)
        ),
        quantities=tuple(_quantity(match, 0) for match in _NUMBER.finditer(text)),
        toponyms=tuple(
            Toponym(Span(*match.span()), "Orle", "SLM", 48.5, 29.25, PlaceKind.REGION, ("Vinnar", "Selmara"), True)
            for match in re.finditer("Orle", text)
        ),
    )


def extract_record(report: Report, annotations: Annotations, *, frames: Frames | None = None) -> Record:
    """Statements, figures and events in the language of these tests; with own frames, each verb of theirs is one."""
    text, names = report.text, [entity.name for entity in annotations.entities]
    statements, figures = [], []
    for name, words in _lines(report):
        speaker = Party(name.of(text), MentionKind.PERSON, name, names.index(name.of(text)))
        said = _DAY.search(words.of(text))
        number = _NUMBER.search(words.of(text))
        statements.append(
            Statement(
                source=(name,),
                cue=(Span(name.end, name.end + 1),),
                content=(words,),
                kind=StatementKind.DIRECT,
                act=Act.DENY if " not " in words.of(text) else Act.ASSERT,
                speakers=(speaker,),
                said=None if said is None else Interval.of_day(date.fromisoformat(said[0])),
                reasons=(Reason("a colon after a name", name),),
            )
        )
        if number is not None:
            quantity = _quantity(number, words.start)
            where = text.find("near the Orle", words.start, words.end)
            scope = () if where < 0 else (Span(where, where + len("near the Orle")),)
            place = next((n for n, t in enumerate(annotations.toponyms) if scope and scope[0].contains(t.span)), None)
            told = None if said is None else Interval.of_day(date.fromisoformat(said[0]))
            figures.append(
                Figure(
                    *(quantity, quantity.span, "things", (speaker,), len(statements) - 1),
                    as_of=told or report.publication.interval,
                    as_of_told=told is not None,
                    scope=scope,
                    place=place,
                )
            )
    events = _events(report, annotations, statements) if frames is None else _own_events(report, frames)
    return Record(report, annotations, tuple(statements), tuple(figures), events)


def _events(report: Report, annotations: Annotations, statements: Sequence[Statement]) -> tuple[Event, ...]:
    events = []
    for match in _EVENT.finditer(report.text):
        does = Span(*match.span("does"))
        told = next((n for n, one in enumerate(statements) if one.content[0].contains(does)), None)
        said = None if told is None else statements[told]
        source = Party(match["source"], None, Span(*match.span("source")), None)
        if said is not None:
            source = replace(said.speakers[0], span=source.span)
        target = Party("tanks", None, Span(*match.span("target")), None) if match["target"] else None
        kind, cameo, goldstein, mode, reality, factuality = _EVENTS[match["does"]]
        sentence = next(block.span for block in report.blocks if block.span.contains(does))
        places = (n for n, place in enumerate(annotations.toponyms) if sentence.contains(place.span))
        events.append(
            Event(
                trigger=(does,),
                type=kind,
                sources=(Participant(source, ActorCode("SLM", (Sector.GOV, Sector.MIL), ("a list",))),),
                targets=() if target is None else (Participant(target, ActorCode("ORD", (Sector.MIL,))),),
                reality=reality,
                factuality=factuality,
                confidence=0.75,
                cameo=cameo,
                goldstein=goldstein,
                mode=mode,
                place=next(places, None),
                when=None if said is None else said.said,
                statement=told,
                reasons=(Reason(f"{match['does']} is a verb of {kind}", does),),
            )
        )
    return tuple(events)


def _own_events(report: Report, frames: Frames) -> tuple[Event, ...]:
    """An event by nobody for each word that is a verb of the frames."""
    found = (Span(*match.span()) for match in re.finditer(r"\w+", report.text))
    return tuple(
        Event((span,), frames.verbs[span.of(report.text)][0][1].type, (), (), Reality.ACTUAL, 3.0, 0.5)
        for span in found
        if span.of(report.text) in frames.verbs
    )


def resolve_actors(
    references: Sequence[EntityReference], *, known: Sequence[KnownActor] = (), rulings: Sequence[ActorRuling] = ()
) -> tuple[Actor, ...]:
    """One actor for each last word of a name."""
    groups: dict[str, list[EntityReference]] = {}
    for reference in sorted(references, key=lambda one: (one.name, one.version_id, one.entity)):
        groups.setdefault(reference.name.split()[-1], []).append(reference)
    return tuple(
        Actor(
            actor_id=f"a-{surname.lower()}",
            name=max((member.name for member in members), key=lambda name: (len(name), name)),
            kind=MentionKind.PERSON,
            aliases=tuple(dict.fromkeys(member.name for member in members)),
            members=tuple(members),
            reasons=(f"all end in {surname}",),
        )
        for surname, members in sorted(groups.items())
    )


def read_pairs(record: Record, sides: Sequence[Sequence[Span]]) -> list[Event]:
    """A consultation between the words of each pair, which its last letter tells."""
    return [
        Event(
            trigger=(Span(target.end - 1, target.end),),
            type=EventType.CONSULT,
            sources=(Participant(Party(source.of(record.report.text), None, source, None)),),
            targets=(Participant(Party(target.of(record.report.text), None, target, None)),),
            reality=Reality.PLANNED,
            factuality=1.0,
            confidence=0.5,
        )
        for source, target in sides
    ]


def record_of(page: Page, *, published: Publication | None = None) -> Record:
    """The whole record of a page."""
    report = read_report(page)
    assert isinstance(report, Report)
    annotations = annotate_report(report if published is None else replace(report, publication=published), parser=None)
    return extract_record(report, annotations)


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts the stand-ins in the place of the stages."""
    for name, value in {
        "pipeline.analysis.read_report": read_report,
        "pipeline.analysis.annotate_report": annotate_report,
        "pipeline.analysis.extract_record": extract_record,
        "pipeline.analysis.shared_parser": lambda: None,
        "pipeline.across.resolve_actors": resolve_actors,
    }.items():
        monkeypatch.setattr(f"onrecord.{name}", value)


def _lines(report: Report) -> list[tuple[Span, Span]]:
    """Name and words of every line in which somebody speaks."""
    found = []
    for block in report.blocks:
        if match := _LINE.fullmatch(block.span.of(report.text)):
            found.append(
                (Span(*match.span("name")).moved(block.span.start), Span(*match.span("words")).moved(block.span.start))
            )
    return found


def _quantity(match: re.Match[str], offset: int) -> Quantity:
    number = Decimal(match[0].replace(",", ""))
    span = Span(*match.span()).moved(offset)
    return Quantity(span, number, number, Bound.EXACT, direction=Direction.UP, concepts=(span,))
