"""How the models that the package carries were trained: one folder a model."""
