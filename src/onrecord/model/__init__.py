"""The types that cross from one stage to the next: frozen, slotted, without behaviour of any stage.

Page -> Report -> Annotations -> Record (statements, figures, events) -> Actor. Positions are half-open code-point spans
into `Report.text`, which never changes.
"""

from onrecord.model.annotations import (
    Annotations,
    Bound,
    Direction,
    Entity,
    Mention,
    MentionKind,
    PlaceKind,
    Quantity,
    Quotation,
    Sentence,
    TimeExpression,
    TimeType,
    Token,
    Toponym,
)
from onrecord.model.events import ActorCode, Event, EventType, Participant, Reality, Sector
from onrecord.model.figures import Figure
from onrecord.model.intervals import Interval, iso
from onrecord.model.pages import Declared, MediaType, Page, Rejection, RejectionReason
from onrecord.model.records import Actor, ActorOffice, Alternative, EntityReference, KnownActor, Record
from onrecord.model.reports import (
    Alignment,
    Block,
    BlockKind,
    Credit,
    CreditKind,
    Furniture,
    FurnitureKind,
    Link,
    Publication,
    PublicationBasis,
    Reason,
    Report,
)
from onrecord.model.spans import Span
from onrecord.model.statements import Act, Party, Statement, StatementKind

__all__ = [
    "Act",
    "Actor",
    "ActorCode",
    "ActorOffice",
    "Alignment",
    "Alternative",
    "Annotations",
    "Block",
    "BlockKind",
    "Bound",
    "Credit",
    "CreditKind",
    "Declared",
    "Direction",
    "Entity",
    "EntityReference",
    "Event",
    "EventType",
    "Figure",
    "Furniture",
    "FurnitureKind",
    "Interval",
    "KnownActor",
    "Link",
    "MediaType",
    "Mention",
    "MentionKind",
    "Page",
    "Participant",
    "Party",
    "PlaceKind",
    "Publication",
    "PublicationBasis",
    "Quantity",
    "Quotation",
    "Reality",
    "Reason",
    "Record",
    "Rejection",
    "RejectionReason",
    "Report",
    "Sector",
    "Sentence",
    "Span",
    "Statement",
    "StatementKind",
    "TimeExpression",
    "TimeType",
    "Token",
    "Toponym",
    "iso",
]
