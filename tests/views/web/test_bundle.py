import gzip
import json
import re
from pathlib import Path

import pytest

from onrecord.views.web.bundle import FOLDER, missing_parts
from onrecord.views.web.site import STATIC, Site
from tests.views.web.visiting import Visitor

MOST = 150 * 1024  # bytes of compressed script on any page
NOT_BUILT = missing_parts(STATIC)
built = pytest.mark.skipif(NOT_BUILT is not None, reason=f"no bundle: {NOT_BUILT}")


def bundle(static: Path, **files: str) -> Path:
    (static / FOLDER).mkdir()
    for name, content in files.items():
        (static / FOLDER / name.replace("_", ".")).write_text(content, encoding="utf-8")
    return static


def test_nothing_is_missing_where_the_scripts_are(tmp_path: Path) -> None:
    assert missing_parts(bundle(tmp_path, app_js="")) is None


def test_what_the_build_noted_is_passed_on(tmp_path: Path) -> None:
    assert missing_parts(bundle(tmp_path, missing_json='{"why": "npm was away"}')) == "npm was away"


@pytest.mark.parametrize("note", ["", "[]", "{}", "\0"])
def test_without_a_note_the_reason_is_not_made_up(note: str, tmp_path: Path) -> None:
    assert missing_parts(bundle(tmp_path, missing_json=note)) == "they were not built when onrecord was installed"
    assert missing_parts(tmp_path / "nowhere") is not None


def test_pages_without_a_bundle_ask_for_no_script(invented_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Site, "bundled", lambda site, name: None)
    page = Visitor(invented_record).page("/")
    assert page.all("script") == []
    assert page.all("meta", name="htmx-config") == []


@built
def test_pages_load_their_scripts_by_digest_and_htmx_evaluates_nothing(visitor: Visitor) -> None:
    page = visitor.page("/")
    (script,) = page.all("script")
    assert re.fullmatch(r"/static/bundle/app\.js\?v=[0-9a-f]{10}", script.attributes["src"])
    assert "defer" in script.attributes
    assert script.text == ""
    settings = json.loads(page.one("meta", name="htmx-config").attributes["content"])
    assert not settings["allowEval"]
    assert not settings["includeIndicatorStyles"]
    assert settings["historyCacheSize"] == 0  # or the browser would keep what pages show
    assert visitor.get(script.attributes["src"]).headers["content-type"].startswith("text/javascript")


@built
def test_no_page_loads_more_script_than_it_may(visitor: Visitor) -> None:
    for path, answer in visitor.walk().items():
        scripts = re.findall(r'<script src="/static/([^?"]+)', answer.text)
        size = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in scripts)
        assert size <= MOST, f"{path}: {size}"


@built
def test_the_licences_of_what_is_bundled_go_with_it() -> None:
    text = (STATIC / FOLDER / "licences.txt").read_text(encoding="utf-8")
    for name in ("htmx.org", "leaflet", "topojson-client", "world-atlas"):
        assert re.search(rf"^{re.escape(name)} [0-9.]+$", text, re.MULTILINE)
