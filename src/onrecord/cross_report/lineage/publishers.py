"""Who published a report, or is credited by one: one publisher for all editions, spellings and addresses.

"CNN", "CNN (Web News)" and edition.cnn.com are one outlet. Names are compared by their words run together, without
articles and without the tails that outlets change as they like ("News", "Online"); an acronym stands for a name that it
abbreviates. What the user's file says of names and owners goes before what ships with the package.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from onrecord.lexicon.bodies import initials
from onrecord.lexicon.countries import find_country_by_code, find_country_by_name
from onrecord.lexicon.lineage import name_heads, name_tails, nobody, registered_below, site_parts, whole_pattern
from onrecord.lexicon.outlets import listed_outlets
from onrecord.model.filed import Filed
from onrecord.model.lineage import KnownOutlet, OutletKind, Publisher

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_DOMAIN = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,10}/?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_FEWEST_INITIALS = 3
_FIRST_WORDS = 400


@dataclass(frozen=True, slots=True, eq=False)
class OutletRegister:
    """Known outlets by the keys of their whole names, by those of shortened ones too, and by their web sites.

    Each is only itself, so that what was looked up in it can be kept by it.
    """

    by_whole_name: Mapping[str, Publisher]
    by_name: Mapping[str, Publisher]
    by_site: Mapping[str, Publisher]

    def find(self, name: str) -> Publisher | None:
        """Whom a name stands for; None where it names nobody ("unknown", a country's code)."""
        return _found(self, name)

    def listed(self, name: str) -> Publisher | None:
        """Whom a name stands for if it is the whole name of one of those known, and None else."""
        return self.by_whole_name.get(_whole_key(name))

    def at(self, address: str) -> Publisher | None:
        """Whose web site an address belongs to; None where it is no web address."""
        host = _host(address)
        if host is None:
            return None
        labels = host.split(".")
        for first in range(len(labels) - 1):
            known = self.by_site.get(".".join(labels[first:]))
            if known is not None:
                return known
        label = _site_label(labels)
        return self.by_name.get(label) or Publisher(label, label, host)


@lru_cache(maxsize=1 << 14)
def _found(register: OutletRegister, name: str) -> Publisher | None:
    if _DOMAIN.fullmatch(name.strip()):
        return register.at(name)
    keys = tuple(name_keys(name))
    for key in keys:
        if key in register.by_name:
            return register.by_name[key]
    if not keys or " ".join(_words(name)) in nobody() or _is_country(name):
        return None
    return Publisher(keys[-1], keys[-1], " ".join(_ASIDE.sub(" ", name).split()))


def outlet_register(own: Iterable[KnownOutlet] = ()) -> OutletRegister:
    """The register of the outlets that ship with the package, overlaid by the user's own."""
    own = tuple(own)
    return _register(own) if own else _listed_register()


def publisher_of(filed: Filed, register: OutletRegister) -> Publisher:
    """Who published a report: by its outlet's name, its address, or what it says of itself."""
    declared = register.find(filed.outlet) if filed.outlet else None
    if declared is not None:
        return declared
    site = register.at(filed.url) if filed.url else None
    if site is not None:
        return site
    said = _named_by_itself(filed)
    named = register.find(said) if said else None
    own = f"report:{filed.report_id}"
    return named or Publisher(own, own)


def same_publisher(one: Publisher, other: Publisher) -> bool:
    """Whether two are one: by key, or because the one is the acronym of the other."""
    return one.key == other.key or _abbreviates(one, other) or _abbreviates(other, one)


@lru_cache(maxsize=1 << 12)
def publisher_keys(publisher: Publisher) -> frozenset[str]:
    """Keys of which two share one wherever `same_publisher` can hold."""
    short = _initials(publisher)
    return frozenset({publisher.key, short} if short else {publisher.key})


def name_keys(name: str) -> Iterator[str]:
    """What a name is found by: its words run together, then less and less of them."""
    words = _words(_ASIDE.sub(" ", name))
    seen = set()
    for some in (words, _without_tail(words), _without_head(words), _without_head(_without_tail(words))):
        key = "".join(some)
        if key and key not in seen:
            seen.add(key)
            yield key


@cache
def _listed_register() -> OutletRegister:
    return _register(())


def _register(own: tuple[KnownOutlet, ...]) -> OutletRegister:
    names: dict[str, Publisher] = {}
    sites: dict[str, Publisher] = {}
    known = [*own, *listed_outlets()]
    kinds = {_whole_key(name): outlet.kind for outlet in listed_outlets() for name in _all_names(outlet)}
    for outlet in known:
        taken = next((names[key] for name in _all_names(outlet) if (key := _whole_key(name)) in names), None)
        taken = taken or _publisher(outlet, kinds)
        for name in _all_names(outlet):
            names.setdefault(_whole_key(name), taken)
        for site in outlet.sites:
            sites.setdefault(_host(site) or site.lower(), taken)
    short = dict(names)
    for name in (name for outlet in known for name in _all_names(outlet)):
        for key in name_keys(name):
            if not _is_country(key):
                short.setdefault(key, names[_whole_key(name)])
    return OutletRegister(names, short, sites)


def _publisher(outlet: KnownOutlet, kinds: Mapping[str, OutletKind | None]) -> Publisher:
    key = _whole_key(outlet.name)
    kind = outlet.kind or next(
        (kinds[_whole_key(name)] for name in _all_names(outlet) if _whole_key(name) in kinds), None
    )
    family = f"owner:{_whole_key(outlet.owner)}" if outlet.owner else key
    return Publisher(key, family, outlet.name, kind or OutletKind.OUTLET)


def _all_names(outlet: KnownOutlet) -> tuple[str, ...]:
    return tuple(name for name in (outlet.name, *outlet.aliases) if _words(name))


def _whole_key(name: str) -> str:
    return "".join(_words(name)) or name


@cache
def _words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", ""))
    return tuple(_WORD.findall("".join(mark for mark in plain if not unicodedata.combining(mark)).casefold()))


def _without_tail(words: tuple[str, ...]) -> tuple[str, ...]:
    while len(words) > 1:
        tail = next((tail for tail in name_tails() if len(tail) < len(words) and words[-len(tail) :] == tail), None)
        if tail is None:
            break
        words = words[: -len(tail)]
    return words


def _without_head(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if len(words) > 1 and words[0] in name_heads() else words


def _is_country(name: str) -> bool:
    name = name.strip()
    return find_country_by_code(name) is not None or find_country_by_name(name) is not None


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    return host.lower() if host and "." in host else None


def _site_label(labels: list[str]) -> str:
    """The label under which a site is registered: "bbc" of "www.bbc.co.uk"."""
    while len(labels) > 2 and labels[0] in site_parts():
        labels = labels[1:]
    deep = len(labels) > 2 and labels[-2] in registered_below() and len(labels[-1]) == 2
    return labels[-3 if deep else -2].replace("-", "")


def _named_by_itself(filed: Filed) -> str | None:
    """Whom "it is reported by the Kessa Observer with link to ORTA" names as the one who tells it here."""
    for sentence in filed.sentences:
        found = whole_pattern().match(filed.text, sentence.start, min(sentence.end, sentence.start + _FIRST_WORDS))
        if found is not None and found["self"]:
            return found["self"]
    return None


def _abbreviates(short: Publisher, long: Publisher) -> bool:
    name = (short.name or "").replace(".", "")
    return short.kind is None and name.isupper() and len(name) >= _FEWEST_INITIALS and _initials(long) == short.key


@lru_cache(maxsize=1 << 12)
def _initials(publisher: Publisher) -> str | None:
    name = (publisher.name or "").removeprefix("The ").removeprefix("the ")
    short = initials(name).lower() if " " in name else ""
    return short if len(short) >= _FEWEST_INITIALS else None
