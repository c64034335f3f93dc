"""The chain behind one figure: from the value on the screen to the original's paragraph that printed it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from etl.errors import PublishError, UsageError
from etl.plain_numbers import plain_number, qualifier_words
from etl.publish import current_version, is_whole, version_folder
from etl.tables import SCHEMAS

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Tables:
    """The rows that a chain runs through, by id; agreement by the figures it compares."""

    figures: Mapping[str, Row]
    documents: Mapping[str, Row]
    indicators: Mapping[str, Row]
    origins: Mapping[str, Row]
    agreement: Mapping[str, Row]


def explain(figure_id: str, published: Path) -> Iterator[str]:
    """The chain of that figure in the version in use, line by line.

    Raises UsageError for an unknown id, PublishError where no sound tables of this code are published.
    """
    tables = _read_tables(version_folder(current_version(published), published))
    if figure_id not in tables.figures:
        raise UsageError(f"there is no figure {figure_id!r}; {_suggestion(figure_id, tables.figures)}")
    yield from _chain(tables.figures[figure_id], tables, "")


def _read_tables(folder: Path) -> _Tables:
    if not is_whole(folder):
        raise PublishError(f"{folder}: the tables are damaged; run python -m etl build")

    return _Tables(
        _by_id(folder, "figures"),
        _by_id(folder, "documents"),
        _by_id(folder, "indicators"),
        _by_id(folder, "origins"),
        {
            figure: row
            for row in _by_id(folder, "agreement").values()
            if row["indicator_id"]
            for figure in json.loads(row["figure_ids"])
        },
    )


def _by_id(folder: Path, name: str) -> dict[str, Row]:
    """The rows of a table by its key. Raises PublishError where it has not the columns of this code."""
    table, content = SCHEMAS[name], pq.read_table(folder / f"{name}.parquet")
    if not {column.name for column in table.columns} <= {*content.column_names}:
        found = f"another version of this code made its table {name}"
        raise PublishError(f"{folder}: {found}; run python -m etl build")
    (key,) = table.key
    return {row[key]: row for row in content.to_pylist()}


def _suggestion(figure_id: str, figures: Mapping[str, Row]) -> str:
    holding = [known for known in figures if figure_id.lower() in known]
    near = (holding or get_close_matches(figure_id.lower(), list(figures), n=5, cutoff=0.4))[:5]
    return f"the nearest are {', '.join(near)}" if near else "the Data page lists the ids"


def _chain(figure: Row, tables: _Tables, indent: str) -> Iterator[str]:
    yield f"{indent}{figure['figure_id']}"
    steps = [*_meaning(figure, tables)]
    steps += _computation(figure) if figure["status"] == "derived" else _printing(figure, tables)
    steps += _comparison(figure, tables)
    for name, words in steps:
        yield f"{indent}  {name:<12} {words}"
    for input_id in json.loads(figure["input_figure_ids"] or "[]"):
        yield from _chain(tables.figures[input_id], tables, indent + "    ")


def _meaning(figure: Row, tables: _Tables) -> Iterator[tuple[str, str]]:
    indicator = tables.indicators[figure["indicator_id"]]
    yield "value", _amount(figure)
    yield "indicator", f"{indicator['title']} ({indicator['indicator_id']}): {indicator['measure']}"
    about = [f"{name} {figure[name]}" for name in ("subject", "counterpart", "scope") if figure[name]]
    if about:
        yield "about", ", ".join(about)
    if figure["period_label"]:
        yield "period", _with_basis(figure["period_label"], figure["date_basis"], figure["date_reason"])
    if (figure["modality"], figure["status"]) != ("stated", "reported"):
        yield "status", f"{figure['modality']}, {figure['status']}"


def _amount(figure: Row) -> str:
    if figure["qualifier"] == "between":
        number = f"{plain_number(figure['low'])} and {plain_number(figure['high'])}"
    else:
        bounds = (figure[name] for name in ("value", "low", "high"))
        number = next((plain_number(bound) for bound in bounds if bound is not None), "unknown")
    return f"{qualifier_words(figure['qualifier'])}{number} {figure['unit']}"


def _with_basis(words: str, basis: str | None, reason: str | None = None) -> str:
    return f"{words} ({basis}{': ' + reason if reason else ''})" if basis else words


def _printing(figure: Row, tables: _Tables) -> Iterator[tuple[str, str]]:
    document = tables.documents[figure["document_id"]]
    yield "printed", f"“{figure['printed_value']}”"
    yield "claim", figure["claim"]
    named = ", ".join(document[name] for name in ("author", "publisher", "published") if document[name])
    yield "document", f"{document['title']} ({document['document_id']}){', ' + named if named else ''}"
    place = f"paragraph {figure['paragraph']}"
    yield "digest", f"{place}, characters {figure['start']} to {figure['end']}"
    checked = (
        f"{document['verified_result']}, {document['verified_on']}"
        if document["verified_on"]
        else "unverified"
    )
    yield "original", f"{place} of {document['original_file']} ({checked})"
    yield "origin", _origin_chain(figure, tables)


def _origin_chain(figure: Row, tables: _Tables) -> str:
    if figure["origin_id"] is None:
        return "none named"
    return _with_basis(_origin_words(figure["origin_id"], tables, ()), figure["origin_basis"])


def _origin_words(origin_id: str, tables: _Tables, passed: tuple[str, ...]) -> str:
    origin = tables.origins[origin_id]
    sources = [via for via in json.loads(origin["via"]) if via not in passed]
    words = " and ".join(_origin_words(via, tables, (*passed, origin_id)) for via in sources)
    return f"{origin['title']}, from {words}" if words else str(origin["title"])


def _computation(figure: Row) -> Iterator[tuple[str, str]]:
    for name in ("title", "formula", "assumption"):
        if figure[name]:
            yield name, figure[name]


def _comparison(figure: Row, tables: _Tables) -> Iterator[tuple[str, str]]:
    group = tables.agreement.get(figure["figure_id"])
    if group:
        voices = f"{group['documents']} document(s), {group['origins']} independent origin(s)"
        yield "agreement", f"{group['verdict']}: {voices}{'; ' + group['note'] if group['note'] else ''}"
        for other in json.loads(group["figure_ids"]):
            if other != figure["figure_id"]:
                yield "beside", f"{other}: {_amount(tables.figures[other])}"
