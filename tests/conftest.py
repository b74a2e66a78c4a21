"""What several test modules need: stages that need no language model, and a small record made with them."""

from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.model import Rejection
from onrecord.store import RecordWriter
from tests.sample_records import Analysed, analyse_some, build_in_batches
from tests.store import stand_ins
from tests.store.stand_ins import page_of, record_of

HARBOUR = """Harbour closed
(ad) Buy boots
Mara Vell: We saw 3,000 tanks near the Orle on 2031-03-14.
Tomas Oreb: There is not a single tank there.
Two hundred left, Meridian Press reports.
"""
HARBOUR_EDITED = HARBOUR.replace("3,000", "4,500")
BRIDGE = """Bridge “reopened”
M. Vell: The bridge carries 40 trucks.
José Núñez: We withdraw nothing.
"""
UNDATED = """A quiet night
Mara Vell: Nothing happened.
"""
# What a machine shared with others takes for one example says nothing of the code.
settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")


@pytest.fixture(scope="session")
def analysed() -> list[Analysed]:
    """Some reports of the sample, read for real."""
    return analyse_some()


@pytest.fixture(scope="session")
def crisis(analysed: list[Analysed], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished record of them; nobody may write it."""
    return build_in_batches(tmp_path_factory.mktemp("crisis") / "crisis.record", [analysed])


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stages, read by stand-ins."""
    stand_ins.install(monkeypatch)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A finished record of three reports by two outlets, one of them edited, and one rejected page."""
    path = tmp_path / "crisis.record"
    with RecordWriter(path) as writer:
        for page in (
            page_of(
                HARBOUR, key="https://gazette.example/1", address="/in/1", outlet="Gazette", published="2031-03-15"
            ),
            page_of(BRIDGE, key="file:/in/2.txt", outlet="Bell", published="2031-03-17"),
            page_of(UNDATED, key="file:/in/3.txt"),
            page_of(
                HARBOUR_EDITED,
                key="https://gazette.example/1",
                address="/in/4",
                outlet="Gazette",
                published="2031-03-15",
            ),
        ):
            writer.add(page, record_of(page))
        bad = page_of("reject", key="file:/in/5.txt")
        rejection = stand_ins.read_report(bad)
        assert isinstance(rejection, Rejection)
        writer.reject(rejection, bad)
        references = writer.references()
        assert references is not None
        writer.replace_actors(stand_ins.resolve_actors(references))
        writer.finish()
    return path
