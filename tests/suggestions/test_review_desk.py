"""审查台: one after the other, and a slip undone while nothing has followed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.county import TEXT
from tests.crawl.conftest import now  # noqa: F401  (the day is 2026-04-13)
from tests.suggestions.test_pages import sign_in

DESK = reverse("suggestions:review_desk", args=["qingyuan"])
AT = moment("2026-02-27")


def handed_in(county, n, at="2026-02-26"):
    made = suggestion.draft(by=county.lin, at=AT, **TEXT | {"title": f"关于第{n}件事的建议"})
    return suggestion.submit(made, by=county.lin, at=moment(f"{at} 10:{n:02}"))


def anew(s):
    return Suggestion.objects.select_related("case", "congress", "text").get(pk=s.pk)


def clocks(s):
    found = s.case.clocks.filter(ended_at=None).order_by("name")
    return [(one.name, one.due.isoformat()) for one in found]


def sent(form, **fields):
    hidden = {name: form[name].value() for name in form.fields if form[name].is_hidden}
    return hidden | fields


def test_the_clerk_goes_from_one_to_the_next(client, county, now):  # noqa: F811
    made = [handed_in(county, n) for n in (1, 2, 3)]
    sign_in(client, county.chen)
    shown = client.get(DESK).context
    assert (shown["desk"].place, shown["desk"].total) == (1, 3)
    assert shown["suggestion"].pk == made[0].pk
    assert (shown["before"], shown["after"]) == ("", f"{DESK}?at={made[1].pk}")
    answer = client.post(
        shown["register_url"],
        sent(shown["register"], category=county.category.pk, desk=shown["then"]),
    )
    assert (answer.status_code, answer.url) == (303, f"{DESK}?at={made[1].pk}")
    shown = client.get(answer.url).context
    assert (shown["suggestion"].pk, shown["desk"].total) == (made[1].pk, 2)
    answer = client.post(
        shown["return_url"], sent(shown["send_back"], reason="请写明户数。", desk=shown["then"])
    )
    assert answer.url == f"{DESK}?at={made[2].pk}"
    lately = client.get(answer.url).context["lately"]
    assert [(one["label"], one["suggestion"].pk) for one in lately] == [
        ("退回修改", made[1].pk),
        ("登记编号", made[0].pk),
    ]
    back = client.post(lately[0]["undo"], sent(lately[0]["form"], desk=made[1].pk))
    assert (back.status_code, back.url) == (303, f"{DESK}?at={made[1].pk}")
    assert client.get(back.url).context["suggestion"].pk == made[1].pk
    assert [anew(one).state for one in made] == ["registered", "submitted", "submitted"]


def test_the_desk_asks_the_same_for_one_as_for_three(client, county, now):  # noqa: F811
    sign_in(client, county.chen)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(DESK).status_code == 200
        return len(queries)

    handed_in(county, 1)
    asked()
    one = asked()
    for n in (2, 3):
        handed_in(county, n)
    assert asked() == one


def test_an_empty_desk_says_so_and_nobody_else_has_one(client, county, now):  # noqa: F811
    assert "没有待审查的建议" in sign_in(client, county.chen).get(DESK).content.decode()
    for other in (county.lin, county.sun, county.gao, county.liu):
        assert sign_in(client, other).get(DESK).status_code == 404


def test_an_undone_registration_keeps_its_number_and_its_clocks_run_again(county):
    s = suggestion.submit(county.drafted(), by=county.lin, at=moment("2026-03-10"))
    before = clocks(s)
    s = suggestion.register(s, by=county.chen, at=moment("2026-03-11"), category=county.category)
    s = suggestion.undo_review(s, by=county.chen, at=moment("2026-03-11"))
    assert (s.state, s.number, s.category) == ("submitted", 1, None)
    assert [name for name, _due in clocks(s)] == [name for name, _due in before]
    assert dict(clocks(s))["assign"] == dict(before)["assign"]
    other = county.registered()
    assert (other.series, other.number) == ("in", 1)
    third = suggestion.submit(county.drafted(), by=county.lin, at=moment("2026-03-10"))
    at = moment("2026-03-12")
    third = suggestion.register(third, by=county.chen, at=at, category=county.category)
    assert third.number == 2
    s = suggestion.register(s, by=county.chen, at=at, category=county.category)
    assert s.number == 1


def test_a_return_is_undone_before_the_deputy_mends_it_and_not_after(county):
    s = handed_in(county, 1)
    before = clocks(s)
    s = suggestion.return_for_revision(s, by=county.chen, at=AT, reason="错点了。")
    assert clocks(s) == []
    s = suggestion.undo_review(s, by=county.wang, at=AT)
    assert (s.state, s.return_reason, clocks(s)) == ("submitted", "", before)
    s = suggestion.return_for_revision(s, by=county.chen, at=AT, reason="请写明户数。")
    s = suggestion.revise(s, by=county.lin, at=AT, **TEXT)
    with pytest.raises(Refused, match="已经有了新的办理动作"):
        suggestion.undo_review(s, by=county.chen, at=AT)
