"""huying doctor: is everything here that Huying needs? Says what is wrong and what to do."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.commands.contract import REFUSED, ContractCommand
from huying.commands.database import ensure_database, is_current
from huying.commands.management.commands.tick import last_round
from huying.domain.people.models import Congress
from huying.foundation.calendar.days import is_provisional
from huying.foundation.documents import fonts as letter_fonts
from huying.foundation.notices.models import Channel, Delivery
from huying.foundation.notices.models.delivery import DeliveryState
from huying.foundation.procedure import chain, guards

connection: Any = connections["default"]  # of whichever kind: each is asked for what only it knows

LEAST_FREE_MEGABYTES = 500
MOST_MINUTES = 10  # between two rounds of the worker, which come every minute
FIRST_SOUND_SQLITE = (3, 51, 3)  # older ones can corrupt a WAL without our write lock


@dataclass(frozen=True)
class Finding:
    """`grave`: Huying does not work rightly without it; others are worth knowing."""

    name: str
    ok: bool
    says: str
    grave: bool = True


class Command(ContractCommand):
    help = _("体检：数据库、日历、字体、磁盘、事件链是否都好，不好的怎么办。")
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """As every command's, but findings are told in full and still exit 1."""
        answer = self.answer(**options)
        if options["json"]:
            self._print_json(answer)
        else:
            self.stdout.write(self.words(answer, **options))
        if not answer["ok"]:
            sys.exit(REFUSED)

    def answer(self, **options: Any) -> dict[str, Any]:
        findings = list(examined(self.tell))
        return {
            "ok": all(one.ok for one in findings if one.grave),
            "checks": [asdict(one) for one in findings],
        }

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        def mark(one: dict[str, Any]) -> str:
            return "✓" if one["ok"] else "✗" if one["grave"] else "！"

        return "\n".join(f"{mark(one)} {one['says']}" for one in answer["checks"])


def examined(tell) -> Iterator[Finding]:
    """Every finding, in order; without a database those about its content are left out."""
    reached = database(tell)
    yield reached
    if reached.ok:
        yield from sqlite() if connection.vendor == "sqlite" else postgresql()
        yield migrations()
        if is_current():
            yield events_are_guarded()
            yield from chain_heads()
            yield post()
            yield from address_of_the_site()
    yield worker(last_round(), timezone.now())
    today = timezone.localdate()
    yield calendar(today)
    yield fonts()
    yield disk(shutil.disk_usage(settings.VAR).free // 1_000_000)


def database(tell) -> Finding:
    """An empty one is made ready, as by every command; an older one is only reported."""
    try:
        if _is_new() or "django_migrations" not in connection.introspection.table_names():
            ensure_database(tell)
        return Finding("database", True, _("数据库可以连接（%s）") % connection.display_name)
    except Exception as error:  # whatever a driver raises: this is the place to say it
        why = _("数据库连接不上，请检查 HUYING_DATABASE_URL：%s") % (str(error).partition("\n")[0])
        return Finding("database", False, why)


def sqlite() -> Iterator[Finding]:
    version = ".".join(map(str, connection.Database.sqlite_version_info))
    locked = settings.DATABASES["default"]["ENGINE"] == "huying.foundation.sqlite"
    sound = connection.Database.sqlite_version_info >= FIRST_SOUND_SQLITE
    if locked:
        says = _("SQLite %s，每次写入都加跨进程锁") % version
    else:
        says = _("SQLite %s 没有加跨进程写入锁，两个进程同时写入可能损坏数据") % version
    yield Finding("sqlite", locked or sound, says)
    if connection.is_in_memory_db():
        return
    mode = _one("PRAGMA journal_mode")
    wal = _("数据库用预写日志（WAL），读写互不等待")
    other = _("数据库的日志方式是 %s，应当是 wal，请用 huying 命令打开一次再检查") % mode
    yield Finding("journal", mode == "wal", wal if mode == "wal" else other)


def postgresql() -> Iterator[Finding]:
    version = _one("SHOW server_version")
    yield Finding("postgresql", connection.pg_version >= 140_000, f"PostgreSQL {version}")
    owner = _one(
        "SELECT tableowner = current_user FROM pg_tables WHERE tablename = %s", guards.TABLE
    )
    if owner:
        says = _("当前角色拥有数据表，可以拆除保护事件的触发器；正式运行请用不拥有表的角色")
    else:
        says = _("当前角色不拥有数据表，改动不了保护事件的触发器")
    yield Finding("role", not owner, says, grave=False)


def migrations() -> Finding:
    ok = is_current()
    old = _("数据库的结构不是最新的，请运行：huying migrate")
    return Finding("migrations", ok, _("数据库的结构是最新的") if ok else old)


def events_are_guarded() -> Finding:
    missing = guards.missing(connection)
    if missing:
        says = _("缺少阻止改动事件的触发器：%s。请由数据库管理员恢复") % "、".join(missing)
        return Finding("guards", False, says)
    return Finding("guards", True, _("事件只能增加：阻止改动和删除的触发器都在"))


def chain_heads() -> Iterator[Finding]:
    """Cheap: only whether each head is a link that exists; `verify_events` reads them all."""
    for congress in Congress.objects.order_by("code"):
        seq, hash = chain.head_of(congress.pk)
        ok = seq == 0 or chain.bears_witness(congress.pk, seq, hash)
        if ok:
            says = _("%(name)s：事件链到第 %(seq)s 个事件，链尾 %(hash)s…")
        else:
            says = _("%(name)s：事件链的链尾不对（第 %(seq)s 个），请运行：huying verify_events")
        words = {"name": congress.name, "seq": seq, "hash": hash[:12]}
        yield Finding(f"chain:{congress.code}", ok, says % words)


def worker(last: datetime | None, now: datetime) -> Finding:
    """Reminders and what time alone brings come from it: without it nothing is told and nothing closes."""
    what_to_do = _("请运行并保持：huying tick --watch")
    if last is None:
        return Finding("worker", False, _("定时任务还没有运行过，") + what_to_do, grave=False)
    minutes = int((now - last).total_seconds() // 60)
    if minutes > MOST_MINUTES:
        says = _("定时任务已有%s分钟没有运行，") % minutes + what_to_do
        return Finding("worker", False, says, grave=False)
    return Finding("worker", True, _("定时任务在运行，上一次在%s分钟前") % minutes)


def post() -> Finding:
    """Notices that could not leave the house: inside they are all there."""
    given_up = Delivery.objects.filter(state=DeliveryState.GIVEN_UP).count()
    if given_up:
        says = _("有%s条提醒多次没有发出去，请人大管理员在“消息渠道”页查看原因") % given_up
        return Finding("post", False, says, grave=False)
    return Finding("post", True, _("没有发不出去的提醒"))


def address_of_the_site() -> Iterator[Finding]:
    """Only where something leaves the house: without it messages carry no links."""
    if Channel.objects.filter(enabled=True).exists() and not settings.HUYING_ADDRESS:
        says = _("没有设 HUYING_ADDRESS（大家打开系统的网址），发出的消息里不带办理链接")
        yield Finding("address", False, says, grave=False)


def calendar(today: date) -> Finding:
    """Good as long as this year's holiday arrangement is known."""
    year = today.year
    while not is_provisional(date(year, 7, 1)):
        year += 1
    if year == today.year:
        says = _("不知道%s年的放假安排，期限只能暂按周末和固定节日计算，请更新日历") % year
    else:
        says = _("放假安排已知到%(known)s年；%(next)s年起的期限标为“暂定”") % {
            "known": year - 1,
            "next": year,
        }
    return Finding("calendar", year > today.year, says)


def fonts() -> Finding:
    """Which faces of GB/T 9704 are here, what stands in for the others; Word files need none."""
    here = any(one.family for one in letter_fonts.found())
    return Finding("fonts", here, letter_fonts.in_words(), grave=False)


def disk(free_megabytes: int) -> Finding:
    shown = f"{free_megabytes / 1000:.1f}"
    scarce, enough = _("磁盘只剩 %s GB，请尽快清理，否则无法保存"), _("磁盘还有 %s GB 可用")
    ok = free_megabytes >= LEAST_FREE_MEGABYTES
    return Finding("disk", ok, (enough if ok else scarce) % shown)


def _is_new() -> bool:
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return False
    return not Path(connection.settings_dict["NAME"]).exists()


def _one(sql: str, *parameters: object) -> Any:
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            row = cursor.fetchone()
        return row[0] if row else None
    except DatabaseError as error:
        return str(error)
