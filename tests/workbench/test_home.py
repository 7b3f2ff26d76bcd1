"""The home page: what stands on it for whom, and that it never costs more."""

import pytest
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext

from huying.domain.people.queries import acting
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.cases import remembering
from huying.pages.workbench.tasks import groups_of, standings_of
from tests.conftest import moment
from tests.county import County


def home(client, county) -> str:
    response = client.get(f"/{county.congress.code}/")
    assert response.status_code == 200
    return response.content.decode()


def queries_of_home(client, county) -> int:
    home(client, county)  # the first visit stores the chosen congress in the session
    with CaptureQueriesContext(connection) as caught:
        home(client, county)
    return len(caught)


def make_deputys(county):
    county.delivered(county.zhou)
    county.drafted()
    suggestion.invite(
        county.drafted(), by=county.lin, at=moment("2026-02-25 11:00"), deputies=[county.zhou]
    )


def make_clerks(county):
    county.submitted(county.zhou)
    county.registered()
    county.delivered(county.wu)
    county.accepted()


def make_offices(county):
    r = county.written(county.with_contacts().rounds.get())
    county.onward(r, at=moment("2026-04-10"), until="office_review")


def make_units(county):
    county.assigned(co=[county.finance])
    county.accepted(co=[county.finance])
    county.written(county.with_contacts().rounds.get())


CASES = {
    "lin": (make_deputys, 16),
    "zhou": (make_deputys, 14),
    "chen": (make_clerks, 9),
    "wang": (make_clerks, 9),
    "liu": (make_offices, 8),
    "sun": (make_units, 11),
    "li": (make_units, 9),
    "he": (make_units, 8),
    "gao": (make_units, 6),
}


@pytest.mark.parametrize(("name", "make", "expected"), [(k, *v) for k, v in CASES.items()])
def test_the_home_page_costs_the_same_with_one_row_and_with_three(
    county, signed_in, name, make, expected
):
    client = signed_in(getattr(county, name))
    make(county)
    with_one = queries_of_home(client, county)
    make(county)
    make(county)
    assert (with_one, queries_of_home(client, county)) == (expected, expected)


@pytest.mark.parametrize(("name", "make"), [(k, v[0]) for k, v in CASES.items()])
def test_a_home_page_opened_again_writes_no_question_anew(
    county, signed_in, name, make, monkeypatch
):
    """Of fifty lists and their rows none is put together again; who is signed in is Django's to ask."""
    client, written = signed_in(getattr(county, name)), set()
    execute = SQLCompiler.execute_sql

    def noted(compiler, *args, **kwargs):
        written.add(compiler.query.model.__name__)
        return execute(compiler, *args, **kwargs)

    remembering._kept.clear()  # what other tests asked of the same tables
    make(county)
    home(client, county)
    home(client, county)
    monkeypatch.setattr(SQLCompiler, "execute_sql", noted)
    home(client, county)
    assert written <= {"Session", "Account"}


def test_a_deputy_reads_above_everything_where_it_is_who_has_it_and_until_when(county, signed_in):
    h = county.accepted()
    at = moment("2026-03-04")
    due = h.case.clocks.get(name="reply", ended_at=None).due
    person = acting(county.lin.person.account, county.congress, at=at)
    (one,), total = standings_of(person, at)
    assert (one["suggestion"].pk, total) == (h.suggestion_id, 1)
    assert one["standing"] == {
        "where": "办理中",
        "who": "水利局",
        "until": due,
        "remaining": f"还有{(due - at.date()).days}天",
        "tone": "neutral",
    }
    page = home(signed_in(county.lin), county)
    assert page.index("走到哪一步") < page.index("水利局")
    assert [
        page.count(f"{words}</") for words in ("我的建议", "写建议", "附议邀请", "评价答复")
    ] == [1] * 4


def test_the_most_urgent_kind_comes_first_and_the_late_are_counted(county):
    county.with_contacts()
    county.assigned()
    at = moment("2026-04-17")
    groups = groups_of(acting(county.sun.person.account, county.congress, at=at), at)
    shown = [(str(one["label"]), one["tone"], one["late"], one["total"]) for one in groups]
    assert shown[0] == ("待签收", "late", 1, 1)
    assert {tone for _, tone, _, _ in shown[1:]} == {"neutral"}


def test_no_more_than_eight_of_a_kind_are_shown_with_a_link_to_all(county, signed_in):
    for number in range(9):
        county.drafted(title=f"关于第{number + 1}件事的建议")
    client = signed_in(county.lin)
    page = home(client, county)
    assert page.count('class="task"') == 8
    assert "查看全部 9 项" in page
    listed = client.get("/qingyuan/tasks/drafts").content.decode()
    assert listed.count('class="task"') == 9


def test_an_empty_home_says_what_will_appear(county, signed_in):
    page = home(signed_in(county.sun), county)
    assert "交给本单位承办的建议、要登记的沟通和要写的答复会出现在这里" in page


def test_a_list_that_is_not_mine_does_not_exist(county, signed_in):
    client = signed_in(county.lin)
    answers = [
        client.get(f"/qingyuan/tasks/{name}").status_code
        for name in ("drafts", "submitted", "to_sign_for", "nonsense")
    ]
    assert answers == [200, 404, 404, 404]


def test_the_head_of_the_committee_is_one_tap_from_the_whole_picture(county, signed_in):
    county.submitted()
    for one, expected in ((county.wang, 1), (county.chen, 1), (county.sun, 0)):
        assert home(signed_in(one), county).count("/qingyuan/phone-list") == expected


def test_another_congress_and_other_peoples_tasks_never_appear(county, signed_in):
    other = County(moment, code="linjiang", name="临江县")
    canary = other.drafted(title="金丝雀甲")
    other.drafted(title="金丝雀乙")
    suggestion.invite(canary, by=other.lin, at=moment("2026-02-25 11:00"), deputies=[other.zhou])
    county.drafted(title="别人的草稿")
    for make in (make_clerks, make_units):
        make(other)
    for one in (county.zhou, county.chen, county.wang, county.liu, county.sun, county.li):
        client = signed_in(one)
        pages = home(client, county) + client.get("/qingyuan/notices").content.decode()
        assert [words for words in ("金丝雀", "别人的草稿", "灌溉支渠") if words in pages] == []
        assert client.get("/linjiang/").status_code == 404
