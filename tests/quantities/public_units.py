"""Unit names of the public cases that differ from ours by more than spelling."""

from __future__ import annotations

UNITS = {
    "united states dollar": "USD", "british pound": "GBP", "pound sterling": "GBP",
    "south korean won": "KRW", "new taiwan dollar": "TWD", "united arab emirates dirham": "AED",
    "costa rican colón": "CRC",
    "cent": "USD", "penny": "GBP", "pence": "GBP", "percentage": "percent", "tonne": "metric_ton",
    "electronvolt": "electron_volt", "teraelectronvolt": "teraelectron_volt",
    "gigaelectronvolt": "gigaelectron_volt", "megaelectronvolt": "megaelectron_volt",
    "pound-mass": "pound", "cubic centimetre": "milliliter", "degree celsius": "degree_celsius",
    "c": "degree_celsius", "f": "degree_fahrenheit", "k": "kelvin", "ton-mass": "ton",
    "us gallon": "gallon", "degree angle": "degree", "gallon": "gallon",
}  # fmt: skip
