"""Which files of data there are, what they are called, and how each is made.

A dialog lists them and the command line writes them; `make` is called only for the file that is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dashboard.catalogue import documents_behind
from dashboard.downloads import slug
from dashboard.exports.citations import BIBTEX_MIME, CSL_MIME, bibtex, csl_json
from dashboard.exports.data_package import MIME as ZIP_MIME
from dashboard.exports.data_package import data_package_zip
from dashboard.exports.data_tables import NAME, DataTable, Published, published_table
from dashboard.exports.figure_tables import (
    NOTHING,
    events_table,
    figures_in_order,
    figures_table,
    paragraphs_table,
)
from dashboard.exports.geojson import MIME as GEOJSON_MIME
from dashboard.exports.geojson import sites_geojson
from dashboard.exports.reading_notes import reading_notes
from dashboard.exports.tables_files import MIMES, Kind, published_parquet, table_file
from dashboard.exports.workbook import workbook
from dashboard.file_names import LEADING, file_name
from dashboard.tables import reading_order

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.catalogue import Catalogue
    from dashboard.records import Document, Event, Figure

_DIGEST = "paragraphs"  # a column of JSON, which a workbook shows as a sheet of its own
MakeTable = Callable[[], DataTable]
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("csv", "CSV"),
    ("json", "JSON"),
)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to take away; `make` makes its bytes or raises DataFileFailed."""

    name: str
    mime: str
    label: str
    make: Callable[[], bytes]


def files_of_everything(edition: Published, *, for_excel: bool = False) -> tuple[DataFile, ...]:
    """All that there is of a version; `for_excel` puts a byte order mark before the CSV."""
    whole, version = edition.catalogue(), edition.version
    tables: tuple[tuple[str, str, MakeTable], ...] = (
        ("figures", "All figures", partial(figures_table, whole)),
        ("events", "All dated events", partial(events_table, whole)),
    )
    package = partial(data_package_zip, edition)
    book = partial(whole_workbook, edition)
    sites = partial(sites_geojson, edition)
    return (
        DataFile(f"{NAME}-{version}.zip", ZIP_MIME, "Everything: a Data Package (ZIP)", package),
        DataFile(f"{NAME}-{version}.xlsx", MIMES["xlsx"], "All tables (Excel workbook)", book),
        *(file for one in tables for file in _table_files(*one, version, for_excel)),
        DataFile(f"sites-{version}.geojson", GEOJSON_MIME, "Places (GeoJSON)", sites),
        *_citation_files("sources", documents_behind(whole), version),
        *(_parquet_file(edition, table) for table in edition.table_names()),
    )


def files_of_selection(
    catalogue: Catalogue,
    edition: Published,
    ids: Sequence[str] | None = None,
    what: str = "",
    filters: str | None = None,
    part: str = "",
    *,
    for_excel: bool = False,
) -> tuple[DataFile, ...]:
    """What is shown, as files: the figures and events of `catalogue` that `ids` name, or all of them.

    `ids` are those of figures or statements of events, as charts give them, empty ones left out; `what` says
    of which page or chart, for the files' names; `filters` are the reader's, in words, `part` as in names.
    """
    whole, version = edition.catalogue(), edition.version
    part = part or (LEADING if _is_part(catalogue, whole) else "")
    figures, events = _shown(catalogue, ids)
    tables = _tables_shown(whole, figures, events, filters)
    named = [*(one.figure_id for one in figures), *(one.event_statement_id for one in events)]
    papers = documents_behind(whole, named)

    def book() -> bytes:
        made = [make() for _, _, make in tables]
        return workbook(made, reading_notes(whole, made, papers, filters))

    first, *others = (
        _table_files(_named(table, what), label, make, version, for_excel, part)
        for table, label, make in tables
    )
    excel = DataFile(
        file_name(_named(tables[0][0], what), version, part, "xlsx"), MIMES["xlsx"],
        "What is shown, with a readme (Excel workbook)", book,
    )  # fmt: skip
    return (
        *first,
        *(file for files in others for file in files),
        excel,
        *_citation_files(_named("sources", what), papers, version, part),
    )


def _tables_shown(
    whole: Catalogue, figures: Sequence[Figure], events: Sequence[Event], filters: str | None
) -> list[tuple[str, str, MakeTable]]:
    """The tables of what is shown: figures unless there are events alone, and events where there are any."""
    tables: list[tuple[str, str, MakeTable]] = []
    if figures or not events:
        tables.append(("figures", "Figures shown", partial(figures_table, whole, figures, filters)))
    if events:
        tables.append(("events", "Dated events shown", partial(events_table, whole, events, filters)))
    return tables


def files_of_table(
    edition: Published, table: str, rows: pd.DataFrame, part: str = "", *, for_excel: bool = False
) -> tuple[DataFile, ...]:
    """A published table, or the rows and columns of it that are shown, a part of it, as files."""
    whole = edition.catalogue()
    label = f"Table “{table.replace('_', ' ')}”" + (", rows shown" if part else "")
    make = partial(published_table, edition, table, rows, None if len(rows) else NOTHING)

    def book() -> bytes:
        return workbook([make()], reading_notes(whole, [make()], documents_behind(whole)))

    def parquet() -> bytes:
        return table_file(make(), "parquet")

    name = partial(file_name, slug(table), edition.version, part)
    return (
        *_table_files(slug(table), label, make, edition.version, for_excel, part),
        DataFile(name("xlsx"), MIMES["xlsx"], f"{label}, with a readme (Excel workbook)", book),
        DataFile(name("parquet"), MIMES["parquet"], f"{label} (Parquet)", parquet)
        if part
        else _parquet_file(edition, table),
    )


def whole_workbook(edition: Published) -> bytes:
    """Every table as a sheet: figures and events made to be read, the others in reading order."""
    whole = edition.catalogue()
    tables = [figures_table(whole), events_table(whole)]
    for name in edition.table_names():
        if name not in {"figures", "events", "columns"}:
            frame = edition.frame(name)
            order = [column for column in reading_order(frame) if column != _DIGEST]
            tables.append(published_table(edition, name, frame[order]))
    tables.append(paragraphs_table(whole))
    return workbook(tables, reading_notes(whole, tables, documents_behind(whole)))


def _named(table: str, what: str) -> str:
    return f"{table}-{slug(what)}" if slug(what) else table


def _table_files(
    name: str, label: str, make: MakeTable, version: str, for_excel: bool, part: str = ""
) -> list[DataFile]:
    """One table as CSV and as JSON."""

    def made(kind: Kind) -> bytes:
        return table_file(make(), kind, for_excel=for_excel)

    return [
        DataFile(file_name(name, version, part, kind), MIMES[kind], f"{label} ({title})", partial(made, kind))
        for kind, title in _KINDS
    ]


def _parquet_file(edition: Published, table: str) -> DataFile:
    label = f"Table “{table.replace('_', ' ')}” as published (Parquet)"
    make = partial(published_parquet, edition, table)
    return DataFile(f"{slug(table)}-{edition.version}.parquet", MIMES["parquet"], label, make)


def _citation_files(name: str, documents: Sequence[Document], version: str, part: str = "") -> list[DataFile]:
    names = partial(file_name, name, version, part)
    return [
        DataFile(names("bib"), BIBTEX_MIME, "Sources (BibTeX)", lambda: bibtex(documents, version).encode()),
        DataFile(
            names("csl.json"), CSL_MIME, "Sources (CSL JSON)", lambda: csl_json(documents, version).encode()
        ),
    ]


def _shown(catalogue: Catalogue, ids: Sequence[str] | None) -> tuple[list[Figure], list[Event]]:
    """The figures and events named, in the order of the names; all of them where none are named."""
    if ids is None:
        return figures_in_order(catalogue), list(catalogue.events.values())
    names = dict.fromkeys(ids)
    figures = [figure for name in names if (figure := catalogue.figure(name))]
    return figures, [event for name in names if (event := catalogue.events.get(name))]


def _is_part(catalogue: Catalogue, whole: Catalogue) -> bool:
    """Whether the reader's filters leave anything out, or units are converted."""
    return catalogue is not whole and (catalogue.figures != whole.figures or catalogue.events != whole.events)
