"""How a report stands to a claim: agrees, disagrees, discusses it, or has nothing to do with it.

`stance_towards(text, claim)` is the way in. Sentences that tell the claim are found by its rare words (`matching`),
each is judged by its own wording (`features`), and the report by what its lead and these sentences come to (`telling`).
The claim's own wording is judged with the same weights: a headline that denies and a report that denies agree.
"""

from onrecord.cross_report.stance.judging import stance_towards
from onrecord.cross_report.stance.weights import StanceWeights, shipped_weights
from onrecord.cross_report.stance.wordings import Line, read_lines

__all__ = ["Line", "StanceWeights", "read_lines", "shipped_weights", "stance_towards"]
