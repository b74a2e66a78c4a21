"""Agencies, outlets and monitors that reports credit: their names, kinds and web sites, from `outlets.tsv`."""

from collections.abc import Mapping
from functools import cache

from onrecord.errors import BadLexicon
from onrecord.lexicon.tables import read_rows
from onrecord.model.lineage import KnownOutlet, OutletKind

DATA = "outlets.tsv"


@cache
def listed_outlets() -> tuple[KnownOutlet, ...]:
    """All that ship with the package, in the order of the file.

    Raises:
        BadLexicon: A row names a kind that there is not.
    """
    return tuple(_outlet(*row) for row in read_rows(DATA))


@cache
def outlet_names() -> Mapping[str, str]:
    """For every name that an agency or outlet goes by, the usual one; without the monitors."""
    return {
        name: outlet.name
        for outlet in listed_outlets()
        if outlet.kind is not OutletKind.MONITOR
        for name in (outlet.name, *outlet.aliases)
    }


@cache
def find_in_any_case(name: str) -> str | None:
    """The usual name of an agency or outlet whose name is written in other capitals ("tvn24"), or None."""
    return _in_any_case().get(" ".join(name.split()).casefold())


@cache
def monitor_names() -> Mapping[str, str]:
    """The same for monitors: those that count and document, and that reports cite for it."""
    return {
        name: outlet.name
        for outlet in listed_outlets()
        if outlet.kind is OutletKind.MONITOR
        for name in (outlet.name, *outlet.aliases)
    }


@cache
def ambiguous_names() -> frozenset[str]:
    """Names that are also other words: they count only where nothing but an outlet can stand."""
    return frozenset(name for row in read_rows(DATA) for name in _parts(row[2]))


@cache
def _in_any_case() -> Mapping[str, str]:
    return {name.casefold(): usual for name, usual in outlet_names().items()}


def _outlet(name: str, aliases: str, _ambiguous: str, kind: str, country: str, sites: str) -> KnownOutlet:
    try:
        known = OutletKind(kind)
    except ValueError as error:
        raise BadLexicon(DATA, f"{kind!r} is no kind of outlet, in the row of {name!r}") from error
    return KnownOutlet(name, _parts(aliases), kind=known, country=country or None, sites=_parts(sites))


def _parts(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split("|") if part)
