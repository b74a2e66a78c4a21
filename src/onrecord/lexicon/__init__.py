"""Word lists, names and places: data files with a source and a date, and what loads them."""
