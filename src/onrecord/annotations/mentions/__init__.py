"""Mentions: the words that name or stand for people, bodies, countries and groups, and whom they stand for.

`names` marks names in the tokens, `phrases` grows them to whole phrases with their titles, `coreference` decides
which phrases of one report stand for the same entity.
"""

from onrecord.annotations.mentions.coreference import resolve_mentions
from onrecord.annotations.mentions.phrases import Description, Phrase, find_phrases

__all__ = ["Description", "Phrase", "find_phrases", "resolve_mentions"]
