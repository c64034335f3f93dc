"""All that one document says: mentions, figures, events, places and arms systems."""

from __future__ import annotations

from dataclasses import dataclass

from etl.documents import Document
from etl.errors import Problem
from etl.events import EventStatement, read_events
from etl.figures import Figure, read_figures
from etl.mentions import BoundMention, bound_mentions
from etl.provenance import reliance_findings
from etl.sites import Naming, read_site_mentions, read_system_mentions
from etl.vocabularies import Vocabularies


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says, and what is wrong with it."""

    document: Document
    mentions: tuple[BoundMention, ...]
    figures: tuple[Figure, ...]
    events: tuple[EventStatement, ...]
    sites: tuple[Naming, ...]
    systems: tuple[Naming, ...]
    problems: tuple[Problem, ...]


def read_document_statements(document: Document, vocabularies: Vocabularies) -> Reading:
    """Mentions, figures, events, sites and systems of one document, which needs no other."""
    bound, problems = bound_mentions(document, vocabularies)
    problems += [
        Problem(document.file, "relies_on", *found) for found in reliance_findings(document, vocabularies)
    ]
    figures, figure_problems = read_figures(document, bound, vocabularies)
    events, event_problems = read_events(document, bound, vocabularies)
    sites, site_problems = read_site_mentions(document, bound, vocabularies)
    systems, system_problems = read_system_mentions(document, bound, vocabularies)
    problems += [*figure_problems, *event_problems, *site_problems, *system_problems]
    return Reading(
        document, bound, tuple(figures), tuple(events), tuple(sites), tuple(systems), tuple(problems)
    )
