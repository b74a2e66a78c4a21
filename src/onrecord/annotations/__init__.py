"""What is marked in a report before anyone asks who said what: from sentences to quantities and places.

`annotate_report` runs all layers; each layer can be used alone from its own module.
"""

from onrecord.annotations.annotating import annotate_report
from onrecord.annotations.parsing import Parse, Parser, load_parser

__all__ = ["Parse", "Parser", "annotate_report", "load_parser"]
