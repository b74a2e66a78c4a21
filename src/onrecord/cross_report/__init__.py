"""What only several reports together can tell: which names are one actor."""

from onrecord.cross_report.actors import resolve_actors

__all__ = ["resolve_actors"]
