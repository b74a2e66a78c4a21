"""How outlets name the same actor, act or place in their own voice, and which of them carry a claim or its denial."""

from onrecord.cross_report.wording.coverage import coverage
from onrecord.cross_report.wording.deeds import name_deeds
from onrecord.cross_report.wording.naming import Named, keys_of, name_wordings

__all__ = ["Named", "coverage", "keys_of", "name_deeds", "name_wordings"]
