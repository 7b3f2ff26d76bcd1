"""名册: every change is an act on the congress's roll, asked for and done by the act page."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from huying.foundation.procedure.views import ActPage, act_page

from ..forms import roll_bodies as bodies
from ..forms import roll_deputies as deputies
from ..forms import roll_staff as staff
from ..models import Appointment, Body, Delegation, Person, Seat, Session, Term
from ..procedure import roll_steps
from ..procedure.accounts import why_not_governed
from ..roll.one_time import OneTimePassword
from ..states import Capacity
from .roll import at, keeper, roll_of, sections, shown

either = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Change:
    """An act on one row: which form asks, and which page is shown afterwards."""

    model: type
    form: type
    shows: str  # the page: person, body, terms


CHANGES = {
    "correct_person": Change(Person, deputies.CorrectPerson, "person"),
    "correct_seat": Change(Seat, deputies.CorrectSeat, "person"),
    "suspend_seat": Change(Seat, deputies.Reason, "person"),
    "resume_seat": Change(Seat, deputies.Reason, "person"),
    "end_seat": Change(Seat, deputies.EndSeat, "person"),
    "give_appointment": Change(Person, staff.GiveAppointment, "person"),
    "end_appointment": Change(Appointment, staff.EndAppointment, "person"),
    "stop_account": Change(Person, staff.PersonOnly, "person"),
    "restart_account": Change(Person, staff.PersonOnly, "person"),
    "correct_body": Change(Body, bodies.CorrectBody, "body"),
    "close_body": Change(Body, bodies.BodyOnly, "body"),
    "reopen_body": Change(Body, bodies.BodyOnly, "body"),
    "correct_term": Change(Term, bodies.CorrectTerm, "terms"),
    "correct_session": Change(Session, bodies.CorrectSession, "terms"),
    "rename_delegation": Change(Delegation, bodies.RenameDelegation, "terms"),
}
NEW = {
    "add_deputy": (deputies.AddDeputy, "deputies"),
    "add_staff": (staff.AddStaff, "staff"),
    "add_body": (bodies.AddBody, "bodies"),
    "add_term": (bodies.AddTerm, "terms"),
    "add_session": (bodies.AddSession, "terms"),
    "add_delegation": (bodies.AddDelegation, "terms"),
}
SLIPS = {"issue_account": staff.IssueAccount, "reset_password": staff.ResetPassword}
DANGEROUS = {"end_seat", "suspend_seat", "end_appointment", "stop_account", "close_body"}


@either
def add(request, code, act):
    """A new row; afterwards its own page, or the list it stands in."""
    form, listed = NEW.get(act) or _missing()

    def goes_to(roll, request):
        made = getattr(roll, "made", None)
        return at(request, *_page_of(made)) if made else at(request, listed)

    return _act(request, act, form, None, goes_to, back=at(request, listed), here=listed)


@either
def change(request, code, act, pk):
    """One row of this congress: corrected, ended, switched."""
    what = CHANGES.get(act) or _missing()
    keeper(request)  # before the row: its being there is nothing for others to learn
    row = get_object_or_404(what.model, pk=pk, congress=request.congress)
    if isinstance(row, Person):
        _not_the_system(row)
        if act.endswith("_account") and (refused := _ungoverned(request, act, row)):
            return refused
    back = at(request, "terms") if what.shows == "terms" else at(request, *_page_of(row))
    return _act(
        request, act, partial(what.form, row=row), row, lambda *_: back, back=back, here="deputies"
    )


@either
@sensitive_variables("password")
def slip(request, code, act, pk):
    """An account issued or reset. The slip is the answer to the form, and is never shown again."""
    form = SLIPS.get(act) or _missing()
    keeper(request)
    person = get_object_or_404(Person, pk=pk, congress=request.congress)
    _not_the_system(person)
    if refused := _ungoverned(request, act, person):
        return refused
    back, password, done = at(request, "person", pk), OneTimePassword(), []

    def goes_to(roll, request):
        done.append(True)
        return back

    response = _act(
        request,
        act,
        partial(form, row=person, password=password),
        person,
        goes_to,
        back=back,
        here="deputies",
    )
    if response.status_code != 303:
        return response
    if not done or request.method != "POST":
        messages.info(request, _("这张密码单已经显示过。如果没有记下，请再办理一次“重置密码”。"))
        return response
    person.refresh_from_db()
    return render(
        request,
        "people/roll/slip.html",
        {"person": person, "password": password, "back": back, "act": roll_steps.acts[act]},
    )


def _act(request, act, form, row, goes_to, *, back, here):
    by = keeper(request)
    # The act is done in the appointment that may do most; the page asks for no other.
    request.acting.appointments.sort(key=lambda one: one.pk != by.pk)
    page = ActPage(
        roll_steps,
        {act: form},
        goes_to=goes_to,
        shows=lambda roll, request: {
            "row": row,
            "back": back,
            "sections": sections(request, here),
            "danger": act in DANGEROUS,
            "warning": _warning(act, row),
        },
        templates="people/roll",
    )
    return act_page(request, page, act, roll_of(request))


def _ungoverned(request, act: str, person):
    """The refusal of somebody who may not touch this account, before anything is asked."""
    reason = why_not_governed(keeper(request), person)
    if not reason:
        return None
    response = shown(
        request,
        "act_refused",
        "deputies",
        act=roll_steps.acts[act],
        reason=reason,
        back=at(request, "person", person.pk),
    )
    response.status_code = 403
    return response


def _warning(act: str, row) -> str:
    """What the act means for the people concerned."""
    if act == "end_seat":
        return _("终止后不能再提出新的建议；已提出的仍可查看和评价。")
    if act == "suspend_seat":
        return _("暂停期间不能以代表身份办理任何事项，恢复后照常。")
    if act == "stop_account":
        return _("停用后立即退出登录，不能再登录；任职和已办事项不变。")
    if act == "close_body":
        return _("停用后不能再向它交办；正在办理的继续办完。")
    if act == "reset_password":
        return _("原密码立即失效，已登录的设备全部退出。新密码只显示一次。")
    return ""


def _page_of(row) -> tuple:
    if isinstance(row, Body):
        return "body", row.pk
    if isinstance(row, Seat):
        return "person", row.appointment.person_id
    if isinstance(row, Appointment):
        return "person", row.person_id
    return "person", row.pk


def _not_the_system(person) -> None:
    if person.appointments.filter(capacity=Capacity.SYSTEM).exists():
        raise Http404


def _missing():
    raise Http404
