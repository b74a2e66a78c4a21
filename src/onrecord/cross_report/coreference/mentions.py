"""What is compared across reports: mentions of events and of entities, each with what its own report tells of it."""

from collections.abc import Mapping
from dataclasses import dataclass

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where: days as ordinals, weekdays by name, which may lack a date, places as the gazetteer names them.

    `regions` are the places and all that they lie in.
    """

    days: frozenset[int] = frozenset()
    weekdays: Words = frozenset()
    places: Words = frozenset()
    regions: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence tells beside a mention: of use to both sorts of mention.

    `setting` holds every time and place in it, `names` the folded words of names, `context` its content lemmas.
    """

    setting: Setting = Setting()
    numbers: Words = frozenset()
    names: Words = frozenset()
    context: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Argument:
    """A word that stands to an event in some role: "agent", "patient", or the preposition between them.

    `head` is its token. `words` are the folded words of the name that it goes by in its report, or its own lemma.
    """

    role: str
    head: int
    lemma: str
    words: Words


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words of one report that tell of something that happens.

    `report` is the key of the report, `head` the index of the head word in its tokens, `sentence` the number of its
    sentence. `pos` is "verb", "noun" or "other", `tag` the Penn Treebank tag. `phrase` holds the lemmas of the trigger
    with its particle, `near` the content lemmas closest to it. `own` is the setting that the words tell of this very
    event, rather than of another one in the sentence. `parties` are those who take part as the caller codes them, the
    same in all reports.
    """

    key: str
    report: str
    head: int
    sentence: int
    lemma: str
    form: str
    pos: str
    tag: str
    phrase: Words
    arguments: tuple[Argument, ...]
    governor: str
    negated: bool
    own: Setting
    parties: Words
    near: Words
    around: Surroundings


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Words of one report that stand for someone or something.

    `kind` is "name", "noun" or "pronoun", `label` what it names ("person", "place", ... or ""). `entity` is the index
    of whom it stands for within its report, None where that is undecided. `name` holds the folded words of the fullest
    name that the report gives to that one, `full_name` a person's first name and surname in order, empty where the
    report does not tell both; `own` holds those of the mention alone. `modifiers` are the lemmas that narrow the head,
    `descriptions` the nouns by which the report calls the same entity. `governor` is the word that it depends on, in
    the role `role`, and `same_as` the heads that its sentence sets equal to it.
    """

    key: str
    report: str
    head: int
    sentence: int
    lemma: str
    form: str
    kind: str
    label: str
    full_name: tuple[str, ...]
    plural: bool
    gender: str
    entity: int | None
    name: Words
    own: Words
    initials: str
    modifiers: Words
    numbers: Words
    descriptions: Words
    governor: str
    role: str
    same_as: frozenset[int]
    near: Words
    around: Surroundings


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report is about: how often it uses each content lemma and each name, and the lemmas that it opens with."""

    key: str
    content: Mapping[str, int]
    names: Mapping[str, int]
    lead: Words


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report as far as it is compared with others."""

    profile: Profile
    events: tuple[EventMention, ...]
    entities: tuple[EntityMention, ...]
