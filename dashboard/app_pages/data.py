"""Data: every table with filters, a search, the meaning of its columns, and CSV to take away."""

from dashboard.table_place import place_tables

place_tables()
