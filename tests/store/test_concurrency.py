"""Many readers beside one writer: none fails, and each sees whole batches."""

import threading
from pathlib import Path

from onrecord.store import RecordReader, RecordWriter, verify
from tests.store.stand_ins import page_of, record_of

BATCH = 5


def test_readers_never_fail_and_see_whole_batches_while_builds_come_and_go(tmp_path: Path) -> None:
    path = tmp_path / "r"
    with RecordWriter(path) as writer:
        writer.finish()
    counts: list[int] = []
    failures: list[Exception] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                with RecordReader(path) as reader:
                    counts.append(reader.summary().reports)
                    reader.search("tanks")
            except Exception as error:
                failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for build in range(4):
        with RecordWriter(path) as writer:
            for number in range(3 * BATCH):
                page = page_of(f"Report {build} {number}\nMara Vell: {number} tanks.", key=f"file:/{build}/{number}")
                writer.add(page, record_of(page))
                if number % BATCH == BATCH - 1:
                    writer.commit()
            writer.finish()
    done.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert counts
    assert {count % BATCH for count in counts} == {0}
    assert verify(path) == ()
    # A reader that outlives the writer cannot fold the log into the record; the next build does.
    with RecordWriter(path) as writer:
        writer.finish()
    assert [child.name for child in tmp_path.iterdir()] == ["r"]
