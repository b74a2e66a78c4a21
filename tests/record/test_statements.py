"""Statements, case by case, on real parses."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Record, Span
from tests.language import record_of

ROOMS = tomllib.loads((Path(__file__).parent / "cases" / "statements.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(
        case,
        id=f"{room}: {case['name']}",
        marks=[pytest.mark.xfail(strict=True, reason=case["name"])] if room == "known_failures" else [],
    )
    for room, cases in ROOMS.items()
    for case in cases
]


def words(record: Record, spans: tuple[Span, ...]) -> str:
    return " ... ".join(span.of(record.report.text) for span in spans)


@pytest.mark.parametrize("case", CASES)
def test_who_said_what(case: dict[str, Any]) -> None:
    record = record_of(case["text"])
    found = [(words(record, s.content), s) for s in record.statements]
    positions = []
    for wanted in case["statements"]:
        matching = [i for i, (content, _) in enumerate(found) if content == wanted["content"]]
        assert matching, f"{wanted['content']!r} is not among {[content for content, _ in found]}"
        statement = found[matching[0]][1]
        positions.append(matching[0])
        assert [speaker.name for speaker in statement.speakers] == wanted["speakers"]
        if "cue" in wanted:
            assert words(record, statement.cue) == wanted["cue"]
        if "act" in wanted:
            assert statement.act == wanted["act"]
        if "kind" in wanted:
            assert statement.kind == wanted["kind"]
        if "addressee" in wanted:
            assert statement.addressee is not None
            assert statement.addressee.name == wanted["addressee"]
        if "channel" in wanted:
            assert statement.channel is not None
            assert statement.channel.of(record.report.text) == wanted["channel"]
        if "within" in wanted:
            assert statement.parent == positions[wanted["within"]]
    if case.get("only"):
        assert len(found) == len(case["statements"]), [content for content, _ in found]


ODD_TEXTS = [
    pytest.param("“" * 200, id="nothing but opening marks"),
    pytest.param('"' * 201 + "he said", id="odd straight marks"),
    pytest.param('THE MINISTER SAID THE TALKS WERE OVER. "WE ARE DONE," HE ADDED.', id="all capitals"),
    pytest.param("\n\n".join(f"{i}. Item" for i in range(200)), id="a page of lists"),
    pytest.param("“We go.”", id="one quotation and nothing else"),
    pytest.param("said " * 500, id="said and nothing else"),
    pytest.param("\u202b«קרא» אמר\u202c said he", id="right-to-left marks"),
    pytest.param("A\u0301da said: “e\u0301te\u0301”.", id="combining accents"),
]


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_texts_never_raise_and_spans_give_back_stored_words(text: str) -> None:
    record = record_of(text)
    for statement in record.statements:
        assert statement.content
        for span in (*statement.content, *statement.cue, *statement.source):
            assert 0 <= span.start < span.end <= len(text)


def test_a_statement_names_what_found_it() -> None:
    record = record_of("The mayor said the well was dry.")
    assert record.statements[0].reasons[0].text == "'say' reports it"


def test_a_transcript_of_twenty_thousand_words_is_read_whole() -> None:
    turns = [
        f"{'LIND' if number % 2 else 'ROE'}: Well, I told you number {number} was a long answer, and we said so, "
        "“again and again”, because nobody listened when it still mattered to the people of the valley."
        for number in range(700)
    ]
    record = record_of("\n\n".join(turns))
    assert len(record.report.text.split()) > 20_000
    said = {span.of(record.report.text) for statement in record.statements for span in statement.content}
    assert all(any(f"number {number} was" in words for words in said) for number in (0, 350, 699))


def test_the_same_text_gives_the_same_record_twice() -> None:
    text = '"We stay," Mayor Ilse Brandt said. She warned that 300 people had no water.'
    assert record_of(text) == record_of(text)
