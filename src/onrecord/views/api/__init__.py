"""The API: what the pages show, for programs, under /api/v1.

`app.create_api` makes it. Routes read rows from the store and turn them into the shapes of `views.shapes`; the models
say what these hold, and the description that the API gives of itself is made of them. `cursors` leads through lists,
`answers` gives each answer its fingerprint, and `problems` is the one place that maps errors.
"""
