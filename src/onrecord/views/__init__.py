"""What people and programs see of the record: commands, pages, exports."""
