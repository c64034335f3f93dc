"""The page of the theme money."""

from dashboard.theme_page import place_theme_page

place_theme_page("money")
