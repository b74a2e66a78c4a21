"""An environment whose python is a stand-in for a peer: it answers with the words of the text that begin with "T"."""

import sys
from pathlib import Path

SCRIPT = """#!{python}
import os, sys
sys.path.insert(0, os.getcwd())
from bench.peers.serving import refuse, serve

def find(given):
    print("a remark of the peer's own")
    os.write(1, b"and one from below\\n")
    if "fail" in given["text"]:
        raise KeyError("of the peer")
    if "end" in given["text"]:
        print("no more of this", file=sys.stderr, flush=True)
        os._exit(3)
    words = [word for word in given["text"].split() if word.startswith("T")]
    places = [given["text"].index(word) for word in words]
    return [
        dict(start=place, end=place + len(word), text=word, type="DATE", value=given.get("dct"), told=sorted(given))
        for word, place in zip(words, places)
    ]

{begin}
"""


def make_peer(environments: Path, peer: str, begin: str = 'serve("stand-in 1.0", find)') -> None:
    python = environments / peer / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(SCRIPT.format(python=sys.executable, begin=begin), encoding="utf-8")
    python.chmod(0o755)
