"""What holds for every text: nothing is altered, nothing is in two places, nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Report
from onrecord.reports import given_report

PIECES = (
    "[ad_1]", "(VIDEO)", "ADVERTISEMENT", "Read also: A bridge is closed", "Read more", "Source: AFP", "Source link",
    "Photo: AP", "By Jana Holt", "OSK, Feb 16 (AP) - ", "Published 16 February 2022", "Tags:", "orland", "osk bridge",
    "Talks stall in Osk", "The ministers left Osk on Friday without a word.", "“We need a rest,” she said.",
    "two weeksHe said.",
    "Little hope for the bridgeEarlier on Thursday, Orland said that it saw no reason to hurry at all.",
    "and went on", ",", "”", "“", ".", " ", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u00a0", "\u200b", "\x85",
    "\x0c", "\U0001f600", "e\u0301", "<p>", "1 2 3", "(Source: Valley Committee)", "© 2022 Harbour Gazette", "---",
)  # fmt: skip
PAGES = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("\n".join),
    st.text(max_size=300),
)


def report_of(text: str) -> Report:
    return given_report(text, report_id="any", published=None)


def shows(mark: str) -> bool:
    return not mark.isspace() and mark not in "\u200b\u200c\u200d\u2060\ufeff\u00ad\x1c\x1d\x1e\x1f\x85"


@given(PAGES)
def test_alignment_leads_to_the_same_words(text: str) -> None:
    report = report_of(text)
    assert report.page_text == text
    after = page_after = 0
    for piece in report.alignment:
        clean = report.text[piece.start : piece.start + piece.length]
        assert clean == text[piece.page_start : piece.page_start + piece.length]
        assert clean
        assert piece.start >= after
        assert piece.page_start >= page_after
        after, page_after = piece.start + piece.length, piece.page_start + piece.length
    assert after == len(report.text)


@given(PAGES)
def test_blocks_cover_the_text_but_for_the_blanks_between_them(text: str) -> None:
    report = report_of(text)
    assert "\n\n".join(block.span.of(report.text) for block in report.blocks) == report.text
    for block, following in zip(report.blocks, report.blocks[1:], strict=False):
        assert following.span.start == block.span.end + 2
    for block in report.blocks:
        words = block.span.of(report.text)
        assert words
        assert shows(words[0])
        assert shows(words[-1])


@given(PAGES)
def test_every_visible_mark_is_prose_or_furniture_and_never_both(text: str) -> None:
    report = report_of(text)
    owners = [0] * len(text)
    for piece in report.alignment:
        for place in range(piece.page_start, piece.page_start + piece.length):
            owners[place] += 1
    for furniture in report.furniture:
        for place in range(furniture.page_span.start, furniture.page_span.end):
            owners[place] += 1
    assert max(owners, default=0) <= 1
    assert [mark for mark, owner in zip(text, owners, strict=True) if not owner and shows(mark)] == []


@given(PAGES)
def test_marks_outside_the_alignment_are_blanks(text: str) -> None:
    report = report_of(text)
    aligned: set[int] = set()
    for piece in report.alignment:
        aligned.update(range(piece.start, piece.start + piece.length))
    assert all(mark.isspace() for place, mark in enumerate(report.text) if place not in aligned)


@given(PAGES)
def test_credits_lie_on_the_page(text: str) -> None:
    report = report_of(text)
    for credit in report.credits:
        assert credit.page_span.of(text).strip()
        assert credit.name


@given(PAGES)
def test_the_same_text_gives_the_same_report(text: str) -> None:
    assert report_of(text) == report_of(text)
