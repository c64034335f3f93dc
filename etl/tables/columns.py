"""What a column and a table are: name, type, meaning and the rules that every row must keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Type = Literal["string", "integer", "number", "boolean"]
# How the text of a string column is written: a day ("2024-05-09"), a date as precise as is known ("2022-04"),
# a date as a mention prints it (EDTF: "XXXX-08-07", "2004/2014", "-1199" for 1200 BC), a JSON list or object,
# a SHA-256 in hex.
Form = Literal["text", "day", "date", "edtf", "list", "object", "sha256"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `allowed` are the only values it takes, `refers` names the "table.column" with its ids."""

    name: str
    type: Type
    meaning: str
    is_nullable: bool = False
    form: Form = "text"
    allowed: tuple[str, ...] = ()
    refers: str | None = None
    minimum: float | None = None
    maximum: float | None = None

    def or_null(self) -> Column:
        """The same column where a row may also say nothing."""
        return replace(self, is_nullable=True)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, the columns that make a row unique, and what one row is."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of that name. Raises KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")


def text(name: str, meaning: str, form: Form = "text") -> Column:
    """A text column that is never null."""
    return Column(name, "string", meaning, form=form)


def choice(name: str, meaning: str, *allowed: str) -> Column:
    """A text column that takes only the values listed."""
    return Column(name, "string", meaning, allowed=allowed)


def reference(name: str, refers: str, meaning: str, form: Form = "text") -> Column:
    """A column of ids that another table ("table.column") must hold; with form="list" a JSON list of them."""
    return Column(name, "string", meaning, form=form, refers=refers)


def whole(name: str, meaning: str, minimum: float | None = None) -> Column:
    """A whole number."""
    return Column(name, "integer", meaning, minimum=minimum)


def number(name: str, meaning: str, minimum: float | None = None, maximum: float | None = None) -> Column:
    """A number with or without a fraction."""
    return Column(name, "number", meaning, minimum=minimum, maximum=maximum)
