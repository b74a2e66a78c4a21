"""Decides for each paragraph of a page whether it is the report's prose or furniture, and of which kind.

The rules stand in `RULES`, in the order in which they are applied; each sees the labels that earlier ones gave and
may fill those still open. A page of one paragraph is prose whatever it says: furniture is what stands beside prose.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.lexicon.furniture import date_pattern, line_rules, outlet_pattern, tag_openers
from onrecord.model import BlockKind, FurnitureKind, Span
from onrecord.reports.headings import is_question, reads_like_heading, reads_like_title
from onrecord.reports.matching import same_words, title_end

Label = BlockKind | FurnitureKind

LONGEST_FURNITURE = 1000  # characters
_FEWEST_PROSE_WORDS = 12  # a paragraph that carries a heading or title has at least so many, or ends like a sentence
_LONGEST_TAG = 40
_MOST_TAG_WORDS = 5
_FEWEST_BARE_TAGS = 3
_MOST_OUTLET_WORDS = 4
_LONGEST_OUTLET = 32
_FEWEST_REPEATED_WORDS = 6
_MOST_HEADLINE_WORDS = 22
_FIRST_PARAGRAPHS = 6
_FEWEST_LINK_WORDS = 6  # headings in capitals are shorter
_BESIDE_NAMES = frozenset({FurnitureKind.SOURCE_LINE, FurnitureKind.DATELINE, FurnitureKind.BYLINE})
_PERSON = re.compile(r"[A-Z][a-zà-ÿ’'-]+(?:\s+(?:[A-Z]\.|(?:van|von|de|al|el|bin)))?(?:\s+[A-Z][\w’'-]+){1,2}")
_SENTENCE_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_DATE_LABEL = re.compile(
    r"\W*(?:first|last|originally|article|story|published|posted|updated?|upd|modified|edited|created|issued|released|date|publication|time|added|uploaded)\b",
    re.IGNORECASE,
)
_BARE_OPENER = re.compile(r"\W*[\w ’'-]{3,40}\W*")


@dataclass(frozen=True, slots=True)
class MarkupHints:
    """Where in a page's text lines begin of which its markup says what they are.

    `headings` are headings, `links` lines that are nothing but links, `margins` furniture with its kind.
    """

    headings: frozenset[int] = frozenset()
    links: frozenset[int] = frozenset()
    margins: tuple[tuple[int, FurnitureKind], ...] = ()

    def moved(self, offset: int) -> "MarkupHints":
        """The same for a text that begins `offset` characters earlier."""
        return MarkupHints(
            frozenset(start + offset for start in self.headings),
            frozenset(start + offset for start in self.links),
            tuple((start + offset, kind) for start, kind in self.margins),
        )


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page with its paragraphs, and what is known of it beforehand.

    `title` is the declared title or that of the page's markup.
    """

    text: str
    paragraphs: tuple[Span, ...]
    title: str | None = None
    hints: MarkupHints = MarkupHints()

    def words(self, index: int) -> str:
        """The words of a paragraph."""
        return self.paragraphs[index].of(self.text)


Labels = list[Label | None]


def label_paragraphs(page: PageText) -> tuple[Label, ...]:
    """The label of each paragraph of a page."""
    labels: Labels = [None] * len(page.paragraphs)
    if len(labels) > 1 or page.hints.links:
        for rule in RULES:
            rule(page, labels)
    return tuple(BlockKind.PARAGRAPH if label is None else label for label in labels)


def mark_margins(page: PageText, labels: Labels) -> None:
    """Lines that the markup calls captions, bylines or tags."""
    kinds = dict(page.hints.margins)
    for index, paragraph in enumerate(page.paragraphs):
        labels[index] = kinds.get(paragraph.start)


def mark_title(page: PageText, labels: Labels) -> None:
    """The paragraph that says the declared title, else a first line that reads like one and has prose below it."""
    if page.title:
        for index in range(min(_FIRST_PARAGRAPHS, len(labels))):
            end = title_end(page.words(index), page.title)
            if end is not None and not any(mark.isalnum() for mark in page.words(index)[end:]):
                labels[index] = BlockKind.TITLE
                return


def mark_lines(page: PageText, labels: Labels) -> None:
    """Whole lines that a rule of the lexicon knows."""
    for index, label in enumerate(labels):
        if label is None:
            labels[index] = _find_kind(page.words(index), last=False)


def mark_day_headings(page: PageText, labels: Labels) -> None:
    """Bare dates between paragraphs: the headings of a timeline or diary, not the date of its publication."""
    bare = [index for index, label in enumerate(labels) if _is_bare_date(label, page.words(index))]
    prose = [index for index, label in enumerate(labels) if label is None and _is_prose(page.words(index))]
    if any(prose[0] < index < prose[-1] for index in bare if prose):
        for index in bare:
            labels[index] = BlockKind.HEADING


def mark_linked(page: PageText, labels: Labels) -> None:
    """Lines that are nothing but links and no sentences: menus and teasers of other reports."""
    for index, label in enumerate(labels):
        if label is None and page.paragraphs[index].start in page.hints.links:
            labels[index] = FurnitureKind.READ_ALSO


def mark_first_line(page: PageText, labels: Labels) -> None:
    """Where no title is declared: the first prose line, if it reads like a title and longer prose follows."""
    if page.title or None not in labels:
        return
    first, *following = [index for index, label in enumerate(labels) if label is None][:5]
    words = page.words(first)
    if following and _is_name_above_title(words, page.words(following[0])):
        labels[first] = FurnitureKind.OUTLET_LINE
        first, *following = following
        words = page.words(first)
    below = [page.words(index) for index in following[:3]]
    if reads_like_title(words) and any(_is_prose(other) and len(other) > len(words) for other in below):
        labels[first] = BlockKind.TITLE


def mark_last_lines(page: PageText, labels: Labels) -> None:
    """Lines that a rule of the lexicon knows as furniture after which no prose follows."""
    for index in range(len(labels) - 1, 0, -1):
        if labels[index] is None:
            labels[index] = _find_kind(page.words(index), last=True)
        if not isinstance(labels[index], FurnitureKind):
            return


def mark_listed_headlines(page: PageText, labels: Labels) -> None:
    """Headlines below a bare "Read also:" or "Related stories": the next one, or all at the end of the page."""
    tail = len(labels)
    while tail and _is_headline(page, tail - 1):
        tail -= 1
    index = 0
    while index < len(labels):
        opens = labels[index] is FurnitureKind.READ_ALSO and _is_bare_opener(page.words(index))
        index += 1
        while opens and index < len(labels) and labels[index] is None and _is_headline(page, index):
            labels[index] = FurnitureKind.READ_ALSO
            index += 1
            opens = index >= tail


def mark_tag_lists(page: PageText, labels: Labels) -> None:
    """Short lines below "Tags:", and bare runs of short small lines at the end of the page."""
    index = 0
    while index < len(labels):
        following = index + 1
        if page.words(index).strip(" :|").lower() in tag_openers() and labels[index] is not BlockKind.TITLE:
            while following < len(labels) and _is_tag(page.words(following)):
                following += 1
            if following > index + 1 or following == len(labels):
                labels[index:following] = [FurnitureKind.TAGS] * (following - index)
        index = following
    run = _tail_of(page, labels, lambda words: _is_tag(words) and words == words.lower())
    if len(run) >= _FEWEST_BARE_TAGS:
        for index in run:
            labels[index] = FurnitureKind.TAGS


def mark_repeated(page: PageText, labels: Labels) -> None:
    """A title that is said again, and paragraphs that stand on the page twice."""
    title = next((page.words(i) for i, label in enumerate(labels) if label is BlockKind.TITLE), page.title)
    known: set[str] = set()
    for index, label in enumerate(labels):
        if label is not None:
            continue
        words = page.words(index)
        key = " ".join(words.casefold().split())
        again = key in known and len(words.split()) >= _FEWEST_REPEATED_WORDS
        if again or (title is not None and same_words(words, title)):
            labels[index] = FurnitureKind.REPEATED
        known.add(key)


def mark_signature(page: PageText, labels: Labels) -> None:
    """Lone names at the end of the page: of the outlet, or of those who wrote it."""
    for index in _tail_of(page, labels, _is_signature):
        labels[index] = FurnitureKind.OUTLET_LINE


def mark_names_at_top(page: PageText, labels: Labels) -> None:
    """Names of persons near the top, beside a line that names the outlet or the date."""
    for index, label in enumerate(labels[:_FIRST_PARAGRAPHS]):
        beside = {labels[other] for other in (index - 1, index + 1) if 0 <= other < len(labels)}
        if label is None and beside & _BESIDE_NAMES and _PERSON.fullmatch(page.words(index)):
            labels[index] = FurnitureKind.BYLINE


def mark_capital_links(page: PageText, labels: Labels) -> None:
    """Whole headlines in capitals between paragraphs that are not: links to other reports."""
    for index, label in enumerate(labels):
        words = page.words(index)
        if label is None and index and words.isupper() and len(words.split()) >= _FEWEST_LINK_WORDS:
            others = [page.words(other) for other in (index - 1, index + 1) if other < len(labels)]
            if not any(other.isupper() for other in others if len(other.split()) > 1) and _is_headline(page, index):
                labels[index] = FurnitureKind.READ_ALSO


def mark_headings(page: PageText, labels: Labels) -> None:
    """Short lines without a closing mark between paragraphs, and what the markup calls a heading."""
    for index, label in enumerate(labels):
        if label is not None:
            continue
        words = page.words(index)
        short = reads_like_heading(words) or is_question(words)
        if page.paragraphs[index].start in page.hints.headings or (short and _carries_prose(page, labels, index)):
            labels[index] = BlockKind.HEADING


RULES: tuple[Callable[[PageText, Labels], None], ...] = (
    mark_margins,
    mark_title,
    mark_lines,
    mark_day_headings,
    mark_linked,
    mark_tag_lists,
    mark_listed_headlines,
    mark_capital_links,
    mark_names_at_top,
    mark_last_lines,
    mark_signature,
    mark_first_line,
    mark_repeated,
    mark_headings,
)


def _find_kind(words: str, *, last: bool) -> FurnitureKind | None:
    if len(words) > LONGEST_FURNITURE:
        return None
    count = len(words.split())
    for rule in line_rules():
        if rule.last_only is last and count <= rule.words and rule.pattern.fullmatch(words):
            return rule.kind
    return None


def _is_prose(words: str) -> bool:
    return len(words.split()) >= _FEWEST_PROSE_WORDS or _SENTENCE_CLOSED.search(words) is not None


def _is_bare_date(label: Label | None, words: str) -> bool:
    """Whether a line gives a date and nothing that says whose date it is."""
    return (
        label is FurnitureKind.DATELINE
        and date_pattern().search(words) is not None
        and _DATE_LABEL.match(words) is None
        and outlet_pattern().search(words) is None
    )


def _is_headline(page: PageText, index: int) -> bool:
    words = page.words(index)
    return len(words.split()) <= _MOST_HEADLINE_WORDS and (words.endswith("?") or not _SENTENCE_CLOSED.search(words))


def _is_bare_opener(words: str) -> bool:
    return len(words.split()) <= 4 and _BARE_OPENER.fullmatch(words) is not None


def _is_tag(words: str) -> bool:
    return (
        len(words) <= _LONGEST_TAG
        and len(words.split()) <= _MOST_TAG_WORDS
        and "\n" not in words
        and _SENTENCE_CLOSED.search(words) is None
    )


def _is_name_above_title(words: str, following: str) -> bool:
    """Whether a first line is the outlet's or the section's name and the title stands below it."""
    return (
        2 <= len(words.split()) <= _MOST_OUTLET_WORDS
        and _is_signature(words)
        and len(following.split()) > _MOST_OUTLET_WORDS
        and reads_like_title(following)
        and following != following.title()
    )


def _is_signature(words: str) -> bool:
    """Whether a line is a lone name: few words, all small or all capitalised, without a closing mark."""
    if len(words) > _LONGEST_OUTLET or _SENTENCE_CLOSED.search(words) is not None or words[-1] in ':,;"”':
        return False
    names = re.findall(r"[^\W\d_][\w.'’-]*", words)
    if not 1 <= len(names) <= _MOST_OUTLET_WORDS:
        return False
    return (
        all(name[0].isupper() for name in names) or words == words.lower() or outlet_pattern().search(words) is not None
    )


def _tail_of(page: PageText, labels: Labels, fits: Callable[[str], bool]) -> Sequence[int]:
    """The open paragraphs after the last prose that fit, where prose stands before them."""
    run: list[int] = []
    for index in range(len(labels) - 1, -1, -1):
        label = labels[index]
        if isinstance(label, FurnitureKind):
            continue
        if label is None and fits(page.words(index)):
            run.append(index)
            continue
        return run if _is_prose(page.words(index)) else []
    return []


def _carries_prose(page: PageText, labels: Labels, index: int) -> bool:
    """Whether a paragraph of prose follows, with at most one more heading-like line between."""
    between = 0
    for following in range(index + 1, len(labels)):
        if isinstance(labels[following], FurnitureKind):
            continue
        words = page.words(following)
        if _is_prose(words) and not is_question(words):
            return True
        between += 1
        if between > 1:
            return False
    return False
