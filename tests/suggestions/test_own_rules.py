"""办理规则: what a congress lays down over a preset, from when, and for which cases."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huying.domain.bills import rulebook as bills
from huying.domain.people.models import Account, Congress, Roll
from huying.domain.suggestions import rulebook
from huying.domain.suggestions.models import Handling, RulebookVersion, Suggestion
from huying.domain.suggestions.policy.books import book_in_force
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.procedure import handling, rules, suggestion
from huying.domain.suggestions.queries.rules import compared
from huying.domain.suggestions.rulebook.own import codes, stated, toml_of
from huying.domain.suggestions.tasks import tick
from huying.foundation.cases.models import Case
from huying.foundation.procedure.models import Clock, Event
from huying.foundation.procedure.refusal import Refused

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SHORTER = {
    "code": "reply",
    "value": {"amount": 2, "unit": "m", "anchor": "assigned_at"},
    "article": "清源县办法第八条",
    "reason": "",
}


def roll_of(county) -> Roll:
    return Roll.objects.select_related("congress").get(congress=county.congress)


def adopted(county, *overrides, at="2026-03-16", by=None, since=None, preset="hebei"):
    """A version laid down by 王海, head of the 代表工委."""
    now = county.moment(at)
    roll = rules.adopt_rules(
        roll_of(county),
        by=by or county.wang,
        at=now,
        preset=preset,
        title="清源县规则",
        reason="主任会议决定",
        effective_on=since or now.date(),
        overrides=overrides,
    )
    return RulebookVersion.objects.get(pk=roll.made.pk)


def refusal(county, *overrides, **how) -> str:
    with pytest.raises(Refused) as refused:
        adopted(county, *overrides, **how)
    assert RulebookVersion.objects.count() == 0
    return refused.value.reason


def browser(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username), backend=BACKEND)
    return client


def anew(county) -> Congress:
    return Congress.objects.get(pk=county.congress.pk)


def reply_due(h) -> tuple:
    one = Clock.objects.get(case=h.case_id, name="reply", ended_at=None)
    return one.due, one.article, one.rule_version


def test_what_is_under_way_keeps_its_rules_and_what_comes_after_has_the_new_ones(county):
    before = county.accepted()
    was = reply_due(before)
    version = adopted(county, SHORTER)
    after = Handling.objects.get(pk=before.pk)
    assert reply_due(before) == was
    assert book_of(after).clocks["reply"].amount == 3
    assert book_of(after.rounds.get()).name == "hebei"
    congress = anew(county)
    assert congress.rulebook == str(version.pk)
    assert book_in_force(congress).clocks["reply"].length == "2个月"
    county.congress.refresh_from_db()
    s = suggestion.submit(county.drafted(), by=county.lin, at=county.moment("2026-03-17"))
    s = suggestion.register(
        s, by=county.chen, at=county.moment("2026-03-18"), category=county.category
    )
    s = suggestion.assign(
        s, by=county.chen, at=county.moment("2026-03-19"), lead_unit=county.water, co_units=()
    )
    h = handling.sign_for(s.handlings.get(), by=county.sun, at=county.moment("2026-03-20"))
    assert reply_due(h) == (date(2026, 5, 19), "清源县办法第八条", book_of(h).version)


def test_a_draft_goes_by_the_rules_of_the_day_on_which_it_is_handed_in(county):
    draft, handed_in = county.drafted(), county.submitted()
    adopted(county, SHORTER)
    books = [book_of(Suggestion.objects.get(pk=one.pk)).name for one in (draft, handed_in)]
    assert books == ["own", "hebei"]


def test_rules_of_a_later_day_wait_for_it(county):
    version = adopted(county, SHORTER, since=date(2026, 4, 1))
    tick(county.moment("2026-03-31"))
    assert anew(county).rulebook == "hebei"
    tick(county.moment("2026-04-01"))
    assert anew(county).rulebook == str(version.pk)
    tick(county.moment("2026-04-01 10:00"))
    acts = Event.objects.filter(act__contains="rules").order_by("seq")
    assert list(acts.values_list("act", "by__person__name")) == [
        ("roll.adopt_rules", "王海"),
        ("roll.put_rules_in_force", "系统"),
    ]


def test_rules_that_are_to_come_can_be_revoked_and_only_they(county):
    version = adopted(county, SHORTER, since=date(2026, 4, 1))
    with pytest.raises(Refused, match="还有一版规则没有施行"):
        adopted(county, SHORTER)
    at = county.moment("2026-03-20")
    rules.revoke_rules(roll_of(county), by=county.gao, at=at, rules=version, reason="再研究")
    tick(county.moment("2026-04-01"))
    assert anew(county).rulebook == "hebei"
    held = adopted(county, SHORTER, at="2026-04-02")
    with pytest.raises(Refused, match="已经施行或已经撤销"):
        rules.revoke_rules(
            roll_of(county), by=county.gao, at=county.moment("2026-04-03"), rules=held, reason="再"
        )


def test_a_second_version_takes_the_place_of_the_first(county):
    first = adopted(county, SHORTER)
    early = suggestion.submit(county.drafted(), by=county.lin, at=county.moment("2026-03-17"))
    second = adopted(county, at="2026-05-06", preset="henan")
    first.refresh_from_db()
    assert (first.is_in_force, second.is_in_force, second.number) == (False, True, 2)
    assert book_in_force(anew(county)).clocks["feedback"].article == "河南办法第二十二条"
    assert book_of(Suggestion.objects.get(pk=early.pk)).clocks["reply"].amount == 2


@pytest.mark.parametrize(
    ("override", "says"),
    [
        (
            SHORTER | {"value": {"amount": 120, "unit": "d", "anchor": "received_at"}},
            "“答复”：120日长于代表法",
        ),
        (
            {"code": "extension.mode", "value": "consent", "article": "", "reason": "从严"},
            "须经同意时写明",
        ),
        (
            {"code": "extension.mode", "value": "consent", "article": "", "reason": ""},
            "“延期方式”：本级规定的",
        ),
        ({"code": "reply.mood", "value": 3, "article": "", "reason": "好"}, "没有名为 reply.mood"),
        (
            SHORTER | {"value": {"amount": 2, "unit": "m", "anchor": "replied_at"}},
            "“答复”：起算日只能是",
        ),
    ],
)
def test_what_cannot_work_is_refused_with_its_line(county, override, says):
    said = refusal(county, override, preset="henan")
    assert says in said, said
    assert not re.search(r"[a-z]{3}", said.replace("reply.mood", "")), said


def test_what_says_the_same_as_the_preset_is_no_rule_of_its_own(county):
    same = SHORTER | {"value": stated(rulebook.get("hebei"), "reply")}
    assert refusal(county, same) == "“答复”：与预设相同，不需要另作规定。"


def test_a_step_that_nobody_could_do_is_a_dead_end(county):
    county.liu.until = date(2026, 3, 1)
    county.liu.save()
    said = refusal(county, SHORTER)
    assert said == "“政府单位答复的预审核”：政府办公室没有人任职，办到这一步将无人接手。"


def test_rules_do_not_reach_back(county):
    assert refusal(county, SHORTER, since=date(2026, 3, 1)).startswith("施行日期不能早于今天")


@pytest.mark.parametrize("preset", rulebook.names())
def test_every_cell_can_be_laid_down_as_the_preset_says_it(preset):
    """Written as a file and read again, each cell is what it was."""
    book = rulebook.get(preset)
    rows = [
        rules.Override(code, stated(book, code), reason="照旧")
        for code in codes(preset)
        if code != "review.grounds"  # its articles are the preset's own
    ]
    again = rulebook.read("own", toml_of("照旧", rows), preset=preset)
    assert [stated(again, one.code) for one in rows] == [one.value for one in rows]
    assert {again.basis[one.code].source for one in rows if "." in one.code} == {"own"}


def test_the_rulebook_of_its_own_is_read_once(county):
    county.submitted()
    adopted(county, SHORTER)
    book_in_force(anew(county))
    s = Suggestion.objects.select_related("case", "congress").get()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert book_of(s).name == "hebei"
        assert book_in_force(s.congress).name == "own"
    assert len(asked) == 0


# -- the pages ---------------------------------------------------------------------------------


def form_of(client, **changed) -> dict:
    """What a browser sends of the untouched form, with these fields typed over."""
    form = client.get("/qingyuan/rules/new").context["form"]
    data = {}
    for bound in form:
        value = bound.value()
        if bound.name in form.book.every_period:
            value = value if isinstance(value, dict) else {}
            data |= {f"{bound.name}_{n}": part for n, part in enumerate(value.values())}
        elif isinstance(value, list):
            shown = bound.field.prepare_value(value)
            data[bound.name] = shown
        else:
            data[bound.name] = "" if value is None else bound.field.prepare_value(value)
    return data | changed


def test_the_head_lays_down_two_cells_on_the_page_and_sees_the_difference(county):
    head = browser("zhuren")
    sent = form_of(
        head,
        title="清源县规则",
        reason="主任会议决定",
        effective_on="2099-01-01",
        reply_0="2",
        **{"withdrawal.until": "assigned", "withdrawal.until:article": "县办法第四条"},
    )
    made = head.post("/qingyuan/rules/new", sent)
    assert made.status_code == 303, made.context["form"].errors
    version = RulebookVersion.objects.get()
    found = version.overrides.order_by("pk").values_list("code", "article", "reason")
    assert list(found) == [
        ("reply", "", "主任会议决定"),
        ("withdrawal.until", "县办法第四条", ""),
    ]
    page = browser("guanli").get(f"/qingyuan/rules/{version.pk}/")
    differing = [(one.label, one.preset, one.ours) for one in page.context["differing"]]
    assert differing[1] == ("可以撤回到", "办结之前，撤回即终止办理", "交办之前")
    assert [one.code for one in compared(county.congress, version) if one.differs] == [
        "reply",
        "withdrawal.until",
    ]


def test_a_rule_below_the_floor_is_refused_on_its_line_and_nothing_typed_is_lost(county):
    head = browser("zhuren")
    sent = form_of(
        head, title="清源县规则", reason="拟延长", effective_on="2099-01-01", reply_0="4"
    )
    refused = head.post("/qingyuan/rules/new", sent)
    form = refused.context["form"]
    assert refused.status_code == 422
    assert form.errors["reply"][0].startswith("“答复”：4个月长于代表法")
    assert form["reason"].value() == "拟延长"
    assert RulebookVersion.objects.count() == 0


def test_a_clerk_reads_the_rules_and_a_deputy_has_no_such_page(county):
    adopted(county, SHORTER)
    clerk = browser("gongwei").get("/qingyuan/rules/")
    assert (clerk.status_code, clerk.context["may_adopt"]) == (200, False)
    assert browser("gongwei").get("/qingyuan/rules/new").status_code == 403
    assert browser("daibiao").get("/qingyuan/rules/").status_code == 404
    assert "清源县规则" in browser("daibiao").get("/qingyuan/procedure").content.decode()


def test_bills_go_by_the_preset_under_the_rules_of_its_own(county):
    """And a case that keeps its rules goes on by theirs."""
    adopted(county, preset="shanghai")
    congress = anew(county)
    assert bills.of(congress).name == bills.get("shanghai").name
    kept = Case(congress=congress, kind="bill", state="draft", rules="hebei")
    assert bills.of(kept).name == "national"
