"""年度告知书: sent once a year to each deputy, read, and answered with a slip for every promise in it."""

from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Appointment
from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ..models import PromiseLetter, PromiseLetterLine
from ..policy import promise_letter as policy
from ..policy.hearing import of_any_unit
from ..states.promise_letter import PromiseLetter as State
from .kinds import letter_steps

MOST = 400
"""Letters of one form, so that its answer comes within seconds."""


@letter_steps.opens(
    gettext_lazy("送达年度告知书"),
    law=policy.LAW,
    who=(clerk_of_the_committee, of_any_unit),
    then=State.SENT,
    tells=(policy.the_deputy_written_to,),
)
def send(*, case, by, at, year, deputy):
    """As its promises stand on this day; of one sender, to one deputy, once a year."""
    if not deputy.is_deputy or deputy.congress_id != case.congress_id or deputy.until is not None:
        raise Refused(_("只送达本级人大的现任代表。"))
    first = policy.first_day(case.congress, year)
    if timezone.localdate(at) < first:
        words = {"year": year, "m": first.month, "d": first.day}
        raise Refused(_("%(year)s年的告知书从%(m)s月%(d)s日起送达。") % words)
    if before := _sent_before(by.body_id, deputy, year):
        raise Refused(_already(before))
    told = policy.asked_for_by(policy.told_of(by.congress_id, by.body, year), deputy.person_id)
    promises = list(
        told.select_related("case", "owner").prefetch_related("progress")
        .order_by("due_on", "opened_at", "pk")
    )  # fmt: skip
    if not promises:
        raise Refused(_("这两年没有要告知这位代表的承诺事项。"))
    letter = PromiseLetter(
        case=case, congress_id=case.congress_id, year=year, issuer=by.body, deputy=deputy,
        sent_by=by, sent_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError:  # somebody sent it at this very moment
        raise Refused(_("这位代表的告知书刚刚已经送达。")) from None
    PromiseLetterLine.objects.bulk_create(_line(letter, one) for one in promises)
    return letter


def _sent_before(body_id, deputy, year) -> PromiseLetter | None:
    found = PromiseLetter.objects.filter(issuer=body_id, year=year)
    return found.filter(deputy__person=deputy.person_id).select_related("deputy__person").first()


def _already(letter) -> str:
    on = timezone.localdate(letter.sent_at)
    words = {
        "name": letter.deputy.person,
        "year": letter.year,
        "day": _("%(y)s年%(m)s月%(d)s日") % {"y": on.year, "m": on.month, "d": on.day},
    }
    return _("%(name)s代表%(year)s年的告知书已于%(day)s送达，一年只送达一次。") % words


def _line(letter, one) -> PromiseLetterLine:
    return PromiseLetterLine(
        congress_id=letter.congress_id,
        letter=letter,
        commitment=one,
        due_on=one.due_on,
        owner_name=one.owner.name,
        standing=policy.standing(one),
    )


class Sent(NamedTuple):
    """To whom; the letter, or why there is none."""

    deputy: Appointment
    letter: PromiseLetter | None
    reason: str


def send_all(*, by, at, year, deputies) -> list[Sent]:
    """One act for each deputy; who is refused stops nobody else."""
    found = []
    for one in deputies:
        try:
            found.append(Sent(one, send(by=by, at=at, year=year, deputy=one), ""))
        except Refused as refused:
            found.append(Sent(one, None, refused.reason))
    return found


@letter_steps.act(
    gettext_lazy("已阅"),
    law=policy.LAW,
    who=policy.who_was_written_to,
    when=State.SENT,
    then=State.READ,
    former_too=True,
)
def read(letter, *, by, at):
    """The deputy has seen it; the slip may follow later."""
    letter.read_at = at
    letter.save(update_fields=["read_at"])


RETURNING = {
    "law": policy.LAW,
    "when": (State.SENT, State.READ),
    "then": State.RETURNED,
    "tells": (policy.the_sender,),
}


def _returned(letter, *, at, dissatisfied, words, on_paper) -> None:
    if dissatisfied and not words:
        raise Refused(_("有不满意的，请写明还缺什么。"))
    lines = letter.lines.all()
    wrong = {one.pk for one in dissatisfied}
    if wrong - set(lines.values_list("pk", flat=True)):
        raise Refused(_("请选择这份告知书里的承诺事项。"))
    lines.exclude(pk__in=wrong).update(satisfied=True)
    lines.filter(pk__in=wrong).update(satisfied=False)
    letter.read_at, letter.returned_at = letter.read_at or at, at
    letter.words, letter.on_paper = words, on_paper
    letter.save(update_fields=["read_at", "returned_at", "words", "on_paper"])


@letter_steps.act(
    gettext_lazy("退回执"), who=policy.who_was_written_to, former_too=True, **RETURNING
)
def return_slip(letter, *, by, at, dissatisfied=(), words=""):
    """Satisfied with what was done of each promise, or not, and then what is missing."""
    _returned(letter, at=at, dissatisfied=dissatisfied, words=words, on_paper=False)


@letter_steps.act(
    gettext_lazy("登记纸质回执"), who=(policy.of_the_sender, clerk_of_the_committee), **RETURNING
)
def record_slip(letter, *, by, at, dissatisfied=(), words="", files=()):
    """The deputy sent the paper back: what stands on it, with its scan."""
    if not files:
        raise Refused(_("请上传代表签名的回执。"))
    _returned(letter, at=at, dissatisfied=dissatisfied, words=words, on_paper=True)
    hang(letter, files, case=letter.case, purpose="supervision", by=by, at=at)
