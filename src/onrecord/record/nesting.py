"""Statements within the content of another: those that are told as somebody else's words ("Roe said Vane had warned").

Few of them are labelled, so that the odds which the networks give say little there, and the larger corpus, which marks
none, taught them to doubt. The grammar says more: a reporting verb, under no "would" or "should", with a source that
is named and is not the one who speaks already, in what another reporting clause hands over. On the held-out reports of
crises that keeps 12 right ones and none wrong, where odds alone kept 13 and 3; on PolNeAR, by whose convention all are
wrong, it keeps a quarter as many.
"""

from collections.abc import Sequence

from onrecord.model import MentionKind
from onrecord.record.reading import MODALS, Reading, governor, reporting_verb
from onrecord.record.tagger import Tagged

LEAST_ODDS = 0.6  # log-odds from which such a phrase counts
ALSO_REPORTING = frozenset({"according", ":"})
POINTING = frozenset({"PRON", "DET"})


def is_anothers(reading: Reading, inner: Tagged, outer: Tagged) -> bool:
    """Whether a phrase within the content of another reports words of somebody else."""
    if inner.odds < LEAST_ODDS or not len(inner.source):
        return False
    return _reports(reading, inner) and _hands_over(reading, outer) and _names_another(reading, inner, outer)


def _reports(reading: Reading, tagged: Tagged) -> bool:
    """Whether a phrase is a reporting verb of what was, not of what would or should be said."""
    verb = governor(reading, range(*tagged.cue))
    return reporting_verb(reading, verb) is not None and not _is_modal(reading, verb)


def _hands_over(reading: Reading, tagged: Tagged) -> bool:
    word = governor(reading, range(*tagged.cue))
    return _reports(reading, tagged) or reading.tokens[word].text.lower() in ALSO_REPORTING


def _is_modal(reading: Reading, verb: int) -> bool:
    return any(reading.tokens[c].text.lower() in MODALS for c in reading.children[verb])


def _names_another(reading: Reading, inner: Tagged, outer: Tagged) -> bool:
    last = int(inner.source[-1])
    if reading.tokens[last].pos in POINTING:
        return False
    speaker = _entity(reading, inner.source.tolist())
    return speaker is None or speaker != _entity(reading, outer.source.tolist())


def _entity(reading: Reading, source: Sequence[int]) -> int | None:
    """Whom the last mention among the words of a source stands for."""
    mentions = [mention for i in source if (mention := reading.mention(i)) is not None]
    named = [mention for mention in mentions if mention.kind is not MentionKind.PRONOUN or len(mentions) == 1]
    return named[-1].entity if named else None
