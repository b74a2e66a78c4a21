"""To whom words are addressed, and who hands on the words of another."""

from onrecord.lexicon.reporting import ReportingVerb
from onrecord.record.reading import Reading, reporting_verb


def find_addressee(reading: Reading, cue: int) -> int | None:
    """The token that names whom the words are addressed to, or None.

    Args:
        reading: The report.
        cue: The reporting word.
    """
    verb = reporting_verb(reading, cue)
    if verb is None:
        return None
    return _addressed_object(reading, cue) if verb.addressee == "object" else _behind_preposition(reading, cue, verb)


def _addressed_object(reading: Reading, cue: int) -> int | None:
    direct = reading.child(cue, "dobj", "dative")
    if direct is None:
        clause = next((c for c in reading.children[cue] if _is_infinitive(reading, c)), None)
        direct = reading.child(clause, "nsubj") if clause is not None else None
    return direct if direct is not None and reading.mention(direct) is not None else None


def _behind_preposition(reading: Reading, cue: int, verb: ReportingVerb) -> int | None:
    for c in reading.children[cue]:
        if reading.tokens[c].dep in ("prep", "dative") and reading.tokens[c].text.lower() == verb.addressee:
            addressed = reading.child(c, "pobj")
            return addressed if addressed is not None and reading.mention(addressed) is not None else None
    return None


def _is_infinitive(reading: Reading, token: int) -> bool:
    """Whether a token is an infinitive with "to" that may hold content."""
    verb = reading.tokens[token]
    if verb.dep not in ("xcomp", "ccomp", "advcl", "dobj") or verb.tag != "VB":
        return False
    children = (reading.tokens[c] for c in reading.children[token])
    return any(child.text.lower() == "to" and child.dep == "aux" for child in children)


def find_teller(reading: Reading, cue: int) -> int | None:
    """Who quotes the speaker: in "the palace quoted Roe as saying" it is the palace; None where nobody does."""
    preposition = reading.tokens[cue].head
    if reading.tokens[cue].dep != "pcomp" or reading.tokens[preposition].text.lower() != "as":
        return None
    return reading.child(reading.tokens[preposition].head, "nsubj")
