"""代表团: whose delegation, whether it must be passed, and what it may propose in its own name."""

from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment, Body
from huying.domain.people.queries import session_at
from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.procedure.act import who

from ..models import DelegationAuthor
from .clocks import book_of
from .family import proposers

ACTS_FOR_IT = (Capacity.HEAD, Capacity.CLERK)


def delegation_body_of(suggestion) -> Body | None:
    """The body of the delegation that the lead deputy belongs to; None where it has none in use."""
    return Body.objects.filter(
        delegations__seats__appointment=suggestion.lead_id, active=True
    ).first()


def in_the_name_of(suggestion) -> DelegationAuthor | None:
    """Set where a whole delegation proposes."""
    return getattr(suggestion, "delegation_author", None)


@who(_("所在代表团的负责人或工作人员"))
def of_the_delegation(suggestion, by):
    if by.body.kind != BodyKind.DELEGATION or by.capacity not in ACTS_FOR_IT:
        return False
    body = delegation_body_of(suggestion)
    return body is not None and body.pk == by.body_id


@who(_("代表团团长"))
def head_of_a_delegation(subject, by):
    return by.body.kind == BodyKind.DELEGATION and by.capacity == Capacity.HEAD


def passes_a_gate(suggestion):
    """Applies where the lead deputy's delegation checks first (in session, see `sitting`)."""
    if not book_of(suggestion).intake.delegation_gate:
        return _("本级人大没有规定先由代表团审核，请直接提交。")
    if in_the_name_of(suggestion):
        return _("以代表团名义提出的，由团长签名后直接提交。")
    if suggestion.delegation_checks.filter(passed=True).exists():
        return _("代表团已经审核通过，请直接提交。")
    body = delegation_body_of(suggestion)
    if body is None or not _somebody_may_check(body, suggestion):
        return _("所在代表团没有可以审核的工作人员，请直接提交。")
    return None


def _somebody_may_check(body, suggestion) -> bool:
    return (
        Appointment.objects.filter(body=body, until=None, capacity__in=ACTS_FOR_IT)
        .exclude(person__in=proposers(suggestion))
        .exists()
    )


def sitting(suggestion, *, by, at):
    if session_at(suggestion.congress_id, at)[1]:
        return None
    return _("现在不是会议期间，不经代表团审核，请直接“提交”。")


def the_gate_is_passed(suggestion, *, by, at):
    """In session a suggestion goes to the delegation first, where the rulebook says so."""
    if not book_of(suggestion).intake.delegation_gate or passes_a_gate(suggestion):
        return None
    if session_at(suggestion.congress_id, at)[1]:
        return _("会议期间的建议先由代表团审核，请用“提交代表团审核”。")
    return None


def the_session_is_over(suggestion, *, by, at):
    session = suggestion.session
    return None if session and session.closes_at < at else _("会议还没有闭幕。")


def is_a_delegations(suggestion):
    return None if in_the_name_of(suggestion) else _("这件建议不是以代表团名义提出的。")


def not_a_delegations(suggestion, *, by, at):
    return _("以代表团名义提出的建议不再附议。") if in_the_name_of(suggestion) else None


def discussed_in_session(suggestion, *, by, at):
    """重庆条例第八条: discussed by the whole delegation, signed by its head, in session only."""
    author = in_the_name_of(suggestion)
    if author is None or suggestion.submitted_at:
        return None
    if author.discussed_on is None:
        return _("以代表团名义提出，先要“登记全团讨论”。")
    if not session_at(suggestion.congress_id, at)[1]:
        return _("以代表团名义提出的建议，只能在会议期间提交。")
    return None
