"""A record of nothing but events, for what is counted: who does what to whom, when and where, in one report or more."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from onrecord.model import (
    Actor,
    ActorCode,
    Alignment,
    Annotations,
    Block,
    BlockKind,
    Entity,
    EntityReference,
    Event,
    EventType,
    Interval,
    MediaType,
    MentionKind,
    Page,
    Participant,
    Party,
    PlaceKind,
    Publication,
    PublicationBasis,
    Reality,
    Record,
    Report,
    Sentence,
    Span,
    Toponym,
)
from onrecord.store import RecordWriter

PLACES = (
    ("Dorn", "SLM", 48.5, 29.25, PlaceKind.CITY, ("Selmara",)),
    ("Selmara", "SLM", 49.0, 31.0, PlaceKind.COUNTRY, ()),
    ("Dorn", None, None, None, None, ()),
    ("مرفأ <b>", "EGY", 31.2, 29.9, PlaceKind.CITY, ("Egypt",)),
    ("Far Quay", "NZL", -41.3, 174.8, PlaceKind.CITY, ("New Zealand",)),
)


@dataclass(frozen=True)
class Told:
    """One event; `place` is an index of PLACES, `days` how long it may have been from `begin` on."""

    type: EventType = EventType.ASSAULT
    sources: tuple[str, ...] = ("RUS",)
    targets: tuple[str, ...] = ("UKR",)
    reality: Reality = Reality.ACTUAL
    place: int | None = None
    begin: str | None = None
    days: int = 1


def build(path: Path, *reports: tuple[Told, ...], published: str | None = None) -> Path:
    """Writes a record of some reports; each participant is an entity named after its country's code."""
    with RecordWriter(path) as writer:
        for number, events in enumerate(reports):
            record = _record(number, events, published)
            page = Page(record.report.address, record.report.key, record.report.text.encode(), MediaType.TEXT)
            writer.add(page, record)
        writer.replace_actors(_actors(writer.references() or ()))
        writer.finish()
    return path


def _record(number: int, events: tuple[Told, ...], published: str | None) -> Record:
    words = [f"struck{number}n{place}" for place in range(len(events))]
    text = " ".join(words)
    day = None if published is None else Interval.of_day(date.fromisoformat(published))
    basis = PublicationBasis.UNKNOWN if day is None else PublicationBasis.DECLARED
    publication = Publication(day, basis, ())
    report = Report(
        key=f"file:/saved/{number}.txt",
        address=f"/saved/{number}.txt",
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        page_text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.PARAGRAPH),),
        alignment=(Alignment(0, 0, len(text)),),
        publication=publication,
        title=None,
    )
    codes = sorted({code for event in events for code in (*event.sources, *event.targets)})
    toponyms = tuple(
        Toponym(Span(at, at + 1), name, country, latitude, longitude, kind, within)
        for at, (name, country, latitude, longitude, kind, within) in enumerate(PLACES)
    )
    annotations = Annotations(
        publication,
        (),
        (Sentence(Span(0, len(text)), 0, 0, 0),),
        (),
        (),
        tuple(Entity(f"The {code} people", MentionKind.COUNTRY) for code in codes),
        (),
        toponyms=toponyms,
    )
    told = tuple(_event(event, text, word, codes) for event, word in zip(events, words, strict=True))
    return Record(report, annotations, (), (), told)


def _event(told: Told, text: str, word: str, codes: list[str]) -> Event:
    at = text.index(word)
    span = Span(at, at + len(word))
    begin = None if told.begin is None else date.fromisoformat(told.begin)
    when = None if begin is None else Interval.of_days(begin, begin + timedelta(days=told.days))

    def side(names: tuple[str, ...]) -> tuple[Participant, ...]:
        parties = (Party(f"The {code} people", MentionKind.COUNTRY, span, codes.index(code)) for code in names)
        return tuple(
            Participant(party, ActorCode(code if code.isupper() else None))
            for party, code in zip(parties, names, strict=True)
        )

    return Event(
        trigger=(span,),
        type=told.type,
        sources=side(told.sources),
        targets=side(told.targets),
        reality=told.reality,
        factuality=0.0,
        confidence=1.0,
        place=told.place,
        when=when,
    )


def _actors(references: tuple[EntityReference, ...]) -> tuple[Actor, ...]:
    names = sorted({reference.name for reference in references})
    return tuple(
        Actor(
            actor_id=f"a-{number:08x}",
            name=name,
            kind=MentionKind.COUNTRY,
            aliases=(name,),
            members=tuple(reference for reference in references if reference.name == name),
            reasons=(),
        )
        for number, name in enumerate(names)
    )
