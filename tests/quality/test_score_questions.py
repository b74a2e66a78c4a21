"""The invented questions: their files have the form that is told, and pairs are counted by what their writers say."""

from pathlib import Path

import pytest

from quality.questions_corpus import Relation, Telling, read_settings, relation_of
from quality.score_questions import Pair, average_precision, main, tell

SETTING = """== a strait that is closed

# Is the Strait of Osk closed to ships?
A | Norland said on Monday that [[the Strait of Osk was closed to all ships]].
B | Vask denied on Monday that [[the Strait of Osk was closed to any ship]].
0 | Norland said on Monday that [[the harbour of Osk had run out of coal]].
"""


def test_every_file_can_be_read_and_has_what_is_promised() -> None:
    settings = read_settings()
    questions = [question for setting in settings for question in setting.questions]
    assert len(settings) == 66
    assert len(questions) == 528
    for question in questions:
        answers = [telling.answer for telling in question.tellings]
        assert min(answers.count("A") - 2, answers.count("B") - 1, answers.count("0") - 2) > 0, question.words
        assert all(telling.clause.of(telling.text).strip() for telling in question.tellings)


def test_a_line_out_of_place_is_named(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(SETTING + "A | [[two]] stretches [[here]]\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"one\.txt, line 7"):
        read_settings([path])


def test_letters_tell_what_two_sentences_are_to_each_other(tmp_path: Path) -> None:
    def told(letters: str) -> Relation | None:
        one, other = (
            Telling(letter, "", read_settings([path])[0].questions[0].tellings[0].clause) for letter in letters
        )
        return relation_of(one, other)

    path = tmp_path / "one.txt"
    path.write_text(SETTING, encoding="utf-8")
    assert [told(letters) for letters in ("AA", "AB", "A0", "A?", "0?", "00", "??")] == [
        Relation.AGREED,
        Relation.OPPOSED,
        Relation.OTHER,
        Relation.OPEN,
        Relation.OTHER,
        None,
        None,
    ]


def test_pairs_that_score_alike_have_no_order() -> None:
    even = [Pair(Relation.AGREED, 0.0, opposed=False), Pair(Relation.OTHER, 0.0, opposed=False)]
    assert average_precision(even) == average_precision(even[::-1]) == 0.5
    assert average_precision([*even, Pair(Relation.OPPOSED, 0.9, opposed=True)]) == pytest.approx((1 + 2 / 3) / 2)


def test_what_is_opposed_is_counted_apart_from_what_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    tell(
        "some",
        [
            Pair(Relation.OPPOSED, 0.9, opposed=True),
            Pair(Relation.AGREED, 0.8, opposed=True),
            Pair(Relation.OTHER, 0.5, opposed=False),
            Pair(Relation.OPEN, 0.5, opposed=False),
        ],
    )
    told = capsys.readouterr().out
    assert "3 pairs" in told
    assert "linked 2 of 2 of one question and 1 of 1 near misses; opposed 1 of 1, agreed 0 of 1 linked" in told


def test_sentences_are_read_and_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.txt").write_text(SETTING, encoding="utf-8")
    monkeypatch.setattr("quality.score_questions.FOLDER", tmp_path)
    assert main(["one.txt"]) == 0
    told = capsys.readouterr().out
    assert "3 sentences, 3 of them worded by a proposition" in told
    assert "linked 1 of 1 of one question and 0 of 2 near misses; opposed 1 of 1" in told


def test_an_unknown_file_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["none.txt"])
    assert "none.txt" in capsys.readouterr().err
