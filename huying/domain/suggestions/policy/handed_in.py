"""What was handed in to the congress: submitted here, or taken over from an earlier ledger."""

from django.db.models import Q


def handed_in(path: str = "") -> Q:
    """For filter() on suggestions, or on rows that lead to one by this path (`case__suggestion__`)."""
    return Q(**{f"{path}submitted_at__isnull": False}) | ~Q(**{f"{path}source_key": ""})
