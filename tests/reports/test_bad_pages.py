"""Pages that hold no report: each comes back with its reason, its cause and a remedy."""

import logging
import warnings

import pytest

from onrecord.model import Declared, MediaType, Page, Rejection, RejectionReason, Report
from onrecord.reports import markup, read_report

PROSE = (
    "<p>The ministers of Selvania and Orland met for the third time in a week on Friday and agreed to meet again.</p>"
    "<p>“It was a good meeting. It was short,” said one of them, and left without another word to the press.</p>"
)
RUSSIAN = "Министр иностранных дел заявил в пятницу, что переговоры зашли в тупик и что войска останутся. " * 8
GERMAN = (
    "Der Minister sagte am Freitag, dass die Gespräche ins Stocken geraten seien und die Truppen noch bleiben. " * 8
)
SPANISH = "El ministro dijo el viernes que las conversaciones se han estancado y que las tropas no se van a mover. " * 8


def page_of(content: bytes | str, *, html: bool = False, published: str | None = None) -> Page:
    kind = MediaType.HTML if html else MediaType.TEXT
    data = content.encode() if isinstance(content, str) else content
    return Page("/in/a", "file:/in/a", data, kind, Declared(published=published, published_origin="sidecar"))


def rejection_of(page: Page) -> Rejection:
    found = read_report(page)
    assert isinstance(found, Rejection), found
    assert found.address == "/in/a"
    assert found.message
    assert found.remedy
    return found


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u200b\n\u00a0".encode()])
def test_empty(content: bytes) -> None:
    assert rejection_of(page_of(content)).reason is RejectionReason.EMPTY


@pytest.mark.parametrize(
    ("content", "likeness"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF file"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"\x89PNG\r\n\x1a\nrest", "a PNG picture"),
        (b"\xff\xd8\xff\xe0rest", "a JPEG picture"),
        (b"\x1f\x8b\x08rest", "a gzip archive"),
        (b"RIFF\x00\x00\x00\x00WAVE", "a sound, film or picture"),
        (b"{\\rtf1 words}", "an RTF document"),
        (bytes(range(256)), "NUL bytes"),
        (b"\x01\x02\x03\x04words", "control characters"),
    ],
)
@pytest.mark.parametrize("html", [False, True])
def test_binary(content: bytes, likeness: str, html: bool) -> None:
    found = rejection_of(page_of(content, html=html))
    assert found.reason is RejectionReason.BINARY
    assert likeness in found.message


@pytest.mark.parametrize("text", ["RIFF between the ministers, says aide.", "BZh and ID3 are formats.", "MZ\x1b[0m"])
def test_words_that_open_like_a_binary_are_text(text: str) -> None:
    assert isinstance(read_report(page_of(text)), Report)


@pytest.mark.parametrize(
    ("content", "likeness"),
    [
        ('<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "a feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', "a feed"),
        ('<?xml version="1.0"?><!-- x --><urlset/>', "a sitemap"),
    ],
)
def test_lists_of_pages(content: str, likeness: str) -> None:
    found = rejection_of(page_of(content, html=True))
    assert found.reason is RejectionReason.NO_ARTICLE
    assert likeness in found.message


def test_broken_utf8() -> None:
    found = rejection_of(page_of("“Open”, he said.".encode() + b"\xe2\x80!"))
    assert found.reason is RejectionReason.ENCODING
    assert "byte" in found.message


@pytest.mark.parametrize("published", ["2022-02-30", "yesterday", "03/04/2022"])
@pytest.mark.parametrize("html", [False, True])
def test_a_declared_date_that_does_not_exist(published: str, html: bool) -> None:
    found = rejection_of(page_of(PROSE, html=html, published=published))
    assert found.reason is RejectionReason.BAD_DATE
    assert published in found.message


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("<ul>" + "".join(f"<li><a href=/{i}>Section {i}</a></li>" for i in range(40)) + "</ul>", "words of prose"),
        ("<p>Page not found.</p>", "page not found"),
        ("<div><p>We use cookies to give you the best experience. Please accept all cookies to go on to the page "
         "that you wanted to read, or manage your settings below.</p></div>", "cookies"),
        ("<p>Checking your browser before you go on to the site. This takes a few seconds, and happens once.</p>",
         "checking your browser"),
        ("<script>render()</script><noscript></noscript><div id=app></div>", "no text"),
        ("", "no "),
    ],
)  # fmt: skip
def test_html_without_an_article(body: str, cause: str) -> None:
    found = rejection_of(
        page_of(f"<!doctype html><html><head><title>Bell</title></head><body>{body}</body></html>", html=True)
    )
    assert found.reason is RejectionReason.NO_ARTICLE
    assert cause in found.message


def test_text_that_is_nothing_but_furniture() -> None:
    assert rejection_of(page_of("[ad_1]\nSource link\n")).reason is RejectionReason.NO_ARTICLE


@pytest.mark.parametrize("text", [RUSSIAN, GERMAN, SPANISH])
@pytest.mark.parametrize("html", [False, True])
def test_clearly_not_english(text: str, html: bool) -> None:
    content = (
        f"<html><head><title>x</title></head><body><article><p>{text}</p></article></body></html>" if html else text
    )
    assert rejection_of(page_of(content, html=html)).reason is RejectionReason.NOT_ENGLISH


@pytest.mark.parametrize(
    "text",
    [
        "Osk 3, Vinnar 2, Ilvane 7, Ostrel 4, Branitsk 0.",
        "He quoted the poem: «Не спится, няня: здесь так душно! Открой окно» and left, as he had come, on foot.",
    ],
)
def test_short_or_mixed_text_passes(text: str) -> None:
    assert isinstance(read_report(page_of(text)), Report)


def test_what_breaks_the_library_is_a_rejection(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(html: str, *, url: str | None) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr("onrecord.reports.reading.read_markup", fail)
    found = rejection_of(page_of(PROSE, html=True))
    assert found.reason is RejectionReason.FAILED
    assert "RuntimeError: out of order" in found.message


def test_libraries_are_silent_and_their_loggers_left_as_they_were(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("trafilatura")
    logger.setLevel(logging.DEBUG)
    with caplog.at_level(logging.DEBUG), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        read_report(page_of("<html><body><div></div></body></html>", html=True))
        read_report(page_of("<div>" * 3_000 + PROSE, html=True))
    assert [record for record in caplog.records if record.name.startswith(("trafilatura", "htmldate", "courlan"))] == []
    assert warned == []
    assert logger.level == logging.DEBUG
    logger.setLevel(logging.NOTSET)


def test_markup_of_any_depth_is_read_or_rejected() -> None:
    assert isinstance(read_report(page_of("<div>" * 20_000 + PROSE + "</div>" * 20_000, html=True)), Report | Rejection)
    assert markup.FEWEST_WORDS > 0
