"""What stands of supervision on the page of a suggestion: how it is supervised, what its replies promised."""

from huying.domain.suggestions.views.panels import ON_THE_PAGE

from ..policy.key import RATED_FROM
from ..queries.commitment import of_a_suggestion
from ..queries.supervised_item import supervised_item


def supervision_of_the_suggestion(page, request) -> dict | None:
    """Asked only from registration on: before that nothing is rated or supervised."""
    if page.suggestion.state not in RATED_FROM:
        return None
    found = supervised_item(page.suggestion, request.acting)
    return {"template": "supervision/_supervised.html", "found": found} if found else None


def promises_of_the_suggestion(page, request) -> dict | None:
    """Asked only where a reply was delivered: before that nothing was promised."""
    if not any(one.delivered_at for one in page.rounds):
        return None
    found = list(of_a_suggestion(page.suggestion, request.acting))
    if not found:
        return None
    return {"template": "supervision/_panel_commitments.html", "commitments": found}


ON_THE_PAGE += [supervision_of_the_suggestion, promises_of_the_suggestion]
