"""双向互动: what organs ask of deputies and deputies of organs, told day by day."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huying.domain.advice.models import Liaison
from huying.domain.advice.procedure import consulting, contacts, facts, guides
from huying.domain.advice.queries import READ, lists
from huying.domain.advice.queries.awaiting import LISTS
from huying.domain.people.queries import acting
from huying.domain.suggestions.queries.awaiting import firsts
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from huying.pages.workbench.lists import lists_of
from tests.conftest import moment

QUESTION = {
    "title": "农村供水管网改造怎么排先后",
    "question": "明年改造资金只够三个乡镇，按什么标准排先后？",
    "wanted": "河口镇、上游镇的代表",
}


def day(text):
    return moment(text).date()


def due(subject):
    return {
        one.name: one.due.isoformat()
        for one in Clock.objects.filter(case=subject.pk, ended_at=None)
    }


def anew(subject):
    return type(subject).objects.select_related("case", "congress").get(pk=subject.pk)


def as_person(county, one, at="2026-03-20"):
    return acting(one.person.account, county.congress, at=moment(at))


def asked(county):
    return consulting.ask(
        by=county.sun, at=moment("2026-03-02"), advise_by=day("2026-03-20"), **QUESTION
    )


def opened(county):
    return consulting.accept(
        asked(county), by=county.chen, at=moment("2026-03-03"), deputies=[county.lin, county.zhou]
    )


def gathered(county):
    """Two lines of 林秀英, one of 周文."""
    one = opened(county)
    for who, text in (
        (county.lin, "先改水质不达标的。"),
        (county.lin, "老人多的村先改。"),
        (county.zhou, "和修路一起做。"),
    ):
        one = consulting.advise(one, by=who, at=moment("2026-03-05"), text=text)
    return consulting.close_gathering(one, by=county.chen, at=moment("2026-03-21"))


def answered(county):
    one = gathered(county)
    for line in one.lines.order_by("pk"):
        one = consulting.answer_line(
            anew(one), by=county.sun, at=moment("2026-03-25"), line=line, outcome="adopted",
            answer="已列入排序标准。",
        )  # fmt: skip
    return anew(one)


# -- the unit asks ---------------------------------------------------------------------------


def test_both_loops_close_every_line_is_answered_and_what_was_done_is_reported(county):
    one = opened(county)
    assert due(one) == {"advise": "2026-03-20"}
    one = answered(county)
    assert (one.state_word, due(one)) == ("待报告落实", {})
    one = consulting.report(one, by=county.li, at=moment("2026-06-01"), done="三个镇已开工。")
    one = consulting.send_back(one, by=county.chen, at=moment("2026-06-02"), reason="写明进度。")
    one = consulting.report(one, by=county.sun, at=moment("2026-06-05"), done="完成六成。")
    one = consulting.close(one, by=county.chen, at=moment("2026-06-06"))
    assert (one.state_word, one.done) == ("已办结", "完成六成。")


def test_an_unanswered_line_stays_the_units_open_task(county):
    one = gathered(county)
    first = one.lines.order_by("pk").first()
    consulting.answer_line(
        one, by=county.sun, at=moment("2026-03-25"), line=first, outcome="not", answer="理由……"
    )
    assert anew(one).state == "answering"
    with pytest.raises(Refused, match="待逐条回应"):
        consulting.report(anew(one), by=county.sun, at=moment("2026-03-26"), done="做了。")
    with pytest.raises(Refused, match="已经回应过"):
        consulting.answer_line(
            anew(one), by=county.sun, at=moment("2026-03-26"), line=first, outcome="adopted",
            answer="又答。",
        )  # fmt: skip
    found = lists.consultations(as_person(county, county.sun)).get(pk=one.pk)
    assert (found.advised, found.unanswered) == (3, 2)


def test_the_committee_may_decline_and_nothing_is_gathered_after_the_day(county):
    one = consulting.decline(
        asked(county), by=county.wang, at=moment("2026-03-03"), reason="已经开过听证会。"
    )
    assert one.state_word == "不予受理"
    with pytest.raises(Refused, match="截止日已过"):
        consulting.accept(
            asked(county), by=county.chen, at=moment("2026-03-21"), deputies=[county.lin]
        )
    with pytest.raises(Refused, match="要在今天以后"):
        consulting.ask(
            by=county.sun, at=moment("2026-03-20"), advise_by=day("2026-03-20"), **QUESTION
        )


def test_with_advice_given_it_cannot_simply_be_ended(county):
    one = opened(county)
    with pytest.raises(Refused, match="还没有代表提出意见"):
        consulting.close_gathering(one, by=county.sun, at=moment("2026-03-21"))
    one = consulting.advise(one, by=county.lin, at=moment("2026-03-05"), text="先改水质不达标的。")
    with pytest.raises(Refused, match="要逐条回应"):
        consulting.end(one, by=county.sun, at=moment("2026-03-06"), reason="不需要了。")


def test_it_is_read_by_those_asked_and_a_deputy_reads_only_the_own_lines(county):
    one = asked(county)
    everybody = {
        "lin": county.lin, "wu": county.wu, "chen": county.chen, "sun": county.sun, "he": county.he,
    }  # fmt: skip

    def readers():
        return {
            name
            for name, who in everybody.items()
            if READ["consultation"](as_person(county, who)).filter(pk=one.pk).exists()
        }

    assert readers() == {"chen", "sun"}
    one = gathered(county)
    assert readers() == {"lin", "chen", "sun"}
    counts = {
        name: lists.lines_of(one, as_person(county, who)).count()
        for name, who in (("lin", county.lin), ("zhou", county.zhou), ("sun", county.sun))
    }
    assert counts == {"lin": 2, "zhou": 1, "sun": 3}


# -- a deputy asks ---------------------------------------------------------------------------


def wanted(county, way="facts"):
    return facts.ask(
        by=county.lin, at=moment("2026-03-02"), unit=county.water, way=way,
        title="全县支渠破损情况", question="各镇支渠总长、破损长度、近三年维修经费。",
    )  # fmt: skip


def test_a_deputy_gets_facts_through_the_committee_within_the_time_of_the_rulebook(county):
    one = facts.forward(wanted(county), by=county.chen, at=moment("2026-03-03"), unit=county.water)
    assert due(one) == {"facts": "2026-03-17"}
    one = facts.answer(one, by=county.sun, at=moment("2026-03-10"), text="破损一百二十公里。")
    assert (one.state_word, due(one)) == ("已答复", {})


def test_the_unit_sees_it_only_once_it_was_forwarded(county):
    one = wanted(county)
    unit = as_person(county, county.sun)
    assert not READ["fact_request"](unit).filter(pk=one.pk).exists()
    facts.forward(one, by=county.chen, at=moment("2026-03-03"), unit=county.finance)
    assert not READ["fact_request"](unit).filter(pk=one.pk).exists()
    other = as_person(county, county.he)
    assert READ["fact_request"](other).filter(pk=one.pk).exists()


def test_a_talk_is_answered_with_when_and_by_whom(county):
    one = facts.forward(
        wanted(county, "talk"), by=county.chen, at=moment("2026-03-03"), unit=county.water
    )
    with pytest.raises(Refused, match="请写明何时、何地、由谁介绍"):
        facts.answer(one, by=county.sun, at=moment("2026-03-10"), text="见面谈过。")
    one = facts.answer(
        one, by=county.sun, at=moment("2026-03-10"), text="见面谈过。", talk="3月9日，李建国介绍。"
    )
    assert one.state_word == "已答复"


def test_a_request_may_be_declined_or_taken_back(county):
    one = facts.decline(wanted(county), by=county.chen, at=moment("2026-03-03"), reason="已公开。")
    assert one.state_word == "不予转交"
    one = facts.withdraw(wanted(county), by=county.lin, at=moment("2026-03-03"))
    assert one.state_word == "已撤回"


# -- guides ----------------------------------------------------------------------------------


def test_a_guide_stands_beside_the_drafting_form_while_it_is_valid(county, client):
    today = timezone.localdate()
    told = guides.publish(
        by=county.chen, at=moment("2026-01-10"), kind="topics", title="今年的二十个选题",
        text="农村供水、灌溉……",
    )  # fmt: skip
    guides.publish(
        by=county.chen, at=moment("2026-01-10"), kind="material", title="去年的选题",
        text="……", valid_until=today.replace(year=today.year - 1),
    )  # fmt: skip
    client.force_login(county.lin.person.account)
    page = client.get(reverse("suggestions:new", args=["qingyuan"])).content.decode()
    assert "今年的二十个选题" in page and "去年的选题" not in page
    guides.take_down(told, by=county.chen, at=moment("2026-01-11"))
    page = client.get(reverse("suggestions:new", args=["qingyuan"])).content.decode()
    assert "今年的二十个选题" not in page


# -- an organ keeps in touch -----------------------------------------------------------------


def laid_down(county):
    return contacts.lay_down(
        by=county.li, at=moment("2026-01-10"), title="水利局联系代表办法", text="每季度走访。",
        each_year=4, in_force_from=day("2026-01-15"),
    )  # fmt: skip


def contacted(county, opinions=""):
    contacts.record(
        laid_down(county), by=county.sun, at=moment("2026-03-02"), held_on=day("2026-02-27"),
        way="visit", content="走访了河口镇的代表。", deputies=[county.lin], opinions=opinions,
    )  # fmt: skip
    return Liaison.objects.select_related("case", "congress", "rule__body").get()


def test_what_deputies_raise_in_a_contact_is_answered_within_a_month(county):
    one = contacted(county, "希望公布放水时间。")
    assert (one.state_word, due(one)) == ("待答复意见", {"oral_opinion": "2026-04-02"})
    one = contacts.answer(one, by=county.sun, at=moment("2026-03-20"), text="已在村口公布。")
    assert (one.state_word, due(one)) == ("已办结", {})


def test_a_contact_in_which_nothing_was_raised_is_closed_at_once_and_counts(county):
    one = contacted(county)
    assert (one.state_word, due(one)) == ("已办结", {})
    rule = lists.rules(as_person(county, county.wu), 2026).get()
    assert (rule.made, rule.each_year) == (1, 4)
    assert not READ["liaison"](as_person(county, county.wu)).exists()
    assert READ["liaison"](as_person(county, county.lin)).count() == 1


def test_an_organ_has_one_rule_at_a_time(county):
    rule = laid_down(county)
    with pytest.raises(Refused, match="请先废止"):
        laid_down(county)
    contacts.repeal(rule, by=county.wang, at=moment("2026-06-01"), reason="修订。")
    assert laid_down(county).state == "in_force"


def tasks(county, one):
    """{a list's name: how many wait in it} of 双向互动, for one person."""
    person, at = as_person(county, one), moment("2026-03-25")
    counts = {one.awaited.name: one.total for one in firsts(lists_of(person, at), person, at, 8)}
    return {each.name: counts[each.name] for each in LISTS if counts.get(each.name)}


def test_each_finds_on_the_workbench_what_is_theirs_to_do(county):
    asked(county)
    opened(county)
    gathered(county)
    wanted(county)
    facts.forward(wanted(county), by=county.chen, at=moment("2026-03-03"), unit=county.water)
    contacted(county, "希望公布放水时间。")
    assert tasks(county, county.lin) == {"advice_to_give": 1}
    assert tasks(county, county.wu) == {}
    assert tasks(county, county.chen) == {"consultations_to_decide": 1, "facts_to_forward": 1}
    assert tasks(county, county.sun) == {
        "advice_to_answer": 1, "facts_to_give": 1, "opinions_to_answer": 1,
    }  # fmt: skip


# -- the pages -------------------------------------------------------------------------------


def test_each_page_shows_what_it_is_about(county):
    subjects = [answered(county), wanted(county), contacted(county, "希望公布放水时间。")]
    subjects.append(subjects[-1].rule)
    client = Client()
    client.force_login(county.chen.person.account)
    for one in subjects:
        url = reverse("advice:page", args=["qingyuan", one.case.kind, one.pk])
        assert str(one.title).encode() in client.get(url).content
    for name in ("list", "facts", "guides", "contacts"):
        assert client.get(reverse(f"advice:{name}", args=["qingyuan"])).status_code == 200
