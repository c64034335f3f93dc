"""Where each row of a table is from: the number of its document in the list of sources, and the paragraph."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.catalogue import Catalogue
from dashboard.wording import joined

if TYPE_CHECKING:
    import pandas as pd

SOURCE = "source"
SOURCE_MEANING = "number of the document in the list of sources, and paragraph; not in the data files"
_COMPUTED = "computed"


def with_sources(frame: pd.DataFrame, whole: Catalogue) -> pd.DataFrame:
    """The rows with a column `source` where the table tells of documents, otherwise as they are."""
    if "document_id" in frame.columns:
        return frame.assign(**{SOURCE: list(_own_sources(frame, whole))})
    if "figure_ids" in frame.columns:
        return frame.assign(**{SOURCE: [_sources_of(ids, whole) for ids in frame["figure_ids"]]})
    return frame


def _own_sources(frame: pd.DataFrame, whole: Catalogue) -> Iterator[str]:
    """The document of each row and the paragraph, where it is from one: "3, paragraph 12"."""
    paragraphs = frame["paragraph"] if "paragraph" in frame.columns else [None] * len(frame)
    for document, paragraph in zip(frame["document_id"], paragraphs, strict=True):
        number = whole.numbers.get(document)
        if number is None:
            yield _COMPUTED
        else:
            yield str(number) if paragraph is None else f"{number}, paragraph {paragraph:.0f}"


def _sources_of(ids: str, whole: Catalogue) -> str:
    """The documents of all that a row compares: "1, 3 and 5"."""
    told = [whole.figure(name) or whole.events.get(name) for name in json.loads(ids)]
    numbers = {whole.numbers.get(one.document_id or "") for one in told if one}
    return joined([str(number) for number in sorted(filter(None, numbers))]) or _COMPUTED
