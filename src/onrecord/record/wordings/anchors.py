"""By what one can tell which thing a noun names: who does it, what it is of, what stands in apposition to it."""

from collections.abc import Iterator

from onrecord.lexicon.countries import Country, find_country
from onrecord.lexicon.namings import launching
from onrecord.model import Mention, MentionKind, PlaceKind, Span, Toponym
from onrecord.model.wording import Anchor, Tie
from onrecord.record.reading import Reading

TOWARDS = frozenset(
    {"of", "in", "on", "against", "into", "over", "at", "across", "with", "inside", "upon", "near", "around"}
)
BEHIND = 2  # words from an act to the preposition that belongs to it though the parse gives it to the verb
BY = frozenset({"by", "from"})
NAMED = frozenset(
    {MentionKind.ORGANISATION, MentionKind.PERSON, MentionKind.GROUP, MentionKind.COUNTRY, MentionKind.PLACE}
)
DIRECTED = ("pro-", "anti-")


def anchors_of(reading: Reading, noun: int, first: int) -> Iterator[Anchor]:
    """The anchors of a noun; `first` is the first token of the compound that it ends."""
    for i in range(first, noun + 1):
        for child in reading.children[i]:
            yield from _of_child(reading, child, compound=range(first, noun + 1))
    yield from _beside(reading, noun)


def anchors_around(reading: Reading, noun: int) -> Iterator[Anchor]:
    """Further anchors of an act that a verb has for its object: "launched its operation in Georgia"."""
    token = reading.tokens[noun]
    verb = token.head
    if token.dep not in ("dobj", "nsubjpass") or reading.tokens[verb].pos != "VERB":
        return
    for child in reading.children[verb]:
        word = reading.tokens[child]
        if word.dep == "prep" and noun < child <= noun + BEHIND and word.text.lower() in TOWARDS:
            yield from _joined(reading, reading.child(child, "pobj"), Tie.OF)
        elif word.dep == "agent" and reading.tokens[verb].lemma.lower() in launching():
            yield from _joined(reading, reading.child(child, "pobj"), Tie.BY)
        elif word.dep == "nsubj" and reading.tokens[verb].lemma.lower() in launching():
            yield from _joined(reading, child, Tie.BY)


def _of_child(reading: Reading, child: int, *, compound: range) -> Iterator[Anchor]:
    token = reading.tokens[child]
    if child in compound:
        return
    if token.dep == "prep" and token.text.lower() in TOWARDS | BY:
        tie = Tie.BY if token.text.lower() in BY else Tie.OF
        yield from _joined(reading, reading.child(child, "pobj"), tie)
    elif token.dep == "agent":
        yield from _joined(reading, reading.child(child, "pobj"), Tie.BY)
    elif token.dep == "poss":
        yield from _joined(reading, child, Tie.BY)
    elif token.dep in ("amod", "compound", "nmod", "npadvmod"):
        whole = token.text.lower()
        if whole.startswith(DIRECTED):
            return
        anchor = _anchor(reading, child, Tie.BY if token.dep == "amod" or token.pos == "ADJ" else Tie.OF)
        if anchor is not None:
            yield anchor
    elif token.dep == "appos":
        yield from _joined(reading, child, Tie.SAME)


def _beside(reading: Reading, noun: int) -> Iterator[Anchor]:
    """Whom the noun is a title or an apposition of."""
    token = reading.tokens[noun]
    if token.head == noun:
        return
    if token.dep == "appos" or (token.dep in ("compound", "nmod") and reading.tokens[token.head].pos == "PROPN"):
        anchor = _anchor(reading, token.head, Tie.SAME)
        if anchor is not None:
            yield anchor


def _joined(reading: Reading, token: int | None, tie: Tie) -> Iterator[Anchor]:
    """The anchor at a token and at those joined to it by "and"."""
    while token is not None:
        anchor = _anchor(reading, token, tie)
        if anchor is not None:
            yield anchor
        else:
            adjective = reading.child(token, "amod", "poss", "compound")
            near = None if adjective is None else _anchor(reading, adjective, tie)
            if near is not None:
                yield near
        token = reading.child(token, "conj")


def _anchor(reading: Reading, token: int, tie: Tie) -> Anchor | None:
    word = reading.tokens[token]
    mention = reading.mention(token)
    entity = None if mention is None or mention.kind not in NAMED else mention.entity
    toponym = _toponym(reading, token)
    span = reading.span(token, token + 1)
    if toponym is not None and toponym.kind is PlaceKind.CONTINENT:
        return None
    if toponym is not None:
        return Anchor(tie, toponym.name, toponym.country, entity, toponym.span, place=True)
    country = _country(word.text) if word.text[:1].isupper() else None
    if country is not None:
        return Anchor(tie, country.name, country.alpha3, None, span, place=True)
    if word.tag == "PRP$":  # "its" within "its troops", which is a mention, too
        mention = next((one for one in reading.annotations.mentions if one.head == token), None)
    if mention is None or mention.entity is None:
        return None
    if mention.name is None:
        return _meant(reading, mention, mention.entity, tie)
    return (
        None if entity is None else Anchor(tie, reading.annotations.entities[entity].name, None, entity, mention.name)
    )


def _meant(reading: Reading, mention: Mention, entity: int, tie: Tie) -> Anchor | None:
    """The country or person that a pronoun or a phrase without a name stands for ("its", "the country")."""
    name, kind = reading.annotations.entities[entity].name, reading.annotations.entities[entity].kind
    known = find_country(name) if kind is MentionKind.COUNTRY else None
    if known is not None:
        return Anchor(tie, known.name, known.alpha3, entity, mention.span, place=True)
    named = kind is MentionKind.PERSON and name[:1].isupper()
    return Anchor(tie, name, None, entity, mention.span) if named else None


def stands_for(reading: Reading, noun: int) -> Iterator[Anchor]:
    """Whom the report names elsewhere and means by a noun with "the" here: "the dictator" for somebody named before."""
    mention = reading.mention(noun)
    article = reading.child(noun, "det")
    if article is None or reading.tokens[article].text.lower() != "the":
        return
    if mention is None or mention.head != noun or mention.name is not None or mention.entity is None:
        return
    anchor = _meant(reading, mention, mention.entity, Tie.SAME)
    if anchor is not None and not anchor.place:
        yield anchor


def _toponym(reading: Reading, token: int) -> Toponym | None:
    """The toponym that begins within a token's mention, or at the token, and covers it."""
    mention = reading.mention(token)
    word = reading.tokens[token]
    start = word.start if mention is None or mention.name is None else min(mention.name.start, word.start)
    for _, toponym in reading.toponyms_in(Span(start, word.end)):
        if toponym.span.start <= word.start < toponym.span.end:
            return toponym
    return None


def _country(word: str) -> Country | None:
    """The country of a name or adjective; text that lost its apostrophes has "Syrias" for "Syria's"."""
    found = find_country(word)
    return find_country(word[:-1]) if found is None and word.endswith("s") else found
