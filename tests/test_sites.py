"""A place is as firm as the firmest thing that any document says of it."""

from __future__ import annotations

from etl.provenance import Provenance
from etl.sites import Naming, site_statuses


def naming(site: str, status: str) -> Naming:
    nobody = Provenance(None, "unnamed")
    return Naming("", site, "one", 1, 0, 1, "x", status, "stated", None, nobody, "x")


def test_the_firmest_status_counts_whatever_the_order() -> None:
    alleged, reported, confirmed = (naming("zulia", s) for s in ("alleged", "reported", "confirmed"))
    assert site_statuses([alleged]) == {"zulia": "alleged"}
    assert site_statuses([alleged, reported]) == site_statuses([reported, alleged]) == {"zulia": "reported"}
    assert site_statuses([alleged, confirmed, reported]) == {"zulia": "confirmed"}


def test_one_site_does_not_firm_up_another() -> None:
    statuses = site_statuses([naming("zulia", "alleged"), naming("apure", "confirmed")])
    assert statuses == {"zulia": "alleged", "apure": "confirmed"}
