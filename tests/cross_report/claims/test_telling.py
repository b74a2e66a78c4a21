"""In which words a claim is shown, and who counts as telling it."""

import pytest

from onrecord.cross_report.claims import group, reports_telling
from onrecord.cross_report.claims.comparing import compare_all
from onrecord.cross_report.claims.keys import own_keys
from onrecord.cross_report.claims.telling import is_clause, shown_words, stands_alone
from onrecord.model.claims import ClaimItem
from onrecord.model.propositions import GERUND, NOUN
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


def test_who_only_names_a_deed_does_not_tell_it() -> None:
    told = {"predicate": "shell", "fillers": {"agent": ["Norland"], "patient": ["the town"]}}
    clauses = [make_item(f"v{n}:0", words="Norland shelled the town", **told) for n in range(2)]
    noun = make_item("v2:0", words="Norland's shelling of the town", reasons=(NOUN,), **told)
    links = compare_all([*clauses, noun], [(0, 1), (0, 2), (1, 2)])
    (claim,) = group([*clauses, noun], links)
    assert len(claim.reports) == 3
    assert reports_telling(claim) == 2


def test_a_gerund_names_unless_somebody_is_charged_with_it() -> None:
    named = make_item("v:0", predicate="shell", reasons=(GERUND,))
    charged = make_item("v:1", predicate="shell", reasons=(GERUND, "as told: accuse"))
    assert not is_clause(named)
    assert is_clause(charged)


def test_what_a_report_tells_its_readers_to_do_is_no_claim() -> None:
    assert not any(map(own_keys, items_in("You can read more about the flood in Vell on our page.")))
    assert any(map(own_keys, items_in("“You shelled the town of Vell on Monday,” the minister told the general.")))
