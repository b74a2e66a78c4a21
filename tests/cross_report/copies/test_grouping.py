import random

from onrecord.cross_report.copies import compare, group, open_report
from onrecord.model.copies import Copy, SharedText
from onrecord.model.filed import Filed
from tests.cross_report.copies.invented import filed

WIRE = (
    "The ferry to Sund will not sail before the ice has gone from the harbour mouth, its owner said on Friday.\n\n"
    "Three cows walked out over the mudflats at Olm and were brought back by the curate with a lantern and a bell.\n\n"
    "No one in the parish could say who had left the gate of the glebe open, though several looked at the sexton."
)
CUT = WIRE.split("\n\n")[1]
OWN = {
    "gazette": "The council met twice this week to no purpose. Coal is dearer again, and the mayor has a cold. His "
    "wife is said to be reading the minutes aloud to him, which the doctor has forbidden after nine in the evening.",
    "courier": "Letters came from the valley about the price of hay. A reader asks whether eels can hear thunder, and "
    "another, who signs as a friend of order, wants the clock of Saint Brana put right before the winter fair.",
}


def reports() -> list[Filed]:
    return [
        filed("wire", WIRE, outlet="Northern Press Agency", published="2033-05-02T08:00"),
        filed("reprint", WIRE, outlet="Sund Today", published="2033-05-02T18:00", credits=[("NPA", "dateline")]),
        filed("gazette", f"{OWN['gazette']}\n\n{CUT}\n\nMore next week.", outlet="Gazette", published="2033-05-03"),
        filed("courier", f"{CUT}\n\n{OWN['courier']}", outlet="Courier", published="2033-05-04"),
        filed("alone", "Nothing here stands anywhere else in this small world of papers.", outlet="Gazette"),
    ]


def links(some: list[Filed]) -> list[Copy]:
    opened = [open_report(one) for one in some]
    pairs = [(one, other) for n, one in enumerate(opened) for other in opened[n + 1 :]]
    return [link for one, other in pairs if (link := compare(one, other)) is not None]


def members(text: SharedText) -> set[str]:
    return {stretch.version_id for stretch in text.members}


def test_whole_reports_and_passages_are_told_apart() -> None:
    some = reports()
    wholes = [text for text in group(some, links(some)) if text.whole]
    passages = [text for text in group(some, links(some)) if not text.whole]
    assert [members(text) for text in wholes] == [{"wire", "reprint"}]
    assert wholes[0].origin == "wire"
    assert [members(text) for text in passages] == [{"wire", "reprint", "gazette", "courier"}]


def test_a_passage_covers_the_copied_words_alone() -> None:
    some = {one.version_id: one for one in reports()}
    (passage,) = [text for text in group(some.values(), links(list(some.values()))) if not text.whole]
    for stretch in passage.members:
        assert stretch.span.of(some[stretch.version_id].text) == CUT


def test_the_order_of_reports_and_links_does_not_matter() -> None:
    some = reports()
    found = links(some)
    expected = group(some, found)
    for seed in range(10):
        chance = random.Random(seed)
        shuffled, among = some[:], found[:]
        chance.shuffle(shuffled)
        chance.shuffle(among)
        assert group(shuffled, among) == expected


def test_links_among_some_reports_give_what_they_would_alone() -> None:
    some = reports()
    lone = filed(
        "x", "An eel is no fish, the court in Karsk has held, and the fine for catching one must be paid back."
    )
    twin = filed("y", lone.text)
    both = group([*some, lone, twin], [*links(some), *links([lone, twin])])
    assert set(both) == set(group(some, links(some))) | set(group([lone, twin], links([lone, twin])))


def test_without_a_first_one_there_is_no_origin() -> None:
    text = WIRE
    some = [filed("a", text, outlet="Sund Today"), filed("b", text, outlet="Gazette")]
    (shared,) = group(some, links(some))
    assert shared.origin is None
    assert shared.reasons
