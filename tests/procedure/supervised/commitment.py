"""承诺事项 for the matrix: 水利局's of `own`, 宣传部's of `other`; each lead deputy is asked to confirm."""

from datetime import date

from huying.domain.suggestions.models import Category, ReplyRound, Suggestion
from huying.domain.supervision.models import Commitment, DeputyWord, SecondReply
from huying.foundation.cases.models import Case

FAR = date(2099, 12, 31)


def cast(cast) -> dict:
    field = cast.people["special_committee"].body
    mine = Category.objects.create(congress=cast.county.congress, name="水利", committee=field)
    Suggestion.objects.filter(pk=cast.own.pk).update(category=mine)
    return {"own": promised(cast, cast.own), "other": promised(cast, cast.other)}


def promised(cast, suggestion) -> Commitment:
    round = ReplyRound.objects.get(handling__suggestion=suggestion)
    congress = cast.county.congress
    case = Case(congress=congress, kind="commitment", state="open", opened_at=cast.at)
    case.root, case.version = round.case.root, 1
    case.save()
    one = Commitment.objects.create(
        case=case, congress=congress, suggestion=suggestion, round=round, position=1,
        owner=round.handling.unit, what="年底前修好支渠。", due_on=FAR, plan_name="水利规划",
        plan_year=2026, opened_at=cast.at,
    )  # fmt: skip
    reply = SecondReply.objects.create(
        congress=congress, commitment=one, number=1, kind="completion", unit=one.owner,
        text="已修好。", sent_by=cast.people["unit_head"], sent_at=cast.at,
    )  # fmt: skip
    DeputyWord.objects.create(congress=congress, reply=reply, deputy=suggestion.lead)
    return one


ARRANGED: dict = {}
