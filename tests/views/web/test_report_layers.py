"""Places, words in common with other reports, and claims in the report reader."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest

from onrecord.model import Block, BlockKind, Span
from onrecord.model.lineage import Evidence, LineageEdge, LineageRelation
from onrecord.store import RecordReader, ReportHead, VersionGroups
from onrecord.views.web.addresses import span_path
from onrecord.views.web.paragraphs import Paragraphs
from onrecord.views.web.shared_words import Way, shared_words
from tests.views.web import entwined
from tests.views.web.visiting import Element, Visitor


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return entwined.build(tmp_path_factory.mktemp("layers") / "entwined.record")


@pytest.fixture(scope="module")
def heads(record: Path) -> dict[str, ReportHead]:
    """Heads by outlet."""
    with RecordReader(record) as reader:
        return {str(row.head.outlet): row.head for row in reader.reports().rows}


@pytest.fixture(scope="module")
def seen(record: Path) -> Visitor:
    return Visitor(record)


def read(seen: Visitor, head: ReportHead, query: str = "") -> Element:
    return seen.page(f"/reports/{head.report_id}{query}")


def note(root: Element, words: str) -> Element:
    """The note whose line in the margin holds some words."""
    (found,) = (one for one in root.marked("note") if words in plain(one.marked("head")[0]))
    return found


def plain(element: Element) -> str:
    return " ".join(element.text.split())


def share(words: str) -> float:
    return len(words) / len(entwined.POST)


def marked(root: Element, element: Element) -> str:
    """The words in the text that a note stands beside."""
    key = element.attributes["id"].removeprefix("n-")
    return "".join(one.text for one in root.marked("mark") if key in one.classes)


def test_a_place_gives_its_name_country_and_position(seen: Visitor, heads: dict[str, ReportHead]) -> None:
    root = read(seen, heads["Strait Press"])
    (place,) = root.marked("note-place")
    assert marked(root, place) == "<Vell>"
    assert place.facts() == {
        "Place": "<Vell>",
        "Lies in": "Outer <Isles>, United Kingdom",
        "Country": "United Kingdom GBR",
        "Position": "12.50° S, 40.25° W -12.5, -40.25 (WGS 84)",
        "Lists": "events there",
    }


def test_a_place_that_nobody_resolved_says_so(seen: Visitor, heads: dict[str, ReportHead]) -> None:
    facts = read(seen, heads["صدى"]).marked("note-place")[0].facts()
    assert facts["Position"] == "not resolved"
    assert facts["Country"] == "of none, or of several"
    assert facts["Stands for"].startswith("a government")


def test_what_was_taken_leads_to_the_same_words_there(seen: Visitor, heads: dict[str, ReportHead]) -> None:
    root = read(seen, heads["Quay Post"], "?layers=copies")
    taken = note(root, "taken from Strait Press")
    both = f"{entwined.PUMP} {entwined.LEVEL}"
    assert marked(root, taken) == both
    (link,) = taken.marked("tie")[0].all("a")
    there = seen.page(link.attributes["href"].partition("#")[0])
    assert "".join(one.text for one in there.marked("asked")) == both
    assert there.one(id="words").tag == "span"
    assert [box.attributes["value"] for box in there.all("input", type="checkbox") if "checked" in box.attributes] == [
        "copies"
    ]


def test_what_others_took_is_told_in_their_source(seen: Visitor, heads: dict[str, ReportHead]) -> None:
    root = read(seen, heads["Strait Press"])
    assert marked(root, note(root, "taken over by Quay Post")) == f"{entwined.PUMP} {entwined.LEVEL}"
    assert "gave words to Quay Post" in plain(root.marked("ties")[0])
    assert "is credited by Quay Post" in plain(root.marked("ties")[0])


def test_words_of_unknown_order_say_so_on_both_sides(seen: Visitor, heads: dict[str, ReportHead]) -> None:
    for outlet, other in (("صدى", "Quay Post"), ("Quay Post", "صدى")):
        root = read(seen, heads[outlet])
        shared = note(root, f"also in {other}, order unknown")
        assert marked(root, shared) == entwined.LEVEL
        assert "nothing tells who had these words first" in shared.facts()["Way"]


def test_a_credit_is_its_own_words_and_not_the_passage_beside_it(seen: Visitor, heads: dict[str, ReportHead]) -> None:
    root = read(seen, heads["Quay Post"])
    credit = note(root, "credits Strait Press")
    assert marked(root, credit) == "Strait Press"
    assert credit.facts()["Credits"] == "Strait Press written Strait Press"


def test_an_origin_is_told_by_letter_pattern_and_words(seen: Visitor, heads: dict[str, ReportHead]) -> None:
    root = read(seen, heads["Quay Post"])
    both = f"{entwined.PUMP} {entwined.LEVEL}"
    legend = [plain(item) for item in root.marked("descent")[0].all("li")]
    assert legend == [
        f"A {share(both):.0%} taken from Strait Press",
        f"= {share(entwined.LEVEL):.0%} shared with صدى, order unknown",
        "credits Strait Press",
    ]
    begun = [one.attributes["data-letter"] for one in root.all("a") if "data-letter" in one.attributes]
    assert begun == ["A", "="]
    first = next(one for one in root.all("a") if one.attributes.get("data-letter") == "A")
    assert {"copied", "tint-a"} <= first.classes


def test_a_claim_tells_its_question_sides_and_pages(seen: Visitor, heads: dict[str, ReportHead]) -> None:
    root = read(seen, heads["صدى"], "?layers=claims")
    claim = note(root, entwined.QUESTION)
    assert plain(claim.marked("head")[0]).startswith("Disputed, 1 against 1")
    assert claim.facts() == {
        "Question": entwined.QUESTION,
        "Here": f"denied by 李明, הרשות: {entwined.DENIAL}",
        "Sides": "held 2 places, 1 origin denied 1 place, 1 origin Both sides in their own words denied outright",
        "Told by": "3 reports, 3 outlets, 2 origins The claim in all its wordings",
    }
    links = {one.attributes["href"] for one in claim.all("a")}
    assert {f"/claims/{entwined.CLAIM_ID}", f"/disputes/{entwined.DISPUTE_ID}"} <= links
    assert marked(root, claim) == entwined.DENIAL


def test_a_dispute_about_a_number_stands_for_itself(seen: Visitor, heads: dict[str, ReportHead]) -> None:
    root = read(seen, heads["Strait Press"])
    number = note(root, "How many: “hours”?")
    assert marked(root, number) == "every hour"
    assert "Told by" not in number.facts()


@pytest.mark.parametrize(("layer", "key"), [("claims", entwined.CLAIM_ID), ("copies", "x-0-0"), ("places", "g-12")])
def test_a_click_opens_what_is_switched_on(layer: str, key: str, seen: Visitor, heads: dict[str, ReportHead]) -> None:
    root = read(seen, heads["Strait Press"], f"?layers={layer}")
    vell = next(one for one in root.all("a") if "mark" in one.classes and one.text == "<Vell>")
    assert vell.attributes["href"] == f"#{key}"
    assert {entwined.CLAIM_ID, "x-0-0", "g-12"} <= vell.classes


def test_the_keyboard_reaches_the_new_layers_in_the_margin(seen: Visitor, heads: dict[str, ReportHead]) -> None:
    root = read(seen, heads["Strait Press"], "?layers=claims&layers=copies&layers=places")
    assert all(one.attributes.get("tabindex") == "-1" for one in root.all("a") if "mark" in one.classes)
    assert plain(root.marked("of-places")[0]) == "Places: <Vell>"
    heads_of_notes = [one.all("a")[0] for one in root.marked("head")]
    assert all("tabindex" not in one.attributes for one in heads_of_notes)


@pytest.mark.parametrize(
    ("words", "lit"),
    [
        ("0-8", "The pump"),
        ("4-8,0-3", "Thepump"),
        ("0-999999999", entwined.WIRE.replace("\n", "")),
        ("900-999", ""),
        ("8-4", ""),
    ],
)
def test_any_words_can_be_asked_for(words: str, lit: str, seen: Visitor, heads: dict[str, ReportHead]) -> None:
    root = read(seen, heads["Strait Press"], f"?words={words}")
    assert "".join(one.text for one in root.marked("asked")) == lit
    assert bool(root.all(id="words")) == bool(lit)
    assert ("not in this version" in root.text) == (not lit)
    kept = root.one("input", name="words")
    assert kept.attributes["value"] == words


@pytest.mark.parametrize(
    "words", ["x", "1-", "-5", "1-2-3", "1,2", "1-2;3-4", "9" * 12 + "-5", ",".join(["1-2"] * 200)]
)
def test_words_that_are_no_positions(words: str, seen: Visitor, heads: dict[str, ReportHead]) -> None:
    assert seen.get(f"/reports/{heads['Strait Press'].report_id}?words={quote(words)}").status_code == 400


def test_an_address_of_words_names_the_version(seen: Visitor, heads: dict[str, ReportHead]) -> None:
    head = heads["Strait Press"]
    assert span_path(head, [Span(0, 8), Span(9, 15)]) == f"/reports/{head.version_id}?words=0-8,9-15#words"
    assert span_path(head, [Span(0, 8)], ["copies"]) == f"/reports/{head.version_id}?layers=copies&words=0-8#words"
    root = read(seen, head)
    addresses = {one.attributes["href"] for one in root.marked("copy-address")}
    assert span_path(head, [vell()], ["places"]) in addresses
    assert all(one.attributes["aria-label"] == "Link to this paragraph" for one in root.marked("pilcrow"))


def vell() -> Span:
    start = entwined.WIRE.index("<Vell>")
    return Span(start, start + len("<Vell>"))


def test_names_of_any_script_keep_their_own_direction(seen: Visitor, heads: dict[str, ReportHead]) -> None:
    root = read(seen, heads["صدى"])
    assert all(one.attributes["dir"] == "auto" for one in root.marked("text"))
    for name in ("李明", "הרשות", "صدى", "הנמל"):
        holders = [one for one in root.all("bdi") if one.text.strip() == name]
        assert holders, name


def many_edges(number: int, text: str) -> Iterator[tuple[str, LineageEdge]]:
    """Others that took from a report, each a little more of it."""
    for n in range(number):
        here = Span(n % 40, len(text) - n % 40)
        yield (
            f"l-{n:04}",
            LineageEdge(
                f"v-{n:04}",
                LineageRelation.COPIED_FROM,
                "v-own",
                None,
                None,
                (Evidence(Span(5, 5 + len(here)), here),),
                (),
                1.0,
                (),
            ),
        )


def test_a_wire_that_hundreds_took_has_one_passage_a_paragraph() -> None:
    text = "\n".join(f"Paragraph {n} of the wire, as it went out." for n in range(50))
    starts = [0, *(n + 1 for n, mark in enumerate(text) if mark == "\n"), len(text) + 1]
    blocks = tuple(Block(Span(start, end - 1), BlockKind.PARAGRAPH) for start, end in pairwise(starts))
    groups = VersionGroups(edges=tuple(many_edges(500, text)))
    shared = shared_words("v-own", text, paragraphs=Paragraphs(text, blocks), groups=groups)
    assert len(shared.ties) == 500
    assert [(origin.letter, origin.way) for origin in shared.origins] == [("→", Way.TAKEN)]
    assert [passage.span for passage in shared.passages] == [block.span for block in blocks]
    assert all(len(passage.sharers) + passage.left_out == 500 for passage in shared.passages[2:-2])
    assert len(shared.passages[9].sharers) == 8


def test_letters_go_on_where_tints_begin_again() -> None:
    text = "word " * 200
    edges = [
        (f"l-{n:03}", replace(edge, report="v-own", other_report=f"v-{n:04}", evidence=(edge.evidence[0].turned,)))
        for n, (_, edge) in enumerate(many_edges(30, text))
    ]
    shared = shared_words("v-own", text, paragraphs=Paragraphs(text, ()), groups=VersionGroups(edges=tuple(edges)))
    letters = [origin.letter for origin in shared.origins]
    assert letters[:3] + letters[25:] == ["A", "B", "C", "Z", "AA", "AB", "AC", "AD"]
    assert [origin.tint for origin in shared.origins[:8]] == list("abcdefab")
    assert len({passage.key for passage in shared.passages}) == len(shared.passages) == 30


def test_edges_of_a_damaged_record_never_reach_beyond_the_text() -> None:
    edges = tuple(many_edges(3, "x" * 500))
    shared = shared_words("v-own", "short", paragraphs=Paragraphs("short", ()), groups=VersionGroups(edges=edges))
    assert (len(shared.ties), shared.passages) == (3, ())
