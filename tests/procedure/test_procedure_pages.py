"""The congress's own 办理流程 page and the deadline page: what the code and the rulebook say."""

import re
from functools import partial
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.html import strip_tags

from huying.domain.people.models import Account
from huying.domain.suggestions import rulebook
from huying.domain.suggestions.policy import wording
from huying.domain.suggestions.policy.possible import occurs
from huying.domain.suggestions.procedure import (
    coordination_steps,
    handling_steps,
    meeting_steps,
    paper_steps,
    pledge_steps,
    reply_steps,
    suggestion_steps,
    survey_steps,
)
from huying.domain.suggestions.rulebook import showing
from huying.foundation.procedure.printing import drawing

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
STEPS = (
    suggestion_steps,
    handling_steps,
    reply_steps,
    survey_steps,
    meeting_steps,
    coordination_steps,
    pledge_steps,
    paper_steps,
)


@pytest.fixture
def deputy(county, client):
    client.force_login(Account.objects.get(username="daibiao"), backend=BACKEND)
    return client


def read(response) -> str:
    """The page's words, as one line."""
    return " ".join(unescape(strip_tags(response.content.decode().replace("<", " <"))).split())


def test_the_page_shows_every_act_of_the_place_in_a_drawing_and_a_table(deputy):
    here = partial(occurs, book=rulebook.get("hebei"))
    response = deputy.get(reverse("suggestions:procedure_page", args=["qingyuan"]))
    assert response.status_code == 200
    html = response.content.decode()
    for steps in STEPS:
        assert str(drawing(steps, here)) in html
        for act in steps.acts.values():
            assert html.count(f'id="{steps.kind}-{act.name}"') == int(here(act))
            if here(act):
                assert f'<th scope="row" class="title">{act.label}</th>' in html


def test_the_page_says_honestly_where_no_text_decides(deputy):
    words = read(deputy.get(reverse("suggestions:procedure_page", args=["qingyuan"])))
    book = rulebook.get("hebei")
    for one in (*showing.periods(book), *showing.options(book)):
        assert f"{one.label} {one.value} {one.basis}" in words
    assert "没有法条规定，按惯例" in words
    assert "没有法条规定，按默认设置" in words


@pytest.mark.parametrize("name", rulebook.names())
def test_every_rule_of_every_rulebook_can_be_put_in_words(name):
    book = rulebook.get(name)
    assert [one.code for one in showing.periods(book)] == list(book.every_period)
    assert [one.code for one in showing.options(book)] == list(book.basis)
    assert all(one.label and one.value and one.basis for one in showing.options(book))


def test_every_audience_has_a_name_in_chinese():
    told = {one for steps in STEPS for act in steps.acts.values() for one in act.tells}
    assert told - set(wording.AUDIENCES) == set()


def test_a_drawing_names_every_state_and_every_act_that_moves():
    for steps in STEPS:
        svg = str(drawing(steps))
        for state in steps.states:
            assert svg.count(f">{state.label}</text>") >= 1
        for act in steps.acts.values():
            moves = act.opens or (act.then is not None and set(act.when) != {act.then})
            drawn = f">{act.label}</text>" in svg or f">● {act.label}</text>" in svg
            assert drawn is moves, act.name
        assert " style=" not in svg


def test_the_deadline_page_asks_first(deputy):
    response = deputy.get(reverse("suggestions:deadline", args=["qingyuan"]))
    assert (response.status_code, "截止日" in read(response)) == (200, False)


def test_the_deadline_page_says_what_the_command_says(deputy):
    for clock in rulebook.CLOCKS:
        for start in ("2026-02-13", "2026-11-30"):
            assert [
                one for one in _command(clock, start) if one not in _page(deputy, clock, start)
            ] == []


def _command(clock: str, start: str) -> list[str]:
    """Every statement of `huying deadline` after its heading, without blanks."""
    said = StringIO()
    call_command(*f"deadline --rulebook hebei --clock {clock} --from {start}".split(), stdout=said)
    lines = said.getvalue().replace(" ", "").splitlines()[1:]
    parts = [part for line in lines for part in re.split("[（“](?=共计)", line)]
    return [
        re.sub("^依据：|[“”]|）$", "", part) if "依据" in part or "共计" in part else part
        for part in parts
    ]


def _page(client, clock: str, start: str) -> str:
    url = reverse("suggestions:deadline", args=["qingyuan"])
    return read(client.get(url, {"clock": clock, "from": start})).replace(" ", "")


WRONG = {
    "an unknown clock": (
        {"clock": "lunch", "from": "2026-03-02"},
        "没有这个期限，请从列表中选择。",
    ),
    "no day": ({"clock": "return", "from": ""}, "必填"),
    "a day that does not exist": (
        {"clock": "return", "from": "2026-02-30"},
        "请按“2026-03-05”的样子填写日期。",
    ),
}


def test_a_wrong_question_is_refused_and_stays_in_the_form(deputy):
    for asked, why in WRONG.values():
        response = deputy.get(reverse("suggestions:deadline", args=["qingyuan"]), asked)
        assert response.status_code == 422
        assert why in read(response)
        assert f'value="{asked["from"]}"' in response.content.decode() or not asked["from"]


def test_an_outsider_finds_neither_page(county, client):
    client.force_login(Account.objects.create_user("luren", "a long pass phrase"), backend=BACKEND)
    for name in ("procedure_page", "deadline"):
        assert client.get(reverse(f"suggestions:{name}", args=["qingyuan"])).status_code == 404
