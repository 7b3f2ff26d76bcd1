"""A long piece of work: done once, begun anew after a crash, fetched only by whoever may still have it."""

import threading
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from huying.domain.people.models import Account, Body
from huying.domain.people.queries import acting
from huying.foundation.jobs import folders, working
from huying.foundation.jobs.asking import MOST_AT_ONCE, ask, stop, visible_to
from huying.foundation.jobs.kinds import KINDS, Kind
from huying.foundation.jobs.models import Job
from huying.foundation.jobs.working import JobRefused, carry_out, run_waiting, sweep, take
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NOON = moment("2026-03-02 12:00")
SEALED = "清单".encode()


def write_list(doing) -> str:
    doing.tell(1, 2)
    with doing.file("清单.txt", "text/plain") as target:
        target.write(SEALED)
    return "已做好2份"


@pytest.fixture
def kinds(monkeypatch, settings, tmp_path):
    """kinds(work) makes a kind "list" that does `work`, for the 代表工委 alone."""
    settings.HUYING_JOBS_DIR = tmp_path / "jobs"

    def declare(work=write_list, may=lambda acting, details: acting.is_committee):
        monkeypatch.setitem(KINDS, "list", Kind("list", work, may))

    return declare


def asked(county, who="chen", at=NOON, **details) -> Job:
    account = getattr(county, who).person.account
    held = acting(account, county.congress, at=at)
    return ask("list", acting=held, label="全部清单", details=details, at=at)


def browser(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username), backend=BACKEND)
    return client


def page(job, rest="") -> str:
    return f"/qingyuan/jobs/{job.pk}{rest}"


def test_it_is_done_and_fetched_by_whoever_asked(county, kinds):
    kinds()
    job = asked(county)
    chen = browser("gongwei")
    assert "等待处理" in chen.get(page(job)).content.decode()
    assert chen.get(page(job, "/file")).status_code == 404
    assert run_waiting(lambda: NOON) == 1
    job.refresh_from_db()
    assert (job.state, job.said, job.done, job.whole) == ("done", "已做好2份", 1, 2)
    assert "下载 清单.txt" in chen.get(page(job)).content.decode()
    response = chen.get(page(job, "/file"))
    assert b"".join(response.streaming_content) == SEALED
    assert response["Cache-Control"] == "private, no-store"
    assert run_waiting(lambda: NOON) == 0


def test_for_everybody_else_there_is_no_such_job(county, kinds):
    kinds()
    job = asked(county)
    run_waiting(lambda: NOON)
    for username in ("zhuren", "daibiao", "guanli"):
        other = browser(username)
        assert [other.get(page(job, rest)).status_code for rest in ("", "/file")] == [404, 404]
        assert other.post(page(job, "/stop")).status_code == 404


def test_a_right_that_was_lost_meanwhile_is_asked_for_again(county, kinds):
    """陈静 goes from the 代表工委 to 财政局: still somebody of this congress, but no longer its clerk."""
    kinds()
    done, waiting = asked(county, number=1), asked(county, number=2)
    carry_out(take(lambda: NOON))
    county.chen.body = county.finance
    county.chen.save()
    chen = browser("gongwei")
    assert [chen.get(page(done, rest)).status_code for rest in ("", "/file")] == [200, 404]
    run_waiting(lambda: NOON)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.said) == ("failed", "您已没有办理这项后台任务的权限，没有进行。")
    with pytest.raises(Refused):
        asked(county, number=3)


def test_the_same_job_is_not_asked_for_twice_and_not_without_end(county, kinds):
    kinds()
    assert asked(county, number=1).pk == asked(county, number=1).pk
    for number in range(2, MOST_AT_ONCE + 1):
        asked(county, number=number)
    with pytest.raises(Refused, match="您已有5项后台任务还没有完成"):
        asked(county, number=99)


def test_two_workers_never_have_the_same_job(county, kinds):
    kinds()
    for number in range(3):
        asked(county, number=number)
    held = [take(lambda: NOON) for _time in range(4)]
    assert [one and one.job.details["number"] for one in held] == [0, 1, 2, None]


def test_a_worker_that_died_leaves_its_job_to_the_next(county, kinds):
    kinds()
    job = asked(county)
    dead = take(lambda: NOON)
    assert run_waiting(lambda: NOON + working.LEASE / 2) == 0
    assert run_waiting(lambda: NOON + working.LEASE * 2) == 1
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)
    with pytest.raises(working.Lost):  # and if it was not dead after all, it has lost it
        dead.tell(2, 2)


def test_what_is_finished_in_its_own_transaction_happens_once(county, kinds):
    """The first worker was only slow: the second has done it by now, so nothing of the first stays."""
    kinds()
    asked(county)
    slow = take(lambda: NOON)
    carry_out(take(lambda: NOON + working.LEASE * 2))
    before = Body.objects.count()
    with pytest.raises(working.Lost), transaction.atomic():
        county.body("慢的一个", system="government")
        slow.finish("迟了")
    assert Body.objects.count() == before


def test_the_page_shows_how_far_a_transaction_is_before_it_ends(county, kinds):
    def long(doing):
        with transaction.atomic():
            doing.tell_aside(500, 1_000)
            shown.append(chen.get(page(job)).content.decode())
            doing.tell_aside(1_000, 1_000)
            doing.finish("好了")
        return "好了"

    kinds(long)
    shown, chen, job = [], browser("gongwei"), asked(county)
    run_waiting(lambda: NOON)
    assert "500 / 1000" in shown[0]
    assert "500 / 1000" not in chen.get(page(job)).content.decode()


def test_it_is_given_up_after_three_attempts(county, kinds):
    def broken(doing):
        raise ZeroDivisionError

    kinds(broken)
    job = asked(county)
    assert run_waiting(lambda: NOON) == working.MOST_ATTEMPTS + 1
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.said.startswith("处理时多次中断，没有做成。")


def test_what_cannot_be_done_says_why_and_may_leave_a_report(county, kinds):
    def refuse(doing):
        with doing.file("错误报告.txt", "text/plain") as target:
            target.write(b"row 7431")
        raise JobRefused("第7431行没有标题，一行也没有导入。")

    kinds(refuse)
    job = asked(county)
    run_waiting(lambda: NOON)
    shown = browser("gongwei").get(page(job)).content.decode()
    assert "第7431行没有标题" in shown
    assert "下载 错误报告.txt" in shown


def test_a_stopped_job_leaves_nothing(county, kinds):
    kinds()
    job = asked(county)
    doing = take(lambda: NOON)
    with doing.file("清单.txt", "text/plain") as target:
        target.write(SEALED)
    assert browser("gongwei").post(page(job, "/stop")).status_code == 303
    carry_out(doing)
    job.refresh_from_db()
    assert (job.state, folders.folder_of(job.pk).exists()) == ("stopped", False)
    assert stop(job, at=NOON) is False


def test_a_worker_told_to_end_puts_its_job_back(county, kinds):
    kinds()
    job = asked(county)
    ended = threading.Event()
    doing = take(lambda: NOON, ended.is_set)
    ended.set()
    carry_out(doing)
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("waiting", 0)


def test_after_a_day_the_file_is_gone_and_the_line_stays(county, kinds):
    kinds()
    job = asked(county)
    run_waiting(lambda: NOON)
    assert sweep(NOON + timedelta(hours=23)) == 0
    assert sweep(NOON + timedelta(hours=25)) == 1
    job.refresh_from_db()
    assert (job.state, folders.folder_of(job.pk).exists()) == ("expired", False)
    listed = browser("gongwei").get("/qingyuan/jobs/").content.decode()
    assert "全部清单" in listed and "已过期" in listed


def test_a_folder_of_which_no_job_knows_is_removed(county, kinds):
    kinds()
    keep, lost = asked(county), folders.root() / "0198-lost"
    run_waiting(lambda: NOON)
    lost.mkdir()
    sweep(timezone.now() + timedelta(days=2))
    assert not lost.exists()
    assert visible_to(keep.account, keep.congress).count() == 1
