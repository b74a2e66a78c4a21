"""What kind of thing a figure counts, and what is said of it: the dead, the displaced, troops that gather or leave.

The idea: what befalls people stands right behind their number ("17 killed"), in the words counted ("death toll"), in
the clause that describes them ("people who were killed"), or in the verb over them ("killing at least nine"). These are
asked in that order, and where text that lost its commas misleads the parser, the nearest such word before the number.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.lexicon.number_words import counted_words
from onrecord.lexicon.tallies import (
    outcome_nouns,
    outcome_verbs,
    people_only,
    state_words,
    tally_words,
    thing_kinds,
    told_with,
    undergone_verbs,
)
from onrecord.lexicon.units import unit_lexicon
from onrecord.model import Figure, Quantity
from onrecord.model.tallies import TallyKind
from onrecord.record.reading import Reading, reporting_verb
from onrecord.record.scopes import counted_head

BEHIND = 5  # tokens between a number and what befell those counted
BEFORE = 5
TOLL_BEFORE = 16  # the same for the word "toll": "death toll in attack on evacuees hits 43"
NEXT_COUNT = 5  # tokens behind a verb within which a headline's second number has its own word
MANY_MEN = 500  # from which on men who are only counted are an army's: "110,000 men in the area"
MOST_STEPS = 7  # from the number up through its clauses
_SKIPPED = ("ADJ", "ADV", "AUX", "DET", "PRON", "NOUN", "PROPN", "SYM")
_VERBS = ("VERB", "AUX")
_SUBJECTS = ("nsubj", "nsubjpass")
_LENGTHS = frozenset({"percent", "fraction", "percentage point"})

Step = Callable[[Reading, Quantity, int | None], Iterator[tuple[str, int]]]
"""One way to find what befell those counted: from a number and the token for what it counts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts: the head of its words, their lemma, its kind and state, and the word that tells the kind.

    `thing` is the noun of which a bare number is the count, where that stands elsewhere in the clause.
    """

    head: int | None
    thing: int | None
    noun: str
    kind: TallyKind
    state: str
    teller: int | None


def read_kind(reading: Reading, figure: Figure) -> Counted:
    """What a figure counts; `OTHER` where no list tells."""
    quantity = figure.quantity
    head = counted_head(reading, quantity)
    thing = find_tallied(reading, quantity)
    noun = _noun(reading, quantity, head, thing)
    state, teller = _state(reading, head)
    if quantity.unit is not None and not quantity.unit.startswith("per "):
        return Counted(head, thing, noun, _unit_kind(quantity.unit), state, teller)
    kind = thing_kinds().get(noun)
    if noun == "man" and quantity.low is not None and quantity.low >= MANY_MEN:
        kind = "troops"
    outcome = find_outcome(reading, quantity)
    is_amount = kind is None and head is not None and reading.report.text.startswith(" of ", reading.tokens[head].end)
    if outcome is not None and (
        _befalls(outcome[0], kind, is_amount=is_amount) or _is_adjacent(reading, quantity, outcome[1])
    ):
        return Counted(head, thing, noun, TallyKind(outcome[0]), "", outcome[1])
    return Counted(head, thing, noun, TallyKind(kind) if kind is not None else TallyKind.OTHER, state, teller)


def _is_adjacent(reading: Reading, quantity: Quantity, teller: int) -> bool:
    """Whether what befell them is the very next word: in "40 Injured in Rocket Attack" no rockets are counted."""
    tokens = list(reading.tokens_in(quantity.span))
    return bool(tokens) and teller == tokens[-1] + 1


def tells_count(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is a count by what is told of it, without a noun: "kills nine", "the toll reaches 23"."""
    if quantity.unit is not None or quantity.low is None:
        return False
    if find_tallied(reading, quantity) is not None:
        return True
    bare = quantity.counted is None or _told_in(reading, quantity) or _are_people_told_of(reading, quantity)
    if not bare or quantity.low != quantity.low.to_integral_value():
        return False
    outcome = find_outcome(reading, quantity)
    return outcome is not None and outcome[0] in tally_words("bare_kinds")


def _are_people_told_of(reading: Reading, quantity: Quantity) -> bool:
    """Whether people are counted and their own clause says what befell them: "our three colleagues who died"."""
    head = counted_head(reading, quantity)
    if head is None or thing_kinds().get(reading.tokens[head].lemma.lower()) != "people":
        return False
    return any(next(step(reading, quantity, head), None) is not None for step in (_right_behind, _describing, _above))


def _told_in(reading: Reading, quantity: Quantity) -> bool:
    """Whether the words counted tell what befell them: "3 injured", "four members killed"."""
    counted = quantity.counted
    return counted is not None and any(_told_by(reading, i) is not None for i in reading.tokens_in(counted))


def _befalls(outcome: str, thing: str | None, *, is_amount: bool = False) -> bool:
    """Whether what befell them tells more than what they are: soldiers are killed, but troops that leave are troops.

    What is an amount of something ("doses of the vaccine") does not go missing as people do.
    """
    if thing in (None, "people"):
        return not is_amount or outcome not in {*people_only(), *tally_words("of_people")}
    return thing == "troops" and outcome not in people_only()


def _unit_kind(unit: str) -> TallyKind:
    if unit.split(" per ")[0] in unit_lexicon().currencies:
        return TallyKind.MONEY
    return TallyKind.SHARE if unit in _LENGTHS else TallyKind.MEASURE


def _noun(reading: Reading, quantity: Quantity, head: int | None, thing: int | None) -> str:
    """The lemma of the thing counted: its head, or what a tally in the clause is of ("the number of its soldiers")."""
    counted = quantity.counted
    if counted is None or head is None:
        return "" if thing is None else _of_tally(reading, thing)
    best = head
    if reading.tokens[head].pos in ("NUM", "PRON", "DET", "VERB"):
        nouns = [i for i in reading.tokens_in(counted) if reading.tokens[i].pos in ("NOUN", "PROPN")]
        best = nouns[0] if nouns else head
    elif reading.tokens[head].lemma.lower() in ("more", "other", "further", "additional"):
        best = next((i for i in reading.tokens_in(counted) if reading.tokens[i].pos == "NOUN" and i > head), head)
    lemma = reading.tokens[best].lemma.lower()
    if lemma in tally_words("tallies"):
        return _of_tally(reading, best)
    named = _numbered(reading, quantity) if lemma in ("people", "person", "man") else None
    return named or lemma


def _of_tally(reading: Reading, tally: int) -> str:
    """What a tally is of: the "soldiers" of "the number of its soldiers"; "" for a tally of what is not told."""
    for of in reading.children[tally]:
        thing = reading.child(of, "pobj") if reading.tokens[of].text.lower() == "of" else None
        if thing is not None and reading.tokens[thing].pos != "NUM":
            return reading.tokens[thing].lemma.lower()
    return reading.tokens[tally].lemma.lower() if names_thing(reading, tally) else ""


def names_thing(reading: Reading, noun: int) -> bool:
    """Whether a noun tells what is counted: "the number of troops", "the death toll", but not "another figure"."""
    if reading.tokens[noun].lemma.lower() not in tally_words("tallies"):
        return True
    return (
        any(_told_by(reading, i) is not None for i in reading.subtree(noun)) or reading.child(noun, "prep") is not None
    )


def _numbered(reading: Reading, quantity: Quantity) -> str | None:
    """The noun in "the number of its soldiers" where it stands in the same sentence before a number of people."""
    sentence = reading.sentence_span(quantity.span.start)
    for i in reading.tokens_in(sentence):
        token = reading.tokens[i]
        if token.lemma.lower() == "number" and token.pos == "NOUN" and token.start < quantity.span.start:
            found = _of_tally(reading, i)
            return found or None
    return None


def find_outcome(reading: Reading, quantity: Quantity) -> tuple[str, int] | None:
    """What befell those that a number counts, with the token that tells it; None where nothing does."""
    head = counted_head(reading, quantity)
    steps: tuple[Step, ...] = (_right_behind, _in_counted, _describing, _above, _tallied, _around)
    if _counts_some_of(reading, quantity):  # "two of the injured died": what is told of the two comes first
        steps, head = (_above, _right_behind, _tallied), next(iter(reversed([*reading.tokens_in(quantity.span)])), head)
    elif _is_whole(reading, quantity):  # what befell "six of the 31" did not befall the 31
        steps = (_in_counted, _describing)
    for step in steps:
        found = next(step(reading, quantity, head), None)
        if found is not None:
            return found
    return None


def _counts_some_of(reading: Reading, quantity: Quantity) -> bool:
    return reading.report.text.startswith((" of the ", " of those "), quantity.span.end)


def _is_whole(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number counts all of whom another, right before it, counts some."""
    first = next(reading.tokens_in(quantity.span), 0)
    words = [reading.tokens[i].text.lower() for i in range(max(0, first - 2), first)]
    return words in (["of", "the"], ["of", "those"]) and first > 2 and reading.tokens[first - 3].pos == "NUM"


def _right_behind(reading: Reading, quantity: Quantity, head: int | None) -> Iterator[tuple[str, int]]:
    """A participle or noun behind the number with nothing but the people between: "17 killed", "3 citizens injured"."""
    tokens = list(reading.tokens_in(quantity.span))
    if not tokens:
        return
    last = tokens[-1]
    for i in range(last + 1, min(last + 1 + BEHIND, len(reading.tokens))):
        token = reading.tokens[i]
        if reading.sentence_at[i] != reading.sentence_at[last]:
            return
        kind = next((told for told, _ in _of_cases(reading, i)), None) or _told_by(reading, i)
        participle = i == last + 1 and token.tag in ("VBN", "JJ")
        if kind is not None and (token.pos in ("NOUN", "ADJ", "PROPN") or participle or _is_suffered(reading, i)):
            yield kind, i
            return
        if token.pos not in _SKIPPED and token.text.lower() not in ("of", "'s"):
            return


def _in_counted(reading: Reading, quantity: Quantity, head: int | None) -> Iterator[tuple[str, int]]:
    """A noun for it among the words counted: "death toll", "number of dead"."""
    counted = quantity.counted
    for i in reading.tokens_in(counted) if counted is not None else ():
        above = reading.tokens[i].head
        near = above == head or i == head or reading.tokens[above].text.lower() == "of"
        kind = _told_by(reading, i) if near else None
        if kind is not None and (reading.tokens[i].pos not in _VERBS or _is_suffered(reading, i)):
            yield from _of_cases(reading, i)
            yield kind, i


def _of_cases(reading: Reading, noun: int) -> Iterator[tuple[str, int]]:
    """What befell those whose cases are counted: "146 cases of persons arrested" are arrests."""
    if reading.tokens[noun].lemma.lower() not in tally_words("cases"):
        return
    for i in reading.subtree(noun):
        kind = _told_by(reading, i)
        if i != noun and kind is not None:
            yield kind, i


def _describing(reading: Reading, quantity: Quantity, head: int | None) -> Iterator[tuple[str, int]]:
    """The clause that describes the people: "who were killed", "wounded in the blast"."""
    for child in reading.children[head] if head is not None else ():
        token = reading.tokens[child]
        if child > (head or 0) and token.dep in ("relcl", "acl", "amod", "appos"):
            kind = _told_by(reading, child)
            if kind is not None and (token.pos not in _VERBS or _is_suffered(reading, child)):
                yield kind, child


def _above(reading: Reading, quantity: Quantity, head: int | None) -> Iterator[tuple[str, int]]:
    """The nouns and verbs over the number, up to the one that reports it; "known to have died" tells by its second."""
    came = head
    for _ in range(MOST_STEPS if came is not None else 0):
        assert came is not None
        above = reading.tokens[came].head
        if above == came:
            return
        label = reading.tokens[came].dep
        for token in (above, *_completing(reading, above)):
            kind, beside = _told_by(reading, token), _told_beside(reading, token, "with_word")
            if token != came and (
                (kind is not None and (reading.tokens[token].pos not in _VERBS or _suffers(reading, token, label)))
                or (beside is not None and (label in _SUBJECTS or _suffers(reading, token, label)))
            ):
                yield kind or str(beside), token
                return
        is_reporting = reading.tokens[above].pos == "VERB" and reporting_verb(reading, above) is not None
        if is_reporting or label in ("advcl", "ccomp", "relcl"):
            return
        came = above


def _completing(reading: Reading, verb: int) -> list[int]:
    """What completes a verb that says little itself: "remain displaced", "believed to be dead"."""
    return [
        c for c in reading.children[verb] if c > verb and reading.tokens[c].dep in ("xcomp", "acomp", "oprd", "attr")
    ]


def _told_beside(reading: Reading, verb: int, table: str) -> str | None:
    """What a verb tells together with the particle or object behind it: "taking part", "gone home"."""
    lemma = reading.tokens[verb].lemma.lower()
    behind = [c for c in reading.children[verb] if c > verb]
    behind += [thing for c in behind if (thing := reading.child(c, "pobj")) is not None]  # "taken into custody"
    found = (told_with(table, lemma, reading.tokens[c].lemma.lower()) for c in behind)
    return next((kind for kind in found if kind is not None), None)


def _tallied(reading: Reading, quantity: Quantity, head: int | None) -> Iterator[tuple[str, int]]:
    """What is tallied in the number's clause: "bringing the number of people killed to 21", "the toll reached 40"."""
    thing = find_tallied(reading, quantity)
    for i in reading.subtree(thing) if thing is not None else ():
        kind = _told_by(reading, i)
        if kind is not None:
            yield kind, i
            return


def _around(reading: Reading, quantity: Quantity, head: int | None) -> Iterator[tuple[str, int]]:
    """The nearest word for it before the number, with no other number between: a last resort for broken text."""
    first = next(reading.tokens_in(quantity.span), None)
    if first is None:
        return
    for i in range(first - 1, max(-1, first - 1 - TOLL_BEFORE), -1):
        if reading.sentence_at[i] != reading.sentence_at[first] or reading.tokens[i].pos == "NUM":
            return
        is_said = reading.tokens[i].pos == "VERB" and reporting_verb(reading, i) is not None
        kind = None if is_said else _told_by(reading, i)  # who "claimed that 340 were held" killed nobody
        if kind is not None and (first - i <= BEFORE or reading.tokens[i].lemma.lower() == "toll"):
            yield kind, i
            return


def find_tallied(reading: Reading, quantity: Quantity) -> int | None:
    """The noun that a bare number is said to be the count of, elsewhere in its clause; None where none is.

    So the force of "put the force near the river at 58,000", the number of "the number of dead rose to 19", and the
    count of "The count of those aboard moved again. The ministry now says 298".
    """
    if quantity.unit is not None or (quantity.counted is not None and quantity.counted.start >= quantity.span.start):
        return None
    found = _tallied_in_clause(reading, quantity)
    return _tallied_before(reading, quantity) if found is None and quantity.counted is None else found


def _tallied_before(reading: Reading, quantity: Quantity) -> int | None:
    """The tally that the sentence before speaks of, where a bare number is what somebody gives."""
    number = counted_head(reading, quantity)
    if number is None or not is_given(reading, number) or not reading.sentence_at[number]:
        return None
    before = reading.annotations.sentences[reading.sentence_at[number] - 1]
    for i in range(before.first_token, before.after_token):
        token = reading.tokens[i]
        if token.lemma.lower() in tally_words("tallies") and token.dep in _SUBJECTS and names_thing(reading, i):
            return i
    return None


def is_given(reading: Reading, number: int) -> bool:
    """Whether a bare number is what somebody gives: "the army speaks of three", "the hospital put it at nine"."""
    above = reading.tokens[number].head
    if reading.tokens[above].dep == "prep":
        above = reading.tokens[above].head
    verb = reading.tokens[above]
    return above != number and verb.pos == "VERB" and verb.lemma.lower() in counted_words("claiming")


def _tallied_in_clause(reading: Reading, quantity: Quantity) -> int | None:
    token = counted_head(reading, quantity)
    for _ in range(3 if token is not None else 0):
        assert token is not None
        above = reading.tokens[token].head
        if above == token:
            return None
        if reading.tokens[above].pos in _VERBS:
            if reading.tokens[token].dep not in ("prep", "dobj", "attr", "pobj", "npadvmod", "pcomp", "advmod"):
                return None
            is_said = reading.tokens[above].lemma.lower() in counted_words("claiming")
            for child in reading.children[above]:
                label = reading.tokens[child].dep
                if child == token or label not in ("dobj", "nsubj", "nsubjpass") or (is_said and label == "nsubj"):
                    continue  # in "the army speaks of three" no soldiers are counted
                if _is_countable(reading, child) or reading.tokens[above].lemma.lower() in tally_words("numbering"):
                    return child
            return _numbered_above(reading, above)
        if reading.tokens[token].dep not in ("pobj", "conj", "nummod", "quantmod", "prep", "pcomp"):
            return None
        token = above
    return None


def _numbered_above(reading: Reading, verb: int) -> int | None:
    """The tally of which a participle tells more: "the number held rose to 210", "the number of crew lost as three"."""
    if reading.tokens[verb].tag != "VBN":
        return None
    above = reading.tokens[verb].head
    near = (above, *(c for c in reading.children[above] if reading.tokens[c].dep in ("dobj", "nsubj", "nsubjpass")))
    tallies = tally_words("tallies")
    return next((i for i in near if i < verb and reading.tokens[i].lemma.lower() in tallies), None)


def _is_countable(reading: Reading, token: int) -> bool:
    """Whether a noun is a tally ("number", "toll") or a thing of which there may be many."""
    lemma = reading.tokens[token].lemma.lower()
    named = lemma in tally_words("tallies") or lemma in outcome_nouns() or thing_kinds().get(lemma) == "troops"
    return reading.tokens[token].pos in ("NOUN", "PROPN", "ADJ") and named


def _told_by(reading: Reading, token: int) -> str | None:
    """The kind that a token tells of, as the verb or noun that it is."""
    word = reading.tokens[token]
    lemma, text = word.lemma.lower(), word.text.lower()
    if word.pos == "VERB" and lemma in outcome_verbs():
        return outcome_verbs()[lemma]
    if word.pos in ("NOUN", "ADJ", "PROPN"):
        named = outcome_nouns().get(text) or outcome_nouns().get(lemma)
        return named or (outcome_verbs().get(lemma) if text.endswith("ed") else None)
    return None


def _is_suffered(reading: Reading, verb: int) -> bool:
    """Whether what stands before the verb suffers it: a passive, a participle, or a verb without an object."""
    behind = reading.tokens[min(verb + 1, len(reading.tokens) - 1)]
    if reading.child(verb, "auxpass") is not None or reading.child(verb, "dobj") is None:
        return behind.pos != "NUM" or reading.tokens[verb].tag == "VBN" or _opens_next_count(reading, verb)
    return _opens_next_count(reading, verb)


def _opens_next_count(reading: Reading, verb: int) -> bool:
    """Whether the number behind a verb is counted by a word of its own, as in headlines: "10 killed 15 injured"."""
    words = [reading.tokens[i] for i in range(verb + 1, min(verb + NEXT_COUNT, len(reading.tokens)))]
    if not words or words[0].pos != "NUM":
        return False
    for place, word in enumerate(words[1:], verb + 2):
        kind = outcome_verbs().get(word.lemma.lower()) or _told_by(reading, place)
        if kind is not None:
            behind = reading.tokens[min(place + 1, len(reading.tokens) - 1)].pos
            return kind != _told_by(reading, verb) and behind not in ("NOUN", "PROPN")
        if word.pos not in ("NOUN", "ADJ", "PROPN", "PRON"):
            return False
    return False


def _suffers(reading: Reading, verb: int, label: str) -> bool:
    """Whether those that hang on a verb by this label suffer it rather than do it to others."""
    if reading.tokens[verb].lemma.lower() in undergone_verbs() and reading.child(verb, "auxpass") is None:
        return label in ("nsubj", "nsubjpass", "conj", "acl", "relcl") or reading.tokens[verb].dep == "pcomp"
    if label in ("dobj", "nsubjpass", "conj", "appos", "xcomp", "oprd", "acomp", "attr", "dep"):
        return True
    if label == "nsubj":
        return reading.child(verb, "dobj") is None or reading.tokens[verb].lemma.lower() in ("take", "go", "come")
    return label in ("prep", "npadvmod", "quantmod") and reading.child(verb, "dobj") is None


def _state(reading: Reading, head: int | None) -> tuple[str, int | None]:
    """What is told of things: the first word of a list in what describes them, then on the way up from the number."""
    if head is None:
        return "", None
    token = head
    for _ in range(MOST_STEPS):
        for near in _saying(reading, token, head):
            state = _told_beside(reading, near, "state_with_word") or state_words().get(
                reading.tokens[near].lemma.lower()
            )
            if state is not None:
                return state, near
        above = reading.tokens[token].head
        if above == token or _ends(reading, above, token):
            break
        token = above
    return "", None


def _saying(reading: Reading, token: int, head: int) -> Iterator[int]:
    """The words at one step of the way up that may say what happens to the things: verbs, nouns, what they lead to."""
    word = reading.tokens[token]
    if token == head:
        for child in reading.children[token]:
            if reading.tokens[child].dep == "prep" and (thing := reading.child(child, "pobj")) is not None:
                if reading.tokens[thing].lemma.lower() in ("alert", "standby", "readiness"):
                    yield thing
            elif child > token and reading.tokens[child].dep in ("relcl", "acl"):
                yield child
        return
    if word.pos in _VERBS:
        yield from (c for c in _completing(reading, token) if c != head and reading.tokens[c].pos in (*_VERBS, "ADJ"))
        yield token
    elif word.pos == "NOUN":
        yield token


def _ends(reading: Reading, verb: int, below: int) -> bool:
    """Whether the way up ends below a verb: one of another clause, or one that only reports what is said below it."""
    if reading.tokens[below].pos in _VERBS and reading.tokens[below].dep in ("conj", "advcl", "parataxis"):
        return True
    is_reporting = reading.tokens[verb].pos == "VERB" and reporting_verb(reading, verb) is not None
    return is_reporting and reading.tokens[below].dep == "ccomp"
