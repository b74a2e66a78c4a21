"""Who does it and to whom: the sides of an event, found around its trigger in the order that its frame gives.

`doers` finds the source; targets stand where the frame says. What is no actor and no place ("the explosion killed")
counts for nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon.countries import find_country
from onrecord.lexicon.ontology import light_verbs, word_class
from onrecord.model import EventType
from onrecord.record.events.classes import fits, is_actor, is_place
from onrecord.record.events.clauses import find_object, find_subject, prepositions
from onrecord.record.events.doers import (
    BESIDE,
    MOST_STEPS,
    is_answered,
    is_scene,
    source_of_noun,
    source_of_verb,
    tells_whose,
)
from onrecord.record.events.triggers import Trigger
from onrecord.record.reading import Reading
from onrecord.record.subjects import joined_tokens

_DONE_TO_THINGS = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.REJECT, EventType.ACCUSE, EventType.SUPPORT, EventType.PROTEST}
)
_DONE_SOMEWHERE = frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE, EventType.AID})
_WHERE = ("against", "on", "at", "into", "to", "in", "over", "near", "across", "inside", "along")


@dataclass(frozen=True, slots=True)
class Sides:
    """The tokens of those who do it and of those to whom it is done."""

    sources: tuple[int, ...]
    targets: tuple[int, ...]


def find_sides(reading: Reading, trigger: Trigger) -> Sides:
    """The two sides of an event; either may be empty where the report does not tell."""
    token = trigger.token
    is_verb = reading.tokens[token].pos not in ("NOUN", "PROPN")
    source = source_of_verb(reading, token) if is_verb else source_of_noun(reading, trigger)
    sources = _joined(reading, source)
    explicit = _stands_with(reading, trigger)
    if trigger.frame.mutual and not explicit:
        together = sources if len(sources) > 1 else _members(reading, source) or sources
        if len(together) > 1:
            return Sides(tuple(together[:1]), tuple(together[1:]))
    candidates = [t for t in _targets(reading, trigger) if t not in sources and not _is_own_force(reading, t, trigger)]
    target = next((t for t in candidates if _may_be_side(reading, t)), None)
    if target is None and is_verb and trigger.frame.type in _DONE_TO_THINGS:
        target = _thing(reading, trigger)
    targets = [t for t in _joined(reading, target) if t not in sources]
    if not sources and len(targets) > 1 and _is_between(reading, trigger, target):
        return Sides(tuple(targets[:1]), tuple(targets[1:]))
    return Sides(tuple(sources), tuple(targets))


def _is_between(reading: Reading, trigger: Trigger, target: int | None) -> bool:
    """Whether those who stand behind "between" do it to each other: "fighting between rebels and the army"."""
    return reading.tokens[trigger.token].pos == "NOUN" and prepositions(reading, trigger.token).get("between") == target


def _is_own_force(reading: Reading, token: int, trigger: Trigger) -> bool:
    """Whether a phrase is the force that somebody moves or takes home: "withdrew its troops"."""
    moved = trigger.frame.type is EventType.MOBILIZE or trigger.frame.mode == "retreat"
    if not moved or reading.tokens[trigger.token].pos in ("NOUN", "PROPN"):
        return False
    if token != find_object(reading, trigger.token) or find_subject(reading, trigger.token) is None:
        return False
    return fits(reading, token, frozenset({"<forces>"}))


def _stands_with(reading: Reading, trigger: Trigger) -> bool:
    """Whether somebody stands behind "with", or joined behind "between": the other side, though several do it."""
    near = (trigger.token, *(() if trigger.light is None else (trigger.light,)))
    return any(
        _may_be_side(reading, behind)
        for token in near
        for word, behind in prepositions(reading, token).items()
        if word == "with"
    )


def _members(reading: Reading, source: int | None) -> list[int]:
    """Those whom a phrase names together: "officials from Norland, Ostrel and Vask"."""
    if source is None:
        return []
    there = prepositions(reading, source)
    behind = there.get("from") or there.get("of")
    return [] if behind is None else [t for t in joined_tokens(reading, behind) if _may_be_side(reading, t)]


def _thing(reading: Reading, trigger: Trigger) -> int | None:
    """What a verb is done to, though it is nobody: "destroyed 283 oil trucks"; None for what the frame used up."""
    thing = find_object(reading, trigger.token)
    return None if thing is None or thing in trigger.others or reading.tokens[thing].pos == "VERB" else thing


def _joined(reading: Reading, token: int | None) -> list[int]:
    if token is None:
        return []
    joined = [_meant(reading, part) for t in joined_tokens(reading, token) for part in _parts(reading, t)]
    return list(dict.fromkeys(t for t in joined if _may_be_side(reading, t))) or [_meant(reading, token)]


def _parts(reading: Reading, token: int) -> list[int]:
    """Whose several a phrase is, if its words join them: "Norlander and Sudmarker troops"; else the phrase itself."""
    for c in reading.children[token]:
        if reading.tokens[c].dep in BESIDE and (other := reading.child(c, "conj")) is not None and c < other < token:
            names = [c, other, *(k for k in reading.children[other] if reading.tokens[k].dep == "conj")]
            if all(_is_named(reading, name) for name in names):
                return names
    return [token]


def _is_named(reading: Reading, token: int) -> bool:
    return reading.tokens[token].entity in ("NORP", "GPE") or find_country(reading.tokens[token].text) is not None


def _meant(reading: Reading, token: int) -> int:
    """Who is meant by a phrase: the people of "dozens of people", whoever owns what is no actor ("Roe's policy")."""
    there = prepositions(reading, token)
    if reading.tokens[token].lemma.lower() in word_class("amounts") and (counted := there.get("of")) is not None:
        return _meant(reading, counted)
    if is_actor(reading, token) or is_place(reading, token):
        named = _named_body(reading, token)
        return token if named is None else named
    owner = reading.child(token, "poss")
    if owner is not None and reading.tokens[owner].tag == "PRP$":  # "in its war with Norland"
        other = next((there[word] for word in ("with", "against") if word in there), None)
        owner = other if other is not None and is_actor(reading, other) else owner
    owner = there.get("of") if owner is None else owner
    if owner is not None and is_actor(reading, owner):
        return owner
    behind = (_behind(reading, token, word, MOST_STEPS) for word in ("by", "between", "with", "from", "of"))
    return next((found for found in behind if found is not None), token)


def _named_body(reading: Reading, token: int) -> int | None:
    """The name before a plain word for a body that the report does not take as one: "the COPEC forum"."""
    if reading.mention(token) is not None or reading.tokens[token].pos != "NOUN":
        return None
    names = (c for c in reading.children[token] if c < token and reading.tokens[c].dep in ("compound", "nmod"))
    return next((c for c in names if reading.tokens[c].entity == "ORG" and reading.tokens[c].pos == "PROPN"), None)


def _behind(reading: Reading, token: int, word: str, steps: int) -> int | None:
    """Who stands behind a preposition of a thing, or of what it is of: "an attack by Norland", "talks on ties with"."""
    behind = prepositions(reading, token).get(word)
    if behind is None or is_actor(reading, behind):
        return behind
    chain = (_behind(reading, behind, further, steps - 1) for further in ("of", "by", "with", "between") if steps)
    return next((found for found in chain if found is not None), None)


def _may_be_side(reading: Reading, token: int) -> bool:
    """Whether a phrase stands for someone or somewhere, by itself or by whose it is ("Norland's positions")."""
    return is_actor(reading, token) or is_place(reading, token) or _owner(reading, token) is not None


def _owner(reading: Reading, token: int) -> int | None:
    """Whose a thing is: "Norland's positions", "the army of Norland"; None if nobody is told."""
    for c in reading.children[token]:
        is_side = tells_whose(reading, c) and (is_actor(reading, c) or is_place(reading, c))
        if is_side and reading.tokens[c].tag != "PRP$":  # "its invasion": mostly the one who does it
            return c
    there = prepositions(reading, token)
    known = next((there[word] for word in ("of", "by", "in", "between", "with", "from") if word in there), None)
    return known if known is not None and (is_actor(reading, known) or is_place(reading, known)) else None


def _places(reading: Reading, token: int) -> dict[str, int]:
    """The prepositions of a word, and of what tells its direction: "moved away from the border"."""
    found = prepositions(reading, token)
    for c in reading.children[token]:
        if reading.tokens[c].dep in ("advmod", "prt") and reading.tokens[c].text.lower() in word_class("directions"):
            found = {**prepositions(reading, c), **found}
    return found


def _targets(reading: Reading, trigger: Trigger) -> Iterator[int]:
    """Where the other side may stand, the most likely first."""
    token = trigger.token
    is_verb = reading.tokens[token].pos not in ("NOUN", "PROPN")
    places = [_places(reading, token)]
    if not is_verb and trigger.light is not None:
        light = prepositions(reading, trigger.light)
        undergone = reading.tokens[trigger.light].lemma.lower() in light_verbs(passive=True)
        if undergone or is_answered(reading, trigger):
            subject = find_subject(reading, trigger.light)
            if subject is not None:
                yield subject
        places.append(light)
    thing = find_object(reading, token) if is_verb else None
    if thing is not None:
        places += [prepositions(reading, joined) for joined in joined_tokens(reading, thing)]
    if not is_verb and (of := places[0].get("of")) is not None and fits(reading, of, frozenset({"<forces>"})):
        places.append(prepositions(reading, of))  # "the withdrawal of some forces from Norland"
    above = (token,) if trigger.light is None else (token, trigger.light)
    below = [c for t in above for c in reading.children[t] if reading.tokens[c].dep in ("xcomp", "ccomp") and c > token]
    if not is_verb:  # "its demand that Norland leave"
        below += [
            c for c in reading.children[token] if reading.tokens[c].dep == "acl" and reading.tokens[c].pos == "VERB"
        ]
    if trigger.light is not None and (met := find_object(reading, trigger.light)) not in (None, token):
        yield met  # "engaged the soldiers in a firefight"
    for position in trigger.frame.target:
        if position == "object":
            if thing is not None and not _is_fired(reading, thing, trigger, places[0]):
                yield thing
            elif not is_verb and (of := places[0].get("of")) is not None:
                yield of
            continue
        if position == "below":
            modal = trigger.others[-1]
            verb = reading.tokens[modal].head if reading.tokens[modal].tag == "MD" else modal
            told = find_subject(reading, verb, passive=True)
            if told is not None:
                yield told
            continue
        if position == "indirect":
            if (dative := reading.child(token, "dative")) is not None:
                behind = reading.child(dative, "pobj")
                yield behind if behind is not None else dative
            continue
        for there in places:
            if position in there:
                yield there[position]
    for verb in below:
        yield from _within(reading, verb, trigger)
    if thing is not None and (owner := _owner(reading, thing)) is not None:
        yield owner
    yield from _scene(reading, trigger, places)


def _is_fired(reading: Reading, thing: int, trigger: Trigger, there: dict[str, int]) -> bool:
    """Whether a verb's object is what is fired, and the other side stands behind it: "fired rockets at Norland"."""
    fired = reading.tokens[trigger.token].lemma.lower() in word_class("firing")
    armed = fits(reading, thing, frozenset({"<weapons>", "<forces>"}))
    return fired and armed and any(word in there for word in ("at", "on", "into", "against", "toward", "towards"))


def _scene(reading: Reading, trigger: Trigger, places: list[dict[str, int]]) -> Iterator[int]:
    """Where it is done, for want of somebody to whom: "opened fire in Ostrava", "the Ostrava attacks"."""
    if trigger.frame.type not in _DONE_SOMEWHERE:
        return
    if reading.tokens[trigger.token].pos in ("NOUN", "PROPN"):
        yield from (c for c in reading.children[trigger.token] if is_scene(reading, c, trigger))
    for there in places:
        yield from (there[word] for word in _WHERE if word in there and is_place(reading, there[word]))


def _within(reading: Reading, verb: int, trigger: Trigger) -> Iterator[int]:
    """The other side inside what is agreed, refused or asked: "refused to meet Norland", "demands that it leave"."""
    subject = reading.child(verb, "nsubj", "nsubjpass")
    if subject is not None:
        yield subject
    if (thing := find_object(reading, verb)) is not None:
        yield thing
        if (owner := _owner(reading, thing)) is not None:
            yield owner
    there = prepositions(reading, verb)
    if thing is not None:
        there = {**prepositions(reading, thing), **there}
    for position in ("with", "to", "on", "against", "from", "at", "in"):
        if position in there:
            yield there[position]
