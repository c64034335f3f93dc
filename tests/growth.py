"""How the time for reading grows with what is read, for input made to be slow."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from etl.documents import parse_document
from etl.quantities import find_mentions
from etl.sentences import sentence_spans
from tests.digest_builder import digest as whole_digest


def growth() -> str:
    """How many times longer four times the input takes, for input made to be slow. AssertionError above 7."""
    texts = {
        "digits": "1", "commas": "1,", "a": "a ", "ranges": "1-", "half": "a half ", "dollars": "$",
        "dots": "1.", "months": "May 5, ", "ago": "years ago ", "brackets": "(1) ", "hyphens": "ten-",
        "addresses": "www.", "of": "one in ",
    }  # fmt: skip
    told = []
    for name, piece in texts.items():
        text = piece * (40_000 // len(piece))
        told.append((_ratio(partial(_read_times, text)), f"mentions of {name}"))
    paragraph = (
        "{#p%d}\nThey got [3 tanks]{indicator=tanks subject=a} in *2021*, [" + "x" * 40 + "]{site=b}.\n\n"
    )

    def many(times: int) -> None:
        body = "".join(paragraph % number for number in range(1, 300 * times))
        parse_document(Path("datasets/documents/example.md"), whole_digest(body).encode())

    told.append((_ratio(many), "paragraphs"))
    for name, piece in {"dots": ".", "quotes": '."', "words": "a. "}.items():
        text = piece * (200_000 // len(piece))
        told.append((_ratio(partial(_cut_times, text)), f"sentences of {name}"))
    worst = max(told)
    assert worst[0] < 7, worst
    return (
        f"{len(told)} kinds of input, four times as long: at most {worst[0]:.1f} times the time ({worst[1]})"
    )


def _read_times(text: str, times: int) -> None:
    find_mentions(text * times)


def _cut_times(text: str, times: int) -> None:
    sentence_spans.__wrapped__(text * times)  # without what it remembers


def _ratio(work: Callable[[int], object]) -> float:
    """The time for four times the input over that for the input, the best of five each."""

    def best(times: int) -> float:
        spent = []
        for _ in range(5):
            gc.collect()
            begun = time.process_time()
            work(times)
            spent.append(time.process_time() - begun)
        return min(spent)

    work(1)
    gc.disable()
    try:
        return best(4) / max(best(1), 1e-6)
    finally:
        gc.enable()
