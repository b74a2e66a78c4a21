"""Scorers that come with corpora: programs of their own, imported from their files."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def load_scorer(path: Path) -> ModuleType:
    """A scorer from its file, which may import what lies beside it.

    Raises:
        SystemExit: The file is not Python.
    """
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: not a Python file.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
