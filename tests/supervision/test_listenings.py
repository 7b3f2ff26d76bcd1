"""网上听办: units report, the invited ask and mark, every question is answered, the result is counted."""

import io

import pytest
from django.test import Client

from huying.domain.people.models import Roll
from huying.domain.people.procedure import handover
from huying.domain.people.queries import acting
from huying.domain.suggestions import tasks
from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision.letters import LETTERS
from huying.domain.supervision.models import ListeningQuestion
from huying.domain.supervision.procedure import listening, listening_question, team
from huying.domain.supervision.queries import READ
from huying.domain.supervision.queries import listening as reading
from huying.domain.supervision.queries.awaiting import LISTS
from huying.foundation.files.checking import check_file
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.files.file_samples import MP4

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
AT, OPENS, ENDS = moment("2026-05-11"), moment("2026-05-18"), moment("2026-05-22")
LINK = "https://live.example.cn/ting?id=3"


def item(county) -> Suggestion:
    return Suggestion.objects.select_related("case").get(pk=county.assigned().suggestion_id)


def as_person(county, one):
    return acting(one.person.account, county.congress, at=AT)


def anew(one):
    return type(one).objects.select_related("case", "congress").get(pk=one.pk)


def announced(county, **more):
    details = {
        "title": "农田水利建议网上听办", "units": [county.water, county.finance],
        "deputies": [county.lin, county.zhou], "starts_on": OPENS.date(), "ends_on": ENDS.date(),
    }  # fmt: skip
    return listening.announce(by=county.chen, at=AT, **details | more)


def reported(county, one, by=None, at=AT, **more):
    return listening.hand_in(one, by=by or county.sun, at=at, text="支渠已经修好。", **more)


def opened(county, **more):
    one = reported(county, announced(county, **more))
    return listening.open_up(one, by=county.chen, at=OPENS)


def asked(county, one, by=None, unit=None, text="管护的钱从哪里来？"):
    listening.ask(one, by=by or county.lin, at=OPENS, unit=unit or county.water, text=text)
    return ListeningQuestion.objects.select_related("case", "congress").latest("asked_at", "pk")


def marked(county, one, by, grade, words="", report=None):
    report = report or one.reports.get(unit=county.water)
    return listening.mark(one, by=by, at=OPENS, report=report, grade=grade, words=words)


def closed(county, one):
    return listening.close(anew(one), by=county.chen, at=ENDS, summary="总体满意，管护经费要落实。")


def due(one):
    return [
        (clock.name, clock.due.isoformat())
        for clock in Clock.objects.filter(case=one.pk, ended_at=None)
    ]


def notices(appointment) -> list[str]:
    found = Notice.objects.filter(to__person=appointment.person_id).order_by("pk")
    return list(found.values_list("text", flat=True))


def names(deputies) -> list[str]:
    return [one.person.name for one in deputies.order_by("pk")]


# -- who takes part --------------------------------------------------------------------------


def test_authors_a_delegation_or_a_group_are_invited_and_nobody_listens_to_their_own_unit(county):
    own = item(county)
    assert names(announced(county, items=[own], deputies=[], authors=True).deputies) == ["林秀英"]
    group = team.form(by=county.chen, at=AT, name="组", leader=county.zhou, deputies=[county.wu])
    assert names(announced(county, deputies=[], team=group).deputies) == ["吴桂"]
    whole = announced(county, deputies=[], delegations=[county.delegation])
    assert names(whole.deputies) == ["林秀英", "周文", "吴桂"]  # 李建国 heads 水利局
    elsewhere = announced(
        county, deputies=[], delegations=[county.delegation], units=[county.finance]
    )
    assert "李建国" in names(elsewhere.deputies)
    with pytest.raises(Refused, match="没有可以邀请的代表"):
        announced(county, deputies=[county.li_deputy])
    with pytest.raises(Refused, match="请选择本级人大的承办单位"):
        announced(county, units=[])
    with pytest.raises(Refused, match="不能早于"):
        announced(county, starts_on=moment("2026-05-01").date())


def test_the_units_and_the_invited_see_it_and_others_do_not(county):
    announced(county, items=[item(county)])
    seen = {
        who: READ["listening"](as_person(county, getattr(county, who))).exists()
        for who in ("lin", "zhou", "wu", "chen", "sun", "he", "qian", "liu", "zhao")
    }
    assert seen == {
        "lin": True, "zhou": True, "wu": False, "chen": True, "sun": True, "he": True,
        "qian": False, "liu": True, "zhao": False,
    }  # fmt: skip


# -- the reports -----------------------------------------------------------------------------


def test_a_unit_reports_with_a_film_or_a_live_link_until_it_begins(county, settings, tmp_path):
    settings.HUYING_FILES_DIR = tmp_path
    one = announced(county)
    assert due(one) == [("listening_report", "2026-05-18")]
    with pytest.raises(Refused, match="https://"):
        reported(county, one, link="http://live.example.cn/")
    one = reported(county, one, link="https://a.example.cn/")
    film = check_file(io.BytesIO(MP4), name="渠首现场.mp4")
    one = reported(county, one, link=LINK, files=[film])
    row = one.reports.get(unit=county.water)
    assert (row.link, [each.name for each in row.attachments.all()]) == (LINK, ["渠首现场.mp4"])
    assert due(one) == [("listening_report", "2026-05-18")]
    assert due(reported(county, one, by=county.he)) == []
    one = listening.open_up(one, by=county.chen, at=OPENS)
    with pytest.raises(Refused, match="报告不能再改"):
        reported(county, one, at=OPENS)


def test_it_begins_on_its_day_with_a_report_at_least_and_a_late_unit_still_hands_in(county):
    one = announced(county)
    with pytest.raises(Refused, match="还没有到听办开始的日期"):
        listening.open_up(one, by=county.chen, at=AT)
    with pytest.raises(Refused, match="还没有单位提交报告"):
        listening.open_up(one, by=county.chen, at=OPENS)
    one = listening.open_up(reported(county, one), by=county.chen, at=OPENS)
    with pytest.raises(Refused, match="还没有提交报告"):
        marked(county, one, county.lin, "satisfied", report=one.reports.get(unit=county.finance))
    tasks.tick(moment("2026-05-19"), county.congress)
    assert any("“提交网上听办报告”已逾期1天" in text for text in notices(county.he))
    assert not any("已逾期" in text for text in notices(county.sun))
    assert due(reported(county, one, by=county.he, at=moment("2026-05-19"))) == []
    other = listening.cancel(announced(county), by=county.chen, at=AT, reason="改期")
    assert (other.state_word, due(other)) == ("已取消", [])


# -- questions -------------------------------------------------------------------------------


def test_each_question_has_its_own_clock_and_is_answered_by_the_unit_that_was_asked(county):
    one = opened(county)
    first = asked(county, one)
    second = asked(county, one, by=county.zhou, unit=county.finance, text="预算列了吗？")
    assert (due(first), due(second)) == ([("listening_answer", "2026-06-01")],) * 2
    with pytest.raises(Refused, match="只能由被提问的单位办理"):
        listening_question.answer(first, by=county.he, at=OPENS, text="不是我们")
    first = listening_question.answer(first, by=county.sun, at=OPENS, text="列入了镇级预算。")
    assert (first.state_word, due(first)) == ("已答复", [])
    assert any("答复提问" in text for text in notices(county.lin))
    assert anew(one).state_word == "听办中"
    with pytest.raises(Refused, match="请选择汇报办理情况的单位"):
        asked(county, one, unit=county.transport)
    with pytest.raises(Refused, match="只能由受邀参加听办的代表办理"):
        asked(county, one, by=county.wu)


def test_an_unanswered_question_outlasts_the_listening_until_it_is_answered(county):
    one = opened(county)
    question = asked(county, one)
    one = closed(county, one)
    assert (one.state_word, due(question)) == (
        "已结束，提问待答复", [("listening_answer", "2026-06-01")],
    )  # fmt: skip
    tasks.tick(moment("2026-06-03"), county.congress)
    for who in (county.sun, county.chen):
        assert any("“答复网上听办的提问”已逾期2天" in text for text in notices(who))
    lists = {each.name: each for each in LISTS}
    waiting = lists["listening_questions_to_answer"](as_person(county, county.sun), AT)
    assert list(waiting) == [question]
    listening_question.answer(question, by=county.sun, at=moment("2026-06-04"), text="列入预算。")
    assert anew(one).state_word == "已办结"


def test_nothing_asked_or_all_answered_it_is_done_with_the_closing(county):
    one = opened(county)
    listening_question.answer(asked(county, one), by=county.sun, at=OPENS, text="有。")
    one = closed(county, one)
    assert (anew(one).state_word, due(one)) == ("已办结", [])


# -- marks -----------------------------------------------------------------------------------


def test_a_mark_is_changed_until_the_end_and_a_bad_one_says_why(county):
    one = opened(county)
    marked(county, one, county.lin, "satisfied")
    with pytest.raises(Refused, match="请写明理由"):
        marked(county, one, county.lin, "dissatisfied", " ")
    marked(county, one, county.lin, "dissatisfied", "还有一段没有修")
    report = one.reports.get(unit=county.water)
    assert [(each.grade, each.words) for each in report.marks.all()] == [
        ("dissatisfied", "还有一段没有修")
    ]
    with pytest.raises(Refused, match="请选择评价的档次：满意、基本满意、不满意"):
        marked(county, one, county.zhou, "excellent")
    with pytest.raises(Refused, match="只能由受邀参加听办的代表办理"):
        marked(county, one, county.wu, "satisfied")
    with pytest.raises(Refused, match="最后一天是2026-05-22"):
        listening.mark(
            anew(one), by=county.zhou, at=moment("2026-05-23"), report=report, grade="satisfied"
        )
    one = closed(county, one)
    with pytest.raises(Refused, match="不能“听办评价”"):
        marked(county, one, county.lin, "satisfied")


def test_it_ends_before_its_last_day_only_when_everybody_has_marked_everything(county):
    one = opened(county, units=[county.water])
    marked(county, one, county.lin, "satisfied")
    with pytest.raises(Refused, match="全部评价以后可以提前结束"):
        listening.close(anew(one), by=county.chen, at=OPENS, summary="好")
    marked(county, one, county.zhou, "mostly_satisfied")
    one = listening.close(anew(one), by=county.chen, at=OPENS, summary="好")
    assert anew(one).state_word == "已办结"


def counts(county, one, who) -> list:
    told = reading.told_of(anew(one), as_person(county, who))
    return [
        [(each.label, each.number) for each in row.counted]
        for row in told["reports"]
        if row.report.unit_id == county.water.pk
    ][0]


def test_units_read_no_mark_before_the_end_and_never_whose_it_was(county):
    one = opened(county)
    marked(county, one, county.lin, "mostly_satisfied", "管护再抓紧")
    result = [("满意", 0), ("基本满意", 1), ("不满意", 0)]
    assert [counts(county, one, who) for who in (county.chen, county.sun, county.lin)] == [
        result, [], [],
    ]  # fmt: skip
    one = closed(county, one)
    assert [counts(county, one, who) for who in (county.chen, county.sun, county.zhou)] == [
        result
    ] * 3
    pages = {who: page(county, one, getattr(county, who)) for who in ("chen", "sun", "zhou", "lin")}
    assert all("管护再抓紧" in text for text in pages.values())
    assert {who: "林秀英：" in text for who, text in pages.items()} == {
        "chen": True, "sun": False, "zhou": False, "lin": False,
    }  # fmt: skip
    assert "我的评价：" in pages["lin"] and "我的评价：" not in pages["zhou"]
    assert {who: "听办评价" in text for who, text in pages.items()} == {
        "chen": True, "sun": False, "zhou": False, "lin": False,
    }  # fmt: skip


def page(county, one, who) -> str:
    client = Client()
    client.force_login(who.person.account, backend=BACKEND)
    answer = client.get(f"/qingyuan/supervision/listening/{one.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_it_begins_a_report_is_read_by_its_unit_and_the_committee(county):
    one = reported(county, announced(county), link=LINK)
    reads = {
        who: "支渠已经修好" in page(county, one, getattr(county, who))
        for who in ("lin", "he", "sun", "chen")
    }
    assert reads == {"lin": False, "he": False, "sun": True, "chen": True}
    one = listening.open_up(one, by=county.chen, at=OPENS)
    link = f'<a href="{LINK}" target="_blank" rel="noopener noreferrer">{LINK}</a>'
    assert all(link in page(county, one, who) for who in (county.lin, county.he, county.sun))


# -- the result, the tasks, a unit that is merged ----------------------------------------------


def test_the_result_on_paper_counts_marks_and_questions_and_names_nobody(county):
    one = opened(county)
    marked(county, one, county.lin, "satisfied", "好")
    asked(county, one)
    me = as_person(county, county.sun)
    assert LETTERS["listening"](anew(one), me, OPENS) is None
    letter = LETTERS["listening"](anew(closed(county, one)), me, ENDS)
    assert letter.title == "关于网上听办“农田水利建议网上听办”情况的通报"
    assert letter.body[-1].rows == (
        ("水利局", "1", "0", "0", "1", "0"), ("财政局", "0", "0", "0", "0", "0"),
    )  # fmt: skip
    assert "邀请代表2名" in letter.body[0].text
    assert "林秀英" not in str(letter)


def test_everybody_finds_what_waits_for_them(county):
    lists = {each.name: each for each in LISTS}

    def waits(name, who):
        return list(lists[name](as_person(county, who), AT))

    one = announced(county, units=[county.water])
    assert waits("listenings_to_report", county.sun) == [one]
    assert waits("listenings_to_report", county.he) == []
    assert waits("listenings_to_open", county.chen) == [one]
    assert waits("listenings_to_join", county.lin) == []
    one = listening.open_up(reported(county, one), by=county.chen, at=OPENS)
    assert waits("listenings_to_report", county.sun) == waits("listenings_to_open", county.chen)
    assert waits("listenings_to_join", county.lin) == [one]
    assert waits("listenings_to_join", county.wu) == []
    assert waits("listenings_to_close", county.chen) == [one]
    marked(county, one, county.lin, "satisfied")
    assert waits("listenings_to_join", county.lin) == []
    assert waits("listenings_to_join", county.zhou) == [one]


def test_what_a_merged_unit_owes_is_for_the_unit_that_took_it_over(county):
    one, other = announced(county), announced(county, units=[county.finance, county.transport])
    one = listening.open_up(reported(county, one), by=county.chen, at=OPENS)
    question = asked(county, one, unit=county.finance)
    handover.merge_unit(
        Roll.objects.get(congress=county.congress), by=county.gao, at=OPENS,
        unit=county.finance, into=county.transport, on=OPENS.date(), reason="机构改革",
    )  # fmt: skip
    assert anew(question).unit == county.transport
    assert [each.unit.name for each in one.reports.order_by("pk")] == ["水利局", "交通运输局"]
    assert [each.unit.name for each in other.reports.order_by("pk")] == ["交通运输局"]
