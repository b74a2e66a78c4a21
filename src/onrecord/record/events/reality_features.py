"""What the reading of reality sees of an event, as short strings: its path, its sides, its teller, its report.

The rules' own verdict is one of them, alone and beside others, so that what is learned is where the rules go wrong.
Only a checksum of each string is kept. Some strings look over the whole report: whether the same deed is told
elsewhere in the report's own voice, and what the sentences around quote.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.lexicon.embedding import marking_words
from onrecord.lexicon.ontology import word_class
from onrecord.model import BlockKind, Event, Participant, Reality, Sector, Statement
from onrecord.record.events.coding import code_of
from onrecord.record.events.factuality_features import feature_strings
from onrecord.record.events.reality_alone import HOSTILE
from onrecord.record.events.reality_path import VERBAL, Level, path_of
from onrecord.record.events.tellers import NEWS, STATE, find_teller, is_of_state
from onrecord.record.reading import Reading

FIGHTING = frozenset({Sector.REB, Sector.OPP, Sector.UAF, Sector.CRM})
AROUND = 2  # sentences on either side whose statements are seen
MANY = 3  # from which on tellings are not counted further
LEVELS = 3  # of the path, whose words stand beside the verdict


@dataclass(frozen=True, slots=True)
class Found:
    """An event as the rules have it, with the token that tells it and the further ones that do."""

    event: Event
    token: int
    others: tuple[int, ...]


class RealityFeatures:
    """The features of a report's events."""

    def __init__(self, reading: Reading, found: Sequence[Found], statements: Sequence[Statement]) -> None:
        self._reading = reading
        self._statements = statements
        self._alike: defaultdict[object, list[Found]] = defaultdict(list)
        for one in found:
            self._alike[self._name(one)].append(one)
            self._alike[one.event.type].append(one)
        self._cues: defaultdict[int, list[int]] = defaultdict(list)
        for number, statement in enumerate(statements):
            for span in statement.cue[:1] or statement.content[:1]:
                token = next(reading.tokens_in(span), None)
                if token is not None:
                    self._cues[reading.sentence_at[token]].append(number)

    def _name(self, found: Found) -> tuple[str, str]:
        return found.event.type, self._reading.tokens[found.token].lemma.lower()

    def of(self, found: Found) -> list[str]:
        """The strings of one event."""
        event = found.event
        statement = None if event.statement is None else self._statements[event.statement]
        path = path_of(self._reading, found.token, found.others)
        told = list(self._told(event, statement))
        verdict, base = f"rule={event.reality}", self._base(found, path)
        retold, near = list(self._retold(found)), list(self._near(found, statement))
        sides = [*_sides("source", event.sources), *_sides("target", event.targets)]
        words = [*told, *base, *self._place(found), *retold, *near, *sides]
        strings = [*feature_strings(self._reading, path), verdict, *words, *self._phrase(found, statement)]
        strings += [f"{verdict} & {one}" for one in (*words, *self._on_path(path))]
        strings += [f"{one} & {other}" for one, other in product(told[:3], base)]
        return strings

    def _base(self, found: Found, path: tuple[Level, ...]) -> list[str]:
        tokens, level = self._reading.tokens, path[0]
        lemma = tokens[found.token].lemma.lower()
        tense = f"{level.tense}{'+perfect' * level.perfect}{'+progressive' * level.progressive}"
        hostile = "hostile" if found.event.type in HOSTILE else "not hostile"
        return [f"type={found.event.type}", f"word={lemma}", f"form={tokens[found.token].tag}:{tense}", hostile]

    def _on_path(self, path: tuple[Level, ...]) -> Iterator[str]:
        """The words of the path, each with how it governs."""
        for number, level in enumerate(path[1 : 1 + LEVELS], 1):
            token = self._reading.tokens[level.token]
            yield f"{number}:{level.relation}:{token.lemma.lower()}"
            yield f"{number}:{level.relation}:{token.tag}:{'+'.join(level.effects)}"
            yield f"{number}:{level.tense}:{level.negation is not None}:{level.modal is not None}"

    def _told(self, event: Event, statement: Statement | None) -> Iterator[str]:
        """Who tells it, how they stand to the doer, and by which word."""
        if statement is None:
            yield "own voice"
            yield f"own voice & when={event.when is not None}"
            return
        teller = find_teller(self._reading, statement, event.sources)
        stand = "own" if teller.own else "reported" if teller.reported else "other"
        yield f"told={stand}"
        kinds = self._speaker(statement)
        yield f"told={stand} & {kinds}"
        cue = next((i for span in statement.cue for i in self._reading.tokens_in(span)), None)
        word = "" if cue is None else self._reading.tokens[cue].lemma.lower()
        yield f"told={stand} & act={statement.act}"
        yield f"act={statement.act} & {statement.kind}"
        yield f"cue={word}"
        yield f"cue={word} & told={stand}"
        yield f"speaker={kinds}"
        yield f"nested={statement.parent is not None}"

    def _speaker(self, statement: Statement) -> str:
        """What kind of people make a statement."""
        codes = [code_of(self._reading, one) for one in statement.speakers]
        sectors = {sector for code in codes for sector in code.sectors}
        names = {word for one in statement.speakers for word in one.name.lower().split()}
        kinds = [
            ("nobody", not codes),
            ("news", bool(sectors & NEWS)),
            ("bystander", bool(word_class("bystanders") & names)),
            ("fighting", bool(sectors & FIGHTING)),
            ("state", any(is_of_state(code) and code.country is not None for code in codes)),
            ("officials", bool(sectors & STATE)),
            ("some sector", bool(sectors)),
        ]
        return "+".join(kind for kind, holds in kinds if holds) or "unknown"

    def _phrase(self, found: Found, statement: Statement | None) -> Iterator[str]:
        """The words of who does it, to whom, and who says so."""
        sides: list[tuple[str, Iterable[Participant]]] = [("by", found.event.sources), ("to", found.event.targets)]
        for name, side in sides:
            for one in side:
                for i in () if one.party.span is None else self._reading.tokens_in(one.party.span):
                    yield f"{name}={self._reading.tokens[i].lemma.lower()}"
        for span in () if statement is None else statement.source:
            for i in self._reading.tokens_in(span):
                yield f"says={self._reading.tokens[i].lemma.lower()}"

    def _place(self, found: Found) -> Iterator[str]:
        """Where in report and sentence it stands, and which words of time the sentence has."""
        reading = self._reading
        number = reading.sentence_at[found.token]
        sentence = reading.annotations.sentences[number]
        heading = reading.report.blocks[sentence.block].kind is not BlockKind.PARAGRAPH
        yield f"place={'heading' if heading else min(number, MANY)}"
        yield f"quoted={reading.quotation_at[found.token] is not None}"
        yield f"verb={reading.tokens[found.token].pos in VERBAL}"
        yield f"dated={found.event.when is not None}"
        words = {reading.tokens[i].text.lower() for i in range(sentence.first_token, sentence.after_token)}
        yield from (f"time={word}" for word in words & marking_words("lasting", "time_words"))
        if words & marking_words("lasting", "weekdays"):
            yield "time=day"
        root = next((i for i in range(sentence.first_token, sentence.after_token) if reading.tokens[i].head == i), None)
        if root is not None:
            yield f"root={reading.tokens[root].tag}"
        if reading.tokens[sentence.after_token - 1].text == "?":
            yield "question"

    def _retold(self, found: Found) -> Iterator[str]:
        """How such a deed is told elsewhere in the report: before it and behind it, by the same word or another."""
        for name, alike in (("word", self._alike[self._name(found)]), ("type", self._alike[found.event.type])):
            counts: Counter[str] = Counter()
            for other in alike:
                if other is not found:
                    where = "before" if other.token < found.token else "behind"
                    counts[f"same {name} {where}: {_class(other.event)}"] += 1
                    counts[f"same {name}: {_class(other.event)}"] += 1
            for words, count in counts.items():
                yield words
                yield f"{words} {min(count, MANY)}"
            if not counts:
                yield f"same {name}: never"

    def _near(self, found: Found, statement: Statement | None) -> Iterator[str]:
        """The statements of the sentences around: what is told in the report's own voice may be theirs."""
        own = self._reading.sentence_at[found.token]
        for distance in range(-AROUND, AROUND + 1):
            for number in self._cues.get(own + distance, ()):
                other = self._statements[number]
                if other is statement:
                    continue
                yield f"near {distance}: {other.act}"
                yield f"near {distance}: {self._speaker(other)}"


def _class(event: Event) -> str:
    if event.reality is Reality.ALLEGED:
        return "alleged"
    if event.reality not in (Reality.ACTUAL, Reality.ONGOING):
        return "open"
    if event.statement is not None:
        return "told"
    return "done" if event.reality is Reality.ACTUAL else "lasting"


def _sides(name: str, side: Sequence[Participant]) -> Iterator[str]:
    """What kind of actors stand on one side."""
    if not side:
        yield f"{name}=nobody"
    for one in side:
        state = is_of_state(one.code) and one.code.country is not None
        fighting = bool(set(one.code.sectors) & FIGHTING)
        yield f"{name}={'state' if state else 'fighting' if fighting else 'other'}"
