"""Bytes in: folders, plain text, saved HTML and JSONL become pages, or rejections that say why."""

from onrecord.sources.files import count_pages, find_pages

__all__ = ["count_pages", "find_pages"]
