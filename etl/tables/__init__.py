"""The published tables: what each column holds (`SCHEMAS`) and the one validation at the write boundary."""

from etl.tables.building import Building, json_lines, validate_rows
from etl.tables.columns import Column, Table
from etl.tables.schemas import SCHEMAS
from etl.tables.validation import row_problems

__all__ = ["SCHEMAS", "Building", "Column", "Table", "json_lines", "row_problems", "validate_rows"]
