"""Propositions of short texts on real parses: positions, what denials take up, participants, terms."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotations import annotate_report
from onrecord.model import Record
from onrecord.model.events import Reality
from onrecord.model.propositions import Position, Proposition, Role
from onrecord.record import extract_record
from tests.language import parser, report_of

CASES = Path(__file__).parent / "cases"
OWN_WORDS = "own_words"


def rooms(name: str, *, only: str | None = None) -> Iterator[Any]:
    for room, held in tomllib.loads((CASES / name).read_text(encoding="utf-8")).items():
        if (room == OWN_WORDS) is not (only == OWN_WORDS):
            continue
        for case in held["cases"]:
            marks = [pytest.mark.xfail(strict=True)] if room == "known_failures" or case.get("known_failure") else []
            yield pytest.param(case, id=f"{room}: {case['text'][:70]}", marks=marks)


@cache
def record_of(text: str) -> Record:
    report = report_of(text)
    return extract_record(report, annotate_report(report, parser=parser()))


def at_word(text: str, word: str) -> list[Proposition]:
    """The propositions that a word puts forward."""
    start = text.index(word)
    return [p for p in record_of(text).propositions if any(s.start <= start < s.end for s in p.trigger)]


def who(proposition: Proposition) -> str:
    return proposition.holders[0].name if proposition.holders else ""


@pytest.mark.parametrize("case", list(rooms("positions.toml")))
def test_everybody_stands_where_they_say(case: dict[str, Any]) -> None:
    found = [[who(p), p.position.value] for p in at_word(case["text"], case["word"]) if p.answers is None]
    assert sorted(found) == sorted(case["views"])


@pytest.mark.parametrize("case", list(rooms("answers.toml")))
def test_a_denial_takes_up_what_was_said(case: dict[str, Any]) -> None:
    propositions = record_of(case["text"]).propositions
    answers = [p for p in propositions if p.answers is not None and who(p) == case["who"]]
    assert [(p.predicate, p.position.value) for p in answers] == [(case["predicate"], case["position"])]
    for answer in answers:
        assert answer.answers is not None
        assert propositions[answer.answers].predicate == case["predicate"]
        assert set(propositions[answer.answers].terms) <= set(answer.terms)


@pytest.mark.parametrize(
    "text",
    [
        "Jan Roe said that the army was shelling the town. He asked for limits on guns that deputies have rejected.",
        "Jan Roe said that the government was losing its grip on the valley. Farmers in Norland rejected that option.",
        'Jan Roe said the plan was a step aside. "If you talk to the right, they don\'t see it," Lena Ulm said.',
    ],
)
def test_what_is_rejected_as_an_offer_or_only_seen_otherwise_answers_nobody(text: str) -> None:
    assert [p.predicate for p in record_of(text).propositions if p.answers is not None] == []


def test_what_is_denied_in_full_beside_it_tells_which_claim_is_denied() -> None:
    text = (
        "Roe's newspaper said on Monday that its website had been blocked in Norland. The Norlander army attacked "
        "crowds in Ostrel, the agency Kes said. Norland denied the claim, saying it had not blocked any newspaper."
    )
    propositions = record_of(text).propositions
    (claim,) = (p for p in at_word(text, "claim") if p.answers is not None)
    assert propositions[claim.answers or 0].holders[0].name == "Roe's newspaper"


def test_how_something_is_refuted_is_not_what_is_refuted() -> None:
    text = "Jan Roe blamed Norland for arming the rebels. The army refuted them using pictures."
    assert all(p.position is not Position.DENIES for p in at_word(text, "using"))


def test_it_is_told_what_words_a_deed() -> None:
    text = "Jan Roe said the bombing of Ostrel had ended. Roe blamed Vask for arming the rebels. Norland bombed it."
    reasons = {
        word: [r.text for p in at_word(text, word) for r in p.reasons] for word in ("bombing", "arming", "bombed")
    }
    assert "worded by a noun" in reasons["bombing"]
    assert "worded by a gerund" in reasons["arming"]
    assert not any(reason.startswith("worded") for reason in reasons["bombed"])


@pytest.mark.parametrize("case", list(rooms("answers.toml", only=OWN_WORDS)))
def test_a_denial_in_words_of_its_own_stands_against_what_others_say(case: dict[str, Any]) -> None:
    propositions = record_of(case["text"]).propositions
    start = case["text"].rindex(case["word"])
    denials = [p for p in propositions if p.trigger[0].start <= start + len(case["word"]) and p.trigger[0].end > start]
    tied = [p for p in denials if who(p) == case["who"] and p.answers is not None]
    assert [propositions[p.answers or 0].predicate for p in tied] == ([case["predicate"]] if case["predicate"] else [])
    assert all(p.reasons[-1].text.startswith("stands against") for p in tied)


def test_taking_back_ones_own_words_says_so() -> None:
    text = "Jan Roe on Tuesday withdrew his claim that two officers had been arrested in Ostrel."
    denied = next(p for p in at_word(text, "arrested") if p.position is Position.DENIES)
    assert "retraction" in [reason.text for reason in denied.reasons]
    held = next(p for p in at_word(text, "arrested") if p.position is Position.ASSERTS)
    assert "retraction" not in [reason.text for reason in held.reasons]


def fillers(proposition: Proposition) -> dict[str, str]:
    return {filler.role.value: filler.name for filler in proposition.fillers}


def test_an_active_a_passive_and_a_noun_have_the_same_participants() -> None:
    active = at_word("Norland shelled Ostrel.", "shelled")[0]
    passive = at_word("Ostrel was shelled by Norland.", "shelled")[0]
    noun = at_word("Jan Roe said Norland's shelling of Ostrel had ended.", "shelling")[0]
    for proposition in (active, passive, noun):
        assert proposition.predicate == "shell"
        assert fillers(proposition)["agent"] == "Norland"
        assert fillers(proposition)["patient"] == "Ostrel"


def test_whoever_is_accused_of_it_does_it() -> None:
    found = at_word("Vask accused Norland of preparing an attack on Ostrel.", "attack")[0]
    assert fillers(found)["agent"] == "Norland"
    assert found.reality is Reality.PLANNED


def test_troops_that_leave_are_moved_like_those_that_are_withdrawn() -> None:
    leave = at_word("Norlander troops withdrew from the valley.", "withdrew")[0]
    taken = at_word("The withdrawal of Norlander troops has begun, Jan Roe said.", "withdrawal")[0]
    for proposition in (leave, taken):
        assert proposition.predicate == "withdraw"
        assert [f.head for f in proposition.fillers if f.role is Role.PATIENT] == ["troop"]


def test_a_light_verb_gives_way_to_its_noun() -> None:
    found = at_word("Norland launched an attack on Ostrel.", "attack")
    assert [p.predicate for p in found] == ["attack"]
    assert fillers(found[0])["agent"] == "Norland"
    assert len(record_of("Norland launched an attack on Ostrel.").propositions) == 1


def test_terms_hold_names_and_lands_and_no_titles() -> None:
    text = "President Jan Roe said that Russian troops had entered the town of Ostrel in Germany."
    found = at_word(text, "entered")[0]
    assert {"enter", "russia", "troop", "germany"} <= set(found.terms)
    assert "president" not in found.terms


def test_an_unknown_country_lends_its_name_to_its_adjective() -> None:
    text = "Ordavia has closed its border. Ordavian troops entered the valley."
    assert "ordavia" in at_word(text, "entered")[0].terms


def test_what_is_planned_is_in_the_reality_and_not_in_the_predicate() -> None:
    found = at_word("Norland plans to annex the valley.", "annex")[0]
    assert (found.predicate, found.reality) == ("annex", Reality.PLANNED)
    assert "plan" not in found.terms


def test_we_are_those_who_speak() -> None:
    found = at_word('"We have closed the border," Jan Roe said on Monday.', "closed")[0]
    assert fillers(found)["agent"] == "Jan Roe"


def test_every_span_lies_in_the_text_and_every_index_in_its_list() -> None:
    text = (
        "Vask accused Norland of preparing to cross the river. Norland denied any such plan. "
        '"These claims are a lie," Lena Ulm said. Two men were killed on Monday, the mayor said.'
    )
    record = record_of(text)
    assert record.propositions
    for proposition in record.propositions:
        spans = [proposition.span, *proposition.trigger, *(f.span for f in proposition.fillers if f.span)]
        assert all(span.end <= len(record.report.text) for span in spans)
        assert proposition.statement is None or proposition.statement < len(record.statements)
        assert proposition.answers is None or proposition.answers < len(record.propositions)
        assert list(proposition.terms) == sorted(proposition.terms)


def test_the_same_report_gives_the_same_propositions() -> None:
    text = "Vask accused Norland of preparing to cross the river. Norland denied any such plan."
    report = report_of(text)
    again = extract_record(report, annotate_report(report, parser=parser()))
    assert again.propositions == record_of(text).propositions


def test_a_clause_does_not_end_with_the_word_that_leads_to_the_next() -> None:
    text = "They clashed with police in Velmar, and the mayor fled to Osk, but nobody was hurt."
    for word in ("clashed", "fled"):
        (proposition,) = at_word(text, word)
        assert proposition.span.of(text).split()[-1] in ("Velmar", "Osk")


@pytest.mark.parametrize(
    "text",
    [
        "Kes said that the bridge at Vask had been shelled. The mayor said it was wrong to blame anybody so soon.",
        "A trader in Ostrel said the harvest had been poor. Jan Roe, the minister, denied any wrongdoing.",
        "The committee said the treaty had ended the quarrel over fish. Jan Roe rejected the document.",
    ],
    ids=["what is told behind", "nobody is accused", "turned down"],
)
def test_what_is_valued_turned_down_or_no_accusation_is_not_denied(text: str) -> None:
    assert all(p.answers is None for p in record_of(text).propositions)


def test_of_several_things_said_an_accusation_is_what_the_accused_denies() -> None:
    text = (
        "Selmara accused Ordavia of shelling a school in Vask. A trader said that the market had opened late. "
        "Ordavia denied the accusation."
    )
    (answer,) = (p for p in record_of(text).propositions if p.answers is not None)
    assert (answer.predicate, answer.position, who(answer)) == ("shell", Position.DENIES, "Ordavia")
