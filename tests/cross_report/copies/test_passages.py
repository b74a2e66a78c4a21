import random
import time

import pytest

from onrecord.cross_report.copies.chains import find_chains
from onrecord.cross_report.copies.comparing import compare
from onrecord.cross_report.copies.edges import with_edges
from onrecord.cross_report.copies.filing import open_report, quoted_spans
from onrecord.cross_report.copies.matches import find_matches
from onrecord.cross_report.copies.words import read_words
from onrecord.model.copies import CopyKind
from tests.cross_report.copies.invented import filed

LINE = "The ferry to Sund will not sail before the ice has gone from the harbour mouth, its owner said on Friday."
OTHER = "Three cows walked out over the mudflats at Olm and were brought back by the curate with a lantern and a bell."


def covered(one: str, other: str) -> list[tuple[str, str]]:
    first, second = read_words(one), read_words(other)
    chains = with_edges(find_chains(find_matches(first, second), first, least=6.0), first, second)
    return [(first.span(*chain.first).of(one), second.span(*chain.second).of(other)) for chain in chains]


def test_a_match_is_as_long_as_the_words_are_the_same() -> None:
    first, second = read_words(f"So. {LINE} Then rain."), read_words(f"He wrote: {LINE} Then snow.")
    (match,) = find_matches(first, second)
    assert (match.first, match.second, match.length) == (1, 2, 22)


def test_small_changes_do_not_break_a_passage() -> None:
    edited = LINE.replace("sail", "leave").replace("harbour mouth", "mouth of the harbour")
    assert covered(LINE, edited) == [(LINE.rstrip("."), edited.rstrip("."))]


def test_a_word_at_the_edge_is_kept_where_only_pairs_are_left() -> None:
    edited = LINE.replace("its owner said on Friday", "its skipper said on Sunday")
    ((one, other),) = covered(LINE, edited)
    assert one.endswith("said on")
    assert other.endswith("said on")


def test_sentences_that_changed_places_are_passages_of_their_own() -> None:
    found = covered(f"{LINE} {OTHER}", f"{OTHER} {LINE}")
    assert sorted(one for one, _ in found) == [LINE.rstrip("."), OTHER.rstrip(".")]


def test_a_long_insertion_parts_two_passages() -> None:
    inserted = " ".join(f"word{n}" for n in range(40))
    assert len(covered(f"{LINE} {OTHER}", f"{LINE} {inserted} {OTHER}")) == 2


def test_no_word_is_the_same_in_two_passages() -> None:
    one, other = f"{LINE} {OTHER} {LINE}", f"{LINE} {LINE} {OTHER} {OTHER}"
    first, second = read_words(one), read_words(other)
    chains = find_chains(find_matches(first, second), first, least=6.0)
    matches = [match for chain in chains for match in chain.matches]
    assert len(matches) >= 2
    for side in ("first", "second"):
        begins = [getattr(match, side) for match in matches]
        places = [
            place for begin, match in zip(begins, matches, strict=True) for place in range(begin, begin + match.length)
        ]
        assert len(places) == len(set(places))


def test_a_short_sentence_that_moved_into_a_gap_is_found_all_the_same() -> None:
    moved = "The curate has lost his lantern again."
    own = "Six new boilers were carried up the hill by the men of the lower town, who had been promised beer for it."
    found = covered(f"{LINE} {OTHER} {own} {moved}", f"{LINE} {moved} {OTHER} {own}")
    assert moved.rstrip(".") in [one for one, _ in found]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We wait,” she said. “We always wait.”", ["We wait,", "We always wait."]),
        ('"We wait," she said. "We always wait."', ["We wait,", "We always wait."]),
        ("“We waitHe said.\nThen “nothing“ came.", ["We wait", "nothing"]),
        ('He said. "We wait. "Then the barge."', ["We wait. ", "Then the barge."]),
        ('The 12" gun. "Fire" was said.', ["Fire"]),
        ("«Do you believe?» he asked", ["Do you believe?"]),
        ("no marks", []),
        ("“", []),
    ],
)
def test_quoted_spans(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in quoted_spans(text)] == quoted


def test_hostile_texts_cost_time_in_proportion() -> None:
    chance = random.Random(4)
    words = [f"w{chance.randrange(6000)}" for _ in range(50_000)]
    noisy = [word if chance.random() > 0.1 else "changed" for word in words]
    stuttering = [(LINE + f" x{chance.randrange(9)} ") for _ in range(5_000)]
    texts = {
        "book": " ".join(words),
        "edited book": " ".join(noisy),
        "one line 5,000 times": LINE * 5_000,
        "nearly one line 5,000 times": "".join(stuttering),
        "nearly one line, again": "".join(stuttering[::-1]),
        "six words": " ".join(chance.choice(["the", "of", "said", "war", "in", "a"]) for _ in range(20_000)),
        "one line": LINE,
    }
    reports = {name: open_report(filed(name, text)) for name, text in texts.items()}
    begin = time.process_time()
    kinds = {
        (one, other): compare(reports[one], reports[other])
        for one in reports
        for other in reports
        if one < other and {one, other} != {"book", "six words"}
    }
    assert time.process_time() - begin < 30
    book = kinds["book", "edited book"]
    assert book is not None
    assert book.kind is CopyKind.EDITED
    single = kinds["one line", "one line 5,000 times"]
    assert single is not None
    assert single.contained_first == 1.0


FURTHER = (
    "Nobody else was there to see it, and the harbour master, who had been told to look the other way, spent the night "
    "with a pack of cards and a stove that would not draw. In the morning his wife swept straw from the landing stage, "
    "counted the lanterns and found that two of them had gone to sea."
)


def test_a_report_that_quotes_the_words_of_another_outlet_has_them_from_there() -> None:
    told = (
        "Twelve members of the crew were handed over on the quay at Olm after dark, a US envoy among them, "
        "and nineteen were left behind in the old grain store, where the windows had been nailed up."
    )
    first = filed("first", f"{OTHER} {told} {OTHER}")
    second = filed("second", f"The Olm Courier described the scene: “{told}” {FURTHER}")
    found = compare(open_report(first), open_report(second))
    assert found is not None
    assert found.kind is CopyKind.EMBEDDED
