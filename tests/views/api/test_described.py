"""The description of the API holds: every answer is as it says, whatever is asked, and nothing asked is a fault."""

import os
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from onrecord.views.web.app import create_app

load_all_checks()
HOST = {"Host": "localhost"}
# A date or cursor of the right form may still be none: that is told with 422, which this check does not expect.
LEFT_OUT = [CHECKS.get_one("positive_data_acceptance")]
EXAMPLES = int(os.environ.get("ONRECORD_API_EXAMPLES", "6"))  # for each address and each of the two ways of asking
BOTH = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


def described(record: Path) -> Any:
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(record), headers=HOST)


def ask_everything(schema: Any, *, examples: int) -> int:
    """Asks every address in ways that its description allows and in ways that it does not; how many there are."""
    count = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        count += 1
        for mode in BOTH:
            if mode is GenerationMode.NEGATIVE and not operation.query:  # any text may be an id
                continue

            @given(case=operation.as_strategy(generation_mode=mode))
            @settings(
                max_examples=examples,
                deadline=None,
                derandomize=True,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            def check(case: Any) -> None:
                case.call_and_validate(headers=HOST, excluded_checks=LEFT_OUT)

            check()
    return count


@pytest.mark.filterwarnings("ignore")  # of the tools that ask, not of what is asked
def test_every_answer_is_as_described(crisis: Path) -> None:
    assert ask_everything(described(crisis), examples=EXAMPLES) > 20
