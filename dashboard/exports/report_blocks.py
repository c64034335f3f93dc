"""Page elements as headings, paragraphs, lists and tables, which documents and slides are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dashboard.elements import Child, Node, is_node
from dashboard.exports.report_nodes import classes_of, is_for_the_screen
from dashboard.exports.report_text import told


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 2 stands below a chapter's, 3 below that."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `look` is "lead", "note" or "text"."""

    text: str
    look: str = "text"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of equals."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells beneath their columns; a row of one cell stands across. No columns, no head."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Aside(str):
    """A cell across its table that explains the row above it."""


Block = Heading | Paragraph | Bullets | Table
LEDGER = ("Figure", "Value", "When", "According to")
_DISPUTES = ("Matter", "What is said", "What follows")
_DIGEST = ("Paragraph", "Digest", "Read from it")
_BLOCKS = frozenset(
    {"p", "div", "li", "dt", "dd", "td", "th", "h2", "h3", "article", "section", "summary", "tr", "button"}
)
_PASSED_OVER = frozenset({"legend", "unseen", "whose", "behind", "more"})


def blocks_of(nodes: Iterable[Child]) -> tuple[Block, ...]:
    """The elements as blocks, what belongs to one table together."""
    return tuple(_joined(block for node in nodes if is_node(node) for block in _blocks(node)))


def words_of(node: Child) -> str:
    """The text that a reader sees in an element, a new line between its paragraphs; [3] is source 3."""
    lines = "".join(_pieces(node)).split("\n")
    return told("\n".join(line for one in lines if (line := re.sub(" +(?= |: )", "", one).strip(" "))))


def _pieces(node: Child) -> Iterator[str]:
    if node is None:
        return
    if isinstance(node, str):
        yield node
        return
    classes = classes_of(node)
    if classes & _PASSED_OVER or node[0] == "svg" or node[1].get("aria-hidden") == "true":
        return
    if "number" in classes:
        yield f"[{words_of(node[2])}]"
        return
    is_block = node[0] in _BLOCKS or "dated" in classes
    yield "\n" if is_block else ": " if "meaning" in classes else " " if "tag" in classes else ""
    for child in node[2:]:
        yield from _pieces(child)
    yield "\n" if is_block else ""


def _blocks(node: Node) -> Iterator[Block]:
    classes = classes_of(node)
    is_passed_over = classes & _PASSED_OVER or node[0] in {"svg", "nav"} or "hidden" in node[1]
    if is_passed_over or is_for_the_screen(node):
        return
    for look, make in _MADE.items():
        if look in classes or look == node[0]:
            yield from make(node)
            return
    for child in node[2:]:
        if is_node(child):
            yield from _blocks(child)


def _heading(level: int) -> Callable[[Node], Iterator[Block]]:
    def make(node: Node) -> Iterator[Block]:
        first = next((child for child in node[2:] if is_node(child) and not classes_of(child)), None)
        text = words_of(first if "theme" in classes_of(node) and first else node).replace("\n", " ")
        if text:
            yield Heading(level, text)

    return make


def _paragraph(node: Node) -> Iterator[Block]:
    classes = classes_of(node)
    text = words_of(node)
    if text:
        yield Paragraph(text, "lead" if "lead" in classes else "note" if "note" in classes else "text")


def _bullets(node: Node) -> Iterator[Block]:
    items = tuple(text for child in node[2:] if is_node(child) and (text := words_of(child)))
    if items:
        yield Bullets(items)


def _facts(node: Node) -> Iterator[Block]:
    pairs = [child for child in node[2:] if is_node(child) and child[0] == "div"]
    rows = tuple(tuple(words_of(one) for one in pair[2:] if is_node(one)) for pair in pairs)
    if rows:
        yield Table((), rows)


def _ledger_row(node: Node) -> Iterator[Block]:
    line = next(child for child in node[2:] if is_node(child) and child[0] == "summary")
    parts = {next(iter(classes_of(part)), ""): words_of(part) for part in line[2:] if is_node(part)}
    yield Table(LEDGER, (tuple(parts.get(name, "") for name in ("label", "amount", "time", "voices")),))


def _dispute(node: Node) -> Iterator[Block]:
    label, readings, *rest = (child for child in node[2:] if is_node(child))
    said = "\n".join(words_of(reading) for reading in readings[2:])
    yield Table(_DISPUTES, ((words_of(label), said, "\n".join(map(words_of, rest))),))


def _passage(node: Node) -> Iterator[Block]:
    label, text, notes = (child for child in node[2:] if is_node(child))
    lines = [words_of(next(iter(note[2:]), None)).replace("\n", " ") for note in notes[2:] if is_node(note)]
    yield Table(_DIGEST, ((words_of(label), words_of(text), "\n".join(lines)),))


def _table(node: Node) -> Iterator[Block]:
    heads = [row for part in node[2:] if is_node(part) and part[0] == "thead" for row in part[2:]]
    bodies = [row for part in node[2:] if is_node(part) and part[0] == "tbody" for row in part[2:]]
    columns = tuple(words_of(cell) for row in heads for cell in row[2:])
    rows = (_table_row(row) for row in bodies if "behind" not in classes_of(row))
    found = tuple(row for row in rows if any(row))
    if found:
        yield Table(columns, found)


def _table_row(row: Node) -> tuple[str, ...]:
    words = tuple(words_of(cell) for cell in row[2:])
    return tuple(map(Aside, words)) if "why" in classes_of(row) else words


def _folded(node: Node) -> Iterator[Block]:
    """What is folded, under its line as a heading."""
    for child in node[2:]:
        if is_node(child) and child[0] == "summary":
            text = words_of(child).replace("\n", " ")
            yield Heading(3, text)
        elif is_node(child):
            yield from _blocks(child)


_MADE: dict[str, Callable[[Node], Iterator[Block]]] = {
    "row": _ledger_row, "dispute": _dispute, "passage": _passage, "fold": _folded, "chart-table": _folded,
    "gap": lambda node: iter(()), "table": _table, "h2": _heading(2), "h3": _heading(3), "p": _paragraph,
    "ul": _bullets, "ol": _bullets, "dl": _facts,
}  # fmt: skip


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Tables with the same columns that follow one another as one."""
    held: Table | None = None
    for block in blocks:
        if isinstance(block, Table) and held is not None and block.columns == held.columns:
            held = Table(held.columns, held.rows + block.rows)
            continue
        if held is not None:
            yield held
        held = block if isinstance(block, Table) else None
        if held is None:
            yield block
    if held is not None:
        yield held
