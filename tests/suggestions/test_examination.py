"""审查: three checks of one text, and what becomes of what is no suggestion: the deputy is told why."""

import pytest

from huying.domain.suggestions.models import Inadmissible, ReviewCheck, Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.county import TEXT
from tests.crawl.conftest import now  # noqa: F401  (the day is 2026-04-13)
from tests.suggestions.test_pages import carry_out, page_url, sign_in

AT = moment("2026-02-27")


def anew(s):
    return Suggestion.objects.select_related("case", "congress", "text").get(pk=s.pk)


def checks(s):
    found = ReviewCheck.objects.filter(suggestion=s).order_by("pk")
    return [(one.version.number, one.aspect, one.passed, one.by) for one in found]


def test_whoever_registers_answers_for_the_three_checks(county):
    s = suggestion.register(county.submitted(), by=county.chen, at=AT, category=county.category)
    assert checks(s) == [
        (1, "politics", True, county.chen),
        (1, "law", True, county.chen),
        (1, "quality", True, county.chen),
    ]


def test_an_opinion_stands_against_registering_until_the_text_is_mended(county):
    s = suggestion.examine(county.submitted(), by=county.wang, at=AT, quality="没有写明渠段位置")
    with pytest.raises(Refused, match="质量关：没有写明渠段位置"):
        suggestion.register(s, by=county.chen, at=AT, category=county.category)
    s = suggestion.return_for_revision(s, by=county.chen, at=AT, reason="请写明渠段位置。")
    s = suggestion.revise(s, by=county.lin, at=AT, **TEXT | {"facts": "渠首到二号闸。"})
    s = suggestion.submit(s, by=county.lin, at=AT)
    s = suggestion.register(s, by=county.chen, at=AT, category=county.category)
    assert s.state == "registered"
    assert [one[:3] for one in checks(s)] == [
        (1, "politics", True),
        (1, "law", True),
        (1, "quality", False),
        (2, "politics", True),
        (2, "law", True),
        (2, "quality", True),
    ]


def test_a_new_examination_of_the_same_text_takes_the_opinion_back(county):
    s = suggestion.examine(county.submitted(), by=county.wang, at=AT, law="与条例第八条不符")
    s = suggestion.examine(s, by=county.wang, at=AT)
    assert suggestion.register(s, by=county.chen, at=AT, category=county.category).number == 1


def test_a_rejected_one_ends_and_its_deputy_reads_why_and_what_to_do(client, county):
    s = county.submitted(county.zhou)
    sign_in(client, county.chen)
    answer = carry_out(
        client, s, "suggestion", "reject", grounds=["concrete_case"], reason="涉及正在审理的案件。"
    )
    assert (answer.status_code, anew(s).state) == (303, "rejected")
    assert list(s.case.clocks.values_list("name", "end")) == [("assign", "cancelled")]
    told = Notice.objects.filter(case=s.case, text__contains="不予受理")
    assert {one.to_id for one in told} == {county.lin.pk, county.zhou.pk}
    words = sign_in(client, county.lin).get(page_url(s)).content.decode()
    assert "涉及正在审理的案件。" in words
    assert "具体的监察、司法、仲裁案件" in words
    assert "具体案件由有关机关依法独立办理" in words
    assert [one.code for one in Inadmissible.objects.get().grounds.all()] == ["concrete_case"]


def test_out_of_session_a_rejection_is_the_notice_that_was_due(county):
    s = suggestion.submit(county.drafted(), by=county.lin, at=moment("2026-03-10"))
    s = suggestion.reject(
        s, by=county.chen, at=moment("2026-03-12"), grounds=["consultation"], reason="属于咨询。"
    )
    ends = dict(s.case.clocks.values_list("name", "end"))
    assert ends == {"acceptance_notice": "met", "assign": "cancelled"}


def test_a_unit_reads_what_was_passed_on_to_it_and_no_other_unit_does(client, county):
    s = suggestion.refer_for_reference(
        county.submitted(),
        by=county.chen,
        at=AT,
        grounds=["no_substance"],
        reason="没有具体建议。",
        units=[county.water],
    )
    assert s.state == "referred"
    assert sign_in(client, county.sun).get(page_url(s)).status_code == 200
    assert sign_in(client, county.he).get(page_url(s)).status_code == 404
    told = Notice.objects.filter(case=s.case, text__contains="作工作参考")
    assert {one.to.person for one in told} == {
        county.lin.person,
        county.sun.person,
        county.li.person,
    }


def test_a_letter_gets_no_number(county):
    s = suggestion.convert_to_letter(
        county.submitted(),
        by=county.chen,
        at=AT,
        grounds=["relay_letter"],
        reason="代转群众来信。",
        units=[county.water],
    )
    assert (s.state, s.number) == ("letter", None)


def test_only_grounds_of_the_rulebook_are_held_against_it(county):
    with pytest.raises(Refused, match="没有这种情形：weather"):
        suggestion.reject(
            county.submitted(), by=county.chen, at=AT, grounds=["weather"], reason="天气。"
        )


# -- taken back --------------------------------------------------------------------------------


def disposed(county, act, **more):
    out_of_session = suggestion.submit(county.drafted(), by=county.lin, at=moment("2026-03-10"))
    return act(
        out_of_session, by=county.chen, at=moment("2026-03-11"), grounds=["relay_letter"],
        reason="代转来信。", **more,
    )  # fmt: skip


@pytest.mark.parametrize("act", ["reject", "convert_to_letter", "refer_for_reference"])
def test_a_disposal_is_taken_back_while_nothing_has_followed(client, county, act):
    units = {} if act == "reject" else {"units": [county.water]}
    s = disposed(county, getattr(suggestion, act), **units)
    s = suggestion.undo_disposal(s, by=county.wang, at=moment("2026-03-12"), reason="选错了。")
    assert s.state == "submitted"
    running = s.case.clocks.filter(ended_at=None).order_by("name")
    assert [one.name for one in running] == ["acceptance_notice", "assign"]
    told = Notice.objects.filter(case=s.case, text__contains="撤销不作为建议的决定")
    units_told = {county.sun.person, county.li.person} if units else set()
    assert {one.to.person for one in told} == {county.lin.person} | units_told
    assert sign_in(client, county.sun).get(page_url(s)).status_code == 404
    s = suggestion.register(anew(s), by=county.chen, at=moment("2026-03-12"),
                            category=county.category)  # fmt: skip
    assert s.state == "registered"


def test_it_is_not_taken_back_once_the_deputy_drafts_anew(county):
    s = disposed(county, suggestion.reject)
    suggestion.draft_anew(s, by=county.lin, at=moment("2026-03-12"))
    with pytest.raises(Refused, match="代表已据此重新起草"):
        suggestion.undo_disposal(anew(s), by=county.chen, at=moment("2026-03-12"))


def test_on_the_desk_one_click_takes_it_back(client, county, now):  # noqa: F811
    s = suggestion.submit(county.drafted(), by=county.lin, at=moment("2026-04-12"))
    sign_in(client, county.chen)
    carry_out(client, s, "suggestion", "reject", grounds=["consultation"], reason="属于咨询。")
    desk = client.get("/qingyuan/suggestions/review")
    (lately,) = desk.context["lately"]
    hidden = {name: lately["form"][name].value() for name in ("version", "idem")}
    assert client.post(lately["undo"], hidden | {"desk": str(s.pk)}).status_code == 303
    assert anew(s).state == "submitted"
