"""A matter raised in 2026 and again in 2027, in other words; how it is found, linked and called two matters."""

from django.urls import reverse

from huying.domain.people.models import Roll, Session
from huying.domain.people.queries import acting
from huying.domain.suggestions.models import (
    Suggestion,
)
from huying.domain.suggestions.policy.family import suggestion_of
from huying.domain.suggestions.procedure import likely_repeats, suggestion
from huying.domain.suggestions.tasks import tick
from huying.domain.supervision.queries import likely_repeats as queries
from huying.domain.supervision.queries.likely_repeats import Asked
from tests.conftest import moment

NIGHT = "2027-03-02 02:00"
PAGE = reverse("supervision:repeats", args=["qingyuan"])
AGAIN = {
    "title": "关于继续维修河口镇灌溉支渠的建议",
    "facts": "河口镇北部三个村的支渠去年只修了一半，今春仍有四百亩地浇不上水。",
    "proposal": "建议由水利部门把余下的渠段修完，并明确管护责任。",
    "requests": ["对余下的0.6公里渠段进行衬砌修复", "公开维修的进度"],
}
OTHER = {
    "title": "关于在县医院增开夜间儿科门诊的建议",
    "facts": "县医院夜间没有儿科医生值班，孩子发烧要到市里去看。",
    "proposal": "建议卫健部门安排儿科夜间值班。",
    "requests": ["每晚安排一名儿科医生值班"],
}


def handed_in(county, by=None, at="2027-02-26", **changes):
    by = by or county.lin
    made = suggestion.draft(by=by, at=moment(at), **AGAIN | changes)
    return suggestion.submit(made, by=by, at=moment(f"{at} 10:00"))


def registered(county, **more):
    made = handed_in(county, **more)
    return suggestion.register(
        made, by=county.chen, at=moment("2027-02-27"), category=county.category
    )


def two_years(county):
    """Answered in class A in 2026, raised again in the next session; compared in the night after."""
    first = suggestion_of(county.delivered())
    county.next_session = Session.objects.create(
        congress=county.congress, term=county.term, number=2,
        opens_at=moment("2027-02-24"), closes_at=moment("2027-02-28 17:00"),
    )  # fmt: skip
    again = registered(county)
    by_night(county)
    return first, again


def by_night(county, at=NIGHT):
    return tick(moment(at), county.congress)["compared"]


def me(one, at="2027-03-02"):
    return acting(one.person.account, one.congress, at=moment(at))


def undecided(county):
    """(later, earlier) of each pair that waits for a word."""
    found = queries.undecided(me(county.chen)).order_by("pk")
    return [(one.later_id, one.earlier_id) for one in found]


def anew(s):
    return Suggestion.objects.select_related("case", "congress").get(pk=s.pk)


def rows(county, **asked):
    me_now = me(county.chen)
    return queries.with_their_items(queries.asked_for(me_now, Asked(**asked)), me_now)


def roll(county):
    return Roll.objects.select_related("case", "congress").get(congress=county.congress)


def decide(pair, act):
    return reverse("supervision:repeat_decide", args=["qingyuan", pair.pk, act])


def dismiss(county, pair, by=None, reason="是镇南部的另一条渠"):
    return likely_repeats.dismiss_repeat(
        roll(county), by=by or county.chen, at=moment("2027-03-03"), pair=pair, reason=reason
    )


def link(county, one, other, kind="repeat"):
    return suggestion.link_like(
        one, by=county.chen, at=moment("2027-03-03"), other=other, kind=kind, reason="同一条渠"
    )
