"""The published tables, column by column. This page is data: its rules are applied in `validation`."""

from __future__ import annotations

from typing import get_args

from etl.tables.columns import Column, Table, choice, number, reference, text, whole
from etl.terms import (
    MODALITIES,
    STATUSES,
    DatePrecision,
    Disposition,
    MentionKind,
    OriginKind,
    Qualifier,
    SiteKind,
    SitePrecision,
    SubjectKind,
    Theme,
    Verdict,
)  # fmt: skip

_THEME = choice("theme", "the subject area, which is the page it is shown on", *get_args(Theme))
_QUALIFIER = choice("qualifier", "how the number is meant: exact, about, or a bound", *get_args(Qualifier))
_VALUE = number(
    "value", "the number that is printed or computed, null where it only bounds: then see low and high"
).or_null()
_LOW = number("low", "lower bound, null where there is none").or_null()
_HIGH = number("high", "upper bound, null where there is none").or_null()
_CHANGE = choice("change", "direction where the number is a change", "up", "down").or_null()
_DOCUMENT = reference("document_id", "documents.document_id", "the document that says it")
_MODALITY = choice("modality", "whether it is stated as fact, planned, possible or denied", *MODALITIES)
_DATE_BASIS = choice("date_basis", "whether the date is printed or inferred", "printed", "inferred").or_null()
_DATE_REASON = text("date_reason", "why the date is inferred").or_null()
_ORIGIN = reference("origin_id", "origins.origin_id", "who the document has it from").or_null()
_ORIGIN_BASIS = choice(
    "origin_basis", "whether the origin is stated, inferred or unnamed", "stated", "inferred", "unnamed"
).or_null()
_CLAIM = text("claim", "the digest's sentence that holds it")
_SUBJECT = reference("subject", "subjects.subject_id", "who or what it is about").or_null()
_COUNTERPART = reference("counterpart", "subjects.subject_id", "the other side where there is one").or_null()
_SCOPE = text("scope", "what is counted, where indicators alone would mix unlike things").or_null()

_PLACE: tuple[Column, ...] = (
    whole("paragraph", "number of the original's paragraph, counted from 1", 1),
    whole("start", "first code point of the span in the digest's paragraph", 0),
    whole("end", "code point after the span", 1),
)
_PLACE_OR_NONE = tuple(column.or_null() for column in _PLACE)

FIGURES = Table(
    "figures", "one document's statement of one indicator, subject and period, or a derived figure",
    ("figure_id",),
    (
        text("figure_id", "stable slug of the figure"),
        reference("indicator_id", "indicators.indicator_id", "what is measured"),
        _THEME,
        _DOCUMENT.or_null(),
        *_PLACE_OR_NONE,
        text("title", "what a derived figure is called, null for a printed one").or_null(),
        text("printed_value", "the words of the digest that carry the number, null if derived").or_null(),
        text("printed_unit", "unit as printed, before conversion to the base unit").or_null(),
        _SUBJECT, _COUNTERPART, _VALUE, _LOW, _HIGH, _QUALIFIER,
        text("unit", "base unit of the indicator"),
        _CHANGE,
        text("period_start", "first day of the period it speaks of", "day").or_null(),
        text("period_end", "last day of the period it speaks of", "day").or_null(),
        text("period_label", "the period in words or as printed").or_null(),
        text("as_of", "date of the document, as precisely as it is known", "date").or_null(),
        _DATE_BASIS, _DATE_REASON, _SCOPE, _MODALITY,
        choice("status", "whether it is reported, alleged or derived", *STATUSES["indicator"], "derived"),
        _ORIGIN, _ORIGIN_BASIS, _CLAIM.or_null(),
        text("formula", "the formula of a derived figure").or_null(),
        text("formula_words", "the formula in words, with what the documents print").or_null(),
        reference("input_figure_ids", "figures.figure_id", "what a derived one comes from", "list").or_null(),
        text("assumption", "the convention that a derived figure rests on").or_null(),
        reference("site_id", "sites.site_id", "the place it is about").or_null(),
    ),
)  # fmt: skip

DOCUMENTS = Table(
    "documents", "one source text and its digest", ("document_id",),
    (
        text("document_id", "slug of the document"),
        text("title", "title of the document"),
        text("title_basis", "whether the title is stated or inferred, and why").or_null(),
        text("author", "who wrote it, null where the document does not say").or_null(),
        text("publisher", "who published it, null where the document does not say").or_null(),
        text("published", "date of publication, as precisely as it is known", "date").or_null(),
        choice("published_basis", "whether that date is stated or inferred", "stated", "inferred").or_null(),
        text("published_reason", "what the date of publication rests on").or_null(),
        text("kind", "what sort of text it is"),
        text("url", "address where it can be read, null where none is known").or_null(),
        text("relies_on", "whose work it reports as a whole: list of origin, basis and reason", "list"),
        text("paragraphs", "the digest: list of paragraph number and plain text", "list"),
        text("original_file", "file name of the original, which is kept outside this repository"),
        text("original_sha256", "SHA-256 of the original", "sha256"),
        whole("original_characters", "length of the original in code points", 1),
        whole("original_paragraphs", "paragraphs of the original, null until it was checked", 1).or_null(),
        text("ignored", "mentions of the original that are no figures: list of paragraph, printed form, "
             "reason, and which of equal prints", "list").or_null(),
        text("digest_sha256", "SHA-256 of the digest's file", "sha256"),
        text("verified_on", "day when the digest was last checked against the original", "day").or_null(),
        text("verified_result", "outcome of that check, null once the digest has changed").or_null(),
    ),
)  # fmt: skip

MENTIONS = Table(
    "mentions", "one number, date or annotated span of a digest, and what became of it", ("mention_id",),
    (
        text("mention_id", "slug of the mention"), _DOCUMENT, *_PLACE,
        text("printed", "the words themselves"),
        choice("kind", "what it expresses, null for a span without a number",
               *get_args(MentionKind)).or_null(),
        _VALUE, _LOW, _HIGH, _QUALIFIER.or_null(),
        text("unit", "canonical unit, null where it has none").or_null(),
        text("per", "the unit of time of a rate").or_null(),
        _CHANGE,
        text("date", "the date as ISO 8601 or EDTF, dates and periods only", "edtf").or_null(),
        choice("disposition", "what became of it", *get_args(Disposition)),
        text("bound_to", "ids of what it is bound to", "list"),
        text("reason", "why it is no figure, where it is none").or_null(),
    ),
)  # fmt: skip

INDICATORS = Table(
    "indicators", "something measured", ("indicator_id",),
    (
        text("indicator_id", "slug of the indicator"),
        text("title", "its name"),
        text("measure", "what is measured, of whom"),
        _THEME,
        text("unit", "base unit of its values"),
        text("accepts", "printed units that mean the base unit one to one", "list"),
        text("kinds", "kinds of mention that it takes", "list"),
        text("scopes", "its scopes, each with its meaning", "object"),
        whole("headline_order", "place among the headline figures, null if it is none", 0).or_null(),
        number("tolerance", "share by which an about may stray when compared", 0).or_null(),
        text("higher_is", "how a higher value is to be read").or_null(),
        text("sentence", "sentence on a headline figure, with places in braces to fill").or_null(),
    ),
)  # fmt: skip

SUBJECTS = Table(
    "subjects", "someone or something that figures are about", ("subject_id",),
    (
        text("subject_id", "slug of the subject"),
        text("title", "its name"),
        choice("kind", "what it is", *get_args(SubjectKind)),
        text("iso3", "ISO 3166 code of a country").or_null(),
    ),
)  # fmt: skip

ORIGINS = Table(
    "origins", "someone a document has a figure from", ("origin_id",),
    (
        text("origin_id", "slug of the origin"),
        text("title", "its name"),
        choice("kind", "what it is", *get_args(OriginKind)),
        reference("via", "origins.origin_id", "origins that it has its own data from", "list"),
        text("url", "its address").or_null(),
    ),
)  # fmt: skip

SITES = Table(
    "sites", "a place on the map", ("site_id",),
    (
        text("site_id", "slug of the site"),
        text("name", "its name"),
        choice("kind", "what it is", *get_args(SiteKind)),
        choice("status", "the firmest that any document says of it, if one does",
               *STATUSES["site"]).or_null(),
        number("longitude", "degrees east, null where it is unplaced or an area", -180, 180).or_null(),
        number("latitude", "degrees north, null where it is unplaced or an area", -90, 90).or_null(),
        choice("precision", "how precisely it is placed", *get_args(SitePrecision)),
        text("boundary_file", "file under datasets/boundaries that holds its outline").or_null(),
        text("boundary_name", "its name in that file").or_null(),
        text("coordinate_source", "where the coordinates come from").or_null(),
        text("note", "what to know about it").or_null(),
    ),
)  # fmt: skip

SITE_MENTIONS = Table(
    "site_mentions", "one document's naming of one site", ("site_mention_id",),
    (
        text("site_mention_id", "slug of the naming"),
        reference("site_id", "sites.site_id", "the site"), _DOCUMENT, *_PLACE,
        text("printed", "the name as the digest prints it"),
        choice("status", "how firmly it is said", *STATUSES["site"]),
        text("role", "what the place is named for").or_null(),
        _ORIGIN, _ORIGIN_BASIS, _CLAIM,
    ),
)  # fmt: skip

EVENTS = Table(
    "events", "one document's statement of one event", ("event_statement_id",),
    (
        text("event_statement_id", "slug of the statement"),
        text("event_id", "slug of the event, shared by all documents that tell of it"),
        text("title", "what happened"),
        _THEME,
        text("date_start", "first day it may have been, null where nothing is said", "day").or_null(),
        text("date_end", "last day it may have been", "day").or_null(),
        choice("precision", "how precisely it is dated", *get_args(DatePrecision)).or_null(),
        text("date_label", "the date in words or as printed").or_null(),
        _DOCUMENT, *_PLACE,
        text("printed", "the words that date it"),
        _DATE_BASIS, _DATE_REASON,
        text("anchor", "calendar entry that a relative or named date was resolved with").or_null(),
        text("anchor_words", "what that entry is, and how its day is known").or_null(),
        _ORIGIN, _ORIGIN_BASIS,
        choice("status", "whether it is reported or alleged", *STATUSES["event"]),
        _MODALITY, _CLAIM,
        text("note", "what to know about the event").or_null(),
    ),
)  # fmt: skip

SYSTEMS = Table(
    "systems", "a weapon or system that is named by its designation", ("system_id",),
    (
        text("system_id", "slug of the system"),
        text("name", "its name"),
        text("printed", "the forms in which it is printed", "list"),
        text("what", "what it is"),
    ),
)  # fmt: skip

SYSTEM_MENTIONS = Table(
    "system_mentions", "one document's naming of one system", ("system_mention_id",),
    (
        text("system_mention_id", "slug of the naming"),
        reference("system_id", "systems.system_id", "the system"), _DOCUMENT, *_PLACE,
        text("printed", "the name as the digest prints it"),
        _MODALITY,
        choice("status", "whether it is reported or alleged", *STATUSES["system"]),
        _ORIGIN, _ORIGIN_BASIS, _CLAIM,
    ),
)  # fmt: skip

AGREEMENT = Table(
    "agreement", "what the documents together say on one matter, computed", ("agreement_id",),
    (
        text("agreement_id", "slug of the comparison"),
        reference("indicator_id", "indicators.indicator_id", "the indicator compared, if one is").or_null(),
        reference("event_id", "events.event_id", "the event compared, if one is").or_null(),
        _SUBJECT, _COUNTERPART, _SCOPE,
        text("period_label", "the period compared").or_null(),
        choice("verdict", "single, same, compatible (ranges overlap) or conflict (they do not)",
               *get_args(Verdict)),
        whole("documents", "how many documents speak on it", 1),
        whole("origins", "how many independent, named origins they have it from", 0),
        number("low", "lower end of what all of them allow, or of all they say in a conflict").or_null(),
        number("high", "upper end, likewise").or_null(),
        text("figure_ids", "the figures or event statements compared", "list"),
        text("modalities", "the modalities among them", "list"),
        text("note", "why the verdict is what it is").or_null(),
    ),
)  # fmt: skip

COLUMNS = Table(
    "columns", "one column of one table: this list", ("table_name", "column_name"),
    (
        text("table_name", "the table"),
        text("column_name", "the column"),
        choice("type", "its type", "string", "integer", "number", "boolean"),
        Column("is_nullable", "boolean", "whether a row may leave it empty"),
        text("meaning", "what it holds"),
    ),
)  # fmt: skip

SCHEMAS: dict[str, Table] = {
    table.name: table
    for table in (
        FIGURES, DOCUMENTS, MENTIONS, INDICATORS, SUBJECTS, ORIGINS, SITES, SITE_MENTIONS, EVENTS,
        SYSTEMS, SYSTEM_MENTIONS, AGREEMENT, COLUMNS,
    )
}  # fmt: skip
