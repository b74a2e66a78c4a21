"""The lists of office holders, and what is right."""

from datetime import date
from pathlib import Path

import pytest

from quality.score_office_holders import BAR, LISTS, Item, holders, is_right, main, read_items


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_holders_at_a_date_are_known(path: Path) -> None:
    items = read_items(path)
    assert len(items) >= 60
    assert sum(is_right(item, holders(item)) for item in items) >= BAR * len(items)


def test_two_possible_holders_are_not_right() -> None:
    change = Item("the French prime minister", date(2022, 5, 16), "Jean Castex")
    assert len(holders(change)) == 2
    assert not is_right(change, holders(change))


def test_below_the_bar_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.toml"
    path.write_text('[[item]]\nwords = "US president"\non = 2022-01-01\nholder = "Ada Roe"\n', encoding="utf-8")
    assert main([str(path), "--misses"]) == 1
    assert "not Ada Roe" in capsys.readouterr().out
