"""Words that report speech: which act each reports, and what may hold the content.

The acts are those of `onrecord.model.Act`; the word list and its date stand in `data/reporting.toml`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.lexicon.data_files import read_toml
from onrecord.model import Act

DATA = "reporting.toml"


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb that reports speech.

    `takes` names what may hold the content (clause, object, infinitive, gerund, quotation, or prepositions);
    `particle` is the word without which the verb does not report ("point out"); `addressee` says where the one
    spoken to stands: "object" or a preposition, "to" by default.
    """

    lemma: str
    act: Act
    takes: frozenset[str]
    particle: str | None = None
    addressee: str = "to"


@cache
def reporting_verbs() -> Mapping[str, ReportingVerb]:
    """All reporting verbs by lemma."""
    return {
        lemma: ReportingVerb(
            lemma, Act(entry["act"]), frozenset(entry["takes"]), entry.get("particle"), entry.get("addressee", "to")
        )
        for lemma, entry in _data()["verbs"].items()
    }


@cache
def reporting_nouns() -> Mapping[str, Act]:
    """Nouns that hold what is said ("allegations that ..."), by lemma, with their act."""
    return {lemma: Act(entry["act"]) for lemma, entry in _data()["nouns"].items()}


@cache
def reporting_forms() -> frozenset[str]:
    """Inflected forms, lower case, of the verbs that can stand in a clause beside a quotation ("said", "adds")."""
    irregular: Mapping[str, list[str]] = _data()["irregular"]
    forms: set[str] = {"according"}
    for verb in reporting_verbs().values():
        if verb.takes & {"clause", "quotation"} and verb.act is not Act.THINK:
            forms.update(_inflected(verb.lemma))
            forms.update(irregular.get(verb.lemma, ()))
    return frozenset(forms)


@cache
def abbreviations() -> frozenset[str]:
    """Words after which a full stop does not end a sentence, lower case and without it."""
    return frozenset(_data()["abbreviations"]["words"])


def _inflected(lemma: str) -> Iterator[str]:
    """Regular present, past and -ing forms."""
    if lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    else:
        plural = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
        yield from (plural, lemma + "ed", lemma + "ing")


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
