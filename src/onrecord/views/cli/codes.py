"""The exit codes: what a script can tell from how a command ended."""

ALL_WELL = 0
SOME_REJECTED = 1
FAILED = 2
INTERRUPTED = 130
