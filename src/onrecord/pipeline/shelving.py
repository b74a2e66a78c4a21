"""The versions of a record as a brief takes them from the shelf: each is read when somebody quotes it."""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.cross_report import lineage
from onrecord.cross_report.brief import Shelf
from onrecord.cross_report.lineage import OutletRegister
from onrecord.model.filed import Filed
from onrecord.store import RecordReader

_AT_ONCE = 200


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
    """The shelf of a record; only where no outlet is known are reports read to tell how many outlets there are."""
    register = lineage.outlet_register(reader.known_outlets())
    imprints = reader.imprints()
    named = {version_id: _publisher(register, outlet, url) for version_id, _, outlet, url in imprints}
    unnamed = [version_id for version_id, name in named.items() if name is None]
    outlets = {*named.values(), *_named_by_themselves(reader, unnamed, register)} - {None}
    return Shelf(
        FiledOnAsking(reader),
        lambda one: lineage.publisher_of(one, register).name,
        reports=len({report_id for _, report_id, _, _ in imprints}),
        publishers=len(outlets),
    )


def _named_by_themselves(
    reader: RecordReader, version_ids: Sequence[str], register: OutletRegister
) -> Iterator[str | None]:
    """Who published some versions of which only their words can tell; none of them is held."""
    for first in range(0, len(version_ids), _AT_ONCE):
        read = reader.filed_of(version_ids[first : first + _AT_ONCE])
        yield from (lineage.publisher_of(one, register).name for one in read.values())


def _publisher(register: OutletRegister, outlet: str | None, url: str | None) -> str | None:
    """Who published a report as far as its outlet and address tell, as `publisher_of` asks; None if not."""
    found = register.find(outlet) if outlet else None
    if found is None and url:
        found = register.at(url)
    return None if found is None else found.name
