"""The list of agencies, outlets and monitors: every name is one's alone, and what is ambiguous is a name."""

from collections import Counter

import pytest

from onrecord.errors import BadLexicon
from onrecord.lexicon import outlets
from onrecord.lexicon.countries import find_country_by_code
from onrecord.model.lineage import OutletKind


def test_no_name_and_no_site_stands_for_two() -> None:
    named = Counter(name for outlet in outlets.listed_outlets() for name in {outlet.name, *outlet.aliases})
    sites = Counter(site for outlet in outlets.listed_outlets() for site in outlet.sites)
    assert [name for name, times in (named + sites).items() if times > 1] == []


def test_ambiguous_names_are_names() -> None:
    known = {name for outlet in outlets.listed_outlets() for name in (outlet.name, *outlet.aliases)}
    assert outlets.ambiguous_names() <= known
    assert "Observer" in outlets.ambiguous_names()


def test_countries_are_countries() -> None:
    codes = {outlet.country for outlet in outlets.listed_outlets()} - {None}
    assert [code for code in codes if find_country_by_code(code or "") is None] == []


def test_monitors_are_kept_apart() -> None:
    assert outlets.monitor_names()["SOHR"] == "Syrian Observatory for Human Rights"
    assert not set(outlets.monitor_names()) & set(outlets.outlet_names())
    assert {outlet.kind for outlet in outlets.listed_outlets()} == set(OutletKind)


@pytest.mark.parametrize(("name", "usual"), [("tvn24", "TVN24"), ("Tvn24", "TVN24"), ("channel nobody", None)])
def test_names_in_any_capitals(name: str, usual: str | None) -> None:
    assert outlets.find_in_any_case(name) == usual


def test_a_kind_that_there_is_not_names_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    row = ["Harbour Wire", "", "", "gossip", "", ""]
    outlets.listed_outlets.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(outlets, "read_rows", lambda _name: iter([row]))
        with pytest.raises(BadLexicon, match=r"outlets\.tsv.*'gossip'.*Harbour Wire"):
            outlets.listed_outlets()
    outlets.listed_outlets.cache_clear()
