"""Numbers with bounds: intervals whose ends are open or closed, finite or not, and their arithmetic.

The rules are those of interval analysis (Moore, "Interval Analysis", 1966) with the openness of each end
carried along. The promise: whatever the true values inside the operands, the true result lies inside the
result.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

INFINITY = math.inf


class End(NamedTuple):
    """One end of an interval; an open end is approached and never reached."""

    at: float
    is_open: bool


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends. Raises ValueError where the lower is above the upper, or one is NaN."""

    low: float
    high: float
    is_low_open: bool = False
    is_high_open: bool = False

    def __post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            raise ValueError(f"no interval from {self.low} to {self.high}")

    @classmethod
    def of(cls, low: End, high: End) -> Interval:
        """The interval between two ends; infinite ends are always open."""
        return cls(low.at, high.at, low.is_open or math.isinf(low.at), high.is_open or math.isinf(high.at))

    @classmethod
    def point(cls, value: float) -> Interval:
        """The interval of one number."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether it holds one number only."""
        return self.low == self.high

    @property
    def ends(self) -> tuple[End, End]:
        """Its lower and its upper end."""
        return End(self.low, self.is_low_open), End(self.high, self.is_high_open)

    def holds(self, value: float) -> bool:
        """Whether the number lies inside."""
        above = value > self.low or (value == self.low and not self.is_low_open)
        below = value < self.high or (value == self.high and not self.is_high_open)
        return above and below

    def overlap(self, other: Interval) -> Interval | None:
        """What both hold, none where they hold nothing together."""
        low = max(self.ends[0], other.ends[0])  # at equal numbers the open end is the tighter one
        high = min((self.ends[1], other.ends[1]), key=lambda end: (end.at, not end.is_open))
        if low.at > high.at or (low.at == high.at and (low.is_open or high.is_open)):
            return None
        return Interval.of(low, high)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low = min(self.ends[0], other.ends[0])
        high = max((self.ends[1], other.ends[1]), key=lambda end: (end.at, not end.is_open))
        return Interval.of(low, high)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.is_high_open, self.is_low_open)

    def __add__(self, other: Interval) -> Interval:
        (low, high), (other_low, other_high) = self.ends, other.ends
        return Interval.of(
            End(low.at + other_low.at, low.is_open or other_low.is_open),
            End(high.at + other_high.at, high.is_open or other_high.is_open),
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        return _corners(self, other, _times)

    def __truediv__(self, other: Interval) -> Interval:
        return self * other.reciprocal()

    def reciprocal(self) -> Interval:
        """1 / x for every x inside but zero. Raises ZeroDivisionError where zero is all that it holds."""
        if self.low == self.high == 0:
            raise ZeroDivisionError("division by zero")
        if self.low < 0 < self.high:
            return Interval(-INFINITY, INFINITY, True, True)
        if self.low == 0:
            return Interval.of(_inverse(self.ends[1]), End(INFINITY, True))
        if self.high == 0:
            return Interval.of(End(-INFINITY, True), _inverse(self.ends[0]))
        return Interval.of(_inverse(self.ends[1]), _inverse(self.ends[0]))


def _inverse(end: End) -> End:
    return End(1 / end.at if math.isfinite(end.at) else 0.0, end.is_open)


def _times(left: End, right: End) -> End:
    """The product of two ends; zero times infinity is zero, and it is reached only if the zero is."""
    if left.at == 0 or right.at == 0:
        is_reached = (left.at == 0 and not left.is_open) or (right.at == 0 and not right.is_open)
        return End(0.0, not is_reached)
    return End(left.at * right.at, left.is_open or right.is_open)


def _corners(left: Interval, right: Interval, combine: Callable[[End, End], End]) -> Interval:
    """The hull of the four corners; a closed corner beats an open one at the same number."""
    corners = [combine(a, b) for a in left.ends for b in right.ends]
    low = min(corners)
    high = max(corners, key=lambda end: (end.at, not end.is_open))
    return Interval.of(low, high)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a figure carries it: value, bounds and the qualifier that says how they are meant."""

    value: float | None
    low: float | None
    high: float | None
    qualifier: str

    def interval(self, tolerance: float = 0.0, floor: float = -INFINITY) -> Interval:
        """All numbers that it allows; `tolerance` is the share by which an "about" may stray.

        `floor` bounds what has no lower bound printed: fewer than 20 agreements are still no fewer than none.
        """
        if self.qualifier == "about" and self.value is not None:
            room = abs(self.value) * tolerance
            return Interval(self.value - room, self.value + room)
        low = self.low if self.low is not None else floor
        high = self.high if self.high is not None else INFINITY
        if low > high:
            low = -INFINITY
        return Interval.of(
            End(low, self.low is not None and self.qualifier == "more_than"),
            End(high, self.high is not None and self.qualifier == "less_than"),
        )


def quantity_of(interval: Interval, floor: float = -INFINITY) -> Quantity:
    """The quantity that says what the interval says. Raises ValueError where it says nothing."""
    low = interval.low if math.isfinite(interval.low) and interval.low > floor else None
    high = interval.high if math.isfinite(interval.high) else None
    if interval.is_point:
        return Quantity(interval.low, interval.low, interval.low, "exact")
    if low is None and high is None:
        raise ValueError("the result has no bound")
    if high is None:
        return Quantity(low, low, None, "more_than" if interval.is_low_open else "at_least")
    if low is None:
        return Quantity(high, None, high, "less_than" if interval.is_high_open else "at_most")
    return Quantity(None, low, high, "between")
