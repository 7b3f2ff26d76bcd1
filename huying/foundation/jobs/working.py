"""Doing a job: taken once however many workers look, begun anew when a worker died over it.

A worker holds a job by a token and a lease that its progress renews. Who finds another token there
stops without leaving a trace; what must happen once and no more is finished in its own transaction
(`Doing.finish`), which only the holder of the token can commit.
"""

import logging
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any, BinaryIO

from django.conf import settings
from django.db.models import F, Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from huying.foundation.files.refusals import FileRefused
from huying.foundation.procedure.refusal import Refused

from . import folders
from .kinds import KINDS
from .models import Job
from .states import GOING, JobState

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=3)
KEPT = timedelta(hours=24)  # an outcome can be fetched for a day
MOST_ATTEMPTS = 3
BETWEEN_WORDS = 0.5  # seconds between two words on the progress
Now = Callable[[], datetime]


class Lost(Exception):
    """Somebody stopped the job, or another worker has it by now."""


class Interrupted(Exception):
    """The worker is told to end; the job goes back to those that wait."""


class JobRefused(Exception):
    """The work cannot be done; `message` says in Chinese why. A report written before is kept."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Doing:
    """One job in the hands of one worker."""

    def __init__(self, job: Job, now: Now, ended: Callable[[], bool] = lambda: False) -> None:
        self.job, self.now, self._ended = job, now, ended
        self._told = 0.0
        self.acting: Any = None

    def check(self) -> None:
        """Whoever has lost the right since asking gets nothing. Raises JobRefused."""
        acting_in = import_string(settings.HUYING_ACTING)
        self.acting = acting_in(self.job.account, self.job.congress, at=self.now())
        active = self.job.account.is_active and self.acting is not None
        if not active or not KINDS[self.job.kind].may(self.acting, self.details):
            raise JobRefused(_("您已没有办理这项后台任务的权限，没有进行。"))

    @property
    def details(self) -> dict:
        return self.job.details

    def tell(self, done: int, whole: int) -> None:
        """How far it has come; renews the lease. Raises Lost or Interrupted."""
        if time.monotonic() - self._told < BETWEEN_WORDS and done < whole:
            return
        if self._ended():
            raise Interrupted
        self._told = time.monotonic()
        self._set(done=done, whole=whole, lease_until=self.now() + LEASE)

    def tell_aside(self, done: int, whole: int) -> None:
        """The same from inside a transaction, whose own words nobody sees before its end."""
        if time.monotonic() - self._told >= BETWEEN_WORDS or done >= whole:
            self._told = time.monotonic()
            folders.note_progress(self.job.pk, done, whole)

    def input(self) -> BinaryIO:
        return (folders.folder_of(self.job.pk) / folders.INPUT).open("rb")

    @contextmanager
    def file(self, name: str, media_type: str) -> Iterator[BinaryIO]:
        """The outcome: written aside, in place only once it is whole."""
        folder = folders.folder_of(self.job.pk)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = folder / f"{folders.OUTCOME}.{self.job.token}"
        try:
            with aside.open("w+b") as target:
                yield target
                target.flush()
                os.fsync(target.fileno())
            self._set(file_name=name[:120], media_type=media_type)
            aside.replace(folder / folders.OUTCOME)
        finally:
            aside.unlink(missing_ok=True)

    def finish(self, said: str) -> None:
        """It is done. Called by the work itself inside a transaction of its own, both happen or neither."""
        at = self.now()
        ending = {"said": said[:500], "ended_at": at, "expires_at": at + KEPT}
        self._set(state=JobState.DONE, lease_until=None, **ending)
        self.job.state = JobState.DONE

    def fail(self, said: str) -> None:
        at = self.now()
        ending = {"said": said[:500], "ended_at": at, "expires_at": at + KEPT}
        self._set(state=JobState.FAILED, lease_until=None, **ending)

    def give_back(self) -> None:
        """For another worker, or for this one when it runs again; not counted as an attempt."""
        self._set(state=JobState.WAITING, token="", attempts=max(0, self.job.attempts - 1))

    def wait(self) -> None:
        self._set(state=JobState.WAITING, token="")

    def _set(self, **values) -> None:
        mine = Job.objects.filter(pk=self.job.pk, token=self.job.token, state=JobState.RUNNING)
        if not mine.update(**values):
            raise Lost


def take(now: Now, ended: Callable[[], bool] = lambda: False) -> Doing | None:
    """The oldest job that nobody has, now held by the caller."""
    at = now()
    free = Q(state=JobState.WAITING) | Q(state=JobState.RUNNING, lease_until__lt=at)
    waiting = Job.objects.filter(free).order_by("asked_at", "pk").values_list("pk", "token")
    for key, token in waiting[:20]:
        mine = secrets.token_hex(16)
        taken = Job.objects.filter(free, pk=key, token=token).update(
            state=JobState.RUNNING,
            token=mine,
            lease_until=at + LEASE,
            attempts=F("attempts") + 1,
        )
        if taken:
            job = Job.objects.select_related("account", "congress").get(pk=key)
            return Doing(job, now, ended)
    return None


def carry_out(doing: Doing) -> None:
    """Do the work; whatever happens, the job says what."""
    job = doing.job
    try:
        if job.attempts > MOST_ATTEMPTS:
            doing.fail(_("处理时多次中断，没有做成。请再试一次；仍不行的，请联系系统管理员。"))
            return
        doing.check()
        said = KINDS[job.kind].work(doing)
        if job.state != JobState.DONE:
            doing.finish(said)
    except Lost:
        log.info("job %s was stopped or taken over", job.pk)
    except Interrupted:
        _unless_lost(doing.give_back)
    except (JobRefused, FileRefused) as refused:
        _unless_lost(partial(doing.fail, refused.message))
    except Refused as refused:
        _unless_lost(partial(doing.fail, refused.reason))
    except Exception:
        log.exception("job %s of the kind %s failed", job.pk, job.kind)
        _unless_lost(doing.wait)


def _unless_lost(do: Callable[[], None]) -> None:
    try:
        do()
    except Lost:
        log.info("a job ended after it had been stopped or taken over")


def run_waiting(now: Now, ended: Callable[[], bool] = lambda: False) -> int:
    """Do all that waits, one after the other; how many were begun."""
    begun = 0
    while not ended() and (doing := take(now, ended)):
        carry_out(doing)
        begun += 1
    return begun


def sweep(at: datetime) -> int:
    """Remove outcomes whose day is over, and folders of which no job knows; how many."""
    ended = [JobState.DONE, JobState.FAILED]
    over = Job.objects.filter(state__in=ended, expires_at__lt=at)
    keys = list(over.values_list("pk", flat=True)[:500])
    Job.objects.filter(pk__in=keys).update(state=JobState.EXPIRED, file_name="", details={})
    for key in keys:
        folders.remove(key)
    limit = (at - KEPT).timestamp()
    old = {name for name, changed in folders.all_folders() if changed < limit}
    kept = Job.objects.filter(state__in=[*GOING, *ended]).values_list("pk", flat=True)
    unknown = old - {str(one) for one in kept} if old else set()
    for name in unknown:
        folders.remove(name)
    return len(keys) + len(unknown)
