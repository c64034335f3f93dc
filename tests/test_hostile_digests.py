"""Digests and vocabularies made to do harm: refused in a line each, whatever route the harm takes."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.build import build
from etl.check import check
from etl.documents import parse_document
from etl.errors import DataProblems, EtlError
from etl.quantities import find_mentions
from etl.yaml_records import RecordError, read_yaml
from tests.digest_builder import digest
from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS
from tests.small_datasets import change, write_datasets
from tests.small_datasets import digest as small_digest

ROOT = Path(__file__).resolve().parent.parent
HUGE = 100_000_000
_ENDLESS = 60  # seconds after which a check is taken to wait for ever
NAMED = Path("datasets/documents/example.md")
# Characters that are not seen, or that turn what stands around them: each with how a problem names it.
UNSEEN = {
    "\0": "U+0000", "\x1b": "U+001B", "\u0085": "U+0085", "\u00ad": "U+00AD", "\u061c": "U+061C",
    "\u200b": "U+200B", "\u200f": "U+200F", "\u202e": "U+202E", "\u2028": "U+2028", "\u2060": "U+2060",
    "\u2067": "U+2067", "\ufeff": "U+FEFF", "\ufff9": "U+FFF9", "\U000e0041": "U+E0041",
}  # fmt: skip
LOOK_ALIKES = ("٣", "۳", "３", "𝟑", "𝟹", "๓", "Ⅷ", "〣", "③", "⁶")


def problems_in(body: str) -> str:
    _, problems = parse_document(NAMED, digest(body).encode("utf-8", "surrogatepass"))
    return "\n".join(map(str, problems))


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    return write_datasets(tmp_path)


def problems_of(datasets: Path) -> list[str]:
    with pytest.raises(DataProblems) as caught:
        check(datasets)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("character", UNSEEN)
def test_an_unseen_character_is_refused_however_it_is_written(character: str) -> None:
    name = UNSEEN[character]
    assert name in problems_in(f"{{#p1}}\nBefore{character}after.\n")
    replaced = "U+FFFD" if character in "\0\x1b\x85" else name  # CommonMark knows no such entities
    assert replaced in problems_in(f"{{#p1}}\nBefore&#x{ord(character):x};after.\n")


@pytest.mark.parametrize("character", UNSEEN)
def test_an_unseen_character_is_refused_in_front_matter_and_vocabularies(
    character: str, datasets: Path
) -> None:
    escape = f"\\U{ord(character):08x}"
    change(small_digest(datasets, "north"), "title: A text", f'title: "A{escape}text" #')
    change(datasets / "subjects.yml", "title: Venezuela", f'title: "Vene{escape}zuela"')
    lines = problems_of(datasets)
    for place in ("documents/north.md, title", "subjects.yml, venezuela.title"):
        assert any(line.startswith(f"datasets/{place}") and UNSEEN[character] in line for line in lines), (
            lines
        )


@pytest.mark.parametrize("figure", LOOK_ALIKES)
def test_a_digit_that_only_looks_like_one_is_refused_and_never_read_as_a_number(figure: str) -> None:
    body = f"{{#p1}}\nThey bought {figure} million barrels.\n"
    assert f"U+{ord(figure):04X}" in problems_in(body)
    assert f"U+{ord(figure):04X}" in problems_in(body.replace(figure, f"&#{ord(figure)};"))


@pytest.mark.parametrize(
    "content", [b"Ten \xff men.", b"Ten \xed\xa0\x80 men.", b"Ten \xc0\xaf men.", b"\xff\xfe"]
)
def test_what_is_no_utf8_is_refused(content: bytes) -> None:
    document, problems = parse_document(NAMED, digest("{#p1}\n").encode() + content)
    assert document is None
    assert "is not UTF-8" in str(problems[0])


def test_byte_order_mark_and_line_ends_of_windows_change_nothing() -> None:
    body = "{#p1}\nOil rose to [120,000 barrels per day]{indicator=oil_output}\nin [2021]{event=talks}.\n"
    plain, _ = parse_document(NAMED, digest(body).encode())
    windows, problems = parse_document(NAMED, b"\xef\xbb\xbf" + digest(body).replace("\n", "\r\n").encode())
    assert not problems
    assert plain is not None
    assert windows is not None
    assert plain.paragraphs == windows.paragraphs


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUGE)


@pytest.mark.parametrize("file", ["documents/huge.md", "subjects.yml", "verified.yml"])
def test_a_line_of_100_megabytes_is_refused_without_being_read(file: str, datasets: Path) -> None:
    sparse(datasets / file)
    tracemalloc.start()
    try:
        lines = problems_of(datasets)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert any(line.startswith(f"datasets/{file}: ") and f"{HUGE} bytes" in line for line in lines), lines
    assert peak < HUGE / 10


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
@pytest.mark.parametrize(
    ("file", "said"),
    [
        (
            "documents/pipe.md",
            "datasets/documents/pipe.md: it cannot be read (no file, but a pipe or device)",
        ),
        ("subjects.yml", "datasets/subjects.yml: it cannot be read (no file, but a pipe or device)"),
        ("boundaries/square.geojson", "datasets/sites.yml, square: no file boundaries/square.geojson"),
    ],
)
def test_a_pipe_is_refused_and_not_waited_for(file: str, said: str, datasets: Path) -> None:
    if "square" in file:
        with (datasets / "sites.yml").open("a", encoding="utf-8") as sites:
            square = "boundary: {file: square.geojson, name: Square}"
            sites.write(f"square: {{name: Square, kind: region, precision: region, {square}}}\n")
    (datasets / file).unlink(missing_ok=True)
    os.mkfifo(datasets / file)
    check_it = [sys.executable, "-m", "etl", "check", "--datasets", str(datasets)]
    run = subprocess.run(check_it, cwd=ROOT, capture_output=True, text=True, timeout=_ENDLESS, check=False)
    assert run.returncode == 1
    assert any(line.startswith(said) for line in run.stderr.splitlines()), run.stderr


def test_a_file_of_nothing_but_mischief_gives_few_problems() -> None:
    for mischief in ("\0" * 100_000, "٣" * 100_000, "{#p1}\n" * 20_000, "[x]{a=1 a=2}" * 1500):
        _, problems = parse_document(NAMED, digest("{#p1}\n" + mischief).encode())
        assert problems
        assert sum(len(str(problem)) for problem in problems) < 200_000


def test_memory_is_a_small_multiple_of_the_largest_digest() -> None:
    paragraphs = "".join(
        f"{{#p{number}}}\nIn {1900 + number % 120} they got [{number} tanks]{{indicator=tanks}} for $3.\n\n"
        for number in range(1, 6000)
    )
    content = digest(paragraphs).encode()
    assert 350_000 < len(content) < 500_000
    tracemalloc.start()
    try:
        document, problems = parse_document(NAMED, content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert not problems
    assert document is not None
    assert peak < 80 * len(content)


def test_memory_of_the_extractor_is_a_small_multiple_of_the_text() -> None:
    """Bytes a character: under 80 for prose; at most 240 where every second character is a number or a sign.

    Every mention that is found is kept, and takes some 200 bytes.
    """
    prose = "In 2014 about 5,000 people left on May 5, or 12% more than before, for $3 million. Why is open. "
    texts = {prose * 500: 80, "1,2 " * 12_000: 240, "a third of " * 5000: 120, "$" * 50_000: 240}
    for text, most in texts.items():
        tracemalloc.start()
        try:
            find_mentions(text)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < most * len(text), text[:20]


# Ten levels of lists, each of which holds the one before five times: ten million words in a kilobyte.
LISTS = "a0: &a0 [x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 5)}]\n" for level in range(1, 10)
)
# Each with the words in which it is refused.
BOMBS = {
    "aliases": (LISTS, "an alias"),
    "merge keys": ("a: &a {x: 1}\nb: {<<: *a}\n", "an alias"),
    "depth": ("a: " + "[" * 3000, "more than 12 levels"),
    "depth that is closed": ("a: " + "[" * 100 + "]" * 100 + "\n", "more than 12 levels"),
    "tags": ("a: !!python/object/apply:os.system ['true']\n", "a tag"),
    "a number of a million digits": ("a: " + "9" * 900_000 + "\n", ""),
    "many keys": ("".join(f"a{number}: {{}}\n" for number in range(90_000)), ""),
    "sexagesimal": ("a: " + "59:" * 100_000 + "59\n", ""),
    "sexagesimal fraction": ("a: " + "59:" * 100_000 + "59.5\n", ""),
    "a number in hexadecimal": ("a: 0x" + "f" * 100_000 + "\n", ""),
    "a tagged number": ("a: !!int '" + "59:" * 100_000 + "59'\n", "a tag"),
}


@pytest.mark.parametrize(("bomb", "words"), BOMBS.values(), ids=BOMBS)
def test_a_yaml_bomb_is_refused(bomb: str, words: str, datasets: Path) -> None:
    (datasets / "systems.yml").write_text(bomb, "utf-8")
    text = small_digest(datasets, "south").read_text("utf-8")
    small_digest(datasets, "south").write_text(text.replace("---\n", f"---\n{bomb[:400_000]}", 1), "utf-8")
    lines = problems_of(datasets)
    assert any(line.startswith("datasets/systems.yml") and words in line for line in lines), lines
    assert any(line.startswith("datasets/documents/south.md") and words in line for line in lines), lines
    assert all(len(line) < 1000 for line in lines)


@pytest.mark.parametrize("opened", ["[", "{a: "])
def test_yaml_is_read_twelve_levels_deep(opened: str) -> None:
    closed = {"[": "]", "{a: ": "}"}[opened]
    assert read_yaml(f"{opened * 12}x{closed * 12}")
    with pytest.raises(RecordError, match="more than 12 levels"):
        read_yaml(f"{opened * 13}x{closed * 13}")


PATHS = (
    "../../etc/passwd",
    "/etc/passwd",
    "..",
    ".",
    "a/b",
    "a\\b",
    "a\0b",
    "con",
    "x" * 5000,
    "C:x",
    "~root",
    "%2e%2e",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_path_in_place_of_an_id_is_refused(path: str, datasets: Path) -> None:
    written = path.replace("\\", "\\\\").replace("\0", "\\0")
    change(small_digest(datasets, "north"), "id: north", f'id: "{written}"')
    change(datasets / "events.yml", "talks: {", f'"{written}": {{title: X, theme: arms}}\ntalks: {{')
    spending = "kinds: [money]"
    change(datasets / "indicators.yml", spending, f'{spending}, scopes: {{"{written}": a scope}}')
    lines = problems_of(datasets)
    assert any(line.startswith("datasets/documents/north.md, id") for line in lines), lines
    if path not in ("con", "x" * 5000):
        assert any(line.startswith("datasets/events.yml") for line in lines), lines
        assert any(line.startswith("datasets/indicators.yml, spending.scopes") for line in lines), lines


@pytest.mark.parametrize("key", ["original.file", "boundary.file"])
@pytest.mark.parametrize("path", ["../x.txt", "/etc/passwd", "..", ".", "", "a\\b", "a\0b"])
def test_a_file_outside_its_folder_is_refused(path: str, key: str, datasets: Path) -> None:
    written = path.replace("\\", "\\\\").replace("\0", "\\0")
    if key == "original.file":
        change(small_digest(datasets, "north"), "file: north.txt", f'file: "{written}"')
    else:
        boundary = (
            f'{{name: Square, kind: region, precision: region, boundary: {{file: "{written}", name: S}}}}'
        )
        with (datasets / "sites.yml").open("a", encoding="utf-8") as sites:
            sites.write(f"square: {boundary}\n")
    assert any(f"{key}: " in line for line in problems_of(datasets))


def test_very_long_names_are_published_all_the_same(datasets: Path) -> None:
    long = "long_" * 100 + "name"
    change(datasets / "subjects.yml", "venezuela:", f"{long}: {{title: {long}, kind: country}}\nvenezuela:")
    change(small_digest(datasets, "south"), "subject=venezuela status", f"subject={long} status")
    assert build(datasets, datasets / "published")


# fmt: off
PIECES = [
    "{#p1}", "{#p2}", "\n", "\n\n", " ", "[", "]", "{", "}", "$3 billion", "a third", "2004–2014",
    "[largest]", "{indicator=agreements}", '{indicator=agreements period="2021"}', "{ignore=x}",
    "{event=parade}", "{system=t_72}", '{site="caracas"}', '{date="2025-13-40"}', "{date_basis=inferred}",
    "&#x202e;", "&lt;", "*", "# ", "> ", "- ", "`", "٣", "\u200b", "\r", "\t", "---\n", "é", "😀", "\\", '"',
    "=", ";", "350 agreements", "more than ",
]
# fmt: on


@pytest.mark.parametrize("target", TARGETS)
def test_what_fuzzing_starts_from_and_what_it_once_found_does_no_harm(target: str) -> None:
    for seed in seeds(target):
        TARGETS[target](seed)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_pieces_of_digests_in_any_order_are_read_or_named(text: str) -> None:
    TARGETS["digests"](digest(text).encode())
    TARGETS["statements"](text.encode())


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_do_no_harm(content: bytes) -> None:
    for target in TARGETS.values():
        target(content)


def test_every_error_of_ours_is_one_family() -> None:
    assert issubclass(DataProblems, EtlError)
