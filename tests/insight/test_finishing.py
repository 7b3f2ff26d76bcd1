"""办结率: what counts as finished is a cell of the congress's rulebook, and the 代表工委 certifies the rest."""

from datetime import date

import pytest

from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import reply, suggestion
from huying.foundation.procedure.refusal import Refused
from huying.pages.insight.finishing import finished
from huying.pages.insight.seen import whole_of
from huying.pages.insight.statistics import Period, reply_rates
from tests.conftest import moment
from tests.county import County
from tests.rules import under

DAY = date(2026, 5, 20)
RULES = ["on_delivery", "hebei", "promise_kept", "struck_off"]


@pytest.fixture(params=RULES)
def county(request, db):
    """At each place: one given out, one delivered, one evaluated, one with a promise evaluated."""
    made = County(moment)
    under(made.congress, request.param, moment("2026-01-05"))
    made.rules, made.items = request.param, {}
    made.items["given out"] = made.accepted().suggestion
    made.items["delivered"] = made.delivered().handling.suggestion
    made.items["evaluated"] = evaluated(made, promise=False)
    made.items["promised"] = evaluated(made, promise=True)
    return made


def evaluated(county, *, promise):
    round = county.with_contacts().rounds.get(round=1)
    signed = county.signed(round)
    type(signed).objects.filter(pk=signed.pk).update(has_commitment=promise)
    signed.refresh_from_db()
    delivered = reply.deliver(signed, by=county.sun, at=moment("2026-04-10 10:00"))
    county.answered(delivered, county.lin)
    return suggestion.close(delivered.handling.suggestion, by=county.chen, at=moment("2026-04-20"))


def finished_ones(county) -> set[str]:
    keys = Suggestion.objects.filter(finished(whole_of(county.congress, DAY)))
    found = set(keys.values_list("pk", flat=True))
    return {name for name, one in county.items.items() if one.pk in found}


BY_STANDARD = {
    "on_delivery": {"delivered", "evaluated", "promised"},
    "hebei": {"evaluated", "promised"},
    "promise_kept": {"evaluated"},
    "struck_off": set(),
}
WORDS = {
    "on_delivery": "答复送达",
    "hebei": "代表评价完毕",
    "promise_kept": "承诺事项兑现",
    "struck_off": "代表工委核定销号",
}


def test_what_is_finished_follows_the_standard_of_the_place(county):
    assert finished_ones(county) == BY_STANDARD[county.rules]
    rate = reply_rates(county.congress, Period(), DAY)[-1]
    assert (str(rate.label), rate.part.value, rate.whole.value) == (
        f"办结率（{WORDS[county.rules]}）",
        len(BY_STANDARD[county.rules]),
        4,
    )


# What the 代表工委 may certify: nothing where the replies alone decide.
CERTIFIABLE = {
    "on_delivery": set(),
    "hebei": set(),
    "promise_kept": {"promised"},
    "struck_off": {"evaluated", "promised"},
}


def test_the_committee_certifies_what_the_standard_leaves_open_once(county):
    at = moment("2026-05-15")
    certified = set()
    for name in ("given out", "delivered", "evaluated", "promised"):
        one = Suggestion.objects.get(pk=county.items[name].pk)
        try:
            suggestion.certify(one, by=county.chen, at=at, text="现场看过，渠段已经通水。")
        except Refused:
            continue
        certified.add(name)
        with pytest.raises(Refused, match="已经核定办结"):
            suggestion.certify(one, by=county.wang, at=at, text="再看一次。")
    assert certified == CERTIFIABLE[county.rules]
    assert finished_ones(county) == BY_STANDARD[county.rules] | certified
