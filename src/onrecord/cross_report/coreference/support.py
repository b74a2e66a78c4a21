"""What the rest of a story says for or against a pair, once every pair has a first score.

Two mentions that are close to the same others are likely one; a mention that has a better partner in the other's report
is not; two words that mostly tell of one event in this story do so here, too. And events are one where those who take
part are one, as entities are where they take part in one event.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from onrecord.cross_report.coreference.comparing import Comparison, Floats, agreement, overlap, shared
from onrecord.cross_report.coreference.mentions import EntityMention, EventMention
from onrecord.cross_report.coreference.roles import AGENT, PATIENTS
from onrecord.lexicon.word_meanings import unit

Slots = dict[str, Comparison]
CLOSE = 0.3  # a first score from which on a mention counts as a companion
FLOOR = 1e-4  # keeps the logarithm of a score finite
Clusters = Mapping[str, int]
"""The number of each mention's cluster, by the mention's key."""
Sets = list[frozenset[Hashable]]


def compare_support(mentions: Sequence[EventMention] | Sequence[EntityMention], scores: Floats) -> Slots:
    """Comparisons by the first scores of all pairs of a story."""
    count = len(mentions)
    certain = scores.copy()
    np.fill_diagonal(certain, 1)
    others = scores.copy()
    np.fill_diagonal(others, 0)
    profiles = unit(certain)
    close = np.where(certain > CLOSE, certain, np.float32(0))
    odds = np.log(certain + np.float32(FLOOR)) - np.log(1 - certain + np.float32(FLOOR))
    companions, partners = profiles @ profiles.T, close @ close.T
    usual = _usual([m.lemma for m in mentions], others)
    rival = _best_in_report([m.report for m in mentions], others)
    rivalry = np.maximum(rival, rival.T) - certain
    best = others.max(axis=1) if count else np.zeros(0, np.float32)
    weakest = np.minimum(best[:, None], best[None, :])
    tables = {
        "first score": odds,
        "same companions": companions,
        "companions": partners,
        "words go together": usual,
        "better partner": rivalry,
        "best link": weakest,
    }
    return {name: _looked_up(table) for name, table in tables.items()}


def compare_participants(
    events: Sequence[EventMention], entities: Sequence[EntityMention], clusters: Clusters
) -> Slots:
    """Comparisons of events by the clusters of those who take part, or are named beside them."""
    at = {(m.report, m.head): clusters[m.key] for m in entities}
    beside: dict[tuple[str, int], set[Hashable]] = defaultdict(set)
    for m in entities:
        beside[m.report, m.sentence].add(clusters[m.key])

    def taking_part(mention: EventMention, *roles: str) -> frozenset[Hashable]:
        heads = [a.head for a in mention.arguments if not roles or a.role in roles]
        return frozenset(at[mention.report, head] for head in heads if (mention.report, head) in at)

    named: Sets = [frozenset(beside[m.report, m.sentence]) for m in events]
    return {
        "agents agree": agreement([taking_part(m, AGENT) for m in events]),
        "patients agree": agreement([taking_part(m, *PATIENTS) for m in events]),
        "either agrees": agreement([taking_part(m, AGENT, *PATIENTS) for m in events]),
        "participants in common": shared([taking_part(m) for m in events]),
        "named beside in common": shared(named),
        "named beside overlap": overlap(named),
    }


def compare_events_of(entities: Sequence[EntityMention], events: Sequence[EventMention], clusters: Clusters) -> Slots:
    """Comparisons of entities by the clusters of the events that they take part in, or stand beside."""
    parts: dict[tuple[str, int], set[Hashable]] = defaultdict(set)
    events_of: dict[tuple[str, int], set[Hashable]] = defaultdict(set)
    beside: dict[tuple[str, int], set[Hashable]] = defaultdict(set)
    for m in events:
        beside[m.report, m.sentence].add(clusters[m.key])
        for argument in m.arguments:
            role = PATIENTS[0] if argument.role in PATIENTS else argument.role
            parts[m.report, argument.head].add((role, clusters[m.key]))
            events_of[m.report, argument.head].add(clusters[m.key])
    in_part: Sets = [frozenset(parts[m.report, m.head]) for m in entities]
    in_any: Sets = [frozenset(events_of[m.report, m.head]) for m in entities]
    told: Sets = [frozenset(beside[m.report, m.sentence]) for m in entities]
    return {
        "same part in common": shared(in_part),
        "same part overlap": overlap(in_part),
        "events in common": shared(in_any),
        "events overlap": overlap(in_any),
        "events beside in common": shared(told),
        "events beside overlap": overlap(told),
    }


def _looked_up(table: Floats) -> Comparison:
    return lambda rows: table[rows]


def _usual(lemmas: Sequence[str], scores: Floats) -> Floats:
    """For each pair, the mean score of all pairs of the same two lemmas."""
    distinct = sorted(set(lemmas))
    of = np.searchsorted(np.array(distinct), np.array(lemmas))
    member = np.zeros((len(lemmas), len(distinct)), np.float32)
    member[np.arange(len(lemmas)), of] = 1
    size = member.sum(axis=0)
    pairs = np.outer(size, size) - np.diag(size)
    mean = (member.T @ scores @ member) / np.maximum(pairs, np.float32(1))
    looked_up: Floats = mean[np.ix_(of, of)].astype(np.float32)
    return looked_up


def _best_in_report(reports: Sequence[str], scores: Floats) -> Floats:
    """For each mention, its best score with any mention of the other's report."""
    distinct = sorted(set(reports))
    of = np.searchsorted(np.array(distinct), np.array(reports))
    best = np.stack([scores[:, of == number].max(axis=1) for number in range(len(distinct))], axis=1)
    looked_up: Floats = best[:, of]
    return looked_up
