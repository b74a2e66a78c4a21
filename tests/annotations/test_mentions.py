"""Who is who within a report, case by case, on real parses."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotations import annotate_report
from tests.language import parser, report_of

ROOMS = tomllib.loads((Path(__file__).parent / "cases" / "coreference.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(
        case,
        id=f"{room}: {case['name']}",
        marks=[pytest.mark.xfail(reason=case.get("reason", ""))] if room == "known_failures" else [],
    )
    for room, cases in ROOMS.items()
    for case in cases
]


@pytest.mark.parametrize("case", CASES)
def test_who_is_who(case: dict[str, Any]) -> None:
    text = case["text"]
    annotations = annotate_report(report_of(text), parser=parser())
    found = {
        entity.name: [m.span.of(text) for m in annotations.mentions if m.entity == number]
        for number, entity in enumerate(annotations.entities)
    }
    for name, words in case["entities"].items():
        assert found.get(name) == words, found


def test_every_mention_lies_in_the_text_and_names_lie_in_their_mention() -> None:
    text = 'US President Joe Biden, who called "Mr K." — the envoy of the so-called republic — said he\'d go.'
    annotations = annotate_report(report_of(text), parser=parser())
    for mention in annotations.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.name is None or mention.span.contains(mention.name)
        assert mention.entity is None or mention.entity < len(annotations.entities)
