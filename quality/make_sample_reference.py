"""Makes the sample crisis's reference record from its hand-written source, and checks every word of it.

The source, `sample/reference_source.toml`, was written by a reader of the reports. It locates each item by report
and by the words themselves. This script looks every word up in the report that it is said to stand in (white space
normalised), fills in what follows from the words, and writes `sample/reference.json`. It stops at the first words
that are not there.

    python quality/make_sample_reference.py           # writes reference.json
    python quality/make_sample_reference.py --check   # exit status 1 if reference.json is not up to date

What the source leaves to this script:

- `A ... B` written with the sign `…` between spaces stands for everything from A to the next B in that paragraph;
- a content given as a list has several pieces (a quotation split around its clause, or over paragraphs);
- `kind` is derived: mixed if the content holds quotation marks, direct if it stands right after one, else indirect;
- `inherits` takes over from another report all items whose words stand in this report too (for copies);
- `nth` says which occurrence is meant where the words occur several times (1 by default).
"""

import argparse
import json
import re
import sys
import tomllib
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "sample"
REPORTS = SAMPLE / "reports"
SOURCE = SAMPLE / "reference_source.toml"
REFERENCE = SAMPLE / "reference.json"

ACTS = ("assert", "deny", "warn", "accuse", "demand", "threaten", "promise", "announce", "ask", "praise", "think")
BASES = ("page", "declared", "inferred", "unknown")
LINEAGE_KINDS = ("whole", "trimmed", "edited", "embedded", "credits")
QUOTE_MARKS = '“”"'
OPENING_MARKS = "“\"‘'"
SKIPPED_TAGS = ("head", "script", "style")
INLINE_TAGS = ("a", "b", "em", "i", "span", "strong", "time")


class WrongReference(Exception):
    """The hand-written source says something that its report does not bear out."""


class PageText(HTMLParser):
    """Gathers all words of a page's body, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enters a tag: blocks begin a new line, the head is left out."""
        self._skipping += tag in SKIPPED_TAGS
        if tag not in INLINE_TAGS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Leaves a tag."""
        self._skipping -= tag in SKIPPED_TAGS
        if tag not in INLINE_TAGS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Keeps the words, on one line."""
        if not self._skipping:
            self.pieces.append(re.sub(r"\s+", " ", data))


def normalised(text: str) -> str:
    """The text with single spaces, one line a paragraph and no empty lines."""
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def html_text(markup: str) -> str:
    """All words of a saved page's body, furniture included."""
    parser = PageText()
    parser.feed(markup)
    parser.close()
    return normalised("".join(parser.pieces))


def find_json_line(path: Path, line_id: str) -> dict[str, Any]:
    """The line of a JSONL file with this id."""
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        entry: dict[str, Any] = json.loads(line)
        if entry["id"] == line_id:
            return entry
    raise WrongReference(f"{path.name} has no line {line_id!r}")


def page_text(place: dict[str, Any]) -> str:
    """The words of the page that a `file` and, in JSONL, a `line_id` lead to; its title first if it has one."""
    path = REPORTS / place["file"]
    if path.suffix == ".jsonl":
        entry = find_json_line(path, place["line_id"])
        body = html_text(entry["html"]) if "html" in entry else normalised(entry["text"])
        return normalised(entry.get("title", "")) + "\n" + body
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return html_text(text)
    if text.startswith("---\n"):
        front, _, body = text.removeprefix("---\n").partition("\n---\n")
        title = re.search(r"^title: (.*)$", front, re.MULTILINE)
        return normalised((title[1] if title else "") + "\n" + body)
    return normalised(text)


def positions(words: str, text: str) -> list[tuple[int, int]]:
    """Where the words stand in the text; ` … ` matches anything within the paragraph, as little as possible."""
    pieces = [re.escape(piece) for piece in words.split(" … ")]
    pattern = r"[^\n]*?".join(pieces)
    if re.match(r"\w", words):
        pattern = r"(?<![^\W_])" + pattern
    if re.search(r"\w$", words):
        pattern += r"(?![^\W_])" if len(pieces) == 1 and len(words) < 30 else ""
    return [match.span() for match in re.finditer(pattern, text)]


class Checker:
    """Looks up the items of one report in its text and completes them."""

    def __init__(self, key: str, text: str) -> None:
        self.key = key
        self.text = text

    def locate(self, words: str, nth: int = 1) -> tuple[int, int]:
        """The place of the nth occurrence of the words.

        Raises:
            WrongReference: they do not occur so often.
        """
        found = positions(words, self.text)
        if len(found) < nth:
            raise WrongReference(f"{self.key}: occurrence {nth} of {words!r} is not in the report")
        return found[nth - 1]

    def locate_pieces(self, pieces: list[str], nth: int) -> list[tuple[int, int]]:
        """The places of a content's pieces: the nth occurrence of the last, the nearest before it of the others."""
        spans = [self.locate(pieces[-1], nth)]
        for piece in reversed(pieces[:-1]):
            before = [span for span in positions(piece, self.text) if span[1] <= spans[0][0]]
            if not before:
                raise WrongReference(f"{self.key}: {piece!r} does not stand before {pieces[-1]!r}")
            spans.insert(0, before[-1])
        return spans

    def has(self, words: str) -> bool:
        """Whether the words stand in this report."""
        return bool(positions(words, self.text))

    def paragraph(self, position: int) -> str:
        """The paragraph around a position."""
        start = self.text.rfind("\n", 0, position) + 1
        return self.text[start : (self.text + "\n").index("\n", position)]

    def statement(self, given: dict[str, Any]) -> dict[str, Any]:
        """A statement with its pieces written out, its kind and act filled in, and its words checked."""
        pieces = given["content"] if isinstance(given["content"], list) else [given["content"]]
        spans = self.locate_pieces(pieces, given.get("nth", 1))
        written = [self.text[start:end] for start, end in spans]
        around = "\n".join(self.paragraph(start) for start, _ in spans)
        for role in ("source", "cue"):
            if given.get(role) and given[role] not in around:
                raise WrongReference(f"{self.key}: {role} {given[role]!r} is not by {written[0]!r}")
        made: dict[str, Any] = {"content": " ".join(written)}
        if len(written) > 1:
            made["pieces"] = written
        made |= {
            "speaker": given["speaker"],
            "source": given.get("source"),
            "cue": given.get("cue"),
            "kind": given.get("kind") or self.kind("\n".join(written), spans[0][0]),
            "act": given.get("act", "assert"),
        }
        if made["act"] not in ACTS:
            raise WrongReference(f"{self.key}: {made['act']!r} is no act")
        if "said" in given:
            check_date(self.key, given["said"])
        kept = ("said", "to", "channel", "via", "optional", "nth")
        return made | {name: given[name] for name in kept if name in given}

    def kind(self, words: str, start: int) -> str:
        """How the words are given: as quoted, retold, or both."""
        if any(mark in words for mark in QUOTE_MARKS):
            return "mixed"
        return "direct" if start and self.text[start - 1] in OPENING_MARKS else "indirect"

    def statements(self, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """All statements, in the order given; `parent` becomes the index of the one with that label."""
        labels = {item["label"]: index for index, item in enumerate(given) if "label" in item}
        made = [self.statement(item) for item in given]
        for item, statement in zip(given, made, strict=True):
            if "parent" in item:
                statement["parent"] = labels[item["parent"]]
        return made

    def figure(self, given: dict[str, Any]) -> dict[str, Any]:
        """A figure, its words checked; its bound is exact unless given."""
        start, end = self.locate(given["text"], given.get("nth", 1))
        made: dict[str, Any] = {
            "text": self.text[start:end],
            "value": given.get("value"),
            "bound": given.get("bound", "="),
        }
        made |= {"unit": given.get("unit"), "counts": given["counts"], "claimed_by": given.get("claimed_by", [])}
        if (made["value"] is None and "vague" not in given) or made["bound"] not in "=<>~":
            raise WrongReference(f"{self.key}: {given['text']!r} has no value or an unknown bound")
        kept = ("as_of", "vague", "optional", "nth")
        return made | {name: given[name] for name in kept if name in given}

    def time(self, given: list[str]) -> list[str | None]:
        """A pair of the words and their TIMEX3 value, None for a value that nothing in the report pins."""
        words, value = given
        self.locate(words)
        return [words, value or None]

    def inherited(self, other: dict[str, Any]) -> dict[str, list[Any]]:
        """The statements, figures, times and places of another report whose words stand in this one too."""
        statements = [item for item in other["statements"] if self.has_statement(item)]
        labels = {item["label"] for item in statements if "label" in item}
        orphaned = [{k: v for k, v in s.items() if k != "parent" or v in labels} for s in statements]
        return {
            "statements": orphaned,
            "figures": [item for item in other.get("figures", []) if self.has(item["text"])],
            "times": [item for item in other.get("times", []) if self.has(item[0])],
            "times_optional": [item for item in other.get("times_optional", []) if self.has(item[0])],
            "places": [name for name in other.get("places", []) if self.has(name)],
        }

    def has_statement(self, item: dict[str, Any]) -> bool:
        """Whether all pieces of a statement's content stand here, with its cue."""
        pieces = item["content"] if isinstance(item["content"], list) else [item["content"]]
        return all(self.has(words) for words in [*pieces, item.get("cue") or pieces[0]])


def check_date(key: str, written: str) -> None:
    """Stops at a date that does not exist."""
    try:
        date.fromisoformat(written)
    except ValueError:
        raise WrongReference(f"{key}: {written!r} is no date") from None


def make_report(key: str, source: dict[str, Any]) -> dict[str, Any]:
    """The reference of one report, every word checked against its text."""
    given = source["reports"][key]
    checker = Checker(key, page_text(given))
    items = {name: list(given.get(name, [])) for name in ("statements", "figures", "times", "times_optional", "places")}
    if "inherits" in given:
        taken = checker.inherited(source["reports"][given["inherits"]])
        items = {name: taken[name] + own for name, own in items.items()}
    if given["basis"] not in BASES:
        raise WrongReference(f"{key}: {given['basis']!r} is no basis of a date")
    if given["published"]:
        check_date(key, given["published"])
    for words in [*items["places"], *given.get("noise", []), *given.get("credits", [])]:
        checker.locate(words)
    places = {name: given[name] for name in ("file", "line_id", "version_of", "modified", "pinned_by") if name in given}
    return places | {
        "outlet": given["outlet"],
        "published": given["published"] or None,
        "published_basis": given["basis"],
        "statements": checker.statements(items["statements"]),
        "figures": [checker.figure(item) for item in items["figures"]],
        "times": [checker.time(item) for item in items["times"]],
        "times_optional": [checker.time(item) for item in items["times_optional"]],
        "places": items["places"],
        "credits": given.get("credits", []),
        "noise": given.get("noise", []),
    }


def check_actors(source: dict[str, Any], texts: dict[str, str]) -> None:
    """Every spelling stands in a report of its actor, and every such report has a spelling."""
    for actor in source["actors"]:
        for alias in actor["aliases"]:
            if not any(positions(alias, texts[key]) for key in actor["reports"]):
                raise WrongReference(f"actors: {alias!r} is in none of the reports of {actor['name']}")
        for key in actor["reports"]:
            if not any(positions(alias, texts[key]) for alias in actor["aliases"]):
                raise WrongReference(f"actors: {key} does not name {actor['name']}")


def check_claims(source: dict[str, Any], reports: dict[str, dict[str, Any]]) -> None:
    """Every speaker of a dispute speaks in that report, and every point of a series is a figure of its report."""
    for dispute in source["disputes"]:
        for key, speaker in dispute["asserts"] + dispute["denies"]:
            if not any(speaker in as_list(item["speaker"]) for item in reports[key]["statements"]):
                raise WrongReference(f"disputes: {speaker} says nothing in {key}")
    for series in source["figure_series"]:
        for key, value, bound, _ in series["points"]:
            if not any((item["value"], item["bound"]) == (value, bound) for item in reports[key]["figures"]):
                raise WrongReference(f"figure_series: {key} has no figure {bound}{value}")
    for name in ("corroborated", "timeline"):
        for item in source[name]:
            if missing := set(item["reports"]) - {*reports}:
                raise WrongReference(f"{name}: there is no report {sorted(missing)}")


def check_copies(source: dict[str, Any], texts: dict[str, str]) -> None:
    """What a copy shares stands in both reports; what an edit cut or added stands in one version only."""
    for edge in source["lineage"]:
        if edge["kind"] not in LINEAGE_KINDS:
            raise WrongReference(f"lineage: {edge['kind']!r} is no kind")
        for words in edge["shared"]:
            Checker(edge["from"], texts[edge["from"]]).locate(words)
            Checker(edge["to"], texts[edge["to"]]).locate(words)
    for edit in source["edits"]:
        first, second = Checker(edit["first"], texts[edit["first"]]), Checker(edit["second"], texts[edit["second"]])
        only_first = [*edit["cut"], *(before for before, _ in edit["changed"])]
        only_second = [*edit["added"], *(after for _, after in edit["changed"])]
        for one, other, cases in ((first, second, only_first), (second, first, only_second)):
            for words in cases:
                one.locate(words)
                if other.has(words):
                    raise WrongReference(f"edits: {words!r} is in {other.key} too")


def check_across(source: dict[str, Any], reports: dict[str, dict[str, Any]]) -> None:
    """Checks all that is said across reports."""
    texts = {key: page_text(place) for key, place in source["reports"].items()}
    check_actors(source, texts)
    check_claims(source, reports)
    check_copies(source, texts)
    located = [place for item in source["not_disputes"] for place in (item["a"], item["b"])]
    located += [place for item in source["retractions"] for place in (item["claimed"], item["withdrawn"])]
    for key, words in located:
        Checker(key, texts[key]).locate(words)


def as_list(value: str | list[str]) -> list[str]:
    """A list of one for a single name."""
    return value if isinstance(value, list) else [value]


def make_reference() -> str:
    """The whole reference record as JSON, what follows from the source filled in.

    Raises:
        WrongReference: the source and the reports disagree.
    """
    source = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    reports = {key: make_report(key, source) for key in source["reports"]}
    check_across(source, reports)
    across = {name: value for name, value in source.items() if name != "reports"}
    across["not_the_same"] = [[pair["a"], pair["b"]] for pair in source["not_the_same"]]
    across["corroborated"] = [{**item, "independent": len(item["origins"])} for item in source["corroborated"]]
    return json.dumps({"reports": reports, **across}, ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Writes the reference record, or checks that it is up to date."""
    parser = argparse.ArgumentParser(description="Make the sample crisis's reference record.")
    parser.add_argument("--check", action="store_true", help="only say whether reference.json is up to date")
    arguments = parser.parse_args()
    try:
        made = make_reference()
    except WrongReference as wrong:
        print(wrong, file=sys.stderr)
        return 1
    if arguments.check:
        up_to_date = REFERENCE.is_file() and REFERENCE.read_text(encoding="utf-8") == made
        print("reference.json is up to date" if up_to_date else "reference.json is not up to date: run this script")
        return 0 if up_to_date else 1
    REFERENCE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
