"""Front matter is taken off plain text, and nothing else is taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Declared
from onrecord.sources.declarations import Unusable
from onrecord.sources.front_matter import open_front_matter

BODY = "The bridge is open.\n"


@pytest.mark.parametrize(
    ("front", "declared"),
    [
        ("title: Bridge: open again", Declared(title="Bridge: open again")),
        ('title: "Bridge #2"', Declared(title="Bridge #2")),
        ("title: 'Bridge'  # working title", Declared(title="Bridge")),
        ("outlet: Bell # local", Declared(outlet="Bell")),
        ("Title: Bridge\nAuthor:\turn", Declared(title="Bridge", author="urn")),
        ("url: https://b.example/a#b", Declared(url="https://b.example/a#b")),
        ("date: 2022-02-16", Declared(published="2022-02-16", published_origin="front matter")),
        ("title:\ntags:\n  - a\n  - b\noutlet: Bell", Declared(outlet="Bell")),
        ("# comment\n\nid: 7", Declared(external_id="7")),
        ("title: one\ntitle: two", Declared(title="one")),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_it_declares(front: str, declared: Declared, end: str) -> None:
    text = end.join(["---", *front.split("\n"), "---", BODY])
    opened = open_front_matter(text)
    assert opened.declared == declared
    assert text[opened.body_start :] == BODY


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "---\n" + BODY,
        "---\nA rule above and\n---\na rule below.\n",
        "----\ntitle: x\n---\n" + BODY,
        "\n---\ntitle: x\n---\n" + BODY,
        "---\n" + "word: and so on\n" * 2_000 + "---\n",
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    assert open_front_matter(text) == (Declared(), 0)


def test_half_a_character_is_refused() -> None:
    opened = open_front_matter("---\ntitle: \ud83d\n---\n")
    assert isinstance(opened.declared, Unusable)


@given(st.text())
def test_the_text_itself_is_never_changed(text: str) -> None:
    opened = open_front_matter(f"---\n{text}")
    assert 0 <= opened.body_start <= len(text) + 4
