"""Lets the mentions of one name in a report vote on what it names.

A label for one occurrence errs easily, above all for names that the parser has never met: small places, transliterated
people. Within a report one word names one thing nearly always, and the words around it elsewhere tell what: a full
name makes its surname a person, an adjective of the same stem makes a name a country.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotations.mentions.names import LONGEST_PLAIN_NAME, Name
from onrecord.lexicon.countries import find_country_by_demonym, find_country_by_name, metonym_country
from onrecord.lexicon.names import fold
from onrecord.lexicon.offices import country_stem
from onrecord.lexicon.person_names import is_given_name
from onrecord.lexicon.roles import body_words, honorifics, office_words
from onrecord.model import MentionKind, Sentence, Token

SHORTEST_STEM = 4
DEMONYM_ENDINGS = ("an", "ian", "ese", "ish", "er", "i", "ic")
LOCATING = frozenset({"in", "near", "outside", "around", "inside", "across", "from", "through"})
Names = tuple[Name, ...]


def with_votes(tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Names]) -> list[Names]:
    """The names of each sentence, corrected by what the rest of the report makes of the same words."""
    people = _people(tokens, names)
    stems = _demonym_stems(tokens)
    kinds = _kinds_of_single_words(tokens, names)
    places = _stood_in(tokens, names)
    voted = []
    for sentence, of_sentence in zip(sentences, names, strict=True):
        corrected = [_corrected(tokens, name, people, stems, kinds, places) for name in of_sentence]
        voted.append(_with_surnames(tokens, corrected, sentence, people))
    return voted


def _people(tokens: Sequence[Token], names: Sequence[Names]) -> dict[str, frozenset[str]]:
    """Folded surnames of people who are named in full or addressed ("Mrs Roe"), with the other words of their names."""
    found: dict[str, set[str]] = defaultdict(set)
    for of_sentence in names:
        for name in of_sentence:
            addressed = name.first > 0 and tokens[name.first - 1].text.lower().strip(".") in honorifics()
            if name.kind is MentionKind.PERSON and (addressed or name.after - name.first > 1):
                words = [fold(token.text) for token in tokens[name.first : name.after]]
                found[words[-1]].update(words[:-1])
    return {surname: frozenset(others) for surname, others in found.items()}


def _demonym_stems(tokens: Sequence[Token]) -> dict[str, set[str]]:
    """Stems of capitalised adjectives and peoples, with the forms that they stand in."""
    stems: dict[str, set[str]] = defaultdict(set)
    for token in tokens:
        modifies = token.dep in ("amod", "compound", "nmod") and token.text.endswith(DEMONYM_ENDINGS)
        describes = token.entity == "NORP" or token.tag in ("JJ", "NNPS", "NNS")
        if token.text[:1].isupper() and (describes or modifies):
            stem = country_stem(token.text)
            if len(stem) >= SHORTEST_STEM:
                stems[stem].add(token.text)
    return stems


def _kinds_of_single_words(tokens: Sequence[Token], names: Sequence[Names]) -> dict[str, Counter[MentionKind]]:
    kinds: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for of_sentence in names:
        for name in of_sentence:
            if name.after - name.first == 1:
                kinds[tokens[name.first].text][name.kind] += 1
    return kinds


def _stood_in(tokens: Sequence[Token], names: Sequence[Names]) -> frozenset[str]:
    """Single words labelled as people in which, by most of their mentions, something stands or from where it comes."""
    found: dict[str, list[bool]] = defaultdict(list)
    for of_sentence in names:
        for name in of_sentence:
            if name.after - name.first == 1 and name.kind is MentionKind.PERSON:
                token = tokens[name.first]
                found[token.text].append(token.dep == "pobj" and _is_placing(tokens, token.head))
    return frozenset(word for word, located in found.items() if 2 * sum(located) > len(located))


def _is_placing(tokens: Sequence[Token], preposition: int) -> bool:
    """Whether what follows a preposition is a place: "in Ostrel", "envoy to Norland"."""
    word, above = tokens[preposition].text.lower(), tokens[tokens[preposition].head]
    return word in LOCATING or (word == "to" and above.pos == "NOUN" and above.text.lower() in office_words())


def _corrected(
    tokens: Sequence[Token],
    name: Name,
    people: dict[str, frozenset[str]],
    stems: dict[str, set[str]],
    kinds: dict[str, Counter[MentionKind]],
    places: frozenset[str],
) -> Name:
    if name.kind is MentionKind.COUNTRY:
        return name
    if name.after - name.first > 1:
        if name.kind is MentionKind.ORGANISATION and _is_person_in_full(tokens, name, people):
            return replace(name, kind=MentionKind.PERSON)
        if name.kind is not MentionKind.PERSON:
            return name
        name = _without_country(tokens, name, stems)
        return _without_headline_words(tokens, name, people)
    word = tokens[name.first].text
    if _is_country(word, stems):
        return replace(name, kind=MentionKind.COUNTRY)
    if fold(word) in people and metonym_country(word) is None:
        return replace(name, kind=MentionKind.PERSON)
    votes = kinds[word]
    if name.kind is MentionKind.PERSON and not any(fold(word) in others for others in people.values()):
        others = {kind: count for kind, count in votes.items() if kind is not MentionKind.PERSON}
        if others and 2 * sum(others.values()) >= votes[MentionKind.PERSON]:
            return replace(name, kind=max(others, key=lambda kind: (others[kind], kind.value)))
        if not others and word in places and not is_given_name(fold(word)):
            return replace(name, kind=MentionKind.PLACE)
    return name


def _is_person_in_full(tokens: Sequence[Token], name: Name, people: dict[str, frozenset[str]]) -> bool:
    """Whether what is labelled as a body ends in a surname that the report gives to somebody elsewhere."""
    words = tokens[name.first : name.after]
    if len(words) > LONGEST_PLAIN_NAME or any(w.pos != "PROPN" or not w.text[:1].isupper() for w in words):
        return False
    return fold(words[-1].text) in people and not any(w.text.lower() in body_words() for w in words)


def _is_country(word: str, stems: dict[str, set[str]]) -> bool:
    """Whether the report uses an adjective or people of the same stem, so that the word is a country's name."""
    forms = stems.get(country_stem(word), set()) - {word}
    return bool(forms) and min(map(len, forms)) >= len(word) and find_country_by_demonym(word) is None


def _without_country(tokens: Sequence[Token], name: Name, stems: dict[str, set[str]]) -> Name:
    """A person's name without the country that runs into it ("President of Norland Ada Roe")."""
    first = name.first
    while name.after - first > 2 and (
        find_country_by_name(tokens[first].text) is not None or _is_country(tokens[first].text, stems)
    ):
        first += 1
    return replace(name, first=first)


def _without_headline_words(tokens: Sequence[Token], name: Name, people: dict[str, frozenset[str]]) -> Name:
    """A surname without the capitalised words of a headline that were read as part of it ("Roe Claims")."""
    first = fold(tokens[name.first].text)
    full_elsewhere = first in people and name.after - name.first > 1
    last_is_no_other_name = not any(fold(tokens[name.after - 1].text) in others for others in people.values())
    if full_elsewhere and last_is_no_other_name and people[fold(tokens[name.after - 1].text)] <= {first}:
        return replace(name, after=name.first + 1)
    return name


def _with_surnames(
    tokens: Sequence[Token], names: Sequence[Name], sentence: Sentence, people: dict[str, frozenset[str]]
) -> Names:
    """Adds surnames that stand alone without a label, as in headlines, of people who are named elsewhere."""
    covered = {i for name in names for i in range(name.first, name.after)}
    alone = [
        Name(i, i + 1, MentionKind.PERSON)
        for i in range(sentence.first_token, sentence.after_token)
        if i not in covered and _is_surname(tokens[i].text, people)
    ]
    return tuple(sorted([*names, *alone], key=lambda name: name.first))


def _is_surname(word: str, people: dict[str, frozenset[str]]) -> bool:
    written_as_name = word[:1].isupper() and len(word) > 2
    return written_as_name and fold(word) in people and find_country_by_demonym(word) is None
