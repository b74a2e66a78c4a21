"""The command line: the one place that prints.

Each command is a function in its own module; `app` gathers them and turns errors into lines and exit codes.
"""

from onrecord.views.cli.app import main

__all__ = ["main"]
