"""onrecord keeps the record of a developing story: who said what, how many, when, according to whom."""

__version__ = "0.1.0"

__all__ = ["__version__"]
