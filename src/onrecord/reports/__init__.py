"""Pages become reports: clean text with its furniture, credits, links and publication date beside it."""
