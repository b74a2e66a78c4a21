"""Whether a figure counts all of them: a part of another count, what comes on top of it, a count of another time."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.lexicon.tallies import is_part_group, tally_words
from onrecord.model import Figure, Reality
from onrecord.model.tallies import Tally
from onrecord.record.reading import Reading
from onrecord.record.tallies.kinds import Counted

NEAR = 5  # tokens before a number in which "including" makes it a part
BEHIND = 4
WHOLE_REACH = 2  # sentences back in which the whole of a part stands
MOST_STEPS = 5
STEPS_TO_SEEING = 4
BEFORE_RISEN = 8  # tokens before a number in which a word makes it a new count


def is_part(reading: Reading, figure: Figure) -> bool:
    """Whether the words around a number make it a part: "including three", "four of them", "of the 23 dead, 11"."""
    tokens = list(reading.tokens_in(figure.quantity.span))
    if not tokens:
        return False
    before = [reading.tokens[i].text.lower() for i in range(max(0, tokens[0] - NEAR), tokens[0])]
    after = [
        reading.tokens[i].text.lower() for i in range(tokens[-1] + 1, min(len(reading.tokens), tokens[-1] + 1 + BEHIND))
    ]
    if (
        _is_seen(reading, tokens[0])
        or _names_whole(before)
        or (after[:1] == ["of"] and (_is_they(after[1:]) or _is_number(after[1:])))
    ):
        return True
    return _opens_with_whole(reading, figure, tokens[0])


def _is_seen(reading: Reading, number: int) -> bool:
    """Whether it counts only what somebody saw: "he saw at least 80 bodies", "a video showed a dozen dead"."""
    token = number
    for _ in range(STEPS_TO_SEEING):
        above = reading.tokens[token].head
        if above == token:
            return False
        token = above
        if reading.tokens[token].pos == "VERB":
            subject = reading.child(token, "nsubj")
            shown = subject is not None and reading.tokens[subject].lemma.lower() in tally_words("pictures")
            return shown or reading.tokens[token].lemma.lower() in tally_words("seeing")
    return False


def _names_whole(before: Sequence[str]) -> bool:
    """Whether "including", "among them" or "of whom" stands right before the number."""
    if before and before[-1] in ("and", ",", "(", "at", "least", "about", "some"):
        before = before[:-2] if before[-1] == "least" else before[:-1]
    if not before:
        return False
    last = list(before[-3:])
    if last[-1] == "of" and "including" in before:
        return True  # "including a family of four"
    if set(last[-2:]) & {"including", "include", "includes", "included"}:
        return True
    if last[-1] in ("them", "whom"):
        return last[-2:-1] in (["among"], ["of"])
    return last[:1] in (["among"], ["of"]) and last[1:2] in (["the"], ["those"]) and _is_they(last[1:])


def _is_they(words: Sequence[str]) -> bool:
    """Whether the words behind "of" stand for others just counted: "them", "the dead", "those killed"."""
    if words and words[0] in ("the", "those", "these"):
        return len(words) > 1 and words[1].rstrip("s") in {w.rstrip("s") for w in tally_words("part_after")}
    return bool(words) and words[0] in ("them", "whom", "those")


def _is_number(words: Sequence[str]) -> bool:
    """Whether a whole follows as a number: "16 of 29 cases", "six of the 40 dead"."""
    bare = [word for word in words if word not in ("the", "those", "some")]
    return bool(bare) and bare[0].replace(",", "").isdigit()


def _opens_with_whole(reading: Reading, figure: Figure, first: int) -> bool:
    """Whether the sentence begins with the whole: "Of the 23 dead, 11 were ..."."""
    sentence = reading.annotations.sentences[reading.sentence_at[first]]
    words = [reading.tokens[i].text.lower() for i in range(sentence.first_token, min(sentence.first_token + 4, first))]
    return (
        words[:2] in (["of", "the"], ["among", "the"], ["of", "those"], ["among", "those"])
        and first > sentence.first_token + 3
    )


def find_whole(tally: Tally, before: Sequence[Tally], sentences: Sequence[int], sentence: int) -> int | None:
    """The index of the nearest larger count of the same kind near it, of which it may be a part."""
    for other, place in zip(reversed(before), reversed(sentences), strict=True):
        if sentence - place > WHOLE_REACH:
            return None
        larger = (other.high or 0) > (tally.high or 0) and other.unit == tally.unit
        if larger and other.kind == tally.kind and not other.comparison and not other.is_part:
            return other.figure
    return None


def is_narrower(groups: Sequence[str], of: Sequence[str]) -> bool:
    """Whether some people are only a part of others by the groups that are named: children of the civilians."""
    if not groups:
        return False
    return not of or all(any(is_part_group(group, whole) for whole in of) for group in groups if group not in of)


def is_additional(reading: Reading, figure: Figure) -> bool:
    """Whether it comes on top of another count: "another 12", "five more bodies", "2,000 more than on Wednesday"."""
    tokens = list(reading.tokens_in(figure.quantity.span))
    if not tokens:
        return False
    before = [reading.tokens[i].text.lower() for i in range(max(0, tokens[0] - 2), tokens[0])]
    after = [reading.tokens[i].text.lower() for i in range(tokens[-1] + 1, min(len(reading.tokens), tokens[-1] + 3))]
    if set(before) & {"another", "further", "additional"}:
        return True
    return after[:1] in (["more"], ["further"], ["additional"], ["extra"])


def is_comparison(reading: Reading, figure: Figure) -> bool:
    """Whether it is a figure of another time, named beside one of now: "compared with 46 in the previous week"."""
    token = next(reading.tokens_in(figure.quantity.span), None)
    if token is None:
        return False
    before = [reading.tokens[i].text.lower() for i in range(max(0, token - 3), token)]
    after = [reading.tokens[i].text.lower() for i in range(token, min(len(reading.tokens), token + 7))]
    if before[-2:] in (["compared", "with"], ["compared", "to"], ["up", "from"], ["down", "from"]) or before[-1:] == [
        "versus"
    ]:
        return True
    return bool({"previous", "preceding"} & set(after)) and "in" in after[1:3]


def is_rising(reading: Reading, figure: Figure) -> bool:
    """Whether it is told as a new count above an older one: "the toll rose to 19", "86 dead in attack: new toll"."""
    first = next(reading.tokens_in(figure.quantity.span), None)
    if first is None:
        return False
    sentence = reading.annotations.sentences[reading.sentence_at[first]]
    lemmas = [reading.tokens[i].lemma.lower() for i in range(sentence.first_token, sentence.after_token)]
    if any(
        one in ("new", "update", "updated", "revise", "revised") and other in ("toll", "count", "figure")
        for one, other in pairwise(lemmas)
    ):
        return True
    if "toll" in lemmas and tally_words("topping") & set(lemmas):
        return True
    before = lemmas[max(0, first - sentence.first_token - BEFORE_RISEN) : first - sentence.first_token]
    return bool(set(before) & tally_words("rising"))


def reality_of(reading: Reading, counted: Counted) -> Reality:
    """Whether the things are so, planned, possible or denied, by the modals and verbs over them."""
    token = counted.head
    for _ in range(MOST_STEPS if token is not None else 0):
        assert token is not None
        for child in reading.children[token]:
            lemma = reading.tokens[child].lemma.lower()
            if reading.tokens[child].dep == "aux" and lemma in tally_words("planned"):
                return Reality.PLANNED
            if reading.tokens[child].dep == "aux" and lemma in tally_words("possible"):
                return Reality.POSSIBLE
            if reading.tokens[child].dep == "neg" and reading.tokens[token].pos in ("VERB", "AUX"):
                return Reality.DENIED
        above = reading.tokens[token].head
        if above == token:
            break
        label, token = reading.tokens[token].dep, above
        lemma = reading.tokens[token].lemma.lower()
        if label in ("xcomp", "ccomp", "dobj", "acl") and reading.tokens[token].pos in ("VERB", "NOUN", "ADJ"):
            if lemma in tally_words("planned"):
                return Reality.PLANNED
            if label != "dobj" and lemma in tally_words("possible"):
                return Reality.POSSIBLE
        if label in ("ccomp", "advcl", "relcl", "parataxis"):
            break
    return Reality.ACTUAL
