"""Which figures a derivation computes with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.figures import Figure
from etl.vocabulary_records import Derivation, DerivationInput

# Numbers in prose are amounts; what is printed without a lower bound is still not below nothing.
FLOOR = 0.0


class DerivationError(Exception):
    """The declaration does not fit the figures that there are."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The figure taken for each name, and all figures that say the same beside it."""

    chosen: Mapping[str, Figure]
    supporting: tuple[Figure, ...]


def chosen_inputs(
    derivation: Derivation, about: tuple[str | None, str | None], figures: Mapping[str, Sequence[Figure]]
) -> Inputs:
    """The most precise figure for each input of a derivation. Raises DerivationError where none fits.

    `figures` are by indicator. Figures about one of the two parties in `about` come before others.
    """
    chosen: dict[str, Figure] = {}
    supporting: dict[str, Figure] = {}
    for name, wanted in derivation.inputs.items():
        matching = [figure for figure in figures.get(wanted.indicator, ()) if _matches(figure, wanted)]
        if not matching:
            raise DerivationError(f"no figure for {name} ({wanted.indicator})")
        parties = {party for party in about if party}
        closer = [figure for figure in matching if parties & {figure.subject, figure.counterpart}]
        chosen[name] = _most_precise(name, closer or matching)
        for figure in closer or matching:
            if figure.quantity == chosen[name].quantity:
                supporting[figure.figure_id] = figure
    return Inputs(chosen, tuple(supporting.values()))


def _matches(figure: Figure, wanted: DerivationInput) -> bool:
    said = (
        (wanted.indicator, figure.indicator_id),
        (wanted.subject, figure.subject),
        (wanted.counterpart, figure.counterpart),
        (wanted.scope, figure.scope),
        (wanted.modality, figure.modality),
        (wanted.document, figure.document_id),
    )
    return all(want is None or want == has for want, has in said)


def _most_precise(name: str, figures: Sequence[Figure]) -> Figure:
    """The figure with the narrowest interval, one with a period first. Raises where they contradict."""
    shared = figures[0].quantity.interval(floor=FLOOR)
    for figure in figures[1:]:
        overlap = shared.overlap(figure.quantity.interval(floor=FLOOR))
        if overlap is None:
            ids = ", ".join(one.figure_id for one in figures)
            raise DerivationError(f"the figures for {name} contradict each other ({ids}): name a document")
        shared = overlap
    return min(figures, key=_vagueness)


def _vagueness(figure: Figure) -> tuple[bool, float, float, bool]:
    interval = figure.quantity.interval(floor=FLOOR)
    is_undated = figure.dating.period is None
    return figure.quantity.qualifier == "about", interval.high - interval.low, -interval.low, is_undated
