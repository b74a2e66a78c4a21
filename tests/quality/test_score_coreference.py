"""The corpus put together as printed, and links counted by hand."""

import pytest

from quality.coreference_corpus import as_printed
from quality.score_coreference import Scored, print_table, wrong_links

REPORT = [
    Scored("Ada Roe", "full name", "a", 1),
    Scored("Boris Lasko", "full name", "b", 2),
    Scored("Roe", "short name", "a", 1),
    Scored("she", "pronoun he/she", "a", 2),
    Scored("the envoy", "title, office", "b", None),
]


def test_words_keep_their_places_when_spaces_go() -> None:
    text, places = as_printed("`` I wo n't , '' Roe said .\nIt 's late .")
    assert text == "“I won't,” Roe said.\nIt's late."
    words = [[span.of(text) for span in line] for line in places]
    assert words[0] == ["“", "I", "wo", "n't", ",", "”", "Roe", "said", "."]
    assert words[1] == ["It", "'s", "late", "."]


def test_links_by_kind(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("toy", [REPORT])
    rows = {line[:20].strip(): line[20:].split() for line in capsys.readouterr().out.splitlines()}
    assert rows["short name"] == ["1", "100.0%", "1", "100.0", "100.0", "100.0"]
    assert rows["pronoun he/she"] == ["1", "100.0%", "1", "0.0", "0.0", "0.0"]
    assert rows["title, office"] == ["1", "0.0%", "0", "0.0", "0.0", "0.0"]
    assert rows["all"][:3] == ["5", "80.0%", "2"]
    # two entities of two against one of three and one of one: one of two links holds, whichever side is asked
    assert rows["MUC  P 50.0  R 50.0"] == ["F1", "50.0"]


def test_a_wrong_link_is_named() -> None:
    assert list(wrong_links([REPORT])) == ["pronoun he/she: 'she' ours ['Boris Lasko'] marked ['Roe']"]
