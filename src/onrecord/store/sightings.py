"""What was seen where, so that no page is read twice."""

from dataclasses import dataclass

import apsw

from onrecord import __version__
from onrecord.model import Page, Rejection, RejectionReason
from onrecord.store.identity import bytes_digest, fingerprint
from onrecord.store.queries import Binding, find_row


@dataclass(frozen=True, slots=True)
class Known:
    """What a page became when it was read before: a version with its report's key, or a rejection."""

    key: str
    version: int | None
    rejection: Rejection | None


def find_known(connection: apsw.Connection, page: Page) -> Known | None:
    """What this page, byte for byte and with the same declarations, became before; None if it must be read.

    A page that another version of the program rejected is read again.
    """
    row = find_row(
        connection,
        "SELECT key, version, reason, message, remedy, onrecord FROM page WHERE fingerprint = ? "
        "ORDER BY seen_order DESC",
        (fingerprint(page),),
    )
    if row is None:
        return None
    key, version, reason, message, remedy, onrecord = row
    if reason is None:
        return Known(key, version, None)
    if onrecord != __version__:
        return None
    return Known(key, None, Rejection(page.address, RejectionReason(reason), message, remedy))


def note_page(connection: apsw.Connection, page: Page, known: Known, *, run: int, order: int) -> None:
    """Notes that a page was seen, and what it became."""
    rejection = known.rejection
    _note(
        connection,
        {
            "address": page.address,
            "fingerprint": fingerprint(page),
            "key": known.key,
            "bytes_digest": bytes_digest(page),
            "version": known.version,
            "reason": None if rejection is None else rejection.reason,
            "message": None if rejection is None else rejection.message,
            "remedy": None if rejection is None else rejection.remedy,
        },
        run,
        order,
    )


def note_unread(connection: apsw.Connection, rejection: Rejection, *, run: int, order: int) -> None:
    """Notes that something was found that could not even be read as a page."""
    _note(
        connection,
        {
            "address": rejection.address,
            "fingerprint": "",
            "key": None,
            "bytes_digest": None,
            "version": None,
            "reason": rejection.reason,
            "message": rejection.message,
            "remedy": rejection.remedy,
        },
        run,
        order,
    )


def _note(connection: apsw.Connection, columns: dict[str, Binding], run: int, order: int) -> None:
    every = {**columns, "onrecord": __version__, "first_run": run, "last_run": run, "seen_order": order}
    renewed = ("key", "version", "reason", "message", "remedy", "onrecord", "last_run", "seen_order")
    connection.execute(
        f"INSERT INTO page ({', '.join(every)}) VALUES ({', '.join('?' * len(every))}) "
        "ON CONFLICT (address, fingerprint) DO UPDATE SET "
        + ", ".join(f"{column} = excluded.{column}" for column in renewed),
        tuple(every.values()),
    )
