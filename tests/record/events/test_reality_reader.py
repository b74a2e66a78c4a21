"""What a sentence says of how real its events are told to be."""

import pytest

from onrecord.annotations import annotate_report
from onrecord.encoder import load_pieces
from onrecord.model import Reality
from onrecord.record.events.reality_learned import REALITIES
from onrecord.record.events.reality_reader import BEFORE, BEHIND, load_reader, passages_of
from onrecord.record.reading import Reading
from tests.language import parser, report_of


def reading_of(text: str) -> Reading:
    report = report_of(text)
    return Reading(report, annotate_report(report, parser=parser()))


def token_of(reading: Reading, word: str) -> int:
    return next(number for number, token in enumerate(reading.tokens) if token.text == word)


def test_a_sentence_is_read_once_for_all_its_events() -> None:
    reading = reading_of("Norland shelled Tessel and took the port. Estmark waits.")
    tokens = [token_of(reading, word) for word in ("shelled", "took", "waits")]
    first, second = passages_of(reading, tokens, load_pieces())
    assert (first.events, second.events) == ((0, 1), (2,))
    rows = load_pieces().words.rows("shelled", most=9)[1:-1]
    assert list(first.rows[first.at[0] : first.at[0] + len(rows)]) == rows


def test_of_a_long_sentence_only_what_stands_around_the_event_is_read() -> None:
    reading = reading_of("Norland shelled " + "the harbour and the mill and " * 30 + "the port and took the bridge.")
    tokens = [token_of(reading, "shelled"), token_of(reading, "took")]
    passages = list(passages_of(reading, tokens, load_pieces()))
    assert [passage.events for passage in passages] == [(0,), (1,)]
    assert all(len(passage.rows) <= BEFORE + BEHIND + 2 for passage in passages)


@pytest.mark.parametrize(
    ("text", "word", "reality"),
    [
        ("Norland is still shelling the port of Tessel.", "shelling", Reality.ONGOING),
        ("Estmark's president will visit Tessel on Friday.", "visit", Reality.PLANNED),
        ("Estmark could attack the valley within days.", "attack", Reality.POSSIBLE),
        ("The mayor called on both sides to withdraw from the valley.", "withdraw", Reality.DEMANDED),
        ("Norland has not attacked the valley.", "attacked", Reality.DENIED),
        ("If Norland attacked, Estmark would answer.", "attacked", Reality.HYPOTHETICAL),
        ("Norland withdrew its troops from the valley on Monday.", "withdrew", Reality.ACTUAL),
    ],
)
def test_plain_sentences_say_how_real_it_is(text: str, word: str, reality: Reality) -> None:
    reading = reading_of(text)
    reader = load_reader()
    passages = list(passages_of(reading, [token_of(reading, word)], reader.pieces))
    (scores,) = reader.scores(passages, 1)
    assert REALITIES[scores[:-1].argmax()] is reality


def test_what_is_no_event_is_likelier_none() -> None:
    reader = load_reader()
    told = []
    for text in ("The carrier strike group is at sea.", "A strike killed nine people."):
        reading = reading_of(text)
        passages = list(passages_of(reading, [token_of(reading, "strike")], reader.pieces))
        told.append(float(reader.scores(passages, 1)[0, -1]))
    assert told[0] > told[1]
