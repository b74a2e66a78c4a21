"""Names as people type them."""

import pytest

from onrecord.store.filters import find_country_code, names


@pytest.mark.parametrize(
    ("name", "wanted", "expected"),
    [
        ("Ukrainian president", "the ukrainian president", True),
        ("the Ukrainian president", "Ukrainian president", True),
        ("interior ministry", "an interior ministry", True),
        ("ministry spokesman", "a ministry spokesman", True),
        ("The Hague", "the hague", True),
        ("The Hague", "the", True),
        ("Bo Smith", "A Smith", False),
        ("Bo Smith", "A. Smith", False),
        ("Bo Li", "An Li", False),
        ("Thessaloniki port", "the port", True),
        ("Bo Smith", "", False),
        ("Bo Smith", "...", False),
    ],
)
def test_an_article_before_a_name_does_not_matter_but_an_initial_does(name: str, wanted: str, expected: bool) -> None:
    assert names(name, wanted) is expected


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Ukraine", "UKR"),
        ("ukraine", "UKR"),
        ("UK", "GBR"),
        ("us", "USA"),
        ("rus", "RUS"),
        ("French", "FRA"),
        ("igo", "IGO"),
        ("Slm", "SLM"),
        ("Nowhereland", None),
        ("", None),
    ],
)
def test_a_country_is_named_by_name_or_code(written: str, code: str | None) -> None:
    assert find_country_code(written) == code
