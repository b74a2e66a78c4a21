"""Makes copies of real reports as newsrooms make them, with the passages that each copy has from its source.

Ways: verbatim under another outlet's name; trimmed to the first third; edited (one word in nine replaced or dropped,
every seventh sentence left out, two changed places, quotation marks of another sort); embedded (two to four sentences
inside a report of the same days that shares no eight words with the source). Negatives are pairs of the same days and
crisis that share no eight words on end. All choices hang on the ids, so that the same reports give the same set.
"""

import random
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from onrecord.model import Interval, Span
from onrecord.model.filed import Filed
from quality.copies_corpus import BLIND_CRISIS

VERBATIM, TRIMMED, EDITED, EMBEDDED = KINDS = ("verbatim", "trimmed", "edited", "embedded")
NEGATIVE = "none"
LEAST_WORDS = 120
LEAST_PASSAGE = 10  # words; a shorter stretch is no passage of its own
RUN = 8
CHANGED = 9
DROPPED = 7
EMBEDDED_WORDS = 40
NEAR_DAYS = 3
TRIES = 60
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?]+(?![\s\"”])[^\n.!?]*)*[.!?]*[\"”]?")
_QUOTES = set('"“”«»')
_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True, slots=True)
class Made:
    """A source and a report that has these passages from it; a pair without passages is a negative."""

    kind: str
    source: Filed
    copy: Filed
    passages: tuple[tuple[Span, Span], ...]

    @property
    def is_blind(self) -> bool:
        """Whether it belongs to the part that is never looked at: every other source, and one crisis whole."""
        return self.source.version_id.startswith(BLIND_CRISIS) or zlib.crc32(self.source.version_id.encode()) % 2 == 1


class _Writer:
    """Builds a copy's text and notes what of it comes from where."""

    def __init__(self) -> None:
        self.text = ""
        self.passages: list[tuple[Span, Span]] = []

    def add(self, words: str, source: Span | None = None) -> None:
        """Adds words of the copy's own, or from a span of the source."""
        start = len(self.text)
        self.text += words
        if source is not None:
            self.passages.append((source, Span(start, len(self.text))))


def make_copies(reports: Sequence[Filed], count: int) -> list[Made]:
    """Up to `count` copies made in each way, and as many negatives."""
    sources = [clean for clean in map(_prose, reports) if len(_WORD.findall(clean.text)) >= LEAST_WORDS]
    sources.sort(key=lambda report: zlib.crc32(report.version_id.encode("utf-8")))
    ways: tuple[Callable[[Filed, random.Random], tuple[str, list[tuple[Span, Span]]]], ...] = (
        _verbatim,
        _trimmed,
        _edited,
    )
    made = []
    for kind, way in zip(KINDS, ways, strict=False):
        for source in sources[:count]:
            text, passages = way(source, _chance(source))
            made.append(Made(kind, source, _as_copy(source, text, source), _long(passages, source.text)))
    return [*made, *_embedded(sources, count), *_negatives(sources, count)]


def _prose(report: Filed) -> Filed:
    """A report's own prose: newsrooms do not copy each other's buttons; without credits, its words are its own."""
    text = "\n\n".join(span.of(report.text) for span in report.paragraphs) or report.text
    return replace(report, text=text, paragraphs=(), sentences=(), credits=(), credit_spans=())


def _verbatim(source: Filed, chance: random.Random) -> tuple[str, list[tuple[Span, Span]]]:
    writer = _Writer()
    writer.add("World desk\n\n")
    writer.add(source.text, Span(0, len(source.text)))
    writer.add("\n\nOur correspondents")
    return writer.text, writer.passages


def _trimmed(source: Filed, chance: random.Random) -> tuple[str, list[tuple[Span, Span]]]:
    spans = _sentences(source.text)
    kept = Span(spans[0].start, spans[max(1, len(spans) // 3)].end)
    return kept.of(source.text), [(kept, Span(0, len(kept)))]


def _edited(source: Filed, chance: random.Random) -> tuple[str, list[tuple[Span, Span]]]:
    spans = [span for n, span in enumerate(_sentences(source.text), 1) if n % DROPPED]
    place = chance.randrange(max(1, len(spans) - 2))
    spans[place : place + 2] = reversed(spans[place : place + 2])
    words = _WORD.findall(source.text)
    writer = _Writer()
    for span in spans:
        sentence = _WORD.sub(lambda found: _changed(found.group(), words, chance), span.of(source.text))
        writer.add(sentence.translate(_MARKS), span)
        writer.add(" ")
    return writer.text, writer.passages


def _changed(word: str, words: Sequence[str], chance: random.Random) -> str:
    if chance.randrange(CHANGED):
        return word
    return chance.choice(words) if chance.randrange(3) else ""


def _embedded(sources: Sequence[Filed], count: int) -> Iterator[Made]:
    done = 0
    for source, other in _strangers(sources):
        if done == count:
            return
        spans, places = _sentences(source.text), _sentences(other.text)
        chance = _chance(source)
        begin = chance.randrange(len(spans))
        end = begin
        while (
            end < len(spans) and len(_WORD.findall(source.text[spans[begin].start : spans[end].end])) < EMBEDDED_WORDS
        ):
            end += 1
        if end == len(spans) or end - begin > 3:
            continue
        taken = Span(spans[begin].start, spans[end].end)
        if set(taken.of(source.text)) & _QUOTES:
            continue  # shared speech is no copy
        at = chance.choice(places).end
        writer = _Writer()
        writer.add(other.text[:at] + " ")
        writer.add(taken.of(source.text), taken)
        writer.add(" " + other.text[at:])
        done += 1
        yield Made(EMBEDDED, source, _as_copy(source, writer.text, other), tuple(writer.passages))


def _negatives(sources: Sequence[Filed], count: int) -> Iterator[Made]:
    for source, other in list(_strangers(sources))[:count]:
        yield Made(NEGATIVE, source, other, ())


def _strangers(sources: Sequence[Filed]) -> Iterator[tuple[Filed, Filed]]:
    """Pairs of reports of the same days that share no eight words on end, one for each source that has one."""
    dated = sorted((report for report in sources if report.day), key=lambda report: report.order)
    place = {report.version_id: n for n, report in enumerate(dated)}
    runs = {report.version_id: _runs(report.text) for report in dated}
    for source in sources:
        if source.version_id not in place:
            continue
        here = place[source.version_id]
        near = dated[max(0, here - TRIES) : here + TRIES]
        _chance(source).shuffle(near)
        for other in near:
            if source.day is None or other.day is None or other.outlet == source.outlet:
                continue
            if abs((other.day - source.day).days) <= NEAR_DAYS and not runs[source.version_id] & runs[other.version_id]:
                yield source, other
                break


def _as_copy(source: Filed, text: str, like: Filed) -> Filed:
    """A report with this text, published the day after its source by an outlet of its own."""
    published = None
    if source.published is not None and source.published.finish is not None:
        finish = source.published.finish
        published = Interval(finish + timedelta(hours=3), finish + timedelta(hours=4))
    name = f"{source.version_id}~{zlib.crc32(text.encode()):08x}"
    return replace(
        like,
        version_id=name,
        report_id=name,
        text=text,
        outlet="The Made Courier",
        url=None,
        published=published,
        paragraphs=(),
        sentences=(),
        credits=(),
        credit_spans=(),
    )


def _sentences(text: str) -> list[Span]:
    spans = [Span(*found.span()) for found in _SENTENCE.finditer(text)]
    return [span for span in spans if len(_WORD.findall(span.of(text))) >= 3] or [Span(0, len(text))]


def _long(passages: Sequence[tuple[Span, Span]], text: str) -> tuple[tuple[Span, Span], ...]:
    return tuple(pair for pair in passages if len(_WORD.findall(pair[0].of(text))) >= LEAST_PASSAGE)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _chance(source: Filed) -> random.Random:
    return random.Random(zlib.crc32(source.version_id.encode()))


__all__ = ["EDITED", "EMBEDDED", "KINDS", "TRIMMED", "VERBATIM", "Made", "make_copies"]
