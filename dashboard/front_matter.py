"""What is known of a document, in words: who wrote it, what it relies on, how its digest was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.dates import date_words
from dashboard.digests import KINDS, Passage, Shelf, skipped_numbers
from dashboard.numerals import counted, number
from dashboard.records import Document, Mention
from dashboard.wording import basis_of_date_words, joined, sentence

_NOUNS = {"figure": "figure", "event": "dated statement", "site": "place", "system": "arms system"}
_NAMED = frozenset({"site", "system"})
_PLAIN = {
    "designation": "part of a name",
    "counting": "plain counting word",
    "enumerator": "number of a list",
    "time": "time of day",
}
Facts = tuple[tuple[str, str], ...]


def document_facts(document: Document, catalogue: Catalogue) -> Facts:
    """The front matter, each part with its basis; what the document does not say is said to be so."""
    return (
        ("Title", document.title_basis or "stated"),
        ("Author", document.author or "not named"),
        ("Publisher", document.publisher or "not named"),
        ("Published", _published_words(document)),
        ("Kind", document.kind),
        ("Relies on", reliance_words(document.relies_on, catalogue)),
        ("Original", original_words(document)),
        ("Verified", verified_words(document)),
    )


def _published_words(document: Document) -> str:
    words = basis_of_date_words(document)
    return f"{words}: {document.published_reason}" if document.published_reason else words


def reliance_words(relies_on: Sequence[Mapping[str, Any]], catalogue: Catalogue) -> str:
    """Whose work the document reports as a whole, and how sure that is."""
    parts = []
    for one in relies_on:
        origin = catalogue.origin(one.get("origin") or None)
        title = origin.title if origin else "not named"
        reason = f": {one['reason']}" if one.get("reason") else ""
        parts.append(f"{title} ({one.get('basis') or 'stated'}{reason})")
    return "; ".join(parts) or "nobody as a whole; origins are given figure by figure"


def original_words(document: Document) -> str:
    """The original's file, its length and the beginning of its checksum; the file itself is not here."""
    if not document.original_file:
        return "not recorded"
    length = f", {number(document.original_characters)} characters" if document.original_characters else ""
    digest = f", SHA-256 {document.original_sha256[:12]}…" if document.original_sha256 else ""
    return f"{document.original_file}{length}{digest}; kept outside this collection"


def verified_words(document: Document) -> str:
    """When the digest was last held against the original, and with what result."""
    if not document.verified_on:
        return "never held against the original"
    if not document.verified_result:
        return f"last on {date_words(document.verified_on)}; the digest has changed since"
    return f"{date_words(document.verified_on)}: {document.verified_result}"


def kind_counts(read: Sequence[Passage]) -> dict[str, int]:
    """How many things of each kind a digest holds; a place or a kind of arms named twice is one."""
    notes = [note for passage in read for note in passage.notes]
    things = {(one.kind, one.headline if one.kind in _NAMED else one.note_id) for one in notes}
    found = Counter(kind for kind, _ in things)
    return {kind: found[kind] for kind in KINDS}


def document_claim(document: Document, read: Sequence[Passage]) -> str:
    """What kind of text it is, of when, and what the data hold of it, in two sentences."""
    by = f"by {document.author}" if document.author else "by an author not named"
    where = ", ".join(
        part for part in (f"{document.kind} {by}", document.publisher, basis_of_date_words(document)) if part
    )
    held = joined([counted(count, _NOUNS[kind]) for kind, count in kind_counts(read).items()])
    length = counted(len(read), "paragraph")
    return f"{sentence(where)} {sentence(f'its digest holds {held} in {length}')}"


def skipped_words(read: Sequence[Passage], total: int | None = None) -> str:
    """Which of the original's paragraphs the digest leaves out: "Paragraphs 2 and 5–7 … are left out".

    Where it is not known how many there are in all, that is said as far as the last one retold.
    """
    if not read:
        return "The digest has no paragraphs."
    skipped = skipped_numbers(read, total)
    last = read[-1].number
    if total is not None:
        are = "is" if len(skipped) == 1 else "are"
        out = f"{_numbered(skipped)} {are} left out" if skipped else "none is left out"
        return sentence(f"the original has {counted(total, 'paragraph')}; {out}")
    if not skipped:
        return (
            f"The digest leaves out none of the original's paragraphs up to {last}, the last that it retells."
        )
    are = "is" if len(skipped) == 1 else "are"
    return (
        f"Of the original's paragraphs up to {last}, the last that it retells, "
        f"{_numbered(skipped)} {are} left out."
    )


def _numbered(skipped: Sequence[int]) -> str:
    return f"{'paragraph' if len(skipped) == 1 else 'paragraphs'} {joined(_runs(skipped))}"


def _runs(numbers: Iterable[int]) -> list[str]:
    """Numbers in order with neighbours drawn together: 2, 5, 6, 7 gives "2", "5–7"."""
    runs: list[list[int]] = []
    for one in numbers:
        if runs and runs[-1][-1] == one - 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def unbound(document: Document, shelf: Shelf) -> tuple[tuple[int, str, str], ...]:
    """The numbers of the digest that are no figures: paragraph, printed form and why not."""
    found = [one for one in shelf.mentions if one.document_id == document.document_id and _is_ignored(one)]
    found.sort(key=lambda one: (one.paragraph, one.start))
    return tuple((one.paragraph, one.printed, one.reason or _PLAIN.get(one.disposition, one.disposition))
                 for one in found)  # fmt: skip


def ignored_in_original(document: Document) -> tuple[tuple[int, str, str], ...]:
    """The numbers of the original that the data leave out: paragraph, printed form and why."""
    found = [
        (int(entry.get("paragraph") or 0), str(entry.get("printed") or ""), str(entry.get("reason") or ""))
        for entry in document.ignored
    ]
    return tuple(sorted(found, key=lambda entry: entry[0]))


def _is_ignored(mention: Mention) -> bool:
    return mention.disposition not in {*KINDS, "date"}
