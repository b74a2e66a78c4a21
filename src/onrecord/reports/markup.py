"""Takes the article out of a saved HTML page: its paragraphs, headings, links, and what the markup says about it.

trafilatura finds the article; the paragraphs are read off its tree here, so that each heading is known to be one and
no character is lost to a plain-text rendering. Extraction favours precision, because what is not the article would
be analysed as if it were; where that leaves too little, it is tried again without that preference.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urljoin

from onrecord.lexicon.web_addresses import canonical_url, is_front_page, site_of
from onrecord.model import FurnitureKind, Link
from onrecord.reports.labels import MarkupHints
from onrecord.reports.markup_dates import MarkupDates, find_dates, structured_articles
from onrecord.reports.markup_margins import find_margins
from onrecord.reports.segmentation import SEPARATOR

FEWEST_WORDS = 25  # an article has more; a teaser or a menu does not
_BLOCKS = frozenset({"p", "head", "item", "quote", "code", "cell", "list", "table", "row", "div", "body", "main"})
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_WHITE = re.compile(r"[ \t\r\n\f]+")
# XML cannot hold these three, so they stand for nothing else.
_BREAK, _LINK, _LINK_END = "\x01", "\x02", "\x03"
_LINKED = re.compile(f"{_LINK}[^{_LINK}{_LINK_END}]*{_LINK_END}")
_LINK_MARKS = re.compile(f"[{_LINK}{_LINK_END}]")
_SENTENCE_ENDS = (".", "!", "…", ".”", '."', "!”", ".)")
_NOT_FOLLOWED = ("#", "javascript:", "mailto:", "tel:", "data:")


@dataclass(frozen=True, slots=True)
class Markup:
    """An article as its page's markup gives it."""

    text: str
    hints: MarkupHints
    links: tuple[Link, ...]
    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    dates: MarkupDates


class _Line(NamedTuple):
    """A line of an article's body; `is_link` says that all of it is links and no sentence."""

    text: str
    is_heading: bool
    is_link: bool


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines and links of an article's body."""

    lines: tuple[_Line, ...]
    links: tuple[tuple[str, str], ...]

    def words(self) -> int:
        return sum(len(line.text.split()) for line in self.lines if not line.is_link)


def read_markup(html: str, *, url: str | None) -> Markup | None:
    """The article of a page, or None where there is no markup to read.

    Args:
        html: The page's text.
        url: Its address, if declared.
    """
    # Loading it takes a third of a second, which commands that read no HTML need not wait for.
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    tree: Any = load_html(_DECLARATION.sub("", html, count=1))
    if tree is None:
        return None
    own_url = url or _find_url(tree)
    metadata = extract_metadata(tree, url, {"extensive_search": False, "max_date": "1996-01-01"}, True)
    dates = find_dates(tree, own_url)
    article = next(structured_articles(tree), {})
    body = _extract(tree)
    margins = find_margins(tree, "\n".join(line.text for line in body.lines)) if body.lines else ()
    text, hints = _joined(body, margins)
    return Markup(
        text=text,
        hints=hints,
        links=tuple(_resolved(body, own_url)),
        title=_plain(metadata.title) or _plain(article.get("headline")),
        outlet=_plain(metadata.sitename) or site_of(own_url),
        author=_plain(metadata.author),
        url=own_url,
        dates=dates,
    )


def _extract(tree: Any) -> _Body:
    """The body by the strictest extraction that leaves enough of it."""
    best = _Body((), ())
    for precise, thorough in ((True, False), (False, False), (False, True)):
        body = _bare(tree, precise=precise, thorough=thorough)
        if body.words() >= FEWEST_WORDS:
            return body
        best = max(best, body, key=_Body.words)
    return best


def _bare(tree: Any, *, precise: bool, thorough: bool) -> _Body:
    from trafilatura import bare_extraction

    document: Any = bare_extraction(
        tree,
        favor_precision=precise,
        favor_recall=thorough,
        include_comments=False,
        include_links=True,
        include_formatting=True,
    )
    if document is None or document.body is None:
        return _Body((), ())
    links = [(ref.get("target") or "", _plain("".join(ref.itertext())) or "") for ref in document.body.iter("ref")]
    return _Body(tuple(_lines(document.body)), tuple(links))


def _lines(element: Any) -> Iterator[_Line]:
    """The lines of an element in order; line breaks part lines too."""
    inline = [element.text or ""]
    is_heading = element.tag == "head"
    for child in element:
        if child.tag in _BLOCKS:
            yield from _split(inline, is_heading)
            inline = []
            yield from _lines(child)
        elif isinstance(child.tag, str):
            inline.extend(_inline(child))
        inline.append(child.tail or "")
    yield from _split(inline, is_heading)


def _inline(element: Any) -> Iterator[str]:
    """The text of an inline element: line breaks as `_BREAK`, links between `_LINK` and `_LINK_END`."""
    if element.tag == "lb":
        yield _BREAK
    is_link = element.tag == "ref"
    yield f"{_LINK if is_link else ''}{element.text or ''}"
    for child in element:
        if isinstance(child.tag, str):
            yield from _inline(child)
        yield child.tail or ""
    yield _LINK_END if is_link else ""


def _split(inline: list[str], is_heading: bool) -> Iterator[_Line]:
    for line in "".join(inline).split(_BREAK):
        plain = _WHITE.sub(" ", _LINK_MARKS.sub("", line)).strip(" ")
        if plain:
            beside = _WHITE.sub("", _LINKED.sub("", line))
            is_link = not any(mark.isalnum() for mark in beside) and not plain.endswith(_SENTENCE_ENDS)
            yield _Line(plain, is_heading, is_link)


def _joined(body: _Body, margins: Sequence[tuple[str, FurnitureKind]]) -> tuple[str, MarkupHints]:
    """The lines of the body and, below them, those of the margins."""
    headings: set[int] = set()
    links: set[int] = set()
    length = 0
    for line in body.lines:
        if line.is_heading:
            headings.add(length)
        if line.is_link:
            links.add(length)
        length += len(line.text) + len(SEPARATOR)
    placed: list[tuple[int, FurnitureKind]] = []
    for words, kind in margins:
        placed.append((length, kind))
        length += len(words) + len(SEPARATOR)
    text = SEPARATOR.join([*(line.text for line in body.lines), *(words for words, _ in margins)])
    return text, MarkupHints(frozenset(headings), frozenset(links), tuple(placed))


def _resolved(body: _Body, url: str | None) -> Iterator[Link]:
    for target, words in body.links:
        if not target or target.lower().startswith(_NOT_FOLLOWED):
            continue
        try:
            address = urljoin(url, target) if url else target
        except ValueError:
            continue
        yield Link(address, words)


def _find_url(tree: Any) -> str | None:
    """The address that the page itself says is its own; one that names the whole site is not believed."""
    found = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").strip().lower() == "canonical"]
    found += [meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "og:url"]
    for address in found:
        canonical = canonical_url(address or "")
        if canonical is not None and not is_front_page(canonical):
            return str(address).strip()
    return None


def _plain(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
