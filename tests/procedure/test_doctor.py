"""`huying doctor`: what is wrong is said in plain words, and only what is grave exits 1."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from huying.commands.management.commands import doctor
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import ChainHead


def examined() -> tuple[dict, int]:
    out, code = StringIO(), 0
    try:
        call_command("doctor", "--json", stdout=out)
    except SystemExit as ended:
        code = ended.code
    return json.loads(out.getvalue().splitlines()[-1]), code


def findings(answer: dict) -> dict[str, dict]:
    return {one["name"]: one for one in answer["checks"]}


def test_a_sound_county_passes(county):
    county.drafted()
    answer, code = examined()
    assert (answer["ok"], code) == (True, 0)
    assert [one["says"] for one in answer["checks"] if one["grave"] and not one["ok"]] == []
    _seq, newest = chain.head_of(county.congress.pk)
    assert findings(answer)["chain:qingyuan"] == {
        "name": "chain:qingyuan",
        "ok": True,
        "says": f"清源县人民代表大会：事件链到第 1 个事件，链尾 {newest[:12]}…",
        "grave": True,
    }


def test_a_head_that_is_no_link_fails(county):
    county.drafted()
    ChainHead.objects.update(hash="a" * 64)
    answer, code = examined()
    assert (answer["ok"], code) == (False, 1)
    assert findings(answer)["chain:qingyuan"]["says"] == (
        "清源县人民代表大会：事件链的链尾不对（第 1 个），请运行：huying verify_events"
    )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only the owner may, on PostgreSQL")
def test_missing_triggers_fail(county):
    from huying.foundation.procedure import guards

    guards.remove(connection)
    answer, code = examined()
    guards.install(connection)
    assert code == 1
    assert findings(answer)["guards"]["says"] == (
        "缺少阻止改动事件的触发器：no_update_of_events、no_delete_of_events。请由数据库管理员恢复"
    )


def test_a_reader_sees_marks(county):
    out = StringIO()
    call_command("doctor", stdout=out)
    assert {line[:2] for line in out.getvalue().splitlines()} <= {"✓ ", "！ "}
    assert "✓ 事件只能增加：阻止改动和删除的触发器都在" in out.getvalue().splitlines()


def test_the_calendar_says_until_which_year_holidays_are_known():
    assert doctor.calendar(date(2026, 11, 21)).says == (
        "放假安排已知到2026年；2027年起的期限标为“暂定”"
    )
    unknown = doctor.calendar(date(2060, 1, 1))
    assert (unknown.ok, unknown.grave) == (False, True)


def test_fonts_are_worth_knowing_but_never_grave(settings, monkeypatch):
    settings.HUYING_FONTS_DIR = "/srv/fonts"
    there = ("FandolFang", "Noto Serif CJK SC", "Noto Sans CJK SC")
    found = doctor.letter_fonts.found
    monkeypatch.setattr(doctor.letter_fonts, "found", lambda: found(there))
    assert doctor.fonts() == doctor.Finding(
        "fonts",
        True,
        "公文字体：仿宋 FandolFang、黑体 Noto Sans CJK SC、宋体 Noto Serif CJK SC；"
        "用别的字体代替：小标宋 Noto Serif CJK SC、楷体 Noto Serif CJK SC（正版字体放在 /srv/fonts）",
        grave=False,
    )
    monkeypatch.setattr(doctor.letter_fonts, "found", lambda: found(("DejaVu Sans",)))
    assert doctor.fonts() == doctor.Finding(
        "fonts",
        False,
        "没有中文字体，公文不能生成 PDF（Debian：apt install fonts-noto-cjk）",
        grave=False,
    )


def test_a_full_disk_is_grave():
    assert doctor.disk(499) == doctor.Finding(
        "disk", False, "磁盘只剩 0.5 GB，请尽快清理，否则无法保存"
    )
    assert doctor.disk(83_600) == doctor.Finding("disk", True, "磁盘还有 83.6 GB 可用")


def test_the_worker_that_stands_still_is_found_out(county, settings, tmp_path):
    settings.VAR = tmp_path

    def said() -> tuple[bool, str]:
        found = findings(examined()[0])["worker"]
        return found["ok"], found["says"]

    assert said() == (False, "定时任务还没有运行过，请运行并保持：huying tick --watch")
    call_command("tick", stdout=StringIO())
    assert said() == (True, "定时任务在运行，上一次在0分钟前")
    long_ago = timezone.now() - timedelta(minutes=25, seconds=10)
    (tmp_path / "last-tick").write_text(long_ago.isoformat())
    assert said() == (
        False, "定时任务已有25分钟没有运行，请运行并保持：huying tick --watch",
    )  # fmt: skip


def test_a_round_by_another_time_is_no_sign_of_the_worker(county, settings, tmp_path):
    settings.VAR = tmp_path
    call_command("tick", "--at", "2026-03-02T09:00", stdout=StringIO())
    assert not (tmp_path / "last-tick").exists()


def test_where_something_leaves_the_house_the_site_needs_an_address(county, settings, tmp_path):
    from tests.notices.conftest import opened

    settings.VAR, settings.HUYING_ADDRESS = tmp_path, ""
    assert list(doctor.address_of_the_site()) == []
    opened(county, "webhook", county.water, url="https://example.com/", secret="s")
    assert [one.name for one in doctor.address_of_the_site()] == ["address"]
    settings.HUYING_ADDRESS = "https://hy.example.gov.cn"
    assert list(doctor.address_of_the_site()) == []


def test_what_could_not_be_delivered_is_said(county, settings, tmp_path):
    from django.utils import timezone

    from huying.foundation.notices.models import Delivery
    from tests.notices.conftest import opened

    settings.VAR = tmp_path
    assert doctor.post().ok
    channel = opened(county, "webhook", county.water, url="https://example.com/", secret="s")
    Delivery.objects.create(
        congress=county.congress, channel=channel, state="given_up", due_at=timezone.now()
    )
    assert doctor.post().says.startswith("有1条提醒多次没有发出去")
