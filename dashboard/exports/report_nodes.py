"""Page elements made fit for a file: links that lead within it, nothing that only a running page can do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qs

from dashboard.elements import Child, Node, el, is_node
from dashboard.exports.report_drawings import Plate

Way = Literal["print", "file"]
# What opens on a click and is printed open; all else that is folded is left out of print.
_PRINTED_OPEN = frozenset({"chart-table", "fold"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where elements stand: in print or in a file, and which sources and chapters links can lead to.

    `prefix` begins the ids of this chapter, so that chapters that show the same can follow one another.
    """

    way: Way
    prefix: str
    paragraphs: Mapping[str, frozenset[int]] = field(default_factory=dict)
    chapters: Mapping[str, str] = field(default_factory=dict)
    evidence: frozenset[str] = frozenset()

    def anchor(self, target: str) -> str | None:
        """Where an address of the dashboard is found in this file; None where it is not there."""
        page, _, query = target.removeprefix("./").partition("?")
        if page != "sources" or not query:
            return f"#{self.chapters[page]}" if page in self.chapters and not query else None
        asked = parse_qs(query)
        document, paragraph = asked.get("document", [""])[0], asked.get("paragraph", [""])[0]
        if document not in self.paragraphs:
            return None
        is_there = paragraph.isdecimal() and int(paragraph) in self.paragraphs[document]
        return source_anchor(document, int(paragraph) if is_there else None)


def source_anchor(document_id: str, paragraph: int | None) -> str:
    """The address of a source, or of its paragraph, among a file's endnotes."""
    return f"#source-{document_id}" + (f"-{paragraph}" if paragraph else "")


def evidence_anchor(name: str) -> str:
    """The address of a figure's or an event's evidence in a file."""
    return "#evidence-" + "-".join(name.split())


def settled(nodes: Iterable[Child], setting: Setting) -> list[Node]:
    """The elements as the file shows them."""
    return [node for one in nodes if is_node(one) for node in _settled(one, setting)]


def _settled(node: Node, setting: Setting) -> Iterator[Node]:
    classes = classes_of(node)
    if _is_left_out(node, classes, setting):
        return
    special = {"a": _link, "button": _button, "details": _details}.get(node[0])
    made = special(node, setting) if special else [node[0], _own(node[1], setting), *_children(node, setting)]
    if made is not None:
        yield made


def _children(node: Node, setting: Setting) -> list[Child]:
    found: list[Child] = []
    for child in node[2:]:
        found += _settled(child, setting) if is_node(child) else [child]
    # A dot that parted what is left out from what stays has nothing to part.
    return found[:-1] if found and found[-1] == " · " else found


def _is_left_out(node: Node, classes: frozenset[str], setting: Setting) -> bool:
    if is_for_the_screen(node):
        return True
    return setting.way == "print" and ("hidden" in node[1] or "behind" in classes)


def is_for_the_screen(node: Node) -> bool:
    """Whether only a running page has a use for it: switches, buttons, hints to click, the documents' tabs;
    patterns, which a file has once, the map's legend, which its drawing has in a file, and the list of
    sources, which becomes endnotes."""
    inner = [child for child in node[2:] if is_node(child)]
    held = frozenset(name for child in inner for name in classes_of(child))
    if classes_of(node) & {"patterns", "hint", "close", "map-legend"} or "tabs" in held:
        return True
    if node[0] == "section" and "sources" in held:
        return True
    return node[0] in {"p", "div"} and (_is_switch(inner) or _is_only_buttons(node))


def _is_switch(inner: Iterable[Node]) -> bool:
    targets = [str(child[1].get("data-go", "")).partition("?") for child in inner if child[0] == "a"]
    return any(query and page != "sources" for page, _, query in targets)


def _is_only_buttons(node: Node) -> bool:
    inner = [child for child in node[2:] if child is not None]
    return bool(inner) and all(
        is_node(child) and child[0] == "button" and "data-show" not in child[1] for child in inner
    )


def classes_of(node: Node) -> frozenset[str]:
    """The classes of an element."""
    return frozenset(str(node[1].get("class", "")).split())


def _own(attributes: Mapping[str, object], setting: Setting) -> dict[str, object]:
    """The attributes that do something in a file, ids as this chapter's own."""
    kept = {
        name: value for name, value in attributes.items()
        if not name.startswith(("data-", "aria-controls", "aria-expanded"))
        and name not in {"hidden", "tabindex", "type", "href", "aria-current"}
    }  # fmt: skip
    if "id" in kept:
        kept["id"] = setting.prefix + str(kept["id"])
    return kept


def _link(node: Node, setting: Setting) -> Node:
    attributes = node[1]
    href = str(attributes.get("href", ""))
    if "data-show" in attributes:
        return _shown(node, setting)
    found = href if href.startswith(("https://", "http://")) else setting.anchor(
        str(attributes.get("data-go", href))
    )  # fmt: skip
    own = _own(attributes, setting)
    if found is None:
        return ["span", own, *_children(node, setting)]
    return ["a", own | {"href": found}, *_children(node, setting)]


def _shown(node: Node, setting: Setting) -> Node:
    """What opens something on the page: a link to it where it is in the file."""
    own = _own(node[1], setting)
    if setting.way == "print":
        return ["span", own, *_children(node, setting)]
    target = str(node[1]["data-show"]).split()[0]
    return ["a", own | {"href": f"#{setting.prefix}{target}"}, *_children(node, setting)]


def _button(node: Node, setting: Setting) -> Node | None:
    attributes = node[1]
    if "data-show" in attributes:
        return _shown(node, setting)
    picked = str(attributes.get("data-pick", ""))
    if picked and setting.way == "file" and picked in setting.evidence:
        return ["a", {"href": evidence_anchor(picked)}, *_children(node, setting)]
    return ["span", {}, *_children(node, setting)] if picked else None


def _details(node: Node, setting: Setting) -> Node:
    """Folded in a file; in print open where it is a table, otherwise its line alone."""
    own = _own(node[1], setting)
    if setting.way == "file":
        return ["details", own, *_children(node, setting)]
    is_open = bool(classes_of(node) & _PRINTED_OPEN)
    shown = [child for child in node[2:] if is_open or (is_node(child) and child[0] == "summary")]
    return ["details", own | {"open": True}, *_children(["details", {}, *shown], setting)]


def plate_table(plate: Plate, setting: Setting) -> list[Node]:
    """The chart's numbers as a table; in a file each row leads to its evidence."""
    if not plate.table:
        return []
    columns = list(dict.fromkeys(name for row in plate.table for name in row))
    head = el("thead", el("tr", [el("th", name, scope="col") for name in columns]))
    ids = (*plate.figure_ids, *[""] * len(plate.table))
    rows = [
        el("tr", [_cell(row.get(name, ""), name == columns[0], figure, setting) for name in columns])
        for row, figure in zip(plate.table, ids, strict=False)
    ]
    caption = el("caption", plate.title, cls="unseen")
    table = el("table", caption, head, el("tbody", rows), cls="plain")
    if setting.way == "print":
        return [table]
    return [el("details", el("summary", "Data"), table, cls="chart-table")]


def _cell(words: str, is_first: bool, figure: str, setting: Setting) -> Node:
    if is_first and setting.way == "file" and figure in setting.evidence:
        return el("td", ["a", {"href": evidence_anchor(figure)}, words] if words else None)
    return el("td", words)
