"""Pages from JSONL, line by line; a line that cannot be used is named, and the rest is read."""

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Declared, MediaType, Page, Rejection, RejectionReason
from onrecord.sources import find_pages

LIMIT = 1_000


def lines_of(path: Path, *lines: bytes | dict[str, Any]) -> list[Page | Rejection]:
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
    return list(find_pages([path], max_page_bytes=LIMIT))


def test_a_line_is_a_page_with_what_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    line = {
        "id": "a7", "text": "The bridge is open.", "title": "Bridge", "outlet": "Bell", "author": "Ada Finch",
        "url": None, "published": "2022-02-16", "crisis": ["ignored"],
    }  # fmt: skip
    (page,) = lines_of(path, line)
    assert page == Page(
        f"{path}:1",
        "id:Bell:a7",
        b"The bridge is open.",
        MediaType.TEXT,
        Declared("Bridge", "Bell", "Ada Finch", None, "2022-02-16", "JSONL line", "a7"),
    )


def test_what_other_tools_call_it(tmp_path: Path) -> None:
    (page,) = lines_of(
        tmp_path / "a.ndjson", {"doc_id": 7, "text": "x", "headline": "Bridge", "publisher": "Bell", "date": "2022"}
    )
    assert isinstance(page, Page)
    assert page.declared == Declared("Bridge", "Bell", None, None, "2022", "JSONL line", "7")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ({"text": "x", "id": "7", "outlet": "Bell", "url": "http://www.b.example/7/"}, "https://b.example/7"),
        ({"text": "x", "id": "7", "outlet": "Bell"}, "id:Bell:7"),
        ({"text": "x", "id": "7"}, "id:a.jsonl:7"),
    ],
)
def test_keys(tmp_path: Path, line: dict[str, Any], key: str) -> None:
    (page,) = lines_of(tmp_path / "a.jsonl", line)
    assert isinstance(page, Page)
    assert page.key == key


def test_without_an_id_the_words_are_the_key_wherever_the_line_stands(tmp_path: Path) -> None:
    first, other = lines_of(tmp_path / "a.jsonl", {"text": "one"}, {"text": "two"})
    moved, same = lines_of(tmp_path / "a.jsonl", {"text": "two"}, {"text": "one"})
    assert isinstance(first, Page)
    assert isinstance(other, Page)
    assert isinstance(moved, Page)
    assert isinstance(same, Page)
    assert first.key == same.key
    assert other.key == moved.key
    assert first.key != other.key
    assert first.key.startswith("file:")


def test_html_lines_are_decoded_already(tmp_path: Path) -> None:
    html = "<html><meta charset=windows-1252><p>“open”</p></html>"
    (page,) = lines_of(tmp_path / "a.jsonl", {"id": "1", "text": None, "html": html})
    assert isinstance(page, Page)
    assert page.media_type is MediaType.HTML
    assert page.content.decode("utf-8-sig") == html
    assert page.content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("line", "reason", "cause"),
    [
        (b"{", RejectionReason.BAD_JSON, "not JSON"),
        (b'["text"]', RejectionReason.BAD_JSON, "a list, not an object"),
        (b'"text"', RejectionReason.BAD_JSON, "a string, not an object"),
        (b"[" * 900, RejectionReason.BAD_JSON, "JSON"),
        (b'{"text": "\xff"}', RejectionReason.BAD_JSON, "not UTF-8 (byte 11"),
        ({"id": 1}, RejectionReason.BAD_JSON, 'neither "text" nor "html"'),
        ({"text": None}, RejectionReason.BAD_JSON, '"text" is null'),
        ({"text": 7}, RejectionReason.BAD_JSON, '"text" is a number'),
        ({"text": {}}, RejectionReason.BAD_JSON, '"text" is an object'),
        ({"html": ["x"]}, RejectionReason.BAD_JSON, '"html" is a list'),
        ({"text": "x", "id": ["a"]}, RejectionReason.BAD_JSON, '"id" is a list'),
        ({"text": "x", "id": True}, RejectionReason.BAD_JSON, '"id" is true or false'),
        ({"text": "x", "title": 3}, RejectionReason.BAD_JSON, '"title" is a number'),
        ({"text": "x", "published": 20220216}, RejectionReason.BAD_JSON, '"published" is a number'),
        ({"text": "half \ud83d"}, RejectionReason.ENCODING, "half a character"),
        ({"text": "x", "title": "half \ud83d"}, RejectionReason.BAD_JSON, "half a character"),
        ({"text": "x" * LIMIT}, RejectionReason.TOO_LARGE, "1,000 bytes"),
    ],
)
def test_a_bad_line_is_named_and_the_next_is_read(
    tmp_path: Path, line: bytes | dict[str, Any], reason: RejectionReason, cause: str
) -> None:
    path = tmp_path / "a.jsonl"
    good = {"text": "The bridge is open."}
    first, rejection, last = lines_of(path, good, line, good)
    assert isinstance(first, Page)
    assert isinstance(rejection, Rejection)
    assert isinstance(last, Page)
    assert rejection.address == f"{path}:2"
    assert rejection.reason is reason
    assert cause in rejection.message
    assert rejection.remedy


def test_blank_lines_and_line_ends_of_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "one"}\r\n\r\n  \n{"text": "two"}')
    pages = list(find_pages([path], max_page_bytes=LIMIT))
    assert [item.address for item in pages] == [f"{path}:1", f"{path}:4"]


def test_a_sidecar_speaks_for_all_lines(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.meta.json").write_text('{"outlet": "Bell", "published": "2022", "url": "https://b.example"}')
    first, second = lines_of(tmp_path / "a.jsonl", {"id": 1, "text": "one", "outlet": "Own"}, {"id": 2, "text": "two"})
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert [first.key, second.key] == ["id:Bell:1", "id:Bell:2"]
    assert first.declared.published == "2022"


def test_a_long_line_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 50_000_000 + b'"}\n{"text": "still read"}\n')
    tracemalloc.start()
    rejection, page = find_pages([path], max_page_bytes=LIMIT)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(rejection, Rejection)
    assert rejection.reason is RejectionReason.TOO_LARGE
    assert isinstance(page, Page)
    assert most < 8_000_000
