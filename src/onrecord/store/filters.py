"""Which lines of the record are asked for."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from onrecord.lexicon.countries import find_country, find_country_by_code
from onrecord.model import Act, EventType, Interval, Reality, StatementKind

_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"'})
# "The Ukrainian president" asks for "Ukrainian president"; a capital A or An may be part of a name ("A Smith").
_ARTICLE = re.compile(r"\s*(?:[Tt][Hh][Ee]|an?)\s+(?=\w)")
_CODE = re.compile(r"[A-Za-z]{3}")
_SUPRANATIONAL = frozenset(("IGO", "NGO", "MNC", "NGM"))
NOWHERE = "nowhere"
_BETWEEN_WORDS = re.compile(r"[\W_]+")


class Shown(StrEnum):
    """Which lines are shown by what people decided of them.

    `STANDING` is all that nobody rejected, `OPEN` what nobody rejected or confirmed.
    """

    STANDING = "standing"
    OPEN = "open"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; None asks for all.

    `speaker` and `outlet` match the beginning of any word of a name, without regard to case, accents and an article
    before it; a speaker also matches under every spelling that the record joined to it, and by actor id. `within`
    keeps what was said in that time or, where that is not told, published in it; open ends are allowed. `text`
    matches any part of the words. `report` is a report's id or its beginning. Older versions of edited reports are
    left out unless `all_versions` asks for them, and what people rejected unless `shown` does.
    """

    speaker: str | None = None
    outlet: str | None = None
    within: Interval | None = None
    act: Act | None = None
    kind: StatementKind | None = None
    text: str | None = None
    report: str | None = None
    all_versions: bool = False
    shown: Shown = Shown.STANDING


@dataclass(frozen=True, slots=True)
class EventFilters(Filters):
    """Which events are asked for.

    `within` keeps what happened in that time or, where that is not told, was said or published in it; `speaker` is who
    tells it. `source` does it, `target` has it done to them, `actor` is either; each is a name as `speaker` is, or a
    country's code of three letters, which in capitals asks for nothing but the code. `country` is a code or a
    country's name and matches either side. `place` is where it happens, or what that lies in; with `at`, a latitude
    and longitude as the record has them or `NOWHERE` for places that no gazetteer knows, it is that very place alone.
    """

    type: EventType | None = None
    reality: Reality | None = None
    actor: str | None = None
    source: str | None = None
    target: str | None = None
    country: str | None = None
    place: str | None = None
    at: str | None = None


EVERYTHING = Filters()


def narrows_events(filters: EventFilters) -> bool:
    """Whether something is asked for that only events have, but for their type and reality."""
    only = (filters.actor, filters.source, filters.target, filters.country, filters.place, filters.at)
    return any(value is not None for value in only)


def find_country_code(text: str) -> str | None:
    """The code that a country's name or code stands for; IGO, NGO and codes of the user's own pass; None for others."""
    written = text.strip()
    country = find_country(written) or find_country(written.title()) or find_country_by_code(written.upper())
    if country is not None:
        return country.alpha3
    return written.upper() if _CODE.fullmatch(written) else None


def is_country_code(text: str) -> bool:
    """Whether a text is a code in capitals that PLOVER's actors have, and so hardly the beginning of a name."""
    return text in _SUPRANATIONAL or (
        text.isupper() and _CODE.fullmatch(text) is not None and find_country_by_code(text) is not None
    )


def point_key(latitude: float | None, longitude: float | None) -> str:
    """What `EventFilters.at` takes for a place."""
    return NOWHERE if latitude is None or longitude is None else f"{latitude!r},{longitude!r}"


def read_point(text: str) -> tuple[float, float] | None:
    """The latitude and longitude that `point_key` wrote, None for nowhere; raises ValueError for all else."""
    if text == NOWHERE:
        return None
    latitude, longitude = (float(part) for part in text.split(","))
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError(text)
    return latitude, longitude


def fold(text: str) -> str:
    """Text without case, accents and kinds of quotation marks, for comparing words as people type them."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    decomposed = unicodedata.normalize("NFKD", text.translate(_MARKS).casefold())
    return " ".join("".join(mark for mark in decomposed if not unicodedata.combining(mark)).split())


def names(name: object, wanted: object) -> bool:
    """Whether some words of a name begin with what is wanted: "zel" names Zelensky, "li" does not name Blinken."""
    if not isinstance(name, str):
        return False
    words = f" {_name_words(name)}"
    return any(asked and f" {asked}" in words for asked in _asked_words(str(wanted)))


def has(text: object, wanted: object) -> bool:
    """Whether a text holds what is wanted anywhere in its words."""
    return isinstance(text, str) and _folded(str(wanted)) in fold(text)


@lru_cache(maxsize=64)
def _folded(wanted: str) -> str:
    return fold(wanted)


@lru_cache(maxsize=64)
def _asked_words(wanted: str) -> tuple[str, str]:
    return _name_words(wanted), _name_words(wanted[article.end() :] if (article := _ARTICLE.match(wanted)) else wanted)


@lru_cache(maxsize=10_000)  # a record has many statements by few speakers
def _name_words(text: str) -> str:
    return _BETWEEN_WORDS.sub(" ", fold(text)).strip()
