"""How news introduces those who speak: nameless in the lead and named below, unnamed on purpose, or by what they wrote.

"A monitoring group said ..." opens a report whose third sentence says "the Ostrel Observatory said"; "the statement
said" is said by whoever made the statement; and one who "spoke on condition of anonymity" is nobody that is named.
"""

from collections.abc import Iterator, Sequence

from onrecord.annotations.mentions.descriptions import Phrase
from onrecord.annotations.mentions.situations import SPEAKER, Situation
from onrecord.lexicon.roles import body_words, document_words, generic_offices
from onrecord.model import MentionKind, Token

LEAD = 3  # sentences of a report in which somebody may stand nameless who is named below
NAMED_WITHIN = 4  # sentences from there
WRITTEN_WITHIN = 8  # sentences back to whoever made "the statement"
NEIGHBOURS = 8  # phrases of a sentence to either side
ANONYMITY_REACH = 40  # tokens from an unnamed source to the words that say so
ANONYMOUS = frozenset({"anonymity", "anonymously", "unnamed", "unidentified", "anonymous"})
WITHHELD = frozenset({"named", "identified", "quoted"})
OTHERS = frozenset({"another", "other", "no", "one", "any", "every", "each", "second"})
UNNAMED_ON_PURPOSE = frozenset({"official", "source", "diplomat", "aide", "officer", "insider", "resident", "witness"})


def first_named_later(
    tokens: Sequence[Token], phrases: Sequence[Phrase], situations: Sequence[Situation]
) -> Iterator[tuple[int, int]]:
    """Pairs of a nameless speaker in the lead and the name, further down, that it most likely waits for."""
    speakers = [i for i, situation in enumerate(situations) if situation.role == SPEAKER]
    for place, i in enumerate(speakers):
        phrase = phrases[i]
        if phrase.sentence >= LEAD:
            break
        if not _is_introduction(tokens, phrase):
            continue
        for j in speakers[place + 1 :]:
            if phrases[j].sentence - phrase.sentence > NAMED_WITHIN:
                break
            if phrases[j].name_first is not None and phrases[j].kind in (MentionKind.ORGANISATION, MentionKind.PERSON):
                if _may_name(tokens, phrase, phrases[j]):
                    yield i, j
                break


def _is_introduction(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase speaks of someone new: "a monitor", "Monitor" in a headline."""
    first = tokens[phrase.first]
    if phrase.name_first is not None or first.text.lower() in OTHERS:
        return False
    return first.text.lower() in ("a", "an") or first.pos not in ("DET", "PRON")


def _may_name(tokens: Sequence[Token], phrase: Phrase, name: Phrase) -> bool:
    """Whether a name is of the sort that a nameless phrase waits for."""
    lemma = tokens[phrase.head].lemma.lower()
    if name.kind is MentionKind.PERSON:
        mine, theirs = phrase.description, name.description
        same = bool(mine.offices) and mine.offices <= theirs.offices and lemma not in UNNAMED_ON_PURPOSE
        countries = not mine.countries or not theirs.countries or bool(mine.countries & theirs.countries)
        return same and countries and not mine.offices & generic_offices()
    if phrase.kind is not MentionKind.ORGANISATION or lemma in document_words():
        return False
    noun = tokens[name.head].lemma.lower()
    return noun == lemma or noun not in body_words() or lemma in ("group", "monitor", "watchdog", "agency", "body")


def is_unnamed_on_purpose(tokens: Sequence[Token], phrase: Phrase, after: int) -> bool:
    """Whether the words around a speaker say that the name is withheld.

    Args:
        tokens: The report's tokens.
        phrase: The speaker.
        after: The token behind the last one of the sentence.
    """
    words = [token.text.lower() for token in tokens[phrase.first : min(after, phrase.after + ANONYMITY_REACH)]]
    if ANONYMOUS & set(words):
        return True
    return any(
        word in WITHHELD and {"not", "declined", "refused", "without"} & set(words[:i]) for i, word in enumerate(words)
    )


def author_of(
    tokens: Sequence[Token], phrases: Sequence[Phrase], situations: Sequence[Situation], i: int
) -> int | None:
    """The phrase for whoever made the document that a phrase speaks of; None where it is none or nobody is told.

    It is the possessor ("the ministry's statement"), the one "by" whom or "from" whom it is, or the one who said
    something "in a statement" before.
    """
    head = phrases[i].head
    lemma = tokens[head].lemma.lower()
    if lemma not in document_words() or phrases[i].name_first is not None:
        return None
    own = _maker(tokens, phrases, i)
    if own is not None:
        return own
    bare = phrases[i].after - phrases[i].first == 2
    if not bare or tokens[phrases[i].first].text.lower() not in ("the", "this", "that"):
        return None
    for j in range(i - 1, -1, -1):
        if phrases[i].sentence - phrases[j].sentence > WRITTEN_WITHIN:
            break
        if tokens[phrases[j].head].lemma.lower() == lemma:
            if any(token.pos == "PROPN" for token in tokens[phrases[j].first : phrases[j].after]):
                return j
            made = _maker(tokens, phrases, j)
            made = _who_spoke_in(tokens, phrases, situations, j) if made is None else made
            if made is not None:
                return made
    return None


def _maker(tokens: Sequence[Token], phrases: Sequence[Phrase], i: int) -> int | None:
    """Whom the words of a document's phrase name as its maker."""
    head = phrases[i].head
    for j in _beside(tokens, phrases, i):
        other = tokens[phrases[j].head]
        if other.dep == "poss" and other.head == head:
            return j
        makes = other.dep == "pobj" and tokens[other.head].text.lower() in ("by", "from")
        if makes and _hangs_on(tokens, other.head, head):
            return j
    return None


def _who_spoke_in(
    tokens: Sequence[Token], phrases: Sequence[Phrase], situations: Sequence[Situation], i: int
) -> int | None:
    """Who said something "in a statement"."""
    head = phrases[i].head
    if tokens[head].dep != "pobj" or tokens[tokens[head].head].text.lower() not in ("in", "through", "via"):
        return None
    verb = situations[i].verb
    return next(
        (j for j in _beside(tokens, phrases, i) if situations[j].role == SPEAKER and situations[j].verb == verb), None
    )


def _beside(tokens: Sequence[Token], phrases: Sequence[Phrase], i: int) -> list[int]:
    """Other phrases of the sentence near one, documents left out."""
    return [
        j
        for j in range(max(0, i - NEIGHBOURS), min(len(phrases), i + NEIGHBOURS))
        if j != i
        and phrases[j].sentence == phrases[i].sentence
        and tokens[phrases[j].head].lemma.lower() not in document_words()
    ]


def _hangs_on(tokens: Sequence[Token], i: int, head: int) -> bool:
    """Whether a preposition belongs to a noun, directly or through a participle ("a report released by")."""
    above = tokens[i].head
    return head in (above, tokens[above].head)
