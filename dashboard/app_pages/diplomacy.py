"""The page of the theme diplomacy."""

from dashboard.theme_page import place_theme_page

place_theme_page("diplomacy")
