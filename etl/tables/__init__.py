"""The published tables: what each column holds (`SCHEMAS`) and the one validation at the write boundary."""

from etl.tables.columns import Column, Table
from etl.tables.schemas import SCHEMAS
from etl.tables.validation import validate_rows

__all__ = ["SCHEMAS", "Column", "Table", "validate_rows"]
