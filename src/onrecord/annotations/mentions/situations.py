"""Where a phrase stands: its part in the clause, inside whose quotation, whether its words are a speaker's."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotations.mentions.descriptions import Phrase
from onrecord.lexicon.reporting import reporting_verbs
from onrecord.model import Quotation, Sentence, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod", "quantmod"})
OUTER_VERBS = frozenset({"ROOT", "conj", "parataxis"})
ATTRIBUTION_REACH = 12  # code points from the end of speech to the words that say whose it is
LONGEST_CLIMB = 12  # verbs from a word to the top of its sentence
SPEAKER = "speaker"
DASHES = frozenset({"-", "–", "—"})
ENDS = frozenset({".", ",", ";", "-", "–", "—", "“", '"', ":"})


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a phrase stands.

    `role` is "speaker" (subject of a reporting verb outside quotations, or behind "according to"), "subject",
    "embedded" (subject of an inner clause), "object", "oblique", "possessor", "apposition", "modifier" or "other".
    `quotation` is the index of the quotation around it, `attributes` that of the one that ends right before it.
    `verb` is the token of the verb that it is an argument of, None where it is none. `behind_speech` says that a
    speaker stands behind what is said ("Roe would come, he said."), `behind_dash` that a dash closes it.
    """

    sentence: int
    block: int
    role: str
    quotation: int | None
    attributes: int | None
    verb: int | None
    behind_speech: bool = False
    behind_dash: bool = False


def find_situations(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    phrases: Sequence[Phrase],
) -> list[Situation]:
    """Where each phrase stands, in order."""
    starts = [quotation.outer.start for quotation in quotations]
    found = []
    for phrase in phrases:
        position = tokens[phrase.head].start
        number = bisect_right(starts, position) - 1
        before = quotations[number] if number >= 0 else None
        inside = before is not None and before.span.start <= position < before.span.end
        attributes = before is not None and not inside and 0 <= position - before.outer.end <= ATTRIBUTION_REACH
        role, verb = _role(tokens, phrase.head, quoted=inside), _verb(tokens, phrase.head)
        behind, dash = False, False
        if role == SPEAKER and verb is not None:
            behind, dash = _behind_speech(tokens, min(phrase.first, verb), max(phrase.after, verb + 1))
        found.append(
            Situation(
                phrase.sentence,
                sentences[phrase.sentence].block,
                role,
                number if inside else None,
                number if attributes else None,
                verb,
                behind,
                dash,
            )
        )
    return found


def governing_subjects(tokens: Sequence[Token], i: int, subjects: dict[int, int]) -> list[int]:
    """The subjects of the verbs above a word, nearest first, as indexes of phrases.

    Args:
        tokens: The report's tokens.
        i: The word.
        subjects: For a verb's token, the phrase that is its subject.
    """
    found = []
    for _ in range(LONGEST_CLIMB):
        above = tokens[i].head
        if above == i:
            break
        if above in subjects and tokens[i].dep not in SUBJECTS:
            found.append(subjects[above])
        i = above
    return found


def _behind_speech(tokens: Sequence[Token], first: int, after: int) -> tuple[bool, bool]:
    """Whether speaker and verb, [first, after), stand behind what is said, and whether a dash closes that."""
    before = tokens[first - 1].text if first else ""
    closes = after >= len(tokens) or tokens[after].text in ENDS
    return before in (",", *DASHES) and closes, before in DASHES


def _role(tokens: Sequence[Token], i: int, *, quoted: bool) -> str:
    token = tokens[i]
    for _ in range(3):
        if token.dep != "conj" or token.head == i:
            break
        i, token = token.head, tokens[token.head]
    governor = tokens[token.head]
    if token.dep in SUBJECTS:
        if governor.lemma.lower() in reporting_verbs() and token.dep == "nsubj" and not quoted:
            return SPEAKER
        return "subject" if governor.dep in OUTER_VERBS else "embedded"
    if token.dep == "pobj":
        if tokens[governor.head].text.lower() == "according" and not quoted:
            return SPEAKER
        return "embedded" if governor.dep == "agent" else "oblique"
    if token.dep in ("dobj", "dative", "iobj"):
        return "object"
    if token.dep == "poss":
        return "possessor"
    if token.dep in ("appos", "attr"):
        return "apposition"
    if token.dep in MODIFIERS:
        return "modifier"
    return "subject" if token.dep == "ROOT" else "other"


def _verb(tokens: Sequence[Token], i: int) -> int | None:
    """The verb that a noun is subject or object of, through a preposition too."""
    head = tokens[i].head
    if tokens[i].dep == "poss":
        return None
    if tokens[i].dep == "pobj" and tokens[head].dep in ("prep", "dative", "agent"):
        head = tokens[head].head
    return head if tokens[head].pos in ("VERB", "AUX") and head != i else None
