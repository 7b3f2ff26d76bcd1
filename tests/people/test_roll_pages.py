"""Who may see what of the roll, how it is found, and at what price."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huying.domain.people.models import Appointment, Person, Seat, Term
from huying.domain.people.roll import lists
from tests.county import County
from tests.people.roll_browser import Visitor

PAGES = [
    "",
    "bodies/",
    "staff/",
    "terms/",
    "composition/",
    "changes/",
    "import/deputies/",
    "new/add_deputy",
]
OPEN = ["", "bodies/"]


def names(response):
    return [seat.appointment.person.name for seat in response.context["page"]]


@pytest.mark.parametrize("who", ["gongwei", "zhuren", "guanli"])
@pytest.mark.parametrize("page", PAGES)
def test_those_who_keep_the_roll_see_every_page(county, who, page):
    assert Visitor(who).get(page).status_code == 200


@pytest.mark.parametrize("who", ["daibiao", "zhuban", "juzhang", "zhengban", "fayuan"])
def test_everybody_else_sees_deputies_and_units_and_no_more(county, who):
    visitor = Visitor(who)
    got = {page: visitor.get(page).status_code for page in PAGES}
    assert got == {page: 200 if page in OPEN else 403 for page in PAGES}


@pytest.mark.parametrize("who", ["daibiao", "zhuban", "zhengban"])
def test_an_act_of_the_roll_is_refused_to_others_and_changes_nothing(county, who):
    visitor, wu = Visitor(who), county.wu.person
    paths = [
        f"people/{wu.pk}/account/reset_password", f"stop_account/{wu.pk}",
        f"end_seat/{county.wu.seat.pk}", f"correct_person/{wu.pk}", "new/add_body",
        "import/deputies/confirm", f"end_appointment/{county.he.pk}",
    ]  # fmt: skip
    assert [visitor.post(path).status_code for path in paths] == [403] * len(paths)
    assert Person.objects.get(pk=wu.pk).account.is_active


def test_a_stranger_is_asked_to_sign_in(county, client):
    assert client.get("/qingyuan/roll/").status_code == 302


def test_personal_fields_are_for_the_office_and_the_person(county):
    pk = county.lin.person.pk
    Person.objects.filter(pk=pk).update(phone="13811112222", birth_year=1957, party="民盟")
    secret = re.compile("13811112222|1957|民盟|daibiao")
    own = re.compile("13811112222")
    for page in ("", f"people/{pk}/"):
        assert len(secret.findall(Visitor("zhuban").text(page))) == 0
        assert len(secret.findall(Visitor("fuyi1").text(page))) == 0
        assert "13811112222" in Visitor("gongwei").text(page)
    assert own.search(Visitor("daibiao").text(f"people/{pk}/"))
    assert Visitor("zhuban").get(f"people/{county.he.person.pk}/").status_code == 404
    assert Visitor("zhuban").get("people/999999/").status_code == 404


@pytest.mark.parametrize("act", ["stop_account", "close_body", "end_seat", "end_appointment"])
def test_others_cannot_find_out_whether_a_row_is_there(county, act):
    there = {
        "stop_account": county.wu.person.pk,
        "close_body": county.water.pk,
        "end_seat": county.wu.seat.pk,
        "end_appointment": county.he.pk,
    }[act]
    answers = [Visitor("zhuban").post(f"{act}/{pk}").status_code for pk in (there, 999_999)]
    assert answers == [403, 403]


def test_others_cannot_find_out_a_field_by_filtering(county):
    Person.objects.filter(pk=county.lin.person.pk).update(party="民盟", birth_year=1957)
    assert len(names(Visitor("zhuban").get(party="民盟", age="99"))) == 4
    assert names(Visitor("gongwei").get(party="民盟", age="99")) == ["林秀英"]


def test_a_second_congress_never_appears(county):
    other = County(county.moment, code="linshui", name="临水县")
    clerk = Visitor("gongwei")
    Person.objects.filter(congress=other.congress).update(name="临水人")
    other.water.name = "临水水利局"
    other.water.save()
    for page in ("", "bodies/", "staff/", "terms/", "composition/", "new/add_deputy"):
        assert "临水" not in clerk.text(page)
    assert names(clerk.get(q="临水人", status="all")) == []
    person, seat = other.lin.person.pk, other.lin.seat.pk
    for path in (
        f"people/{person}/", f"bodies/{other.water.pk}/", f"correct_person/{person}",
        f"end_seat/{seat}", f"correct_body/{other.water.pk}", f"correct_term/{other.term.pk}",
        f"end_appointment/{other.he.pk}", f"stop_account/{person}",
    ):  # fmt: skip
        missing = re.sub(r"\d+", "999999", path)
        there, gone = clerk.get(path), clerk.get(missing)
        assert (there.status_code, gone.status_code) == (404, 404)
        assert there.content.replace(path.encode(), b"") == gone.content.replace(
            missing.encode(), b""
        )
    assert Visitor("gongwei", "linshui").get().status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "秀英"}, ["林秀英"]),
        ({"q": "linxiu"}, ["林秀英"]),
        ({"q": "LXY"}, ["林秀英"]),
        ({"q": "第二"}, ["周文"]),
        ({"q": "查无此人"}, []),
        ({"q": "%"}, []),
        ({"q": "a\x00b"}, ["周文", "吴桂", "李建国", "林秀英"]),
        ({"status": "suspended"}, ["吴桂"]),
        ({"served": "2"}, ["李建国"]),
        ({"sex": "female"}, ["林秀英"]),
        ({"sex": "-"}, ["周文", "吴桂", "李建国"]),
        ({"delegation": "abc"}, []),
        ({"page": "99"}, ["周文", "吴桂", "李建国", "林秀英"]),
        ({"order_by": "password"}, ["周文", "吴桂", "李建国", "林秀英"]),
    ],
)
def test_deputies_are_found(county, asked, found):
    Person.objects.filter(pk=county.lin.person.pk).update(
        pinyin="linxiuying", initials="lxy", sex="female"
    )
    second = type(county.delegation).objects.create(
        congress=county.congress, term=county.term, name="第二代表团"
    )
    Seat.objects.filter(pk=county.zhou.pk).update(delegation=second)
    Seat.objects.filter(pk=county.wu.pk).update(status="suspended")
    Seat.objects.filter(pk=county.li_deputy.pk).update(terms_served=3)
    assert names(Visitor("gongwei").get(**asked)) == found


def test_every_number_of_the_composition_opens_exactly_its_deputies(county):
    marks = [
        (
            county.lin,
            {"sex": "female", "birth_year": 1958, "party": "中共党员", "grassroots": True},
        ),
        (county.zhou, {"sex": "male", "birth_year": 1985, "party": "民盟", "nationality": "回族"}),
        (county.wu, {"sex": "male", "birth_year": 1986, "education": "大学本科"}),
    ]
    for one, fields in marks:
        Person.objects.filter(pk=one.person.pk).update(**fields)
    Seat.objects.filter(pk=county.li_deputy.pk).update(status="terminated")
    clerk = Visitor("gongwei")
    response = clerk.get("composition/")
    text = response.content.decode()
    numbers = re.findall(r'href="/qingyuan/roll/\?term=18&amp;(\w+)=([^"]+)">(\d+)</a>', text)
    opened = [len(names(clerk.get(term="18", **{name: value}))) for name, value, _number in numbers]
    assert response.context["total"] == 3
    assert opened == [int(number) for _name, _value, number in numbers]
    assert len(numbers) == 15
    ages = {value: number for name, value, number in numbers if name == "age"}
    assert ages == {"45": "2", "99": "1"}


def test_a_list_costs_the_same_for_one_deputy_and_for_three(county):
    Seat.objects.exclude(pk=county.lin.pk).update(status="terminated")
    assert cost(Visitor("gongwei"), "") == 11
    Seat.objects.filter(pk__in=[county.zhou.pk, county.wu.pk]).update(status="active")
    assert cost(Visitor("gongwei"), "") == 11


def test_the_staff_list_costs_the_same_for_one_and_for_three(county):
    assert len(lists.staff(county.congress.pk, "水利局")) == 2
    assert cost(Visitor("gongwei"), "staff/?q=孙敏") == 9
    assert cost(Visitor("gongwei"), "staff/?q=局") == 9


def test_units_cost_the_same_for_one_and_for_many(county):
    assert cost(Visitor("gongwei"), "bodies/?q=水利") == 8
    assert cost(Visitor("gongwei"), "bodies/") == 8


def cost(visitor, page) -> int:
    visitor.get()  # the first request of a session writes it
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert visitor.get(page).status_code == 200
    return len(seen)


def test_a_list_has_pages_of_fifty(county):
    for number in range(60):
        one = county.appoint(f"代表{number:02d}", county.whole, "handler")
        Appointment.objects.filter(pk=one.pk).update(capacity="deputy")
        Seat.objects.create(
            appointment=one, congress=county.congress, term=county.term, elected_by="东街"
        )
    clerk = Visitor("gongwei")
    assert (len(names(clerk.get())), len(names(clerk.get(page="2")))) == (50, 14)


def test_an_empty_roll_says_what_to_do_first(county):
    Seat.objects.all().delete()
    assert "名册里还没有代表" in Visitor("gongwei").text()
    Appointment.objects.filter(capacity="deputy").delete()
    other = Term.objects.create(congress=county.congress, number=19)
    assert other.number == 19
    assert "导入名单" in Visitor("gongwei").text()


def test_the_changes_say_who_did_what_to_whom(county):
    clerk = Visitor("gongwei")
    clerk.fill(f"correct_person/{county.lin.person.pk}", phone="1", post="教师")
    clerk.fill(f"suspend_seat/{county.wu.seat.pk}", reason="常委会决定")
    rows = clerk.get("changes/").context["rows"]
    assert [(event.label, about, said) for event, about, said in rows] == [
        ("暂时停止执行代表职务", "第十八届代表 吴桂", "常委会决定"),
        ("更正人员信息", "林秀英", "更正：职务、电话"),
    ]


@pytest.mark.parametrize("page", ["new/add_staff?body=x", "new/add_deputy?known=x", "?term=９９９"])
def test_a_crooked_address_is_no_fault(county, page):
    assert Visitor("gongwei").get(page).status_code == 200
