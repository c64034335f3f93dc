"""Our own sentences for what is counted: numbers, bounds, money, units, rates, change, lists."""

from __future__ import annotations

import pytest

from etl.quantities import find_mentions
from tests.quantities.reading import only, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sold 1,234,567 of them.", 1234567.0),
        ("It sold 1.2 million of them.", 1200000.0),
        ("It sold 20k of them.", 20000.0),
        ("It sold forty-two of them.", 42.0),
        ("It sold one hundred and two of them.", 102.0),
        ("It sold two and a half million of them.", 2500000.0),
        ("It sold half a million of them.", 500000.0),
        ("It sold a quarter of a million of them.", 250000.0),
        ("It sold a dozen of them.", 12.0),
        ("It sold 12,34,567 of them.", 1234567.0),
        ("It sold 4 lakh crore of them.", 4e12),
        ("It sold 10\u00a0000 of them.", 10000.0),
        ("It sold 1.005 thousand of them.", 1005.0),
        ("It sold 2½ of them.", 2.5),
        ("It sold ⅒ of them.", 0.1),
        ("The Nikkei rose 3% to it.", 3.0),
        ("It took the Nikkei 3% higher.", 3.0),
    ],
)
def test_numbers_in_words_and_digits(text: str, value: float) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "high"),
    [
        ("They lost 20 ships.", "exact", 20.0, 20.0),
        ("They lost about 20 ships.", "about", None, None),
        ("They lost some 20 ships.", "about", None, None),
        ("They lost nearly 20 ships.", "about", None, None),
        ("They lost more than 20 ships.", "more_than", 20.0, None),
        ("They lost well over 20 ships.", "more_than", 20.0, None),
        ("They lost at least 20 ships.", "at_least", 20.0, None),
        ("They lost 20 ships or more.", "at_least", 20.0, None),
        ("They lost up to 20 ships.", "at_most", None, 20.0),
        ("They lost no more than 20 ships.", "at_most", None, 20.0),
        ("They lost fewer than 20 ships.", "less_than", None, 20.0),
        ("They lost just under 20 ships.", "less_than", None, 20.0),
        ("They lost only 20 ships.", "exact", 20.0, 20.0),
        ("They lost barely 20 ships.", "exact", 20.0, 20.0),
        ("They talked about 20 ships.", "exact", 20.0, 20.0),
        ("They lost between 20 and 30 ships.", "between", 20.0, 30.0),
        ("They lost 20 to 30 ships.", "between", 20.0, 30.0),
        ("They lost 20–30 ships.", "between", 20.0, 30.0),
        ("They lost two or three ships.", "between", 2.0, 3.0),
        ("They lost dozens of ships.", "at_least", 12.0, None),
        ("They lost hundreds of thousands of ships.", "at_least", 100000.0, None),
    ],
)
def test_qualifiers_and_bounds(text: str, qualifier: str, low: float | None, high: float | None) -> None:
    mention = only(text)
    assert (mention.qualifier, mention.low, mention.high, mention.unit) == (qualifier, low, high, "ship")


def test_a_qualifier_binds_only_to_the_number_beside_it() -> None:
    found = [(m.value, m.qualifier) for m in find_mentions("More than 20 men and 30 women came.")]
    assert found == [(20.0, "more_than"), (30.0, "exact")]


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("$12.45", 12.45, "USD"),
        ("US$1.2 billion", 1.2e9, "USD"),
        ("£3.2tn", 3.2e12, "GBP"),
        ("€50m", 5e7, "EUR"),
        ("HK$300m", 3e8, "HKD"),
        ("C$20", 20.0, "CAD"),
        ("RM2.5 million", 2.5e6, "MYR"),
        ("Rs 20 crore", 2e8, "INR"),
        ("R50 million", 5e7, "ZAR"),
        ("5 million yen", 5e6, "JPY"),
        ("30 Swiss francs", 30.0, "CHF"),
        ("25 pence", 0.25, "GBP"),
        ("82 cents", 0.82, "USD"),
        ("200 million pounds", 2e8, "GBP"),
    ],
)
def test_money(printed: str, value: float, unit: str) -> None:
    assert read(f"It paid {printed} then.") == [(printed, "money", value, unit)]


def test_a_shared_currency_name_goes_by_the_country() -> None:
    assert only("The Danish brewer paid 20 kroner.").unit == "DKK"
    assert only("The Argentine treasury sold 20 million pesos.").unit == "ARS"


@pytest.mark.parametrize(
    ("printed", "kind", "value", "unit"),
    [
        ("70%", "share", 70.0, "percent"),
        ("6.5 per cent", "share", 6.5, "percent"),
        ("25bp", "share", 25.0, "basis_point"),
        ("half a percentage point", "share", 0.5, "percentage_point"),
        ("1,600 miles", "distance", 1600.0, "mile"),
        ("5,000-metre", "distance", 5000.0, "meter"),
        ("2.3 km", "distance", 2.3, "kilometer"),
        ("two and a half years", "duration", 2.5, "year"),
        ("10-year", "duration", 10.0, "year"),
        ("12 square miles", "count", 12.0, "square_mile"),
        ("400 tonnes", "count", 400.0, "metric_ton"),
        ("1.6 GW", "count", 1.6, "gigawatt"),
        ("45°C", "count", 45.0, "degree_Celsius"),
        ("two-thirds", "fraction", 2 / 3, None),
        ("a 5-year-old"[2:], "age", 5.0, "year"),
        ("1.5m people", "count", 1.5e6, "person"),
        ("five joint ventures", "count", 5.0, "joint_venture"),
        ("14 arms deals", "count", 14.0, "deal"),
        ("three more victims", "count", 3.0, "victim"),
    ],
)
def test_units(printed: str, kind: str, value: float, unit: str | None) -> None:
    assert (printed, kind, value, unit) in read(f"It saw {printed} there.")


@pytest.mark.parametrize(
    ("text", "printed", "unit", "per"),
    [
        ("It makes 70 million cartridges a year.", "70 million cartridges a year", "cartridge", "year"),
        ("It makes 70 million rounds annually.", "70 million rounds annually", "round", "year"),
        ("It pumps 120,000 barrels per day.", "120,000 barrels per day", "oil_barrel", "day"),
        ("It pumps 120,000 bpd.", "120,000 bpd", "oil_barrel", "day"),
        ("It drank 12 barrels.", "12 barrels", "barrel", None),
        ("It goes 140 mph.", "140 mph", "mile", "hour"),
        ("It costs $80 a barrel.", "$80 a barrel", "USD", "oil_barrel"),
    ],
)
def test_rates(text: str, printed: str, unit: str, per: str | None) -> None:
    mention = only(text)
    assert (mention.printed, mention.unit, mention.per) == (printed, unit, per)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Trade rose 12%.", "up"),
        ("Trade was down 12%.", "down"),
        ("The slump shrank output by more than 12%.", "down"),
        ("It reported a 12% increase.", "up"),
        ("Trade rose to 12%.", None),
        ("Gunners shot down 12 drones.", None),
        ("Trade was 12%.", None),
    ],
)
def test_change(text: str, change: str | None) -> None:
    assert only(text).change == change


def test_a_list_shares_scale_and_unit() -> None:
    found = read("They took in 6.6, 5.9 and 4.5 million people.")
    assert found == [
        ("6.6", "count", 6.6e6, "person"),
        ("5.9", "count", 5.9e6, "person"),
        ("4.5 million people", "count", 4.5e6, "person"),
    ]


@pytest.mark.parametrize(
    ("text", "printed", "kind", "value", "unit"),
    [
        ("The park covers 4,210 km2 of forest.", "4,210 km2", "count", 4210.0, "square_kilometer"),
        ("The state is worth $1.3T by now.", "$1.3T", "money", 1.3e12, "USD"),
        ("It was 20℃ at noon.", "20℃", "count", 20.0, "degree_Celsius"),
        ("They bought 12,000 t of wheat.", "12,000 t", "count", 12000.0, "metric_ton"),
        ("The cow gave 4 L of milk.", "4 L", "count", 4.0, "liter"),
        ("The ride cost three dollars and 50 cents.", "three dollars and 50 cents", "money", 3.5, "USD"),
        ("The tea is 2 pounds 40 pence.", "2 pounds 40 pence", "money", 2.4, "GBP"),
        ("The bank lent 3 million pesetas.", "3 million pesetas", "money", 3e6, "ESP"),
        ("The farmer sold three dozens.", "three dozens", "count", 36.0, None),
        ("It took six billionths of a gram.", "six billionths of a gram", "count", 6e-9, "gram"),
        ("It was the two hundredth game.", "two hundredth", "ordinal", 200.0, None),
        ("Its one hundred twenty-fifth year began.", "one hundred twenty-fifth", "ordinal", 125.0, None),
        ("The three hundred and fifth day came.", "three hundred and fifth", "ordinal", 305.0, None),
        ("The vote is two weeks from now.", "two weeks from now", "date", 2.0, "week"),
    ],
)
def test_units_money_ordinals_and_moments_in_full(
    text: str, printed: str, kind: str, value: float, unit: str | None
) -> None:
    assert read(text) == [(printed, kind, value, unit)]


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "high"),
    [
        ("It must be less than or equal to 40 percent.", "at_most", None, 40.0),
        ("It must be greater than or equal to 40 percent.", "at_least", 40.0, None),
        ("He got a 10- to 12-year term.", "between", 10.0, 12.0),
    ],
)
def test_bounds_in_full(text: str, qualifier: str, low: float | None, high: float | None) -> None:
    mention = only(text)
    assert (mention.qualifier, mention.low, mention.high) == (qualifier, low, high)
