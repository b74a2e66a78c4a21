"""The commands that show a record in the browser, and the sample that ships with the package."""

import gc
import getpass
import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.errors import MissingExtra, OnRecordError, PortTaken
from onrecord.store import RecordReader
from onrecord.views.cli import output
from onrecord.views.cli.build import print_summary, run_build
from onrecord.views.cli.choices import whole
from onrecord.views.cli.options import DEFAULT_RECORD, RecordOption, WhoOption

if TYPE_CHECKING:
    from onrecord.views.web.review_desk import ReviewDesk

HOST = "127.0.0.1"
DEFAULT_PORT = 8722
SAMPLE_RECORD = Path("onrecord-sample.record")

PortOption = Annotated[
    int | None,
    typer.Option(
        "--port",
        parser=whole(0, 65535),
        metavar="N",
        help=f"Default: {DEFAULT_PORT}, or any free one; 0 for any free one.",
    ),
]


def serve(
    record: RecordOption = DEFAULT_RECORD,
    port: PortOption = None,
    review: Annotated[
        bool, typer.Option("--review", help="Let people decide from the pages, too.", show_default=False)
    ] = False,
    by: WhoOption = None,
) -> None:
    """Show a record in the browser, on this machine only."""
    with RecordReader(record):
        pass  # a file that is no record is told now, not in the browser
    from uvicorn import Config, Server

    from onrecord.views.web.app import create_app
    from onrecord.views.web.bundle import REMEDY, missing_parts
    from onrecord.views.web.site import STATIC

    if why := missing_parts(STATIC):
        output.remark(f"The pages come without their interactive parts (keys, map to move): {why}. {REMEDY}")
    with _listening(port) as listener:
        address = f"http://{HOST}:{listener.getsockname()[1]}"
        app = create_app(record, desk=_desk(record, by) if review else None)
        server = Server(Config(app, log_level="warning", access_log=False))
        # What is loaded by now stays for good. Python looked through all of it with every twentieth page, for 70 ms.
        gc.collect()
        gc.freeze()
        output.say(f"{record} is at {address}  (Ctrl-C ends it)")
        with suppress(KeyboardInterrupt):  # the usual way to end it
            server.run(sockets=[listener])


def _desk(record: Path, by: str | None) -> "ReviewDesk":
    """What deciding from the pages needs; decisions count across reports right after they are taken."""
    from onrecord.views.web.review_desk import ReviewDesk

    def apply() -> None:
        from onrecord.pipeline import apply_decisions  # loads the language tools

        try:
            apply_decisions(record)
        except OnRecordError as error:
            output.remark(f"onrecord: decisions are kept, but do not count across reports yet: {error}")

    return ReviewDesk(by or getpass.getuser(), apply)


def mcp(record: RecordOption = DEFAULT_RECORD) -> None:
    """Let an assistant ask the record, through the Model Context Protocol on standard input and output."""
    with RecordReader(record):
        pass  # a file that is no record is told now, not in the middle of a conversation
    try:
        from onrecord.views.mcp.server import create_server
    except ModuleNotFoundError as error:
        raise MissingExtra("onrecord mcp", "the package mcp", "mcp") from error
    create_server(record).run("stdio")


def demo(
    record: Annotated[
        Path, typer.Option("--record", "-r", metavar="FILE", help="Where to keep the sample's record.")
    ] = SAMPLE_RECORD,
    port: PortOption = None,
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Stop after printing what the record holds.", show_default=False)
    ] = False,
) -> None:
    """Read the sample crisis that ships with onrecord (invented countries) and show its record."""
    from onrecord.sample import reports_folder

    print_summary(run_build([reports_folder()], record))
    if not no_serve:
        serve(record, port)


def _listening(port: int | None) -> socket.socket:
    """A socket that listens on the port asked for, or else on the usual one or any that is free."""
    for choice in (DEFAULT_PORT, 0) if port is None else (port,):
        try:
            return socket.create_server((HOST, choice))
        except OSError as error:
            cause = os.strerror(error.errno or 0).lower()
    raise PortTaken(port or DEFAULT_PORT, cause)
