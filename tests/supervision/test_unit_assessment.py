"""承办单位考核: computed from turns, lead and co-unit alike; objected to, corrected, frozen."""

import io
from decimal import Decimal

import docx as word
import pytest
from django.urls import reverse

from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.procedure import handling, reply
from huying.domain.supervision.models import AssessmentObjection, AssessmentPoint
from huying.domain.supervision.policy.measures import MEASURES
from huying.domain.supervision.policy.schemes import schemes
from huying.domain.supervision.procedure import unit_assessment as assess
from huying.domain.supervision.queries import unit_assessment as reading
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_pages import sign_in

AT = moment("2026-11-20")
LATER = moment("2026-12-20")
BY = moment("2026-12-01").date()


def lived(county):
    """水利局 leads two items, of which one is replied and judged; 财政局 has a part in both, late in one."""
    first = county.with_contacts(co=[county.finance])
    opinion(county, first.suggestion, "2026-03-10")
    round = county.signed(first.rounds.get())
    round = reply.deliver(round, by=county.sun, at=moment("2026-04-10 10:00"))
    county.answered(round, county.lin, result="mostly_satisfied")
    opinion(county, county.accepted(co=[county.finance]).suggestion, "2026-06-20")


def opinion(county, suggestion, day):
    co = Handling.objects.select_related("case").get(suggestion=suggestion, role="co")
    co = handling.sign_for(co, by=county.he, at=moment("2026-03-03"))
    return handling.send_co_opinion(co, by=county.he, at=moment(day), text="可列入预算。")


def drawn_up(county, scheme="hainan"):
    lived(county)
    return assess.draw_up(by=county.chen, at=AT, year=2026, scheme=scheme)


def published(county, scheme="hainan"):
    return assess.publish(drawn_up(county, scheme), by=county.chen, at=AT, object_by=BY)


def points(found) -> dict:
    return {
        line.name: {one.criterion: (one.points, one.part, one.whole) for one in line.points}
        for line in found
    }


def test_lead_and_co_unit_are_scored_by_the_same_measure(county):
    found = reading.lines(drawn_up(county), AT)
    assert points(found) == {
        "水利局": {
            "in_time": (Decimal("10.00"), 1, 2),
            "at_once": (Decimal("50.00"), 1, 1),
            "content": (Decimal("30.00"), 1, 1),
        },
        "财政局": {
            "in_time": (Decimal("10.00"), 1, 2),
            "at_once": (Decimal("50.00"), 1, 1),
            "content": (Decimal("30.00"), 1, 1),
        },
    }
    assert [(one.name, one.turns, one.total, one.place) for one in found] == [
        ("水利局", 2, Decimal("90.00"), 1),
        ("财政局", 2, Decimal("90.00"), 1),
    ]


def test_solve_rate_stands_beside_satisfaction_rate(county):
    line = reading.lines(drawn_up(county), AT)[0]
    assert (line.solve_rate, line.content_rate, line.gap) == ("100.0%", "100.0%", 0.0)
    assert reading.largest_gaps([line]) == []
    apart = reading.ShownLine(1, 1, "水利局", 2, Decimal(90), (1, 4), (4, 4))
    assert [(one.name, one.gap) for one in reading.largest_gaps([line, apart])] == [
        ("水利局", 75.0)
    ]


def test_every_point_opens_the_turns_that_gave_it(county, client):
    one = published(county)
    for line in reading.lines(one, AT):
        for point in line.points:
            found = reading.evidence(one, line.unit, point.criterion, AT)
            assert (len(found.gained), len(found.missed)) == (
                point.part,
                point.whole - point.part,
            )
    url = reverse("supervision:evidence", args=["qingyuan", one.pk, county.water.pk, "in_time"])
    shown = sign_in(client, county.li).get(url)
    assert (len(shown.context["gained"]), len(shown.context["missed"])) == (1, 1)
    assert sign_in(client, county.he_head).get(url).status_code == 404


@pytest.mark.parametrize("name", ["qingdao", "shenzhen", "hainan", "chengde"])
def test_every_scheme_is_computed_and_never_above_a_hundred(county, name):
    scheme = schemes()[name]
    assert {one.code for one in scheme.criteria} <= set(MEASURES)
    found = reading.lines(drawn_up(county, name), AT)
    assert all(0 <= one.total <= 100 for one in found)
    assert scheme.source


def test_one_failed_criterion_fails_all_where_the_scheme_says_so(county):
    found = {one.name: one for one in reading.lines(drawn_up(county, "shenzhen"), AT)}
    assert points(found.values())["水利局"]["in_time"] == (Decimal("0.00"), 1, 2)
    assert found["水利局"].total == Decimal(59)


def test_what_did_not_occur_is_left_out(county):
    county.accepted()
    one = assess.draw_up(by=county.chen, at=moment("2026-03-20"), year=2026, scheme="shenzhen")
    (line,) = reading.lines(one, moment("2026-03-20"))
    assert [(each.criterion, each.whole) for each in line.points] == [
        ("signed_in", 1), ("in_time", 0), ("content", 0),
    ]  # fmt: skip
    assert line.total == Decimal(100)


def test_the_congress_weighs_the_points_itself(county):
    one = drawn_up(county)
    weights = {"in_time": 60, "at_once": 0, "content": 40}
    one = assess.weigh(one, by=county.chen, at=AT, weights=weights, reason="今年重速度。")
    line = reading.lines(one, AT)[0]
    assert [(each.criterion, each.full) for each in line.points] == [
        ("in_time", 60),
        ("content", 40),
    ]
    assert line.total == Decimal("70.00")
    with pytest.raises(Refused):
        assess.weigh(one, by=county.chen, at=AT, weights={"in_time": 60}, reason="缺项。")


def test_an_objection_that_is_upheld_corrects_points_totals_and_places(county):
    one = published(county)
    mine = AssessmentPoint.objects.get(line__unit=county.finance, criterion="in_time")
    theirs = AssessmentPoint.objects.get(line__unit=county.water, criterion="in_time")
    with pytest.raises(Refused, match="本单位"):
        assess.object_to(one, by=county.he_head, at=AT, point=theirs, reason="应当扣分。")
    one = assess.object_to(one, by=county.he_head, at=AT, point=mine, reason="有一件停表。")
    word = AssessmentObjection.objects.get()
    with pytest.raises(Refused, match="得分"):
        assess.review_objection(
            one,
            by=county.chen,
            at=AT,
            objection=word,
            answer="upheld",
            reason="属实。",
            points=None,
        )
    one = assess.review_objection(
        one, by=county.chen, at=AT, objection=word, answer="upheld", reason="停表属实。",
        points=Decimal(20),
    )  # fmt: skip
    found = reading.lines(one, AT)
    assert [(line.name, line.total, line.place) for line in found] == [
        ("财政局", Decimal("100.00"), 1),
        ("水利局", Decimal("90.00"), 2),
    ]
    word.refresh_from_db()
    assert (word.points_before, found[0].points[0].corrected) == (Decimal("10.00"), "停表属实。")


def test_nothing_is_frozen_while_units_may_object_or_wait_and_then_it_never_changes(county):
    one = published(county)
    with pytest.raises(Refused, match="以前可以提出异议"):
        assess.freeze(one, by=county.wang, at=AT)
    mine = AssessmentPoint.objects.get(line__unit=county.water, criterion="in_time")
    one = assess.object_to(one, by=county.li, at=AT, point=mine, reason="依规延期。")
    with pytest.raises(Refused, match="1条异议"):
        assess.freeze(one, by=county.wang, at=LATER)
    word = AssessmentObjection.objects.get()
    one = assess.review_objection(
        one, by=county.chen, at=LATER, objection=word, answer="dismissed", reason="没有延期记录。"
    )
    with pytest.raises(Refused, match="届满"):
        assess.object_to(one, by=county.li, at=LATER, point=mine, reason="再提。")
    one = assess.freeze(one, by=county.wang, at=LATER)
    before = points(reading.lines(one, LATER))
    county.registered()
    assert points(reading.lines(one, moment("2027-03-01"))) == before
    with pytest.raises(Refused, match="不能"):
        assess.drop(one, by=county.wang, at=LATER, reason="重来。")


def test_it_is_decided_at_the_end_of_the_year(county):
    one = assess.publish(
        drawn_up(county),
        by=county.chen,
        at=moment("2026-08-01"),
        object_by=moment("2026-08-10").date(),
    )
    with pytest.raises(Refused, match="12月"):
        assess.freeze(one, by=county.wang, at=moment("2026-09-01"))


def test_there_is_one_of_a_year_until_it_is_dropped(county):
    one = drawn_up(county)
    with pytest.raises(Refused, match="已经拟定"):
        assess.draw_up(by=county.chen, at=AT, year=2026, scheme="hainan")
    assess.drop(one, by=county.wang, at=AT, reason="换方案。")
    assert assess.draw_up(by=county.chen, at=AT, year=2026, scheme="qingdao").scheme == "qingdao"


def test_the_results_go_out_as_a_letter_to_those_who_appraise(county, client):
    one = published(county, "qingdao")
    sign_in(client, county.chen)
    url = reverse("supervision:results", args=["qingyuan", one.pk, "docx"])
    found = word.Document(io.BytesIO(client.get(url).content))
    text = "\n".join(line.text for line in found.paragraphs)
    assert (
        "中共清源县委员会、清源县人民政府、清源县监察委员会、清源县人民法院、清源县人民检察院："
        in text
    )
    assert "公示稿" in text or any("公示稿" in c.text for t in found.tables for c in t._cells)
    cells = [[cell.text for cell in row.cells] for row in found.tables[-1].rows]
    assert [row[1] for row in cells] == ["单位", "水利局", "财政局"]
    assert cells[0][2:6] == ["沟通", "面复", "落实效果", "跟踪反馈"]


def test_who_sees_it_when(county, client):
    one = drawn_up(county)
    url = reverse("supervision:page", args=["qingyuan", "unit_assessment", one.pk])

    def seen():
        return [
            sign_in(client, who).get(url).status_code
            for who in (county.chen, county.li, county.qian_head, county.lin)
        ]

    assert seen() == [200, 404, 404, 404]
    one = assess.publish(one, by=county.chen, at=AT, object_by=BY)
    assert seen() == [200, 200, 404, 404]
    assess.freeze(one, by=county.wang, at=LATER)
    assert seen() == [200, 200, 200, 200]


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_asks_as_often_for_three_units_as_for_one(
    county, client, more, django_assert_num_queries
):
    for unit in (county.court, county.transport)[:more]:
        county.assigned(lead=unit)
    one = published(county)
    sign_in(client, county.chen)
    url = reverse("supervision:page", args=["qingyuan", "unit_assessment", one.pk])
    with django_assert_num_queries(PAGE):
        client.get(url)


PAGE = 15
