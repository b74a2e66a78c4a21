"""The way from an event's word up through its sentence, with all that tells how real the event is.

Each level is a word of the path: the event's own, then what governs it, and so on to the root. A level knows its own
negation, modal, tense and adverbs, and what it says of the event below it ("failed" of "failed to hold talks").
Coordination is looked through: "will meet and discuss" lends its modal to the second verb.
"""

from dataclasses import dataclass, replace

from onrecord.lexicon.embedding import Effect, effects_of, marking_words, modals
from onrecord.model import Token
from onrecord.record.reading import Reading

MOST_LEVELS = 6
VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X")
_OF_NOUNS = frozenset({"acl", "relcl", "compound", "ccomp", "poss", "nmod", "amod", "xcomp"})
_CLAUSES = frozenset({"ROOT", "advcl", "ccomp", "relcl", "xcomp"})
SHORT_BE = frozenset({"'re", "’re", "'s", "’s", "'m", "’m"})
_BARE = frozenset({"let", "make", "help"})  # what takes an infinitive without "to": "let them leave"
BE = frozenset({"be", "become", "remain", "seem", "appear", "look", "get"})


@dataclass(frozen=True, slots=True)
class Level:
    """A word on the way up.

    `relation` is how the level below stands to this word ("" at the event's own): "to", "ing", "that", "object",
    "subject", "noun", "clause" (an adverbial one), "relative", "joined" or a preposition. `effects` are what the word
    makes of the event because of that, `cues` are what its own adverbs and adjectives say. `tense` is "past",
    "present", "modal", "base", "to", "ing" or "participle" for verbs and "" for others; `mark` opens its clause.
    """

    token: int
    relation: str
    label: str
    effects: tuple[Effect, ...] = ()
    negation: int | None = None
    modal: int | None = None
    tense: str = ""
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    mark: int | None = None
    cues: tuple[tuple[Effect, int], ...] = ()


def path_of(reading: Reading, token: int, others: tuple[int, ...] = ()) -> tuple[Level, ...]:
    """The levels from an event's word upward.

    Args:
        reading: The report.
        token: The event's word.
        others: Further words that tell it; a light verb among them lends a noun its tense.
    """
    levels = [_level(reading, token, "", ())]
    at = token
    while len(levels) < MOST_LEVELS:
        above, relation, effects = _step(reading, at)
        if above is None:
            break
        if at == token and above in others and reading.tokens[above].pos in VERBAL and not effects:
            effects = (Effect.HOLDS,)
        levels.append(_level(reading, above, relation, effects))
        at = above
    return tuple(levels)


def _step(reading: Reading, at: int) -> tuple[int | None, str, tuple[Effect, ...]]:
    """The next word up, how the lower one stands to it, and what it makes of the event."""
    tokens = reading.tokens
    token = tokens[at]
    above = token.head
    if above == at:
        return None, "", ()
    if token.dep in ("pobj", "pcomp") or (tokens[above].pos in ("ADP", "SCONJ") and token.dep not in ("prep", "prt")):
        return _through_preposition(reading, at, above)
    governor = tokens[above]
    if token.dep in ("conj", "appos", "dep", "parataxis"):
        return above, "joined", ()
    if token.dep == "amod" and token.tag in ("VBN", "VBD"):  # "a brokered deal", which may lie ahead
        return above, "relative", ()
    if token.dep in ("relcl", "acl") and _describes(reading, at):
        return above, "relative", ()
    if governor.pos in ("NOUN", "PROPN") and token.dep in _OF_NOUNS:
        return above, "noun", effects_of("nouns").get(governor.lemma.lower(), ())
    relation = _relation(reading, at)
    if relation == "clause":
        return above, "clause", ()
    return above, relation, _effects(reading, above, relation)


def _describes(reading: Reading, at: int) -> bool:
    """Whether a clause only describes its noun: "rebels fighting the army", "an order banning visits"."""
    token = reading.tokens[at]
    that = any(
        reading.tokens[c].dep == "mark" and reading.tokens[c].text.lower() == "that" for c in reading.children[at]
    )
    if token.tag == "VB" and _has_to(reading, at):  # "a pretext to invade", but "the first to invade"
        ordinal = marking_words("negation", "ordinal")
        return any(reading.tokens[c].text.lower() in ordinal for c in reading.children[token.head])
    if token.dep == "relcl" or token.tag in ("VBD", "VBN", "VBZ", "VBP"):
        return not (that and effects_of("nouns").get(reading.tokens[token.head].lemma.lower()))
    if token.tag != "VBG" or that:
        return False
    noun = reading.tokens[token.head].lemma.lower()
    effects = effects_of("nouns").get(noun, ())
    return not effects or noun in marking_words("lasting", "enacting")


def _through_preposition(reading: Reading, at: int, prep: int) -> tuple[int | None, str, tuple[Effect, ...]]:
    tokens = reading.tokens
    word = tokens[prep].text.lower()
    above = tokens[prep].head
    if above == prep:
        return None, word, ()
    if tokens[above].pos == "ADP" and tokens[above].head != above:  # "out of", "short of"
        prep, above = above, tokens[above].head
    lemma = tokens[above].lemma.lower()
    if tokens[above].pos in ("NOUN", "PROPN"):
        return above, word, effects_of("nouns").get(lemma, ())
    effects = effects_of("preps").get(f"{lemma} {word}") or effects_of("preps").get(
        f"{tokens[above].text.lower()} {word}"
    )
    if effects is None and tokens[at].tag == "VBG" and word not in marking_words("preps", "around"):
        effects = _effects(reading, above, "ing")
    if effects is None and tokens[above].lemma.lower() in BE:
        complement = reading.child(above, "acomp", "attr")
        if complement is not None:
            effects = effects_of("preps").get(f"{tokens[complement].lemma.lower()} {word}")
    return above, word, effects or ()


def _relation(reading: Reading, at: int) -> str:
    token = reading.tokens[at]
    if token.dep in ("dobj", "nsubjpass", "dative", "oprd"):
        return "ing" if token.tag == "VBG" and token.pos == "VERB" else "object"
    if token.dep in ("nsubj", "csubj", "csubjpass"):
        return "subject"
    if token.dep in ("attr", "acomp"):
        return "attribute"
    if token.dep == "advcl" and token.tag != "VB":
        return "clause"
    if token.dep in ("xcomp", "ccomp", "advcl", "acl", "prep"):
        if token.tag == "VBG" and not any(reading.tokens[c].dep in ("aux", "nsubj") for c in reading.children[at]):
            return "ing"
        has_subject = any(reading.tokens[c].dep in ("nsubj", "nsubjpass", "aux") for c in reading.children[at])
        if token.tag == "VB" and reading.tokens[token.head].lemma.lower() in _BARE:
            return "to"
        if token.tag == "VB" and (_has_to(reading, at) or not has_subject):
            return "to"
        return "that"
    return token.dep


def _has_to(reading: Reading, at: int) -> bool:
    return any(reading.tokens[c].tag == "TO" for c in reading.children[at])


def _effects(reading: Reading, above: int, relation: str) -> tuple[Effect, ...]:
    """What a governor makes of its complement: with its particle, without, or through its adjective."""
    known = effects_of(relation)
    lemma = reading.tokens[above].lemma.lower()
    particle = reading.child(above, "prt")
    if particle is not None and (found := known.get(f"{lemma} {reading.tokens[particle].text.lower()}")) is not None:
        return found
    if found := known.get(lemma):
        return found
    if relation in ("subject", "to", "that") and lemma in BE:
        for dep in ("acomp", "attr", "prep", "advmod"):
            complement = reading.child(above, dep)
            if complement is not None and (found := known.get(reading.tokens[complement].lemma.lower())):
                return found
    return ()


def _level(reading: Reading, at: int, relation: str, effects: tuple[Effect, ...]) -> Level:
    """A word with its own negation, modal, tense and adverbs."""
    tokens = reading.tokens
    token = tokens[at]
    below = [(c, tokens[c], tokens[c].text.lower()) for c in reading.children[at]]
    negation = _negation(reading, at, below)
    if token.dep == "acomp" and relation and not _is_clause(token, below) and tokens[token.head].lemma.lower() in BE:
        verb = _level(reading, token.head, "", ())  # "might not be willing to", "are they ready to"
        return replace(verb, token=at, relation=relation, label=token.dep, effects=effects)
    if not _is_clause(token, below):
        known = effects_of("of")
        cues = tuple(
            (effect, c)
            for c, t, word in below
            if t.dep in ("amod", "compound", "nmod", "det")
            for effect in known.get(t.lemma.lower() if t.lemma.lower() in known else word, ())
        )
        return Level(at, relation, token.dep, effects, negation, cues=cues)
    senses = modals()
    helpers = [(c, t, word) for c, t, word in below if t.dep in ("aux", "auxpass")]
    modal = next((c for c, t, word in helpers if word in senses and t.tag in ("MD", "VB", "VBD", "VBP", "VBZ")), None)
    known = effects_of("adverbs")
    cues = tuple(
        (effect, c) for c, t, word in below if t.dep in ("advmod", "npadvmod") for effect in known.get(word, ())
    )
    passive = any(t.dep == "auxpass" for _, t, _ in helpers)
    perfect = any(t.lemma.lower() == "have" for _, t, _ in helpers)
    progressive = token.tag == "VBG" and any(t.lemma.lower() == "be" or word in SHORT_BE for _, t, word in helpers)
    progressive = progressive or (token.tag == "VBN" and any(word == "being" for _, _, word in helpers))
    mark = next(
        (c for c, t, word in below if t.dep in ("mark", "advmod") and c < at and (t.dep == "mark" or t.tag == "WRB")),
        None,
    )
    tense = _tense(token.tag, helpers)
    own = Level(at, relation, token.dep, effects, negation, modal, tense, perfect, progressive, passive, mark, cues)
    if token.dep == "conj" and not helpers and not any(t.dep.startswith("nsubj") for _, t, _ in below):
        return _lent(own, token.tag, _level(reading, token.head, "", ()), tokens[token.head].tag)
    return own


def _lent(own: Level, tag: str, first: Level, first_tag: str) -> Level:
    """A joined verb with what the first one lends it: "will meet and discuss", "has not met or phoned"."""
    alike = first_tag == tag or (first.perfect and {first_tag, tag} == {"VBN", "VBD"})  # "have left or started leaving"
    if not alike and not (tag == "VB" and first.modal is not None):
        return own
    shared = first.negation if tag in ("VB", "VBN", "VBG") else None
    return replace(
        own,
        negation=shared if own.negation is None else own.negation,
        modal=first.modal,
        tense=first.tense,
        perfect=first.perfect,
        progressive=first.progressive,
        passive=first.passive,
        mark=first.mark if own.mark is None else own.mark,
    )


def _is_clause(token: Token, below: list[tuple[int, Token, str]]) -> bool:
    """Whether a word heads a clause: a verb, or what the tagger took for a noun though it has a subject or a mark."""
    if token.pos in VERBAL or token.tag.startswith("VB"):
        return True
    return token.dep in _CLAUSES and any(t.dep in ("nsubj", "nsubjpass", "mark", "aux") for _, t, _ in below)


def _tense(tag: str, helpers: list[tuple[int, Token, str]]) -> str:
    tags = [t.tag for _, t, _ in helpers]
    if "TO" in tags and (tag == "VB" or "VB" in tags):
        return "to"
    first = next((t for t in tags if t in ("VBD", "VBP", "VBZ", "MD")), tag)
    return {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal", "VB": "base", "VBG": "ing"}.get(
        first, "participle"
    )


def _negation(reading: Reading, at: int, below: list[tuple[int, Token, str]]) -> int | None:
    """The word that negates a level: "not", "no", "never", "nobody" as its subject; not one that only limits."""
    words, limits = marking_words("negation", "words"), marking_words("negation", "limiting")
    for c, t, word in below:
        if word in words and t.dep in ("neg", "det", "advmod", "preconj", "cc", "nsubj", "nsubjpass", "dobj", "amod"):
            if word in ("few", "little") and reading.tokens[c - 1].text.lower() == "a":
                continue
            follows = reading.tokens[c + 1].text.lower() if c + 1 < len(reading.tokens) else ""
            if follows not in limits and not (word in ("neither", "nor") and t.dep == "cc" and c > at):
                return c
        if t.dep in ("nsubj", "nsubjpass", "dobj"):
            found = _negation_of_thing(reading, c)
            if found is not None:
                return found
        if word in marking_words("negation", "behind_no") and c > 0 and reading.tokens[c - 1].text.lower() == "no":
            return c - 1
        if t.dep == "attr" and word in marking_words("negation", "nobody"):
            return c
        if t.dep == "prep" and (thing := reading.child(c, "pobj")) is not None:
            found = _negation_behind(reading, word, thing)
            if found is not None:
                return found
    return _joined_by_nor(reading, at)


def _negation_behind(reading: Reading, preposition: str, thing: int) -> int | None:
    """What negates a clause from behind a preposition: "spoke to nobody", "at no time", but not "with no result"."""
    if preposition in ("for", "in") and reading.tokens[thing].lemma.lower() in ("nothing", "time"):
        return None  # "for nothing", "in no time"
    word, lemma = reading.tokens[thing].text.lower(), reading.tokens[thing].lemma.lower()
    if word in marking_words("negation", "nobody"):
        return thing
    times = marking_words("negation", "no_time")
    no = (c for c in reading.children[thing] if reading.tokens[c].text.lower() == "no")
    return next(no, None) if lemma in times or word in times else None


def _negation_of_thing(reading: Reading, thing: int) -> int | None:
    """The "no" of a thing, or the "not" of "not a single soldier"; "not all" and "not every" leave some."""
    one = marking_words("negation", "not_one")
    for c in reading.children[thing]:
        word = reading.tokens[c].text.lower()
        if word in ("no", "neither") or (word == "not" and reading.tokens[c + 1].text.lower() in one):
            return c
        if word in one and c > 0 and reading.tokens[c - 1].text.lower() == "not" and reading.tokens[c - 1].head == c:
            return c - 1
    return None


def _joined_by_nor(reading: Reading, at: int) -> int | None:
    """The "nor" that a later clause opens with, which hangs on the first one: "did not shell, nor did it bomb"."""
    token = reading.tokens[at]
    if token.dep != "conj":
        return None
    first = min((c for c in reading.children[at] if c < at), default=at)
    opens = first > 0 and reading.tokens[first - 1].text.lower() == "nor" and reading.tokens[first - 1].dep == "cc"
    return first - 1 if opens else None
