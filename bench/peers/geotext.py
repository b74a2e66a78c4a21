"""geotext (MIT) as a program: the cities and countries that it finds; it gives names, neither positions nor places.

Nationalities, which it lists beside them, are no toponyms.
"""

import importlib
import importlib.metadata
import re
from collections.abc import Iterable

from bench.peers.serving import Given, Rows, serve


def main() -> None:
    """Answers lines until there are no more."""
    package = importlib.import_module("geotext")

    def find(given: Given) -> Rows:
        found = package.GeoText(given["text"])
        return as_toponyms(given["text"], found.cities) + as_toponyms(given["text"], found.countries)

    serve(f"geotext {importlib.metadata.version('geotext')}", find)


def as_toponyms(text: str, names: Iterable[str]) -> Rows:
    """Where names stand that come in the order of the text, a name for each time that it stands there."""
    rows: Rows = []
    position = 0
    for name in names:
        # It takes no name out of a longer word, so one that stands there ("Parisian") is not the one it found.
        match = re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W\d_])").search(text, position)
        if match:
            position = match.end()
            rows.append({"start": match.start(), "end": match.end(), "text": name})
    return rows


if __name__ == "__main__":
    main()
