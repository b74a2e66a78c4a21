"""The record for assistants, through the Model Context Protocol: `server.create_server` makes what `onrecord mcp` runs.

Every answer is in the shapes of `views.shapes`, each line with its report, the positions of its words, and the words.
"""
