"""Where the promises of earlier replies stand, told beside suggestions that are like one at hand."""

from huying.domain.suggestions.queries.like_ones import PROMISES_KEPT

from .commitment import commitments_visible_to


def where_they_stand(acting, rounds) -> dict:
    """{(round, position): (word, tone)} of those that this person may see."""
    found = commitments_visible_to(acting).filter(round__in=rounds).order_by("pk")
    return {(one.round_id, one.position): (one.state_word, one.state) for one in found}


def declare() -> None:
    if where_they_stand not in PROMISES_KEPT:
        PROMISES_KEPT.append(where_they_stand)
