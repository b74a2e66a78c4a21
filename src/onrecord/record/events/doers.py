"""Who does it: the source of a verb and of a noun that tells an event.

A verb's source is its subject; a noun's is whoever owns it ("Norland's attack"), stands before it ("Norland air
strikes"), follows "by", or is the subject of the verb that lends it one ("Norland launched ...").
"""

from onrecord.lexicon.countries import find_country
from onrecord.lexicon.ontology import light_verbs, word_class
from onrecord.model import EventType
from onrecord.record.events.classes import is_actor, is_place
from onrecord.record.events.clauses import before_hyphen, find_subject, prepositions
from onrecord.record.events.triggers import Trigger
from onrecord.record.reading import Reading

BESIDE = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
MOST_STEPS = 4  # from a noun up to its verb
_SPOKEN = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN})
_LEADING = frozenset({"lead", "back", "broker", "sponsor", "mediate", "command", "led", "orchestrate"})


def source_of_verb(reading: Reading, verb: int) -> int | None:
    """Who does what a verb tells: its subject, or whose the act or weapon is that did it."""
    subject = _counted(reading, find_subject(reading, verb))
    if subject is None or not _is_doer(reading, subject):
        if subject is not None and reading.tokens[subject].pos in ("NOUN", "PROPN"):
            return _doer_behind(reading, subject)
        means = prepositions(reading, verb).get("in") if subject is None else None
        if means is not None and reading.tokens[means].lemma.lower() in word_class("violence"):
            return _doer_behind(reading, means)  # "were killed in Norlander shelling"
        return None
    return subject


def _counted(reading: Reading, subject: int | None) -> int | None:
    """Those of whom some are counted: "three of its fighters"; else the subject itself."""
    if subject is None or reading.tokens[subject].pos not in ("NUM", "DET", "PRON"):
        return subject
    return prepositions(reading, subject).get("of", subject)


def _is_doer(reading: Reading, token: int) -> bool:
    return is_actor(reading, token) or is_place(reading, token)


def _doer_behind(reading: Reading, noun: int) -> int | None:
    """Whose the act or thing is that did it: "shelling by rebels killed", "a Norlander missile hit"."""
    by = prepositions(reading, noun).get("by")
    if by is not None and _is_doer(reading, by):
        return by
    of = prepositions(reading, noun).get("of")
    if of is not None and is_actor(reading, of) and reading.tokens[noun].lemma.lower() in word_class("parties"):
        return of
    before = _before(reading, noun)
    is_act = reading.tokens[noun].lemma.lower() in word_class("violence")
    return None if before is not None and is_act and _is_town_before(reading, before) else before


def _before(reading: Reading, noun: int) -> int | None:
    """Whose an act or thing is by the words right before it: "Norlander missile", "Norland-led strikes"."""
    for c in reading.children[noun]:
        for own in (c, *(k for k in reading.children[c] if reading.tokens[c].dep in BESIDE and k < c)):
            if tells_whose(reading, own) and _is_doer(reading, own):
                return own  # "Norlander missile", "Norlander cruise missile"
    leaders = (before_hyphen(reading, c) for c in reading.children[noun] if reading.tokens[c].lemma.lower() in _LEADING)
    return next((leader for leader in leaders if leader is not None and _is_doer(reading, leader)), None)


def source_of_noun(reading: Reading, trigger: Trigger) -> int | None:
    """Who does what a noun tells."""
    noun = trigger.token
    own = reading.child(noun, "poss")
    if own is not None and _is_doer(reading, own):
        return own
    there = prepositions(reading, noun)
    if (by := there.get("by")) is not None and _is_doer(reading, by):
        return by
    answered = is_answered(reading, trigger)
    if answered and (origin := there.get("from")) is not None and _is_doer(reading, origin):
        return origin
    passive = trigger.light is not None and reading.tokens[trigger.light].lemma.lower() in light_verbs(passive=True)
    giver = None if trigger.light is None or not passive else prepositions(reading, trigger.light).get("from")
    if giver is not None and _is_doer(reading, giver):
        return giver  # "received aid from Norland"
    if trigger.light is not None and not passive and not answered:
        subject = find_subject(reading, trigger.light)
        if subject is not None and _is_doer(reading, subject) and subject != noun:
            return subject
    before = _before(reading, noun)
    if before is not None and not is_scene(reading, before, trigger):
        return before
    if trigger.frame.mutual and "with" in there and (doer := _subject_above(reading, trigger)) is not None:
        return doer
    if trigger.frame.mutual and (between := there.get("between") or there.get("among")) is not None:
        return between
    gathers = trigger.frame.mutual or trigger.frame.type is EventType.PROTEST
    if gathers and (doer := _bound_for(reading, noun)) is not None:
        return doer
    if (of := there.get("of")) is not None and "of" not in trigger.frame.target and _is_doer(reading, of):
        return of
    if (origin := there.get("from")) is not None and "from" not in trigger.frame.target and _is_doer(reading, origin):
        return origin
    return None


def is_answered(reading: Reading, trigger: Trigger) -> bool:
    """Whether the verb over a demand tells what the one asked does with it: "rejected demands from Norland"."""
    answers = trigger.light is not None and reading.tokens[trigger.light].lemma.lower() in word_class("answers")
    return answers and trigger.frame.type in _SPOKEN


def is_scene(reading: Reading, before: int, trigger: Trigger) -> bool:
    """Whether the name before a noun says where it happens: a town ("the Ostrava attacks"), any place of a "war"."""
    if trigger.frame.type is not EventType.ASSAULT or not _is_place_before(reading, before):
        return False
    is_war = reading.tokens[trigger.token].lemma.lower() in ("war", "conflict")
    return is_war or _is_town_before(reading, before)


def _is_place_before(reading: Reading, before: int) -> bool:
    named = reading.tokens[before]
    return named.dep == "compound" and named.pos == "PROPN" and is_place(reading, before)


def _is_town_before(reading: Reading, before: int) -> bool:
    """Whether a word before a noun names a place that is no country: "the Ostrava attacks"."""
    return _is_place_before(reading, before) and find_country(reading.tokens[before].text) is None


def _subject_above(reading: Reading, trigger: Trigger) -> int | None:
    """Who is said to do something while at it: "Roe said during talks with Norland"."""
    token = trigger.token
    for _ in range(MOST_STEPS):
        token = reading.tokens[token].head
        if reading.tokens[token].pos in ("VERB", "AUX"):
            subject = find_subject(reading, token)
            return subject if subject is not None and _is_doer(reading, subject) else None
    return None


def _bound_for(reading: Reading, noun: int) -> int | None:
    """Who is on the way to talks or a rally, or agreed on them: "agreed on a round of talks", "met up for a vigil"."""
    above = reading.tokens[noun].head
    counted = reading.tokens[above].head
    if reading.tokens[above].text.lower() == "of" and reading.tokens[counted].lemma.lower() in word_class("amounts"):
        above = reading.tokens[counted].head
    verb = reading.tokens[above].head
    if reading.tokens[above].text.lower() not in ("for", "on", "to"):
        return None
    if reading.tokens[verb].lemma.lower() not in word_class("bound"):
        return None
    subject = find_subject(reading, verb)
    return subject if subject is not None and _is_doer(reading, subject) else None


def tells_whose(reading: Reading, modifier: int) -> bool:
    """Whether a word before a noun says whose it is rather than of what kind: "rebel", not "military" action."""
    token = reading.tokens[modifier]
    return token.dep in BESIDE and token.lemma.lower() not in word_class("kinds")
