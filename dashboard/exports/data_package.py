"""Everything as one ZIP: a Data Package (frictionless standard) with its licence, sources and a readme."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dashboard.catalogue import documents_behind
from dashboard.downloads import csv_of
from dashboard.exports.citations import bibtex, csl_json
from dashboard.exports.data_tables import (
    NAME,
    TITLE,
    DataFileFailed,
    DataTable,
    Published,
    published_table,
)
from dashboard.exports.figure_tables import events_table, figures_table
from dashboard.exports.geojson import MIME as GEOJSON_MIME
from dashboard.exports.geojson import sites_geojson
from dashboard.exports.reading_notes import Section, dataset_citation, reading_notes
from dashboard.exports.tables_files import published_parquet
from dashboard.exports.zips import zip_of
from etl.datapackage import FILE_NAME

MIME = "application/zip"
_LICENCE = Path(__file__).resolve().parents[2] / "LICENSE"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#$])")


def data_package_zip(edition: Published) -> bytes:
    """The ZIP: tables as CSV and, as they were published, as Parquet; places; sources; readme; licence.

    The same version gives the same bytes. Raises DataFileFailed.
    """
    whole = edition.catalogue()
    tables = [published_table(edition, name) for name in edition.table_names()]
    to_read = [_renamed(figures_table(whole)), _renamed(events_table(whole))]
    documents = documents_behind(whole)
    csvs = {f"data/{table.name}.csv": csv_of(table.names, table.rows) for table in [*to_read, *tables]}
    sites = sites_geojson(edition)
    package = _description(edition, [*to_read, *tables], csvs, sites)
    return zip_of(
        {
            "README.md": _readme(reading_notes(whole, [*to_read, *tables], documents), csvs).encode(),
            "LICENSE": _file(_LICENCE),
            "datapackage.json": package,
            "citation.bib": bibtex(documents, edition.version).encode(),
            "citation.csl.json": csl_json(documents, edition.version).encode(),
            "sites.geojson": sites,
            **csvs,
            **{f"parquet/{name}.parquet": published_parquet(edition, name) for name in edition.table_names()},
            f"parquet/{FILE_NAME}": _file(edition.folder / FILE_NAME),
        }
    )


def _renamed(table: DataTable) -> DataTable:
    """A table made to be read, beside the published one of the same name."""
    meaning = f"{table.meaning}, with titles beside ids"
    return DataTable(f"{table.name}_to_read", meaning, table.fields, table.rows, table.version)


def _file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataFileFailed(f"{path}: cannot be read ({error.strerror})") from error


def _description(
    edition: Published, tables: Sequence[DataTable], csvs: Mapping[str, bytes], sites: bytes
) -> bytes:
    """datapackage.json of the ZIP: every CSV with its columns and keys, and the places."""
    published = _published_schemas(edition)
    resources = [_resource(table, csvs[f"data/{table.name}.csv"], published) for table in tables]
    places = {
        "name": "sites-geojson",
        "title": "places as areas and points",
        "path": "sites.geojson",
        "format": "geojson",
        "mediatype": GEOJSON_MIME,
        **_checksum(sites),
    }
    package = {
        "name": NAME,
        "title": TITLE,
        "description": dataset_citation(edition.catalogue()),
        "version": edition.version,
        "licenses": [{"name": "MIT", "title": "MIT License", "path": "LICENSE"}],
        "sources": _package_sources(edition),
        "resources": [*resources, places],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _package_sources(edition: Published) -> list[dict[str, str]]:
    documents = documents_behind(edition.catalogue())
    return [{"title": one.title} | ({"path": one.url} if one.url else {}) for one in documents]


def _published_schemas(edition: Published) -> Mapping[str, Mapping[str, object]]:
    """The schema of each table as this version was published with it, by the name of its resource."""
    try:
        package = json.loads(_file(edition.folder / FILE_NAME))
        return {one["name"]: one["schema"] for one in package["resources"]}
    except (ValueError, KeyError, TypeError) as error:
        raise DataFileFailed(f"{edition.folder / FILE_NAME}: is no data package of ours") from error


def _resource(
    table: DataTable, content: bytes, published: Mapping[str, Mapping[str, object]]
) -> dict[str, object]:
    name = table.name.replace("_", "-")
    return {
        "name": name,
        "type": "table",
        "title": table.meaning,
        "path": f"data/{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_checksum(content),
        "schema": published.get(name) or _schema(table),
    }


def _checksum(content: bytes) -> dict[str, object]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _schema(table: DataTable) -> dict[str, object]:
    """The schema of a table that is made to be read; its ids are those of the published ones."""
    key = "figure_id" if "figure_id" in table.names else "event_statement_id"
    return {
        "fields": [
            {"name": field.name, "type": field.type, "description": field.meaning} for field in table.fields
        ],
        "primaryKey": [key],
        "foreignKeys": [
            {"fields": [name], "reference": {"resource": resource, "fields": [name]}}
            for name, resource in (("document_id", "documents"), ("origin_id", "origins"))
            if name in table.names
        ],
    }


def _readme(sections: Iterable[Section], csvs: Mapping[str, bytes]) -> str:
    """README.md: what is in the ZIP, then what a reader must know."""
    lines = [f"# {TITLE}", "", *_inside(csvs)]
    for section in sections:
        lines += ["", f"## {section.heading}", ""]
        lines += [f"- **{_plain(term)}**: {_plain(text)}" for term, text in section.lines]
    return "\n".join(lines) + "\n"


def _inside(csvs: Mapping[str, bytes]) -> list[str]:
    return [
        "| file | what it is |",
        "|---|---|",
        f"| `data/*.csv` | {len(csvs)} tables as CSV; begin with `data/figures_to_read.csv` |",
        "| `parquet/*.parquet` | the tables as they were published, typed, for programs |",
        "| `sites.geojson` | the places: areas and points, with who names them |",
        "| `datapackage.json` | columns, keys and checksums, for `frictionless validate` |",
        "| `citation.bib`, `citation.csl.json` | the data set and its sources for reference managers |",
        "| `LICENSE` | the licence |",
    ]


def _plain(text: str) -> str:
    """Text of the data as Markdown that shows it letter by letter, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
