"""The commands under one name, and how errors become a line on standard error and an exit code.

0: all went well. 1: some pages or lines were rejected, the rest was done. 2: it failed, or was called wrongly.
130: stopped by Ctrl-C.
"""

import logging
import os
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from onrecord import __version__
from onrecord.errors import OnRecordError
from onrecord.views.cli import output
from onrecord.views.cli.across import claims, coverage, disputes, lineage, stories, timeline, wording
from onrecord.views.cli.annotate import annotate
from onrecord.views.cli.build import build
from onrecord.views.cli.codes import ALL_WELL, FAILED, INTERRUPTED
from onrecord.views.cli.dating import set_date
from onrecord.views.cli.export import export
from onrecord.views.cli.lists import actors, events, figures, rejections, reports, statements
from onrecord.views.cli.news import brief, changes
from onrecord.views.cli.review import review
from onrecord.views.cli.search import search
from onrecord.views.cli.serve import demo, mcp, serve
from onrecord.views.cli.show import show


class Commands(TyperGroup):
    """The commands; whatever they raise for the user ends here."""

    def invoke(self, ctx: Any) -> Any:
        """Runs a command; errors of this package become one line, a closed pipe is no error."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except OnRecordError as error:
            output.remark(f"onrecord: {error}")
            raise typer.Exit(FAILED) from error
        except KeyboardInterrupt as error:
            output.remark("stopped")
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            # The reader has seen enough; nothing more may be written, not even by the interpreter's last flush.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(ALL_WELL) from error
        except OSError as error:
            output.remark(f"onrecord: {error.filename or 'the output'} cannot be read or written ({error.strerror}).")
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(FAILED) from error
        return result


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

# In the order in which a person needs them, with what the overview says of them.
COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("demo", demo, "See what it does, on a sample crisis."),
    ("build", build, "Read news reports into a record."),
    ("statements", statements, "List who said what."),
    ("figures", figures, "List how many, according to whom."),
    ("events", events, "List who did what to whom, and how real it is."),
    ("claims", claims, "List what is claimed, and from how many independent origins."),
    ("disputes", disputes, "List who denies, doubts or contradicts whom."),
    ("lineage", lineage, "List which report has what from which other."),
    ("stories", stories, "List which reports tell of one event."),
    ("timeline", timeline, "List what happened when."),
    ("changes", changes, "List what is new since a moment."),
    ("brief", brief, "Write the page to read first in the morning."),
    ("wording", wording, "List what outlets name differently."),
    ("coverage", coverage, "List which outlets carry a claim or its denial."),
    ("reports", reports, "List the reports in the record."),
    ("actors", actors, "List who is named, and how often they speak."),
    ("search", search, "Find words in statements and reports."),
    ("show", show, "Show one thing in full, with its words."),
    ("serve", serve, "Read the record in the browser."),
    ("mcp", mcp, "Let an assistant ask the record."),
    ("export", export, "Write events for research tools, or the record as tables."),
    ("set-date", set_date, "Set when a report was published."),
    ("rejections", rejections, "List the pages that could not be used."),
    ("annotate", annotate, "Annotate texts without a record."),
)
for name, command, short_help in COMMANDS:
    app.command(name, short_help=short_help)(command)
app.add_typer(review, name="review", short_help="Confirm, reject, correct, merge, split, note: decide.")


def main() -> None:
    """Runs the command line."""
    output.prepare_streams()
    app(prog_name="onrecord")


def _print_version(asked: bool) -> None:
    if asked:
        output.say(f"onrecord {__version__}")
        raise typer.Exit(ALL_WELL)


@app.callback()
def onrecord(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and end.", show_default=False, is_eager=True, callback=_print_version
        ),
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Say where in the program something failed.", show_default=False)
    ] = False,
) -> None:
    """Keep the record of a developing story: who said what, how many, when, according to whom.

    Start with `onrecord demo`, or with `onrecord build FOLDER` and then `onrecord serve`. Nothing leaves this machine.
    """
    handler = logging.StreamHandler() if verbose else logging.NullHandler()
    logging.basicConfig(level=logging.WARNING, handlers=[handler], format="%(name)s: %(message)s", force=True)
