"""回头看 for the matrix: one round of the congress, with 水利局's item of `own` and 宣传部's of `other`."""

from datetime import date

from huying.domain.suggestions.models import Handling
from huying.domain.supervision.models import LookBack, LookBackItem, LookMark
from huying.foundation.cases.models import Case

FAR = date(2099, 12, 31)


def a_case(cast, kind, state, root=None) -> Case:
    case = Case(congress=cast.county.congress, kind=kind, state=state, opened_at=cast.at)
    case.root, case.version = root or case, 1
    case.save()
    return case


def cast(cast) -> dict:
    one = LookBack.objects.create(
        case=a_case(cast, "look_back", "planned"), congress=cast.county.congress, kind="yearly",
        title="年度回头看", scopes=["under_way"], report_by=FAR, group="代表工委", asks_survey=True,
        opened_by=cast.county.chen, opened_at=cast.at, sent_at=cast.at,
    )  # fmt: skip
    return {"own": one, "other": one}


def items(cast) -> dict:
    look_back = LookBack.objects.get()
    return {
        name: LookBackItem.objects.create(
            case=a_case(cast, "look_back_item", "waiting", look_back.case),
            congress=cast.county.congress,
            look_back=look_back,
            handling=Handling.objects.get(suggestion=suggestion, role="lead"),
        )
        for name, suggestion in (("own", cast.own), ("other", cast.other))
    }


def _marked(cast) -> None:
    for one in LookBackItem.objects.all():
        LookMark.objects.create(
            item=one, congress=one.congress, deputy=one.handling.suggestion.lead,
            process="satisfied", result="dissatisfied", reason="没有水", at=cast.at,
        )  # fmt: skip


ARRANGED: dict = {("look_back_item", "send_again_after_mark"): _marked}
