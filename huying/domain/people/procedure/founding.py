"""Founding: a congress, its first administrator, its bodies and the appointment of the system."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.act import who
from huying.foundation.procedure.refusal import Refused, Why

from ..models import Account, Appointment, Body, Congress, Person, Roll
from ..states import BodyKind, Capacity, Level, RollState
from .steps import roll_steps

# What the three offices are first called; the roll's pages can rename them.
OFFICES = {
    Level.PROVINCE: ("代表工委", "省政府办公厅", "省委办公厅"),
    Level.CITY: ("代表工委", "市政府办公室", "市委办公室"),
    Level.COUNTY: ("代表工委", "县政府办公室", "县委办公室"),
    Level.TOWNSHIP: ("人大主席团", "镇政府办公室", "镇党委办公室"),
}
# 专门委员会, as the 地方组织法 names them for a level; a congress may have others, or none.
COMMITTEES = {
    Level.PROVINCE: (
        "法制委员会",
        "监察和司法委员会",
        "财政经济委员会",
        "教育科学文化卫生委员会",
        "城乡建设和环境资源委员会",
        "农业与农村委员会",
        "社会建设委员会",
        "民族侨务外事委员会",
    ),
    Level.COUNTY: ("法制委员会", "财政经济委员会", "社会建设委员会"),
    Level.TOWNSHIP: (),
}
COMMITTEES[Level.CITY] = COMMITTEES[Level.PROVINCE]
KINDS = (BodyKind.DEPUTIES_COMMITTEE, BodyKind.GOVERNMENT_OFFICE, BodyKind.PARTY_OFFICE)


@who(gettext_lazy("新建人大的首任管理员"))
def the_founder(subject, by):
    """Only while the congress has no roll, so once."""
    return (
        by.capacity == Capacity.ADMINISTRATOR
        and not Roll.objects.filter(congress_id=by.congress_id).exists()
    )


@roll_steps.opens(gettext_lazy("建立本级人大"), who=the_founder, then=RollState.OPEN)
def establish(*, case, by, at, offices, committees=()):
    """Open the roll, set up the offices the procedure needs and the committees that are wanted, and
    appoint the system."""
    congress = case.congress
    for kind, name in zip(KINDS, offices, strict=True):
        Body.objects.create(congress=congress, name=name, kind=kind)
    for name in committees:
        Body.objects.create(congress=congress, name=name, kind=BodyKind.SPECIAL_COMMITTEE)
    system = Person.objects.create(congress=congress, name="系统")
    Appointment.objects.create(
        congress=congress,
        person=system,
        body=by.body,
        capacity=Capacity.SYSTEM,
        since=timezone.localdate(at),
    )
    return Roll.objects.create(case=case, congress=congress)


def found(
    *,
    code: str,
    name: str,
    short_name: str,
    level: str,
    rulebook: str,
    username: str,
    password: str,
    person_name: str,
    at: datetime,
    committees: bool = False,
    first: bool = False,
    is_demo: bool = False,
) -> Congress:
    """Make a congress ready for its roll to be filled; all of it or nothing.

    The values are checked before (forms/founding.py). `committees`: with the 专门委员会 that are usual
    at its level. With `first` it is refused when there is a
    congress already, also when two arrive at the same moment.
    """
    with transaction.atomic():
        if first:
            _alone()
            if Congress.objects.exists():
                raise Refused(_("本系统已经建立过人大，请直接登录。"), Why.STATE)
        congress = Congress.objects.create(
            code=code,
            name=name,
            short_name=short_name,
            level=level,
            rulebook=rulebook,
            is_demo=is_demo,
        )
        whole = Body.objects.create(congress=congress, name=name, kind=BodyKind.CONGRESS)
        account = Account.objects.create_user(username, password, created_at=at)
        person = Person.objects.create(congress=congress, account=account, name=person_name)
        administrator = Appointment.objects.create(
            congress=congress,
            person=person,
            body=whole,
            capacity=Capacity.ADMINISTRATOR,
            since=timezone.localdate(at),
        )
        wanted = COMMITTEES[Level(level)] if committees else ()
        establish(by=administrator, at=at, offices=OFFICES[Level(level)], committees=wanted)
    return congress


def _alone() -> None:
    """Nobody else founds until this transaction ends (SQLite writes one by one anyway)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('huying: founding'))")
