"""What was cut, added or reworded between two versions of one report, sentence by sentence.

Sentences with the same words are matched first, in order. What is left between two matches is paired by likeness, the
order kept; a pair is a sentence that was reworded, and what finds no partner was cut or added. A sentence that vanished
in one place and stands unchanged in another was moved. Spaces and marks other than quotation marks change nothing: a
newspaper that puts a word into quotation marks says something else.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.model import Span
from onrecord.model.changes import Edit, EditedReport, EditKind
from onrecord.model.filed import Filed

REWORDED = 0.5  # likeness from which two sentences are one that was reworded
_WORD = re.compile(r"[^\W_]+(?:[.,:'’-][^\W_]+)*|[\"“”„«»‘]|[$€£%]")
_LINE = re.compile(r"[^\n]+")
_QUOTES = str.maketrans("“”„«»", '"""""')


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its words and where each stands in the text."""

    span: Span
    paragraph: int
    words: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sentences that became one another, or one that has no partner."""

    old: int | None
    new: int | None


def edits(old: Filed, new: Filed) -> EditedReport:
    """The edits that lead from one version of a report to the next."""
    before, after = _sentences(old), _sentences(new)
    pairs = _with_moves(before, after, list(_aligned(before, after)))
    return EditedReport(new.report_id, old.version_id, new.version_id, tuple(_edits(before, after, pairs)))


def _sentences(filed: Filed) -> list[_Sentence]:
    """The sentences of a text in order; its lines where nobody has marked sentences."""
    spans = filed.sentences or filed.paragraphs or tuple(Span(*line.span()) for line in _LINE.finditer(filed.text))
    found: list[_Sentence] = []
    paragraph, last = 0, 0
    for span in sorted(spans):
        paragraph += "\n" in filed.text[last : span.start]
        last = span.end
        words = list(_WORD.finditer(filed.text, span.start, span.end))
        if words:
            found.append(
                _Sentence(
                    span,
                    paragraph,
                    tuple(word.group().lower().translate(_QUOTES) for word in words),
                    tuple(Span(*word.span()) for word in words),
                )
            )
    return found


def _aligned(before: Sequence[_Sentence], after: Sequence[_Sentence]) -> Iterator[_Pair]:
    """The sentences of both versions side by side; equal ones are left out."""
    matcher = SequenceMatcher(None, [s.words for s in before], [s.words for s in after], autojunk=False)
    for what, first_old, after_old, first_new, after_new in matcher.get_opcodes():
        if what != "equal":
            yield from _paired(before, after, range(first_old, after_old), range(first_new, after_new))


def _paired(before: Sequence[_Sentence], after: Sequence[_Sentence], olds: range, news: range) -> list[_Pair]:
    """The best pairing of two stretches that keeps their order: the one whose likenesses sum to the most."""
    like = {(i, j): _likeness(before[i].words, after[j].words) for i in olds for j in news}
    best: dict[tuple[int, int], float] = defaultdict(float)
    for i in reversed(olds):
        for j in reversed(news):
            joined = like[i, j] + best[i + 1, j + 1] if like[i, j] >= REWORDED else 0.0
            best[i, j] = max(joined, best[i + 1, j], best[i, j + 1])
    pairs: list[_Pair] = []
    i, j = olds.start, news.start
    while i < olds.stop and j < news.stop:
        if like[i, j] >= REWORDED and best[i, j] == like[i, j] + best[i + 1, j + 1]:
            pairs.append(_Pair(i, j))
            i, j = i + 1, j + 1
        elif best[i, j] == best[i + 1, j]:
            pairs.append(_Pair(i, None))
            i += 1
        else:
            pairs.append(_Pair(None, j))
            j += 1
    pairs.extend(_Pair(rest, None) for rest in range(i, olds.stop))
    pairs.extend(_Pair(None, rest) for rest in range(j, news.stop))
    return pairs


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of both sentences' words that stand in the same order in the other; 0 where too few are shared."""
    shared = sum((Counter(one) & Counter(other)).values())
    if 2 * shared < REWORDED * (len(one) + len(other)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _with_moves(before: Sequence[_Sentence], after: Sequence[_Sentence], pairs: Sequence[_Pair]) -> list[_Pair]:
    """Joins what was cut in one place with the same words added in another."""
    added: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for pair in pairs:
        if pair.old is None and pair.new is not None:
            added[after[pair.new].words].append(pair.new)
    moved: dict[int, int] = {}
    for pair in pairs:
        if pair.new is None and pair.old is not None and added[before[pair.old].words]:
            moved[pair.old] = added[before[pair.old].words].pop(0)
    arrived = set(moved.values())
    kept = [p for p in pairs if not (p.old is None and p.new in arrived)]
    return [_Pair(p.old, moved[p.old]) if p.new is None and p.old in moved else p for p in kept]


def _edits(before: Sequence[_Sentence], after: Sequence[_Sentence], pairs: Sequence[_Pair]) -> Iterator[Edit]:
    """The edits of all pairs; neighbours that were cut or added within a paragraph are one edit."""
    run: list[_Pair] = []
    for pair in pairs:
        if run and not _goes_on(before, after, run[-1], pair):
            yield _whole(before, after, run)
            run = []
        if pair.old is not None and pair.new is not None:
            yield _reworded(before[pair.old], after[pair.new])
        else:
            run.append(pair)
    if run:
        yield _whole(before, after, run)


def _goes_on(before: Sequence[_Sentence], after: Sequence[_Sentence], last: _Pair, pair: _Pair) -> bool:
    if last.new is None and pair.new is None and last.old is not None and pair.old is not None:
        return pair.old == last.old + 1 and before[pair.old].paragraph == before[last.old].paragraph
    if last.old is None and pair.old is None and last.new is not None and pair.new is not None:
        return pair.new == last.new + 1 and after[pair.new].paragraph == after[last.new].paragraph
    return False


def _whole(before: Sequence[_Sentence], after: Sequence[_Sentence], run: Sequence[_Pair]) -> Edit:
    olds = [before[pair.old].span for pair in run if pair.old is not None]
    news = [after[pair.new].span for pair in run if pair.new is not None]
    if olds:
        return Edit(EditKind.CUT, Span(olds[0].start, olds[-1].end), None)
    return Edit(EditKind.ADDED, None, Span(news[0].start, news[-1].end))


def _reworded(old: _Sentence, new: _Sentence) -> Edit:
    if old.words == new.words:
        return Edit(EditKind.MOVED, old.span, new.span)
    matcher = SequenceMatcher(None, old.words, new.words, autojunk=False)
    differing = [piece for piece in matcher.get_opcodes() if piece[0] != "equal"]
    return Edit(
        EditKind.CHANGED,
        old.span,
        new.span,
        tuple(_covering(old, first, after) for _, first, after, _, _ in differing),
        tuple(_covering(new, first, after) for _, _, _, first, after in differing),
    )


def _covering(sentence: _Sentence, first: int, after: int) -> Span:
    """The span of some words; an empty one where there are none."""
    if first < after:
        return Span(sentence.spans[first].start, sentence.spans[after - 1].end)
    place = sentence.spans[first].start if first < len(sentence.spans) else sentence.spans[-1].end
    return Span(place, place)
