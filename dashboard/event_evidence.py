"""What stands behind a date: the statement picked, then all others of the same matter."""

from __future__ import annotations

from dashboard.catalogue import Catalogue
from dashboard.elements import Node
from dashboard.ledger_view import statement_node
from dashboard.statements import event_statement


def event_evidence(statement_id: str, catalogue: Catalogue) -> list[Node]:
    """A piece of evidence for each statement of the matter; empty where there is no such statement."""
    picked = catalogue.events.get(statement_id)
    if picked is None:
        return []
    others = [
        one for one in catalogue.events.values() if one.event_id == picked.event_id and one is not picked
    ]
    others.sort(key=lambda one: (one.date_start or "9999", one.event_statement_id))
    return [statement_node(event_statement(one, catalogue)) for one in (picked, *others)]
