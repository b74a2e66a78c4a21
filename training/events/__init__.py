"""Training of the classifier of event types."""
