"""Finds in a page's markup when it was published and last changed.

Places are asked in the order of `_PUBLISHED`, the most deliberate first: structured data, then meta elements, then
marked elements, then the address. Texts and copyright lines are never asked, for they hold the dates of other things.
htmldate reads what only people can read, and is shown nothing but elements that are marked as dates.
"""

import json
import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any, NamedTuple

from onrecord.errors import BadDate
from onrecord.lexicon.web_addresses import canonical_url
from onrecord.reports.dates import find_date, parse_date
from onrecord.reports.publication import MarkupDate

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Posting|Report|WebPage|CreativeWork)$")
_MOST_NESTED = 12
_PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publishdate",
    "publish_date", "publish-date", "publication_date", "publication-date", "pubdate", "parsely-pub-date",
    "sailthru.date", "article.published", "published-date", "published_time", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date",
    "article_date_original", "originalpublicationdate", "displaydate", "ptime", "rnews:datepublished", "citation_date",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "og:modified_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "lastmod", "last-modified", "revision_date", "utime", "rnews:datemodified",
)  # fmt: skip
_DATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:date|datetime|time|timestamp|published?|pub|posted|dateline|entry-date|publish(?:ed)?-?(?:date|time|on))(?:$|[\s_-])",
    re.IGNORECASE,
)
_ADDRESS_DAY = re.compile(r"/(?P<day>(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|[12]\d|3[01]))(?=[/_-])")
_LONGEST_DATE_TEXT = 120
_MOST_CANDIDATES = 3
_NEAR = 60  # elements before or after the headline; other reports that a page lists have their dates further off
_LATEST_DAY = "2100-12-31"  # htmldate's own limit is today, by which the same page would read differently tomorrow


class MarkupDates(NamedTuple):
    """The dates of publication that a page's markup gives, most deliberate first, and the last change."""

    published: tuple[MarkupDate, ...]
    modified: str | None


def find_dates(tree: Any, url: str | None) -> MarkupDates:
    """The dates in a parsed page; `url` is its address where known."""
    published = [date for find in _PUBLISHED for date in find(tree)]
    if not _any_exists(published):
        published.extend(_marked_texts(tree))
    if not _any_exists(published) and url:
        published.extend(_in_address(url))
    modified = [*_structured(tree, "dateModified"), *_metas(tree, _MODIFIED_METAS), *_items(tree, "dateModified")]
    return MarkupDates(tuple(dict.fromkeys(published)), next((date.written for date in modified), None))


def structured_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD that describe an article, those first that say so most plainly."""
    found: list[dict[str, Any]] = []
    for element in tree.iter("script"):
        if (element.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            found.extend(_objects(json.loads((element.text or "").strip(), strict=False), _MOST_NESTED))
        except (ValueError, RecursionError):
            continue
    yield from sorted(found, key=lambda item: not any("Article" in kind for kind in _types(item)))


def _structured(tree: Any, field: str) -> Iterator[MarkupDate]:
    for item in structured_articles(tree):
        if isinstance(value := item.get(field), str) and value.strip():
            yield MarkupDate(value.strip(), f"{field} of its structured data")


def _metas(tree: Any, names: tuple[str, ...]) -> Iterator[MarkupDate]:
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or ""
        value = (element.get("content") or "").strip()
        if value:
            said.setdefault(name.lower(), value)
    for name in names:
        if name in said:
            yield MarkupDate(said[name], f"meta {name}")


def _items(tree: Any, field: str) -> Iterator[MarkupDate]:
    for element in tree.xpath(f"//*[@itemprop='{field}']"):
        value = element.get("datetime") or element.get("content") or ""
        if value.strip():
            yield MarkupDate(value.strip(), f"itemprop {field}")


def _published_times(tree: Any) -> Iterator[MarkupDate]:
    for element in tree.xpath("//time[@pubdate][@datetime] | //article//header//time[@datetime]"):
        if (value := element.get("datetime").strip()) and not _is_update(element):
            yield MarkupDate(value, "time element")


_PUBLISHED: tuple[Callable[[Any], Iterator[MarkupDate]], ...] = (
    lambda tree: _structured(tree, "datePublished"),
    lambda tree: _metas(tree, _PUBLISHED_METAS),
    lambda tree: _items(tree, "datePublished"),
    _published_times,
)


def _marked_texts(tree: Any) -> Iterator[MarkupDate]:
    """Dates in elements around the headline that are marked as dates; for times the machine-readable form."""
    candidates = 0
    for element in _near_headline(tree):
        named = " ".join((element.get("class") or "", element.get("id") or ""))
        if (element.tag != "time" and not _DATE_NAMES.search(named)) or _is_update(element):
            continue
        words = " ".join("".join(element.itertext()).split())
        written = (element.get("datetime") or "").strip() or words
        if not written or len(written) > _LONGEST_DATE_TEXT:
            continue
        candidates += 1
        if _exists(written):
            yield MarkupDate(written, f"{element.tag} element")
        elif found := find_date(written):
            yield MarkupDate(
                found.interval.begin.isoformat(timespec="minutes") if found.interval.begin else written,
                f"{element.tag} element",
            )
        elif day := _read_by_htmldate(words):
            yield MarkupDate(day, f"{element.tag} element {words!r}")
        if candidates == _MOST_CANDIDATES:
            return


def _near_headline(tree: Any) -> list[Any]:
    """The elements of a page, those first that stand nearest to the headline; without one, in their order."""
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    headline = next((place for place, element in enumerate(elements) if element.tag == "h1"), 0)
    numbered = sorted(enumerate(elements), key=lambda numbered: abs(numbered[0] - headline))
    return [element for place, element in numbered if abs(place - headline) <= _NEAR or not headline]


def _read_by_htmldate(words: str) -> str | None:
    if not re.search(r"\d", words):
        return None
    from htmldate import find_date as find_html_date  # takes long to import, and few pages need it

    document = f"<html><body><div><p class='date'>{escape(words)}</p><p></p></div></body></html>"
    found: str | None = find_html_date(document, extensive_search=True, original_date=True, max_date=_LATEST_DAY)
    return found


def _in_address(url: str) -> Iterator[MarkupDate]:
    address = canonical_url(url)
    found = _ADDRESS_DAY.search(f"{address}/") if address else None
    if found is not None:
        yield MarkupDate(found["day"].replace("/", "-"), "its address")


def _is_update(element: Any) -> bool:
    named = " ".join((element.get("class") or "", element.get("itemprop") or "", element.get("id") or ""))
    words = "".join(element.itertext())[:40]
    return re.search(r"updat|modif", f"{named} {words}", re.IGNORECASE) is not None


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for part in value:
            yield from _objects(part, depth - 1)
    elif isinstance(value, dict):
        if any(_ARTICLE_TYPES.search(kind) for kind in _types(value)):
            yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _objects(value.get(name), depth - 1)


def _types(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _any_exists(dates: list[MarkupDate]) -> bool:
    return any(_exists(date.written) for date in dates)


def _exists(written: str) -> bool:
    try:
        parse_date(written)
    except BadDate:
        return False
    return True
