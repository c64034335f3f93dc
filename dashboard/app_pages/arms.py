"""The page of the theme arms."""

from dashboard.theme_page import place_theme_page

place_theme_page("arms")
