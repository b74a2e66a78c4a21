"""Bytes in: folders, plain text, saved HTML and JSONL become pages, or rejections; and files of actors and outlets."""

from onrecord.sources.actor_files import read_actors
from onrecord.sources.files import count_pages, find_pages
from onrecord.sources.outlet_files import read_outlets

__all__ = ["count_pages", "find_pages", "read_actors", "read_outlets"]
