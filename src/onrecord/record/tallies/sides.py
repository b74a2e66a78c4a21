"""Whose the things counted are, who did it to them, and which people they are.

A side is an ISO 3166-1 alpha-3 code where a country is named, one name for a party that reports call by many ("isis"),
or else a name cut to what noun and adjective share, so that Ordavia and its Ordavian troops meet.
"""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.lexicon.countries import find_country, metonym_country
from onrecord.lexicon.stems import SHORTEST_STEM, stem_of
from onrecord.lexicon.tallies import group_words, incident_words, side_names, tally_words
from onrecord.model import Figure, MentionKind, Party, Sentence
from onrecord.record.reading import Reading
from onrecord.record.tallies.kinds import Counted

MOST_STEPS = 6
_ADJECTIVES = ("ian", "ians", "an", "ans", "ese", "ish")
_ENTITIES = ("NORP", "GPE", "ORG", "LOC")
_NAMED = (MentionKind.COUNTRY, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.GROUP)
_LEFT = ("amod", "compound", "poss", "nmod", "det")


def side_of(name: str) -> str | None:
    """The code or cut name of a country, its people, its seat of government, or a party; None for other words."""
    plain = " ".join(name.replace("’", "'").removesuffix("'s").split())
    if plain.lower().startswith("the "):
        plain = plain[4:]
    known = side_names().get(plain.lower().strip("().,"))
    if known is not None:
        return known
    country = find_country(plain) or metonym_country(plain)
    if country is not None:
        return country.alpha3
    return stem_of(plain) if plain[:1].isupper() and plain.isalpha() and plain.lower() not in _directions() else None


def _directions() -> frozenset[str]:
    return tally_words("nationless")


def sides_in(reading: Reading, tokens: Iterable[int]) -> Iterator[str]:
    """The sides that some tokens name, in order; a name of several words counts once."""
    seen: set[int] = set()
    for i in tokens:
        token = reading.tokens[i]
        number = reading.mention_at[i]
        mention = None if number is None else reading.annotations.mentions[number]
        lemma = token.lemma.lower()
        if lemma in side_names() and not token.text[:1].isupper():
            yield side_names()[lemma]
        elif number in seen:
            continue
        elif (
            mention is not None
            and mention.kind in _NAMED
            and mention.name is not None
            and mention.name.start <= token.start
        ):
            seen.add(number if number is not None else -1)
            side = side_of(reading.words(mention.name))
            if side is not None:
                yield side
        elif token.pos in ("PROPN", "ADJ") and token.text[:1].isupper() and lemma not in incident_words():
            side = side_of(token.text)
            if side is not None and (token.entity in _ENTITIES or token.text.endswith(_ADJECTIVES)):
                yield side


def find_owners(reading: Reading, figure: Figure, counted: Counted) -> tuple[str, ...]:
    """Whose they are: by the adjective, by "of", by "its", or by the subject of a verb of having or sending."""
    if counted.head is None:
        return ()
    heads = [counted.head, *(() if counted.thing is None else (counted.thing,)), *_counted_nouns(reading, figure)]
    found: list[str] = []
    for head in heads:
        found.extend(sides_in(reading, _own_words(reading, head)))
        for preposition in reading.children[head]:
            thing = reading.child(preposition, "pobj") if reading.tokens[preposition].text.lower() == "of" else None
            if thing is not None:
                found.extend(_all_sides(reading, _own_words(reading, thing)))
    if not found:
        found.extend(_subjects(reading, counted.head))
    return tuple(dict.fromkeys(found))


def _counted_nouns(reading: Reading, figure: Figure) -> list[int]:
    """The nouns of "the number of Ordavian troops" where these words stand before the number."""
    counted = figure.quantity.counted
    if counted is None or counted.start >= figure.quantity.span.start:
        return []
    return [i for i in reading.tokens_in(counted) if reading.tokens[i].pos == "NOUN"]


def _all_sides(reading: Reading, tokens: list[int]) -> list[str]:
    """The sides behind "of", unknown names too: the "Kessa" of "fighters of the Kessa militia"."""
    found = list(sides_in(reading, tokens))
    names = (reading.tokens[i].text for i in tokens if reading.tokens[i].pos == "PROPN")
    return found or [side for name in names if (side := side_of(name)) is not None][:1]


def _own_words(reading: Reading, head: int) -> list[int]:
    left = [c for c in reading.children[head] if reading.tokens[c].dep in _LEFT and c < head]
    return sorted({*left, *(d for c in left for d in reading.children[c] if d < head), head})


def _subjects(reading: Reading, head: int) -> Iterator[str]:
    """The subject of the verbs over the things, where those verbs say that it has, moves or sends them."""
    token = head
    for _ in range(MOST_STEPS):
        above = reading.tokens[token].head
        if above == token:
            return
        token = above
        word = reading.tokens[token]
        if word.pos in ("NOUN", "PROPN"):
            found = list(sides_in(reading, _own_words(reading, token)))
            if found:
                yield from found
                return
        if word.pos in ("VERB", "AUX") and word.lemma.lower() in tally_words("owning"):
            subject = reading.child(token, "nsubj")
            if subject is not None and subject != head:
                found = list(sides_in(reading, _own_words(reading, subject)))
                if found:
                    yield from found[:1]
                    return


def find_agents(reading: Reading, counted: Counted, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Who brought it about: the subject of the verb that tells what befell them, "by" whom, whose the strikes are."""
    if counted.kind.value not in ("dead", "injured", "casualties", "detained", "displaced"):
        return ()
    found: list[str] = []
    if counted.teller is not None:
        found.extend(_doers(reading, counted.teller, counted.head))
    for sentence in sentences:
        for i in range(sentence.first_token, sentence.after_token):
            token = reading.tokens[i]
            if token.pos in ("NOUN", "PROPN") and token.lemma.lower() in incident_words():
                found.extend(sides_in(reading, [c for c in _own_words(reading, i) if c != i]))
    return tuple(dict.fromkeys(found))


def _doers(reading: Reading, verb: int, head: int | None) -> Iterator[str]:
    """The sides in the subject of a verb and behind its "by"."""
    for child in reading.children[verb]:
        label = reading.tokens[child].dep
        if label == "nsubj" and head not in reading.subtree(child):
            yield from sides_in(reading, _own_words(reading, child))
        elif label in ("agent", "prep") and reading.tokens[child].text.lower() == "by":
            for thing in reading.children[child]:
                yield from sides_in(reading, _own_words(reading, thing))


def find_groups(reading: Reading, figure: Figure, counted: Counted) -> tuple[str, ...]:
    """Which people: by the noun and its adjectives, or by what the clause says that they were ("11 were workers")."""
    if counted.head is None:
        return ()
    words = group_words()
    found = []
    for i in (*_own_words(reading, counted.head), *_predicates(reading, counted.head)):
        group = words.get(reading.tokens[i].lemma.lower())
        if group is not None:
            found.append(group)
    if not found and counted.noun in words:
        found.append(words[counted.noun])
    return tuple(dict.fromkeys(found))


def _predicates(reading: Reading, head: int) -> Iterator[int]:
    verb = reading.tokens[head].head
    if reading.tokens[verb].lemma.lower() == "be" and reading.tokens[head].dep in ("nsubj", "nsubjpass"):
        yield from (c for c in reading.children[verb] if reading.tokens[c].dep == "attr")


def sides_of_parties(reading: Reading, parties: Iterable[Party]) -> tuple[str, ...]:
    """The sides of those who claim a figure, by their names and by the offices that the report gives them."""
    found: list[str] = []
    for party in parties:
        found.extend(_named_countries(reading, party))
        texts = [party.name]
        if party.entity is not None:
            texts.extend(reading.annotations.entities[party.entity].descriptions)
        for text in texts:
            whole = find_country(text) or metonym_country(text)
            words = [whole.alpha3] if whole else [_country_word(word) for word in text.split()]
            found.extend(word for word in words if word)
    return tuple(dict.fromkeys(found))


def _named_countries(reading: Reading, party: Party) -> Iterator[str]:
    """The countries, places and owners named within the words for a claimant: "Ordavia's defence ministry"."""
    for i in reading.tokens_in(party.span) if party.span is not None else ():
        token, mention = reading.tokens[i], reading.mention(i)
        owning = token.pos == "PROPN" and (token.dep == "poss" or reading.tokens[token.head].text.lower() == "of")
        country = mention is not None and mention.kind in (MentionKind.COUNTRY, MentionKind.PLACE)
        side = side_of(token.text) if owning or country else None
        if side is not None:
            yield side


def _country_word(word: str) -> str | None:
    """The side that one word of a title names: "Ordavian", "U.S."; surnames and offices name none."""
    bare = word.strip(",.()").replace("’", "'").removesuffix("'s")
    country = find_country(bare)
    if country is not None:
        return country.alpha3
    adjective = bare.endswith(("ian", "ans", "ese", "ran", "lan")) and bare[:1].isupper() and len(bare) > SHORTEST_STEM
    return stem_of(bare) if adjective else None
