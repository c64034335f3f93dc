"""Scenes of the map as the page shows them."""

from __future__ import annotations

from typing import Any

from dashboard.boundaries import name_places
from dashboard.catalogue import Catalogue
from dashboard.charts.map_places import Places
from dashboard.charts.map_scene import Scene, map_scene


def scene_of(places: Places, catalogue: Catalogue, fit: Any, width: int) -> Scene:
    return map_scene(places, catalogue, name_places, fit=fit, width=width, height=520 if width < 480 else 600)
