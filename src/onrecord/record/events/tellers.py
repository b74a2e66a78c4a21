"""Who tells an event, and how they stand to those who do it: of their own side, only passing it on, or another."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from onrecord.lexicon.ontology import word_class
from onrecord.model import ActorCode, Participant, Sector, Span, Statement
from onrecord.record.events.coding import code_of
from onrecord.record.positions import SpanIndex
from onrecord.record.reading import Reading

NEWS = frozenset({Sector.JRN, Sector.MED})
STATE = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY, Sector.LEG, Sector.JUD})
BEYOND_STATES = frozenset({"NGO", "NGM", "MNC"})


@dataclass(frozen=True, slots=True)
class Teller:
    """How those who tell an event stand to it.

    `own` is one who tells of themselves or of their side, `reported` one who only reports it; in the report's own voice
    it is neither.
    """

    own: bool = False
    reported: bool = False


def teller_of(span: Span, statements: Sequence[Statement], contents: SpanIndex) -> int | None:
    """The innermost statement in whose content the event's word stands; None in the report's own voice."""
    telling = [n for n in contents.near([span]) if any(piece.contains(span) for piece in statements[n].content)]
    return min(telling, key=lambda n: sum(map(len, statements[n].content)), default=None)


def find_teller(reading: Reading, statement: Statement | None, sources: Sequence[Participant]) -> Teller:
    """How those who make a statement stand to those who do what it tells."""
    if statement is None:
        return Teller()
    codes = tuple(code_of(reading, speaker) for speaker in statement.speakers)
    own = _is_own(reading, statement, codes, sources)
    return Teller(own, reported=_is_reported(statement, codes, sources))


def _is_own(reading: Reading, statement: Statement, codes: Sequence[ActorCode], sources: Sequence[Participant]) -> bool:
    """Whether those who tell an event are those who do it, or of their side: "Moscow says its troops left"."""
    entities = {speaker.entity for speaker in statement.speakers if speaker.entity is not None}
    if any(source.party.span and reading.words(source.party.span).lower() in ("i", "we") for source in sources):
        return True
    if any(source.party.entity in entities for source in sources if source.party.entity is not None):
        return True
    if any(_belongs_to(reading, source.party.span, entities) for source in sources):
        return True
    countries = {code.country for code in codes if is_of_state(code)} - {None}
    return any(source.code.country in countries and is_of_state(source.code) for source in sources)


def _belongs_to(reading: Reading, span: Span | None, entities: Set[int]) -> bool:
    """Whether those who do it are called those of the speaker: "it said three of its fighters attacked", "our"."""
    for token in () if span is None else reading.tokens_in(span):
        if reading.tokens[token].tag != "PRP$":
            continue
        owner = next((m.entity for m in reading.annotations.mentions if m.head == token), None)
        if reading.tokens[token].text.lower() in ("our", "my") or owner in entities:
            return True
    return False


def _is_reported(statement: Statement, codes: Sequence[ActorCode], sources: Sequence[Participant]) -> bool:
    """Whether those who tell an event only report it: news agencies, and officials of another side than a state's act.

    What activists, monitors and opponents tell is their charge, and so is what one state tells of another.
    """
    if not codes:
        return False
    if any(set(code.sectors) & NEWS for code in codes):
        return True
    if any(word_class("bystanders") & set(speaker.name.lower().split()) for speaker in statement.speakers):
        return False
    if any(speaker.name.lower().endswith(("source", "sources")) for speaker in statement.speakers):
        return True
    accused = {source.code.country for source in sources if is_of_state(source.code)} - {None}
    official = all(is_of_state(code) and (code.country is not None or code.sectors) for code in codes)
    return official and not accused


def is_of_state(code: ActorCode) -> bool:
    """Whether someone speaks or acts for a state: a country's plain name, its officials, its army, a body of states."""
    return code.country not in BEYOND_STATES and (not code.sectors or bool(set(code.sectors) & STATE))
