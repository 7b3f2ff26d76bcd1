"""回头看 of 清源县's estate: a round that is planned, one sent out, and items in each state."""

from datetime import date

from huying.domain.suggestions.models import Handling
from huying.domain.supervision.models import (
    LookBack,
    LookBackItem,
    LookBackUnit,
    LookMark,
    LookPoint,
)
from huying.foundation.cases.models import Case

STATES = ("waiting", "reported", "done", "converted")


def look_backs(estate) -> list[LookBack]:
    turn = _turn(estate)
    planned, sent = (_round(estate, state) for state in ("planned", "sent"))
    planned.chosen.add(turn)
    for n, state in enumerate(STATES):
        item = _item(estate, sent if n == 0 else _round(estate, "sent"), turn, state)
        if state == "converted":
            LookMark.objects.create(
                item=item, congress=item.congress, deputy=estate.county.lin, process="satisfied",
                result="dissatisfied", reason=f"{estate.mark}没有水", at=sent.sent_at,
            )  # fmt: skip
    return [planned, sent]


def look_back_items(estate) -> list[LookBackItem]:
    found = LookBackItem.objects.filter(congress=estate.county.congress)
    return list(found.select_related("case", "look_back").order_by("pk"))


def _turn(estate) -> Handling:
    return Handling.objects.get(suggestion=estate.at["delivered"], role="lead")


def _case(estate, kind, state, root=None) -> Case:
    at = estate.moment("2026-04-11")
    case = Case(congress=estate.county.congress, kind=kind, state=state, opened_at=at)
    case.root, case.version = root or case, 1
    case.save()
    return case


def _round(estate, state) -> LookBack:
    county, at = estate.county, estate.moment("2026-04-11")
    one = LookBack.objects.create(
        case=_case(estate, "look_back", state), congress=county.congress, kind="yearly",
        title=f"{estate.mark}年度回头看", scopes=["under_way"], report_by=date(2099, 12, 31),
        group=f"{estate.mark}王海", asks_survey=True, opened_by=county.chen, opened_at=at,
        sent_at=None if state == "planned" else at,
    )  # fmt: skip
    for name in ("unit", "item", "not_let_go"):
        LookPoint.objects.create(
            congress=county.congress, look_back=one, list=name, order=1, text=f"{estate.mark}看"
        )
    if state == "sent":
        LookBackUnit.objects.create(congress=county.congress, look_back=one, unit=county.water)
    return one


def _item(estate, look_back, turn, state) -> LookBackItem:
    return LookBackItem.objects.create(
        case=_case(estate, "look_back_item", state, look_back.case),
        congress=estate.county.congress,
        look_back=look_back,
        handling=turn,
        class_then="B",
        finding=f"{estate.mark}察看" if state in ("done", "converted") else "",
        looked_on=date(2026, 4, 12) if state in ("done", "converted") else None,
    )
