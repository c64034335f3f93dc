"""The page of the theme oil."""

from dashboard.theme_page import place_theme_page

place_theme_page("oil")
