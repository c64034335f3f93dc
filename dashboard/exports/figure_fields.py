"""The columns of the tables of figures and events that are made to be read. This page is data."""

from __future__ import annotations

from dashboard.exports.data_tables import Field

# Columns that several tables have.
_DOCUMENT_NUMBER = Field("document_number", "number of the document in the list of sources", "integer")
_PARAGRAPH = Field("paragraph", "number of the original's paragraph, counted from 1", "integer")
_THEME = Field("theme", "the subject area")
_MODALITY = Field("modality", "whether it is stated as fact, planned, possible or denied")
_CLAIM = Field("claim", "the sentence of the digest that holds it, in our own words")
_CITATION = Field("citation", "a citation to paste")
_DOCUMENT_ID = Field("document_id", "stable name of the document")
_ORIGIN_ID = Field("origin_id", "stable name of the origin")
_DATA_VERSION = Field("data_version", "version of the data that this row is from")

CONVERTED_FIELDS = (
    Field("converted_reading", "the figure in words in the unit that the reader asked for"),
    Field("converted_value", "value converted to converted_unit, empty where value is", "number"),
    Field("converted_low", "low converted to converted_unit", "number"),
    Field("converted_high", "high converted to converted_unit", "number"),
    Field("converted_unit", "the unit that the reader asked for, empty where nothing is converted"),
    Field("conversion", "how it was converted"),
)
_DOCUMENT_FIELDS = (
    _DOCUMENT_NUMBER,
    Field("document", "title of the document that says it, empty if derived"),
    Field("author", "who wrote that document, empty where it does not say"),
    Field("publisher", "who published it, empty where it does not say"),
    Field("published", "when it was published, as precisely as is known", is_date=True),
    Field("published_basis", "whether that date is stated or inferred"),
    _PARAGRAPH,
    Field("origin", "who the document has it from, empty where it names none"),
    Field("origin_basis", "whether that origin is stated, inferred or unnamed"),
    Field("verdict", "single, same, compatible (ranges overlap) or conflict (they do not)"),
    Field("verdict_in_words", "the verdict in words"),
    Field("documents_compared", "how many documents speak on the matter", "integer"),
    Field("independent_origins", "how many independent, named origins they have it from", "integer"),
    Field("verdict_note", "why the verdict is what it is"),
)
FIGURE_FIELDS = (
    _THEME,
    Field("figure", "what it is: the indicator, or the title of a derived figure"),
    Field("subject", "who or what it is about"),
    Field("counterpart", "the other side where there is one"),
    Field("scope", "what is counted, where indicators alone would mix unlike things"),
    Field("reading", "the figure in words, with its qualifier: the short form to quote"),
    Field(
        "value",
        "the number in unit, empty where it only bounds: then see low and high",
        "number",
    ),
    Field("low", "lower bound, empty where there is none", "number"),
    Field("high", "upper bound, empty where there is none", "number"),
    Field("unit", "unit of value, low and high"),
    Field("qualifier", "how the number is meant: exact, about, or a bound"),
    Field("printed_value", "the words that carry the number in the digest, empty if derived"),
    Field("printed_unit", "unit as printed, before it was brought to unit"),
    *CONVERTED_FIELDS,
    Field("change", "direction (up, down) where the number is a change"),
    Field("period", "the period it speaks of in words, else the date of its document"),
    Field("status", "reported, alleged or derived (computed, printed nowhere)"),
    _MODALITY,
    _CLAIM,
    *_DOCUMENT_FIELDS,
    Field("period_start", "first day of the period it speaks of", is_date=True),
    Field("period_end", "last day of the period it speaks of", is_date=True),
    Field("as_of", "date of the document, as precisely as it is known", is_date=True),
    Field("date_basis", "whether the period is printed or inferred"),
    Field("date_reason", "why the period is inferred"),
    Field("formula", "the formula of a derived figure"),
    Field("formula_words", "the formula in words, with what the documents print"),
    Field("inputs", "what a derived figure is computed from, in words"),
    Field("assumption", "the convention that a derived figure rests on"),
    Field("measure", "what is measured, of whom, in a sentence"),
    _CITATION,
    Field("figure_id", "stable name of the figure"),
    Field("indicator_id", "stable name of the indicator"),
    Field("indicator", "what is measured"),
    Field("derived_title", "what a derived figure is called, empty for a printed one"),
    Field("subject_id", "stable name of the subject"),
    Field("counterpart_id", "stable name of the counterpart"),
    Field("scope_id", "stable name of the scope"),
    _DOCUMENT_ID,
    _ORIGIN_ID,
    Field("site_id", "stable name of the place it is about"),
    Field("input_figure_ids", "the figures that a derived one is computed from, with semicolons between"),
    Field("period_label", "the period in words or as printed"),
    Field("start", "first code point of the printed words in the digest's paragraph", "integer"),
    Field("end", "code point after them", "integer"),
    _DATA_VERSION,
)
EVENT_FIELDS = (
    _THEME,
    Field("event", "what happened"),
    Field("when", "when the document says it was, in words"),
    Field("date_start", "first day it may have been, empty where nothing is said", is_date=True),
    Field("date_end", "last day it may have been", is_date=True),
    Field("precision", "how precisely it is dated"),
    Field("printed", "the words that date it"),
    Field("date_basis", "whether the date is printed or inferred"),
    Field("date_reason", "why it is inferred"),
    Field("anchor", "calendar entry that a relative or named date was resolved with"),
    Field("anchor_words", "what that entry is, and how its day is known"),
    Field("status", "whether it is reported or alleged"),
    _MODALITY,
    _CLAIM,
    *_DOCUMENT_FIELDS,
    Field("note", "what to know about the event"),
    _CITATION,
    Field("event_statement_id", "stable name of the statement"),
    Field("event_id", "stable name of the event, shared by all documents that tell of it"),
    _DOCUMENT_ID,
    _ORIGIN_ID,
    _DATA_VERSION,
)
PARAGRAPH_FIELDS = (
    _DOCUMENT_NUMBER,
    Field("document", "title of the document"),
    _PARAGRAPH,
    Field("text", "what it says, in our own words"),
    _DOCUMENT_ID,
)
