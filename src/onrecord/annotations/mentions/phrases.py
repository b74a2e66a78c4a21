"""Phrases: names with their titles, offices without a name, bodies, groups and pronouns, and what they tell.

A phrase keeps a description of whom it speaks of: the office, its field, the country, the gender. Descriptions are
what lets "the Norlander president" find the person whom another sentence calls "President Ada Roe of Norland".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotations.mentions.appositions import apposed
from onrecord.annotations.mentions.descriptions import Description, Phrase, describe
from onrecord.annotations.mentions.names import Name, find_names, is_demonym, is_title
from onrecord.annotations.mentions.votes import with_votes
from onrecord.lexicon.roles import (
    body_words,
    group_words,
    occasion_words,
    office_words,
)
from onrecord.model import MentionKind, Sentence, Token

PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "it": None, "its": None, "itself": None,
    "they": None, "them": None, "their": None, "theirs": None, "themselves": None,
    "i": None, "me": None, "my": None, "myself": None, "we": None, "us": None, "our": None, "ourselves": None,
}  # fmt: skip
RELATIVE_TAGS = frozenset({"WP", "WP$", "WDT"})
LINKING = frozenset({"of", "for", "the", "and", "&"})
LONGEST_COMPLEMENT = 8  # tokens
LONGEST_TITLE = 12  # tokens before a name: "Under-Secretary of State for Arms Control and International Security"


def find_phrases(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Phrase, ...]:
    """All phrases of a report, in order."""
    phrases: list[Phrase] = []
    names = [find_names(tokens, sentence.first_token, sentence.after_token) for sentence in sentences]
    names = with_votes(tokens, sentences, names)
    for index, sentence in enumerate(sentences):
        first, after = sentence.first_token, sentence.after_token
        found = [_named(tokens, name, index, first) for name in names[index]]
        found.extend(_nameless(tokens, first, after, index, tuple(found)))
        found = _without_inner(found)
        offset = len(phrases)
        phrases.extend(
            replace(phrase, same_as=None if phrase.same_as is None else phrase.same_as + offset)
            for phrase in apposed(tokens, sorted(found, key=lambda phrase: phrase.first), after)
        )
    return tuple(phrases)


def _named(tokens: Sequence[Token], name: Name, sentence: int, sentence_first: int) -> Phrase:
    """A name with its title and other words before it."""
    first = _title_start(tokens, name.first, sentence_first) if name.kind is MentionKind.PERSON else name.first
    if name.kind is MentionKind.ORGANISATION:
        first = _modifier_start(tokens, name.first, sentence_first)
        if tokens[name.after - 1].lemma.lower() in body_words():
            name = replace(name, first=first)  # "Norland's defence ministry" is the name: there are others
    kind = name.kind
    head = _head_of(tokens, name.first, name.after)
    return Phrase(
        first, name.after, head, kind, sentence, name.first, name.after, describe(tokens, first, name.after, name=name)
    )


def _title_start(tokens: Sequence[Token], first: int, sentence_first: int) -> int:
    """Where the title before a person's name begins; `first` where there is none.

    A name right behind "of" belongs to someone else's title ("the head of Roe's office").
    """
    if first > sentence_first and tokens[first - 1].text.lower() in LINKING:
        return first
    i = first
    while i > sentence_first and first - i < LONGEST_TITLE and _may_stand_in_title(tokens, i - 1):
        i -= 1
    titles = [j for j in range(i, first) if is_title(tokens[j])]
    if not titles:
        return first
    start = titles[0]
    return _modifier_start(tokens, start, max(i, sentence_first))


def _may_stand_in_title(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    modifies_title = token.head > i and (is_title(tokens[token.head]) or is_title(tokens[tokens[token.head].head]))
    if token.entity == "PERSON" and not is_title(token) and not modifies_title:
        return False
    if token.tag == "POS" or token.text.lower() in LINKING or (token.text == "." and token.pos == "PUNCT"):
        return token.text != "."
    return token.pos in ("PROPN", "NOUN", "ADJ", "DET") or token.text == "-"


def _modifier_start(tokens: Sequence[Token], first: int, limit: int) -> int:
    """Where the determiner, adjectives, and possessor right before a noun begin."""
    i = first
    while i > limit:
        token = tokens[i - 1]
        modifies = token.dep in ("amod", "compound", "nmod", "det", "poss", "nummod", "case") or is_demonym(token)
        if token.pos in ("PUNCT", "VERB", "ADP", "CCONJ", "SCONJ", "ADV") and token.text != "-":
            break
        if not modifies and token.tag != "POS" and token.dep != "punct":
            break
        i -= 1
    while i < first and not tokens[i].text[:1].isalnum():
        i += 1
    return i


def _nameless(
    tokens: Sequence[Token], first: int, after: int, sentence: int, named: Sequence[Phrase]
) -> Iterator[Phrase]:
    """Offices, bodies, groups and pronouns."""
    covered = {i for phrase in named for i in range(phrase.first, phrase.after)}
    people = [phrase.first for phrase in named if phrase.kind is MentionKind.PERSON]
    for i in range(first, after):
        token = tokens[i]
        if i in covered:
            continue
        if token.text.lower() in PRONOUNS and token.pos == "PRON":
            gender = PRONOUNS[token.text.lower()]
            yield Phrase(i, i + 1, i, MentionKind.PRONOUN, sentence, description=Description(gender=gender))
        elif token.tag in RELATIVE_TAGS and _is_relative(tokens, i):
            yield Phrase(i, i + 1, i, MentionKind.PRONOUN, sentence)
        elif token.pos in ("NOUN", "PROPN") and token.dep != "compound" and not _is_second_office(tokens, i):
            kind = _nameless_kind(token)
            if kind is not None:
                start = _modifier_start(tokens, i, first)
                end = _after_complement(tokens, i, min([after, *(person for person in people if person > i)]))
                yield Phrase(start, end, i, kind, sentence, description=describe(tokens, start, end))


def _is_second_office(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun is one more office of the same person ("the politician, author and historian has said").

    A verb in the singular tells; "the driver and passenger were" are two.
    """
    token = tokens[i]
    if token.dep not in ("conj", "appos") or token.tag != "NN" or tokens[i - 1].text.lower() not in ("and", ","):
        return False
    noun = i
    while tokens[noun].dep in ("conj", "appos") and tokens[noun].head < noun:
        noun = tokens[noun].head
        if tokens[noun].tag != "NN" or tokens[noun].lemma.lower() not in office_words():
            return False
    verb = tokens[noun].head
    singular = {token.text.lower() for token in tokens[i + 1 : verb + 1]} & {"is", "was", "has"}
    return tokens[noun].dep == "nsubj" and (bool(singular) or tokens[verb].tag == "VBZ")


def _is_relative(tokens: Sequence[Token], i: int) -> bool:
    """Whether "who", "which" or "that" begins a clause that describes a noun, rather than a question."""
    above = tokens[tokens[i].head]
    return "relcl" in (above.dep, tokens[above.head].dep)


def _nameless_kind(token: Token) -> MentionKind | None:
    word = token.lemma.lower()
    plural = token.tag in ("NNS", "NNPS")
    if plural and (word in group_words() or is_demonym(token)):
        return MentionKind.GROUP
    if not plural and word in office_words():
        return MentionKind.OFFICE
    if word in body_words():
        return MentionKind.ORGANISATION
    if word in ("police", "media", "people"):
        return MentionKind.GROUP
    return None


def _after_complement(tokens: Sequence[Token], head: int, after: int) -> int:
    """Where the words that tell which one end ("of the mission", "at the hospital in Vinnar"), if there are any."""
    end = head + 1
    while end < after and tokens[end].text.lower() in ("of", "for", "from", "at", "in", "with"):
        if not head <= tokens[end].head < end or end + 1 >= after:
            break
        where = {token.lemma.lower() for token in tokens[end + 1 : end + 4]}
        if tokens[end].text.lower() in ("at", "in") and where & occasion_words():
            break  # "the minister at a press conference" spoke there
        i = end + 1
        while i < after and i - end <= LONGEST_COMPLEMENT and _may_stand_in_complement(tokens, i, end):
            i += 1
        if i == end + 1:
            break
        end = i
    return end


def _may_stand_in_complement(tokens: Sequence[Token], i: int, preposition: int) -> bool:
    """Whether a token belongs to the noun phrase behind a preposition."""
    token = tokens[i]
    if token.pos == "CCONJ":
        following = tokens[i + 1] if i + 1 < len(tokens) else token
        return following.pos == "PROPN" and following.dep == "conj" and preposition < following.head < i
    return token.pos in ("PROPN", "NOUN", "ADJ", "DET", "NUM") or token.tag == "POS"


def _without_inner(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Drops nameless phrases that lie inside a named one's words or are named by their own head."""
    people = [phrase for phrase in phrases if phrase.kind is MentionKind.PERSON]
    named = [
        phrase
        for phrase in phrases
        if phrase.name_first is not None
        and not (phrase.kind is not MentionKind.PERSON and any(_names_overlap(phrase, person) for person in people))
    ]
    kept = list(named)
    for phrase in phrases:
        if phrase.name_first is None and not any(n.first <= phrase.head < n.after for n in named):
            kept.append(phrase)
    return kept


def _names_overlap(one: Phrase, person: Phrase) -> bool:
    """Whether what one phrase takes for its name belongs to a person's name or title."""
    if one.kind is MentionKind.COUNTRY or one.name_first is None or person.name_first is None:
        return False
    if one.name_first < (person.name_after or 0) and person.name_first < (one.name_after or 0):
        return True
    return person.first < one.name_first and (one.name_after or 0) <= person.name_first and one.first == one.name_first


def _head_of(tokens: Sequence[Token], first: int, after: int) -> int:
    """The token of a run that governs the others; its last one where none does."""
    for i in range(first, after):
        if not first <= tokens[i].head < after or tokens[i].head == i:
            return i
    return after - 1
