"""What a phrase is, and what its words tell of whom it speaks of: office, field, country, gender."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.annotations.mentions.names import Name, is_title
from onrecord.lexicon.countries import find_country, metonym_country
from onrecord.lexicon.offices import country_stem
from onrecord.lexicon.roles import gendered_words, honorifics, office_name, portfolio
from onrecord.model import MentionKind, Token


@dataclass(frozen=True, slots=True)
class Description:
    """What a phrase tells of whom it stands for; empty sets and None where it tells nothing."""

    offices: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    gender: str | None = None
    words: tuple[str, ...] = ()

    def joined(self, other: "Description") -> "Description":
        """Both descriptions as one."""
        return Description(
            self.offices | other.offices,
            self.fields | other.fields,
            self.countries | other.countries,
            self.gender or other.gender,
            self.words + tuple(word for word in other.words if word not in self.words),
        )


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, after) that name or stand for someone; the name is [name_first, name_after) within it.

    `same_as` is the index of the phrase that an apposition says is the same ("his counterpart, Ada Roe"), or None.
    """

    first: int
    after: int
    head: int
    kind: MentionKind
    sentence: int
    name_first: int | None = None
    name_after: int | None = None
    description: Description = field(default_factory=Description)
    same_as: int | None = None


def describe(tokens: Sequence[Token], first: int, after: int, *, name: Name | None = None) -> Description:
    """What tokens [first, after) tell of whom they stand for."""
    offices: set[str] = set()
    fields: set[str] = set()
    countries: set[str] = set()
    gender: str | None = None
    for i in range(first, after):
        word = tokens[i].text.lower().strip(".")
        in_name = name is not None and name.first <= i < name.after
        gender = gender or honorifics().get(word) or gendered_words().get(word)
        if in_name and name is not None and name.kind is MentionKind.PERSON:
            continue
        if is_title(tokens[i]) and word not in honorifics():
            offices.add(office_name(tokens[i].lemma.lower() if tokens[i].tag == "NNS" else word))
        if (of_field := portfolio(tokens[i].text)) is not None:
            fields.add(of_field)
        countries.update(_country_at(tokens, i, after))
    _as_minister(tokens, first, after, offices, fields)
    words = _plain_words(tokens, first, name.first if name is not None and name.kind is MentionKind.PERSON else after)
    return Description(
        frozenset(offices), frozenset(fields), frozenset(countries), gender, (words,) if offices and words else ()
    )


def _as_minister(tokens: Sequence[Token], first: int, after: int, offices: set[str], fields: set[str]) -> None:
    """Gives offices that are a minister's under another name that name too ("the head of the defence ministry")."""
    other_names = offices & {"prime minister", "head", "chief"}
    if not other_names:
        return
    nouns = {token.text.lower() for token in tokens[first:after]}
    if "state" in nouns:
        fields.discard("state")
        offices.difference_update(other_names)
        offices.add("president")
        return
    if "prime minister" in other_names or "government" in nouns:
        fields.add("prime")
    elif "diplomacy" in nouns:
        fields.add("foreign")
    elif "ministry" not in nouns or not fields:
        return
    offices.difference_update(other_names)
    offices.add("minister")


def _country_at(tokens: Sequence[Token], i: int, after: int) -> Iterator[str]:
    """The country, by code or by the folded stem of an unknown name, that is named at a token."""
    for length in (3, 2, 1):
        if i + length <= after:
            words = " ".join(token.text for token in tokens[i : i + length])
            country = find_country(words) or metonym_country(words)
            if country is not None:
                yield country.alpha3
                return
    if tokens[i].entity in ("GPE", "NORP") and tokens[i].text[:1].isupper():
        yield country_stem(tokens[i].text)


def _plain_words(tokens: Sequence[Token], first: int, after: int) -> str:
    """The words without a leading article or possessive pronoun, for people to read."""
    while first < after and (tokens[first].pos == "DET" or tokens[first].tag == "PRP$"):
        first += 1
    words = ""
    for token in tokens[first:after]:
        glue = token.tag == "POS" or token.text in ("-", ".", ",") or words.endswith("-")
        words += token.text if glue or not words else f" {token.text}"
    return words.strip()
