"""定责任、定人员、定举措: who answers for an item in its unit, what is done until when, which plan it serves."""

import csv
import io
from datetime import date

import pytest

from huying.domain.people.models import Roll
from huying.domain.people.procedure.handover import merge_unit
from huying.domain.suggestions.models import Handling, Measure, TaskTie, YearlyTask
from huying.domain.suggestions.procedure import handling
from huying.domain.suggestions.tasks import tick
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_pages import page_url, sign_in

AT = moment("2026-03-04")


def answered_for(county, h, by=None, **changes):
    return handling.name_responsible(
        h,
        by=by or county.sun_office,
        at=AT,
        **{
            "head": "李建国",
            "deputy_head": "副局长吴涛",
            "section": "农水科",
            "person": "孙敏",
        }
        | changes,
    )


def planned(county, h, what="勘察破损渠段", due_on=date(2026, 3, 20)):
    h = handling.add_measure(h, by=county.sun, at=AT, what=what, section="农水科", due_on=due_on)
    return h, h.measures.latest("pk")


def test_the_chain_goes_from_the_head_to_the_person_and_all_who_see_the_item_read_it(
    client, county
):
    h = answered_for(county, county.accepted(county.zhou))
    h = answered_for(county, h, person="周工")
    assert h.responsibility.chain == [
        ("主要负责人", "李建国"),
        ("分管领导", "副局长吴涛"),
        ("承办科室", "农水科"),
        ("具体承办人", "周工"),
    ]
    for who in (county.lin, county.zhou, county.chen, county.liu):
        words = sign_in(client, who).get(page_url(h.suggestion)).content.decode()
        assert "水利局的办理清单" in words
        assert "副局长吴涛" in words
    with pytest.raises(Refused, match="只能由承办单位办公室或负责人办理"):
        answered_for(county, h, by=county.sun)


def test_the_form_knows_the_head_and_what_was_said_before(client, county):
    h = county.accepted()
    path = f"/qingyuan/handling/{h.pk}/name_responsible"
    asked = sign_in(client, county.sun).get(path).context["form"]
    assert asked["head"].value() == "李建国"
    answered_for(county, h)
    asked = client.get(path).context["form"]
    assert (asked["section"].value(), asked["deputy_head"].value()) == ("农水科", "副局长吴涛")


def test_a_measure_is_done_with_its_result_or_dropped_with_its_reason(county):
    h, first = planned(county, county.accepted())
    h, second = planned(county, h, "争取专项资金", date(2026, 6, 30))
    h = handling.finish_measure(
        h, by=county.sun, at=moment("2026-03-18"), measure=first, done_on=date(2026, 3, 17),
        result="破损1.2公里，已列出清单。",
    )  # fmt: skip
    with pytest.raises(Refused, match="已经完成或者取消"):
        handling.drop_measure(
            h, by=county.li, at=moment("2026-03-18"), measure=first, reason="不办了。"
        )
    h = handling.drop_measure(
        h, by=county.li, at=moment("2026-03-18"), measure=second, reason="由财政局统一安排。"
    )
    with pytest.raises(Refused, match="没有在办的举措"):
        handling.finish_measure(
            h, by=county.sun, at=AT, measure=second, done_on=date(2026, 3, 4), result="已完成。"
        )
    lines = Measure.objects.order_by("pk").values_list("done_on", "drop_reason")
    assert list(lines) == [(date(2026, 3, 17), ""), (None, "由财政局统一安排。")]


@pytest.mark.parametrize("day", ["2026-03-03", "2026-03-19"])
def test_a_measure_is_done_between_the_day_it_was_planned_and_today(county, day):
    h, line = planned(county, county.accepted())
    with pytest.raises(Refused, match="也不能晚于今天"):
        handling.finish_measure(
            h, by=county.sun, at=moment("2026-03-18"), measure=line,
            done_on=date.fromisoformat(day), result="已完成。",
        )  # fmt: skip
    with pytest.raises(Refused, match="完成期限不能早于今天"):
        planned(county, h, due_on=date(2026, 3, 3))


def test_a_measure_of_another_item_is_not_touched(county):
    _h, line = planned(county, county.accepted())
    other, _line = planned(county, county.accepted())
    with pytest.raises(Refused, match="不属于这件建议"):
        handling.drop_measure(other, by=county.li, at=AT, measure=line, reason="不办了。")
    assert Measure.objects.get(pk=line.pk).is_open


def test_on_its_last_day_the_unit_is_told_once_of_what_is_not_done(county):
    h, line = planned(county, county.accepted())
    h, done = planned(county, h, "争取专项资金")
    handling.finish_measure(
        h, by=county.sun, at=AT, measure=done, done_on=AT.date(), result="已列入预算。"
    )
    assert tick(moment("2026-03-19"), county.congress)["sections"] == 0
    tick(moment("2026-03-20"), county.congress)
    assert tick(moment("2026-03-21"), county.congress)["sections"] == 0
    told = Notice.objects.filter(text__startswith="办理举措")
    assert {one.text.split("：")[0] for one in told} == {"办理举措“勘察破损渠段”到期"}
    assert {one.to.person.name for one in told} == {"孙敏", "李建国"}
    assert line.is_open


def test_a_co_unit_has_its_own_list(county):
    county.accepted(co=[county.finance])
    co = Handling.objects.select_related("case").get(role="co")
    co = handling.sign_for(co, by=county.he, at=moment("2026-03-03"))
    co = handling.add_measure(co, by=county.he, at=AT, what="核定资金", due_on=date(2026, 3, 20))
    co = handling.send_co_opinion(co, by=county.he, at=AT, text="可从水利专项中列支。")
    handling.finish_measure(
        co, by=county.he, at=AT, measure=co.measures.get(), done_on=AT.date(), result="已核定。"
    )
    assert [one.unit for one in Handling.objects.filter(measures__isnull=False)] == [county.finance]


# -- 年度重点任务 ------------------------------------------------------------------------------


def tied(county, h, name="农村供水保障", year=2026):
    return handling.tie_to_task(
        h, by=county.li, at=AT, year=year, name=name, how="列入支渠改造一期。"
    )


def test_two_items_are_tied_to_one_line_of_the_units_plan(client, county):
    first, second = tied(county, county.accepted()), tied(county, county.accepted())
    task = YearlyTask.objects.get()
    assert (task.unit, str(task), task.ties.count()) == (county.water, "2026年 农村供水保障", 2)
    tied(county, second, name="节水灌溉")
    assert [one.handling_id for one in task.ties.all()] == [first.pk]
    words = sign_in(client, county.chen).get(page_url(first.suggestion)).content.decode()
    assert "2026年 农村供水保障" in words
    assert "列入支渠改造一期。" in words


def test_an_item_stands_by_itself_again(county):
    h = county.accepted()
    with pytest.raises(Refused, match="没有与本单位年度重点任务挂钩"):
        handling.untie_from_task(h, by=county.li, at=AT, reason="写错了。")
    handling.untie_from_task(tied(county, h), by=county.li, at=AT, reason="写错了。")
    assert (TaskTie.objects.count(), YearlyTask.objects.count()) == (0, 1)


def test_the_form_offers_the_units_own_lines_and_takes_a_new_one(client, county):
    h = tied(county, county.accepted())
    YearlyTask.objects.create(
        congress=county.congress, unit=county.finance, year=2026, name="预算绩效"
    )
    path = f"/qingyuan/handling/{county.accepted().pk}/tie_to_task"
    form = sign_in(client, county.sun).get(path).context["form"]
    assert list(form.fields["task"].queryset) == [h.task_tie.task]
    form = client.post(path, {"task": "", "year": "2026", "name": ""})
    assert form.status_code == 422
    assert "请选择已列的任务" in form.content.decode()
    assert client.post(path, {"task": h.task_tie.task_id}).status_code == 303
    assert h.task_tie.task.ties.count() == 2


# -- the list ----------------------------------------------------------------------------------


def on_the_list(client, who, query=""):
    page = sign_in(client, who).get(f"/qingyuan/duty/?{query}")
    return page, [(one.handling.unit.name, one.suggestion.pk) for one in page.context["turns"]]


def test_a_unit_reads_its_own_list_an_office_its_systems_the_committee_all(client, county):
    ours = county.accepted(co=[county.finance]).suggestion.pk
    courts = county.assigned(lead=county.court).suggestion.pk
    both = [("财政局", ours), ("水利局", ours)]
    assert on_the_list(client, county.sun)[1] == [("水利局", ours)]
    assert on_the_list(client, county.he)[1] == [("财政局", ours)]
    assert on_the_list(client, county.qian)[1] == [("人民法院", courts)]
    assert sorted(on_the_list(client, county.liu)[1]) == sorted(both)
    assert sorted(on_the_list(client, county.chen)[1]) == sorted([*both, ("人民法院", courts)])
    assert sign_in(client, county.lin).get("/qingyuan/duty/").status_code == 404


def test_each_figure_opens_exactly_its_turns(client, county):
    named = tied(county, answered_for(county, county.accepted()))
    late, _line = planned(county, county.accepted(), due_on=date(2026, 3, 5))
    county.accepted()
    page, _turns = on_the_list(client, county.chen)
    figures = {key: number for _label, number, key in page.context["figures"] if key}
    assert figures == {"unnamed": 2, "without": 2, "late": 1, "tied": 1}
    for key, number in figures.items():
        assert len(on_the_list(client, county.chen, f"only={key}")[1]) == number
    assert on_the_list(client, county.chen, "only=late")[1] == [("水利局", late.suggestion_id)]
    assert on_the_list(client, county.chen, "only=tied")[1] == [("水利局", named.suggestion_id)]


def test_the_file_has_a_line_for_each_measure(client, county):
    h = tied(county, answered_for(county, county.accepted()))
    h, first = planned(county, h)
    h, _second = planned(county, h, "争取专项资金", date(2026, 6, 30))
    handling.finish_measure(
        h, by=county.sun, at=moment("2026-03-18"), measure=first, done_on=date(2026, 3, 17),
        result="已列出清单。",
    )  # fmt: skip
    answer = sign_in(client, county.chen).get("/qingyuan/duty/export.xlsx?format=csv")
    title, _note, heads, *lines = csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")))
    assert title == ["清源县人大代表建议办理清单"]
    rows = [dict(zip(heads, line, strict=True)) for line in lines]
    assert [
        (one["承办单位"], one["具体承办人"], one["办理举措"], one["完成日期"], one["年度重点任务"])
        for one in rows
    ] == [
        ("水利局", "孙敏", "勘察破损渠段", "2026-03-17", "2026年 农村供水保障"),
        ("水利局", "孙敏", "争取专项资金", "", "2026年 农村供水保障"),
    ]
    book = client.get("/qingyuan/duty/export.xlsx")
    assert b"".join(book).startswith(b"PK")


@pytest.mark.parametrize("query", ["session=0", "unit=x", "only=luck"])
def test_what_the_list_does_not_know_is_not_understood(client, county, query):
    sign_in(client, county.chen)
    for path in ("duty/", "duty/export.xlsx"):
        assert client.get(f"/qingyuan/{path}?{query}").status_code == 400


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(
    client, county, django_assert_num_queries, number
):
    for _place in range(number):
        planned(county, tied(county, answered_for(county, county.accepted())))
    sign_in(client, county.chen).get("/qingyuan/duty/")
    with django_assert_num_queries(16):
        page = client.get("/qingyuan/duty/")
    assert len(page.context["turns"]) == number


def test_a_merged_unit_names_its_own_people_anew(county):
    h = tied(county, answered_for(county, county.accepted()))
    roll = Roll.objects.select_related("case", "congress").get(congress=county.congress)
    merge_unit(
        roll, by=county.chen, at=moment("2026-03-20"), unit=county.water, into=county.finance,
        on=date(2026, 3, 20), reason="机构改革",
    )  # fmt: skip
    h = Handling.objects.get(pk=h.pk)
    assert (h.unit, hasattr(h, "responsibility"), hasattr(h, "task_tie")) == (
        county.finance,
        False,
        False,
    )
