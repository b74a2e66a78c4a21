"""Disputes: claims with opposed positions, typed, with the words on both sides."""

from onrecord.cross_report.disputes.finding import find_disputes, question_of, typed_links

__all__ = ["find_disputes", "question_of", "typed_links"]
