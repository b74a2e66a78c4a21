import pytest

from onrecord.model import Alignment, Publication, PublicationBasis, Report, Span
from onrecord.pipeline.given import Given, Pair

PAGE = "Harbour\n(ad) Buy boots\nMara Vell left."
KEPT = "Harbour\nMara Vell left."
REPORT = Report(
    key="a",
    address="a",
    digest="",
    text=KEPT,
    page_text=PAGE,
    blocks=(),
    alignment=(Alignment(0, 0, 7), Alignment(8, 23, 15)),
    publication=Publication(None, PublicationBasis.UNKNOWN),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Mara Vell", "Mara Vell"),
        ("Harbour", "Harbour"),
        ("our\n(ad) Buy boots\nMara", "our\nMara"),
        ("boots\nMara", "Mara"),
        ("Buy boots", None),
    ],
)
def test_a_span_of_the_given_text_is_found_in_the_report(words: str, found: str | None) -> None:
    start = PAGE.index(words)
    span = Given(PAGE, REPORT).find_span(Span(start, start + len(words)))
    assert (None if span is None else span.of(KEPT)) == found


def test_every_span_of_the_report_leads_to_the_given_text_and_back() -> None:
    given = Given(PAGE, REPORT)
    for start in range(len(KEPT)):
        for end in range(start + 1, len(KEPT) + 1):
            whole = given.whole(Span(start, end))
            kept = [position for position in range(start, end) if position != 7]
            if kept:
                assert whole is not None
                assert given.find_span(Span(*whole)) == Span(kept[0], kept[-1] + 1)


def test_the_report_is_read_whole_only_where_a_pair_would_be_lost() -> None:
    vell, advert = Span(23, 32), Span(13, 22)
    assert Given.of(PAGE, REPORT, (Pair(vell, vell),)).report is REPORT
    whole = Given.of(PAGE, REPORT, (Pair(vell, advert),))
    assert (whole.report.text, whole.report.furniture) == (PAGE, ())
    assert whole.find_span(advert) == advert
    assert [block.span for block in whole.report.blocks] == [Span(0, len(PAGE))]
