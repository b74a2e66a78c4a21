"""Codes actors as the field does: the country that a phrase of news stands for, and what part of its life.

A phrase is read from its head: "Russian troops" are troops, the adjective tells whose; in "police spokesman" the head
says little and the word before it decides; "leaders of Hamas" and "dozens of students" are behind their "of". A country
is told, in this order, by adjectives and names before the head, by "of", "in" and "from" behind it, by what stands in
apposition, by the noun itself (settlers), and last by what is only loosely joined ("US-backed"). Whoever is only named
is looked for among bodies, people and office holders of the day. No phrase is ever guessed at: what nothing tells is
left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from onrecord.lexicon.actor_names import ACROSS_BORDERS, Kind, Sense, Word
from onrecord.lexicon.actor_phrases import NOUNS, PEOPLES, Piece, Unit, read_phrase
from onrecord.lexicon.agents import agent_words, empty_nouns, home_of_agents, left_sectors
from onrecord.model import ActorCode, Sector

MOST_SECTORS = 3
PLACES = frozenset({Kind.COUNTRY, Kind.PLACE, Kind.CAPITAL})
TELLING = frozenset({Kind.HEAD, Kind.MODIFIER, Kind.ORGANISATION, Kind.PERSON, Kind.SEAT})
CITIZENSHIP = frozenset({Kind.DEMONYM, Kind.MODIFIER})
WITHIN = frozenset({"of", "for", "from", "in", "at", "within", "inside"})
APPOSED = frozenset({",", "(", "–", "—", "--", "-"})
ONE = frozenset({"a", "an", "one", "two", "three", "four", "five", "six", "another", "some", "several", "many", "of"})
TITLES_OF_FAITH = frozenset({Sector.REL, Sector.ELI})


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a piece tells.

    `is_place` says that it is a country, town or region and nobody in it, `is_open` that its head says little and may
    be told by what follows.
    """

    country: str | None = None
    sectors: tuple[Sector, ...] = ()
    reasons: tuple[str, ...] = ()
    is_place: bool = False
    is_open: bool = False


def code_actor(
    words: str, *, on: date | None = None, descriptions: Sequence[str] = (), nearby: Sequence[str] = ()
) -> ActorCode:
    """The country and the part of society that a phrase stands for, with the words and lists that tell it.

    Args:
        words: An actor as the text has it ("Ukrainian President Volodymyr Zelensky", "two journalists").
        on: The day of the text: who held which office, and on whose side a group stood. None where it is not known.
        descriptions: What the text says elsewhere about whom the words stand for; heeded where the words leave a gap.
        nearby: Places and countries that the text names around the words, the nearest first. The first of them that
            is of a country lends it to people whose country nothing else tells ("the police").
    """
    reading = _coded(words, on)
    code = ActorCode(reading.country, reading.sectors[:MOST_SECTORS], reading.reasons)
    for description in descriptions:
        if code.country is not None and code.sectors:
            break
        told = _coded(description, on)
        code = _filled(code, ActorCode(told.country, told.sectors[:MOST_SECTORS], told.reasons), reading.is_place)
    return _located(code, nearby, on) if nearby and code.country is None and code.sectors else code


def _located(code: ActorCode, nearby: Sequence[str], on: date | None) -> ActorCode:
    """A code with the country of the first place around it that has one."""
    for name in nearby:
        place = _coded(name, on)
        if place.country is not None and place.country not in ACROSS_BORDERS:
            return replace(code, country=place.country, reasons=(*code.reasons, f"nearby “{name}” ({place.country})"))
    return code


@lru_cache(maxsize=50_000)
def _coded(words: str, on: date | None) -> _Reading:
    return _read(read_phrase(words, on), on)


def _filled(code: ActorCode, told: ActorCode, is_place: bool) -> ActorCode:
    """A code with its gaps filled by another; a country's plain name has no part of society to fill in."""
    takes_country = code.country is None and told.country is not None
    takes_sectors = not code.sectors and bool(told.sectors) and not is_place
    takes_sectors = takes_sectors and (takes_country or code.country is None or told.country in (None, code.country))
    if not (takes_country or takes_sectors):
        return code
    return ActorCode(
        told.country if takes_country else code.country,
        told.sectors if takes_sectors else code.sectors,
        code.reasons + told.reasons,
    )


def _read(pieces: Sequence[Piece], on: date | None) -> _Reading:
    """What the pieces of a phrase tell together."""
    away = bool(pieces) and bool(pieces[0].words)
    first = next(
        (
            i
            for i, piece in enumerate(pieces)
            if (piece.units or _is_empty(piece)) and not (away and piece.opening in agent_words("elsewhere"))
        ),
        None,
    )
    if first is None:
        return _Reading()
    reading = _read_piece(pieces[first], on)
    rest = pieces[first + 1 :]
    end = next((i for i, piece in enumerate(rest) if piece.opening in APPOSED), len(rest))
    if reading.country is None and (native := _native(pieces[first])):
        reading = replace(reading, country=native[0], reasons=(*reading.reasons, native[1]))
    reading = _completed(reading, pieces[first], rest[:end], on)
    if end < len(rest) and (reading.country is None or not (reading.sectors or reading.is_place)):
        reading = _with_apposition(reading, _read(rest[end:], on))
    if reading.country is None:
        reading = _at_last(reading, pieces)
    return reading


def _is_empty(piece: Piece) -> bool:
    """Whether a piece counts or gathers those whom the next one names ("dozens of")."""
    return any(word.key in empty_nouns() for word in piece.words)


def _completed(reading: _Reading, piece: Piece, rest: Sequence[Piece], on: date | None) -> _Reading:
    """A reading with what prepositions add: "leaders of Hamas", "a court in Minsk"."""
    if rest and rest[0].opening in WITHIN and (reading.is_open or (not piece.units and _is_empty(piece))):
        inner = _read_piece(rest[0], on)
        if inner.sectors and not inner.is_place:
            sectors = inner.sectors
            reading = replace(reading, sectors=sectors, reasons=reading.reasons + inner.reasons, is_open=inner.is_open)
    descended = bool(piece.units) and piece.units[-1].kind in (Kind.NATIONALS, Kind.DESCENT)
    for other in rest:
        by_place = descended and other.opening in ("of", "in") and reading.country not in ACROSS_BORDERS
        if reading.country is not None and not by_place:
            break
        if other.opening in agent_words("where"):
            inner = _read_piece(other, on)
            if inner.country is not None and (inner.is_place or reading.country is None):
                sectors = reading.sectors or ((Sector.CVL,) if by_place else ())
                reasons = reading.reasons + inner.reasons
                return replace(reading, country=inner.country, sectors=sectors, reasons=reasons)
        descended = False
    return reading


def _with_apposition(reading: _Reading, told: _Reading) -> _Reading:
    country = reading.country or told.country
    fills = not reading.sectors and not reading.is_place and told.country in (None, country)
    sectors = told.sectors if fills else reading.sectors
    if (country, sectors) == (reading.country, reading.sectors):
        return reading
    return replace(reading, country=country, sectors=sectors, reasons=reading.reasons + told.reasons)


def _native(piece: Piece) -> tuple[str, str] | None:
    """The country that a noun implies wherever those whom it names are ("settlers"), with the reason."""
    for unit in piece.units:
        home = home_of_agents().get(unit.text.lower()) if unit.kind in NOUNS else None
        if home is not None and home not in ACROSS_BORDERS:
            return home, _reason(unit, home)
    return None


def _at_last(reading: _Reading, pieces: Iterable[Piece]) -> _Reading:
    """A reading without a country, with what nouns imply or loosely joined words tell."""
    units = [unit for piece in pieces for unit in piece.units]
    for unit in units:
        home = home_of_agents().get(unit.text.lower().replace("-", " ")) if unit.kind in NOUNS else None
        if home is not None:
            sectors = reading.sectors if home not in ("NGO", "MNC") else ()
            return replace(reading, country=home, sectors=sectors, reasons=(*reading.reasons, _reason(unit, home)))
    for unit in units:
        country = next((sense.country for sense in unit.senses if sense.country), None)
        if unit.loose and country is not None:
            return replace(reading, country=country, reasons=(*reading.reasons, _reason(unit, country)))
    return reading


def _read_piece(piece: Piece, on: date | None) -> _Reading:
    """What the words of one piece tell by themselves."""
    units = [unit for unit in piece.units if not unit.loose]
    if units and len(units) > 1 and units[-1].text.lower() in agent_words("opposing"):
        units = [unit for unit in units[:-1] if unit.kind in CITIZENSHIP] + units[-1:]
    if not units:
        return _Reading()
    senses = _chosen(units, piece, on)
    home = _home(units, senses, piece)
    head = _head(units)
    sectors, decided = _sectors(units, senses, head, piece)
    if sectors and _is_former(piece, units[head], senses[head], on) and sectors[0] in left_sectors():
        sectors = (Sector.ELI, *(sector for sector in sectors if sector not in left_sectors()))
    reasons = [_reason(units[i], senses[i].country or "") for i in ([home] if home is not None else [])]
    reasons += [_reason(units[i], " ".join(senses[i].sectors)) for i in decided if i != home or not reasons]
    is_place = senses[head].kind in PLACES and all(sense.kind not in NOUNS for sense in senses)
    return _Reading(
        senses[home].country if home is not None else None,
        tuple(dict.fromkeys(sectors)),
        tuple(dict.fromkeys(reasons)),
        is_place,
        senses[head].kind is Kind.ROLE and (not decided or decided == [head]),
    )


def _chosen(units: Sequence[Unit], piece: Piece, on: date | None) -> list[Sense]:
    """One sense for each unit: of the day, and of a country that the other words tell; "ethnic" leaves no country."""
    words = piece.words
    told = {unit.senses[0].country for unit in units if len(unit.senses) == 1}
    chosen: list[Sense] = []
    for unit in units:
        senses = unit.senses if on is None else [sense for sense in unit.senses if sense.holds(on)] or unit.senses
        akin = [sense for sense in senses if sense.country and sense.country in told]
        sense = (akin or senses)[0]
        by_birth = unit.start > piece.start and words[unit.start - piece.start - 1].key in agent_words("descent")
        chosen.append(Sense(Kind.DESCENT) if by_birth and sense.kind in PEOPLES else sense)
    return chosen


def _home(units: Sequence[Unit], senses: Sequence[Sense], piece: Piece) -> int | None:
    """Which unit tells the country."""
    last = len(units) - 1
    if senses[last].kind in PLACES and senses[last].country and not _owns(units[last], piece):
        return last
    telling = [i for i, sense in enumerate(senses) if sense.country and sense.kind is not Kind.PERSON]
    if not telling:
        return next((i for i, sense in enumerate(senses) if sense.country), None)
    first = telling[0]
    joined = first + 1
    if joined in telling and units[joined].text.lower() in agent_words("joined"):
        return joined
    return first


def _owns(unit: Unit, piece: Piece) -> bool:
    return piece.words[unit.end - piece.start - 1].possessive


def _head(units: Sequence[Unit]) -> int:
    """The unit that says what someone is: the last one, or the title before a person's name."""
    i = len(units) - 1
    while i and units[i].kind is Kind.PERSON and any(unit.kind in NOUNS for unit in units[:i]):
        i -= 1
    return i


def _sectors(
    units: Sequence[Unit], senses: Sequence[Sense], head: int, piece: Piece
) -> tuple[tuple[Sector, ...], list[int]]:
    """Parts of society, the primary one first, and the units that tell them."""
    sense = senses[head]
    named = next((i for i in range(head + 1, len(units)) if senses[i].kind is Kind.PERSON), None)
    before = next((i for i in range(head - 1, -1, -1) if senses[i].kind in TELLING and senses[i].sectors), None)
    if sense.kind is Kind.ROLE:
        if before is not None:
            governs = sense.sectors == (Sector.MIL,) and senses[before].sectors[0] is Sector.GOV
            return (sense.sectors if governs else ()) + senses[before].sectors, [before, head]
        if named is not None and senses[named].sectors:
            return senses[named].sectors, [named]
        if any(one.kind is Kind.ORGANISATION and one.country in ("NGO", "MNC") for one in senses[:head]):
            return (), []
        return sense.sectors, [head]
    if sense.kind is Kind.HEAD:
        if named is not None and sense.sectors[0] in TITLES_OF_FAITH and senses[named].sectors:
            return senses[named].sectors + sense.sectors, [named, head]
        extra = senses[before].sectors if before is not None else ()
        return sense.sectors + extra, [head]
    if sense.kind in PLACES or sense.kind in PEOPLES:
        return _of_people(units[head], sense, piece), [head]
    return sense.sectors, [head]


def _of_people(unit: Unit, sense: Sense, piece: Piece) -> tuple[Sector, ...]:
    """Whom a country's or a people's name stands for: its government, its people, or all of it."""
    before = piece.words[unit.start - piece.start - 1].key if unit.start > piece.start else ""
    is_last = unit.end == piece.start + len(piece.words)
    if sense.kind is Kind.CAPITAL:
        alone = is_last and len(piece.units) == 1 and before in ("", "the") and not _is_placed(piece)
        return (Sector.GOV,) if alone else (Sector.CVL,) if is_last else ()
    if sense.kind is Kind.PLACE:
        return sense.sectors if is_last else ()
    if sense.kind is Kind.COUNTRY or not is_last:
        return ()
    if sense.kind is Kind.NATIONALS or (sense.kind is Kind.DESCENT and unit.text.endswith("s")):
        return () if before == "the" and len(piece.words) == 2 else (Sector.CVL,)
    return (Sector.CVL,) if before in ONE else ()


def _is_placed(piece: Piece) -> bool:
    return piece.opening in agent_words("where")


def _is_former(piece: Piece, unit: Unit, sense: Sense, on: date | None) -> bool:
    """Whether a word before the head says "former", or the day lies behind a person's time."""
    if sense.kind is Kind.PERSON and on is not None and sense.until is not None and sense.until <= on:
        return True
    words: Sequence[Word] = piece.words[: unit.end - piece.start]
    return any(word.key in agent_words("former") for word in words)


def _reason(unit: Unit, told: str) -> str:
    return f"“{unit.text}” ({unit.kind.value}: {told})" if told else f"“{unit.text}” ({unit.kind.value})"
