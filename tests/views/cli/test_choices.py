"""Options with choices: any other value is refused by name, with what could have been written."""

from pathlib import Path

import pytest

from onrecord.model import Act, EventType, Reality, StatementKind
from tests.views.cli.conftest import Run


@pytest.mark.parametrize(
    ("command", "option", "choices"),
    [
        (("statements",), "--act", tuple(Act)),
        (("figures",), "--kind", tuple(StatementKind)),
        (("events",), "--type", tuple(EventType)),
        (("events",), "--reality", tuple(Reality)),
        (("statements",), "--decided", ("standing", "open", "confirmed", "rejected", "all")),
        (("timeline",), "--by", ("day", "week", "month")),
        (("brief",), "--format", ("md", "html", "json")),
        (("export",), "--as", ("csv", "polecat", "stix")),
        (("review", "list"), "--status", ("in force", "undone")),
    ],
)
@pytest.mark.parametrize("value", ["lie", ""])
def test_a_value_that_is_no_choice_is_told_with_the_choices(
    run: Run, command: tuple[str, ...], option: str, choices: tuple[str, ...], value: str
) -> None:
    result = run(*command, option, value)
    told = " ".join(result.stderr.split())
    assert result.exit_code == 2
    assert f"Invalid value for '{option}': {value!r} is not one of " in told
    assert all(choice in told for choice in choices)
    assert "Value error" not in told


def test_capitals_do_not_matter(run: Run, record: Path) -> None:
    low, high = (run("statements", "--record", record, "--act", act) for act in ("assert", "ASSERT"))
    assert low.exit_code == high.exit_code == 0
    assert low.stdout == high.stdout != ""


def test_a_list_that_a_format_does_not_have_names_the_option(run: Run, tmp_path: Path) -> None:
    result = run("export", tmp_path / "out", "--as", "gdelt", "--list", "claims")
    assert result.exit_code == 2
    assert "Invalid value for '--list': 'claims' is no list that --as gdelt has. It has events." in " ".join(
        result.stderr.split()
    )


@pytest.mark.parametrize(
    ("command", "option", "wanted"),
    [
        (("statements",), "--limit", "a whole number, 1 or more"),
        (("timeline",), "--budget", "a whole number, 1 or more"),
        (("claims",), "--origins", "a whole number, 1 or more"),
        (("build", "."), "--workers", "a whole number, 1 or more"),
        (("show", "s-1"), "--version", "a whole number, 1 or more"),
        (("serve",), "--port", "a whole number from 0 to 65535"),
    ],
)
@pytest.mark.parametrize("value", ["x", "-1", "1.5", "", "70000000000000000000"])
def test_a_value_that_is_no_number_is_told_with_its_bounds(
    run: Run, command: tuple[str, ...], option: str, wanted: str, value: str
) -> None:
    result = run(*command, option, value)
    assert result.exit_code == 2
    assert f"Invalid value for '{option}': {value!r} is not {wanted}." in " ".join(result.stderr.split())


def test_a_number_within_its_bounds_is_taken(run: Run, record: Path) -> None:
    assert run("statements", "--record", record, "--limit", "1").exit_code == 0
    assert run("claims", "--record", record).exit_code == 0
