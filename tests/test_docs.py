"""The docs say what there is: every command, option and error class, and no command that is not there."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from onrecord import errors
from onrecord.model import Act, EventType, Reality, Sector, StatementKind
from onrecord.pipeline import LAYERS
from onrecord.views.cli.app import app
from onrecord.views.export import FORMATS, LIST_NAMES
from onrecord.views.export.columns import COLUMNS

ROOT = Path(__file__).parent.parent
COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
TAKE_AWAY_PAGE = (ROOT / "docs" / "take-away.md").read_text(encoding="utf-8")
GROUP: Any = typer.main.get_command(app)


@pytest.mark.parametrize("name", sorted(GROUP.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    assert re.search(rf"^## .*\b{name}\b", COMMANDS_PAGE, re.MULTILINE)
    for parameter in GROUP.commands[name].params:
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert option in COMMANDS_PAGE, option


def test_every_command_that_the_docs_show_exists() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    shown = {
        command
        for page in pages
        for command in re.findall(r"^ {4}onrecord ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert shown <= set(GROUP.commands)


def test_acts_kinds_types_codes_and_layers_are_documented() -> None:
    for name in (*Act, *StatementKind, *EventType, *Reality, *Sector, *LAYERS):
        assert f"`{name}`" in COMMANDS_PAGE, name


def test_every_format_list_and_column_that_can_be_taken_away_is_documented() -> None:
    for form in FORMATS:
        assert re.search(rf"^## .*`{form.name}`", TAKE_AWAY_PAGE, re.MULTILINE), form.name
        assert f"`{form.name}`" in COMMANDS_PAGE, form.name
    for name in LIST_NAMES:
        section = TAKE_AWAY_PAGE.split(f"### {name}\n", 1)[1].split("\n##", 1)[0]
        for column in COLUMNS[name]:
            assert f"`{column}`" in section, f"{name}: {column}"


def test_the_tree_of_errors_names_every_error() -> None:
    tree = errors.__doc__ or ""
    for name, value in vars(errors).items():
        if isinstance(value, type) and issubclass(value, Exception):
            assert re.search(rf"\b{name}\b", tree), name


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
