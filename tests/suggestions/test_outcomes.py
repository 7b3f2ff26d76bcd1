"""办理成果: what came of the items, checked by the 代表工委, and summed with a shared line counted once."""

from datetime import date
from decimal import Decimal

import pytest

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Category, Handling, Outcome, Suggestion
from huying.domain.suggestions.procedure import handling
from huying.domain.suggestions.queries.outcomes import outcomes_visible_to, with_items
from huying.foundation.procedure.refusal import Refused
from huying.pages.insight.outcomes import summed
from tests.conftest import moment

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LINE = {
    "kind": "project",
    "name": "河口镇支渠衬砌",
    "document_number": "清水发〔2026〕8号",
    "quantity": Decimal("1.20"),
    "measure": "公里",
    "before": "破损一千二百米",
    "after": "全部衬砌",
    "place": "河口镇",
    "achieved_on": date(2026, 5, 20),
}


def registered(county, h, by=None, **changes):
    h = handling.register_outcome(h, by=by or county.sun, at=moment("2026-06-01"), **LINE | changes)
    return h, h.outcomes.latest("pk")


def verified(county, h, line):
    return handling.verify_outcome(h, by=county.chen, at=moment("2026-06-02"), outcome=line)


def sums(county, by):
    one = county.chen
    seen = outcomes_visible_to(acting(one.person.account, county.congress, at=moment("2026-06-03")))
    found, whole = summed(with_items(seen).order_by("pk"), by)
    lines = [(one.label, one.lines, one.amount, len(one.items)) for one in found]
    return lines, (whole.lines, whole.amount, len(whole.items))


def test_a_line_counts_once_it_was_looked_into(county):
    h, line = registered(county, county.accepted())
    assert (line.unit, line.amount, line.check_word) == (county.water, "1.2公里", "unchecked")
    assert sums(county, "unit") == ([], (0, "", 0))
    verified(county, h, line)
    assert sums(county, "unit") == ([("水利局", 1, "1.2公里", 1)], (1, "1.2公里", 1))


def test_a_line_that_two_items_led_to_counts_once_in_the_sum_of_all(county):
    first, line = registered(county, county.accepted())
    second = county.accepted()
    roads = Category.objects.create(congress=county.congress, name="城建环资", order=2)
    Suggestion.objects.filter(pk=second.suggestion_id).update(category=roads)
    verified(county, first, line)
    second = handling.share_outcome(second, by=county.sun, at=moment("2026-06-02"), outcome=line)
    assert Outcome.objects.get().check_word == "unchecked"  # of this item it was not said before
    verified(county, second, line)
    _h, other = registered(
        county, second, kind="money", name="管护经费", quantity=Decimal(340), measure="万元"
    )
    verified(county, second, other)
    assert sums(county, "category") == (
        [("城建环资", 2, "1.2公里、340万元", 1), ("农业农村", 1, "1.2公里", 1)],
        (2, "1.2公里、340万元", 2),
    )
    assert sums(county, "year") == (
        [("2026年", 2, "1.2公里、340万元", 2)],
        (2, "1.2公里、340万元", 2),
    )


def test_what_is_not_so_is_kept_and_not_counted(county):
    h, line = registered(county, county.accepted())
    h = handling.reject_outcome(
        h, by=county.chen, at=moment("2026-06-02"), outcome=line, reason="渠段还没有完工。"
    )
    assert (Outcome.objects.get().check_word, Outcome.objects.get().check_reason) == (
        "untrue",
        "渠段还没有完工。",
    )
    assert sums(county, "unit")[0] == []
    with pytest.raises(Refused, match="没有等待核实的办理成果"):
        verified(county, h, line)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"achieved_on": date(2026, 6, 2)}, "不能晚于今天"),
        ({"measure": ""}, "数量和计量单位要一起填写"),
        ({"quantity": None}, "数量和计量单位要一起填写"),
    ],
)
def test_a_line_says_how_much_of_what_and_when(county, changes, why):
    with pytest.raises(Refused, match=why):
        registered(county, county.accepted(), **changes)
    assert Outcome.objects.count() == 0


def test_a_unit_shares_only_its_own_lines_and_each_once(county):
    h, line = registered(county, county.accepted(co=[county.finance]))
    with pytest.raises(Refused, match="已经关联了这项成果"):
        handling.share_outcome(h, by=county.sun, at=moment("2026-06-02"), outcome=line)
    co = Handling.objects.select_related("case").get(role="co")
    co = handling.sign_for(co, by=county.he, at=moment("2026-03-03"))
    with pytest.raises(Refused, match="只能关联本单位登记的成果"):
        handling.share_outcome(co, by=county.he, at=moment("2026-06-02"), outcome=line)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_sums_and_lists_them_with_as_many_questions_for_three_as_for_one(
    client, county, django_assert_num_queries, number
):
    for place in range(number):
        h, line = registered(county, county.accepted(), name=f"第{place + 1}段衬砌")
        verified(county, h, line)
    client.force_login(county.chen.person.account, backend=BACKEND)
    path = "/qingyuan/outcomes/?by=unit&year=2026&kind=project"
    client.get(path)
    with django_assert_num_queries(9):
        page = client.get(path)
    assert page.context["whole"].lines == number
    assert f"第{number}段衬砌" in page.content.decode()


@pytest.mark.parametrize("query", ["by=person", "year=1999", "year=x", "kind=luck"])
def test_what_the_page_does_not_know_is_not_understood(client, county, query):
    client.force_login(county.chen.person.account, backend=BACKEND)
    assert client.get(f"/qingyuan/outcomes/?{query}").status_code == 400


def test_a_stranger_to_the_item_sees_no_line(client, county):
    registered(county, county.accepted())
    for who, seen in (("lin", True), ("sun", True), ("qian", False), ("zhou", False)):
        client.force_login(getattr(county, who).person.account, backend=BACKEND)
        page = client.get("/qingyuan/outcomes/").content.decode()
        assert ("河口镇支渠衬砌" in page) is seen, who
