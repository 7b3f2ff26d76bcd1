"""办理情况评议和第三方评估: date, people, questions, counts; a list is not taken in twice."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from huying.domain.people.queries import acting
from huying.domain.suggestions.procedure import appraisal
from huying.domain.suggestions.queries.appraisals import appraisals_of
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment


def record(county, suggestion, **more):
    held = {"kind": "group", "held_on": moment("2026-04-20").date(), "people": "测评组五人"}
    counts = {"satisfied": 4, "mostly": 1, "dissatisfied": 0}
    return appraisal.record_appraisal(
        suggestion, by=county.chen, at=moment("2026-04-21"), **held | counts | more
    )


def test_a_group_on_the_spot_leaves_its_questions_and_counts(county):
    s = county.delivered().handling.suggestion
    record(county, s, questions="渠尾三户何时通水？")
    person = acting(county.lin.person.account, county.congress, at=moment("2026-04-22"))
    one = appraisals_of(s, person)["appraisals"][0]
    assert (str(one), one.satisfied, one.mostly) == ("测评组现场测评 2026-04-20", 4, 1)


def test_a_record_without_counts_and_questions_says_nothing(county):
    s = county.delivered().handling.suggestion
    with pytest.raises(Refused, match="请填写票数"):
        record(county, s, satisfied=0, mostly=0)
    with pytest.raises(Refused, match="不能晚于今天"):
        record(county, s, held_on=moment("2026-05-01").date())


def test_an_assessment_from_outside_is_taken_in_once_and_read_by_the_bodies(county):
    s = county.delivered().handling.suggestion
    said = {"assessor": "省社科院", "assessed_on": moment("2026-04-20").date(), "verdict": "good"}
    appraisal.record_assessment(s, by=county.chen, at=moment("2026-04-21"), **said)
    with pytest.raises(Refused, match="已经登记过"):
        appraisal.record_assessment(s, by=county.chen, at=moment("2026-04-21"), **said)
    for one, read in ((county.chen, ["good"]), (county.sun, ["good"]), (county.lin, [])):
        person = acting(one.person.account, county.congress, at=moment("2026-04-22"))
        assert [each.verdict for each in appraisals_of(s, person)["assessments"]] == read


def test_a_list_is_looked_at_and_then_taken_in(county):
    s = county.delivered().handling.suggestion
    client = Client()
    client.force_login(
        county.chen.person.account, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    lines = f"编号,办理质量,评估意见\n{s.number_text},好,逐条回应\n999,好,\n{s.number_text},差,\n"
    sent = {"session": county.session.pk, "assessor": "省社科院", "assessed_on": "2026-04-20"}
    file = SimpleUploadedFile("评估.csv", lines.encode())
    page = client.post("/qingyuan/assessments", {**sent, "file": file})
    errors = [one.error for one in page.context["planned"]]
    assert errors == ["", "这次会议没有这个编号的建议。", "编号在表里出现了两次。"]
    assert s.assessments.count() == 0
    confirmed = {name: page.context["form"][name].value() for name in ("sealed", "idem")}
    for _again in range(2):
        assert client.post("/qingyuan/assessments", confirmed).status_code == 303
    assert [(one.verdict, one.text) for one in s.assessments.all()] == [("good", "逐条回应")]


def test_the_page_does_not_exist_for_others(county):
    client = Client()
    client.force_login(
        county.sun.person.account, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert client.get("/qingyuan/assessments").status_code == 404
