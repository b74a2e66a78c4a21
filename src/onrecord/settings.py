"""Every setting of a run, in one frozen type."""

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How a build runs. The defaults suit a laptop.

    `workers` is the number of processes that read reports, `max_page_bytes` the size beyond which a page is
    rejected rather than read, `batch` how many reports one transaction acknowledges.
    """

    workers: int = max(1, min(4, os.cpu_count() or 1))
    max_page_bytes: int = 10 * 1024 * 1024
    batch: int = 16
