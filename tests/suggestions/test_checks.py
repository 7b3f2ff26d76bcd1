"""核稿: how many levels, before or after the pre-review; what has passed the pre-review is frozen."""

import pytest

from huying.domain.suggestions.models import ReplyRound, ReviewOpinion
from huying.domain.suggestions.procedure import reply
from huying.domain.suggestions.states import Outcome
from huying.domain.suggestions.views.words import event_line
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused
from tests import rules
from tests.conftest import moment

AT = moment("2026-04-10 10:00")
WAY = ("send_to", "pass_", "sign_off")


def written(county):
    return county.written(county.with_contacts().rounds.get())


def way_of(round) -> list[str]:
    """The acts that took it through checks and pre-reviews."""
    acts = Event.objects.filter(case=round.case).order_by("seq").values_list("act", flat=True)
    names = [one.removeprefix("reply_round.") for one in acts]
    return [one for one in names if one.startswith(WAY)]


def lay(county, levels, position):
    rules.lay(county.congress, handling__inner_checks=levels, handling__check_position=position)


REVIEW = ["pass_office_review", "pass_committee_review"]
AFTER = ["pass_office_review", "pass_committee_review_to_check"]


@pytest.mark.parametrize(
    ("levels", "position", "way"),
    [
        (0, "before", ["send_to_office", *REVIEW]),
        (1, "before", ["send_to_check", "pass_check_to_office", *REVIEW]),
        (3, "before", ["send_to_check", *["pass_level"] * 2, "pass_check_to_office", *REVIEW]),
        (1, "after", ["send_to_office", *AFTER, "pass_check"]),
        (4, "after", ["send_to_office", *AFTER, *["pass_level"] * 3, "pass_check"]),
        (1, "both", ["send_to_check", "pass_check_to_office", *AFTER, "pass_check"]),
        (
            2,
            "both",
            [
                *("send_to_check", "pass_level", "pass_check_to_office"),
                *AFTER,
                *("pass_level", "pass_check"),
            ],
        ),
    ],
)
def test_the_checks_stand_where_the_rulebook_puts_them(county, levels, position, way):
    lay(county, levels, position)
    r = county.onward(written(county), AT)
    assert way_of(r) == way
    checks = ReviewOpinion.objects.filter(round=r, stage="unit").order_by("pk")
    once = list(range(1, levels + 1))
    assert [one.level for one in checks] == once * (2 if position == "both" else 1)
    assert (r.state, r.check_level, r.reviewed_at) == ("cleared", 0, AT)


def test_hebei_checks_after_the_pre_review(county):
    r = county.onward(written(county), AT)
    assert way_of(r) == ["send_to_office", *AFTER, "pass_check"]


def test_where_nothing_is_pre_reviewed_the_checks_stand_before_the_signature(county):
    county.congress.rulebook = "national"
    county.congress.save()
    assert way_of(county.onward(written(county), AT)) == ["send_to_check", "pass_check"]


def test_nobody_but_the_head_passes_two_levels_in_a_row(county):
    lay(county, 3, "before")
    r = reply.send_to_check(written(county), by=county.sun, at=AT)
    r = reply.pass_level(r, by=county.sun_office, at=AT)
    with pytest.raises(Refused, match="上一级核稿由您通过"):
        reply.pass_level(r, by=county.sun_office, at=AT)
    r = reply.pass_level(r, by=county.li, at=AT)
    assert reply.pass_check_to_office(r, by=county.li, at=AT).state == "office_review"


def test_a_level_that_sends_it_back_sends_it_back_to_the_beginning(county):
    lay(county, 3, "before")
    r = reply.send_to_check(written(county), by=county.sun, at=AT)
    r = reply.pass_level(r, by=county.sun_office, at=AT)
    r = reply.send_back_in_unit(r, by=county.li, at=AT, text="请写明经费。")
    assert (r.state, r.check_level) == ("drafting", 0)
    r = reply.send_to_check(r, by=county.sun, at=AT)
    assert r.check_level == 1


def declined(county):
    r = county.onward(written(county), AT)
    return reply.decline_to_sign(r, by=county.li, at=AT, text="请核对文号。")


def test_a_text_that_passed_the_pre_review_need_not_pass_it_again_unchanged(county):
    r = declined(county)
    r = reply.write(r, by=county.sun, at=AT, **kept(r), document_number="清水函〔2026〕9号")
    assert r.reviewed_at == AT
    r = reply.send_to_check(r, by=county.sun, at=AT)
    r = reply.pass_check(r, by=county.sun_office, at=AT)
    r = reply.sign_off(r, by=county.li, at=AT)
    assert (r.state, r.document_number) == ("signed", "清水函〔2026〕9号")


@pytest.mark.parametrize(
    "change",
    [
        {"opening": "经研究，"},
        {"reply_class": "B"},
        {"has_commitment": True, "commitment": "十月底前修完。"},
        {"answers": "other words"},
    ],
    ids=lambda one: next(iter(one)),
)
def test_a_changed_text_goes_back_through_all_that_had_passed_it(county, change):
    r = declined(county)
    told = kept(r) | change
    if change == {"answers": "other words"}:
        told["answers"] = [
            (one, Outcome.PLANNED, "列入明年计划。") for one, _o, _t in kept(r)["answers"]
        ]
    r = reply.write(r, by=county.sun, at=AT, no_promise_reason="另案列入台账。", **told)
    assert r.reviewed_at is None
    with pytest.raises(Refused, match="不走这一步"):
        reply.send_to_check(r, by=county.sun, at=AT)
    before = len(way_of(r))
    r = county.onward(r, AT)
    assert way_of(r)[before:] == ["send_to_office", *AFTER, "pass_check"]


def kept(round) -> dict:
    """The arguments that write the same reply once more."""
    round = ReplyRound.objects.get(pk=round.pk)
    return {
        "answers": [(one.request, one.outcome, one.text) for one in round.answers.all()],
        "reply_class": round.reply_class,
        "has_commitment": round.has_commitment,
        "openness": round.openness,
        "contact_person": round.contact_person,
    }


def test_the_committee_changes_a_class_with_its_reason(county):
    r = county.onward(written(county), AT, until="committee_review")
    assert r.reply_class == "A"
    with pytest.raises(Refused, match="另一个类别"):
        reply.change_class(r, by=county.chen, at=AT, was="A", now="A", reason="相同。")
    changed = reply.change_class(
        r, by=county.chen, at=AT, was="A", now="B", reason="写的是明年的计划，还没有解决。"
    )
    assert (changed.state, changed.reply_class) == ("committee_review", "B")
    with pytest.raises(Refused, match="刚才已经变更"):
        reply.change_class(r, by=county.wang, at=AT, was="A", now="C", reason="已经晚了。")
    event = Event.objects.filter(case=r.case).latest("seq")
    assert event_line(event)["note"] == "写的是明年的计划，还没有解决。　A → B"
    told = Notice.objects.filter(key=f"event:{event.seq}").values_list(
        "to__person__name", flat=True
    )
    assert "孙敏" in set(told)


def test_a_unit_does_not_change_the_class_under_review(county):
    r = county.onward(written(county), AT, until="committee_review")
    with pytest.raises(Refused, match="只能由代表工委工作人员"):
        reply.change_class(r, by=county.sun, at=AT, was="A", now="B", reason="改一改。")
