"""The lexicon of page furniture: every pattern compiles, and names lead to one outlet."""

import pytest

from onrecord.errors import BadLexicon
from onrecord.lexicon import furniture
from onrecord.model import CreditKind, FurnitureKind


def test_every_rule_is_of_a_kind_that_the_model_knows() -> None:
    kinds = {rule.kind for rule in furniture.line_rules()}
    assert kinds >= {FurnitureKind.READ_ALSO, FurnitureKind.PHOTO_CREDIT, FurnitureKind.DATELINE, FurnitureKind.TAGS}
    assert {rule.kind for rule in furniture.inline_rules()} >= {FurnitureKind.PLUGIN_MARK, FurnitureKind.SOURCE_LINE}
    assert {rule.kind for rule in furniture.ending_rules()} >= {FurnitureKind.READ_ALSO}
    assert {rule.kind for rule in furniture.opening_rules()} >= {FurnitureKind.DATELINE}
    assert {rule.kind for rule in furniture.credit_rules()} == {
        CreditKind.LINK_TO,
        CreditKind.REPORTED_BY,
        CreditKind.TOLD_OUTLET,
        CreditKind.CONTRIBUTED,
        CreditKind.DATELINE,
        CreditKind.SOURCE_LINE,
    }


def test_every_credit_rule_covers_a_name() -> None:
    assert all("name" in rule.pattern.groupindex for rule in furniture.credit_rules())


def test_no_pattern_fits_nothing() -> None:
    for rule in furniture.line_rules():
        assert rule.pattern.fullmatch("") is None, rule.kind
    for inline in (*furniture.inline_rules(), *furniture.ending_rules(), *furniture.opening_rules()):
        found = inline.pattern.search("He said so.")
        assert found is None, (inline.kind, found)


@pytest.mark.parametrize(
    ("name", "usual"),
    [("AP", "Associated Press"), ("Agence France-Presse", "AFP"), ("BBC\nNews", "BBC"), ("ap", None), ("Nobody", None)],
)
def test_usual_names(name: str, usual: str | None) -> None:
    assert furniture.find_outlet(name) == usual


def test_a_name_within_a_longer_word_is_no_outlet() -> None:
    assert furniture.outlet_pattern().search("APEC and TASSO met in SANAA") is None
    assert furniture.outlet_pattern().search("an AP-style list, the TASS-owned house") is None


@pytest.mark.parametrize("sentence", ["He told AFP on Friday.", "He told AFP's Ada Finch.", "He told (AFP)"])
def test_a_name_is_found_in_its_sentence(sentence: str) -> None:
    found = furniture.outlet_pattern().search(sentence)
    assert found is not None
    assert found[0] == "AFP"


def test_a_broken_pattern_names_its_file() -> None:
    with pytest.raises(BadLexicon, match=r"furniture\.toml"):
        furniture.compiled("(")
