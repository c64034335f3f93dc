"""Digests become documents: front matter, numbered paragraphs of plain text, annotations by offset."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from pydantic import ValidationError

from etl.annotations import Annotation, annotation_findings, repetitions
from etl.digest_files import DigestFile, digest_content, digest_text, numbered_matches
from etl.errors import DataProblems, Problem
from etl.front_matter import FrontMatter
from etl.source_files import LOOK_ALIKE, UNSEEN, code_point
from etl.yaml_records import Place, RecordError, file_label, read_yaml, validation_problems

_BLOCKS = ("paragraph_open", "front_matter")
_INLINE = {"text", "softbreak", "em_open", "em_close", "strong_open", "strong_close"}
_NUMBER = re.compile(r"p([1-9]\d{0,5})")
_BLOCK_LINE = re.compile(r"^ {0,3}\{[^\n]*\}[ \t]*$", re.MULTILINE)
# A whole annotation that the plugin did not understand, or else one mark of one.
_LEFT_OVER = re.compile(r"\[[^\[\]{}<]*\] ?\{[^\[\]{}]*\}|[\[\]{}<]")


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
    paths, problems = digest_paths(folder)
    documents: list[Document] = []
    for path in paths:
        try:
            documents.append(read_document(path))
        except DataProblems as error:
            problems += error.problems
    if problems:
        raise DataProblems(problems)
    return tuple(documents)


def digest_paths(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The digests' files in the order of their names, and what is wrong with the folder."""
    problems: list[Problem] = []
    label = file_label(folder)
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~")))
    except FileNotFoundError:
        paths = []
    except OSError as error:
        return [], [Problem(label, "", f"it cannot be read ({error.strerror})", "make it readable")]
    digests = [path for path in paths if path.suffix == ".md"]
    problems += [
        Problem(file_label(path), "", "is no digest (*.md)", "give it that ending or move it elsewhere")
        for path in paths
        if path.suffix != ".md"
    ]
    problems += [] if digests else [Problem(label, "", "no digest (*.md)", "add one")]
    return digests, problems


def read_document(path: Path) -> Document:
    """The digest in that file. Raises DataProblems with everything that is wrong in it."""
    document, problems = parse_document(path, digest_content(path, file_label(path)))
    if problems or document is None:
        raise DataProblems(problems)
    return document


def parse_document(path: Path, content: bytes) -> tuple[Document | None, list[Problem]]:
    """The sound paragraphs of a digest, none if its head is broken, and what is wrong with the rest.

    `content` holds the bytes of the file `path`, which itself need not be at hand.
    """
    file = file_label(path)
    try:
        digest = digest_text(content, file)
    except DataProblems as error:
        return None, list(error.problems)
    tokens = _markdown().parse(digest.text)
    if not tokens or tokens[0].type != "front_matter":
        advice = "put the id and the rest of the head at its start, between two lines of ---"
        return None, [Problem(file, "line 1", "no front matter", advice)]
    meta, meta_problems = _front_matter(tokens[0].content, path, file)
    paragraphs, paragraph_problems = _paragraphs_below(digest, tokens, file)
    problems = [*meta_problems, *paragraph_problems]
    if meta is None:
        return None, problems
    return Document(meta.id, path, meta, paragraphs, digest.sha256), problems


def read_paragraphs(content: bytes, file: str) -> tuple[tuple[Paragraph, ...], list[Problem]]:
    """The sound paragraphs of a digest, whatever its head says, and what is wrong with the others.

    `file` is how problems name it. Raises DataProblems for what is no text that can be parsed.
    """
    digest = digest_text(content, file)
    return _paragraphs_below(digest, _markdown().parse(digest.text), file)


def _paragraphs_below(
    digest: DigestFile, tokens: Sequence[Token], file: str
) -> tuple[tuple[Paragraph, ...], list[Problem]]:
    found = _paragraphs(tokens, file)
    return tuple(found.sound), [*found.problems, *_lost_lines(digest, found.numbers, file)]


@cache
def _markdown() -> MarkdownIt:
    """CommonMark with spans and block attributes; what digests do not use stays text, and is refused."""
    parser = MarkdownIt("commonmark", {"html": False})
    parser.use(front_matter_plugin).use(attrs_plugin, spans=True).use(attrs_block_plugin)
    return parser.disable(
        ["reference", "link", "image", "autolink", "backticks", "html_inline", "html_block"]
    )


def _front_matter(head: str, path: Path, file: str) -> tuple[FrontMatter | None, list[Problem]]:
    try:
        meta = FrontMatter.model_validate(read_yaml(head))
    except RecordError as error:
        return None, [Problem(file, f"line {error.line + 1}", error.found, error.advice)]
    except ValidationError as error:
        return None, list(validation_problems(error, Place(file)))
    if meta.id != path.stem:
        return meta, [Problem(file, "id", f"the id {meta.id!r} is not the file's name", "make them equal")]
    return meta, []


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands below the head: the numbers of all paragraphs, the sound paragraphs, the problems."""

    numbers: list[int]
    sound: list[Paragraph]
    problems: list[Problem]


def _paragraphs(tokens: Sequence[Token], file: str) -> _Found:
    found = _Found([], [], [])
    for opening, token in pairwise([*tokens, *tokens[-1:]]):
        if opening.level == 0 and opening.nesting >= 0 and opening.type not in _BLOCKS:
            found.problems.append(_block_problem(opening, file))
        if opening.type != "paragraph_open" or opening.level or token.type != "inline":
            continue
        number = _NUMBER.fullmatch(str(opening.attrs.get("id", "")))
        place = Place(file, f"paragraph {number[1]}" if number else f"line {_first_line(opening)}")
        paragraph = _paragraph(int(number[1]) if number else 0, token)
        problems = [*_paragraph_problems(paragraph, token, place)]
        if not number or len(opening.attrs) > 1:
            problems.append(Problem(*place, "no paragraph number", "put {#p7} on a line before it"))
        found.numbers.append(paragraph.number)
        found.problems.extend(problems)
        found.sound.extend([] if problems else [paragraph])
    found.problems.extend(_numbering_problems(found.numbers, file))
    return found


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
            *place, f"{left[0][:60]!r} left standing in {around[:110]!r}",
            "mend the annotation (quote values that hold more than letters, digits, _, : and -)",
        )  # fmt: skip
    yield from _deceptions(paragraph, place)
    for found in repetitions(inline.content):
        yield Problem(*place, found, "say each thing once")
    for annotation in paragraph.annotations:
        printed = paragraph.text[annotation.start : annotation.end]
        for found, advice in annotation_findings(annotation.attributes, printed):
            yield Problem(*place, f"[{printed[:60]}] {found}", advice)


def _deceptions(paragraph: Paragraph, place: Place) -> Iterator[Problem]:
    """Characters that the file does not hold, but that an entity (`&#8238;`) has put into the text."""
    for pattern, what in ((UNSEEN, "the unseen character"), (LOOK_ALIKE, "the digit")):
        for character in sorted(set(pattern.findall(paragraph.text))):
            found = f"an entity that stands for {what} {code_point(character)}"
            yield Problem(*place, found, "remove it, or write a number with 0 to 9")


def _numbering_problems(all_numbers: Sequence[int], file: str) -> Iterator[Problem]:
    numbers = [number for number in all_numbers if number]
    for number, count in Counter(numbers).items():
        if count > 1:
            yield Problem(file, f"paragraph {number}", f"the number stands {count} times", "number each once")
    if sorted(numbers) != numbers:
        yield Problem(file, "", "paragraphs out of order", "put them in the original's order")
    if not all_numbers:
        yield Problem(file, "", "no paragraph", "write {#p1} on a line and a paragraph below it")


def _lost_lines(digest: DigestFile, numbers: Sequence[int], file: str) -> Iterator[Problem]:
    """Attribute lines that bind to no paragraph, which the Markdown plugin drops without a word."""
    waiting = Counter(numbers)
    for number, line in numbered_matches(_BLOCK_LINE, digest.text, digest.body):
        named = _NUMBER.search(line)
        if named is not None and waiting[int(named[1])]:
            waiting[int(named[1])] -= 1
        else:
            yield Problem(
                file, f"line {number}", f"{line.strip()[:40]} stands before no paragraph", "remove it"
            )
