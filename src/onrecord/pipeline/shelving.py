"""The versions of a record as a brief takes them from the shelf: each is read when somebody quotes it."""

from collections.abc import Iterator, Mapping

from onrecord.cross_report import lineage
from onrecord.cross_report.brief import Shelf
from onrecord.cross_report.lineage import OutletRegister
from onrecord.model.filed import Filed
from onrecord.store import RecordReader


class FiledOnAsking(Mapping[str, Filed]):
    """The versions of a record by their ids, each read from it when it is first asked for."""

    def __init__(self, reader: RecordReader) -> None:
        self._reader = reader
        self._ids = [imprint[0] for imprint in reader.imprints()]
        self._read: dict[str, Filed] = {}

    def __getitem__(self, version_id: str) -> Filed:
        if version_id not in self._read:
            self._read.update(self._reader.filed_of([version_id]))
        return self._read[version_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def shelf_of(reader: RecordReader) -> Shelf:
    """The shelf of a record; how many reports and outlets stand on it is told without reading them."""
    register = lineage.outlet_register(reader.known_outlets())
    filed = FiledOnAsking(reader)
    imprints = reader.imprints()
    outlets = {
        _publisher(register, outlet, url) or lineage.publisher_of(filed[version_id], register).name
        for version_id, _, outlet, url in imprints
    } - {None}
    return Shelf(
        filed,
        lambda one: lineage.publisher_of(one, register).name,
        reports=len({report_id for _, report_id, _, _ in imprints}),
        publishers=len(outlets),
    )


def _publisher(register: OutletRegister, outlet: str | None, url: str | None) -> str | None:
    """Who published a report as far as its outlet and address tell, as `publisher_of` asks; None if not."""
    found = register.find(outlet) if outlet else None
    if found is None and url:
        found = register.at(url)
    return None if found is None else found.name
