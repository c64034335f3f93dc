"""Sources and the data set as entries for reference managers: BibTeX and CSL JSON.

What a document does not say is left out, never guessed; a date that is inferred says so. The keys are the
documents' ids, so an entry keeps its key from version to version.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import quote, urlsplit

from dashboard.exports.data_tables import NAME, TITLE
from dashboard.records import Document

BIBTEX_MIME = "application/x-bibtex; charset=utf-8"
CSL_MIME = "application/vnd.citationstyles.csl+json"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIALS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile("[" + re.escape("".join(_SPECIALS)) + "]")
# Kinds of text that CSL has a type for; the rest are documents, of which no more is said.
_CSL_TYPES = {"report": "report", "article": "article", "commentary": "article"}


def bibtex(documents: Iterable[Document], version: str | None = None) -> str:
    """One entry a document, in the order given; with a version, one for the data set itself first."""
    entries = [_entry(_key(f"{NAME}-{version}"), _dataset_fields(version))] if version else []
    entries += [_entry(_key(one.document_id), _document_fields(one)) for one in documents]
    return "\n".join(entries)


def csl_json(documents: Iterable[Document], version: str | None = None) -> str:
    """The same as CSL JSON, a list of items."""
    items = [_dataset_item(version)] if version else []
    items += [_item(one) for one in documents]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def date_parts(iso: str | None) -> list[int]:
    """Year, month and day of a date as far as it is known; nothing where it is no ISO date."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", iso or "")
    if match is None:
        return []
    parts = [int(part) for part in match.groups() if part]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return []
    return parts


def _entry(key: str, fields: Iterable[tuple[str, str]]) -> str:
    lines = [f"  {name} = {content}," for name, content in fields]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _dataset_fields(version: str | None) -> list[tuple[str, str]]:
    return [
        ("title", f"{{{_braced(TITLE)}}}"),
        ("howpublished", _braced("Data set")),
        ("version", _braced(version or "")),
        ("note", _braced(f"Data version {version}")),
    ]


def _document_fields(document: Document) -> list[tuple[str, str]]:
    parts = date_parts(document.published)
    fields = {
        "author": _author(document.author),
        "title": f"{{{_braced(document.title)}}}",  # twice in braces, so that capitals stay
        "howpublished": _braced(document.publisher),
        "year": _braced(f"{parts[0]:04}") if parts else "",
        "month": _MONTHS[parts[1] - 1] if len(parts) > 1 else "",
        "day": _braced(str(parts[2])) if len(parts) > 2 else "",
        "url": f"{{{address}}}" if (address := _address(document.url)) else "",
        "type": _braced(document.kind.capitalize()),
        "note": _braced(_note(document)),
    }
    return [(name, content) for name, content in fields.items() if content]


def _author(author: str | None) -> str:
    """The author's name; one that BibTeX would take apart at a comma or an "and" stays whole."""
    braced = _braced(author)
    return f"{{{braced}}}" if author and re.search(r",|\s(?:and|others)(?:\s|$)", author, re.I) else braced


def _braced(text: str | None) -> str:
    """The text as a field's content, every letter of it meaning itself; empty for none."""
    plain = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text or "").split())
    return f"{{{_SPECIAL.sub(lambda found: _SPECIALS[found[0]], plain)}}}" if plain else ""


def _key(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9:._-]+", "-", text).strip("-") or "document"


def _address(url: str | None) -> str | None:
    """An address of the web, with nothing in it that would end the field; None for anything else."""
    if not url or urlsplit(url.strip()).scheme.lower() not in {"http", "https"}:
        return None
    return quote(url.strip(), safe=":/?#[]@!$&'()*+,;=%-._~")


def _note(document: Document) -> str:
    """What a reader of the entry must know: a title or a date that we inferred, and from what."""
    notes = []
    if document.title_basis and document.title_basis.startswith("inferred"):
        notes.append(f"title {document.title_basis}")
    if document.published and document.published_basis == "inferred":
        reason = f": {document.published_reason}" if document.published_reason else ""
        notes.append(f"date inferred{reason}")
    return "; ".join(notes)


def _item(document: Document) -> dict[str, object]:
    parts = date_parts(document.published)
    issued: dict[str, object] = {"date-parts": [parts]}
    if document.published_basis == "inferred":
        issued["circa"] = True
    item = {
        "id": _key(document.document_id),
        "type": _CSL_TYPES.get(document.kind, "document"),
        "genre": document.kind,
        "title": document.title,
        "author": [{"literal": document.author}] if document.author else None,
        "publisher": document.publisher,
        "issued": issued if parts else None,
        "URL": _address(document.url),
        "note": _note(document),
    }
    return {name: content for name, content in item.items() if content}


def _dataset_item(version: str | None) -> dict[str, object]:
    return {"id": _key(f"{NAME}-{version}"), "type": "dataset", "title": TITLE, "version": version or ""}
