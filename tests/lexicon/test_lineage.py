"""The words by which a report shows whose words it carries on."""

import pytest

from onrecord.errors import BadLexicon
from onrecord.lexicon import lineage


@pytest.mark.parametrize(
    ("sentence", "itself"),
    [
        ("This was reported by UA with a link to its agency.", "UA"),
        ("It was reported by the Kessa Bugle with reference to ORTA.", "Kessa Bugle"),
        ("This is reported by the agency.", None),
    ],
)
def test_sentences_that_speak_of_the_whole_report(sentence: str, itself: str | None) -> None:
    found = lineage.whole_pattern().match(sentence)
    assert found is not None
    assert found["self"] == itself


@pytest.mark.parametrize("sentence", ["The bridge was reported open.", "Bakers said this is reported by nobody."])
def test_sentences_that_do_not(sentence: str) -> None:
    assert lineage.whole_pattern().match(sentence) is None


def test_turns_to_the_past_and_goings_on() -> None:
    assert lineage.background_pattern().match("To remind, the road was shut in May.")
    assert not lineage.background_pattern().match("The road was shut earlier.")
    assert lineage.following_pattern().match("The observatory counted nine.")
    assert not lineage.following_pattern().match("Bakers counted nine.")


def test_monitors_show_by_their_names() -> None:
    assert lineage.monitor_pattern().search("Norland Rights Observatory")
    assert lineage.monitor_pattern().search("Orle River Monitoring Mission")
    assert not lineage.monitor_pattern().search("Norland Ministry of Health")


def test_what_is_always_written_of_an_informant() -> None:
    text = "The group, which relies on a network of sources, said nine had died."
    assert lineage.standing_pattern().sub("", text).startswith("The group, ")
    assert lineage.standing_pattern().search("nine had died") is None


def test_a_broken_pattern_names_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    lineage.monitor_pattern.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(lineage, "_data", lambda: {"monitors": {"pattern": "("}})
        with pytest.raises(BadLexicon, match=r"lineage\.toml"):
            lineage.monitor_pattern()
