"""Whether a statement's words can deny: what the act model takes for a denial is one only as far as they do.

The model reads which words stand there, and takes many a "not" for a denial. A denial stored falsely turns a speaker's
words around, so it has to be the likelier, the less of the statement denies: a reporting word that does ("denied",
"refused", "did not confirm"), a negated main clause, words that call something untrue.
"""

from collections.abc import Collection

from onrecord.lexicon.acts import act_words
from onrecord.lexicon.stances import stance_words
from onrecord.model import Act
from onrecord.record.reading import NEGATIONS, Reading, governor, reporting_verb
from onrecord.record.tagger import Tagged

BY_CUE, BY_CONTENT, BY_NEITHER = 0.0, 1.0, 2.0  # log-odds by which a denial must be likelier than all else
NO = NEGATIONS | {"no", "none", "nothing", "nobody"}
ASIDE = frozenset({"relcl", "advcl", "acl", "pcomp"})  # clauses beside the main ones
HIGHEST = 12  # words between one and the top of its clause: a broken parse may go round


def denial_margin(reading: Reading, tagged: Tagged) -> float:
    """By how much a denial must be likelier than all else, as log-odds."""
    if _phrase_denies(reading, tagged):
        return BY_CUE
    return BY_CONTENT if _content_denies(reading, tagged) else BY_NEITHER


def _phrase_denies(reading: Reading, tagged: Tagged) -> bool:
    """Whether a reporting phrase denies, refuses or is negated."""
    phrase = range(*tagged.cue)
    negation = (c for c in reading.children[governor(reading, phrase)] if reading.tokens[c].dep == "neg")
    return any(_refuses(reading, i) for i in (*phrase, *negation))


def _refuses(reading: Reading, i: int) -> bool:
    verb, token = reporting_verb(reading, i), reading.tokens[i]
    lemma = token.lemma.lower()
    denying = stance_words("verbs", "denying") | stance_words("verbs", "withholding") | act_words("denials")
    return token.text.lower() in NO or (verb is not None and verb.act is Act.DENY) or lemma in denying


def _content_denies(reading: Reading, tagged: Tagged) -> bool:
    """Whether a main clause of what is said is negated, or calls something untrue."""
    content = {int(i) for i in tagged.content}
    return any(_negates(reading, i) and _is_main(reading, i, content) for i in content)


def _negates(reading: Reading, i: int) -> bool:
    """Whether a word negates or calls untrue; not "no" before what nobody claims: "there is no need"."""
    token = reading.tokens[i]
    if token.text.lower() in NO:
        return token.dep != "det" or reading.tokens[token.head].lemma.lower() not in act_words("idle")
    tables = (("adjectives", "false"), ("nouns", "false"), ("verbs", "denying"))
    return any(token.lemma.lower() in stance_words(*table) for table in tables)


def _is_main(reading: Reading, i: int, content: Collection[int]) -> bool:
    """Whether no clause but main ones stands between a word and the top of the content."""
    for _ in range(HIGHEST):
        token = reading.tokens[i]
        if token.head == i or token.head not in content:
            return True
        if token.dep in ASIDE:
            return False
        i = token.head
    return False
