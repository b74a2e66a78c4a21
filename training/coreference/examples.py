"""Turns marked and labelled reports into examples: a choice among candidates, and which of them are right.

The resolver runs over each report as it does in use, but where the corpus tells the answer it is given it, so that the
candidates of later phrases are those of a report that was read rightly so far.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.annotations.mentions import Phrase, find_phrases, resolve_mentions
from onrecord.annotations.mentions.ranker import Candidate, Choice, Weights, choose
from onrecord.model import Entity, Mention, MentionKind
from quality.coreference_corpus import CorpusReport, Parsed, heads_by_place
from training.coreference.labels import LabelledReport, same_name

NAMELESS = ("office", "body")
NAMED = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.COUNTRY, MentionKind.PLACE)


@dataclass(frozen=True, slots=True)
class Example:
    """A choice; `right` are the positions of the right candidates, none of them where nobody is right."""

    report: str
    choice: Choice
    right: frozenset[int]


Same = Callable[[str, str], bool]


def corpus_examples(report: CorpusReport, parsed: Parsed, weights: Weights) -> list[Example]:
    """The examples in a report of the corpus: whom a phrase stands for is told by its marked entity."""
    heads = heads_by_place(parsed, [marked.span for marked in report.marked])
    told = {head: marked.cluster for head, marked in zip(heads, report.marked, strict=True) if head is not None}
    return list(_examples(report.key, parsed, told, weights, same=str.__eq__, by_name=False))


def label_examples(report: LabelledReport, parsed: Parsed, weights: Weights) -> list[Example]:
    """The examples in a labelled report: whom a source stands for is told by its speaker's name."""
    heads = heads_by_place(parsed, [source.span for source in report.sources])
    told = {head: source.speaker for head, source in zip(heads, report.sources, strict=True) if head is not None}
    return list(_examples(report.key, parsed, told, weights, same=same_name, by_name=True))


def _examples(
    key: str, parsed: Parsed, told: Mapping[int, str], weights: Weights, *, same: Same, by_name: bool
) -> Iterator[Example]:
    phrases = find_phrases(parsed.tokens, parsed.sentences)
    identities = _Identities(phrases, told, *resolve(parsed, phrases, lambda choice: None), by_name=by_name)
    found: list[Example] = []

    def answer(choice: Choice) -> Candidate | None:
        wanted = told.get(phrases[choice.phrase].head)
        if wanted is None:
            return choose(choice, weights=weights)
        known = [identities.of(candidate) for candidate in choice.candidates]
        right = frozenset(k for k, name in enumerate(known) if name is not None and same(name, wanted))
        if right or choice.sort in NAMELESS:
            found.append(Example(key, choice, right))
            identities.learn(choice, right, wanted)
            return choice.candidates[min(right)] if right else None
        return choose(choice, weights=weights)

    resolve(parsed, phrases, answer)
    yield from found


def resolve(
    parsed: Parsed, phrases: Sequence[Phrase], chooser: Callable[[Choice], Candidate | None]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Resolves a parsed report with a chooser of one's own."""
    return resolve_mentions(
        parsed.report.text,
        parsed.tokens,
        phrases=phrases,
        sentences=parsed.sentences,
        quotations=parsed.quotations,
        chooser=chooser,
    )


class _Identities:
    """Whom the phrases of a report stand for, as far as the corpus and the names tell."""

    def __init__(
        self,
        phrases: Sequence[Phrase],
        told: Mapping[int, str],
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        *,
        by_name: bool,
    ) -> None:
        self._of_phrase = {i: told[phrase.head] for i, phrase in enumerate(phrases) if phrase.head in told}
        self._of_cluster: dict[int, str] = {}
        of_entity: dict[int, str] = {}
        for i, identity in self._of_phrase.items():
            entity = mentions[i].entity
            if entity is not None:
                of_entity.setdefault(entity, identity)
        for i, mention in enumerate(mentions):
            if i in self._of_phrase or mention.entity is None:
                continue
            if mention.entity in of_entity:
                self._of_phrase[i] = of_entity[mention.entity]
            elif by_name and entities[mention.entity].kind in NAMED:
                self._of_phrase[i] = entities[mention.entity].name

    def of(self, candidate: Candidate) -> str | None:
        """Whom a candidate stands for, None where that is not told."""
        identity = self._of_phrase.get(candidate.phrase) or self._of_cluster.get(candidate.cluster)
        if identity is not None:
            self._of_cluster.setdefault(candidate.cluster, identity)
        return identity

    def learn(self, choice: Choice, right: frozenset[int], identity: str) -> None:
        """Remembers whom the clusters of right candidates stand for."""
        for k in right:
            self._of_cluster.setdefault(choice.candidates[k].cluster, identity)
