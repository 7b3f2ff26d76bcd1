"""The suggestion's page and the act pages, over HTTP, for the people who open them."""

import pytest
from django.urls import reverse

from huying.domain.people.models import Account
from huying.domain.suggestions.models import ReplyRound, Suggestion
from huying.domain.suggestions.procedure import suggestion
from tests.conftest import moment


def sign_in(client, appointment):
    account = Account.objects.get(pk=appointment.person.account_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def act_url(subject, act, kind):
    return reverse("suggestions:act", args=["qingyuan", kind, subject.pk, act])


def page_url(suggestion):
    return reverse("suggestions:page", args=["qingyuan", suggestion.pk])


def carry_out(client, subject, kind, act, **fields):
    """Open the form, fill it in, send it; the answer to the sending."""
    url = act_url(subject, act, kind)
    form = client.get(url).context["form"]
    hidden = {name: form[name].value() for name in form.fields if form[name].is_hidden}
    return client.post(url, hidden | fields)


@pytest.mark.parametrize(
    "who", ["lin", "zhou", "chen", "wang", "liu", "sun", "li", "he", "gao", "qian"]
)
def test_each_role_opens_the_page_of_a_replied_suggestion_or_finds_nothing(client, county, who):
    round = county.delivered(county.zhou)
    answer = sign_in(client, getattr(county, who)).get(page_url(round.handling.suggestion))
    assert answer.status_code == (404 if who in ("gao", "qian", "he") else 200)


def test_the_clerk_registers_in_the_browser(client, county):
    s = county.submitted(county.zhou)
    sign_in(client, county.chen)
    answer = carry_out(client, s, "suggestion", "register", category=county.category.pk)
    assert (answer.status_code, answer.url) == (303, page_url(s))
    s = Suggestion.objects.select_related("case").get(pk=s.pk)
    assert (s.state, s.number_text) == ("registered", "1")


def test_a_deputy_drafts_in_the_browser_and_sees_the_draft(client, county):
    sign_in(client, county.lin)
    url = reverse("suggestions:new", args=["qingyuan"])
    form = client.get(url).context["form"]
    answer = client.post(
        url,
        {
            "idem": form["idem"].value(),
            "title": "关于增设公交站点的建议",
            "facts": "第一段。\n第二段。",
            "proposal": "",
            "requests_0": "增设一个站点",
            "requests_2": "调整班次",
            "openness": "full",
        },
    )
    s = Suggestion.objects.get(title="关于增设公交站点的建议")
    assert (answer.status_code, answer.url) == (303, page_url(s))
    assert [one.text for one in s.text.requests.order_by("order")] == ["增设一个站点", "调整班次"]
    assert client.get(page_url(s)).status_code == 200


def test_the_handler_writes_the_reply_request_by_request(client, county):
    round = county.with_contacts().rounds.get()
    sign_in(client, county.sun)
    answer = carry_out(
        client,
        round,
        "reply_round",
        "write",
        outcome_1="adopted",
        answer_1="已列入计划，十月底前完成。",
        outcome_2="partly",
        answer_2="已明确管护单位。",
        reply_class="A",
        has_commitment="no",
        openness="full",
    )
    assert answer.status_code == 303
    assert list(round.answers.order_by("request__order").values_list("outcome", flat=True)) == [
        "adopted",
        "partly",
    ]


def test_a_refused_act_says_why_and_keeps_what_was_typed(client, county):
    s = county.submitted()
    sign_in(client, county.chen)
    answer = carry_out(client, s, "suggestion", "return_for_revision", reason="")
    assert answer.status_code == 422
    url = act_url(s, "return_for_revision", "suggestion")
    stale = {"version": 1, "reason": "请补充涉及的户数。", "idem": "x"}
    answer = client.post(url, stale)
    assert answer.status_code == 409
    assert "请补充涉及的户数。" in answer.content.decode()


def test_the_same_form_sent_twice_counts_once(client, county):
    s = county.submitted()
    sign_in(client, county.chen)
    url = act_url(s, "return_for_revision", "suggestion")
    sent = {"version": s.case.version, "reason": "请补充涉及的户数。", "idem": "abc"}
    first, second = client.post(url, sent), client.post(url, sent)
    assert (first.status_code, first.url) == (second.status_code, second.url) == (303, page_url(s))
    assert s.case.events.filter(act="suggestion.return_for_revision").count() == 1
    other = client.post(url, sent | {"reason": "另一个理由，也说得很清楚。"})
    assert other.status_code == 422


def test_a_repeated_form_that_used_up_its_own_standing_still_gets_the_first_answer(client, county):
    s = county.drafted()
    s = suggestion.invite(s, by=county.lin, at=moment("2026-02-25 11:00"), deputies=[county.zhou])
    url = act_url(s, "confirm", "suggestion")
    sent = {"version": s.case.version, "version_number": 1, "idem": "once"}
    sign_in(client, county.zhou)
    first, second = client.post(url, sent), client.post(url, sent)
    assert (first.status_code, second.status_code) == (303, 303)
    assert client.post(url, sent | {"idem": "twice"}).status_code == 403


def test_every_act_page_opens_for_somebody(client, county):
    h = county.accepted(county.zhou, co=(county.finance,))
    round = ReplyRound.objects.get(handling=h)
    for who, subject, kind, act in [
        (county.sun, h, "handling", "ask_to_return"),
        (county.sun, h, "handling", "plan"),
        (county.sun, h, "handling", "record_contact"),
        (county.sun, round, "reply_round", "write"),
        (county.li, h, "handling", "extend"),
        (county.li, h, "handling", "ask_extension"),
        (county.chen, h, "handling", "take_back"),
    ]:
        answer = sign_in(client, who).get(act_url(subject, act, kind))
        assert answer.status_code in (200, 409, 422), (act, answer.status_code)
