"""Bytes in: folders, plain text, saved HTML and JSONL become pages, or rejections that say why."""
