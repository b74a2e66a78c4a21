"""What the record holds as plain values: the shapes that programs get from every view, command, page or file.

`line_fields`, `page_fields`, `group_fields` and `news_fields` turn rows of the store into dicts whose keys stay;
`gathered` reads what several reports tell together; `cells` writes one value into one cell of a table.
"""
