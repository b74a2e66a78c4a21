"""What is found in a report, while its words are at hand, for telling later what it has to do with others."""

from dataclasses import dataclass

from onrecord.model.stories import StoryReport
from onrecord.model.timeline import DatedLine


@dataclass(frozen=True, slots=True)
class PackedPropositions:
    """What is compared of a report's propositions, as the bytes of arrays that `cross_report/claims/sheets` describes.

    There is a row for each proposition that anything can be compared with. `words` are all words of their sets, each
    once; `numbers` and `weights` are their checksums and what each tells. `sizes` say how many words each set of each
    row has, and `places` which, row by row and set by set.
    """

    rows: bytes
    sizes: bytes
    places: bytes
    words: tuple[str, ...]
    numbers: bytes
    weights: bytes


@dataclass(frozen=True, slots=True)
class FindingAid:
    """What the comparison across reports asks first of a version, worked out when it was read.

    `form` names the rules by which it was made; one of other rules is not used. `counts` say under how many keys each
    row of `propositions` is found, and `keys` have these keys' numbers, row by row. `runs` are the numbers of those
    that its runs of words are found by, and `opening` are the most telling words of its beginning.
    """

    form: str
    runs: bytes
    opening: tuple[str, ...]
    propositions: PackedPropositions
    counts: bytes
    keys: bytes


@dataclass(frozen=True, slots=True)
class Prepared:
    """What tells the story of one version of a report, and its lines that can stand in a timeline.

    `story` is None where nobody looked; its ids and day are those of no record yet. `aid` is None where nobody looked.
    """

    story: StoryReport | None = None
    lines: tuple[DatedLine, ...] = ()
    aid: FindingAid | None = None


UNPREPARED = Prepared()
