"""A place is as firm as the firmest thing that any document says of it."""

from __future__ import annotations

from etl.sites import site_statuses


def test_the_firmest_status_counts_whatever_the_order() -> None:
    alleged, reported, confirmed = (("zulia", s) for s in ("alleged", "reported", "confirmed"))
    assert site_statuses([alleged]) == {"zulia": "alleged"}
    assert site_statuses([alleged, reported]) == site_statuses([reported, alleged]) == {"zulia": "reported"}
    assert site_statuses([alleged, confirmed, reported]) == {"zulia": "confirmed"}


def test_one_site_does_not_firm_up_another() -> None:
    statuses = site_statuses([("zulia", "alleged"), ("apure", "confirmed")])
    assert statuses == {"zulia": "alleged", "apure": "confirmed"}
