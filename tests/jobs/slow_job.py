"""Run as a script: a database with one slow job in it; a worker that can be killed; a worker that goes on."""

import os
import sys
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huying.settings")
import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from huying.domain.people.models import Account, Body, Congress  # noqa: E402
from huying.domain.people.queries import acting  # noqa: E402
from huying.foundation.jobs.asking import ask  # noqa: E402
from huying.foundation.jobs.kinds import kind  # noqa: E402
from huying.foundation.jobs.models import Job  # noqa: E402
from huying.foundation.jobs.working import LEASE, run_waiting  # noqa: E402

PARTS = 40
# How long a part takes: nothing in the worker that goes on.
pause = float(os.environ.get("SLOW_JOB_PAUSE", "0"))


@kind("slow", may=lambda acting, details: acting.is_committee)
def slow(doing) -> str:
    """A file of forty parts, and a unit founded in the transaction in which the job is done."""
    from django.db import transaction

    with doing.file("清单.txt", "text/plain") as target:
        for number in range(PARTS):
            target.write(f"{number}\n".encode())
            target.flush()
            doing.tell(number, PARTS)
            Path(os.environ["HUYING_VAR"], "reached").write_text(str(number))
            time.sleep(pause)
    with transaction.atomic():
        congress = doing.job.congress
        Body.objects.create(congress=congress, name="新单位", kind="unit", system="government")
        doing.finish("做好了")
    return "做好了"


def prepare() -> None:
    from tests.county import County

    def moment(text: str) -> datetime:
        at = datetime.fromisoformat(text)
        return at.replace(hour=at.hour or 9, tzinfo=ZoneInfo("Asia/Shanghai"))

    call_command("migrate", verbosity=0, interactive=False)
    County(moment)


def put() -> None:
    """A job, and nothing of the last one."""
    Body.objects.filter(name="新单位").delete()
    congress, at = Congress.objects.get(), timezone.now()
    held = acting(Account.objects.get(username="gongwei"), congress, at=at)
    ask("slow", acting=held, label="慢", details={"n": time.time()}, at=at)


def begin() -> None:
    """A worker with a job of its own to do; it is killed over it."""
    put()
    run_waiting(timezone.now)


def go_on() -> None:
    """The next worker, once the lease of the dead one is over; says what has come of it."""
    run_waiting(lambda: timezone.now() + LEASE * 2)
    job = Job.objects.order_by("-asked_at").first()
    print(job.pk, job.state, Body.objects.filter(name="新单位").count())


if __name__ == "__main__":
    {"prepare": prepare, "begin": begin, "go_on": go_on}[sys.argv[1]]()
