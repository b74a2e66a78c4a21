"""What is held of versions while they are compared."""

from collections.abc import Sequence

import pytest

from onrecord.pipeline.comparing import kept
from onrecord.pipeline.comparing.kept import Shelf


@pytest.fixture
def asked() -> list[int]:
    """The versions that were read, in order."""
    return []


@pytest.fixture
def shelf(asked: list[int], monkeypatch: pytest.MonkeyPatch) -> Shelf[str]:
    """A shelf for three versions, of which the seventh has nothing."""

    def read(versions: Sequence[int]) -> dict[int, str]:
        asked.extend(versions)
        return {version: f"words of {version}" for version in versions if version != 7}

    monkeypatch.setattr(kept, "_HELD", 3)
    return Shelf(read)


def test_what_was_asked_for_last_is_not_read_again(shelf: Shelf[str], asked: list[int]) -> None:
    shelf.take([1, 2, 3])
    shelf.take([1])
    assert shelf.take([4, 1, 4]) == {1: "words of 1", 4: "words of 4"}
    assert asked == [1, 2, 3, 4]
    shelf.take([3, 2])
    assert asked == [1, 2, 3, 4, 2]


def test_more_than_is_held_is_given_all_the_same(shelf: Shelf[str]) -> None:
    assert shelf.take(range(1, 7)) == {version: f"words of {version}" for version in range(1, 7)}


def test_a_version_that_has_nothing_is_left_out(shelf: Shelf[str]) -> None:
    assert shelf.take([6, 7]) == {6: "words of 6"}
