"""Which of several places of one name is meant.

A name's places start from their importance and gain from what the report says: the place named right behind it
("Alexandria, La."), the kind of place its neighbours call it, the countries and divisions that the report names, and
the neighbourhood of the report's other places. Within a report a name means one place unless a container says other.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.annotations.toponyms.candidates import Candidate
from onrecord.lexicon.countries import find_country_by_demonym
from onrecord.lexicon.gazetteer import Place, find_division, find_places, place_key
from onrecord.lexicon.place_words import place_words
from onrecord.model import PlaceKind, Token

Key = TypeVar("Key")
# In units of importance, a power of ten of inhabitants. The weights were tried on two corpora of place names, of local
# and of world news; scores change by less than one point when any of them is changed by half.
_CONTAINED = 12.0
_CERTAIN = 6.0  # for what a dateline names, or a name that a single place has
_COUNTRY = 2.8
_DIVISION = 4.0
_NEAR = 2.5
_KIND = 2.0
_NATION = 3.5
_CURATED = 5.0
_SEA = 6.0
_MOST = 4.0  # that surroundings give to a town that has its name from a state or country
_WELL_KNOWN = 6.5
_SETTLED = (PlaceKind.CITY, PlaceKind.COUNTY)
_NAMESAKE = 1.2
_HOME = 1.5
_POPULOUS = 6.5
_ROUNDS = 3
_AROUND = 0.5
_CELL = 2.0  # degrees
_QUARTER = 12.0  # degrees
_CONSIDERED = 40  # places of one name


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a report names: shares of its mentions by country and by division, and weights by map cell, small and large.

    Countries themselves count in the large cells only.
    """

    countries: Mapping[str, float]
    divisions: Mapping[tuple[str, str], float]
    cells: Mapping[tuple[int, int], float]
    quarters: Mapping[tuple[int, int], float]
    home: str | None = None


def resolve(
    tokens: Sequence[Token],
    candidates: Sequence[Candidate],
    hints: Sequence[Candidate] = (),
    *,
    home: str | None = None,
) -> list[Place | None]:
    """The place that each candidate stands for, None where the gazetteer has none of that name.

    `hints` are names that are resolved to nothing themselves, but count as being named; `home` is the code of the
    country where the report's outlet is at home.
    """
    containers = [_container(tokens, candidate) for candidate in candidates]
    weights = {candidate.surface: _likely(candidate.places) for candidate in (*candidates, *hints)}
    named = Counter(candidate.surface for candidate in (*candidates, *hints))
    mentions = Counter(candidate.surface for candidate in candidates)
    certain = {(place_key(hint.surface), hint.places[0]) for hint in hints if len(hint.places) == 1}
    for _ in range(_ROUNDS):
        around = _survey(tokens, named, containers, weights, home)
        scores: dict[str, dict[Place, float]] = defaultdict(lambda: defaultdict(float))
        for candidate, container in zip(candidates, containers, strict=True):
            for place in candidate.places[:_CONSIDERED]:
                score = _score(tokens, candidate, place, container, around)
                if certain and (place_key(candidate.surface), place) in certain:
                    score += _CERTAIN
                scores[candidate.surface][place] += score
        weights |= {surface: _weights(score, mentions[surface]) for surface, score in scores.items()}
    chosen: list[Place | None] = []
    for candidate, container in zip(candidates, containers, strict=True):
        places = candidate.places[:_CONSIDERED]
        contained = [place for place in places if container and _lies_in(place, container)]
        shared = scores[candidate.surface]
        chosen.append(max(contained or places, key=lambda place: shared[place], default=None))
    return chosen


def _weights(scores: Mapping[Place, float], mentions: int) -> list[tuple[Place, float]]:
    """The places of a name with their shares after a round of scoring."""
    best = max(scores.values()) / mentions
    kept = [(place, math.exp(1.2 * (score / mentions - best))) for place, score in scores.items()]
    kept = [(place, weight) for place, weight in kept if weight > 0.02]
    total = sum(weight for _, weight in kept)
    return [(place, weight / total) for place, weight in kept]


def _score(
    tokens: Sequence[Token], candidate: Candidate, place: Place, container: Place | None, around: Surroundings
) -> float:
    """How well a place fits one mention."""
    score = place.importance + _kind_bonus(tokens, candidate, place)
    if container and _lies_in(place, container):
        score += _CONTAINED
    score += _layer_bonus(candidate, place)
    context = 0.0
    if place.country:
        context += _COUNTRY * around.countries.get(place.country, 0.0) + _HOME * (place.country == around.home)
        if place.kind is PlaceKind.COUNTRY:
            context += _DIVISION * around.countries.get(place.country, 0.0)
        else:
            context += _DIVISION * around.divisions.get((place.country, place.division), 0.0)
    context += _NEAR * min(1.0, _neighbourhood(place, around.cells, _CELL))
    context += _AROUND * min(1.0, _neighbourhood(place, around.quarters, _QUARTER))
    first = candidate.places[0]
    if first.kind not in _SETTLED and place.kind in _SETTLED and first.importance >= _WELL_KNOWN:
        context = min(context, _MOST)
    return score + context


def _layer_bonus(candidate: Candidate, place: Place) -> float:
    """What the order of the layers gives: countries, then seas and regions, then divisions."""
    first = candidate.places[0]
    if place.kind is PlaceKind.COUNTRY:
        return _NAMESAKE if _has_namesake(candidate, place) else _NATION
    if place.kind is PlaceKind.SEA:
        return _SEA
    if place.kind is PlaceKind.REGION:
        return _CURATED
    if place.kind is PlaceKind.DIVISION and _has_namesake(candidate, first):
        return first.importance - place.importance
    return 0.0


def _has_namesake(candidate: Candidate, country: Place) -> bool:
    """Whether a populous division has the country's very name: Georgia."""
    return country.kind is PlaceKind.COUNTRY and any(
        place.kind is PlaceKind.DIVISION
        and place.name == country.name
        and place.country != country.country
        and place.importance >= _POPULOUS
        for place in candidate.places
    )


def _container(tokens: Sequence[Token], candidate: Candidate) -> Place | None:
    """The place that a mention is said to lie in: "Paris, Texas", "Alexandria (La.)", "Homs in Syria"."""
    index = candidate.after
    country = bool(candidate.places) and candidate.places[0].kind is PlaceKind.COUNTRY
    if index + 1 >= len(tokens) or tokens[index].text not in ((",", "(") if country else (",", "(", "in")):
        return None
    kinds = (PlaceKind.DIVISION,) if country else (PlaceKind.COUNTRY, PlaceKind.DIVISION)
    for width in (3, 2, 1):
        words = tokens[index + 1 : index + 1 + width]
        if len(words) < width or not words[0].text[:1].isupper():
            continue
        surface = "".join(
            word.text + (" " if following.start > word.end else "")
            for word, following in zip(words, [*words[1:], words[-1]], strict=True)
        ).strip()
        if (short := find_division(surface)) and any(_lies_in(inner, short) for inner in candidate.places):
            return short
        for place in find_places(surface):
            if place.kind in kinds and any(_lies_in(inner, place) for inner in candidate.places):
                return place
    return None


def _lies_in(place: Place, container: Place) -> bool:
    if place == container or place.country != container.country:
        return False
    return container.kind is PlaceKind.COUNTRY or place.division == container.division


def _survey(
    tokens: Sequence[Token],
    named: Mapping[str, int],
    containers: Sequence[Place | None],
    weights: Mapping[str, Sequence[tuple[Place, float]]],
    home: str | None,
) -> Surroundings:
    """Counts what the report names, weighed by how sure its meaning is."""
    nations: dict[str, float] = defaultdict(float)
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    cells: dict[tuple[int, int], float] = defaultdict(float)
    quarters: dict[tuple[int, int], float] = defaultdict(float)
    for container in containers:
        if container and container.country:
            nations[container.country] += 1
            if container.division:
                divisions[container.country, container.division] += 1
    for token in tokens:
        if token.entity == "NORP" and (country := find_country_by_demonym(token.text)):
            nations[country.alpha3] += 1
    for surface, mentions in named.items():
        for place, weight in weights.get(surface, ()):
            if place.country:
                nations[place.country] += weight * mentions
                if place.division:
                    divisions[place.country, place.division] += weight * mentions
    for members in weights.values():
        for place, weight in members:
            if place.kind is PlaceKind.CONTINENT:
                continue
            quarters[_cell(place, _QUARTER)] += weight
            if place.kind is not PlaceKind.COUNTRY:
                cells[_cell(place, _CELL)] += weight
    return Surroundings(_shares(nations), _shares(divisions), cells, quarters, home)


def _likely(places: Sequence[Place]) -> list[tuple[Place, float]]:
    """The places of a name with their shares before the report is looked at."""
    considered = places[:8]
    if not considered:
        return []
    weights = [math.exp(1.2 * (place.importance - considered[0].importance)) for place in considered]
    total = sum(weights)
    return [(place, weight / total) for place, weight in zip(considered, weights, strict=True)]


def _shares(counts: Mapping[Key, float]) -> dict[Key, float]:
    total = sum(counts.values()) or 1.0
    return {key: math.sqrt(count / total) for key, count in counts.items()}


def _cell(place: Place, width: float) -> tuple[int, int]:
    return math.floor(place.latitude / width), math.floor(place.longitude / width)


def _neighbourhood(place: Place, cells: Mapping[tuple[int, int], float], width: float) -> float:
    """The weight of other names in and around the place's cell."""
    row, column = _cell(place, width)
    total = sum(cells.get((row + y, column + x), 0.0) for y in (-1, 0, 1) for x in (-1, 0, 1))
    return max(0.0, total - 1.0) / 3


def _kind_bonus(tokens: Sequence[Token], candidate: Candidate, place: Place) -> float:
    """What "province", "city" or "county" beside the name says."""
    following = tokens[candidate.after].text.lower() if candidate.after < len(tokens) else ""
    before = ""
    if candidate.first > 1 and tokens[candidate.first - 1].text.lower() == "of":
        before = tokens[candidate.first - 2].text.lower()
    for kind, name in ((PlaceKind.DIVISION, "division"), (PlaceKind.CITY, "city"), (PlaceKind.COUNTY, "county")):
        if (following in place_words(name) or before in place_words(name)) and place.kind is kind:
            return _KIND
    return 0.0
