"""Diplomacy and sanctions: one timeline of everything dated, and every figure."""

from dashboard.page_place import place_page

place_page("diplomacy")
