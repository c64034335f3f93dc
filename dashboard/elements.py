"""Page elements as plain data: what Python composes, `assets/page.js` builds node by node.

A node is `[tag, attributes, *children]`, a child another node or text. Text becomes text nodes and is never
read as markup, so that nothing a file says can act on the page; only the tags and attributes listed here
exist."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from json.encoder import encode_basestring as _quoted
from typing import Any

from typing_extensions import TypeIs

Node = list[Any]
Child = Node | str | None

_TAGS = (
    "div section header nav article h1 h2 h3 p span strong ul ol li dl dt dd a button details summary "
    "table thead tbody tr th td caption blockquote svg g line circle rect path defs pattern"
)
_ATTRIBUTES = (
    "class id href title role scope colspan open type hidden tabindex "
    "aria-label aria-hidden aria-expanded aria-level aria-controls aria-current "
    "data-pick data-go data-show data-copy data-figure "
    "x y x1 x2 y1 y2 cx cy r width height d viewBox points patternUnits patternTransform overflow"
)
TAGS = frozenset(_TAGS.split())
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
# Attributes by the keywords that may stand for them.
_KEYWORDS = {name.replace("-", "_"): name for name in ATTRIBUTES} | {name: name for name in ATTRIBUTES}
_KEYWORDS["cls"] = "class"


def el(tag: str, *children: Child | Iterable[Child], **attributes: str | float | bool | None) -> Node:
    """One node; `cls` stands for `class`, underscores for hyphens. ValueError for what is not listed."""
    if tag not in TAGS:
        raise ValueError(f"no such tag: {tag}")
    named = {key: value for key, value in attributes.items() if value is not None and value is not False}
    if not named.keys() <= _KEYWORDS.keys():
        raise ValueError(f"no such attributes: {sorted(named.keys() - _KEYWORDS.keys())}")
    if (href := named.get("href")) is not None and not _is_safe(str(href)):
        raise ValueError(f"no address of ours and no web address: {href}")
    said = {_KEYWORDS[key]: value if value is True else str(value) for key, value in named.items()}
    node: Node = [tag, said]
    _add(children, node)
    return node


def _is_safe(href: str) -> bool:
    """Whether an address is on the web or one of our own pages, given relative to the page."""
    return href.startswith(("https://", "http://", "#", "?", "./"))


def web_address(url: str | None) -> str | None:
    """The address if it is one that may be linked to, otherwise None."""
    return url if url and url.startswith(("https://", "http://")) else None


def _add(children: Iterable[Child | Iterable[Child]], node: Node) -> None:
    """Give a node that is being made its children, those in lists one by one, without what is empty."""
    for child in children:
        if isinstance(child, str):
            if child:
                node.append(child)
        elif is_node(child):
            node.append(child)
        elif child is not None:
            _add(child, node)


class Lasting(list[Any]):
    """A node that nobody changes any more, and that stands in many pages: written out but once."""

    @cached_property
    def written(self) -> str:
        """The node as `written` writes it."""
        return _written_as_it_is(self)


def written(nodes: Iterable[Child]) -> str:
    """Nodes for the browser as JSON text.

    All that is closed is written out as text within it, which the browser reads when it is opened.
    """
    return f"[{','.join(map(_written, nodes))}]"


def _written(node: Child) -> str:
    if isinstance(node, str):
        return _quoted(node)
    return node.written if isinstance(node, Lasting) else _written_as_it_is(node)


def _written_as_it_is(node: Node | None) -> str:
    if node is None:
        return "null"
    tag, attributes, *children = node
    shown = _count_shown(tag, attributes, len(children))
    parts = [f'"{tag}"', _written_attributes(attributes), *map(_written, children[:shown])]
    if shown < len(children):
        parts.append(f'{{"later":{_quoted(written(children[shown:]))}}}')
    return f"[{','.join(parts)}]"


def _count_shown(tag: str, attributes: Mapping[str, str | bool], children: int) -> int:
    """How many of a node's children are not closed."""
    if tag == "details" and "open" not in attributes:
        return min(1, children)
    return 0 if attributes.get("hidden") else children


def _written_attributes(attributes: Mapping[str, str | bool]) -> str:
    said = (
        f'"{name}":{"true" if value is True else _quoted(str(value))}' for name, value in attributes.items()
    )
    return f"{{{','.join(said)}}}"


def is_node(value: object) -> TypeIs[Node]:
    """Whether a value is a node and not a list of nodes."""
    return (
        isinstance(value, list)
        and len(value) > 1
        and isinstance(value[0], str)
        and isinstance(value[1], dict)
    )


def text_of(node: Child | dict[str, str]) -> str:
    """All the text of a node, for tests and for copies of what is shown."""
    if node is None:
        return ""
    if isinstance(node, str):
        return node
    if isinstance(node, dict):
        return " ".join(text_of(child) for child in json.loads(node["later"]))
    return " ".join(part for child in node[2:] if (part := text_of(child)))
