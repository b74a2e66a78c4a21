"""The passages that two reports share, each told apart: the report's own prose, quoted speech, or standing text.

Quoted is what stands in quotation marks on both sides, or on one where it speaks in the first person: a speech that one
report quotes and the other prints as it was given. Standing text is told by `standing`; but where reports share much
other prose, too, they tell the same news, and their background came along with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from onrecord.cross_report.copies.chains import Chain
from onrecord.cross_report.copies.filing import Copyable, counted
from onrecord.cross_report.copies.naming import same_outlet
from onrecord.cross_report.copies.retold import find_speaker
from onrecord.cross_report.copies.standing import SPEAKS_OF_PAGE, Place, background_reason, page_reason
from onrecord.model.copies import Passage, PassageKind
from onrecord.model.spans import Span

ALONE = 12.0  # what a passage of prose must weigh that is all that two reports share
OF_ONE_OUTLET = 24.0  # the same for two reports of one outlet, which has its formulas
QUOTE_ALONE = 9.0  # the same for quoted speech, whose words are nobody's formula
STANDING_ALONE = 9.0
BESIDE = 6.0  # what a further one must weigh beside such a passage
MUCH = 20.0  # of prose without any sign of background: the reports tell the same news
QUOTED = 0.75  # of a passage's words stand in quotation marks
OWN = 12.0  # weight of a reporter's own words around quotations that nobody words alike by chance
DOCUMENT = 0.25  # of the shared words in one report are quoted, where the other speaks in the first person
SPEAKS = 5  # words of the first person without marks
SPEAKING = 0.02  # of all words, where a report prints a speech
TRANSLATED = 0.8  # of the words are the same in two translations of one speech; in a copy they nearly all are
OPENING, CLOSING = frozenset('“"‘«('), frozenset('.,!?…”"’»);:')
ASIDE = 0.6  # of a passage's words stand outside the paragraphs of a report


class Told(NamedTuple):
    """A passage with the words that it was made from."""

    passage: Passage
    chain: Chain


def find_passages(chains: Sequence[Chain], first: Copyable, second: Copyable) -> list[Told]:
    """The passages that say something of the two reports, in the order of the first; empty where none does."""
    told = [_told(chain, first, second) for chain in chains]
    speech = _speech_reason(chains, first, second)
    if speech is not None:
        told = [replace(one, kind=PassageKind.QUOTED, reason=speech) if one.reason is None else one for one in told]
    told = _as_retold(told, chains, first, second)
    prose = [one for one in told if one.kind is PassageKind.PROSE]
    if sum(one.weight for one in prose if one.weight >= ALONE) >= MUCH:
        told = [_came_along(one) for one in told]
    least = {**_LEAST, PassageKind.PROSE: OF_ONE_OUTLET if same_outlet(first.filed, second.filed) else ALONE}
    pairs = zip(told, chains, strict=True)
    kept = [Told(passage, chain) for passage, chain in pairs if _is_enough(passage, told, least)]
    return sorted(kept, key=lambda one: one.chain.matches[0])


def _as_retold(told: list[Passage], chains: Sequence[Chain], first: Copyable, second: Copyable) -> list[Passage]:
    """Prose as speech where all of it is what one person said, and each report tells that in its own way."""
    pairs = [(one, chain) for one, chain in zip(told, chains, strict=True) if one.kind is PassageKind.PROSE]
    speaker = find_speaker([chain for _, chain in pairs], first, second)
    if speaker is None:
        return told
    reason = f"both tell in their own way what {speaker} said"
    return [replace(one, kind=PassageKind.QUOTED, reason=reason) if one.reason is None else one for one in told]


_LEAST = {PassageKind.PROSE: ALONE, PassageKind.QUOTED: QUOTE_ALONE, PassageKind.STANDING: STANDING_ALONE}


def _is_enough(passage: Passage, among: Sequence[Passage], least: Mapping[PassageKind, float]) -> bool:
    """Whether a passage counts: by itself, or beside one that does and is prose, or standing text as well."""
    if passage.weight >= least[passage.kind]:
        return True
    beside = (PassageKind.PROSE, passage.kind) if passage.kind is PassageKind.STANDING else (PassageKind.PROSE,)
    return any(one.kind in beside and one.weight >= least[one.kind] for one in among)


def _came_along(passage: Passage) -> Passage:
    """Background as the prose that it is where it came along with the news; what belongs to the page stays that."""
    if passage.kind is not PassageKind.STANDING or passage.reason in _OF_PAGE:
        return passage
    return replace(passage, kind=PassageKind.PROSE, reason=None)


_SET_ASIDE = "it stands outside the paragraphs"
_OF_PAGE = (_SET_ASIDE, SPEAKS_OF_PAGE)


def _told(chain: Chain, first: Copyable, second: Copyable) -> Passage:
    place = Place(chain.first, chain.second, chain.words, chain.weight)
    kind, reason = PassageKind.STANDING, _aside(chain, first, second) or page_reason(place, first)
    if reason is None:
        kind, reason = PassageKind.QUOTED, _quoted(chain, first, second)
    if reason is None:
        kind, reason = PassageKind.STANDING, background_reason(place, first, second)
    if reason is None:
        kind = PassageKind.PROSE
    longer = max(chain.first[1] - chain.first[0], chain.second[1] - chain.second[0])
    span_first, span_second = _with_marks(chain, first, second)
    return Passage(
        span_first,
        span_second,
        words=chain.words,
        likeness=round(chain.words / longer, 4),
        weight=round(chain.weight, 2),
        kind=kind,
        pieces=tuple(
            (
                first.worded.span(match.first, match.first + match.length),
                second.worded.span(match.second, match.second + match.length),
            )
            for match in chain.matches
        ),
        reason=reason,
    )


def _with_marks(chain: Chain, first: Copyable, second: Copyable) -> tuple[Span, Span]:
    """Where a passage stands in both texts, with the marks before and after its words that are the same in both."""
    texts = (first.filed.text, second.filed.text)
    spans = (first.worded.span(*chain.first), second.worded.span(*chain.second))
    before, after = 0, 0
    while min(span.start for span in spans) > before:
        marks = {text[span.start - before - 1] for text, span in zip(texts, spans, strict=True)}
        if len(marks) > 1 or not marks <= OPENING:
            break
        before += 1
    while all(span.end + after < len(text) for text, span in zip(texts, spans, strict=True)):
        marks = {text[span.end + after] for text, span in zip(texts, spans, strict=True)}
        if len(marks) > 1 or not marks <= CLOSING:
            break
        after += 1
    one, other = (Span(span.start - before, span.end + after) for span in spans)
    return one, other


def _aside(chain: Chain, first: Copyable, second: Copyable) -> str | None:
    for report, places in ((first, chain.first), (second, chain.second)):
        words = places[1] - places[0]
        if report.prose_count is not None and words - counted(report.prose_count, places) >= ASIDE * words:
            return _SET_ASIDE
    return None


def _quoted(chain: Chain, first: Copyable, second: Copyable) -> str | None:
    """Why a passage is quoted speech; not where both have the same words of their own around the quotations."""
    sides = ((first, chain.first), (second, chain.second))
    shares = [counted(report.quoted_count, places) / (places[1] - places[0]) for report, places in sides]
    if max(shares) < QUOTED:
        return None
    speaks = any(bool(report.cues.person[low:high].any()) for report, (low, high) in sides)
    if (min(shares) < QUOTED and not speaks) or _own(chain, first, second) >= OWN:
        return None
    return f"{round(100 * max(shares))}% of it stands in quotation marks"


def _own(chain: Chain, first: Copyable, second: Copyable) -> float:
    """What those of the words that are the same weigh that neither report quotes."""
    total = 0.0
    for match in chain.matches:
        free = ~first.quoted[match.first : match.first + match.length]
        free &= ~second.quoted[match.second : match.second + match.length]
        total += float(first.worded.weights[match.first : match.first + match.length][free].sum())
    return total


@dataclass(frozen=True, slots=True)
class _Voice:
    """Of a report's words in shared passages, how many there are, are quoted, and say I or we without marks."""

    words: int
    quoted: int
    speaks: int

    @classmethod
    def of(cls, ranges: Sequence[tuple[int, int]], report: Copyable) -> "_Voice":
        return cls(
            sum(high - low for low, high in ranges),
            sum(counted(report.quoted_count, places) for places in ranges),
            sum(counted(report.speaking_count, places) for places in ranges),
        )

    @property
    def is_speech(self) -> bool:
        """Whether a report prints these words as they were said, without marks."""
        return self.speaks >= max(SPEAKS, SPEAKING * self.words) and self.quoted < DOCUMENT * self.words


def _speech_reason(chains: Sequence[Chain], first: Copyable, second: Copyable) -> str | None:
    """Why the prose that two reports share is somebody's speech or document, None where it is the reports' own.

    The one quotes what the other prints in the first person and without marks; or both print it so, each in a
    translation of its own.
    """
    voices = (
        _Voice.of([chain.first for chain in chains], first),
        _Voice.of([chain.second for chain in chains], second),
    )
    for one, other in (voices, voices[::-1]):
        quotes = one.quoted >= DOCUMENT * one.words and one.quoted >= 3 * other.quoted
        if quotes and other.speaks >= SPEAKS + 2 * one.speaks:
            return "the one quotes from a speech or document that the other prints"
    if all(voice.is_speech for voice in voices) and sum(c.words for c in chains) < TRANSLATED * max(
        voice.words for voice in voices
    ):
        return "both print a speech, each in words of its own"
    return None
