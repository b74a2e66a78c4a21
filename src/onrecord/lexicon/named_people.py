"""People who stand for a state or body because they hold its office, by name: "Zelensky" is of Ukraine's government."""

from datetime import date
from functools import lru_cache

from onrecord.lexicon.actor_names import ACROSS_BORDERS, Kind, Sense
from onrecord.lexicon.countries import find_country_by_code
from onrecord.lexicon.names import fold
from onrecord.lexicon.officeholders import Tenure, offices_of
from onrecord.model import Sector

FEWEST_LETTERS = 2  # of a surname, folded
BODY = "IGO"
OFTEN = frozenset({"O", "U"})  # our own chains of the highest offices, and what the user added


@lru_cache(maxsize=20_000)
def find_holder(name: str, on: date | None) -> Sense | None:
    """Whom a name stands for by the office held on a day, or None.

    Without a day any tenure will do. Who held office before that day and holds none on it is of the elite. None too
    where people of that name stand for different states and none of them leads one.
    """
    held = offices_of(name, on=on)
    if not held and on is not None:
        return _out_of_office(name, on)
    if " " not in name:
        held = _of_surname(name, held)
    country = _country_of(held)
    if country is None:
        return None
    ours = [tenure for tenure in held if _code(tenure) == country]
    leading = next((tenure for tenure in ours if tenure.leads), ours[0])
    return Sense(Kind.PERSON, country, leading.sectors)


def _of_surname(name: str, tenures: tuple[Tenure, ...]) -> tuple[Tenure, ...]:
    """Tenures of people who go by this surname: leaders, or else holders of the offices that news names most."""
    surname = fold(name)
    if len(surname) < FEWEST_LETTERS:
        return ()  # a king's number, as all of them fold to one letter: "I" is whoever speaks
    ours = tuple(tenure for tenure in tenures if any(words[-1] == surname for words in tenure.words))
    leading = tuple(tenure for tenure in ours if tenure.leads)
    return leading or tuple(tenure for tenure in ours if tenure.source in OFTEN)


def is_held_name(name: str) -> bool:
    """Whether anyone of this name ever held an office that the list has."""
    return bool(offices_of(name))


def _out_of_office(name: str, on: date) -> Sense | None:
    """Someone who held office before a day, or was to hold it after: a surname alone must be a leader's."""
    tenures = offices_of(name)
    if " " not in name:
        tenures = _of_surname(name, tenures)
    country = _country_of(tenures)
    if country is None:
        return None
    been = any(tenure.begins.begin is not None and tenure.begins.begin.date() < on for tenure in tenures)
    return Sense(Kind.PERSON, country, (Sector.ELI,) if been else ())


def _country_of(tenures: tuple[Tenure, ...]) -> str | None:
    for some in (tenures, tuple(tenure for tenure in tenures if tenure.leads)):
        countries = {_code(tenure) for tenure in some}
        if len(countries) == 1:
            return countries.pop()
    return None


def _code(tenure: Tenure) -> str | None:
    """The tenure's country, IGO for all bodies of states."""
    if tenure.country is None or tenure.country in ACROSS_BORDERS:
        return tenure.country
    return tenure.country if find_country_by_code(tenure.country) else BODY
