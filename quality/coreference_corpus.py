"""Reads a coreference corpus in JSONL (the layout of ECB+) and sets its marked mentions beside ours.

The corpus stores words with a space between any two; here they are put together again as newspapers print them, since
that is what the parser knows. It marks only those who take part in an event that it marks, so what stands beside a
marked mention and is not marked itself may well be the same person: only pairs of marked mentions count.
"""

import json
import pickle
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotations import Parser
from onrecord.annotations.quotations import find_quotations
from onrecord.lexicon.roles import body_words, office_words
from onrecord.model import Quotation, Report, Sentence, Span, Token
from onrecord.reports import given_report

FOLDER = Path("corpora") / "coreference"
GLUED = re.compile(
    r" (?=(?:[.,;:?!%)\]]|n't|'(?:s|re|ve|d|ll|m)?)(?: |$))|(?<=[(\[$#]) |(?<= ``) |(?<=^``) | (?=''(?: |$))"
)
MARKS = (("``", "“"), ("''", "”"))
PEOPLE = ("HUMAN_PART_PER", "HUMAN_PART_GENERIC")
BODIES = ("HUMAN_PART_ORG", "HUMAN_PART_GPE", "HUMAN_PART_MET", "HUMAN_PART_FAC", "HUMAN_PART_VEH")
NOT_COMPARED = "SING"  # in sentences that were not checked, a mention on its own was often just never linked
BLIND_EVERY = 4  # of the topics that the corpus gives for training, in order of number, one in so many is kept aside
SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
PRONOUNS = frozenset({"they", "them", "their", "themselves", "it", "its", "itself"})
FIRST = frozenset({"i", "me", "my", "myself", "we", "us", "our", "ourselves"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention that the corpus marks: its words, by position in the report's text, and whom they stand for."""

    span: Span
    cluster: str
    tag: str


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """A report of the corpus, with its marked mentions in order."""

    key: str
    topic: int
    part: str
    text: str
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A report as the parser read it."""

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]


def read_corpus(reference: Path) -> list[CorpusReport]:
    """The reports of the corpus in parts "train", "dev" (as the corpus says) and "blind" (topics kept aside here)."""
    documents = _lines(reference / FOLDER / "ecbplus_docs.jsonl")
    of_document: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in _lines(reference / FOLDER / "ecbplus_mentions.jsonl"):
        compared = bool(line["validated"]) or not str(line["cluster"]).startswith(NOT_COMPARED)
        if line["type"] == "entity" and line["tag"] in PEOPLE + BODIES and compared:
            of_document[str(line["doc_id"])].append(line)
    topics = sorted({int(str(line["topic"])) for line in documents if line["split"] == "train"})
    blind = set(topics[BLIND_EVERY - 1 :: BLIND_EVERY])
    reports = []
    for line in documents:
        text, places = as_printed(str(line["text"]))
        topic = int(str(line["topic"]))
        part = "blind" if topic in blind else str(line["split"])
        marked = {_marked(mention, places) for mention in of_document[str(line["doc_id"])]}
        ordered = sorted(marked, key=lambda m: (m.span, m.cluster))
        reports.append(CorpusReport(str(line["doc_id"]), topic, part, text, tuple(ordered)))
    return reports


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]


def _marked(mention: dict[str, object], places: Sequence[Sequence[Span]]) -> Marked:
    words = mention["tok"]
    assert isinstance(words, list)
    sentence = places[int(str(mention["sent"]))]
    span = Span(sentence[words[0]].start, sentence[words[-1]].end)
    return Marked(span, str(mention["cluster"]), str(mention["tag"]))


def as_printed(text: str) -> tuple[str, list[list[Span]]]:
    """Text without the spaces before marks, and where each word of each line then stands."""
    lines, places, offset = [], [], 0
    for line in text.split("\n"):
        dropped = {match.start() for match in GLUED.finditer(line)}
        words: list[Span] = []
        printed = ""
        start = 0
        for word in line.split(" "):
            shown = next((mark for written, mark in MARKS if written == word), word)
            words.append(Span(offset + len(printed), offset + len(printed) + len(shown)))
            printed += shown
            start += len(word)
            if start < len(line) and start not in dropped:
                printed += " "
            start += 1
        lines.append(printed)
        places.append(words)
        offset += len(printed) + 1
    return "\n".join(lines), places


def parse_report(key: str, text: str, *, parser: Parser, cache: Path | None = None) -> Parsed:
    """A text as the parser reads it; with `cache`, a folder of this machine, kept there for the next run."""
    kept = cache / f"{re.sub(r'[^A-Za-z0-9_-]', '-', key)}.pickle" if cache else None
    if kept is not None and kept.is_file():
        parsed: Parsed = pickle.loads(kept.read_bytes())
        if parsed.report.page_text == text:
            return parsed
    report = given_report(text, report_id=key, published=None)
    quotations = find_quotations(report.text, report.blocks)
    parse = parser.parse(report, quotations)
    parsed = Parsed(report, parse.tokens, parse.sentences, quotations)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(parsed))
    return parsed


def heads_by_place(parsed: Parsed, spans: Sequence[Span]) -> list[int | None]:
    """For each span of the page's text, the token that governs the others in it; None where furniture took it."""
    places = {}
    for i, token in enumerate(parsed.tokens):
        for piece in parsed.report.page_spans(Span(token.start, token.end)) if token.end > token.start else ():
            places[piece.start] = i
    starts = sorted(places)
    return [_head(parsed.tokens, [places[s] for s in starts if span.start <= s < span.end]) for span in spans]


def _head(tokens: Sequence[Token], inside: Sequence[int]) -> int | None:
    nouns = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
    nominal = [i for i in nouns if tokens[i].pos in ("NOUN", "PROPN", "PRON")]
    return next(iter(nominal or nouns), None)


def kind_of_mention(parsed: Parsed, head: int, words: str, tag: str) -> str:
    """Under which heading of the table a marked mention comes."""
    token, plain = parsed.tokens[head], words.lower()
    if plain in SINGULAR:
        return "pronoun he/she"
    if plain in PRONOUNS:
        return "pronoun they/it"
    if plain in FIRST:
        return "pronoun I/we"
    if plain in RELATIVE:
        return "relative who/which"
    first, *rest = words.split()
    if token.pos == "PROPN" and token.text[:1].isupper() and token.text.lower() not in office_words():
        if tag not in PEOPLE:
            return "named body"
        named = [word for word in (first, *rest) if word[:1].isupper()]
        return "full name" if len(named) > 1 else "short name"
    if tag in PEOPLE and token.lemma.lower() in office_words():
        return "title, office"
    if tag not in PEOPLE and token.lemma.lower() in body_words():
        return "body in short"
    return "other description"


def in_parts(reports: Sequence[CorpusReport], *parts: str) -> Iterator[CorpusReport]:
    """The reports of some parts of the corpus."""
    return (report for report in reports if report.part in parts)
