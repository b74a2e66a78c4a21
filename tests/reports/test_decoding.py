"""Bytes become text, or a reason why not; characters are never made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import MediaType, RejectionReason
from onrecord.reports.decoding import Undecodable, decode

STORY = "“We need a rest,” said the minister’s aide – in a café."
UTF8 = STORY.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_that_says_so_or_leaves_no_doubt(encoding: str) -> None:
    story = "“We need a rest,” said the minister’s aide – in a café. " * 3
    content = story.encode(encoding)
    if encoding.endswith("be"):
        content = content.removeprefix(b"\xfe\xff")
    assert decode(content, MediaType.TEXT) == story


@pytest.mark.parametrize(
    ("markup", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>", "cp1252"),
        ('<?xml version="1.0" encoding="windows-1250"?><html>', "cp1250"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=nonsense>", "utf-8"),
        ("<html>", "utf-8"),
    ],
)
def test_markup_names_its_encoding(markup: str, encoding: str) -> None:
    html = f"{markup}<p>{STORY}</p>"
    assert decode(html.encode(encoding), MediaType.HTML) == html


def test_utf8_under_a_false_name_is_not_believed_where_it_cannot_be() -> None:
    html = f"<meta charset=us-ascii><p>{STORY}</p>"
    assert decode(html.encode("cp1252"), MediaType.HTML) == html


def test_plain_text_that_quotes_markup_names_nothing() -> None:
    text = f"He typed <meta charset=windows-1251> and wrote: {STORY}"
    assert decode(text.encode(), MediaType.TEXT) == text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (UTF8[:30] + b"\xe2\x80" + UTF8[30:], "byte 30 (0xe2)"),
        (UTF8.replace("é".encode(), b"\xe9"), "byte 61 (0xe9)"),
        (UTF8[:-2], "breaks off within a character at byte 61 of 62"),
        (b"\xef\xbb\xbf" + b"abc \xff", "its byte order mark says"),
        ("Министр сказал, что переговоры зашли в тупик.".encode("cp1251"), "no character in UTF-8"),
        (
            "La casa está aquí, señor; mañana volverá el último niño español y así será".encode("latin-1") + b"\x81",
            "byte",
        ),
        ("nonsense: \xd0 \xf0\xf0 \xdf\xdf".encode("latin-1"), "byte 10"),
        (b"\xff\xfea\x00b", "breaks off"),
        ("\ufffd\ufffd lost \ufffd".encode(), "3 of its 9 characters were lost"),
    ],
)
def test_damage_is_named_with_its_place(content: bytes, message: str) -> None:
    found = decode(content, MediaType.TEXT)
    assert isinstance(found, Undecodable)
    assert found.reason is RejectionReason.ENCODING
    assert message in found.message
    assert found.remedy


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_reason(content: bytes) -> None:
    for media_type in MediaType:
        found = decode(content, media_type)
        assert isinstance(found, str | Undecodable)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffd\x00\ufeff"), max_size=200))
def test_utf8_is_read_as_it_was_written(text: str) -> None:
    assert decode(text.encode(), MediaType.TEXT) == text


@pytest.mark.parametrize("damage", [b"\xff\xfe\xfa", b"caf\xc3(", b"\x81", b"na\xefve \xff"])
def test_damaged_bytes_are_refused_rather_than_read_as_letters(damage: bytes) -> None:
    content = b"The minister said the talks would go on. " * 5 + b"He said " + damage + b" no."
    assert isinstance(decode(content, MediaType.TEXT), Undecodable)


def test_an_accent_of_windows_is_read() -> None:
    content = "The minister left the café in Bogotá, naïve as ever.".encode("cp1252")
    assert decode(content, MediaType.TEXT) == "The minister left the café in Bogotá, naïve as ever."
