"""Which words tell of events: verbs and nouns that fit a frame, with all that belongs to them.

A frame is tried against the clause around a word, strictest first. A noun that a verb's frame has already used up
("suspended talks", "launched an attack") tells nothing more by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon.frames import Frame, Frames
from onrecord.lexicon.ontology import games_pattern, idioms_ending, light_verbs, word_class
from onrecord.model import EventType, Span
from onrecord.record.events.classes import fits
from onrecord.record.events.clauses import (
    find_object,
    find_subject,
    has_clause,
    infinitive,
    is_passive,
    prepositions,
)
from onrecord.record.reading import Reading, reporting_verb

PARTICLE_REACH = 10  # tokens from a verb to a particle that hangs on it: "forced the agency and its staff out"
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NO_GAME = frozenset(  # "boycott the cup"
    {EventType.PROTEST, EventType.REJECT, EventType.SANCTION, EventType.ACCUSE, EventType.COERCE}
)
_UNREAL_NOUNS = ("compound", "npadvmod")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event, the frame it fits, and the other tokens that belong to it.

    `light` is the verb that lends a noun its subject; None for verbs, and for nouns that stand by themselves.
    """

    token: int
    frame: Frame
    others: tuple[int, ...] = ()
    light: int | None = None


def find_triggers(reading: Reading, frames: Frames) -> list[Trigger]:
    """The words of a report that tell of events, in order."""
    found: dict[int, Trigger] = {}
    used: set[int] = set()
    for i in range(len(reading.tokens)):
        if _may_govern(reading, i) and (trigger := _of_verb(reading, i, frames)) is not None:
            found[i] = trigger
            used.update(trigger.others)
    for i, token in enumerate(reading.tokens):
        hyphened = i > 0 and reading.tokens[i - 1].text == "-"
        if i not in found and i not in used and (token.pos in ("NOUN", "PROPN") or hyphened):
            trigger = _of_noun(reading, i, frames)
            if trigger is not None and trigger.token not in used:
                found.setdefault(trigger.token, trigger)
    for i in range(len(reading.tokens)):
        trigger = _of_modal(reading, i, frames)
        if trigger is not None:
            found.setdefault(trigger.token, trigger)
    played = _games(reading)
    return [found[i] for i in sorted(found) if reading.sentence_at[i] not in played or found[i].frame.type in _NO_GAME]


def _games(reading: Reading) -> set[int]:
    """The sentences that tell of games."""
    tokens = (next(reading.tokens_in(Span(*m.span())), None) for m in games_pattern().finditer(reading.report.text))
    return {reading.sentence_at[token] for token in tokens if token is not None}


def _may_govern(reading: Reading, i: int) -> bool:
    """Whether a token can have a subject: a verb, or an adjective behind "is" ("is willing to", "was critical of")."""
    token = reading.tokens[i]
    return (token.tag in VERBS and token.pos != "AUX") or (token.pos == "ADJ" and token.dep == "acomp")


def is_epithet(reading: Reading, verb: int) -> bool:
    """Whether a participle before a noun says what somebody is taken for: "suspected rebels", "alleged crimes"."""
    token = reading.tokens[verb]
    return token.dep == "amod" and token.text.lower() in word_class("epithets")


def _of_modal(reading: Reading, i: int, frames: Frames) -> Trigger | None:
    """A demand put as what another must do: "said that Norland must leave", told by the verb of saying."""
    token = reading.tokens[i]
    known = frames.modals.get(token.lemma.lower(), ())
    if not known or not (token.tag == "MD" or (token.pos == "VERB" and infinitive(reading, i) is not None)):
        return None
    verb = token.head if token.tag == "MD" else i
    above = reading.tokens[verb].head
    if reading.tokens[verb].dep != "ccomp" or reporting_verb(reading, above) is None:
        return None
    told, teller = find_subject(reading, verb, passive=True), find_subject(reading, above)
    if told is None or teller is None or told == teller or not fits(reading, told, frozenset({"<actors>"})):
        return None
    return None if reading.tokens[told].pos == "PRON" else Trigger(above, known[0][1], (i,))


def _of_verb(reading: Reading, verb: int, frames: Frames) -> Trigger | None:
    if any(_words_before(reading, verb, before) for before in idioms_ending(reading.tokens[verb].text.lower())):
        return None  # "as opposed to"
    if is_epithet(reading, verb) or reading.child(verb, "oprd") is not None:
        return None
    for words, frame in frames.verbs.get(reading.tokens[verb].lemma.lower(), ()):
        particles = _particles(reading, verb, words[1:])
        if particles is None:
            continue
        used = _fit_of_verb(reading, verb, frame)
        if used is not None:
            return Trigger(verb, frame, tuple(sorted({*particles, *used})))
    return None


def _particles(reading: Reading, verb: int, wanted: tuple[str, ...]) -> tuple[int, ...] | None:
    """The tokens of a verb's further words, in order behind it; None where one is missing."""
    found: list[int] = []
    at = verb
    for word in wanted:
        reach = range(at + 1, min(at + 1 + PARTICLE_REACH, len(reading.tokens)))
        fitting = (i for i in reach if _is_word(reading, i, word) and (i == at + 1 or reading.tokens[i].head == verb))
        nxt = next(fitting, None)
        if nxt is None or reading.sentence_at[nxt] != reading.sentence_at[verb]:
            return None
        found.append(nxt)
        at = nxt
    return tuple(found)


def _fit_of_verb(reading: Reading, verb: int, frame: Frame) -> tuple[int, ...] | None:
    """The tokens that a frame uses up around a verb, None where it does not fit."""
    used: list[int] = []
    thing = find_object(reading, verb)
    if frame.objects:
        if thing is None or not fits(reading, thing, frame.objects):
            return None
        used.append(thing)
    if thing is not None and frame.not_objects and fits(reading, thing, frame.not_objects):
        return None
    subject = find_subject(reading, verb)
    if frame.subjects and (subject is None or not fits(reading, subject, frame.subjects)):
        return None
    if subject is not None and frame.not_subjects and fits(reading, subject, frame.not_subjects):
        return None
    if frame.persons and (subject is None or not fits(reading, subject, frozenset({"<actors>"}))):
        return None
    if not _prepositions_fit(reading, verb, frame) or not _complement_fits(reading, verb, frame):
        return None
    if frame.not_passive_only and is_passive(reading, verb) and subject is None and thing is None:
        return None
    return (*used, *_named_behind(reading, verb, frame))


def _named_behind(reading: Reading, verb: int, frame: Frame) -> Iterator[int]:
    """The words behind a preposition that a frame names, and not only by class: "alert" of "put on high alert"."""
    named = frozenset(word for word in frame.pobjects if not word.startswith("<"))
    if named:
        there = prepositions(reading, verb)
        yield from (behind for word, behind in there.items() if word in frame.preps and fits(reading, behind, named))


def _prepositions_fit(reading: Reading, verb: int, frame: Frame) -> bool:
    there = prepositions(reading, verb)
    if frame.not_preps and any(word in frame.not_preps for word in there):
        return False
    if frame.preps:
        indirect = "indirect" in frame.preps and reading.child(verb, "dative") is not None
        bare = "" in frame.preps and not there
        if not (indirect or bare or any(word in frame.preps for word in there)):
            return False
    if frame.not_pobjects and any(fits(reading, pobj, frame.not_pobjects) for pobj in there.values()):
        return False
    if frame.pobjects:
        behind = [pobj for word, pobj in there.items() if word in frame.preps or not frame.preps]
        return any(fits(reading, pobj, frame.pobjects) for pobj in behind)
    return True


def _complement_fits(reading: Reading, verb: int, frame: Frame) -> bool:
    below = infinitive(reading, verb)
    lemma = reading.tokens[below].lemma.lower() if below is not None else ""
    if frame.complement == "infinitive" and below is None:
        return False
    if frame.complement == "clause" and not has_clause(reading, verb):
        return False
    if frame.complement == "gerund" and not _gerund(reading, verb):
        return False
    if frame.not_complement == "infinitive" and below is not None:
        return False
    if frame.not_complement == "gerund" and _gerund(reading, verb):
        return False
    if (frame.below and lemma not in frame.below) or lemma in frame.not_below:
        return False
    return not (frame.not_clause and has_clause(reading, verb))


def _gerund(reading: Reading, verb: int) -> bool:
    """Whether a gerund is what a verb is about: "ruled out sending", not "rejected it, noting"."""
    found = (reading.tokens[c] for c in reading.children[verb] if c > verb)
    return any(token.tag == "VBG" and token.dep in ("xcomp", "ccomp", "dobj", "pcomp") for token in found)


def _of_noun(reading: Reading, last: int, frames: Frames) -> Trigger | None:
    token = reading.tokens[last]
    lemmas = dict.fromkeys((token.lemma.lower(), token.text.lower()))
    if any(_words_before(reading, last, before) for lemma in lemmas for before in idioms_ending(lemma)):
        return None
    for lemma in lemmas:
        for words, frame in frames.nouns.get(lemma, ()):
            before = _words_before(reading, last, words[:-1])
            if before is None:
                continue
            noun = _head_of(reading, [*before, last])
            if _modifies_noun(reading, noun):
                continue
            light = find_light_verb(reading, noun)
            if not _fits_noun(reading, noun, frame, light=light):
                continue
            if frame.light and light is None:
                continue
            others = {*before, last, *(() if light is None else (light,))} - {noun}
            return Trigger(noun, frame, tuple(sorted(others)), light)
    return None


def _head_of(reading: Reading, words: list[int]) -> int:
    """The token of a compound that the rest of the sentence hangs on ("build-up": its first part, or its last)."""
    return next((i for i in reversed(words) if reading.tokens[i].head not in words), words[-1])


def _modifies_noun(reading: Reading, noun: int) -> bool:
    """Whether a noun only tells of what kind another is: "attack helicopter"."""
    token = reading.tokens[noun]
    return token.dep in _UNREAL_NOUNS and reading.tokens[token.head].pos in ("NOUN", "PROPN")


def _words_before(reading: Reading, noun: int, wanted: tuple[str, ...]) -> tuple[int, ...] | None:
    """The tokens of the words that must stand right before a noun ("hunger" strike); None where they do not."""
    first = noun - len(wanted)
    if first < 0:
        return None
    for i, word in zip(range(first, noun), wanted, strict=True):
        if not _is_word(reading, i, word):
            return None
    return tuple(range(first, noun))


def _is_word(reading: Reading, token: int, word: str) -> bool:
    return word in (reading.tokens[token].text.lower(), reading.tokens[token].lemma.lower())


def _fits_noun(reading: Reading, noun: int, frame: Frame, *, light: int | None) -> bool:
    there = prepositions(reading, noun)
    if light is not None and frame.light:  # "issued a reminder on Friday to Norland"
        there = {**prepositions(reading, light), **there}
    owned = reading.child(noun, "poss") is not None
    if frame.preps and not owned and not any(word in frame.preps for word in there):
        return False
    of = there.get("of")
    if frame.not_of and of is not None and fits(reading, of, frame.not_of):
        return False
    if not frame.objects:
        return True
    before = [c for c in reading.children[noun] if reading.tokens[c].dep in ("compound", "amod", "nmod") and c < noun]
    return any(fits(reading, thing, frame.objects) for thing in (*before, *(() if of is None else (of,))))


def find_light_verb(reading: Reading, noun: int) -> int | None:
    """The verb that lends a noun its subject: "held" of "held talks", "came" of "came under attack"; None without."""
    token = reading.tokens[noun]
    counted = reading.tokens[token.head].head
    counts = reading.tokens[counted].lemma.lower() in word_class("amounts") | word_class("spans")
    if counts and token.dep == "pobj" and reading.tokens[token.head].text.lower() == "of":
        return find_light_verb(reading, counted)  # "launched ten days of drills"
    above = token.head
    if token.dep in ("pobj",) and reading.tokens[above].text.lower() in ("in", "under", "into", "to"):
        above = reading.tokens[above].head
    elif token.dep not in ("dobj", "nsubjpass"):
        return None
    verb = reading.tokens[above]
    if verb.pos not in ("VERB", "AUX"):
        return None
    if (
        token.dep == "pobj"
        and reading.child(above, "dobj") is not None
        and reading.tokens[token.head].text.lower() == "into"
    ):
        return None  # "opened an inquiry into the killing"
    lends = verb.lemma.lower() in light_verbs() or verb.lemma.lower() in light_verbs(passive=True)
    return above if lends else None
