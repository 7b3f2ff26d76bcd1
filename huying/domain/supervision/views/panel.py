"""What stands of supervision on the page of a suggestion: the promises of its delivered replies."""

from huying.domain.suggestions.views.panels import ON_THE_PAGE

from ..queries.commitment import of_a_suggestion


def promises_of_the_suggestion(page, request) -> dict | None:
    """Asked only where a reply was delivered: before that nothing was promised."""
    if not any(one.delivered_at for one in page.rounds):
        return None
    found = list(of_a_suggestion(page.suggestion, request.acting))
    if not found:
        return None
    return {"template": "supervision/_panel_commitments.html", "commitments": found}


ON_THE_PAGE.append(promises_of_the_suggestion)
