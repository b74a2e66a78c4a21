"""How alike texts are, by words and by meaning: never whether they agree."""

from onrecord.cross_report.likeness.meanings import meaning_of, meanings_of
from onrecord.cross_report.likeness.scoring import Likeness, score

__all__ = ["Likeness", "meaning_of", "meanings_of", "score"]
