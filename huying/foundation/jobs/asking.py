"""Asking for a job, stopping one, and what has become of one's own."""

from datetime import datetime
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from huying.foundation.procedure.refusal import Refused, Why

from . import folders
from .kinds import KINDS
from .models import Job
from .states import GOING, JobState

MOST_AT_ONCE = 5  # of one account


def visible_to(account, congress) -> QuerySet[Job]:
    """One's own, in this congress; nobody else sees that there is one."""
    return Job.objects.filter(account=account, congress=congress)


def ask(
    kind: str,
    *,
    acting: Any,
    label: str,
    details: dict,
    at: datetime,
    content: BinaryIO | None = None,
) -> Job:
    """A job that the worker will do; the same one still waiting or running is returned instead.

    `acting` has `account` and `congress`; `content` is an input that the work reads. Raises Refused.
    """
    if not KINDS[kind].may(acting, details):
        raise Refused(_("您没有办理这项后台任务的权限。"), Why.STANDING)
    with transaction.atomic():
        mine = visible_to(acting.account, acting.congress)
        going = list(mine.filter(state__in=GOING).order_by("asked_at"))
        if content is None:
            for one in going:
                if (one.kind, one.details) == (kind, details):
                    return one
        if len(going) >= MOST_AT_ONCE:
            raise Refused(
                _("您已有%d项后台任务还没有完成，请等其中一项完成，或取消一项以后再试。")
                % len(going),
                Why.STATE,
            )
        job = Job(
            congress=acting.congress,
            account=acting.account,
            kind=kind,
            label=label[:120],
            details=details,
            asked_at=at,
        )
        if content is not None:
            folders.keep_input(job.pk, content)
        job.save(force_insert=True)
        return job


def stop(job: Job, *, at: datetime) -> bool:
    """Take it from whoever works on it; False where it had already ended."""
    stopped = Job.objects.filter(pk=job.pk, state__in=GOING).update(
        state=JobState.STOPPED, token="", lease_until=None, ended_at=at
    )
    if stopped:
        folders.remove(job.pk)
    return bool(stopped)
