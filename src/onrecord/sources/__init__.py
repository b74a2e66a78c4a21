"""Bytes in: folders, plain text, saved HTML and JSONL become pages, or rejections that say why; and files of actors."""

from onrecord.sources.actor_files import read_actors
from onrecord.sources.files import count_pages, find_pages

__all__ = ["count_pages", "find_pages", "read_actors"]
