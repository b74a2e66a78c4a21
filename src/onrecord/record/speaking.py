"""Whether a verb tells of something said, and whether its subject can have said it."""

from onrecord.record.reading import MODALS, NEGATIONS, Reading, is_first_person

DECLINING = frozenset({"decline", "refuse", "fail", "want", "need", "use", "seem", "appear", "expect", "begin", "try"})


def reports(reading: Reading, i: int) -> bool:
    """Whether a verb tells of something said: not denied, not possible, not merely intended."""
    token = reading.tokens[i]
    labels = {reading.tokens[child].dep: child for child in reading.children[i]}
    words = {reading.tokens[child].text.lower() for child in reading.children[i]}
    if words & NEGATIONS or words & MODALS:
        return False
    if (
        token.tag == "VB"
        and token.dep != "ROOT"
        and "aux" in labels
        and reading.tokens[labels["aux"]].text.lower() == "to"
    ):
        return False
    if token.tag == "VB" and token.dep == "xcomp":
        return False
    governor = reading.tokens[token.head]
    return not (token.dep == "xcomp" and governor.lemma.lower() in DECLINING)


def can_speak(reading: Reading, subject: int) -> bool:
    """Whether a subject is someone or a body, and not the speaker of the words around it."""
    mention = reading.mention(subject)
    words = reading.tokens[subject].text
    if is_first_person(mention, words) or words.lower() in ("it", "that", "this", "there", "which", "what"):
        return words.lower() == "it" and mention is not None and mention.entity is not None
    return mention is not None or reading.tokens[subject].pos == "PROPN"
