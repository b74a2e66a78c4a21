"""The pages: a small web application that reads the record and never writes it.

`app.create_app` makes it. A page is one function that reads rows from the store and one template that shows them;
the words for times, numbers and acts stand in `wording`, the addresses of pages in `addresses`, and the report
reader cuts its text in `segments` and gathers what stands beside it in `reading`.
"""
