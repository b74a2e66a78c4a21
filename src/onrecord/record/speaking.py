"""Whether a verb tells of something said, and whether its subject can have said it."""

from onrecord.lexicon.acts import act_words
from onrecord.record.reading import MARKS, MODALS, NEGATIONS, Reading, is_first_person, reporting_verb


def reports(reading: Reading, i: int) -> bool:
    """Whether a verb tells of something said: not denied, not possible, not asked, not merely intended."""
    token = reading.tokens[i]
    children = [reading.tokens[child] for child in reading.children[i]]
    words = {child.text.lower() for child in children}
    if words & NEGATIONS or words & MODALS or _is_doubted(reading, i):
        return False
    to = any(child.dep == "aux" and child.text.lower() == "to" for child in children)
    if token.tag == "VB" and (token.dep == "xcomp" or (token.dep != "ROOT" and to)):
        return False
    if token.dep == "xcomp" and reading.tokens[token.head].lemma.lower() in act_words("declining"):
        return False
    return not _is_noun_in_disguise(reading, i)


def _is_doubted(reading: Reading, i: int) -> bool:
    """Whether the saying is asked about or left open ("Did Roe say that ...?", "unclear whether Roe said ...")."""
    mark = reading.child(i, "mark")
    if mark is not None and reading.tokens[mark].text.lower() in act_words("doubting"):
        return True
    sentence = reading.annotations.sentences[reading.sentence_at[i]]
    last = next(
        (t for t in range(sentence.after_token - 1, i, -1) if reading.tokens[t].text[:1] not in MARKS),
        sentence.first_token,
    )
    asked = reading.tokens[last].text == "?" and reading.quotation_at[last] is None and reading.quotation_at[i] is None
    return asked and any(reading.tokens[c].dep == "aux" and c < i for c in reading.children[i])


def _is_noun_in_disguise(reading: Reading, i: int) -> bool:
    """Whether what is tagged as a verb follows another reporting verb without a subject ("said reports that ...")."""
    if i == 0 or reading.child(i, "nsubj") is not None:
        return False
    before = reading.tokens[i - 1]
    finite = before.tag in ("VBD", "VBZ", "VBP") and reading.tokens[i].tag in ("VBZ", "VBP", "NNS")
    return finite and reporting_verb(reading, i - 1) is not None


def can_speak(reading: Reading, subject: int) -> bool:
    """Whether a subject is someone or a body, and not the speaker of the words around it."""
    mention = reading.mention(subject)
    words = reading.tokens[subject].text
    if is_first_person(mention, words) or words.lower() in ("it", "that", "this", "there", "which", "what"):
        return words.lower() == "it" and mention is not None and mention.entity is not None
    return mention is not None or reading.tokens[subject].pos == "PROPN"
