"""YAML becomes plain mappings: no aliases, no repeated keys, no sudden dates, a line for every mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from etl.errors import Problem

_DEEPEST = 12
LONGEST = 1_000_000  # characters
# libyaml is some ten times faster; a build of PyYAML without it works as well.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RecordError(Exception):
    """The YAML cannot be read; `line` counts from 1 in the text that was given, 0 where none is known."""

    def __init__(self, line: int, found: str, advice: str) -> None:
        self.line, self.found, self.advice = line, found, advice
        super().__init__(found)


class _Loader(_Base):  # type: ignore[misc]
    """The safe loader, less its dates (they stay text) and its habit of letting a repeated key win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping by its keys. Raises RecordError for a key that is no plain word or stands twice."""
        seen = set()
        for key, _value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise RecordError(_line(key.start_mark), "a key that is no plain word", "write `key: value`")
            if key.value in seen:
                raise RecordError(_line(key.start_mark), f"{key.value!r} stands twice", "keep one of the two")
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep))


# Numbers are written as people write them: not in base 60 ("59:59"), 16 or 8, and not without end.
_NUMBERS = {
    "tag:yaml.org,2002:int": r"[-+]?(?:0|[1-9][0-9]{0,999})",
    "tag:yaml.org,2002:float": r"[-+]?(?:[0-9]{1,999}\.[0-9]{0,999}|\.[0-9]{1,999})(?:[eE][-+]?[0-9]{1,9})?"
    r"|[-+]?\.inf|\.nan",
}
_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, re.compile(rf"^(?:{_NUMBERS[tag]})$") if tag in _NUMBERS else pattern)
        for tag, pattern in resolvers
        if tag != "tag:yaml.org,2002:timestamp"
    ]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}


def read_yaml(text: str) -> object:
    """The YAML of `text` as plain lists, mappings and scalars; dates stay text. Raises RecordError."""
    if len(text) > LONGEST:
        raise RecordError(0, f"{len(text)} characters of YAML", f"keep it under {LONGEST}")
    try:
        _refuse_tricks(text)
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        found = " ".join(filter(None, (error.context, error.problem)))
        raise RecordError(_line(error.problem_mark), f"broken YAML ({found})", "mend the line") from error
    except yaml.YAMLError as error:
        raise RecordError(0, f"broken YAML ({str(error).splitlines()[0]})", "mend the file") from error
    except ValueError as error:
        raise RecordError(0, f"a value that YAML cannot read ({error})", "put it in quotes") from error


def _refuse_tricks(text: str) -> None:
    """Aliases can blow up a small file, deep nesting the stack, tags make what they like: none is needed."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise RecordError(_line(event.start_mark), "an alias (*)", "write the value out")
        if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None) is not None:
            raise RecordError(_line(event.start_mark), "a tag (!)", "leave it out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise RecordError(_line(event.start_mark), f"more than {_DEEPEST} levels", "flatten it")


def _line(mark: Any) -> int:
    """The line that a mark of PyYAML or of libyaml stands on."""
    return 0 if mark is None else int(mark.line) + 1


class Place(NamedTuple):
    """A file and what precedes the key in a problem's place, such as the record's id."""

    file: str
    prefix: str = ""


def validation_problems(error: ValidationError, place: Place) -> Iterator[Problem]:
    """One problem for each thing that a record's model refused."""
    for detail in error.errors(include_url=False):
        key = ".".join(map(str, (place.prefix, *detail["loc"]) if place.prefix else detail["loc"]))
        if detail["type"] == "extra_forbidden":
            yield Problem(place.file, key, "unknown key", "remove it or correct its name")
        elif detail["type"] == "missing":
            yield Problem(place.file, key, "missing", "add it")
        else:
            # pydantic puts two words of its own before what a check of ours says.
            said = detail["msg"].removeprefix("Value error, ")
            yield Problem(place.file, key, f"{said} (found {str(detail['input'])[:60]!r})", "correct it")


def file_label(path: Path) -> str:
    """How a problem names a file: below the repository where it lies there, else from its last folders on."""
    parts = path.absolute().parts  # not `resolve`, which stumbles over links that go in circles
    if "datasets" in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index("datasets") :])
    return "/".join(parts[-2:])
