"""Reads pages: from bytes to a clean report, or to a rejection that says why not."""

import hashlib
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from onrecord.errors import BadDate
from onrecord.lexicon.furniture import wall_phrases
from onrecord.lexicon.web_addresses import canonical_url, site_of
from onrecord.model import (
    BlockKind,
    Link,
    MediaType,
    Page,
    Publication,
    Rejection,
    RejectionReason,
    Report,
)
from onrecord.reports.bylines import find_author
from onrecord.reports.credits import find_credits
from onrecord.reports.decoding import Undecodable, decode
from onrecord.reports.labels import MarkupHints
from onrecord.reports.language import is_in_other_script, is_not_english
from onrecord.reports.likeness import find_binary, find_feed
from onrecord.reports.markup import FEWEST_WORDS, Markup, read_markup
from onrecord.reports.paragraphs import trimmed
from onrecord.reports.publication import declared_publication, first_known, line_dates, markup_publication, moment_of
from onrecord.reports.segmentation import NO_HINTS, SEPARATOR, Segmentation, assemble, left_whole, segment

_LOUD_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer", "readability")
_MOST_WALL_WORDS = 150
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*(?:\s|$)")
_NOTHING = b" \t\r\n\f\v\xef\xbb\xbf\xff\xfe"  # blanks and byte order marks


@dataclass(frozen=True, slots=True)
class _Source:
    """A page's text before cleaning, with all that is known about it beside its words."""

    key: str
    address: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    publication: Publication | None = None
    modified: datetime | None = None
    hints: MarkupHints = NO_HINTS
    links: tuple[Link, ...] = ()
    as_is: bool = False


def read_report(page: Page) -> Report | Rejection:
    """The report that a page holds, or why it holds none.

    What is declared about the page overrules what its markup says, and that what its lines say.
    """
    refusal = _refuse_bytes(page)
    if refusal is not None:
        return refusal
    try:
        published = _declared(page)
    except BadDate as error:
        return _reject(page, RejectionReason.BAD_DATE, str(error), "Correct the declared date, or remove it.")
    text = decode(page.content, page.media_type)
    if isinstance(text, Undecodable):
        return _reject(page, text.reason, text.message, text.remedy)
    try:
        return _read(page, text, published)
    except Exception as error:  # one page that breaks a library must not stop a build of thousands
        return _reject(
            page,
            RejectionReason.FAILED,
            f"reading it failed ({type(error).__name__}: {error})",
            "Save it as plain text.",
        )


def given_report(text: str, *, report_id: str, published: str | None) -> Report:
    """The report of a text that a caller gives: the page's text is exactly that text, whatever it holds.

    Args:
        text: Any text, also an empty one.
        report_id: Its name; it becomes key and address.
        published: When it was published, in ISO 8601 or as newspapers write it, or None.

    Raises:
        BadDate: `published` is no date that exists.
    """
    declared = declared_publication(published, "given") if published and published.strip() else None
    return _report(_Source(report_id, report_id, text, publication=declared))


def _refuse_bytes(page: Page) -> Rejection | None:
    """A rejection of what holds no text at all."""
    if not page.content.strip(_NOTHING):
        return _empty(page)
    if likeness := find_binary(page.content):
        return _reject(
            page, RejectionReason.BINARY, f"it looks like {likeness}", "Save the report as plain text or HTML."
        )
    if likeness := find_feed(page.content):
        return _reject(
            page, RejectionReason.NO_ARTICLE, f"it is {likeness}, not a report", "Save the pages that it lists."
        )
    return None


def _declared(page: Page) -> Publication | None:
    written = page.declared.published
    return declared_publication(written, page.declared.published_origin) if written else None


def _read(page: Page, text: str, published: Publication | None) -> Report | Rejection:
    text = text if page.as_is else text.replace("\r\n", "\n").replace("\r", "\n")
    if page.media_type is MediaType.HTML:
        try:
            with _silenced():
                markup = read_markup(text, url=page.declared.url)
        except Exception as error:  # whatever breaks a library on one page must not stop a build of thousands
            cause = f"reading its markup failed ({type(error).__name__}: {error})"
            return _reject(page, RejectionReason.FAILED, cause, "Save its text as a .txt file.")
        if markup is None:
            return _no_article(page, "no markup can be read in it")
        report = _report(_of_markup(page, markup, published))
    else:
        report = _report(_of_text(page, text, published))
    return _refuse_report(page, report) or report


def _of_text(page: Page, text: str, published: Publication | None) -> _Source:
    declared = page.declared
    return _Source(
        key=page.key,
        address=page.address,
        text=text,
        title=declared.title,
        outlet=declared.outlet or site_of(declared.url),
        author=declared.author,
        url=declared.url,
        publication=published,
        as_is=page.as_is,
    )


def _of_markup(page: Page, markup: Markup, published: Publication | None) -> _Source:
    declared = page.declared
    key = canonical_url(markup.url) if markup.url else None
    return _Source(
        key=key if key and page.key.startswith("file:") else page.key,
        address=page.address,
        text=markup.text,
        title=declared.title or markup.title,
        outlet=declared.outlet or markup.outlet,
        author=declared.author or markup.author,
        url=declared.url or markup.url,
        publication=published or markup_publication(markup.dates.published),
        modified=moment_of(markup.dates.modified),
        hints=markup.hints,
        links=markup.links,
    )


def _report(source: _Source) -> Report:
    """Clean a text and put together what is known about it."""
    page_text, segmentation = _segmented(source)
    clean = (left_whole if source.as_is else assemble)(page_text, segmentation.blocks)
    lines = line_dates(page_text, segmentation.furniture)
    titles = [block.span.of(clean.text) for block in clean.blocks if block.kind is BlockKind.TITLE]
    title = source.title or next(iter(titles), None)
    return Report(
        key=source.key,
        address=source.address,
        digest=hashlib.sha256(f"{title or ''}\n{clean.text}".encode("utf-8", "surrogatepass")).hexdigest(),
        text=clean.text,
        page_text=page_text,
        blocks=clean.blocks,
        alignment=clean.alignment,
        publication=first_known(source.publication, lines.publication),
        title=" ".join(title.split()) if title else None,
        outlet=source.outlet,
        author=source.author or find_author(page_text, segmentation.furniture),
        url=source.url,
        modified=source.modified or lines.modified,
        furniture=segmentation.furniture,
        credits=find_credits(page_text, segmentation.blocks, segmentation.furniture),
        links=source.links,
    )


def _segmented(source: _Source) -> tuple[str, Segmentation]:
    """A page's text and its parts; a title that the text does not hold is put before it as its first line."""
    segmentation = segment(source.text, title=source.title, hints=source.hints)
    title = " ".join((source.title or "").split())
    if (
        source.as_is
        or not title
        or not segmentation.blocks
        or any(block.kind is BlockKind.TITLE for block in segmentation.blocks)
    ):
        return source.text, segmentation
    page_text = f"{title}{SEPARATOR}{source.text}"
    return page_text, segment(page_text, title=title, hints=source.hints.moved(len(page_text) - len(source.text)))


def _refuse_report(page: Page, report: Report) -> Rejection | None:
    """A rejection of what turned out to be no report, or none in English."""
    if not len(trimmed(report.page_text, 0, len(report.page_text))):
        return _empty(page) if page.media_type is MediaType.TEXT else _no_article(page, "it has no text")
    lack = _find_lack(report) if page.media_type is MediaType.HTML else None
    if lack is not None and not is_in_other_script(report.page_text):
        return _no_article(page, lack)
    if is_not_english(report.page_text):
        remedy = "onrecord reads English only: have it translated first."
        return _reject(page, RejectionReason.NOT_ENGLISH, "it is not in English", remedy)
    return _no_article(page, "nothing in it is prose") if not report.blocks else None


def _find_lack(report: Report) -> str | None:
    """Why HTML holds no article but a menu, a teaser, or a wall in front of the article."""
    prose = [block.span.of(report.text) for block in report.blocks if block.kind is BlockKind.PARAGRAPH]
    words = sum(len(paragraph.split()) for paragraph in prose if _SENTENCE_END.search(paragraph))
    wall = next((phrase for phrase in wall_phrases() if phrase in report.page_text.lower()), None)
    if wall is not None and words <= _MOST_WALL_WORDS:
        return f"it is a wall in front of the article ({wall!r})"
    return f"it has only {words} words of prose" if words < FEWEST_WORDS else None


def _no_article(page: Page, cause: str) -> Rejection:
    remedy = "Open the article in a browser and save the whole page, or paste its text into a .txt file."
    return _reject(page, RejectionReason.NO_ARTICLE, f"no article was found: {cause}", remedy)


def _empty(page: Page) -> Rejection:
    return _reject(page, RejectionReason.EMPTY, "it is empty", "Save the page again, or remove it.")


def _reject(page: Page, reason: RejectionReason, message: str, remedy: str) -> Rejection:
    return Rejection(page.address, reason, message, remedy)


@contextmanager
def _silenced() -> Iterator[None]:
    """Keep libraries from logging what is told in rejections, for the length of a call."""
    loggers = [logging.getLogger(name) for name in _LOUD_LIBRARIES]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
