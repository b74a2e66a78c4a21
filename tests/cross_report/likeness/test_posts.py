"""Bringing posts to plain words."""

import pytest

from onrecord.cross_report.likeness.posts import read_post, unquoted


@pytest.mark.parametrize(
    ("text", "words", "authors"),
    [
        ("Ferry down off #MarrowIsland https://t.co/abc1", "Ferry down off Marrow Island", ""),
        (
            "We did NOT say that. — Vesmar Army (@vesmar_army) May 3, 2031",
            "We did NOT say that.",
            "Vesmar Army vesmar army",
        ),
        ("Look pic.twitter.com/xYz wow", "Look wow", ""),
        ("He said “no” and 'maybe', it's over", "He said no and maybe , it's over", ""),
        ("", "", ""),
    ],
)
def test_posts(text: str, words: str, authors: str) -> None:
    post = read_post(text)
    assert (post.words, post.authors) == (words, authors)


def test_how_a_quotation_is_marked_makes_no_difference() -> None:
    assert unquoted('the "new" rule') == unquoted("the 'new' rule") == unquoted("the “new” rule") == "the new rule"
