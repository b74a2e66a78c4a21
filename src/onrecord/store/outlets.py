"""The outlets that the user told of: other names, owners, kinds."""

from collections.abc import Sequence

import apsw

from onrecord.model.lineage import KnownOutlet
from onrecord.store.items import CREDITS, forget_family
from onrecord.store.queries import select
from onrecord.store.values import from_json, to_json


def load_outlets(connection: apsw.Connection) -> tuple[KnownOutlet, ...]:
    """The outlets that the user told of, in the order of their file."""
    rows = select(connection, "SELECT data FROM known_outlet ORDER BY ordinal")
    return tuple(from_json(KnownOutlet, row[0]) for row in rows)


def replace_outlets(connection: apsw.Connection, known: Sequence[KnownOutlet]) -> None:
    """Keeps these outlets instead of all before; what rests on credits is found anew if that changes anything."""
    if tuple(known) == load_outlets(connection):
        return
    connection.execute("DELETE FROM known_outlet")
    connection.executemany(
        "INSERT INTO known_outlet VALUES (?, ?)", [(ordinal, to_json(one)) for ordinal, one in enumerate(known)]
    )
    forget_family(connection, CREDITS)
