"""The reply as a sheet, on the pages where somebody reads or judges it (_reply_paper.html)."""

from ..policy.family import asked_of, merged_with, suggestion_of


def paper_of(round) -> dict:
    """Every request with its answer; numbers and names of what is answered together."""
    suggestion = suggestion_of(round)
    together = [suggestion, *merged_with(suggestion)]
    given = {one.request_id: one for one in round.answers.all()}
    return {
        "pairs": [(one, given.get(one.request.pk)) for one in asked_of(round)],
        "numbers": "、".join(one.number_text or "—" for one in together),
        "addressed": "、".join(str(one.lead.person) for one in together if one.lead),
    }
