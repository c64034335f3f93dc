"""The page of the theme displacement."""

from dashboard.theme_page import place_theme_page

place_theme_page("displacement")
