"""关联建议: the same matter, raised in several years, is linked by hand and read as one line."""

import pytest
from django.urls import reverse

from huying.domain.people.models import Session
from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import LikeLink, Suggestion
from huying.domain.suggestions.policy.family import suggestion_of
from huying.domain.suggestions.procedure import suggestion
from huying.domain.suggestions.queries.like_links import lineage, links_with, same_matter
from huying.foundation.procedure.refusal import Refused


def raised(county, title="关于继续维修河口镇灌溉支渠的建议"):
    s = suggestion.draft(
        by=county.lin,
        at=county.moment("2027-02-25 10:00"),
        title=title,
        facts="去年修了一半。",
        proposal="建议修完。",
        requests=["修完余下渠段"],
    )
    s = suggestion.submit(s, by=county.lin, at=county.moment("2027-02-26"))
    return suggestion.register(
        s, by=county.chen, at=county.moment("2027-02-27"), category=county.category
    )


@pytest.fixture
def two_years(county):
    """Answered in 2026 in class A and marked 满意; raised again in 2027."""
    round = county.delivered()
    county.answered(round, county.lin)
    Session.objects.create(
        congress=county.congress,
        term=county.term,
        number=2,
        opens_at=county.moment("2027-02-24"),
        closes_at=county.moment("2027-02-28 17:00"),
    )
    return suggestion_of(round), raised(county)


def link(county, one, other, **changes):
    said = {"kind": "repeat", "reason": "同一条支渠，上年没有修完"} | changes
    return suggestion.link_like(
        one, by=county.chen, at=county.moment("2027-03-01"), other=other, **said
    )


def acting(appointment):
    return Acting(None, appointment.congress, appointment.person, [appointment])


def test_the_earlier_of_the_two_stands_first_whichever_page_it_is_done_on(county, two_years):
    first, second = two_years
    link(county, second, first)
    row = LikeLink.objects.get()
    assert (row.a_id, row.b_id, row.reason) == (first.pk, second.pk, "同一条支渠，上年没有修完")
    with pytest.raises(Refused, match="已经这样关联过"):
        link(county, first, second)


def test_the_line_of_years_says_who_had_it_in_which_class_with_which_marks(county, two_years):
    first, second = two_years
    link(county, second, first)
    years = lineage(same_matter([second.pk]), acting(county.chen))
    assert [(one.year, one.units, one.reply_class, one.process, one.result) for one in years] == [
        (2026, "水利局", "A", "满意", "满意"),
        (2027, "", "", "", ""),
    ]


def test_a_link_is_undone_with_a_reason(county, two_years):
    first, second = two_years
    link(county, second, first)
    suggestion.unlink_like(
        first,
        by=county.wang,
        at=county.moment("2027-03-02"),
        link=LikeLink.objects.get(),
        reason="不是同一条支渠",
    )
    assert LikeLink.objects.count() == 0


def test_nothing_is_linked_to_itself_or_to_a_draft(county, two_years):
    first, _second = two_years
    with pytest.raises(Refused, match="不能和自己关联"):
        link(county, first, first)
    with pytest.raises(Refused, match="已经提出的建议"):
        link(county, first, county.drafted())


def test_who_may_not_see_the_other_end_does_not_see_the_link(county, two_years):
    first, second = two_years
    link(county, second, first)
    found = Suggestion.objects.get(pk=first.pk)
    assert [one.other.pk for one in links_with(found, acting(county.chen))] == [second.pk]
    assert links_with(found, acting(county.sun)) == []


def test_the_clerk_links_by_session_and_number_on_the_page(county, two_years, client):
    first, second = two_years
    client.force_login(county.chen.person.account)
    url = reverse(
        "suggestions:act", args=[county.congress.code, "suggestion", second.pk, "link_like"]
    )
    form = {"session": first.session_id, "number": str(first.number), "kind": "repeat"}
    refused = client.post(url, form | {"number": "999", "reason": "同一件事", "idem": "a"})
    assert refused.status_code == 422
    assert "这次会议没有这个编号的建议" in refused.content.decode()
    done = client.post(url, form | {"reason": "同一件事", "idem": "b"}, follow=True)
    page = done.content.decode()
    assert "反复提出的同一件事" in page
    assert "历年提出和办理" in page
    assert "过程满意，结果满意" in page
