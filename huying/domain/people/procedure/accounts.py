"""账号: issued with a one-time password, reset, stopped and restarted."""

import re

from allauth.mfa.models import Authenticator
from axes.utils import reset as lift_lock
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session as SignedIn
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused, Why

from ..models import Account, Appointment, Person
from ..models.login_name import login_name
from ..states import BodyKind, Capacity
from .appointments import check_another_administrator
from .steps import COMMON, OFFICE, ours, roll_steps


@roll_steps.act(gettext_lazy("发放账号"), who=OFFICE, **COMMON)
def issue_account(roll, *, by, at, person, username, password):
    """`password` is a OneTimePassword: the first sign-in replaces it."""
    person = _person(roll, by, person)
    if person.account_id:
        raise Refused(_("%s已有账号，忘记密码请办理重置。") % person, Why.STATE)
    try:
        username = login_name(username)
    except ValidationError as error:
        raise Refused(error.messages[0]) from error
    if Account.objects.filter(username=username).exists():
        raise Refused(_("用户名“%s”已被使用，请换一个。") % username)
    person.account = Account.objects.create_user(
        username, password.secret, must_change=True, created_at=at
    )
    person.save(update_fields=["account"])


@roll_steps.act(gettext_lazy("重置密码"), who=OFFICE, **COMMON)
def reset_password(roll, *, by, at, person, password, second_factor=False):
    """A new one-time password; a lock after wrong passwords is lifted, every device is signed out.

    With `second_factor` the two-step sign-in is taken off too (for a lost telephone).
    """
    account = _account(roll, by, person)
    _check_elsewhere(account, roll, by)
    account.set_password(password.secret)
    account.must_change = True
    account.save(update_fields=["password", "must_change"])
    if second_factor:
        Authenticator.objects.filter(user=account).delete()
    lift_lock(username=account.username)
    sign_out(account, at)


@roll_steps.act(gettext_lazy("停用账号"), who=OFFICE, **COMMON)
def stop_account(roll, *, by, at, person):
    """Signed out at once, everywhere; nothing that was done is lost."""
    account = _account(roll, by, person)
    _check_elsewhere(account, roll, by, stopping=True)
    if not account.is_active:
        raise Refused(_("这个账号已经停用。"), Why.STATE)
    if _running(person).filter(capacity=Capacity.ADMINISTRATOR).exists():
        check_another_administrator(roll.congress_id, person)
    account.is_active = False
    account.save(update_fields=["is_active"])
    sign_out(account, at)


@roll_steps.act(gettext_lazy("恢复账号"), who=OFFICE, **COMMON)
def restart_account(roll, *, by, at, person):
    """With the password it had."""
    account = _account(roll, by, person)
    _check_elsewhere(account, roll, by, stopping=True)
    if account.is_active:
        raise Refused(_("这个账号正在使用。"), Why.STATE)
    account.is_active = True
    account.save(update_fields=["is_active"])


def sign_out(account, at) -> int:
    """Delete every session of the account; returns how many there were."""
    gone = [
        session.pk
        for session in SignedIn.objects.filter(expire_date__gt=at).iterator()
        if session.get_decoded().get(SESSION_KEY) == str(account.pk)
    ]
    SignedIn.objects.filter(pk__in=gone).delete()
    return len(gone)


def why_not_governed(by, person, held=None) -> str:
    """Why this appointment may not touch that person's account; empty where it may.

    Clerks look after deputies and units' staff that are nothing else; the committee's head also
    after its clerks; only an administrator after heads of the committee and administrators.
    `held` are the person's running appointments with their bodies, where they are known already.
    """
    if person.pk == by.person_id:
        return _("不能办理自己的账号，请由另一位管理员办理；改密码请到“我的账号”。")
    if by.capacity == Capacity.ADMINISTRATOR:
        return ""
    if held is None:
        held = list(_running(person).select_related("body"))
    staff = [one for one in held if one.capacity != Capacity.DEPUTY]
    guarded = [
        one
        for one in staff
        if one.capacity in (Capacity.ADMINISTRATOR, Capacity.SYSTEM)
        or (one.body.kind == BodyKind.DEPUTIES_COMMITTEE and one.capacity == Capacity.HEAD)
    ]
    if guarded:
        return _("%s的账号只能由管理员办理。") % person
    if staff and by.capacity != Capacity.HEAD:
        return _("%s在单位任职，账号由管理员或代表工委负责人办理。") % person
    return ""


def _running(person):
    return Appointment.objects.filter(person=person, until=None)


def _person(roll, by, person) -> Person:
    ours(roll, person)
    if _running(person).filter(capacity=Capacity.SYSTEM).exists():
        raise Refused(_("系统不登录，没有账号。"), Why.STANDING)
    if reason := why_not_governed(by, person):
        raise Refused(reason, Why.STANDING)
    return Person.objects.select_related("account").get(pk=person.pk)


def _account(roll, by, person) -> Account:
    person = _person(roll, by, person)
    if person.account is None:
        raise Refused(_("%s还没有账号，请先发放。") % person, Why.STATE)
    return person.account


def _check_elsewhere(account, roll, by, *, stopping=False) -> None:
    """One account may act in several congresses: none of them may take it from the others."""
    elsewhere = Appointment.objects.filter(person__account=account, until=None).exclude(
        congress_id=roll.congress_id
    )
    staff = elsewhere.exclude(capacity=Capacity.DEPUTY)
    blocked = staff.exists() or (
        elsewhere.exists() and (stopping or by.capacity != Capacity.ADMINISTRATOR)
    )
    if blocked:
        raise Refused(
            _("这个账号也在其他人大使用，不能在这里办理；可以结束其在本级人大的任职。"),
            Why.STANDING,
        )


def free_username(proposed: str) -> str:
    """`proposed`, or with the first number behind it that nobody uses."""
    stem = re.sub(r"[^a-z0-9_.-]", "", proposed.lower())[:36]
    stem = stem if re.match(r"[a-z][a-z0-9_.-]", stem) else f"user{stem}"
    taken = set(
        Account.objects.filter(username__startswith=stem).values_list("username", flat=True)
    )
    number = 2
    name = stem
    while name in taken:
        name, number = f"{stem}{number}", number + 1
    return name
