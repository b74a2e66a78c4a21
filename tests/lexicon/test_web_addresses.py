"""One spelling for each web address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon.web_addresses import canonical_url, is_front_page, site_of


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://gazette.example/a", "https://gazette.example/a"),
        ("HTTP://WWW.Gazette.Example:80/a/", "https://gazette.example/a"),
        ("https://gazette.example:443/a#comments", "https://gazette.example/a"),
        ("http://gazette.example:8080/a", "https://gazette.example:8080/a"),
        ("https://gazette.example/a?utm_source=x&utm_medium=y&fbclid=1&id=7&gclid=2", "https://gazette.example/a?id=7"),
        ("https://gazette.example/?p=7", "https://gazette.example?p=7"),
        ("https://gazette.example/a/amp/", "https://gazette.example/a"),
        ("https://gazette.example/a?amp=1&outputType=amp", "https://gazette.example/a"),
        ("https://gazette.example/a?outputType=pdf", "https://gazette.example/a?outputType=pdf"),
        ("https://amp.gazette.example/a", "https://gazette.example/a"),
        ("https://www.google.com/amp/s/gazette.example/a.html", "https://gazette.example/a.html"),
        ("https://gazette-example.cdn.ampproject.org/c/s/gazette.example/a", "https://gazette.example/a"),
        ("https://web.archive.org/web/20220216093000/http://gazette.example/a", "https://gazette.example/a"),
        ("https://web.archive.org/web/20220216093000id_/https:/gazette.example/a", "https://gazette.example/a"),
        ("https://gazette.example/caf%c3%a9", "https://gazette.example/caf%C3%A9"),
        (" https://gazette.example/a ", "https://gazette.example/a"),
        ("https://www.uk/a", "https://www.uk/a"),
        ("https://gazette.example/sample", "https://gazette.example/sample"),
        ("https://gazette.example/Case/Matters?Q=A", "https://gazette.example/Case/Matters?Q=A"),
    ],
)
def test_spelling(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "url",
    ["", "gazette.example/a", "/a", "ftp://gazette.example/a", "mailto:a@b", "http://", "https://[::1", "https://a:b/"],
)
def test_no_web_address(url: str) -> None:
    assert canonical_url(url) is None


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_none(text: str) -> None:
    for url in (text, f"https://{text}"):
        canonical = canonical_url(url)
        assert canonical is None or canonical.startswith("https://")


@pytest.mark.parametrize(
    ("canonical", "front"),
    [("https://gazette.example", True), ("https://gazette.example/a", False), ("https://gazette.example?p=7", False)],
)
def test_front_pages(canonical: str, front: bool) -> None:
    assert is_front_page(canonical) is front


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.gazette.example/2031/a?x=1#top", "gazette.example"),
        ("http://bell.example", "bell.example"),
        ("https://bell.example?id=7", "bell.example"),
        ("file:/in/a.txt", None),
        ("not an address", None),
        (None, None),
    ],
)
def test_the_site_of_an_address(url: str | None, site: str | None) -> None:
    assert site_of(url) == site
