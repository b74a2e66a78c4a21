"""Saved HTML pages: the article, what the markup says about it, and what stands in its margins."""

import json
from datetime import datetime

import pytest

from onrecord.model import BlockKind, Declared, FurnitureKind, MediaType, Page, PublicationBasis, Report
from onrecord.reports import read_report
from onrecord.reports.labels import MarkupHints
from onrecord.reports.segmentation import segment

FIRST = "The ministers of Selvania and Orland met for the third time in a week on Friday and agreed to meet again."
SECOND = "“It was a good meeting. It was short,” said one of them, and left without another word to the press."
THIRD = "The bridge at Osk stays closed until the monitors have been let in, the railway said in a statement."
URL = "https://www.bell.example/world/talks-in-osk"


def html_of(
    *, head: str = "", above: str = "", below: str = "", title: str = "Ministers meet for the third time"
) -> str:
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title} | Harbour Bell</title>{head}</head>"
        "<body><nav><a href=/>Home</a> <a href=/world>World</a></nav>"
        f"<article><h1>{title}</h1>{above}<p>{FIRST}</p><p>{SECOND}</p><h2>Trains wait</h2><p>{THIRD}</p>{below}"
        "</article>"
        "<aside class=most-read><h3>Most read</h3><ul><li><a href=/1>Ferry fares to rise</a></li></ul></aside>"
        "<footer><p>Copyright 2019 Harbour Bell</p></footer></body></html>"
    )


def read(html: str, *, declared: Declared | None = None, key: str = "file:/in/a.html") -> Report:
    report = read_report(Page("/in/a.html", key, html.encode(), MediaType.HTML, declared or Declared()))
    assert isinstance(report, Report), report
    return report


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def linked_data(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def begin_of(report: Report) -> datetime | None:
    return report.publication.interval.begin if report.publication.interval else None


def test_title_headings_and_paragraphs() -> None:
    report = read(html_of())
    assert [(block.kind, block.span.of(report.text)) for block in report.blocks] == [
        (BlockKind.TITLE, "Ministers meet for the third time"),
        (BlockKind.PARAGRAPH, FIRST),
        (BlockKind.PARAGRAPH, SECOND),
        (BlockKind.HEADING, "Trains wait"),
        (BlockKind.PARAGRAPH, THIRD),
    ]
    assert report.title == "Ministers meet for the third time"


def test_what_the_markup_says_about_the_page() -> None:
    head = (
        f"<link rel=canonical href='{URL}?utm_source=x'>"
        + meta("og:site_name", "Harbour Bell")
        + meta("article:author", "Ada Finch")
        + linked_data(datePublished="2031-03-12T18:05:00+01:00", dateModified="2031-03-13T07:00:00+01:00")
    )
    report = read(html_of(head=head))
    assert report.key == "https://bell.example/world/talks-in-osk"
    assert report.url == f"{URL}?utm_source=x"
    assert report.outlet == "Harbour Bell"
    assert begin_of(report) == datetime(2031, 3, 12, 18, 5)
    assert report.modified == datetime(2031, 3, 13, 7)
    assert report.publication.basis is PublicationBasis.PAGE
    assert "2031-03-12T18:05:00+01:00" in report.publication.reasons[0].text


def test_what_is_declared_overrules_the_markup() -> None:
    head = meta("og:site_name", "Harbour Bell") + meta("article:published_time", "2022-02-16")
    declared = Declared("Own title", "Own outlet", "Own author", "https://own.example/a", "2023-01-01", "sidecar")
    report = read(html_of(head=head), declared=declared, key="https://own.example/a")
    assert (report.title, report.outlet, report.author) == ("Own title", "Own outlet", "Own author")
    assert report.key == "https://own.example/a"
    assert begin_of(report) == datetime(2023, 1, 1)
    assert report.publication.basis is PublicationBasis.DECLARED
    assert report.page_text.startswith("Own title\n")


@pytest.mark.parametrize("href", ["https://www.bell.example/", "/world/talks", "javascript:void(0)", ""])
def test_a_canonical_link_that_names_no_page_is_not_believed(href: str) -> None:
    report = read(html_of(head=f"<link rel=canonical href='{href}'>"))
    assert report.key == "file:/in/a.html"
    assert report.url is None


def test_the_key_of_a_line_with_an_id_stays() -> None:
    assert read(html_of(head=f"<link rel=canonical href='{URL}'>"), key="id:Bell:7").key == "id:Bell:7"


@pytest.mark.parametrize(
    ("head", "above", "begin"),
    [
        (meta("article:published_time", "2022-02-16T09:30:00Z"), "", "2022-02-16 09:30"),
        ('<meta name="DC.date.issued" content="2022-02-16">', "", "2022-02-16"),
        ('<meta itemprop="datePublished" content="2022-02-16">', "", "2022-02-16"),
        (linked_data(**{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2022-02-16"}]}), "", "2022-02-16"),
        ("<script type='application/ld+json'>{broken</script>" + meta("pubdate", "2022-02-16"), "", "2022-02-16"),
        ("", "<header><time datetime='2022-02-16T09:30'>today</time></header>", "2022-02-16 09:30"),
        ("", "<span class='post-date'>16 February 2022</span>", "2022-02-16"),
        ("", "<div class=news-date>16 February 2022, 11:20</div>", "2022-02-16 11:20"),
        ("", "<p class=published>Veröffentlicht am 16. Februar 2022</p>", "2022-02-16"),
        ("<link rel=canonical href='https://bell.example/2022/02/16/talks'>", "", "2022-02-16"),
        ("", "<p>Published: 16 February 2022</p>", "2022-02-16"),
        # the more deliberate place counts
        (meta("date", "2022-02-20") + linked_data(datePublished="2022-02-16"), "", "2022-02-16"),
        # one that does not exist is passed over
        (meta("article:published_time", "2022-02-30") + meta("date", "2022-02-16"), "", "2022-02-16"),
    ],
)
def test_where_the_date_of_publication_stands(head: str, above: str, begin: str) -> None:
    report = read(html_of(head=head, above=above))
    assert begin_of(report) == datetime.fromisoformat(begin)
    assert report.publication.basis is PublicationBasis.PAGE
    assert report.publication.reasons


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("", ""),
        (meta("article:modified_time", "2022-02-16"), ""),
        ("", "<span class='updated-date'>Updated 16 February 2022</span>"),
        ("", "<p>The war began on 16 February 2022, and nobody had thought that it would, he told the court.</p>"),
        ("", f"<aside>{'<p>x</p>' * 70}<span class=date>16 February 2022</span></aside>"),
    ],
)
def test_no_date_is_guessed(head: str, above: str) -> None:
    report = read(html_of(head=head, above=above))
    assert report.publication.interval is None
    assert report.publication.basis is PublicationBasis.UNKNOWN
    assert report.publication.reasons


def test_a_date_that_does_not_exist_leaves_a_reason() -> None:
    report = read(html_of(head=meta("article:published_time", "2022-02-30")))
    assert report.publication.interval is None
    assert "2022-02-30" in report.publication.reasons[0].text


def test_captions_bylines_and_tags_are_kept_beside_the_text() -> None:
    above = (
        "<p class=byline>By Meridian Press Agency</p>"
        "<figure><img src=a.jpg><figcaption>The bridge at Osk. Photo: MPA / Jana Holt</figcaption></figure>"
    )
    report = read(html_of(above=above, below="<div class=tags>Tags: Osk, bridge</div>"))
    kept = {(piece.kind, piece.page_span.of(report.page_text)) for piece in report.furniture}
    assert kept >= {
        (FurnitureKind.BYLINE, "By Meridian Press Agency"),
        (FurnitureKind.CAPTION, "The bridge at Osk. Photo: MPA / Jana Holt"),
        (FurnitureKind.TAGS, "Tags: Osk, bridge"),
    }
    assert "Photo" not in report.text
    assert [(credit.kind.value, credit.name) for credit in report.credits] == [
        ("contributed", "Meridian Press Agency"),
        ("photo", "MPA"),
    ]


def test_links_of_the_article_are_kept_and_those_around_it_are_not() -> None:
    below = (
        "<p>Read also: <a href='/osk'>Bridge at Osk closed</a></p><p><a href='mailto:a@b.example'>Write to us.</a></p>"
    )
    report = read(html_of(head=f"<link rel=canonical href='{URL}'>", below=below))
    assert [(link.url, link.words) for link in report.links] == [
        ("https://www.bell.example/osk", "Bridge at Osk closed")
    ]
    assert "Bridge at Osk closed" not in report.text
    assert "Ferry fares" not in report.page_text


def test_lines_that_are_nothing_but_links_are_no_prose() -> None:
    teaser = "Bridge at Osk closed for a week"
    text = f"{FIRST}\n\n{teaser}\n\n{SECOND}"
    parted = segment(text, hints=MarkupHints(links=frozenset({text.index(teaser)})))
    assert [(piece.kind, piece.page_span.of(text)) for piece in parted.furniture] == [(FurnitureKind.READ_ALSO, teaser)]
    assert [block.kind for block in segment(text).blocks][1] is BlockKind.HEADING


def test_paragraphs_parted_by_line_breaks() -> None:
    body = f"<html><head><title>Talks</title></head><body><div>{FIRST}<br><br>{SECOND}<br>{THIRD}</div></body></html>"
    report = read(body)
    paragraphs = [block.span.of(report.text) for block in report.blocks if block.kind is BlockKind.PARAGRAPH]
    assert paragraphs == [FIRST, SECOND, THIRD]


def test_the_same_words_have_the_same_digest_whatever_surrounds_them() -> None:
    one, other = read(html_of()), read(html_of(below="<p>Read also: <a href=/1>Bridge closed</a></p>"))
    assert one.digest == other.digest
    assert one.digest != read(html_of(title="Ministers meet for the fourth time")).digest
