"""What the parser's model can say of a word, numbered as in the tagger's tables: from 1; 0 is anything else."""

from collections.abc import Mapping
from functools import cache

from onrecord.lexicon.data_files import read_toml


@cache
def tag_numbers() -> Mapping[str, int]:
    """Penn Treebank tags."""
    return _numbered("tags")


@cache
def label_numbers() -> Mapping[str, int]:
    """ClearNLP dependency labels."""
    return _numbered("labels")


@cache
def entity_numbers() -> Mapping[str, int]:
    """OntoNotes entity labels."""
    return _numbered("entities")


def _numbered(name: str) -> Mapping[str, int]:
    return {value: number for number, value in enumerate(read_toml("parser.toml")[name], 1)}
