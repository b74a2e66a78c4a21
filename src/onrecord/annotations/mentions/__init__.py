"""Mentions: the words that name or stand for people, bodies, countries and groups, and whom they stand for.

`names` marks names in the tokens, corrected by `votes`; `phrases` grows them to whole phrases with what they tell
(`descriptions`) and joins those that stand side by side (`appositions`). `coreference` decides which phrases of one
report stand for the same entity: by name (`clusters`), by how news introduces its speakers (`introductions`, `speech`),
and, for what is left, by a trained `ranker` that weighs what is known of each candidate (`situations`, `antecedents`).
"""

from onrecord.annotations.mentions.coreference import resolve_mentions
from onrecord.annotations.mentions.descriptions import Description, Phrase
from onrecord.annotations.mentions.phrases import find_phrases

__all__ = ["Description", "Phrase", "find_phrases", "resolve_mentions"]
