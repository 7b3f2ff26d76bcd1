"""不良办理现象 on the side of those who propose: by lead deputy, for the 代表工委 and each deputy alone."""

from datetime import date

from django.db.models import Count, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import ContactAnswer, Inadmissible, ReplyRound, Survey
from huying.domain.suggestions.queries import visible_to
from huying.domain.suggestions.states import ContactAnswer as ContactWord
from huying.domain.suggestions.states import Survey as SurveyState
from huying.foundation.cases.within import Exists

from .practices import Practice


def _silent(today: date):
    """Answered, and its lead deputy said nothing of any contact, or let the survey lapse."""
    asked = ContactAnswer.objects.filter(
        contact__handling__suggestion=OuterRef("pk"), deputy=OuterRef("lead")
    )
    replied = ReplyRound.objects.filter(
        handling__suggestion=OuterRef("pk"), delivered_at__isnull=False
    )
    never = Q(Exists(asked)) & ~Q(Exists(asked.exclude(answer=ContactWord.OPEN)))
    lapsed = Survey.objects.filter(
        round__handling__suggestion=OuterRef("pk"),
        deputy=OuterRef("lead"),
        case__state=SurveyState.SILENT,
    )
    return Q(Exists(replied)) & never | Q(Exists(lapsed))


def _held_against(today: date):
    return Exists(Inadmissible.objects.filter(suggestion=OuterRef("pk")))


PRACTICES = [
    Practice(
        "silent",
        _("重提出轻办理"),
        _("建议已经答复，领衔代表对单位登记的沟通一次也没有表示，或者到期没有评价。"),
        _silent,
    ),
    Practice(
        "held_against",
        _("重数量轻质量"),
        _("审查时退回修改，或者认定不应当作为建议提出。"),
        _held_against,
    ),
]
BY_CODE = {one.code: one for one in PRACTICES}


def items(acting: Acting):
    """What was handed in by a lead deputy: all of it for the 代表工委, for a deputy his own."""
    found = visible_to(acting).filter(submitted_at__isnull=False, lead__isnull=False)
    if acting.is_committee:
        return found
    return found.filter(lead__person=acting.person) if acting.is_deputy else found.none()


def behind(acting: Acting, code: str, today: date, **whose):
    """The items behind one figure; `whose`: deputy (an appointment) or delegation, by their keys."""
    paths = {"deputy": "lead", "delegation": "lead__seat__delegation"}
    conditions = {paths[name]: key for name, key in whose.items()}
    found = items(acting).filter(BY_CODE[code].shows(today), **conditions)
    return found.order_by("session", "number", "pk")


def by_deputy(acting: Acting, today: date) -> list[dict]:
    """One line a deputy, below the sum of the delegation."""
    seat = ("lead__seat__delegation", "lead__seat__delegation__name")
    every = items(acting).order_by().values("lead", "lead__person__name", *seat)
    lines: dict[int, dict] = {}
    for row in every.annotate(number=Count("pk")):
        lines[row["lead"]] = {
            "name": row["lead__person__name"],
            "delegation": row["lead__seat__delegation"],
            "group": row["lead__seat__delegation__name"] or "",
            "asked": f"deputy={row['lead']}",
            "number": row["number"],
            "figures": dict.fromkeys(BY_CODE, 0),
        }
    for one in PRACTICES:
        for row in every.filter(one.shows(today)).annotate(number=Count("pk")):
            lines[row["lead"]]["figures"][one.code] = row["number"]
    return _grouped(list(lines.values()), acting)


def _grouped(lines: list[dict], acting: Acting) -> list[dict]:
    lines.sort(key=lambda one: (one["group"], -sum(one["figures"].values()), one["name"]))
    if not acting.is_committee:
        return lines
    found = []
    for delegation in dict.fromkeys(one["delegation"] for one in lines):
        mine = [one for one in lines if one["delegation"] == delegation]
        if delegation is not None:
            found.append(_sum(mine))
        found += mine
    return found


def _sum(lines: list[dict]) -> dict:
    return {
        "name": gettext("%s（合计）") % lines[0]["group"],
        "asked": f"delegation={lines[0]['delegation']}",
        "is_sum": True,
        "number": sum(one["number"] for one in lines),
        "figures": {code: sum(one["figures"][code] for one in lines) for code in BY_CODE},
    }
