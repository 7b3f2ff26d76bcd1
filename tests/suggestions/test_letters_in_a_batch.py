"""成批公文: all letters of an assignment meeting in one archive, made by the worker, fetched by whoever may."""

import io
import zipfile

import docx as word
from django.test import Client
from django.urls import reverse

from huying.domain.people.models import Account, Appointment
from huying.domain.suggestions.procedure import papers
from huying.foundation.jobs.models import Job
from huying.foundation.jobs.working import run_waiting
from tests import fonts
from tests.conftest import moment
from tests.suggestions.test_assignment_meeting import held, prepared, proposed

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NOON = moment("2026-03-11 12:00")


def browser(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username), backend=BACKEND)
    return client


def fetched(client, job) -> zipfile.ZipFile:
    answer = client.get(reverse("jobs:file", args=["qingyuan", job.pk]))
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def asked(county, settings, tmp_path, form="docx") -> Job:
    settings.HUYING_JOBS_DIR = tmp_path / "jobs"
    proposed(county, county.water, county.finance)
    proposed(county, county.court)
    meeting = held(county, prepared(county))
    address = reverse("suggestions:meeting_letters", args=["qingyuan", meeting.pk, form])
    assert browser("zhuban").post(address).status_code == 404
    assert browser("gongwei").post(address).status_code == 303
    return Job.objects.get()


def test_all_letters_of_a_meeting_come_in_one_archive(county, settings, tmp_path):
    job = asked(county, settings, tmp_path)
    assert run_waiting(lambda: NOON) == 1
    job.refresh_from_db()
    assert (job.state, job.said, job.done, job.whole) == ("done", "已生成5份公文", 5, 5)
    archive = fetched(browser("gongwei"), job)
    assert sorted(archive.namelist()) == [
        "人民法院/交办通知 人民法院.docx",
        "人民法院/建议专用纸 第2号.docx",
        "水利局/交办通知 水利局.docx",
        "水利局/建议专用纸 第1号.docx",
        "财政局/交办通知 财政局.docx",
    ]
    for name in archive.namelist():
        word.Document(io.BytesIO(archive.read(name)))


@fonts.NEEDED
def test_as_pdf_where_there_are_fonts(county, settings, tmp_path):
    job = asked(county, settings, tmp_path, form="pdf")
    run_waiting(lambda: NOON)
    archive = fetched(browser("gongwei"), job)
    assert [archive.read(name)[:5] for name in archive.namelist()] == [b"%PDF-"] * 5


def test_who_has_lost_the_right_meanwhile_gets_nothing(county, settings, tmp_path):
    job = asked(county, settings, tmp_path)
    run_waiting(lambda: NOON)
    Appointment.objects.filter(pk=county.chen.pk).update(body=county.finance, capacity="handler")
    page = reverse("jobs:file", args=["qingyuan", job.pk])
    assert browser("gongwei").get(page).status_code == 404


def test_every_recipients_copy_of_a_paper(county, settings, tmp_path):
    settings.HUYING_JOBS_DIR = tmp_path / "jobs"
    paper = papers.compose(
        by=county.chen, at=NOON, form="notice", title="关于“回头看”/督办的通知", text="请报送。",
        recipients=[county.water, county.court],
    )  # fmt: skip
    address = reverse("suggestions:paper_copies", args=["qingyuan", paper.pk, "docx"])
    browser("gongwei").post(address)
    run_waiting(lambda: NOON)
    assert sorted(fetched(browser("gongwei"), Job.objects.get()).namelist()) == [
        "关于“回头看”_督办的通知 人民法院.docx",
        "关于“回头看”_督办的通知 水利局.docx",
    ]
