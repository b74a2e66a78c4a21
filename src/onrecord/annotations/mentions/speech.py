"""Whose words a quotation holds, and which noun a relative pronoun stands for: what syntax and marks tell alone."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.annotations.mentions.descriptions import Phrase
from onrecord.annotations.mentions.situations import SPEAKER, Situation
from onrecord.model import Quotation, Sentence, Token

RELATIVE = frozenset({"who", "whom", "which", "whose", "that"})
LONGEST_CLIMB = 6  # words from a relative pronoun to the noun that its clause describes


def find_speakers(
    quotations: Sequence[Quotation],
    sentences: Sequence[Sentence],
    phrases: Sequence[Phrase],
    situations: Sequence[Situation],
) -> list[int | None]:
    """For each quotation, the phrase that says whose words they are; None where the report does not tell.

    It is the speaker of the sentences in which the quotation begins and ends, or, where these name none, the nearest
    one of the paragraph; a quotation that goes on from the paragraph before has the speaker of that one.
    """
    by_block: dict[int, list[int]] = defaultdict(list)
    for i, situation in enumerate(situations):
        if situation.role == SPEAKER:
            by_block[situation.block].append(i)
    spans = [(sentence.span.start, sentence.span.end) for sentence in sentences]
    found: list[int | None] = []
    for number, quotation in enumerate(quotations):
        nearest: tuple[tuple[bool, bool, int], int] | None = None
        for i in by_block[quotation.block]:
            start, end = spans[situations[i].sentence]
            touches = start < quotation.outer.end and quotation.outer.start < end
            away = min(abs(end - quotation.outer.start), abs(start - quotation.outer.end))
            key = (situations[i].attributes != number, not touches, 0 if touches else away)
            if nearest is None or key < nearest[0]:
                nearest = (key, i)
        speaker = None if nearest is None else nearest[1]
        if speaker is None and quotation.continues is not None:
            speaker = found[quotation.continues]
        found.append(speaker)
    return found


def relative_antecedent(tokens: Sequence[Token], phrases: Sequence[Phrase], i: int) -> int | None:
    """The phrase that a relative pronoun stands for, or None where the phrase is no such pronoun or has none."""
    head = phrases[i].head
    if tokens[head].text.lower() not in RELATIVE:
        return None
    noun = head
    for _ in range(LONGEST_CLIMB):
        above = tokens[noun].head
        if above == noun:
            return None
        if tokens[noun].dep == "relcl":
            break
        noun = above
    else:
        return None
    noun = tokens[noun].head
    covering = [j for j in range(max(0, i - 8), i) if phrases[j].first <= noun < phrases[j].after]
    return next((j for j in covering if phrases[j].head == noun), covering[-1] if covering else None)
