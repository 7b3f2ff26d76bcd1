"""转为建议: one by one and in bulk."""

import pytest
from django.test import Client
from django.urls import reverse

from huying.domain.bills.models import Bill
from huying.domain.bills.procedure import registering, signing
from huying.domain.bills.procedure.conversion import convert, convert_many
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.procedure.models import Clock, Event
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment

AT = moment("2026-02-28 16:00")


def converted(assembly, bill, at=AT):
    convert(
        bill, by=assembly.county.chen, at=at, category=assembly.county.category,
        meeting="主席团第四次会议",
    )  # fmt: skip
    return Suggestion.objects.select_related("case", "congress", "text").get(arose_from=bill.pk)


def test_it_becomes_a_registered_suggestion_of_the_same_deputies(assembly):
    bill = assembly.no_bill(10)
    signing.take_back(bill, by=assembly.deputies[2], at=AT, reason="不再坚持。")
    s = converted(assembly, Bill.objects.select_related("case", "congress").get(pk=bill.pk))
    assert (s.state, s.number_text, s.in_session) == ("registered", "1", True)
    assert (s.title, s.text.facts, s.text.proposal) == (
        bill.title, bill.text.grounds, bill.text.plan,
    )  # fmt: skip
    assert [one.text for one in s.text.requests.order_by("order")] == bill.text.points
    assert s.lead == assembly.county.lin
    names = {one.deputy.person.name for one in s.cosignatures.filter(answer="confirmed")}
    assert names == {f"代表{one}" for one in "甲乙丁戊己庚辛壬癸"}
    bill.case.refresh_from_db()
    assert bill.case.state == "converted"
    first = Event.objects.get(case=s.pk)
    assert (first.act, first.cause.act) == ("suggestion.from_bill", "bill.convert")


def test_its_time_to_be_assigned_begins_and_it_can_be_assigned(assembly):
    s = converted(assembly, assembly.no_bill())
    assert Clock.objects.get(case=s.pk, ended_at=None).due.isoformat() == "2026-03-30"
    s = suggestion.assign(
        s, by=assembly.county.chen, at=moment("2026-03-02"), lead_unit=assembly.county.water
    )
    assert s.state == "in_handling"


def test_a_bill_that_came_back_is_made_a_suggestion_on_its_deputies_word(assembly):
    bill = registering.return_for_mending(
        assembly.submitted(),
        by=assembly.county.chen,
        at=moment("2026-02-26"),
        reason="改作建议为宜。",
    )
    assert converted(assembly, bill).state == "registered"


def test_a_bill_on_the_agenda_is_not_converted(assembly):
    bill = assembly.in_committee()
    with pytest.raises(Refused, match="专委会研究"):
        converted(assembly, bill)
    assert not Suggestion.objects.exists()


def test_forty_two_of_forty_two_and_each_refusal_is_told(assembly):
    bills = [assembly.before_presidium(title=f"关于第{n}件事的议案") for n in range(1, 43)]
    wrong = bills.pop()
    versions = {str(one.pk): one.case.version for one in (*bills, wrong)}
    versions[str(wrong.pk)] -= 1  # somebody has acted since the preview
    report = convert_many(
        [*bills, wrong], versions, by=assembly.county.chen, at=AT, meeting="主席团第四次会议"
    )
    assert [bool(one.refused) for one in report] == [False] * 41 + [True]
    assert "刚才已有人办理了这一事项" in report[-1].refused
    assert [one.suggestion.number for one in report[:-1]] == list(range(1, 42))
    assert Suggestion.objects.count() == 41
    again = convert_many([wrong], {}, by=assembly.county.chen, at=AT, meeting="主席团第四次会议")
    assert (again[0].refused, again[0].suggestion.number) == ("", 42)


def test_the_page_shows_what_would_be_refused_does_the_rest_and_reports(assembly):
    county = assembly.county
    able, unable = assembly.before_presidium(), assembly.before_presidium(at="2026-02-27 13:00")
    client = Client()
    client.force_login(county.chen.person.account)
    url = reverse("bills:convert", args=["qingyuan"])
    page = client.get(url).content.decode()
    assert page.count('type="checkbox"') == 1
    assert "由下一次大会的主席团决定" in page
    assert client.post(url, {"meeting": "主席团第四次会议"}).status_code == 422
    ticked = {
        "bills": [str(able.pk)],
        f"version-{able.pk}": able.case.version,
        "meeting": "主席团第四次会议",
    }
    report = client.post(url, ticked, follow=True).content.decode()
    assert "已转 1 件" in report and "没有转 0 件" in report
    assert Suggestion.objects.get().arose_from_id == able.pk
    refused = client.post(url, ticked | {"bills": [str(unable.pk)]}, follow=True).content.decode()
    assert "没有转 1 件" in refused


def test_for_a_deputy_the_page_does_not_exist(assembly):
    client = Client()
    client.force_login(assembly.county.lin.person.account)
    for name in ("convert", "converted", "hours"):
        assert client.get(reverse(f"bills:{name}", args=["qingyuan"])).status_code == 404
