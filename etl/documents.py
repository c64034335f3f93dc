"""Digests become documents: front matter, numbered paragraphs of plain text, annotations by offset."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from pydantic import ValidationError

from etl.annotations import Annotation, annotation_findings, repetitions
from etl.errors import DataProblems, Problem
from etl.front_matter import FrontMatter
from etl.yaml_records import Place, RecordError, file_label, read_yaml, validation_problems

# Bounds on what is handed to the Markdown parser, whose time grows with the square of a paragraph's brackets.
_LONGEST_FILE = 2_000_000
_LONGEST_BLOCK = 20_000
_MOST_BRACKETS = 400

NEWLINE = "\n"
_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_BLOCK = re.compile(r"(?:[^\n]+\n?)+")
_INLINE = {"text", "softbreak", "em_open", "em_close", "strong_open", "strong_close"}
_NUMBER = re.compile(r"p([1-9]\d{0,5})")
_BLOCK_LINE = re.compile(r"^ {0,3}\{[^\n]*\}[ \t]*$", re.MULTILINE)
_LEFT_OVER = re.compile(r"[\[\]{}<]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a digest, numbered like the original's."""

    number: int
    text: str
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A digest as read; `sha256` is of its file."""

    id: str
    path: Path
    meta: FrontMatter
    paragraphs: tuple[Paragraph, ...]
    sha256: str

    @property
    def file(self) -> str:
        """How a problem names the digest's file."""
        return file_label(self.path)


def read_documents(folder: Path) -> tuple[Document, ...]:
    """Every digest (`*.md`) of the folder by id. Raises DataProblems with all problems of all files."""
    documents, problems = documents_and_problems(folder)
    if problems:
        raise DataProblems(problems)
    return documents


def documents_and_problems(folder: Path) -> tuple[tuple[Document, ...], list[Problem]]:
    """Every digest of the folder that can be read, and what is wrong with the others."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        try:
            documents.append(read_document(path))
        except DataProblems as error:
            problems += error.problems
    if not documents and not problems:
        problems = [Problem(file_label(folder), "", "no digest (*.md)", "add one")]
    return tuple(documents), problems


def read_document(path: Path) -> Document:
    """The digest in that file. Raises DataProblems with everything that is wrong in it."""
    file = file_label(path)
    content = _content(path, file)
    text = _decoded(content, file)
    problems = list(_size_problems(text, file))
    if problems:
        raise DataProblems(problems)
    tokens = _markdown().parse(text)
    meta, meta_problems = _front_matter(tokens, path, file)
    paragraphs, paragraph_problems = _paragraphs(tokens, file)
    problems = [*meta_problems, *paragraph_problems, *_lost_lines(text, paragraphs, file)]
    if problems or meta is None:
        raise DataProblems(problems)
    return Document(meta.id, path, meta, tuple(paragraphs), sha256(content).hexdigest())


def _content(path: Path, file: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        found = f"it cannot be read ({error.strerror})"
        raise DataProblems([Problem(file, "", found, "make it a readable file or remove it")]) from error


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8").replace("\r\n", "\n").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DataProblems(
            [Problem(file, f"line {line}", f"byte {error.start} is not UTF-8", "save the file as UTF-8")]
        ) from error


def _size_problems(text: str, file: str) -> Iterator[Problem]:
    if len(text) > _LONGEST_FILE:
        yield Problem(file, "", f"{len(text)} characters", f"keep a digest under {_LONGEST_FILE}")
        return
    head = _FRONT_MATTER.match(text)
    start = head.end() if head else 0
    for block in _BLOCK.finditer(text, start):
        most = max(block[0].count("["), block[0].count("{"))
        if len(block[0]) <= _LONGEST_BLOCK and most <= _MOST_BRACKETS:
            continue
        place = f"line {text.count(NEWLINE, 0, block.start()) + 1}"
        found = f"{len(block[0])} characters and {most} brackets in one paragraph"
        yield Problem(file, place, found, f"keep it to {_LONGEST_BLOCK} and {_MOST_BRACKETS}")


@cache
def _markdown() -> MarkdownIt:
    """CommonMark with spans and block attributes; what digests do not use stays text, and is refused."""
    parser = MarkdownIt("commonmark", {"html": False})
    parser.use(front_matter_plugin).use(attrs_plugin, spans=True).use(attrs_block_plugin)
    return parser.disable(
        ["reference", "link", "image", "autolink", "backticks", "html_inline", "html_block"]
    )


def _front_matter(tokens: Sequence[Token], path: Path, file: str) -> tuple[FrontMatter | None, list[Problem]]:
    if not tokens or tokens[0].type != "front_matter":
        return None, [Problem(file, "line 1", "no front matter", "start the file with --- and the id")]
    try:
        meta = FrontMatter.model_validate(read_yaml(tokens[0].content))
    except RecordError as error:
        return None, [Problem(file, f"line {error.line + 1}", error.found, error.advice)]
    except ValidationError as error:
        return None, list(validation_problems(error, Place(file)))
    if meta.id != path.stem:
        return meta, [Problem(file, "id", f"the id {meta.id!r} is not the file's name", "make them equal")]
    return meta, []


def _paragraphs(tokens: Sequence[Token], file: str) -> tuple[list[Paragraph], list[Problem]]:
    paragraphs: list[Paragraph] = []
    problems: list[Problem] = []
    for opening, token in pairwise(tokens):
        if (
            opening.level == 0
            and opening.nesting >= 0
            and opening.type not in ("paragraph_open", "front_matter")
        ):
            problems.append(_block_problem(opening, file))
        if opening.type == "paragraph_open" and opening.level == 0 and token.type == "inline":
            number = _NUMBER.fullmatch(str(opening.attrs.get("id", "")))
            place = f"paragraph {number[1]}" if number else f"line {_first_line(opening)}"
            if not number or len(opening.attrs) > 1:
                problems.append(Problem(file, place, "no paragraph number", "put {#p7} on a line before it"))
            paragraph = _paragraph(int(number[1]) if number else 0, token)
            problems += _paragraph_problems(paragraph, token, Place(file, place))
            paragraphs.append(paragraph)
    for token in tokens[-1:]:
        if token.level == 0 and token.nesting == 0 and token.type != "front_matter":
            problems.append(_block_problem(token, file))
    return paragraphs, [*problems, *_numbering_problems(paragraphs, file)]


def _first_line(token: Token) -> int:
    return (token.map[0] if token.map else 0) + 1


def _block_problem(token: Token, file: str) -> Problem:
    what = token.type.removesuffix("_open").replace("_", " ")
    return Problem(
        file,
        f"line {_first_line(token)}",
        f"{what} instead of a paragraph",
        "write it as a numbered paragraph",
    )


def _paragraph(number: int, inline: Token) -> Paragraph:
    pieces: list[str] = []
    length = 0
    opened: list[tuple[int, Token]] = []
    annotations = []
    for token in inline.children or ():
        if token.type == "span_open":
            opened.append((length, token))
        elif token.type == "span_close":
            start, opening = opened.pop()
            attributes = {**opening.attrs, **opening.meta.get("insecure_attrs", {})}
            values = {key: str(value).replace('\\"', '"') for key, value in attributes.items()}
            annotations.append(Annotation(start, length, values))
        else:
            pieces.append(" " if token.type == "softbreak" else token.content)
            length += len(pieces[-1])
    ordered = sorted(annotations, key=lambda annotation: (annotation.start, -annotation.end))
    return Paragraph(number, "".join(pieces), tuple(ordered))


def _paragraph_problems(paragraph: Paragraph, inline: Token, place: Place) -> Iterator[Problem]:
    for token in inline.children or ():
        if token.type not in _INLINE and not token.type.startswith("span_"):
            yield Problem(*place, f"Markdown of the kind {token.type!r}", "leave only text and annotations")
    for left in _LEFT_OVER.finditer(paragraph.text):
        around = paragraph.text[max(0, left.start() - 25) : left.end() + 25]
        yield Problem(
            *place, f"{left[0]!r} left standing in {around!r}",
            "mend the annotation (quote values that hold more than letters, digits, _, : and -)",
        )  # fmt: skip
    for found in repetitions(inline.content):
        yield Problem(*place, found, "say each thing once")
    for annotation in paragraph.annotations:
        printed = paragraph.text[annotation.start : annotation.end]
        for found, advice in annotation_findings(annotation.attributes, printed):
            yield Problem(*place, f"[{printed[:60]}] {found}", advice)


def _numbering_problems(paragraphs: Sequence[Paragraph], file: str) -> Iterator[Problem]:
    numbers = [paragraph.number for paragraph in paragraphs if paragraph.number]
    for number, count in Counter(numbers).items():
        if count > 1:
            yield Problem(file, f"paragraph {number}", f"the number stands {count} times", "number each once")
    if sorted(numbers) != numbers:
        yield Problem(file, "", "paragraphs out of order", "put them in the original's order")
    if not paragraphs:
        yield Problem(file, "", "no paragraph", "write {#p1} on a line and a paragraph below it")


def _lost_lines(text: str, paragraphs: Sequence[Paragraph], file: str) -> Iterator[Problem]:
    """Attribute lines that bind to no paragraph, which the Markdown plugin drops without a word."""
    numbers = {paragraph.number for paragraph in paragraphs}
    for line in _BLOCK_LINE.finditer(text):
        number = _NUMBER.search(line[0])
        if number is None or int(number[1]) not in numbers:
            place = f"line {text.count(NEWLINE, 0, line.start()) + 1}"
            yield Problem(file, place, f"{line[0].strip()[:40]} stands before no paragraph", "remove it")
