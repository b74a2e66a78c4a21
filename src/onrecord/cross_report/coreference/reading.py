"""Reads off one report's annotations what is compared across reports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.cross_report.coreference.mentions import Argument, EntityMention, EventMention, ReadReport, Words
from onrecord.cross_report.coreference.opened import (
    OpenReport,
    content_lemmas,
    lemma_of,
    open_report,
    profile_of,
    telling_words,
)
from onrecord.cross_report.coreference.roles import RELATIVE, find_arguments
from onrecord.cross_report.coreference.settings import days_of, setting_of
from onrecord.lexicon.names import fold
from onrecord.lexicon.person_names import FULL, name_words
from onrecord.lexicon.roles import gendered_words
from onrecord.model import Annotations, Interval, Mention, MentionKind, Span, Token

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
NEAR = 6  # tokens to either side
NOMINAL = ("NOUN", "PROPN", "PRON")
GENDER_OF_PRONOUN = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours", "ourselves"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention to be compared: a key that no other mention has, and its tokens in order.

    `when` is the time of an event where somebody worked it out, None to go by the words that depend on its head.
    `parties` are those who take part in it, coded alike in all reports (countries, actors); empty where nobody knows.
    """

    key: str
    tokens: tuple[int, ...]
    when: Interval | None = None
    parties: frozenset[str] = frozenset()


def read_report(
    key: str, annotations: Annotations, *, events: Sequence[Marked] = (), entities: Sequence[Marked] = ()
) -> ReadReport:
    """A report as far as it is compared with others.

    Args:
        key: What tells this report from all others.
        annotations: Its layers; times should be anchored, or dates cannot be told apart.
        events: The triggers to be compared.
        entities: The mentions of people, bodies, places and things to be compared. Of both sorts, what has no token is
            left out.
    """
    report = open_report(key, annotations)
    return ReadReport(
        profile_of(key, annotations),
        tuple(_read_event(report, marked) for marked in events if marked.tokens),
        tuple(_read_entity(report, marked) for marked in entities if marked.tokens),
    )


def tokens_within(tokens: Sequence[Token], spans: Sequence[Span]) -> tuple[int, ...]:
    """The tokens that begin inside any of the spans."""
    return tuple(
        i
        for i, token in enumerate(tokens)
        if token.end > token.start and any(s.start <= token.start < s.end for s in spans)
    )


def head_of(tokens: Sequence[Token], inside: Sequence[int], *, preferred: Sequence[str]) -> int:
    """The token that governs the others; of several, the first whose part of speech is preferred, else the first."""
    members = set(inside)
    tops = [i for i in inside if tokens[i].head not in members or tokens[i].head == i]
    return next((i for i in tops if tokens[i].pos in preferred), tops[0])


def _read_event(report: OpenReport, marked: Marked) -> EventMention:
    tokens = report.annotations.tokens
    head = head_of(tokens, marked.tokens, preferred=("VERB", "NOUN", "PROPN"))
    token = tokens[head]
    particles = [i for i in report.children.get(head, ()) if tokens[i].dep == "prt"]
    own = {*marked.tokens, *particles}
    arguments = find_arguments(tokens, head, report.children)
    told = setting_of(tokens, head, report.told[report.sentence_of[head]])
    return EventMention(
        key=marked.key,
        report=report.key,
        head=head,
        sentence=report.sentence_of[head],
        lemma=lemma_of(token),
        form=token.text.lower(),
        pos="verb" if token.pos in ("VERB", "AUX") else "noun" if token.pos in ("NOUN", "PROPN") else "other",
        tag=token.tag,
        phrase=frozenset(lemma_of(tokens[i]) for i in own if tokens[i].text[:1].isalnum()),
        arguments=tuple(Argument(role, i, lemma_of(tokens[i]), _words_of(report, i)) for role, i in arguments),
        governor=lemma_of(tokens[token.head]) if token.head != head else "",
        own=replace(told, days=days_of(marked.when)) if marked.when is not None else told,
        parties=marked.parties,
        negated=any(tokens[i].dep == "neg" for i in report.children.get(head, ())),
        near=_near(report, head, own),
        around=report.around[report.sentence_of[head]],
    )


def _read_entity(report: OpenReport, marked: Marked) -> EntityMention:
    tokens = report.annotations.tokens
    head = head_of(tokens, marked.tokens, preferred=NOMINAL)
    token, form = tokens[head], tokens[head].text.lower()
    mention = _mention(report, head)
    entity = mention.entity if mention is not None else None
    capital = [i for i in marked.tokens if tokens[i].pos == "PROPN"]
    own = telling_words([tokens[i].text for i in capital])
    narrowing = [i for i in report.children.get(head, ()) if tokens[i].dep in MODIFIERS]
    narrowing += [i for i in marked.tokens if i != head and i not in narrowing and tokens[i].pos != "DET"]
    return EntityMention(
        key=marked.key,
        report=report.key,
        head=head,
        sentence=report.sentence_of[head],
        lemma=lemma_of(token),
        form=form,
        kind="pronoun" if token.pos in ("PRON", "DET") else "name" if token.pos == "PROPN" else "noun",
        label=mention.kind.value if mention is not None else token.entity.lower(),
        full_name=_full_name(report, entity),
        plural=token.tag in ("NNS", "NNPS") or form in PLURAL_PRONOUNS,
        gender=_gender([form, *(tokens[i].text.lower() for i in narrowing)]),
        entity=entity,
        name=(report.named[entity] if entity is not None else frozenset()) or own,
        own=own,
        initials="".join(tokens[i].text[0] for i in capital if tokens[i].text[:1].isupper()).lower(),
        modifiers=frozenset(lemma_of(tokens[i]) for i in narrowing if tokens[i].text[:1].isalnum()),
        numbers=frozenset(tokens[i].text.lower() for i in narrowing if tokens[i].pos == "NUM"),
        descriptions=report.called.get(entity, frozenset()) if entity is not None else frozenset(),
        governor=_governor(tokens, head),
        role=token.dep,
        same_as=_same_as(report, head),
        near=_near(report, head, {head, *marked.tokens}),
        around=report.around[report.sentence_of[head]],
    )


def _mention(report: OpenReport, head: int) -> Mention | None:
    """The mention at a token, or for a relative pronoun the one that it goes back to."""
    tokens = report.annotations.tokens
    verb = tokens[head].head
    if tokens[head].text.lower() in RELATIVE and tokens[verb].dep == "relcl":
        head = tokens[verb].head
    return report.mention_of.get(head)


def _words_of(report: OpenReport, index: int) -> Words:
    mention = _mention(report, index)
    if mention is not None and mention.entity is not None and report.named[mention.entity]:
        return report.named[mention.entity]
    token = report.annotations.tokens[index]
    if token.pos == "PRON":
        return frozenset()
    return frozenset({fold(token.text) if token.pos == "PROPN" else lemma_of(token)})


def _full_name(report: OpenReport, entity: int | None) -> tuple[str, ...]:
    if entity is None or report.annotations.entities[entity].kind is not MentionKind.PERSON:
        return ()
    words = name_words(report.annotations.entities[entity].name)
    return words if len(words) >= FULL else ()


def _governor(tokens: Sequence[Token], head: int) -> str:
    """The word that a token depends on, behind any preposition."""
    above = tokens[head].head
    if tokens[above].pos == "ADP":
        above = tokens[above].head
    return lemma_of(tokens[above]) if above != head else ""


def _same_as(report: OpenReport, head: int) -> frozenset[int]:
    """Heads that the sentence sets equal: "actress Ada Roe", "Ada Roe, an actress", "Ada Roe is an actress", "who"."""
    tokens = report.annotations.tokens
    token, above = tokens[head], tokens[head].head
    found = set()
    if token.dep in ("appos", "compound", "nmod") and tokens[above].pos in ("PROPN", "NOUN"):
        found.add(above)
    if token.text.lower() in RELATIVE and tokens[above].dep == "relcl":
        found.add(tokens[above].head)
    if token.dep == "attr":
        found.update(i for i in report.children.get(above, ()) if tokens[i].dep == "nsubj")
    return frozenset(found)


def _gender(words: Sequence[str]) -> str:
    """The gender that a head, then its modifiers, tell; "" for none."""
    told = (GENDER_OF_PRONOUN.get(word) or gendered_words().get(word) for word in words)
    return next((gender for gender in told if gender), "")


def _near(report: OpenReport, head: int, own: set[int]) -> Words:
    sentence = report.annotations.sentences[report.sentence_of[head]]
    first, after = max(head - NEAR, sentence.first_token), min(head + NEAR + 1, sentence.after_token)
    found = content_lemmas(report.annotations.tokens, first, after)
    return frozenset(lemma for i, lemma in found.items() if i not in own)
