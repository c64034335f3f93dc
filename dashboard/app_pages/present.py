"""Presenting: one figure a screen, in the order that the address names."""

from dashboard.present_place import place_slides

place_slides()
