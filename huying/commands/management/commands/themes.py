"""huying themes: what the suggestions of a session are about, as the 代表工委 reads it."""

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from huying.commands.contract import ContractCommand, Refusal, WrongUse
from huying.commands.database import ensure_database
from huying.domain.people.models import Congress, Session
from huying.domain.supervision.queries.themes import Theme, analysis, whole_of

SAMPLES = 3


class Command(ContractCommand):
    help = _(
        "一次会议的建议按内容归成主题：件数、热词、单位、反复提出和不满意的占比。要求保密的不参加。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--congress", metavar="CODE", help=_("人大的代号；只有一级时可以不写"))
        parser.add_argument(
            "--session", metavar="YEAR", type=int, help=_("哪一年的会议；不写则最近一次")
        )

    def answer(self, **options: Any) -> dict[str, Any]:
        """Shares between 0 and 1; null where nothing has been judged yet."""
        ensure_database(self.tell)
        congress = _congress(options["congress"])
        session = _session(congress, options["session"])
        found = analysis(whole_of(congress), session)
        return {
            "congress": congress.code,
            "session": str(session),
            "n": len(found.items),
            "themes": [_told(one) for one in found.themes],
        }

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        lines = [
            _("{session}：{n} 件，{themes} 个主题").format(
                **answer | {"themes": len(answer["themes"])}
            )
        ]
        for one in answer["themes"]:
            lines.append(
                _("{size} 件 {name}（{words}）").format(**one | {"words": "、".join(one["words"])})
            )
            lines += [f"    {title}" for title in one["samples"]]
        return "\n".join(lines)


def _told(theme: Theme) -> dict[str, Any]:
    return {
        "name": theme.name,
        "size": len(theme.items),
        "words": [one.word for one in theme.words],
        "units": {name: len(items) for name, items in theme.units},
        "repeat_share": theme.share("repeated"),
        "dissatisfied_share": theme.share("dissatisfied", "judged"),
        "samples": [one.title for one in theme.items if one.pk in theme.copies][:SAMPLES],
    }


def _congress(code: str | None) -> Congress:
    found = {one.code: one for one in Congress.objects.order_by("code")}
    if code is None and len(found) == 1:
        return next(iter(found.values()))
    if code not in found:
        codes = "、".join(found) or _("还没有人大")
        raise WrongUse(_("请用 --congress 写明人大的代号，可选：{codes}").format(codes=codes))
    return found[code]


def _session(congress: Congress, year: int | None) -> Session:
    sessions = (
        Session.objects.filter(congress=congress).select_related("term").order_by("-opens_at")
    )
    found = next((one for one in sessions if year in (None, one.opens_at.year)), None)
    if found is None:
        raise Refusal(_("没有这一年的会议。") if year else _("还没有会议。"))
    return found
