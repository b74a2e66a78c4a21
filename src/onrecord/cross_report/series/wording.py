"""What a series counts, in few words of the record: the thing, and what befell it or where it is.

A figure's own words are the thing and then all that its sentence says of which of them, piece by piece. A heading needs
the thing, and of the pieces one only where the thing alone says little.
"""

from collections.abc import Sequence

from onrecord.cross_report.series.items import SeriesItem
from onrecord.lexicon.tallies import outcome_verbs
from onrecord.model.tallies import Tally

BETWEEN = " … "
LETTERS_OF_NOUN = 3  # of a lemma, that its forms share: "body", "bodies"
FEWEST_WORDS = 3  # of a heading: "people" alone says little
WORDS = 5  # of a heading that says enough and no more
# pieces that say nothing without the rest of their sentence
BARE = frozenset(
    {
        *("is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will"),
        *("including", "include", "includes", "included", "and", "with", "more", "some", "so"),
    }
)


def words_of_series(items: Sequence[SeriesItem]) -> str:
    """What the figures of a series count, in the words of the one that names the thing and tells most of it."""

    def clearness(item: SeriesItem) -> tuple[bool, bool, bool, int, int, int, tuple[str, str]]:
        tally, words = item.tally, heading_of(item.tally)
        count = len(words.split())
        unnamed = not tally.noun or tally.noun[:LETTERS_OF_NOUN] not in words.lower()
        slots = (bool(tally.owners), bool(tally.places), not tally.headline)
        numbered = any(letter.isdigit() for letter in words)
        return unnamed, numbered, count < FEWEST_WORDS, -sum(slots), words.count("…"), abs(count - WORDS), item.order

    return heading_of(min(items, key=clearness).tally)


def heading_of(tally: Tally) -> str:
    """The words of one figure that make a heading: the thing, and the piece that tells most where it says little."""
    pieces = [piece for piece in tally.words.split(BETWEEN) if piece.lower() not in BARE]
    if not pieces:
        return tally.words
    first, rest = pieces[0], pieces[1:]
    befell = [piece for piece in rest if _tells_outcome(tally, piece)]
    kept = [first]
    if befell and not _tells_outcome(tally, first):
        kept.append(befell[0])
    elif len(first.split()) < FEWEST_WORDS:
        kept += rest[:1]
    return BETWEEN.join(kept)


def _tells_outcome(tally: Tally, piece: str) -> bool:
    """Whether a piece has a verb for what befell those counted."""
    stems = tuple(
        verb.removesuffix("e") if len(verb) > 3 else verb
        for verb, kind in outcome_verbs().items()
        if kind == tally.kind
    )
    return any(word.startswith(stems) for word in piece.lower().split())
