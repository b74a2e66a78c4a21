"""The record file: one SQLite database, one writer, many readers."""
