"""Every setting of a run, in one frozen type."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """How a build runs. The defaults suit a laptop.

    `workers` is the number of processes that read reports; they are started only for more than `pool_from` pages,
    because each must first load the language model (about 2 s). `max_page_bytes` is the size beyond which a page
    is rejected rather than read. A transaction is acknowledged after `batch` pages or `batch_seconds`, whichever
    comes first. `events` is a file of the user's own event frames, None for those of the package alone. `as_is` keeps
    plain text to the last character.
    """

    workers: int = max(1, min(4, os.cpu_count() or 1))
    max_page_bytes: int = 10 * 1024 * 1024
    batch: int = 16
    batch_seconds: float = 0.5
    pool_from: int = 40
    events: Path | None = None
    as_is: bool = False
