"""可能重复的建议 in review: years and terms, a repeat after 已解决, two side by side, one step from 并案."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import LikeLink, Suggestion
from huying.domain.suggestions.policy.family import suggestion_of
from huying.domain.suggestions.procedure import suggestion
from huying.domain.suggestions.queries.repeats import repeats_of
from huying.domain.suggestions.queries.side_by_side import side_by_side
from tests.conftest import moment
from tests.county import TEXT, County
from tests.suggestions.test_pages import act_url, sign_in

DESK = reverse("suggestions:review_desk", args=["qingyuan"])
AGAIN = {
    "title": "关于继续维修河口镇灌溉支渠的建议",
    "facts": "河口镇北部三个村的支渠去年只修了一半，今春仍有四百亩地浇不上水。",
    "proposal": "建议由水利部门把余下的渠段修完，并明确管护责任。",
    "requests": ["对余下的0.6公里渠段进行衬砌修复", "公开维修的进度"],
}


def acting(appointment):
    return Acting(None, appointment.congress, appointment.person, [appointment])


def handed_in(county, by=None, at="2027-02-26", **changes):
    made = suggestion.draft(by=by or county.lin, at=moment(at), **AGAIN | changes)
    return suggestion.submit(made, by=by or county.lin, at=moment(f"{at} 10:00"))


def anew(s):
    found = Suggestion.objects.select_related("case", "congress", "text", "session", "lead__person")
    return found.get(pk=s.pk)


def found(county, s, who=None):
    return repeats_of(anew(s), acting(who or county.chen))


def address(name, *keys):
    return reverse(f"suggestions:{name}", args=["qingyuan", *keys])


def test_a_repeat_after_a_reply_in_class_a_is_flagged(client, county):
    first = suggestion_of(county.delivered())
    again = handed_in(county)
    (one,) = found(county, again).found
    assert (one.like.suggestion.pk, one.like.reply_class, one.solved) == (first.pk, "A", True)
    assert (one.linked, one.may_join) == (False, False)
    page = sign_in(client, county.chen).get(address("repeats", again.pk)).content.decode()
    assert "上次答复为A类，代表再次提出" in page
    (back,) = found(county, first).found
    assert (back.like.suggestion.pk, back.solved) == (again.pk, False)


def test_a_reply_in_another_class_is_no_such_repeat(county):
    round = county.delivered()
    again = handed_in(county)
    type(round).objects.filter(pk=round.pk).update(reply_class="B")
    assert [(one.like.reply_class, one.solved) for one in found(county, again).found] == [
        ("B", False)
    ]


def test_one_click_on_the_desk_links_it_and_the_line_of_years_stands_there(client, county):
    first = suggestion_of(county.delivered())
    again = handed_in(county)
    sign_in(client, county.chen)
    assert address("repeats", again.pk) in client.get(f"{DESK}?at={again.pk}").content.decode()
    part = client.get(f"{address('repeats', again.pk)}?desk=1", headers={"HX-Request": "true"})
    assert part.content.decode().count("关联为反复提出") == 1
    (row,) = part.context["rows"]
    sent = {
        "idem": row[1],
        "session": first.session_id,
        "number": row[0].number,
        "kind": part.context["kind"],
        "reason": part.context["reason"],
        "desk": part.context["desk"],
    }
    answer = client.post(part.context["link_url"], sent)
    assert (answer.status_code, answer.url) == (303, f"{DESK}?at={again.pk}")
    assert LikeLink.objects.get().reason == "审查时比对，内容相同或者相近"
    (one,) = found(county, again).found
    assert (one.linked, one.may_be_linked) == (True, False)
    assert [year.suggestion.pk for year in found(county, again).years] == [first.pk, again.pk]


def test_what_is_linked_stands_there_however_it_is_worded(county):
    first = suggestion_of(county.delivered())
    again = handed_in(
        county, title="关于春灌的建议", facts="缺水。", proposal="请解决。", requests=["解决"]
    )
    assert found(county, again).found == []
    suggestion.link_like(
        first,
        by=county.chen,
        at=moment("2027-03-01"),
        other=again,
        kind="repeat",
        reason="同一条渠",
    )
    assert [one.like.suggestion.pk for one in found(county, again).found] == [first.pk]


def test_two_side_by_side_with_what_differs_marked_and_the_requests_in_pairs(county):
    one, other = county.registered(), handed_in(county)
    both = side_by_side(anew(one), anew(other))
    assert [part.label for part in both.parts] == ["标题", "情况和问题", "具体建议"]
    title = both.parts[0]
    assert [piece.text for piece in title.right if piece.kind == "in"] == ["继续"]
    assert [("".join(p.text for p in part.left)) for part in both.requests] == [
        *TEXT["requests"],
        "",
    ]
    assert "".join(piece.text for piece in both.requests[0].right) == AGAIN["requests"][0]
    assert both.requests[1].right == ()


def test_merging_is_one_step_from_the_comparison(client, county):
    main = county.registered()
    other = handed_in(county, by=county.zhou, at="2026-02-27")
    sign_in(client, county.chen)
    page = client.get(address("compare", other.pk, main.pk))
    assert page.context["merging"]["why"] == "这一件还没有登记编号，登记以后可以并案。"
    suggestion.register(
        other, by=county.chen, at=moment("2026-02-27 12:00"), category=county.category
    )
    url = client.get(address("compare", other.pk, main.pk)).context["merging"]["url"]
    assert url == f"{act_url(other, 'merge', 'suggestion')}?main={main.pk}"
    assert client.get(url).context["form"]["main"].value() == str(main.pk)


def test_why_two_are_not_merged_is_said(client, county):
    main, done = county.registered(), suggestion_of(county.delivered())
    sign_in(client, county.chen)
    merging = client.get(address("compare", main.pk, done.pk)).context["merging"]
    assert merging == {"why": "那一件的答复已经送审或者已经答复，不能再并入。"}


@pytest.mark.parametrize(
    ("who", "status"), [("chen", 200), ("wang", 200), ("lin", 404), ("sun", 404), ("gao", 404)]
)
def test_only_the_committee_is_shown_likely_repeats(client, county, who, status):
    s = handed_in(county)
    assert sign_in(client, getattr(county, who)).get(address("repeats", s.pk)).status_code == status


def test_whoever_may_see_only_one_of_two_does_not_compare_them(client, county):
    mine, others = handed_in(county), handed_in(county, by=county.zhou)
    sign_in(client, county.lin)
    assert client.get(address("compare", mine.pk, others.pk)).status_code == 404
    assert client.get(address("compare", others.pk, mine.pk)).status_code == 404


def test_no_draft_no_classified_item_and_no_other_congress_is_a_repeat(county):
    s = handed_in(county)
    suggestion.draft(by=county.zhou, at=moment("2027-02-25"), **AGAIN)
    County(moment, "linxian", "临县").submitted()
    assert found(county, s).found == []


def test_it_asks_the_same_for_one_as_for_three(client, county):
    suggestion_of(county.delivered())
    s = handed_in(county)
    sign_in(client, county.chen)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address("repeats", s.pk)).status_code == 200
        return len(queries)

    asked()
    one = asked()
    for day in ("2027-02-27", "2027-02-28"):
        handed_in(county, at=day)
    assert len(found(county, s).found) == 3
    assert asked() == one
