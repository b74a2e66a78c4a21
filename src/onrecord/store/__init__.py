"""The record file: one SQLite database, one writer, many readers.

`RecordReader` gives back rows with their words and spans; `RecordWriter` takes the records of single reports and
decides which report each page belongs to. The tables are described, column by column, in `schema.sql`.
"""

from onrecord.store.actor_lines import ActorLine, Addressed, Deeds
from onrecord.store.comparisons import Comparisons
from onrecord.store.connections import is_record
from onrecord.store.decisions import decided_publication
from onrecord.store.digests import MONTHS, NEWS, SUMMARY, TIMELINE, TOPIC, Overview
from onrecord.store.dump import dump_record
from onrecord.store.event_maps import QUADS, DyadCount, PlaceCount, PlaceCounts, Side, Spell
from onrecord.store.filters import EVERYTHING, EventFilters, Filters, Shown, find_country_code
from onrecord.store.group_parts import ClaimOutline, EdgeEnds, MemberLine
from onrecord.store.group_rows import ANY_GROUP, GroupFilters, GroupOrder, GroupRow
from onrecord.store.groups import KeptGroup
from onrecord.store.hits import Piece, ReportHit, SearchResults, StatementHit
from onrecord.store.identity import Outcome
from onrecord.store.item_keys import Filing, key_number
from onrecord.store.item_links import Joined
from onrecord.store.items import (
    AIDS,
    BEGINNINGS,
    CLAIMS,
    COPIES,
    CREDITS,
    DISPUTES,
    DOUBTFUL,
    EDGES,
    LINES,
    NAMINGS,
    PROPOSITIONS,
    SERIES,
    STORIES,
    TALLIES,
    ItemPlace,
)
from onrecord.store.news_rows import Arrived
from onrecord.store.outlet_rows import NamingRow, OutletPage, OutletRow, OutletTie, QuotedActor
from onrecord.store.passages import NamedActor, Passage
from onrecord.store.place_rows import PlaceRow
from onrecord.store.plain_copy import write_plain_copy
from onrecord.store.reader import RecordReader
from onrecord.store.reviews.rulings import Rulings
from onrecord.store.rows import (
    ActorCount,
    ActorRow,
    AddressRow,
    Context,
    EntityRow,
    EventRow,
    FigureRow,
    Listing,
    MentionRow,
    OutletCount,
    ParticipantRow,
    PartyRow,
    RecordSummary,
    RejectionRow,
    ReportHead,
    ReportPage,
    ReportRow,
    RunRow,
    StatementRow,
)
from onrecord.store.search import holds_word
from onrecord.store.sightings import Known
from onrecord.store.values import from_json, to_json
from onrecord.store.verification import Fault, verify
from onrecord.store.version_groups import ClaimHere, DisputeHere, VersionGroups
from onrecord.store.writer import RecordWriter

__all__ = [
    "AIDS",
    "ANY_GROUP",
    "BEGINNINGS",
    "CLAIMS",
    "COPIES",
    "CREDITS",
    "DISPUTES",
    "DOUBTFUL",
    "EDGES",
    "EVERYTHING",
    "LINES",
    "MONTHS",
    "NAMINGS",
    "NEWS",
    "PROPOSITIONS",
    "QUADS",
    "SERIES",
    "STORIES",
    "SUMMARY",
    "TALLIES",
    "TIMELINE",
    "TOPIC",
    "ActorCount",
    "ActorLine",
    "ActorRow",
    "AddressRow",
    "Addressed",
    "Arrived",
    "ClaimHere",
    "ClaimOutline",
    "Comparisons",
    "Context",
    "Deeds",
    "DisputeHere",
    "DyadCount",
    "EdgeEnds",
    "EntityRow",
    "EventFilters",
    "EventRow",
    "Fault",
    "FigureRow",
    "Filing",
    "Filters",
    "GroupFilters",
    "GroupOrder",
    "GroupRow",
    "ItemPlace",
    "Joined",
    "KeptGroup",
    "Known",
    "Listing",
    "MemberLine",
    "MentionRow",
    "NamedActor",
    "NamingRow",
    "Outcome",
    "OutletCount",
    "OutletPage",
    "OutletRow",
    "OutletTie",
    "Overview",
    "ParticipantRow",
    "PartyRow",
    "Passage",
    "Piece",
    "PlaceCount",
    "PlaceCounts",
    "PlaceRow",
    "QuotedActor",
    "RecordReader",
    "RecordSummary",
    "RecordWriter",
    "RejectionRow",
    "ReportHead",
    "ReportHit",
    "ReportPage",
    "ReportRow",
    "Rulings",
    "RunRow",
    "SearchResults",
    "Shown",
    "Side",
    "Spell",
    "StatementHit",
    "StatementRow",
    "VersionGroups",
    "decided_publication",
    "dump_record",
    "find_country_code",
    "from_json",
    "holds_word",
    "is_record",
    "key_number",
    "to_json",
    "verify",
    "write_plain_copy",
]
