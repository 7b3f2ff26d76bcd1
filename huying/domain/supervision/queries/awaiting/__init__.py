"""What waits for whom among things supervised: lists for the workbench, one file for each kind."""

from huying.domain.suggestions.queries.awaiting.awaited import Awaited

from . import commitment

LISTS: list[Awaited] = [*commitment.LISTS]

__all__ = ["LISTS"]
