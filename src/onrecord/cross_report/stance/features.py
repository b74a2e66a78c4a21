"""How a headline or sentence is worded: plain, denied, hedged, asked, in others' words; as named numbers.

The same numbers describe a claim's own wording and that of every sentence of a report: "Minister denies plan" stands to
the plan as "The minister denied it" does, wherever it is printed.
"""

from collections import defaultdict
from collections.abc import Mapping
from math import log1p

from onrecord.cross_report.stance.wordings import Line
from onrecord.lexicon.stance_cues import CueKind

FALLS_ON = 6  # words between a denial and what is denied
AGAINST = frozenset({CueKind.DENY, CueKind.FALSE, CueKind.TRICK, CueKind.SATIRIST})
CALLED_FALSE = frozenset({CueKind.FALSE, CueKind.TRICK, CueKind.SATIRIST})
HEDGES = frozenset({CueKind.HEARSAY, CueKind.SEEMING, CueKind.DOUBT, CueKind.UNPROVEN})
QUESTION_WORDS = frozenset(
    {"is", "are", "was", "were", "did", "does", "do", "has", "have", "will", "could", "can", "why"}
)
SPEECH = frozenset({"i", "we", "my", "our", "me", "us", "you", "your", "?", "!"})
SOURCE_WORDS = 3
Features = Mapping[str, float]


def wording_features(line: Line) -> Features:
    """How a headline or a sentence is worded: plain, denied, hedged, asked, in others' words."""
    found: dict[str, float] = defaultdict(float)
    found["always"] = 1.0
    kinds = {cue.kind for cue in line.cues if not line.quoted[cue.first]}
    for cue in line.cues:
        where = "quotes" if line.quoted[cue.first] else "has"
        found[f"{where} {cue.kind}"] = 1.0
        found[f"says {' '.join(line.words[cue.first : cue.after])}"] = 1.0
    against = bool(kinds & AGAINST)
    found["against"] = float(against)
    found["against and negated"] = float(against and CueKind.NEGATE in kinds)
    found["against what is retold"] = float(bool(denied_retelling(line)))
    found["outright"] = float(is_outright(line))
    found["against seeming"] = float(against and bool(kinds & HEDGES))
    found["plain"] = float(mark_of(line) == "plain")
    found["hedges"] = float(len(kinds & HEDGES))
    _questions(found, line)
    _quotation_features(found, line)
    _parts(found, line)
    found["begins with not"] = float(any(cue.kind is CueKind.NEGATE and cue.first == 0 for cue in line.cues))
    found["length"] = log1p(len(line.words)) / 3
    return found


def _questions(found: dict[str, float], line: Line) -> None:
    own = [word for word, quoted in zip(line.words, line.quoted, strict=True) if not quoted]
    found["asks"] = float("?" in own)
    found["asks at the end"] = float(own[-1:] == ["?"])
    found["asks and against"] = found["asks"] * found["against"]
    found["begins as a question"] = float("?" in own and own[0] in QUESTION_WORDS)
    found["exclaims"] = float("!" in own)


def _quotation_features(found: dict[str, float], line: Line) -> None:
    """Whether words stand in quotation marks, and whether these are somebody's speech or what the writer won't own."""
    inside = [word for word, quoted in zip(line.words, line.quoted, strict=True) if quoted]
    speech = bool(SPEECH & set(inside))
    found["quotes speech"] = float(speech)
    found["quotes one word"] = float(len(inside) == 1)
    found["quotes the telling"] = float(len(inside) > 1 and not speech)
    found["quoted share"] = 0.0 if speech else len(inside) / max(1, len(line.words))


def _parts(found: dict[str, float], line: Line) -> None:
    """A name before a colon or behind one, a word in brackets: the places where headlines put a source."""
    if ":" not in line.words:
        return
    first, last = line.words.index(":"), len(line.words) - 1 - line.words[::-1].index(":")
    behind = len(line.words) - last - 1
    found["few words before colon"] = float(first <= SOURCE_WORDS)
    found["name behind colon"] = float(0 < behind <= SOURCE_WORDS and all(line.capital[last + 1 :]))
    for cue in line.cues:
        if cue.kind is CueKind.HEARSAY and (cue.after <= first <= SOURCE_WORDS or (cue.first > last and behind <= 4)):
            found["hearsay parted by colon"] = 1.0


def is_outright(line: Line) -> bool:
    """Whether the writer calls it false, rather than telling that somebody does."""
    kinds = {cue.kind for cue in line.cues}
    words = set(line.words)
    if kinds & {CueKind.SAID, CueKind.DENY, CueKind.DOUBT} or "told" in words or "according" in words:
        return False
    return any(cue.kind in CALLED_FALSE and not line.quoted[cue.first] for cue in line.cues)


def denied_retelling(line: Line) -> set[CueKind]:
    """The kinds of denial that fall on what others tell: "the report is false", "denied the claims"."""
    places = [cue.first for cue in line.cues if cue.kind is CueKind.RETOLD]
    return {
        cue.kind
        for cue in line.cues
        if cue.kind in AGAINST and any(abs(cue.first - place) <= FALLS_ON and place != cue.first for place in places)
    }


def mark_of(line: Line) -> str:
    """The strongest mark of a sentence."""
    kinds = {cue.kind for cue in line.cues}
    for mark, members in MARKS:
        if kinds & members:
            return mark
    return "plain"


MARKS: tuple[tuple[str, frozenset[CueKind]], ...] = (
    ("against", AGAINST),
    ("unproven", frozenset({CueKind.UNPROVEN, CueKind.DOUBT})),
    ("negated", frozenset({CueKind.NEGATE})),
    ("hearsay", frozenset({CueKind.HEARSAY})),
    ("seeming", frozenset({CueKind.SEEMING})),
    ("confirmed", frozenset({CueKind.CONFIRM})),
    ("said", frozenset({CueKind.SAID})),
)
