"""Reads what stands in the margins of an article's markup: captions, bylines and tags.

Extraction of the article drops them, but they are evidence: a byline or a picture's credit may name the agency that
a report comes from. They are set below the article's text as furniture.
"""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.model import FurnitureKind

_LONGEST_BYLINE = 200
_LONGEST_CAPTION = 800
_MOST_OF_A_KIND = 30
_WHITE = re.compile(r"\s+")
_OUTSIDE = frozenset({"nav", "aside", "footer", "form", "script", "style", "template", "noscript"})
_OUTSIDE_NAMES = re.compile(
    r"relat|recommend|most-?read|popular|sidebar|footer|comment|promo|teaser|newsletter", re.IGNORECASE
)
_NAMES = tuple(
    (kind, re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", re.IGNORECASE))
    for kind, names in (
        (FurnitureKind.CAPTION, "(?:fig)?caption(?:-text)?"),
        (FurnitureKind.BYLINE, "byline|by-line|authors?"),
        (FurnitureKind.TAGS, "(?:post-|article-|news-)?tags|tag-?list"),
    )
)
_BYLINE_START = re.compile(r"(?:by|from|text|story|words|author|reporting)\b[\s:]", re.IGNORECASE)


def find_margins(tree: Any, article_text: str) -> tuple[tuple[str, FurnitureKind], ...]:
    """Lines in the margins of a parsed page's article that its text does not hold, in order, with their kinds."""
    known = _WHITE.sub(" ", article_text)
    found: dict[str, FurnitureKind] = {}
    for element in _inside(_container(tree)):
        kind = _find_kind(element)
        if kind is None:
            continue
        words = _WHITE.sub(" ", " ".join(element.itertext())).strip()
        many = sum(other is kind for other in found.values()) >= _MOST_OF_A_KIND
        if not many and _fits(words, kind) and words not in known:
            found.setdefault(words, kind)
    return tuple(found.items())


def _container(tree: Any) -> Any:
    """The element that holds the article, as far as the markup says so."""
    articles = list(tree.iter("article"))
    if len(articles) == 1:
        return articles[0]
    return next(iter(tree.iter("main")), tree)


def _inside(element: Any) -> Iterator[Any]:
    """The elements of an article in order, without what belongs to other things; marked ones are not entered."""
    pending = [element]
    while pending:
        current = pending.pop()
        if not isinstance(current.tag, str) or current.tag in _OUTSIDE or _OUTSIDE_NAMES.search(_named(current)):
            continue
        yield current
        if _find_kind(current) is None:
            pending.extend(reversed(current))


def _find_kind(element: Any) -> FurnitureKind | None:
    if element.tag == "figcaption":
        return FurnitureKind.CAPTION
    if element.get("itemprop") == "author" or element.get("rel") == "author":
        return FurnitureKind.BYLINE
    if element.tag in {"html", "body", "main", "article", "section"}:
        return None
    return next((kind for kind, names in _NAMES if names.search(_named(element))), None)


def _named(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _fits(words: str, kind: FurnitureKind) -> bool:
    if not any(mark.isalpha() for mark in words):
        return False
    if kind is FurnitureKind.BYLINE:
        return len(words) <= _LONGEST_BYLINE and (bool(_BYLINE_START.match(words)) or words[0].isupper())
    return len(words) <= _LONGEST_CAPTION
