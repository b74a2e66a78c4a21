"""The lists of names: each word in one field, each choice of words counted once, patterns that find whole names."""

from onrecord.lexicon.data_files import read_toml
from onrecord.lexicon.namings import (
    DATA,
    field_words,
    last_words,
    naming_fields,
    rival_names,
    rival_pattern,
    so_called,
    telling_modifiers,
)


def test_every_word_is_in_one_field_only() -> None:
    seen: dict[str, str] = {}
    for name, entry in read_toml(DATA)["fields"].items():
        for word in dict.fromkeys([*entry["words"], *(word for alike in entry.get("alike", ()) for word in alike)]):
            assert word not in seen, f"{word!r} is in {seen[word]!r} and {name!r}"
            seen[word] = name
            assert word == word.lower()


def test_words_that_tell_nothing_apart_count_as_one() -> None:
    known = field_words()
    assert known["soldier",] == known["troop",] == ("troops", "troop")
    assert known["occupier",] == ("troops", "occupier")
    assert last_words()["operation"] == 3
    assert naming_fields()["incursion"].acts
    assert not naming_fields()["fighters"].acts


def test_whole_names_are_found() -> None:
    text = "Kiev, Kievan princes, ISIL-held Raqqa, DAESH, Al-Nusra Front and IS."
    assert [match.group() for match in rival_pattern().finditer(text)] == ["Kiev", "ISIL", "Al-Nusra Front", "IS"]
    assert rival_names()["Kiev"] == "Kyiv"


def test_words_that_leave_a_name_to_others() -> None:
    assert [match.group() for match in so_called().finditer("So-called X; what it calls Y; he calls Z")] == [
        "So-called",
        "what it calls",
    ]


def test_modifiers_are_single_words() -> None:
    assert all(word == word.lower() for word in telling_modifiers())
