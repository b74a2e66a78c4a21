"""Who did what to whom: events of a report, as frames find them in its parse.

`triggers` are words that fit a frame (`classes` and `clauses` say what stands around them), `doers` and `participants`
find the two sides, `coding` their country and sector, `circumstances` place and time, `reality` whether it is done,
planned, threatened or denied, which `reality_learned` corrects by what readers took such events for (`reality_reader`
reads the sentences that it asks for), and `extraction` puts them together. `pairs` answers for two given sides, with
the type that the classifier in `typing` gives.
"""

from onrecord.record.events.extraction import find_events

__all__ = ["find_events"]
