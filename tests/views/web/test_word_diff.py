"""Which words differ between two texts."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.web.word_diff import Piece, diff_tokens, diff_words, tokens


def shown(pieces: tuple[Piece, ...]) -> str:
    """What only one side has in brackets."""
    return "".join(piece.text if piece.same else f"[{piece.text}]" for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "cut", "added"),
    [
        ("14 people died.", "19 people died.", "[14] people died.", "[19] people died."),
        ("The port is open", "The old port is open", "The port is open", "The [old ]port is open"),
        ("It said: no", "", "[It said: no]", ""),
        ("", "now", "", "[now]"),
        ("one two", "one two", "one two", "one two"),
        ("1,200 mines", "1,300 mines", "[1,200] mines", "[1,300] mines"),
        ("港口今天关闭了", "港口昨天关闭了", "港口[今]天关闭了", "港口[昨]天关闭了"),
        ("لن نفتح الميناء", "لن نغلق الميناء", "لن [نفتح] الميناء", "لن [نغلق] الميناء"),
        ("ปิดท่า", "เปิดท่า", "ปิดท่า", "[เ]ปิดท่า"),
        ("“no” — he", "“yes” — he", "“[no]” — he", "“[yes]” — he"),
    ],
)
def test_what_was_cut_and_added(old: str, new: str, cut: str, added: str) -> None:
    before, after = diff_words(old, new)
    assert (shown(before), shown(after)) == (cut, added)


def test_words_that_two_sentences_share_by_chance_are_not_kept_apart() -> None:
    before, after = diff_words(
        "Rescue crews worked through the night beneath broken beams of ash",
        "Ministers will meet in the capital once more before Friday noon",
    )
    assert [piece.same for piece in before] == [False]
    assert [piece.same for piece in after] == [False]


words = st.lists(st.sampled_from(["a", "b", "c", "dd", "e.", "“"]), max_size=30).map(" ".join)


@given(old=words, new=words)
def test_pieces_are_the_texts_and_agree_on_what_is_the_same(old: str, new: str) -> None:
    before, after = diff_words(old, new)
    assert "".join(piece.text for piece in before) == old
    assert "".join(piece.text for piece in after) == new
    assert "".join(p.text for p in before if p.same) == "".join(p.text for p in after if p.same)


@given(old=words, new=words)
def test_ranges_cover_both_sides_in_order(old: str, new: str) -> None:
    one, other = tokens(old), tokens(new)
    x = y = 0
    for part in diff_tokens(one, other):
        assert (part.first, part.second) == (x, y)
        x, y = part.after_first, part.after_second
        assert (one[part.first : x] == other[part.second : y]) == part.same
    assert (x, y) == (len(one), len(other))


@given(st.text())
def test_tokens_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 20_000, "a " * 19_000),
        (" ".join(f"w{n}" for n in range(20_000)), " ".join(f"w{n}" for n in reversed(range(20_000)))),
        *(
            (" ".join(chance.choices("ab", k=20_000)), " ".join(chance.choices("ab", k=20_000)))
            for chance in (random.Random(3),)
        ),
        ("天气很好" * 5_000, "天气不好" * 5_000),
    ],
    ids=["one word", "backwards", "two words", "no spaces"],
)
def test_hostile_texts_take_bounded_time(old: str, new: str) -> None:
    start = time.process_time()
    before, after = diff_words(old, new)
    assert time.process_time() - start < 5  # well under a second; minutes where every pair is looked at
    assert "".join(piece.text for piece in before) == old
    assert "".join(piece.text for piece in after) == new


def test_a_long_text_with_few_edits_keeps_all_else() -> None:
    chance = random.Random(5)
    old = [f"w{chance.randrange(900)}" for _ in range(5_000)]
    new = [word for number, word in enumerate(old) if number % 100]
    before, after = diff_words(" ".join(old), " ".join(new))
    assert sum(len(piece.text.split()) for piece in before if not piece.same) == 50
    assert all(piece.same for piece in after)
