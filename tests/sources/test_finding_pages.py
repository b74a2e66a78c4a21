"""Files and folders become pages, in an order that is always the same; what cannot be read is named."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import NoSuchInput
from onrecord.model import Declared, MediaType, Page, Rejection, RejectionReason
from onrecord.sources import count_pages, find_pages

LIMIT = 2_000
NOTHING = Declared()
STORY = "The bridge at Osk carried its first train in a week.\n"
HTML = "<!doctype html><html><body><p>The bridge is open.</p></body></html>"


def found(*paths: Path, declared: Declared = NOTHING, limit: int = LIMIT) -> list[Page | Rejection]:
    return list(find_pages(paths, declared=declared, max_page_bytes=limit))


def page(*paths: Path, declared: Declared = NOTHING) -> Page:
    (only,) = found(*paths, declared=declared)
    assert isinstance(only, Page), only
    return only


def rejection(*paths: Path) -> Rejection:
    (only,) = found(*paths)
    assert isinstance(only, Rejection), only
    assert only.message
    assert only.remedy
    return only


def names(folder: Path, *paths: Path) -> list[str]:
    return [str(Path(item.address).relative_to(folder)) for item in found(*(paths or (folder,)))]


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.html", "c.TEXT", "10.txt", "9.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY)
    assert names(tmp_path) == ["10.txt", "9.txt", "a/b.html", "a/z.md", "b.txt", "c.TEXT"]
    assert names(tmp_path, tmp_path / "c.TEXT", tmp_path / "a") == ["c.TEXT", "a/b.html", "a/z.md"]


def test_what_is_no_report_is_passed_over_in_folders(tmp_path: Path) -> None:
    for name in (
        ".hidden.txt",
        ".git/config",
        "README.md",
        "LICENSE",
        "style.css",
        "story.meta.json",
        "page_files/ad.html",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
    (tmp_path / "page.html").write_text(HTML)
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files" / "a.txt").write_text(STORY)
    assert names(tmp_path) == ["other_files/a.txt", "page.html"]


def test_what_the_user_names_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "README"
    path.write_text(STORY)
    assert page(path).content == STORY.encode()


def test_a_path_that_does_not_exist_is_the_callers_mistake(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    with pytest.raises(NoSuchInput, match="nowhere"):
        find_pages([tmp_path, missing], max_page_bytes=LIMIT)
    with pytest.raises(NoSuchInput, match="nowhere"):
        count_pages([missing])


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.txt", STORY, MediaType.TEXT),
        ("a.html", HTML, MediaType.HTML),
        ("a.htm", "no markup at all", MediaType.TEXT),
        ("a.txt", HTML, MediaType.HTML),
        ("a.txt", "a < b and <b>bold</b> words in plain text", MediaType.TEXT),
        ("a", "<?xml version='1.0'?>\n<!-- saved --> <html><p>x</p></html>", MediaType.HTML),
        ("a.page", "<p>one</p> <p>two</p> <a href=x>three</a> words", MediaType.HTML),
        ("a.page", STORY, MediaType.TEXT),
    ],
)
def test_media_type_by_name_and_content(tmp_path: Path, name: str, content: str, media: MediaType) -> None:
    path = tmp_path / name
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path.write_bytes(content.encode(encoding))
        assert page(path).media_type is media, encoding


def test_the_key_is_the_path_or_the_declared_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    monkeypatch.chdir(tmp_path)
    assert page(Path("a.txt")).key == f"file:{path}"
    assert (
        page(Path("a.txt"), declared=Declared(url="http://www.x.example/a/?utm_source=b")).key == "https://x.example/a"
    )
    assert page(Path("a.txt"), declared=Declared(url="not an address")).key == f"file:{path}"


@pytest.mark.parametrize("name", ["a.meta.json", "a.txt.meta.json"])
def test_a_sidecar_declares(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("---\ntitle: From the front\nauthor: Ada Finch\n---\n" + STORY)
    sidecar = {
        "title": "From the side",
        "outlet": "Harbour Bell",
        "published": "2022-02-16",
        "url": "https://b.example/1",
    }
    (tmp_path / name).write_text(json.dumps(sidecar))
    read = page(tmp_path)
    assert read.declared == Declared(
        title="From the side",
        outlet="Harbour Bell",
        author="Ada Finch",
        url="https://b.example/1",
        published="2022-02-16",
        published_origin="sidecar",
    )
    assert read.key == "https://b.example/1"
    assert read.content == STORY.encode()


def test_the_user_overrules_the_sidecar_and_that_the_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\npublished: 2022-01-01\noutlet: Front\nauthor: Ada Finch\n---\n" + STORY)
    (tmp_path / "a.meta.json").write_text('{"published": "2022-02-02", "outlet": "Side"}')
    read = page(tmp_path, declared=Declared(published="2022-03-03"))
    assert (read.declared.published, read.declared.published_origin) == ("2022-03-03", "--published")
    assert (read.declared.outlet, read.declared.author) == ("Side", "Ada Finch")


@pytest.mark.parametrize(
    ("content", "cause"),
    [("{", "not JSON"), ("[]", "a list"), ('{"title": 3}', '"title" is a number'), ("\xff", "not UTF-8")],
)
def test_a_bad_sidecar_is_named(tmp_path: Path, content: str, cause: str) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.meta.json").write_bytes(content.encode("latin-1"))
    found = rejection(tmp_path)
    assert found.reason is RejectionReason.BAD_JSON
    assert found.address == str(tmp_path / "a.txt")
    assert "a.meta.json" in found.message
    assert cause in found.message


def test_a_sidecar_named_as_a_page_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "a.meta.json").write_text("{}")
    assert rejection(tmp_path / "a.meta.json").reason is RejectionReason.NO_ARTICLE


def test_a_file_beyond_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * LIMIT)
    (tmp_path / "b.txt").write_text("x" * (LIMIT + 1))
    first, second = found(tmp_path)
    assert isinstance(first, Page)
    assert isinstance(second, Rejection)
    assert second.reason is RejectionReason.TOO_LARGE
    assert "2,000" in second.message


def test_a_json_file_holds_one_page_or_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"id": 7, "text": "One.", "outlet": "Bell"}')
    (tmp_path / "b.json").write_text('[{"text": "Two."}, {"title": "no text"}]')
    (tmp_path / "c.json").write_text("{")
    one, two, none, bad = found(tmp_path)
    assert isinstance(one, Page)
    assert (one.key, one.content) == ("id:Bell:7", b"One.")
    assert isinstance(two, Page)
    assert two.address.endswith("b.json#1")
    assert isinstance(none, Rejection)
    assert isinstance(bad, Rejection)
    assert (none.reason, bad.reason) == (RejectionReason.BAD_JSON, RejectionReason.BAD_JSON)


def loop_of_folders(folder: Path) -> None:
    (folder / "a").symlink_to(folder)


def loop_of_links(folder: Path) -> None:
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")


def dangling(folder: Path) -> None:
    (folder / "a").symlink_to(folder / "gone")


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "a")


@pytest.mark.parametrize(
    ("make", "message", "times"),
    [
        (loop_of_folders, "leads back", 1),
        (loop_of_links, "leads back", 2),
        (dangling, "does not exist", 1),
        (pipe, "neither a file nor a folder", 1),
    ],
)
def test_what_the_file_system_does_not_give(
    tmp_path: Path, make: Callable[[Path], None], message: str, times: int
) -> None:
    make(tmp_path)
    (tmp_path / "story.txt").write_text(STORY)
    *rejected, last = found(tmp_path)
    assert isinstance(last, Page)
    assert len(rejected) == times
    for item in rejected:
        assert isinstance(item, Rejection)
        assert item.reason is RejectionReason.UNREADABLE
        assert message in item.message


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.txt").chmod(0)
    assert rejection(tmp_path).reason is RejectionReason.UNREADABLE


def test_a_file_that_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY)

    def refuse(path: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    refused = rejection(tmp_path)
    assert refused.reason is RejectionReason.UNREADABLE
    assert "permission denied" in refused.message


def test_a_name_that_is_no_text_can_still_be_told(tmp_path: Path) -> None:
    try:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bridge\xff.txt"))
        path.write_text(STORY)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert page(tmp_path).address.encode("utf-8").endswith(b"bridge\\xff.txt")


def test_deep_folders_are_walked(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(200):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(STORY)
    assert len(found(tmp_path)) == 1


def test_a_link_to_a_folder_read_already_is_not_read_twice(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "story.txt").write_text(STORY)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert [type(item) for item in found(tmp_path)] == [Page, Rejection]


def test_the_count_is_what_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\nbad')
    (tmp_path / "c").symlink_to(tmp_path / "gone")
    assert count_pages([tmp_path]) == len(found(tmp_path)) == 5
