"""The scorer of propositions, on a text of our own."""

from collections import Counter

from onrecord.annotations import annotate_report
from onrecord.model import Record
from onrecord.model.propositions import Position
from onrecord.record import extract_record
from quality.score_propositions import Marked, count, figures
from tests.language import parser, report_of

TEXT = "Vask accused Norland of preparing to cross the river. Norland denied any such plan."


def stretch(word: str) -> tuple[int, int]:
    start = TEXT.index(word)
    return start, start + len(word)


def marked(word: str, position: Position, holder: str, *answers: str) -> Marked:
    taken = tuple(stretch(answer) for answer in answers)
    return Marked((stretch(word),), (position,), (stretch(holder),), False, False, taken)


def record() -> Record:
    report = report_of(TEXT)
    return extract_record(report, annotate_report(report, parser=parser()))


def scored(*cases: Marked) -> dict[str, tuple[float, int]]:
    counts: Counter[str] = Counter()
    told: Counter[tuple[Position, Position | None]] = Counter()
    for case in cases:
        count(record(), case, counts, told)
    return figures(counts, told)


def test_what_is_as_marked_counts_in_every_figure() -> None:
    found = scored(marked("cross", Position.ASSERTS, "Vask"), marked("plan.", Position.DENIES, "Norland", "cross"))
    assert found["both"] == (1.0, 2)
    assert found["answers"] == (1.0, 1)
    assert found["against"] == (0.5, 1)  # nothing is doubted here


def test_another_position_holder_or_answer_is_wrong() -> None:
    found = scored(marked("cross", Position.DENIES, "Vask"), marked("plan.", Position.DENIES, "Vask", "accused"))
    assert found["position"] == (0.5, 2)
    assert found["holder"] == (0.5, 2)
    assert found["both"] == (0.0, 2)
    assert found["answers"] == (0.0, 1)


def test_words_that_put_nothing_forward_are_missed() -> None:
    assert scored(marked("river", Position.ASSERTS, "Vask"))["found"] == (0.0, 1)
