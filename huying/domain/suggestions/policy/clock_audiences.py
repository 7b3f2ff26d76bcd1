"""Who is told of a clock by time alone: that it runs out, and that it has."""

from collections.abc import Callable

from huying.domain.people.policy import the_committee

from .audiences import (
    the_government_office,
    the_lead_units,
    the_proposers,
    the_surveyed,
    the_unit,
    those_consulted,
)

# Who is told that a clock is nearly due, and who besides when it is late. A clock whose lapse is
# nobody's fault (the right to return lapses; silent surveys are closed by acts) is never "late".
TOLD: dict[str, Callable] = {
    "acceptance_notice": the_committee,
    "assign": the_committee,
    "consult": those_consulted,
    "office_assign": the_government_office,
    "reassign": the_committee,
    "return": the_unit,
    "first_contact": the_unit,
    "co_opinion": the_unit,
    "co_opinion_redo": the_unit,
    "reply": the_unit,
    "reply_long": the_unit,
    "rehandle": the_unit,
    "follow_up": the_unit,
    "feedback": the_surveyed,
    "feedback_grace": the_surveyed,
    "publication_objection": the_proposers,
}
TOLD_TOO_WHEN_LATE: dict[str, Callable] = {
    "office_assign": the_committee,
    "co_opinion": the_lead_units,
    "co_opinion_redo": the_lead_units,
    "reply": the_committee,
    "reply_long": the_committee,
    "rehandle": the_committee,
    "follow_up": the_committee,
}
NEVER_LATE = {"return", "feedback", "feedback_grace", "publication_objection"}
