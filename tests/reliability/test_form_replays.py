"""A form that arrives more than once (double click, F5, Back and again) is carried out once."""

import random
from functools import partial

import pytest
from django.db import connection
from django.http import QueryDict

from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.procedure import chain, submissions
from huying.foundation.procedure.models import Submission
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.counts import times
from tests.reliability.arena import at_once, browser_of

pytestmark = pytest.mark.long
AT = moment("2026-02-25 10:00")


def _send(county, title, key):
    """One arrival of the form; answers with the location it is sent on to."""

    def do():
        return f"/{suggestion.draft(by=county.lin, at=AT, title=title).pk}/"

    body = submissions.fingerprint(QueryDict(f"title={title}&idem={key}"))
    return lambda: submissions.once(scope="1:/draft", key=key, body=body, at=AT, do=do)


def test_a_form_sent_up_to_five_times_at_once_has_one_effect(shared_county, tried):
    forms, rng, sent = times(40, 400), random.Random(7), 0
    for number in range(forms):
        arrivals = rng.randint(1, 5)
        send = _send(shared_county, f"第{number}份表单", f"key-{number}")
        locations = at_once(*[send] * arrivals)
        assert len(set(locations)) == 1, locations
        made = Suggestion.objects.get(title=f"第{number}份表单")
        assert locations[0] == f"/{made.pk}/"
        sent += arrivals
    assert Suggestion.objects.count() == Submission.objects.count() == forms
    assert list(chain.faults(shared_county.congress.pk)) == []
    tried(f"N = {forms} forms sent {sent} times on {connection.vendor}: {forms} effects")


def test_the_same_key_with_another_content_is_refused_with_422(shared_county):
    first = _send(shared_county, "先到的内容", "one-key")()
    with pytest.raises(Refused) as refused:
        _send(shared_county, "后到的另一内容", "one-key")()
    assert refused.value.why.status == 422
    assert Suggestion.objects.values_list("title", flat=True).get() == "先到的内容"
    assert _send(shared_county, "先到的内容", "one-key")() == first


def test_of_two_contents_sent_at_once_under_one_key_one_is_carried_out(shared_county):
    for number in range(10):
        outcomes = at_once(
            *(_send(shared_county, f"{number}-{place}", f"key-{number}") for place in range(5))
        )
        refused = [one for one in outcomes if isinstance(one, Refused)]
        assert [one.why.status for one in refused] == [422] * 4, outcomes
    assert Suggestion.objects.count() == 10


def test_over_http_every_arrival_of_a_form_is_sent_on_to_the_same_place(shared_county, tried):
    forms, rng, sent = times(8, 80), random.Random(11), 0
    tabs = [browser_of(shared_county.lin) for _tab in range(5)]
    for number in range(forms):
        typed = {"idem": f"key-{number}", "title": f"第{number}份表单", "openness": "full"}
        arrivals = rng.randint(1, 5)
        sends = [partial(one.post, "/qingyuan/suggestions/new") for one in tabs[:arrivals]]
        answers = at_once(*(partial(send, typed) for send in sends))
        made = Suggestion.objects.get(title=f"第{number}份表单")
        assert {(one.status_code, one.url) for one in answers} == {
            (303, f"/qingyuan/suggestions/{made.pk}/")
        }
        assert sends[0](typed | {"title": "另一内容"}).status_code == 422
        sent += arrivals
    assert Suggestion.objects.count() == forms
    tried(f"N = {forms} forms sent {sent} times over HTTP on {connection.vendor}: {forms} effects")


def test_a_form_whose_act_was_refused_may_be_sent_again(shared_county):
    def refused_act():
        raise Refused("还差一样")

    with pytest.raises(Refused):
        submissions.once(scope="s", key="k", body="b", at=AT, do=refused_act)
    assert Submission.objects.count() == 0
    assert submissions.once(scope="s", key="k", body="b", at=AT, do=lambda: "/done/") == "/done/"
