"""Declared formulas become derived figures, bounds and origins carried through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product

from etl.derivation_inputs import FLOOR, DerivationError, Inputs, chosen_inputs
from etl.distances import distance_between
from etl.errors import Problem
from etl.figures import Dating, Figure
from etl.formula_words import distance_words, formula_words
from etl.formulas import FormulaError, evaluate, formula_names
from etl.intervals import Interval, Quantity, quantity_of
from etl.periods import Period, period_label, read_period
from etl.terms import MODALITIES
from etl.vocabularies import Vocabularies, split_ids
from etl.vocabulary_records import Derivation, DerivationDistance
from etl.yaml_records import file_label


def derive_figures(
    figures: Sequence[Figure], vocabularies: Vocabularies
) -> tuple[list[Figure], list[Problem]]:
    """All derived figures in the order of their declarations, and what is wrong with the others."""
    by_indicator: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_indicator[figure.indicator_id].append(figure)
    derived: list[Figure] = []
    problems: list[Problem] = []
    for derivation_id, derivation in vocabularies.derivations.items():
        try:
            derived += _derive(derivation_id, derivation, by_indicator, vocabularies)
        except (DerivationError, FormulaError) as error:
            file = f"{file_label(vocabularies.folder)}/derivations.yml"
            problems.append(Problem(file, derivation_id, str(error), "mend the derivation or the digests"))
    return derived, problems


def _derive(
    derivation_id: str,
    derivation: Derivation,
    figures: Mapping[str, Sequence[Figure]],
    vocabularies: Vocabularies,
) -> Iterator[Figure]:
    base_unit = vocabularies.indicators[derivation.indicator].unit
    if derivation.unit != base_unit:
        raise DerivationError(f"the unit is {derivation.unit}, its indicator's is {base_unit}")
    subjects = split_ids(derivation.subject) or (None,)
    counterparts = split_ids(derivation.counterpart) or (None,)
    is_one = len(subjects) == len(counterparts) == 1
    for subject, counterpart in product(subjects, counterparts):
        parts = [derivation_id]
        if not is_one:
            parts += [
                name
                for names, name in ((subjects, subject), (counterparts, counterpart))
                if name and len(names) > 1
            ]
        declared = partial(
            Figure,
            figure_id=".".join(("derived", *parts)),
            indicator_id=derivation.indicator,
            theme=vocabularies.indicators[derivation.indicator].theme,
            unit=derivation.unit,
            status="derived",
            title=derivation.title,
            subject=subject,
            counterpart=counterpart,
            scope=derivation.scope,
            assumption=derivation.assumption,
        )
        if derivation.distance is not None:
            yield _distance_figure(declared, derivation.distance, derivation.unit, vocabularies)
        elif derivation.formula is not None:
            inputs = chosen_inputs(derivation, (subject, counterpart), figures)
            yield _formula_figure(declared, derivation.formula, derivation, inputs, vocabularies)


def _distance_figure(
    declared: Callable[..., Figure], between: DerivationDistance, unit: str, vocabularies: Vocabularies
) -> Figure:
    """The declared figure with the distance between two sites, in the unit. Raises DerivationError."""
    start, end = (vocabularies.sites[site_id] for site_id in (between.start, between.end))
    try:
        distance = distance_between(start, end, vocabularies.folder / "boundaries")
        amount = round(distance.in_unit(unit), 1)
    except KeyError as error:
        raise DerivationError(f"no distance in {unit}: use mile or kilometer") from error
    except (ValueError, OSError) as error:
        raise DerivationError(str(error)) from error
    (west, south), (east, north) = distance.start, distance.end
    return declared(
        quantity=Quantity(amount, amount, amount, "exact"),
        dating=Dating(None, None, None),
        modality="stated",
        formula=f"distance({between.start} {west:.3f} {south:.3f}, {between.end} {east:.3f} {north:.3f})",
        formula_words=distance_words((start.name, west, south), (end.name, east, north)),
        input_figure_ids=(),
    )


def _formula_figure(
    declared: Callable[..., Figure],
    formula: str,
    derivation: Derivation,
    inputs: Inputs,
    vocabularies: Vocabularies,
) -> Figure:
    """The declared figure computed from others, dated and sourced as these are. Raises DerivationError."""
    chosen = tuple(inputs.chosen.values())
    period = _shared_period(chosen)
    constants = {
        name: _constant(constant.value, period, inputs, vocabularies)
        for name, constant in derivation.constants.items()
    }
    printed = {name: constant.low for name, constant in constants.items()}
    origins = {figure.origin_id for figure in chosen}
    return declared(
        quantity=_computed(formula, inputs.chosen, constants),
        dating=_shared_dating(chosen, period),
        modality=max((figure.modality for figure in chosen), key=MODALITIES.index),
        period_label=period_label(period) if period else None,
        as_of=max((figure.as_of for figure in chosen if figure.as_of), default=None),
        origin_id=origins.pop() if len(origins) == 1 else None,
        origin_basis=_shared_basis(chosen),
        formula=formula,
        formula_words=formula_words(formula, derivation.words, inputs.chosen, printed),
        input_figure_ids=tuple(figure.figure_id for figure in inputs.supporting),
    )


def _shared_period(figures: Sequence[Figure]) -> Period | None:
    """The one period that the inputs speak of; none where they speak of several."""
    periods = {figure.dating.period for figure in figures if figure.dating.period}
    return periods.pop() if len(periods) == 1 else None


def _shared_dating(figures: Sequence[Figure], period: Period | None) -> Dating:
    bases = {figure.dating.basis for figure in figures if figure.dating.period}
    reasons = [figure.dating.reason for figure in figures if figure.dating.reason]
    basis = None if period is None else "inferred" if "inferred" in bases else "printed"
    return Dating(period, basis, reasons[0] if period and reasons else None)


def _shared_basis(figures: Sequence[Figure]) -> str:
    bases = {figure.origin_basis or "unnamed" for figure in figures}
    return next(basis for basis in ("unnamed", "inferred", "stated") if basis in bases)


def _constant(
    value: str | float, period: Period | None, inputs: Inputs, vocabularies: Vocabularies
) -> Interval:
    if isinstance(value, int | float):
        return Interval.point(float(value))
    if value in ("days_of_period", "years_of_period"):
        amount = None if period is None else period.days if value == "days_of_period" else period.years
        if amount is None:
            raise DerivationError(f"{value}: the inputs have no one closed period")
        return Interval.point(float(amount))
    if value == "year_of_document":
        years = {figure.as_of[:4] if figure.as_of else None for figure in inputs.chosen.values()}
        year = years.pop()
        if year is None or years:
            raise DerivationError(f"{value}: the inputs have no one year in which it was said")
        return Interval.point(float(year))
    day = vocabularies.calendar.get(value)
    if day is None or day.date is None:
        raise DerivationError(f"the constant {value!r} is neither a number nor a dated entry of calendar.yml")
    return Interval.point(float(read_period(day.date).start.year))


def _computed(formula: str, chosen: Mapping[str, Figure], constants: Mapping[str, Interval]) -> Quantity:
    names = formula_names(formula)
    unused = [name for name in (*chosen, *constants) if name not in names]
    if unused:
        raise DerivationError(f"{', '.join(unused)}: declared and not used in {formula!r}")
    intervals = {name: figure.quantity.interval(floor=FLOOR) for name, figure in chosen.items()}
    result = evaluate(formula, {**intervals, **constants})
    is_about = any(figure.quantity.qualifier == "about" for figure in chosen.values())
    if is_about and not result.is_point:
        raise DerivationError(f'{formula!r} mixes an "about" with bounds, which says nothing certain')
    try:
        quantity = _rounded(quantity_of(result, FLOOR if result.low == FLOOR else -float("inf")))
    except ValueError as error:
        raise DerivationError(f"{formula!r}: {error}") from error
    return Quantity(quantity.value, None, None, "about") if is_about else quantity


def _rounded(quantity: Quantity) -> Quantity:
    """Without the noise of binary fractions: 3.6 billion, not 3600000000.0000005."""
    value, low, high = (
        None if number is None else float(f"{number:.12g}")
        for number in (quantity.value, quantity.low, quantity.high)
    )
    return Quantity(value, low, high, quantity.qualifier)
