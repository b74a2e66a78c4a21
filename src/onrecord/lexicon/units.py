"""Units of measurement and currencies: what stands before or behind a number, and the name that it is given.

Units get a singular British English name ("kilometre"), currencies their ISO 4217 code ("USD"). A currency word that
several countries share keeps its plain name until an adjective says whose it is: "pesos" is "peso", "Mexican
pesos" is "MXN". `long_name` gives the words for either, "mexican peso". The lists stand in `data/units.toml`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.lexicon.countries import find_country
from onrecord.lexicon.data_files import read_toml

DATA = "units.toml"
MEASURES = ("ratio", "time", "length", "area", "volume", "mass", "speed", "temperature", "energy", "money", "data")
TIME = frozenset({"second", "millisecond", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


@dataclass(frozen=True, slots=True)
class UnitLexicon:
    """All spellings of units.

    `words` are lower case and include plurals; `symbols` are exactly as written; `signs` are those of currencies,
    with their ISO codes among them. `kinds` maps a currency word to the code for each country's two-letter code,
    with "alone" for the word by itself; `currencies` are all codes and names that these two lead to. `rates` are
    nouns that may stand behind "per". `unless_before` holds, for a unit's name, the words before which it is none
    ("36 barrel bombs"). `longest` is how many words the longest unit has.
    """

    words: Mapping[str, str]
    symbols: Mapping[str, str]
    signs: Mapping[str, str]
    kinds: Mapping[str, Mapping[str, str]]
    currencies: frozenset[str]
    rates: frozenset[str]
    unless_before: Mapping[str, frozenset[str]]
    longest: int


@cache
def unit_lexicon() -> UnitLexicon:
    """All units, once read from the data file."""
    data = _data()
    words: dict[str, str] = {}
    symbols: dict[str, str] = {}
    unless_before: dict[str, frozenset[str]] = {}
    for name, entry in _entries(data):
        for word in entry.get("words", ()):
            words[word] = words[word + "s"] = name
            words[word.replace(" ", "-")] = words[word.replace(" ", "-") + "s"] = name
        for symbol in entry.get("symbols", ()):
            symbols[symbol] = name
        unless_before[name] = unless_before.get(name, frozenset()) | frozenset(entry.get("unless_before", ()))
    kinds: dict[str, Mapping[str, str]] = {}
    for word, codes in data["kinds"].items():
        kinds[word] = kinds[word + "s"] = codes
    codes_as_signs = data["currency_names"].keys() - set(data["codes"]["word_codes"])
    signs: dict[str, str] = data["signs"] | {code: code for code in codes_as_signs}
    for code, name in data["currency_names"].items():
        if name.endswith(("dollar", "peso")):
            signs[f"{code}$"] = signs[f"{code.lower()}$"] = code
    return UnitLexicon(
        words=words,
        symbols=symbols,
        signs=signs,
        kinds=kinds,
        currencies=frozenset(signs.values()).union(*(codes.values() for codes in kinds.values())),
        rates=frozenset(data["rates"]["words"]),
        unless_before=unless_before,
        longest=max(len(word.split()) for word in words),
    )


@cache
def long_name(unit: str) -> str:
    """What a unit or currency is called in full, in the singular: "USD per barrel" is "dollar per barrel"."""
    data = _data()
    names = {**data["currency_names"], **data["long_names"]}
    return " per ".join(names.get(part, part) for part in unit.split(" per "))


def find_currency(adjective: str, word: str) -> str | None:
    """The currency of "Canadian dollars"; an empty adjective gives the word alone, None means it is no currency."""
    codes = unit_lexicon().kinds.get(word.lower())
    if codes is None:
        return None
    if not adjective:
        return codes["alone"]
    country = find_country(adjective[:1].upper() + adjective[1:]) or find_country(adjective.upper())
    return codes.get(country.alpha2) if country else None


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Units with their spellings: first those that prefixes make, so that the tables of single units overrule them."""
    for name, entry in data["prefixed"].items():
        yield name, entry
        stems = (*entry.get("symbols", ()), *entry.get("stems", ()))
        for prefix in entry["prefixes"]:
            words = [prefix + word for word in entry["words"]]
            symbols = [sign + stem for sign in data["prefixes"][prefix].split("|") for stem in stems]
            yield prefix + name, {"words": words, "symbols": symbols}
    for measure in MEASURES:
        yield from data[measure].items()


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
