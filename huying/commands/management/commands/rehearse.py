"""huying rehearse: an invented county congress, lived through the acts up to a day."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management import call_command
from django.utils.translation import gettext as _

from huying.commands.contract import ContractCommand, WrongUse, day
from huying.commands.rehearsal import cast
from huying.commands.rehearsal.rehearse import USUAL_RULES, default_days, rehearse
from huying.commands.rehearsal.sizes import SIZES
from huying.domain.people.models import Congress
from huying.domain.suggestions import rulebook, states

MOST_YEARS = 5  # a term
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


class Command(ContractCommand):
    help = _(
        "建立一个虚构的人大（默认县级），用真实的办理动作演练到某一天。再运行一次会另建一个，不改动已有数据。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", choices=list(SIZES), default="county", help=_("规模"))
        parser.add_argument("--seed", type=int, default=7, help=_("随机种子：相同则内容相同"))
        parser.add_argument(
            "--rulebook", choices=rulebook.names(), default=USUAL_RULES, help=_("适用哪里的规则")
        )
        parser.add_argument("--years", type=int, default=1, help=_("连同往年一共几年，默认一年"))
        parser.add_argument("--opened", type=day, help=_("会议开幕日，默认在最后一天之前 150 天"))
        parser.add_argument("--at", type=day, help=_("演练到哪一天（当天零时），默认今天"))

    def answer(self, **options: Any) -> dict[str, Any]:
        opened, at = default_days(options["opened"], options["at"])
        if not EARLIEST <= opened < at <= LATEST:
            raise WrongUse(
                _("开幕日（{opened}）要早于最后一天（{at}），且都在 2000 年到 2100 年之间").format(
                    opened=opened, at=at
                )
            )
        if not 1 <= options["years"] <= MOST_YEARS:
            raise WrongUse(_("--years 要在 1 到 {most} 之间").format(most=MOST_YEARS))
        call_command("migrate", verbosity=0, interactive=False)
        whole = (at - opened).days + 364 * (options["years"] - 1)
        congress, answer = rehearse(
            options["size"],
            options["seed"],
            opened,
            at,
            told=lambda on, left: self._progress(on, left, whole),
            rulebook=options["rulebook"],
            years=options["years"],
        )
        self.congress = congress
        return answer

    def _progress(self, on: date, left: int, whole: int) -> None:
        if left % 15 == 0:
            done = 100 * (whole - left) // whole
            self.tell(_("演练到 {day}（{done}%）").format(day=on.isoformat(), done=done))

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        congress = Congress.objects.get(code=answer["congress"])
        by_state = "、".join(
            f"{states.Suggestion(state).label} {number}"
            for state, number in answer["by_state"].items()
        )
        lines = [
            _("{name}（{code}）：{number} 件建议，{by_state}").format(
                name=congress.name,
                code=congress.code,
                number=answer["suggestions"],
                by_state=by_state,
            ),
            _(
                "办理动作 {acts} 次，事件 {events} 条，无人可办的 {lost} 件，用时 {seconds} 秒"
            ).format(
                acts=answer["acts"],
                events=answer["events"],
                lost=answer["open_without_owner"],
                seconds=answer["seconds"],
            ),
            *cast_lines(congress),
        ]
        return "\n".join(lines)


def cast_lines(congress: Congress) -> list[str]:
    """Who can sign in, and with which password."""
    members = [
        f"  {account.username:<12}{member.name}  {member.part}"
        for member, account in cast.members_of(congress)
    ]
    return [_("可以登录的人（共用密码 {password}）：").format(password=cast.password()), *members]
