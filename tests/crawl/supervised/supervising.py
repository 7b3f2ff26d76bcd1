"""督办 of 清源县's estate: one case of each kind, in the state in which most can be done to it."""

from datetime import date

from huying.domain.suggestions.models import Handling
from huying.domain.supervision.models import Stage
from huying.domain.supervision.procedure import (
    campaign,
    cure,
    hearing,
    key,
    ladder,
    outing,
    team,
    yearly_opinion,
)
from huying.domain.supervision.states import UnitCheck


def supervised(estate) -> dict[str, list]:
    county, at = estate.county, estate.moment("2026-04-11")
    mark, item = estate.mark, estate.at["delivered"]
    turn = Handling.objects.get(suggestion=item, role="lead")
    action = campaign.plan(
        by=county.chen, at=at, title=f"{mark}专项行动", aims=f"{mark}件件落实",
        session=item.session, starts_on=date(2026, 4, 1), ends_on=date(2026, 11, 30),
    )  # fmt: skip
    action = campaign.add_stage(
        action, by=county.chen, at=at, label=f"{mark}动员", starts_on=date(2026, 4, 1),
        ends_on=date(2026, 4, 30),
    )  # fmt: skip
    campaign.add_task(
        action, by=county.chen, at=at, stage=Stage.objects.get(campaign=action), aspect="process",
        text=f"{mark}建账",
    )  # fmt: skip
    group = team.form(
        by=county.chen, at=at, name=f"{mark}督办工作组", leader=county.zhou, inspectors=[county.liu],
        items=[item],
    )  # fmt: skip
    team.record_visit(
        group, by=county.zhou, at=at, unit=county.water, held_on=date(2026, 4, 10),
        place=f"{mark}水利局", people="周文", opinion=f"{mark}台账要补。",
        checks=dict.fromkeys((one.value for one in UnitCheck), "good"),
    )  # fmt: skip
    listed = key.enter(
        by=county.chen, at=at, title=f"{mark}农田水利", decision="工委会议",
        decided_on=date(2026, 4, 9), items=[item],
    )  # fmt: skip
    found = {
        "class_supervision": key.rate(
            by=county.chen, at=at, suggestion=item, difficulty="2", reach="2"
        ),
        "key_supervision": key.organise(
            listed, by=county.chen, at=at, leader=f"{mark}张副主任", leader_of="congress",
            committee=None, plan=f"{mark}四月实地看。",
        ),
        "ladder": ladder.begin(
            by=county.chen, at=at, handling=turn, why=f"{mark}没有落实", step="letter",
            words=f"{mark}请抓紧。", skip_reason="已催过",
        ),
        "campaign": action,
        "team": group,
        "hearing": hearing.hold(
            hearing.call(
                by=county.chen, at=at, title=f"{mark}汇报会", unit=county.water,
                held_on=at.date(), place=f"{mark}三楼",
            ),
            by=county.chen, at=at, minutes=f"{mark}听了汇报", opinions=[f"{mark}补台账"],
            answer_by=date(2026, 5, 20),
        ),
        "outing": outing.announce(
            by=county.sun, at=at, way="open", title=f"{mark}看支渠", held_on=at.date(),
            place=f"{mark}河口镇", items=[item], deputies=[county.lin],
        ),
        "yearly_opinion": yearly_opinion.draft(
            by=county.chen, at=at, year=2026, title=f"{mark}年度意见", text=f"{mark}件件督办"
        ),
        "cure": cure.record(
            by=county.sun, at=at, title=f"{mark}支渠管护", problem=f"{mark}没人管", by_what="rule",
            document=f"{mark}水管1号", text=f"{mark}定人", in_force_on=at.date(), items=[item],
        ),
    }  # fmt: skip
    return {
        kind: [type(one).objects.select_related("case", "congress").get(pk=one.pk)]
        for kind, one in found.items()
    }
