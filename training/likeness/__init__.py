"""Makes what the likeness of texts rests on: word spread, the small encoder, the scorers. README.md tells how."""
