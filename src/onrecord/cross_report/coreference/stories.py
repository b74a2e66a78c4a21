"""Which reports tell one story: those whose telling words are alike.

Words are weighed by how few reports use them: those at hand, and news in general, so that a record that tells of one
crisis alone still knows which of its words tell. Only reports of one story are searched for mentions of the same
event: "the attack" in reports of two places is two attacks.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.cross_report.coreference.comparing import Floats
from onrecord.cross_report.coreference.linkage import cut_tree, join_tree
from onrecord.cross_report.coreference.mentions import Profile, ReadReport
from onrecord.lexicon.word_spread import lemma_spread, name_spread

LEAST_LIKENESS = 0.12  # parts topics of ECB+ and keeps 99.7% of the reports of a story together (training topics)
IN_GENERAL = 1_000  # reports that the table of word spread stands for
MOST_MENTIONS = 3_000  # in a story; their pairs take about a gigabyte for a moment


@dataclass(frozen=True, slots=True)
class Collection:
    """All reports in the order of their keys, and how alike any two are: in all, in names, in how they open.

    `rarities` tells for each content lemma how much it tells.
    """

    profiles: tuple[Profile, ...]
    numbers: Mapping[str, int]
    rarities: Mapping[str, float]
    alike: Floats
    alike_in_names: Floats
    alike_in_lead: Floats

    def uses(self, report: str, lemma: str) -> int:
        """How often a report uses a content lemma."""
        return self.profiles[self.numbers[report]].content.get(lemma, 0)

    def rarity(self, word: str) -> float:
        """How much a word tells: the logarithm of one in how many reports has it."""
        known = self.rarities.get(word)
        return math.log(IN_GENERAL + len(self.profiles)) if known is None else known


def collect(profiles: Iterable[Profile]) -> Collection:
    """Compares all reports, whatever order they come in."""
    ordered = tuple(sorted(profiles, key=lambda profile: profile.key))
    rarities = _rarities([profile.content for profile in ordered], lemma_spread())
    of_names = _rarities([profile.names for profile in ordered], name_spread())
    return Collection(
        ordered,
        {profile.key: number for number, profile in enumerate(ordered)},
        rarities,
        _alike([profile.content for profile in ordered], rarities),
        _alike([profile.names for profile in ordered], of_names),
        _alike([dict.fromkeys(sorted(profile.lead), 1) for profile in ordered], rarities),
    )


def find_stories(collection: Collection, reports: Sequence[ReadReport]) -> list[tuple[ReadReport, ...]]:
    """The reports by story, the stories in the order of their first reports' keys."""
    by_key = {report.profile.key: report for report in reports}
    ordered = [by_key[profile.key] for profile in collection.profiles]
    if not ordered:
        return []
    numbers = cut_tree(
        len(ordered),
        join_tree(collection.alike),
        least=LEAST_LIKENESS,
        weights=[max(len(report.events), len(report.entities)) for report in ordered],
        most=MOST_MENTIONS,
    )
    stories: list[list[ReadReport]] = [[] for _ in range(max(numbers) + 1)]
    for report, number in zip(ordered, numbers, strict=True):
        stories[number].append(report)
    return [tuple(story) for story in stories]


def _rarities(counted: Sequence[Mapping[str, int]], spread: Mapping[str, float]) -> dict[str, float]:
    """How much each word tells, from the reports at hand and those of news in general, which count for so many more."""
    frequency = Counter(word for counts in counted for word in counts)
    reports = len(counted) + IN_GENERAL
    return {
        word: math.log((reports + 1) / (frequency[word] + IN_GENERAL * spread.get(word, 0.0) + 1))
        for word in sorted(frequency)
    }


def _alike(counted: Sequence[Mapping[str, int]], rarities: Mapping[str, float]) -> Floats:
    """The cosine of any two reports' counts, each word weighed."""
    frequency = Counter(word for counts in counted for word in counts)
    numbers = {word: n for n, word in enumerate(word for word in rarities if frequency[word] > 1)}
    table = np.zeros((len(counted), max(len(numbers), 1)), np.float32)
    lengths = np.zeros(len(counted), np.float32)
    for row, counts in enumerate(counted):
        weights = {word: (1 + math.log(count)) * rarities[word] for word, count in counts.items()}
        lengths[row] = math.sqrt(sum(weight**2 for weight in weights.values()))
        for word in weights.keys() & numbers.keys():
            table[row, numbers[word]] = weights[word]
    table /= np.maximum(lengths, np.float32(1e-6))[:, None]
    alike: Floats = table @ table.T
    return alike
