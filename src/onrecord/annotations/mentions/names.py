"""Names in a sentence: runs of tokens with the kind of thing they name.

The parser's entity labels are the start. What is known better corrects them: a country is a country and a capital a
place whatever the label says, a title is not part of a name, and a name after a title is a person's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicon.countries import find_country_by_demonym, find_country_by_name, metonym_country
from onrecord.lexicon.names import fold, ranks
from onrecord.lexicon.person_names import FULL, is_given_name
from onrecord.lexicon.roles import body_words, honorifics, office_words, portfolio
from onrecord.model import MentionKind, Token

LABELS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
}
LONGEST_PLAIN_NAME = 3  # tokens of a name that only a title behind it makes a person's
TITLE_REACH = 5  # tokens between a name and the title that describes it
LONGEST_COUNTRY = 5  # tokens: "the Democratic Republic of Congo" without its article, and one to spare
SEATS_OF_POWER = frozenset({"FAC", "ORG"})


@dataclass(frozen=True, slots=True)
class Name:
    """A run of tokens, [first, after), that names something."""

    first: int
    after: int
    kind: MentionKind


def find_names(tokens: Sequence[Token], first: int, after: int) -> tuple[Name, ...]:
    """The names in tokens [first, after), in order, without overlap."""
    taken: list[Name] = list(_countries(tokens, first, after))
    covered = {i for name in taken for i in range(name.first, name.after)}
    for run_first, run_after, label in _labelled_runs(tokens, first, after, covered):
        name = _name_of_run(tokens, run_first, run_after, label)
        if name is not None:
            taken.append(name)
            covered.update(range(name.first, name.after))
    for name in _titled_names(tokens, first, after, covered):
        taken.append(name)
        covered.update(range(name.first, name.after))
    taken.extend(_plain_people(tokens, first, after, covered))
    return tuple(sorted(taken, key=lambda name: name.first))


def is_title(token: Token) -> bool:
    """Whether the token is a title or word of address that may stand before a name."""
    word = token.text.lower().strip(".")
    return word in honorifics() or (word in office_words() and token.pos in ("PROPN", "NOUN"))


def is_demonym(token: Token) -> bool:
    """Whether the token is an adjective or people of a country ("Russian")."""
    return token.entity == "NORP" or find_country_by_demonym(token.text) is not None


def _countries(tokens: Sequence[Token], first: int, after: int) -> Iterator[Name]:
    i = first
    while i < after:
        longest = min(LONGEST_COUNTRY, after - i) if tokens[i].text[:1].isupper() else 0
        for length in range(longest, 0, -1):
            words = " ".join(token.text for token in tokens[i : i + length])
            if find_country_by_name(words) and not _person_at(tokens, i, length, after):
                yield Name(i, i + length, MentionKind.COUNTRY)
                i += length - 1
                break
        i += 1


def _person_at(tokens: Sequence[Token], first: int, length: int, after: int) -> bool:
    """Whether a word that is also a country belongs to a person's name ("Jordan Vale", "Mr Chad")."""
    end = first + length
    before = tokens[first - 1].text.lower().strip(".") if first else ""
    if length == 1 and before in honorifics():
        return True
    same_entity = tokens[first].entity == "PERSON"
    return same_entity and end < after and tokens[end].entity == "PERSON" and tokens[end].dep != "appos"


def _labelled_runs(
    tokens: Sequence[Token], first: int, after: int, covered: set[int]
) -> Iterator[tuple[int, int, str]]:
    """Stretches of tokens under one entity label, without what is covered already."""
    i = first
    while i < after:
        label = tokens[i].entity
        if label not in LABELS or i in covered:
            i += 1
            continue
        end = i + 1
        while end < after and tokens[end].entity == label and end not in covered:
            end += 1
        yield i, end, label
        i = end


def _name_of_run(tokens: Sequence[Token], first: int, after: int, label: str) -> Name | None:
    """The name in a labelled run, without its article, possessive and titles; None where the run is no name."""
    while after > first and (tokens[after - 1].tag == "POS" or not tokens[after - 1].text[:1].isalnum()):
        after -= 1
    while first < after and (tokens[first].pos == "DET" or not tokens[first].text[:1].isalnum()):
        first += 1
    if first >= after:
        return None
    words = " ".join(token.text for token in tokens[first:after])
    if metonym_country(words):
        return Name(first, after, MentionKind.ORGANISATION if label in SEATS_OF_POWER else MentionKind.PLACE)
    kind = LABELS[label]
    if kind is MentionKind.PERSON:
        return None if _modifies_title(tokens, after) else _person(tokens, first, after)
    if after - first > 1 and _stands_beside_title(tokens, first, after):
        return Name(first, after, MentionKind.PERSON)
    if kind is MentionKind.ORGANISATION and (person := _person_taken_for_body(tokens, first, after)) is not None:
        return person
    if kind is MentionKind.ORGANISATION and _is_title_phrase(tokens, first, after):
        return None
    if all(is_demonym(token) for token in tokens[first:after]) and tokens[after - 1].pos == "ADJ":
        return None
    return Name(first, after, kind)


def _modifies_title(tokens: Sequence[Token], after: int) -> bool:
    """Whether a run labelled as a person is followed by a title and tells whose ("Norland Defence Minister")."""
    return (
        after < len(tokens)
        and is_title(tokens[after])
        and tokens[after].tag != "NNS"
        and (tokens[after - 1].head == after or tokens[after - 1].head > after)
    )


def _stands_beside_title(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether a run labelled as a place or body is a person's name, as the title beside it tells.

    It stands right behind a title ("the teacher Marta Iven", "the teacher, Marta Iven, ...") or before one ("Marta
    Iven, head of the clinic").
    """
    if not all(token.pos == "PROPN" for token in tokens[first:after]) or find_country_by_name(tokens[first].text):
        return False
    if first and is_title(tokens[first - 1]) and tokens[first - 1].tag in ("NN", "NNP"):
        return True
    if after - first > LONGEST_PLAIN_NAME or after >= len(tokens) or tokens[after].text != ",":
        return False
    if first > 1 and tokens[first - 1].text == "," and is_title(tokens[first - 2]) and tokens[after - 1].dep == "appos":
        return tokens[first - 2].tag in ("NN", "NNP") and tokens[after - 1].head == first - 2
    for token in tokens[after + 1 : after + 1 + TITLE_REACH]:
        if is_title(token):
            return token.tag in ("NN", "NNP") and token.dep in ("appos", "conj", "pobj", "nmod", "npadvmod", "dobj")
        if token.pos not in ("PROPN", "ADJ", "DET", "NOUN", "PART"):
            return False
    return False


def _person_taken_for_body(tokens: Sequence[Token], first: int, after: int) -> Name | None:
    """The person in a run labelled as a body: behind a rank ("Rear Admiral Ulla Castor"), or by the first name.

    A first name alone tells no person where a body follows it ("Charles University") or where nothing does.
    """
    if any(token.pos != "PROPN" or not token.text[:1].isupper() for token in tokens[first:after]):
        return None
    start = first
    while start < after and _is_rank(tokens[start]):
        start += 1
    words = [token.text.lower() for token in tokens[start:after]]
    if not FULL <= len(words) <= LONGEST_PLAIN_NAME or any(w in body_words() or portfolio(w) for w in words):
        return None
    if start > first or (len(words) == FULL and is_given_name(fold(words[0]))):
        return Name(start, after, MentionKind.PERSON)
    return None


def _is_rank(token: Token) -> bool:
    word = token.text.lower().strip(".")
    return word in ranks() or word in honorifics()


def _person(tokens: Sequence[Token], first: int, after: int) -> Name | None:
    """A person's name without the titles and adjectives that the label took in."""
    while first < after and (
        is_title(tokens[first]) or tokens[first].tag in ("JJ", "POS") or is_demonym(tokens[first])
    ):
        first += 1
    for i in range(first, after):
        if tokens[i].tag == "POS" or (tokens[i].pos in ("VERB", "AUX", "PUNCT") and tokens[i].text not in ("-", ".")):
            after = i
            break
    if first >= after or not tokens[first].text[:1].isupper():
        return None
    return Name(first, after, MentionKind.PERSON)


def _is_title_phrase(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether what is labelled as an organisation is an office ("Minister of Foreign Affairs", "Navy Spokesman")."""
    if all(portfolio(token.text) or is_title(token) for token in tokens[first:after]):
        return True
    return is_title(tokens[after - 1]) or (
        is_title(tokens[first]) and any(token.text == "of" for token in tokens[first:after])
    )


def _titled_names(tokens: Sequence[Token], first: int, after: int, covered: set[int]) -> Iterator[Name]:
    """Capitalised words right after a title, or after a title and its country, that nothing has claimed yet."""
    i = first
    while i < after:
        if i in covered or tokens[i].pos != "PROPN" or is_title(tokens[i]) or not tokens[i].text[:1].isupper():
            i += 1
            continue
        end = i + 1
        while end < after and end not in covered and tokens[end].pos == "PROPN" and not is_title(tokens[end]):
            end += 1
        goes_on = end < after and tokens[end].text.lower() in ("of", "for", "and")
        names_field = portfolio(tokens[i].text) is not None
        if (
            not goes_on
            and not names_field
            and tokens[i].entity in ("", "PERSON", "NORP", "ORG")
            and _follows_title(tokens, i, first)
        ):
            yield Name(i, end, MentionKind.PERSON)
        i = end


def _plain_people(tokens: Sequence[Token], first: int, after: int, covered: set[int]) -> Iterator[Name]:
    """A first name and one more name that no label claims ("Layla Morant says")."""
    for i in range(first, after - 1):
        pair = tokens[i : i + FULL]
        if any(t.pos != "PROPN" or t.entity or not t.text[:1].isupper() or not t.text.isalpha() for t in pair):
            continue
        beside = (*tokens[max(first, i - 1) : i], *tokens[i + FULL : min(after, i + FULL + 1)])
        alone = not any(t.pos == "PROPN" for t in beside) and not covered & {i, i + 1}
        surname = pair[-1].text.lower()
        if alone and is_given_name(fold(pair[0].text)) and surname not in body_words() and not is_title(pair[-1]):
            yield Name(i, i + FULL, MentionKind.PERSON)


def _is_apposed(tokens: Sequence[Token], position: int, title: int) -> bool:
    """Whether a name of several words stands between commas behind a title ("his counterpart, Ada Roe, called")."""
    end = position
    while end < len(tokens) and tokens[end].pos == "PROPN":
        end += 1
    closed = end < len(tokens) and tokens[end].text in (",", ".", ";", "—", "–")
    return closed and 1 < end - position <= LONGEST_PLAIN_NAME and is_title(tokens[title]) and tokens[title].tag == "NN"


def _follows_title(tokens: Sequence[Token], position: int, first: int) -> bool:
    """Whether a title stands right before, or a title "of" a country ("President of Norland Ada Roe")."""
    before = position - 1
    if before > first and tokens[before].text == "." and not tokens[position - 2].text.endswith("."):
        before -= 1  # "Mr . Roe"
    if before < first:
        return False
    if tokens[before].text == "," and before > first:
        return _is_apposed(tokens, position, before - 1)
    if is_title(tokens[before]):
        return True
    window = tokens[max(first, position - 8) : position]
    texts = [token.text for token in window]
    return (
        "of" in texts
        and any(is_title(token) for token in window[: texts.index("of")])
        and all(token.pos in ("PROPN", "ADP", "DET", "NOUN", "ADJ", "CCONJ") for token in window[texts.index("of") :])
    )
