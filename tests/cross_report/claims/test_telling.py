"""In which words a claim is shown, and who counts as telling it."""

from dataclasses import replace

import pytest

from onrecord.cross_report.claims import gather, reports_telling, rows_of
from onrecord.cross_report.claims.keys import own_keys
from onrecord.cross_report.claims.telling import is_clause, shown_words, stands_alone
from onrecord.model.claims import ClaimItem, ClaimLink, Wording
from onrecord.model.propositions import GERUND
from quality.across import items_of
from tests.cross_report.claim_items import make_item
from tests.language import record_of

SHOWN = {
    # a doer outside the clause
    "Sudland accused Norland of shelling the town.": ("shelling the town", "[Norland] shelling the town"),
    # a pronoun for the speaker
    "Norland said that it would leave the valley.": ("would leave", "it [Norland] would leave the valley"),
    # a clause that needs nothing added
    "Norland said that Sudland had crossed the river.": ("crossed the river", "Sudland had crossed the river"),
    # what hangs it on another clause
    "The market closed when Sudland shelled the town.": ("shelled the town", "Sudland shelled the town"),
    # but for what makes it a condition
    "The market will close if Sudland shells the town.": ("shells the town", "if Sudland shells the town"),
    # "we" is more than who says it
    "“We will leave the valley,” President Ilya Sevrin said.": ("will leave", "We will leave the valley"),
    # a noun names no doer of its own
    "Norland condemned the shelling of the town.": ("the shelling", "the shelling of the town"),
}


def items_in(text: str) -> list[ClaimItem]:
    return list(items_of(record_of(text), "v"))


@pytest.mark.parametrize("text", SHOWN)
def test_words_are_shown_so_that_they_can_be_read_by_themselves(text: str) -> None:
    part, shown = SHOWN[text]
    told = [shown_words(item) for item in items_in(text) if part in item.words]
    assert shown in told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Doe rejected Norland's claim that its troops had left the valley.", "its troops had left the valley"),
        ("Norland's claim that its troops had left is “false”, a senior official said.", "its troops had left"),
        (
            "The palace dismissed accusations from lawmakers that the prince ignored their warnings.",
            "the prince ignored their warnings",
        ),
    ],
)
def test_of_a_claim_that_is_rejected_what_is_claimed_is_shown(text: str, shown: str) -> None:
    assert shown in map(shown_words, items_in(text))


def test_what_is_shown_is_in_the_report_but_for_square_brackets() -> None:
    for text in SHOWN:
        for item in items_in(text):
            words = shown_words(item)
            bare = words if "[" not in words else words[: words.index("[")] + words[words.index("]") + 2 :]
            assert bare in text


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("Norland shelled the town", True),
        ("The minister named the general who shelled the town", False),
        ("Sudland said that it shelled the town", False),
        ("NORLAND SHELLED THE TOWN", False),
    ],
)
def test_words_stand_alone_with_a_subject_of_their_own(words: str, alone: bool) -> None:
    item = next(item for item in items_in(f"{words}.") if item.proposition.predicate == "shell")
    assert stands_alone(item) is alone


@pytest.mark.parametrize(
    "named",
    [
        "The minister condemned Norland's shelling of the town of Vell.",
        "The minister named Norland, which shelled the town of Vell.",
    ],
)
def test_who_only_names_a_deed_does_not_tell_it(named: str) -> None:
    texts = ("Norland shelled the town of Vell.", "On Monday Norland shelled the town of Vell.", named)
    records = [(record_of(text), f"v{n}") for n, text in enumerate(texts)]
    items = [
        replace(item, report_id=item.version_id)
        for record, version in records
        for item in items_of(record, version)
        if item.proposition.predicate in ("shell", "shelling")
    ]
    assert len(items) == len(texts)
    links = [ClaimLink(items[0].item_id, item.item_id, Wording.SAME, 1.0) for item in items[1:]]
    claim = gather(items, [[item.item_id for item in items]], links, rows=rows_of(items))[0]
    assert len(claim.reports) == len(texts)
    assert reports_telling(claim) == len(texts) - 1


def test_a_gerund_names_unless_somebody_is_charged_with_it() -> None:
    named = make_item("v:0", predicate="shell", reasons=(GERUND,))
    charged = make_item("v:1", predicate="shell", reasons=(GERUND, "as told: accuse"))
    assert not is_clause(named)
    assert is_clause(charged)


def test_what_a_report_tells_its_readers_to_do_is_no_claim() -> None:
    assert not any(map(own_keys, items_in("You can read more about the flood in Vell on our page.")))
    assert any(map(own_keys, items_in("“You shelled the town of Vell on Monday,” the minister told the general.")))
