"""Who does it, to whom, where and about what: the participants of a proposition, from the syntax around its word."""

from collections.abc import Iterator

from onrecord.lexicon.embedding import Effect, effects_of
from onrecord.lexicon.ontology import word_class
from onrecord.lexicon.stances import stance_words
from onrecord.model import MentionKind, Party
from onrecord.model.propositions import Filler, Role
from onrecord.record.events.classes import is_actor, is_place
from onrecord.record.events.clauses import find_object, find_subject, prepositions
from onrecord.record.propositions.candidates import BE, Candidate
from onrecord.record.propositions.naming import Naming
from onrecord.record.reading import Reading
from onrecord.record.subjects import joined_tokens, party, party_span

PREPOSITIONS = {
    "in": Role.PLACE,
    "at": Role.PLACE,
    "near": Role.PLACE,
    "along": Role.PLACE,
    "inside": Role.PLACE,
    "outside": Role.PLACE,
    "around": Role.PLACE,
    "within": Role.PLACE,
    "across": Role.PLACE,
    "beside": Role.PLACE,
    "from": Role.ORIGIN,
    "to": Role.DESTINATION,
    "into": Role.DESTINATION,
    "toward": Role.DESTINATION,
    "towards": Role.DESTINATION,
    "onto": Role.DESTINATION,
    "about": Role.TOPIC,
    "over": Role.TOPIC,
    "regarding": Role.TOPIC,
    "concerning": Role.TOPIC,
    "for": Role.TOPIC,
    "against": Role.PATIENT,
    "with": Role.RECIPIENT,
    "by": Role.AGENT,
    "between": Role.AGENT,
    "among": Role.AGENT,
}
LEFT = frozenset({"amod", "compound", "nmod", "poss"})
MOST_JOINED = 6
MOST_STEPS = 4
RELATIVE = frozenset({"which", "that", "who", "whom", "what", "there"})


def find_fillers(reading: Reading, candidate: Candidate, naming: Naming) -> tuple[tuple[Filler, ...], tuple[int, ...]]:
    """The participants of a proposition, with the tokens of their heads, each token under its first role."""
    found: dict[int, Role] = {}
    places = list(_of_noun(reading, candidate) if candidate.is_noun else _of_verb(reading, candidate))
    if candidate.is_noun and not any(role is Role.AGENT for role, _ in places):
        doer = _doer_above(reading, candidate.clause)
        places += [] if doer is None else [(Role.AGENT, doer)]
    for role, token in places:
        for one in joined_tokens(reading, token)[:MOST_JOINED]:
            if one not in found and reading.tokens[one].text.lower() not in RELATIVE and one != candidate.token:
                found[one] = role
    return tuple(filler_at(reading, role, token, naming) for token, role in found.items()), tuple(found)


def _of_verb(reading: Reading, candidate: Candidate) -> Iterator[tuple[Role, int]]:
    verb = candidate.token
    subject, thing = _controlled(reading, verb), find_object(reading, verb)
    source = _source_of_claim(reading, verb, subject)
    subject = subject if source is None else source
    if reading.tokens[verb].dep == "amod":
        thing, subject = reading.tokens[verb].head, _doer_above(reading, reading.tokens[verb].head)
    if candidate.predicate == "be":
        thing, subject = reading.child(verb, "attr"), None
    moving = reading.tokens[verb].lemma.lower() in stance_words("support", "moving")
    if subject is not None and subject not in candidate.others:
        forces = reading.tokens[subject].lemma.lower() in word_class("forces")
        moved = moving and forces and (thing is None or is_place(reading, thing))
        yield Role.PATIENT if moved else Role.AGENT, subject
    if thing is not None and thing not in candidate.others and not _is_clause(reading, thing):
        is_ground = moving and is_place(reading, thing)
        yield Role.ORIGIN if is_ground else Role.PATIENT, thing
    dative = reading.child(verb, "dative")
    if dative is not None:
        behind = reading.child(dative, "pobj")
        yield Role.RECIPIENT, dative if behind is None else behind
    yield from _behind(reading, verb)
    if thing is not None and thing not in candidate.others:
        yield from ((role, token) for role, token in _behind(reading, thing) if role in (Role.PLACE, Role.TOPIC))
    if reading.tokens[verb].lemma.lower() in BE:
        for other in candidate.others:
            yield from _behind(reading, other)


def _is_clause(reading: Reading, token: int) -> bool:
    return reading.tokens[token].pos == "VERB" and reading.tokens[token].tag != "VBG"


def _of_noun(reading: Reading, candidate: Candidate) -> Iterator[tuple[Role, int]]:
    noun = candidate.token
    own = reading.child(noun, "poss")
    if reading.tokens[noun].dep == "compound" and reading.tokens[noun].text.endswith("ing"):
        yield Role.PATIENT, reading.tokens[noun].head
    there = prepositions(reading, noun)
    moving = candidate.predicate.split()[0] in stance_words("support", "moving")
    if candidate.light is not None:
        subject = find_subject(reading, candidate.light)
        if subject is not None and subject != noun:
            yield Role.AGENT, subject
    if own is not None:
        forces = moving and reading.tokens[own].lemma.lower() in word_class("forces")
        yield Role.PATIENT if forces else Role.AGENT, own
    for c in reading.children[noun]:
        if reading.tokens[c].dep in LEFT and c != own and _is_named(reading, c):
            yield (Role.PLACE if _is_town(reading, c) else Role.AGENT), c
        elif reading.tokens[c].dep == "compound" and reading.tokens[c].lemma.lower() in word_class("forces"):
            yield Role.PATIENT if moving else Role.AGENT, c
    if (of := there.get("of")) is not None:
        alone = own is None and candidate.light is None
        actor = alone and is_actor(reading, of) and not is_place(reading, of) and not moving and "by" not in there
        by_kind = candidate.predicate in ("die", "arrive", "depart", "retaliate", "collapse", "resign")
        yield Role.AGENT if by_kind and actor else Role.PATIENT, of
    if (on := there.get("on")) is not None:
        yield (Role.PATIENT if is_actor(reading, on) or is_place(reading, on) else Role.TOPIC), on
    yield from _behind(reading, noun)
    if candidate.light is not None:
        yield from _behind(reading, candidate.light)


def _doer_above(reading: Reading, at: int) -> int | None:
    """Who is told to do a deed by the words above its noun: "Norland plans for an attack", "blamed Norland for it"."""
    for _ in range(MOST_STEPS):
        token = reading.tokens[at]
        above = token.head
        if token.dep == "compound":
            at = above
            continue
        if above == at or token.dep in ("nsubj", "nsubjpass", "conj", "relcl", "advcl", "ROOT"):
            return None
        word = reading.tokens[above]
        lemma = word.lemma.lower()
        if word.pos in ("VERB", "AUX"):
            if lemma in stance_words("verbs", "charging"):
                return reading.child(above, "dobj", "nsubjpass")
            if lemma in effects_of("object") and Effect.PLANNED in effects_of("object")[lemma]:
                return _controlled(reading, above)
            if lemma not in ("have", "do", "make"):
                return None
            return find_subject(reading, above)
        if word.pos in ("NOUN", "PROPN"):
            if not {Effect.PLANNED, Effect.HOLDS} & set(effects_of("nouns").get(lemma, ())):
                return None
            owner = reading.child(above, "poss")
            if owner is not None:
                return owner
        at = above
    return None


def _controlled(reading: Reading, verb: int) -> int | None:
    """Who does what a verb tells, also of "accused Norland of preparing"."""
    token = reading.tokens[verb]
    if token.dep == "pcomp" and reading.tokens[token.head].text.lower() == "of":
        above = token.head
        for _ in range(MOST_STEPS):
            above = reading.tokens[above].head
            if reading.tokens[above].lemma.lower() in stance_words("verbs", "charging"):
                return reading.child(above, "dobj", "nsubjpass")
    return find_subject(reading, verb)


def _source_of_claim(reading: Reading, verb: int, subject: int | None) -> int | None:
    """Who is meant by "it" in "reports from Norland that it is leaving"; None elsewhere."""
    noun = reading.tokens[verb].head
    if subject is None or reading.tokens[subject].pos != "PRON" or reading.tokens[noun].pos != "NOUN":
        return None
    if reading.tokens[noun].lemma.lower() not in stance_words("nouns", "claims"):
        return None
    there = prepositions(reading, noun)
    return there.get("from", there.get("by"))


def _is_named(reading: Reading, token: int) -> bool:
    return (
        reading.tokens[token].entity in ("NORP", "GPE", "ORG", "PERSON", "LOC") or reading.tokens[token].pos == "PROPN"
    )


def _is_town(reading: Reading, token: int) -> bool:
    mention = reading.mention(token)
    return reading.tokens[token].entity in ("GPE", "LOC") and mention is not None and mention.kind.value == "place"


def _behind(reading: Reading, token: int) -> Iterator[tuple[Role, int]]:
    """What stands behind prepositions."""
    for word, behind in prepositions(reading, token).items():
        role = PREPOSITIONS.get(word)
        if word == "on":
            role = Role.PLACE if is_place(reading, behind) else Role.TOPIC
        if role is Role.DESTINATION and is_actor(reading, behind) and not is_place(reading, behind):
            role = Role.RECIPIENT
        if role is not None and not _is_time(reading, behind):
            yield role, behind


def _is_time(reading: Reading, token: int) -> bool:
    return reading.tokens[token].entity in ("DATE", "TIME")


def filler_at(reading: Reading, role: Role, token: int, naming: Naming) -> Filler:
    """A participant by the head of its words; of "some of its troops" it is the troops."""
    token = _counted(reading, token)
    who = party(reading, token)
    span = who.span if who.span is not None else party_span(reading, token)
    named = who.entity is not None
    name = who.name if named else who.name.lower()
    country = naming.country(who) if named or _tells_country(reading, token) else None
    owner = _owner(reading, token)
    if owner is not None and not named:
        name = f"{owner.name} {reading.tokens[token].text}".lower()
        country = naming.country(owner) if country is None else country
    return Filler(role, name, reading.tokens[token].lemma.lower(), who.kind, country, who.entity, span)


def _owner(reading: Reading, token: int) -> Party | None:
    """Whose a thing is, told by a pronoun that stands for someone named: "its forces"."""
    for c in reading.children[token]:
        if reading.tokens[c].tag == "PRP$":
            who = party(reading, c)
            return who if who.entity is not None and who.kind is not MentionKind.PRONOUN else None
    return None


def _counted(reading: Reading, token: int) -> int:
    """What is counted behind "of": the troops of "some of its troops"."""
    word = reading.tokens[token]
    if word.lemma.lower() not in word_class("amounts") and word.pos not in ("DET", "NUM", "PRON"):
        return token
    behind = prepositions(reading, token).get("of")
    return token if behind is None or word.tag == "PRP" else behind


def _tells_country(reading: Reading, token: int) -> bool:
    """Whether the words around a noun can tell a country: names among its modifiers, or itself a name."""
    if reading.tokens[token].pos == "PROPN":
        return True
    return any(
        reading.tokens[c].entity in ("NORP", "GPE", "ORG") or reading.tokens[c].pos == "PROPN"
        for c in reading.children[token]
    )
