"""督办 for the matrix: `own` concerns 水利局 and 林秀英, `other` the party's 宣传部 and somebody else. The special
committee of the cast does the key supervision of `own`; 周文 and the government office sit in the group of `own`."""

from datetime import date

from huying.domain.suggestions.models import Handling
from huying.domain.supervision.models import (
    Campaign,
    ClassSupervision,
    Cure,
    Hearing,
    HearingOpinion,
    KeySupervision,
    KeyVisit,
    Ladder,
    LadderStep,
    Outing,
    Stage,
    StageTask,
    Team,
    TeamFinding,
    TeamItem,
    TeamMember,
    YearlyOpinion,
)
from huying.foundation.cases.models import Case

FAR = date(2099, 12, 31)


def case_of(cast, kind, state) -> Case:
    case = Case(congress=cast.county.congress, kind=kind, state=state, opened_at=cast.at)
    case.root, case.version = case, 1
    case.save()
    return case


def rating(cast, suggestion) -> ClassSupervision:
    return ClassSupervision.objects.create(
        case=case_of(cast, "class_supervision", "rated"), congress=cast.county.congress,
        suggestion=suggestion, difficulty="1", reach="1", by_rule="ordinary", tier="ordinary",
        rated_by=cast.county.chen, rated_at=cast.at,
    )  # fmt: skip


def classes(cast) -> dict:
    return {"own": rating(cast, cast.own), "other": rating(cast, cast.other)}


def key(cast, suggestion, committee) -> KeySupervision:
    one = KeySupervision.objects.create(
        case=case_of(cast, "key_supervision", "listed"), congress=cast.county.congress,
        title="农田水利", door="theme", decision="工委会议", decided_on=cast.at.date(),
        entered_by=cast.county.chen, committee=committee,
    )  # fmt: skip
    one.items.add(suggestion)
    KeyVisit.objects.create(
        congress=one.congress, supervision=one, way="on_site", held_on=cast.at.date(),
        people="代表", found="看过", by=cast.county.chen, at=cast.at,
    )  # fmt: skip
    return one


def keys(cast) -> dict:
    special = cast.people["special_committee"].body
    return {"own": key(cast, cast.own, special), "other": key(cast, cast.other, None)}


def ladder(cast, suggestion) -> Ladder:
    turn = Handling.objects.get(suggestion=suggestion, role="lead")
    one = Ladder.objects.create(
        case=case_of(cast, "ladder", "taken"), congress=cast.county.congress, handling=turn,
        why="没有联系代表",
    )  # fmt: skip
    LadderStep.objects.create(
        congress=one.congress, ladder=one, place=1, code="remind", label="提醒", words="请办。",
        answer_by=FAR, by=cast.county.chen, at=cast.at,
    )  # fmt: skip
    return one


def ladders(cast) -> dict:
    return {"own": ladder(cast, cast.own), "other": ladder(cast, cast.other)}


def campaigns(cast) -> dict:
    one = Campaign.objects.create(
        case=case_of(cast, "campaign", "planned"), congress=cast.county.congress, title="专项行动",
        aims="件件落实", session=cast.county.session, starts_on=cast.at.date(), ends_on=FAR,
    )  # fmt: skip
    stage = Stage.objects.create(
        congress=one.congress, campaign=one, label="动员", starts_on=cast.at.date(), ends_on=FAR
    )
    StageTask.objects.create(congress=one.congress, stage=stage, aspect="process", text="建账")
    return {"own": one, "other": one}


def team(cast, suggestion, *members) -> Team:
    one = Team.objects.create(
        case=case_of(cast, "team", "at_work"), congress=cast.county.congress, name="督办工作组"
    )
    for role, member in zip(("leader", "inspector"), members, strict=False):
        TeamMember.objects.create(congress=one.congress, team=one, appointment=member, role=role)
    deputy = cast.elsewhere if cast.elsewhere_too in members else cast.elsewhere_too
    TeamMember.objects.create(congress=one.congress, team=one, appointment=deputy, role="deputy")
    TeamItem.objects.create(congress=one.congress, team=one, suggestion=suggestion)
    return one


def teams(cast) -> dict:
    c = cast.county
    return {
        "own": team(cast, cast.own, c.zhou, c.liu),
        "other": team(cast, cast.other, cast.elsewhere_too),
    }


def hearing(cast, unit) -> Hearing:
    one = Hearing.objects.create(
        case=case_of(cast, "hearing", "called"), congress=cast.county.congress, title="汇报会",
        unit=unit, held_on=cast.at.date(), answer_by=FAR,
    )  # fmt: skip
    HearingOpinion.objects.create(congress=one.congress, hearing=one, text="补台账")
    return one


def hearings(cast) -> dict:
    return {"own": hearing(cast, cast.county.water), "other": hearing(cast, cast.county.publicity)}


def outing(cast, body, suggestion) -> Outing:
    one = Outing.objects.create(
        case=case_of(cast, "outing", "announced"), congress=cast.county.congress, way="open",
        title="开门办案", body=body, held_on=cast.at.date(), place="河口镇",
    )  # fmt: skip
    one.items.add(suggestion)
    return one


def outings(cast) -> dict:
    return {
        "own": outing(cast, cast.county.water, cast.own),
        "other": outing(cast, cast.county.publicity, cast.other),
    }


def cure(cast, unit, by, suggestion) -> Cure:
    one = Cure.objects.create(
        case=case_of(cast, "cure", "recorded"), congress=cast.county.congress, title="支渠管护",
        problem="没人管", by_what="rule", document="水管1号", text="定人", unit=unit,
        in_force_on=cast.at.date(), recorded_by=by,
    )  # fmt: skip
    one.items.add(suggestion)
    return one


def cures(cast) -> dict:
    c = cast.county
    return {
        "own": cure(cast, c.water, c.sun, cast.own),
        "other": cure(cast, c.publicity, c.fan, cast.other),
    }


def opinions(cast) -> dict:
    one = YearlyOpinion.objects.create(
        case=case_of(cast, "yearly_opinion", "draft"), congress=cast.county.congress, year=2026,
        title="2026年办理和督办意见", text="……", drafted_by=cast.county.chen, drafted_at=cast.at,
    )  # fmt: skip
    return {"own": one, "other": one}


CASTS = {
    "class_supervision": classes,
    "key_supervision": keys,
    "ladder": ladders,
    "campaign": campaigns,
    "team": teams,
    "hearing": hearings,
    "outing": outings,
    "cure": cures,
    "yearly_opinion": opinions,
}


def the_unit_has_answered(cast) -> None:
    LadderStep.objects.update(answered_at=cast.at, answer="在办")


def every_task_is_done(cast) -> None:
    StageTask.objects.update(done_at=cast.at)


def every_item_has_a_finding(cast) -> None:
    for item in TeamItem.objects.all():
        TeamFinding.objects.create(
            congress=item.congress, team=item.team, item=item, mark="done", text="好",
            by=cast.county.zhou, at=cast.at,
        )  # fmt: skip


def every_opinion_is_answered(cast) -> None:
    HearingOpinion.objects.update(answered_at=cast.at, answer="已办")


ARRANGED = {
    ("hearing", "close"): every_opinion_is_answered,
    ("ladder", "climb"): the_unit_has_answered,
    ("campaign", "conclude"): every_task_is_done,
    ("team", "disband"): every_item_has_a_finding,
}
