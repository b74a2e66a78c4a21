"""The quote layer, case by case."""

import itertools
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.shadow import cast_shadow
from onrecord.model import Block, BlockKind, Span

ROOMS = tomllib.loads((Path(__file__).parent / "cases" / "quotations.toml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=f"{room}: {case['name']}") for room, cases in ROOMS.items() for case in cases]


def blocks_of(text: str) -> tuple[Block, ...]:
    return tuple(Block(Span(*m.span()), BlockKind.PARAGRAPH) for m in re.finditer(r"[^\n]+", text))


@pytest.mark.parametrize("case", CASES)
def test_quotations_begin_and_end_where_a_reader_sees_them(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_quotations(text, blocks_of(text))
    assert [quotation.span.of(text) for quotation in found] == case["quoted"]
    if "continues" in case:
        assert [quotation.continues is not None for quotation in found] == case["continues"]


@given(st.text(alphabet="ab AB.,:\"“”«»'‘’`\n—said ", max_size=120))
def test_any_text_gives_quotations_in_order_within_their_block(text: str) -> None:
    blocks = blocks_of(text)
    found = find_quotations(text, blocks)
    for before, after in itertools.pairwise(found):
        assert before.outer.end <= after.outer.start
    for quotation in found:
        assert blocks[quotation.block].span.contains(quotation.outer)
        assert quotation.outer.contains(quotation.span)


@given(st.text(alphabet="ab AB.,:\"“”«»'`\nsaid He ", max_size=120))
def test_every_position_of_a_shadow_leads_back_into_its_block(text: str) -> None:
    blocks = blocks_of(text)
    found = find_quotations(text, blocks)
    for index, block in enumerate(blocks):
        shadow = cast_shadow(text, block.span, [q for q in found if q.block == index])
        assert len(shadow.positions) == len(shadow.text) + 1
        assert list(shadow.positions) == sorted(shadow.positions)
        assert all(block.span.start <= position <= block.span.end for position in shadow.positions)


@pytest.mark.parametrize(
    ("text", "shadow"),
    [
        ("“Three more daysHe said.", "“Three more days” He said."),
        ("“We go“, Said Mr Lind.", "“We go”, said Mr Lind."),
        ("It has no plans. to attack.", "It has no plans  to attack."),
        ("Mr. lind and Gen. roe left.", "Mr. lind and Gen. roe left."),
        ("A line\nbroken in two.", "A line broken in two."),
        ("He left the town.Roe stayed there.", "He left the town. Roe stayed there."),
        ("It was on Gazeta.pl at 9.30 by the U.S. Army.", "It was on Gazeta.pl at 9.30 by the U.S. Army."),
        ("A ve\u00adry qui\u200bet town.", "A very quiet town."),
        ("THE MINISTER SAID NO.", "the minister said no."),
    ],
)
def test_a_shadow_mends_what_would_mislead_a_parser(text: str, shadow: str) -> None:
    span = Span(0, len(text))
    found = find_quotations(text, (Block(span, BlockKind.PARAGRAPH),))
    assert cast_shadow(text, span, found).text == shadow
