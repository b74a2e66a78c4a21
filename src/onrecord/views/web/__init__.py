"""The pages: a small web application that reads the record and never writes it."""
