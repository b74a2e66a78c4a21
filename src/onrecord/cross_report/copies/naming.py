"""Whether a name that a report credits is that of another report's outlet.

Names differ: "MPA", "the Meridian Press Agency" and meridianpress.example are one. A name is an outlet's when it has
the same words but for such as "news" and "the", its initials, or is run together in its address.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from onrecord.lexicon.bodies import initials
from onrecord.lexicon.furniture import find_outlet
from onrecord.lexicon.lineage import name_heads, name_tails
from onrecord.lexicon.outlets import monitor_names
from onrecord.model.copies import Passage
from onrecord.model.filed import Filed
from onrecord.model.reports import Credit, CreditKind
from onrecord.model.spans import Span

SHORTEST = 3
OF_TEXT = (CreditKind.SOURCE_LINE, CreditKind.DATELINE, CreditKind.CONTRIBUTED)


def is_outlet(name: str, filed: Filed) -> bool:
    """Whether a name is that of the outlet that published a report."""
    return any(_same(name, known) for known in _names(filed))


def credited(one: Filed, other: Filed) -> Iterator[tuple[str, Span | None]]:
    """The credits of the one report that name the other's outlet, and where they stand in its text."""
    if same_outlet(one, other):
        return
    spans = one.credit_spans or (None,) * len(one.credits)
    for credit, span in zip(one.credits, spans, strict=True):
        if credit.kind is not CreditKind.PHOTO and is_outlet(credit.name, other) and not is_outlet(credit.name, one):
            yield credit.name, span


def same_outlet(first: Filed, second: Filed) -> bool:
    """Whether two reports are known to be of one outlet."""
    return first.outlet is not None and second.outlet is not None and _same(first.outlet, second.outlet)


def third_parties(first: Filed, second: Filed) -> tuple[str, ...]:
    """Agencies and outlets that either report credits and that are neither's own; cited bodies are not meant."""
    named = [credit.name for report in (first, second) for credit in report.credits if _may_be_press(credit)]
    return tuple(dict.fromkeys(n for n in named if not is_outlet(n, first) and not is_outlet(n, second)))


def _may_be_press(credit: Credit) -> bool:
    """Whether a credit names where the text comes from: a listed outlet, or any in a line that says so."""
    if credit.kind is CreditKind.PHOTO:
        return False
    return credit.kind in OF_TEXT or (find_outlet(credit.name) is not None and credit.name not in monitor_names())


def leftovers(
    owner: Filed, first: Filed, second: Filed, passages: Sequence[Passage]
) -> Iterator[tuple[tuple[Span | None, Span | None], str]]:
    """Places in shared passages where the owner's outlet is named, in both texts."""
    if first.outlet is None or second.outlet is None or same_outlet(first, second):
        return
    for name in _names(owner):
        if len(name) < SHORTEST or "." in name:
            continue
        for passage in passages:
            place_first = _find(name, first.text, passage.first)
            place_second = _find(name, second.text, passage.second)
            if place_first is not None and place_second is not None:
                yield (place_first, place_second), name


def _find(name: str, text: str, within: Span) -> Span | None:
    found = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").search(text, within.start, within.end)
    return None if found is None else Span(*found.span())


def _names(filed: Filed) -> tuple[str, ...]:
    """The names of a report's outlet: as filed, its initials, and the first part of its address."""
    names = [] if filed.outlet is None else [filed.outlet]
    names.extend(initials(name) for name in tuple(names) if len(initials(name)) >= SHORTEST)
    host = _host(filed.url) if filed.url else None
    if host:
        names.append(host.removeprefix("www."))
    return tuple(names)


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _same(one: str, other: str) -> bool:
    one, other = find_outlet(one) or one, find_outlet(other) or other
    words, others = _words(one), _words(other)
    if not words or not others:
        return _plain(one) == _plain(other)
    if words == others:
        return True
    runs = "".join(words), "".join(others)
    if runs[0] == runs[1]:
        return True
    for short, long in ((one, other), (other, one)):
        plain = short.replace(".", "")
        if plain.isupper() and len(plain) >= SHORTEST and plain == initials(long).upper():
            return True
        if "." in long and " " not in long and len(plain) >= SHORTEST:
            label = long.lower().split(".")[0]
            if label == "".join(_plain(short).split()) or label == "".join(_words(short)):
                return True
    return False


def _words(name: str) -> tuple[str, ...]:
    """The words of an outlet's name without article and without such endings as "News" and ".com"."""
    words = tuple(_plain(name).replace(".", " ").replace("-", " ").split())
    if len(words) > 1 and words[0] in name_heads():
        words = words[1:]
    for length in (2, 1):
        if len(words) > length and words[-length:] in name_tails():
            return words[:-length]
    return words


def _plain(name: str) -> str:
    return name.casefold().replace("’", "'")
