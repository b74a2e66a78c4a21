"""How much a statement's words speak for a denial."""

import numpy as np
import pytest

from onrecord.annotations import annotate_report
from onrecord.record.denying import BY_CONTENT, BY_CUE, BY_NEITHER, denial_margin
from onrecord.record.reading import Reading
from onrecord.record.tagger import Tagged
from tests.language import parser, report_of


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("The mayor denied that the pier was mined.", "denied", BY_CUE),
        ("The mayor ruled out a second bridge.", "ruled out", BY_CUE),
        ("The mayor refused to name the guards.", "refused", BY_CUE),
        ("The mayor did not confirm the number of the dead.", "confirm", BY_CUE),
        ("The guild's refusal to pay the toll was final.", "refusal", BY_CUE),
        ("The mayor said the guards had not crossed the river.", "said", BY_CONTENT),
        ("The mayor said no guard had crossed the river.", "said", BY_CONTENT),
        ("The mayor said the charge was false and cheap.", "said", BY_CONTENT),
        ("The mayor said the report was a fabrication.", "said", BY_CONTENT),
        ("The mayor said the guards had crossed the river.", "said", BY_NEITHER),
        ("The mayor said the guards who had not slept crossed the river.", "said", BY_NEITHER),
        ("The mayor said there was no need for guards.", "said", BY_NEITHER),
    ],
)
def test_what_denies_lets_a_denial_be_told_sooner(text: str, cue: str, expected: float) -> None:
    report = report_of(text)
    reading = Reading(report, annotate_report(report, parser=parser()))
    words, wanted = [token.text for token in reading.tokens], cue.split()
    at = next(i for i in range(len(words)) if words[i : i + len(wanted)] == wanted)
    behind = at + len(wanted)
    tagged = Tagged((at, behind), np.array([0, 1]), np.arange(behind, len(words) - 1), 3.0)
    assert denial_margin(reading, tagged) == expected


def test_the_less_denies_the_likelier_a_denial_must_be() -> None:
    assert BY_CUE < BY_CONTENT < BY_NEITHER
