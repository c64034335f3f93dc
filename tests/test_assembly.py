"""Documents are read one by one, so they may be spread over threads or processes without changing a row."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from etl.assembly import assemble_tables
from etl.documents import read_documents
from etl.statements import read_document_statements
from etl.vocabularies import read_vocabularies
from tests.assembled import assemble_rows

DATASETS = Path(__file__).parent.parent / "datasets"


def test_rows_do_not_depend_on_who_reads_the_documents() -> None:
    with ThreadPoolExecutor(2) as pool:
        assert assemble_tables(DATASETS, mapper=pool.map) == assemble_tables(DATASETS)


def test_documents_vocabularies_and_readings_travel_between_processes() -> None:
    vocabularies = read_vocabularies(DATASETS)
    document = read_documents(DATASETS / "documents")[0]
    travelled = pickle.loads(pickle.dumps((document, vocabularies)))
    reading = read_document_statements(*travelled)
    assert pickle.loads(pickle.dumps(reading)) == read_document_statements(document, vocabularies)


def test_each_step_is_announced() -> None:
    steps: list[str] = []
    assemble_tables(DATASETS, steps.append)
    documents = [document.id for document in read_documents(DATASETS / "documents")]
    assert steps == ["reading documents", *documents, "deriving figures", "comparing documents"]


def test_every_printed_form_stands_where_its_row_says() -> None:
    texts = {
        (document.id, paragraph.number): paragraph.text
        for document in read_documents(DATASETS / "documents")
        for paragraph in document.paragraphs
    }
    rows = assemble_rows(DATASETS)
    for table, column in (("figures", "printed_value"), ("mentions", "printed"), ("events", "printed")):
        for row in rows[table]:
            if row["document_id"] is not None:
                text = texts[str(row["document_id"]), int(str(row["paragraph"]))]
                assert text[int(str(row["start"])) : int(str(row["end"]))] == row[column]
