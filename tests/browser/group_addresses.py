"""Where the groups of each family have their pages."""

from onrecord.store import CLAIMS, DISPUTES, EDGES, SERIES, STORIES

GROUPS = {DISPUTES: "/disputes", CLAIMS: "/claims", SERIES: "/series", EDGES: "/lineage", STORIES: "/stories"}
