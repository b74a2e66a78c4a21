"""Reporting words that say that something was not said, or leave open or ask whether it was."""

from onrecord.lexicon.acts import act_words
from onrecord.model import Act
from onrecord.record.reading import MARKS, Reading, reporting_verb


def is_unsaid(reading: Reading, cue: int) -> bool:
    """Whether a plain telling is negated, doubted or asked about: nothing then is on record as said.

    Args:
        reading: The report.
        cue: The reporting word. Denials, refusals and thoughts stay what they are under a negation.
    """
    verb = reporting_verb(reading, cue)
    if verb is None or verb.act is not Act.ASSERT:
        return False
    negated = any(reading.tokens[child].dep == "neg" for child in reading.children[cue])
    return negated or _is_doubted(reading, cue) or _is_asked(reading, cue)


def _is_doubted(reading: Reading, cue: int) -> bool:
    mark = reading.child(cue, "mark")
    return mark is not None and reading.tokens[mark].text.lower() in act_words("doubting")


def _is_asked(reading: Reading, cue: int) -> bool:
    """Whether the report itself asks ("Did Roe say that ...?")."""
    sentence = reading.annotations.sentences[reading.sentence_at[cue]]
    backwards = range(sentence.after_token - 1, cue, -1)
    last = next((i for i in backwards if reading.tokens[i].text[:1] not in MARKS), sentence.first_token)
    own_voice = reading.quotation_at[last] is None and reading.quotation_at[cue] is None
    return (
        reading.tokens[last].text == "?"
        and own_voice
        and any(reading.tokens[child].dep == "aux" and child < cue for child in reading.children[cue])
    )
