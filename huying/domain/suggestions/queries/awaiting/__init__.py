"""What waits for whom: every list by its name, one function each; pages and counts come from these."""

from datetime import datetime

from huying.domain.people.queries import Acting

from . import (
    afterwards,
    appointments,
    assigning,
    class_changes,
    closing,
    committee,
    delivered,
    deputy,
    filing,
    intake,
    meetings,
    office,
    papers,
    pledging,
    unit,
    urged,
)
from .afterwards import (
    opinions_to_act_on,
    redo_to_decide,
    revisits_missing,
    second_dissatisfied,
    to_revisit,
)
from .appointments import times_to_agree, visits_to_answer, visits_to_record
from .assigning import consulted, leads_at_odds, objections_to_answer, passed_on
from .awaited import Awaited, Group, Hands, Item, firsts
from .class_changes import class_changes_to_decide
from .closing import closed, ready_to_close
from .committee import (
    awaiting_assignment,
    contacts_left_open,
    dissatisfied_and_open,
    extensions_to_decide,
    imported_incomplete,
    outcomes_to_check,
    pauses_to_decide,
    replies_to_pre_review,
    returns_to_decide,
    submitted,
)
from .delivered import answers_to_relay, face_records_to_sign
from .deputy import (
    contacts_to_confirm,
    drafts,
    entries_to_confirm,
    gathering_cosigners,
    invitations,
    newest_proposed_by,
    proposed_by,
    returned_to_me,
    surveys_to_answer,
    withdrawals_agreed,
    withdrawals_to_agree,
)
from .filing import papers_to_receive, publications_to_announce, publications_to_decide
from .intake import edits_to_answer, gate_to_check, pre_reviews_to_give
from .meetings import (
    assignment_meetings_to_attend,
    assignment_meetings_to_hold,
    coordination_meetings_to_attend,
    coordination_meetings_to_hold,
)
from .office import extensions_of_my_system, replies_of_my_system, to_assign_on
from .papers import papers_to_issue, papers_to_sign_for
from .pledging import pledges_to_sign
from .unit import (
    co_opinions_due,
    consultations_to_answer,
    replies_in_drafting,
    replies_to_check,
    replies_to_countersign,
    replies_to_deliver,
    replies_to_sign,
    second_rounds,
    sections_overdue,
    to_sign_for,
    unseen_by_head,
    without_contact,
    without_plan,
)
from .urged import urgings_to_answer

LISTS = [
    *committee.LISTS,
    *closing.LISTS,
    *assigning.LISTS,
    *office.LISTS,
    *unit.LISTS,
    *urged.LISTS,
    *pledging.LISTS,
    *papers.LISTS,
    *intake.LISTS,
    *filing.LISTS,
    *meetings.LISTS,
    *afterwards.LISTS,
    *class_changes.LISTS,
    *appointments.LISTS,
    *deputy.LISTS,
    *delivered.LISTS,
]

__all__ = [
    "LISTS",
    "Awaited",
    "firsts",
    "Group",
    "Hands",
    "Item",
    "answers_to_relay",
    "assignment_meetings_to_attend",
    "assignment_meetings_to_hold",
    "awaiting_assignment",
    "class_changes_to_decide",
    "closed",
    "co_opinions_due",
    "consultations_to_answer",
    "consulted",
    "contacts_left_open",
    "coordination_meetings_to_attend",
    "coordination_meetings_to_hold",
    "contacts_to_confirm",
    "dissatisfied_and_open",
    "drafts",
    "edits_to_answer",
    "entries_to_confirm",
    "extensions_of_my_system",
    "face_records_to_sign",
    "extensions_to_decide",
    "gate_to_check",
    "gathering_cosigners",
    "imported_incomplete",
    "invitations",
    "leads_at_odds",
    "lists_of",
    "newest_proposed_by",
    "opinions_to_act_on",
    "outcomes_to_check",
    "papers_to_issue",
    "papers_to_receive",
    "papers_to_sign_for",
    "pauses_to_decide",
    "passed_on",
    "pledges_to_sign",
    "pre_reviews_to_give",
    "objections_to_answer",
    "proposed_by",
    "publications_to_announce",
    "publications_to_decide",
    "ready_to_close",
    "redo_to_decide",
    "replies_in_drafting",
    "replies_of_my_system",
    "replies_to_check",
    "replies_to_countersign",
    "replies_to_deliver",
    "replies_to_pre_review",
    "replies_to_sign",
    "returned_to_me",
    "returns_to_decide",
    "revisits_missing",
    "second_dissatisfied",
    "second_rounds",
    "sections_overdue",
    "submitted",
    "surveys_to_answer",
    "times_to_agree",
    "to_assign_on",
    "to_revisit",
    "to_sign_for",
    "unseen_by_head",
    "urgings_to_answer",
    "visits_to_answer",
    "visits_to_record",
    "withdrawals_agreed",
    "withdrawals_to_agree",
    "without_contact",
    "without_plan",
]


def lists_of(acting: Acting, at: datetime) -> list[Awaited]:
    """The lists that this person's appointments give a hand in, and no query for it."""
    return [one for one in LISTS if one.hands.of(acting, at)]
