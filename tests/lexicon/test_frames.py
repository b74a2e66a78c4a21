"""Frames of events: the package's own, a user's file before them, and what is wrong with a file."""

import re
from pathlib import Path

import pytest

from onrecord.errors import BadFrames
from onrecord.lexicon.frames import Frame, frames_with, shipped_frames
from onrecord.lexicon.ontology import event_types, goldstein, idioms, light_verbs, word_class
from onrecord.model import EventType

OWN = """
[[frames]]
type = "COERCE"
cameo = "175"
verbs = ["hex", "attack"]
nouns = ["dark ritual"]
target = ["object", "on"]
"""


def own_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "frames.toml"
    path.write_text(text, encoding="utf-8")
    return path


def frames_of(word: str, room: str = "verbs") -> list[Frame]:
    return [frame for _, frame in getattr(shipped_frames(), room).get(word, ())]


def test_every_type_has_frames_of_verbs_and_of_nouns() -> None:
    shipped = shipped_frames()
    for room in (shipped.verbs, shipped.nouns):
        assert {frame.type for found in room.values() for _, frame in found} == set(EventType)


def test_frames_name_only_classes_that_exist() -> None:
    built_in = {"persons", "actors", "places"}
    shipped = shipped_frames()
    every = [frame for room in (shipped.verbs, shipped.nouns) for found in room.values() for _, frame in found]
    named = {
        word.strip("<>")
        for frame in every
        for words in (frame.objects, frame.subjects, frame.pobjects, frame.not_objects, frame.not_subjects)
        for word in words
        if word.startswith("<")
    }
    assert {name for name in named - built_in if not word_class(name)} == set()


def test_every_cameo_code_has_a_value_of_goldsteins() -> None:
    shipped = shipped_frames()
    codes = {frame.cameo for found in (*shipped.verbs.values(), *shipped.nouns.values()) for _, frame in found}
    assert sorted(code for code in codes if goldstein(code) is None) == []


def test_frames_that_ask_more_go_first() -> None:
    demands = [frame.demands for words, frame in shipped_frames().verbs["withdraw"] if len(words) == 1]
    assert demands == sorted(demands, reverse=True)


def test_a_particle_goes_before_the_plain_verb() -> None:
    words = [len(words) for words, _ in shipped_frames().verbs["pull"]]
    assert words[0] > 1


def test_parts_of_a_hyphened_word_are_found_apart() -> None:
    assert ("de", "-", "escalate") in [words for words, _ in shipped_frames().verbs["de"]]


def test_a_lemma_that_the_parser_misreads_is_found_too() -> None:
    assert frames_of("stag") == frames_of("stage") != []
    assert {"stag", "wag"} <= light_verbs()


def test_types_have_quad_classes_and_roots() -> None:
    assert set(event_types()) == set(EventType)
    assert event_types()[EventType.ASSAULT].quad == 4
    assert {entry.quad for entry in event_types().values()} == {1, 2, 3, 4}


def test_idioms_have_a_word_before_the_one_they_disarm() -> None:
    assert ("heart", "attack") in idioms()
    assert all(len(phrase) > 1 for phrase in idioms())


def test_own_frames_add_words_and_go_before_those_of_the_package(tmp_path: Path) -> None:
    frames = frames_with(own_file(tmp_path, OWN))
    assert frames.verbs["hex"][0][1].type is EventType.COERCE
    assert frames.verbs["attack"][0][1].cameo == "175"
    assert frames.nouns["ritual"][0][0] == ("dark", "ritual")
    assert len(frames.verbs["attack"]) == len(shipped_frames().verbs["attack"]) + 1
    assert frames.verbs["murder"] == shipped_frames().verbs["murder"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("frames = 3", "no [[frames]]"),
        ("", "no [[frames]]"),
        ("[[frames]", "Expected"),
        (OWN.replace("COERCE", "BEWITCH"), "frame 1: type 'BEWITCH' is none of AGREE"),
        (OWN.replace('cameo = "175"', "cameo = 175.5"), "frame 1: cameo must be a code"),
        (OWN.replace('cameo = "175"', "cameo = 175"), "frame 1: cameo must be a code"),
        (OWN.replace('cameo = "175"\n', ""), "frame 1: cameo must be a code"),
        (OWN.replace("target", "goal"), "frame 1: 'goal' is no field"),
        (OWN.replace('nouns = ["dark ritual"]', 'nouns = "ritual"'), "frame 1: nouns must be a list"),
        (OWN.replace('verbs = ["hex", "attack"]\nnouns = ["dark ritual"]\n', ""), "neither verbs nor nouns"),
        (OWN + 'complement = "supine"\n', "complement must be one of infinitive"),
        (OWN + "mutual = 1\n", "mutual must be true or false"),
        (OWN + OWN.replace("COERCE", "HEX"), "frame 2: type 'HEX'"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(BadFrames, match=re.escape(problem)):
        frames_with(own_file(tmp_path, text))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadFrames, match="No such file"):
        frames_with(tmp_path / "nowhere.toml")
