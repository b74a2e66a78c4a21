"""Whether a number is exact, at least, at most or about, from the words that stand beside it."""

import re

from onrecord.annotations.quantities.measures import Measure
from onrecord.annotations.quantities.parse import Parse
from onrecord.lexicon.number_words import bounds_after, bounds_before, final_bounds
from onrecord.model import Bound

# Without a letter or sign there is no bound word; rows of bare numbers need no further look.
_COULD_BOUND = re.compile(r"[^\W\d_]|[<>≥≤~≈∼+]")
_ARTICLE = re.compile(r"\bthe\s*$", re.IGNORECASE)
_PLACES = frozenset({"about", "around", "over", "above", "below", "under", "beyond"})
_ENDS = re.compile(r"\s*(?:[.,;:)!?\"”]|$)")
_FILLER = re.compile(
    r"(?:[\"“”‘'(\[]|\ba (?:total|whopping|staggering|record|further|combined)(?: of)?|\ba|\banother|\bthe)\s*$",
    re.IGNORECASE,
)


def find_bound(parse: Parse, measure: Measure) -> Bound:
    """The bound that the words before the number give, else those behind it, else an exact one."""
    before = given = parse.words_before(measure.span.start)
    for _ in range(3 if _COULD_BOUND.search(before) else 0):
        pattern, bounds = bounds_before()
        if match := pattern.search(before):
            words = " ".join(match[1].lower().split())
            # "The plaza stretches around the 40-metre mast": before an article these tell where.
            if not (before.lower() != given.lower() and _ARTICLE.search(given) and words in _PLACES):
                return bounds[words]
        shorter = _FILLER.sub("", before)
        if shorter == before:
            break
        before = shorter
    pattern, bounds = bounds_after()
    after = pattern.match(parse.words_after(measure.span.end))
    if after is None:
        return Bound.EXACT
    words = " ".join(after[1].lower().split())
    # "$3 at most stores", "$5 plus tax": with a word behind them these say something else.
    ends = words not in final_bounds() or _ENDS.match(parse.words_after(measure.span.end + after.end(), 8))
    return bounds[words] if ends else Bound.EXACT
