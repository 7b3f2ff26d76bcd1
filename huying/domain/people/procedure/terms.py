"""届、次会议、代表团: the frame in which seats and suggestions stand."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused

from ..models import Delegation, Session, Term
from .bodies import body_of_delegation
from .steps import COMMON, OFFICE, apply_changes, ours, roll_steps

TERM_WORDS = {
    "number": gettext_lazy("届次"),
    "starts_on": gettext_lazy("开始"),
    "ends_on": gettext_lazy("结束"),
}
SESSION_WORDS = {
    "number": gettext_lazy("次"),
    "opens_at": gettext_lazy("开幕时间"),
    "closes_at": gettext_lazy("闭幕时间"),
}


@roll_steps.act(gettext_lazy("设立一届"), who=OFFICE, **COMMON)
def add_term(roll, *, by, at, number, starts_on=None, ends_on=None):
    """`starts_on` and `ends_on` are days; both may stay open."""
    term = Term(congress_id=roll.congress_id, number=number, starts_on=starts_on, ends_on=ends_on)
    _check_term(term)
    term.save()


@roll_steps.act(gettext_lazy("更正届次"), who=OFFICE, **COMMON)
def correct_term(roll, *, by, at, term, changes):
    ours(roll, term)
    term = Term.objects.get(pk=term.pk)
    apply_changes(term, changes, TERM_WORDS)
    _check_term(term)


@roll_steps.act(gettext_lazy("登记次会议"), who=OFFICE, **COMMON)
def add_session(roll, *, by, at, term, number, opens_at, closes_at):
    """From opening to closing a suggestion is made in session, else out of session (闭会期间)."""
    ours(roll, term)
    session = Session(
        congress_id=roll.congress_id,
        term=term,
        number=number,
        opens_at=opens_at,
        closes_at=closes_at,
    )
    _check_session(session)
    session.save()


@roll_steps.act(gettext_lazy("更正次会议"), who=OFFICE, **COMMON)
def correct_session(roll, *, by, at, session, changes):
    """Suggestions already submitted keep the session they were made in."""
    ours(roll, session)
    session = Session.objects.get(pk=session.pk)
    _check_session(_changed(session, changes))
    session.refresh_from_db()
    apply_changes(session, changes, SESSION_WORDS)


@roll_steps.act(gettext_lazy("设立代表团"), who=OFFICE, **COMMON)
def add_delegation(roll, *, by, at, term, name):
    ours(roll, term)
    _check_delegation(term, name)
    body = body_of_delegation(roll.congress_id, name)
    Delegation.objects.create(congress_id=roll.congress_id, term=term, name=name, body=body)


@roll_steps.act(gettext_lazy("更名代表团"), who=OFFICE, **COMMON)
def rename_delegation(roll, *, by, at, delegation, changes):
    ours(roll, delegation)
    delegation = Delegation.objects.select_related("term").get(pk=delegation.pk)
    _check_delegation(delegation.term, changes["name"][1], but=delegation)
    apply_changes(delegation, changes, {"name": _("名称")})


def _changed(row, changes):
    for field, (_was, now) in changes.items():
        setattr(row, field, now)
    return row


def _check_term(term) -> None:
    others = Term.objects.filter(congress_id=term.congress_id, number=term.number)
    if others.exclude(pk=term.pk).exists():
        raise Refused(_("%s已经设立，不必重复。") % term)
    if term.starts_on and term.ends_on and term.ends_on <= term.starts_on:
        raise Refused(_("一届的结束日期应在开始日期之后。"))


def _check_session(session) -> None:
    if session.closes_at <= session.opens_at:
        raise Refused(_("闭幕时间应在开幕时间之后。"))
    others = Session.objects.filter(congress_id=session.congress_id).exclude(pk=session.pk)
    if others.filter(term_id=session.term_id, number=session.number).exists():
        raise Refused(_("%s已经登记，不必重复。") % session)
    overlap = others.filter(opens_at__lt=session.closes_at, closes_at__gt=session.opens_at)
    if other := overlap.select_related("term").first():
        raise Refused(_("会期与%s重叠，请核对时间。") % other)


def _check_delegation(term, name, but=None) -> None:
    others = Delegation.objects.filter(term=term, name=name)
    if but is not None:
        others = others.exclude(pk=but.pk)
    if others.exists():
        raise Refused(_("%(term)s已有代表团“%(name)s”。") % {"term": term, "name": name})
