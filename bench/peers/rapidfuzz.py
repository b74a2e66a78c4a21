"""rapidfuzz (MIT) as a program: how alike two names are, from 0 to 100, by the better of two of its ratios.

It compares letters; which ratio still means one person is for whoever asks.
"""

import importlib
import importlib.metadata

from bench.peers.serving import Given, Rows, serve


def main() -> None:
    """Answers lines until there are no more; a line has "pairs", a list of two names each."""
    fuzz = importlib.import_module("rapidfuzz.fuzz")
    plain = importlib.import_module("rapidfuzz.utils").default_process

    def find(given: Given) -> Rows:
        return [
            {
                "alike": max(
                    fuzz.token_sort_ratio(one, other, processor=plain),
                    fuzz.token_set_ratio(one, other, processor=plain),
                )
            }
            for one, other in given["pairs"]
        ]

    serve(f"rapidfuzz {importlib.metadata.version('rapidfuzz')}", find)


if __name__ == "__main__":
    main()
