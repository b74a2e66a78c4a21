"""Lineage: where reports have their words from, and how many independent origins stand behind a claim.

`sourced` reads a report's credits, `keys_of` and `compare` tie reports by them, `lineage_edges` draws the graph of
copies and credits, and `count_origins` counts what a claim goes back to. All depend on what they are given alone.
"""

from onrecord.cross_report.lineage.attributions import Attribution, Sourced, opening_of, sourced
from onrecord.cross_report.lineage.crediting import Crediting, compare, keys_of
from onrecord.cross_report.lineage.descent import Lineage, lineage_of
from onrecord.cross_report.lineage.edges import lineage_edges
from onrecord.cross_report.lineage.origins import count_origins
from onrecord.cross_report.lineage.publishers import OutletRegister, outlet_register, publisher_of, same_publisher

__all__ = [
    "Attribution",
    "Crediting",
    "Lineage",
    "OutletRegister",
    "Sourced",
    "compare",
    "count_origins",
    "keys_of",
    "lineage_edges",
    "lineage_of",
    "opening_of",
    "outlet_register",
    "publisher_of",
    "same_publisher",
    "sourced",
]
