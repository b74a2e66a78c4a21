"""How the model that corrects the realities of events is trained."""
