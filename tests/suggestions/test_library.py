"""制度库: what a congress adopted itself, what rests on it, and what a new version leaves to change."""

from datetime import date

import pytest
from django.test import Client

from huying.domain.people.models import Account, Roll
from huying.domain.suggestions.models import Footing, Regulation
from huying.domain.suggestions.policy.books import book_in_force
from huying.domain.suggestions.procedure import library
from huying.domain.suggestions.queries.library import resting_on, standing
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OLD = (
    "第一条　为了规范代表建议办理工作，制定本办法。\n"
    "第二条　承办单位应当自收到建议之日起三个月内答复。\n"
    "第三条　不属于本单位办理的，在十日内退回。"
)
NEW = (
    "第一条　为了规范代表建议办理工作，制定本办法。\n"
    "第二条　建议应当一事一议。\n"
    "第三条　承办单位应当自收到建议之日起两个月内答复。"
)


@pytest.fixture
def own(county):
    """The roll with 清源县's own 办法 in it, by 陈静; the reply and the return rest on it."""
    roll = entered(county, Roll.objects.get(congress=county.congress), OLD, date(2026, 1, 1))
    text, at = roll.made, county.moment("2026-03-02")
    for what, article in (("reply", "第二条"), ("return", "第三条")):
        library.tie_to_article(
            roll, by=county.chen, at=at, regulation=text, what=what, article=article
        )
    return text


def roll_of(county) -> Roll:
    return Roll.objects.get(congress=county.congress)


def entered(county, roll, text, since, **more):
    return library.enter_regulation(
        roll,
        by=county.chen,
        at=county.moment("2026-03-02"),
        title="清源县代表建议办理办法",
        adopted_by="清源县人大常委会",
        in_force_from=since,
        text=text,
        **more,
    )


def browser(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username), backend=BACKEND)
    return client


def test_a_new_version_lists_what_rests_on_the_old_until_each_is_looked_at(county, own):
    new = entered(county, roll_of(county), NEW, date(2026, 7, 1), replaces=own).made
    own.refresh_from_db()
    rows = resting_on(new, book_in_force(county.congress))
    assert own.in_force_until == date(2026, 6, 30)
    assert [(row.label, row.footing.article, row.must_change, row.reworded) for row in rows] == [
        ("申请退回", "第三条", True, True),
        ("答复", "第二条", True, True),
    ]
    assert rows[1].was == "承办单位应当自收到建议之日起三个月内答复。"
    at = county.moment("2026-06-20")
    library.check_footing(
        roll_of(county), by=county.wang, at=at, footing=rows[1].footing, article="第三条"
    )
    library.untie_from_article(
        roll_of(county), by=county.wang, at=at, footing=rows[0].footing, reason="新办法没有写"
    )
    left = resting_on(new, book_in_force(county.congress))
    assert [(row.label, row.footing.article, row.must_change) for row in left] == [
        ("答复", "第三条", False)
    ]
    assert list(own.footings.order_by("pk").values_list("what", flat=True)) == ["reply", "return"]


def test_which_text_is_in_force_is_told_by_its_days(county, own):
    new = entered(county, roll_of(county), NEW, date(2026, 7, 1), replaces=own).made
    own = Regulation.objects.select_related("replaced_by").get(pk=own.pk)
    days = (date(2026, 6, 30), date(2026, 7, 1))
    assert [standing(own, day) for day in days] == ["in_force", "replaced"]
    assert [standing(new, day) for day in days] == ["coming", "in_force"]


@pytest.mark.parametrize(
    ("text", "since", "says"),
    [
        ("没有分条的正文", date(2026, 5, 1), "正文里没有“第一条”"),
        (OLD, date(2026, 1, 1), "《清源县代表建议办理办法》（同一天施行）已经收录"),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused(county, own, text, since, says):
    with pytest.raises(Refused) as refused:
        entered(county, roll_of(county), text, since)
    assert refused.value.reason.startswith(says)
    assert Regulation.objects.count() == 1


def test_a_version_is_replaced_once_and_only_by_a_later_one(county, own):
    with pytest.raises(Refused, match="施行日期应晚于原版本"):
        entered(county, roll_of(county), NEW, date(2025, 7, 1), replaces=own)
    entered(county, roll_of(county), NEW, date(2026, 7, 1), replaces=own)
    with pytest.raises(Refused, match="已经废止或被新版本代替"):
        entered(county, roll_of(county), NEW, date(2026, 8, 1), replaces=own)


def test_nothing_rests_on_an_article_that_is_not_there(county, own):
    at = county.moment("2026-03-03")
    with pytest.raises(Refused, match="里没有第九条"):
        library.tie_to_article(
            roll_of(county), by=county.chen, at=at, regulation=own, what="reply", article="第九条"
        )
    with pytest.raises(Refused, match="已有规则对应第三条"):
        library.correct_regulation(
            roll_of(county),
            by=county.chen,
            at=at,
            regulation=own,
            changes={"text": (OLD, OLD.split("第三条")[0].strip())},
        )
    own.refresh_from_db()
    assert own.text == OLD


def test_a_repealed_text_keeps_what_rested_on_it(county, own):
    library.repeal_regulation(
        roll_of(county),
        by=county.gao,
        at=county.moment("2026-04-01"),
        regulation=own,
        until=date(2026, 3, 31),
        reason="省办法已有规定",
    )
    own.refresh_from_db()
    assert (own.in_force_until, own.repeal_reason) == (date(2026, 3, 31), "省办法已有规定")
    assert standing(own, date(2026, 4, 1)) == "repealed"
    assert Footing.objects.filter(regulation=own).count() == 2


def test_the_clerk_enters_a_text_and_ties_it_on_the_pages(county):
    clerk = browser("gongwei")
    made = clerk.post(
        "/qingyuan/library/new",
        {
            "title": "清源县代表建议办理办法",
            "adopted_by": "清源县人大常委会",
            "in_force_from": "2026-01-01",
            "text": OLD,
        },
    )
    own = Regulation.objects.get()
    assert (made.status_code, made["Location"]) == (303, f"/qingyuan/library/{own.pk}/")
    tied = clerk.post(
        f"/qingyuan/library/tie_to_article/{own.pk}", {"what": "checks.reply", "article": "第二条"}
    )
    assert tied.status_code == 303
    page = browser("daibiao").get(f"/qingyuan/library/{own.pk}/").content.decode()
    assert "签发答复前的检查" in page
    assert "收录新版本" not in page
    acts = list(Event.objects.order_by("seq").values_list("act", flat=True))
    assert acts == ["roll.enter_regulation", "roll.tie_to_article"]


def test_a_deputy_keeps_no_texts(county, own):
    assert browser("daibiao").get("/qingyuan/library/new").status_code == 404
    with pytest.raises(Refused, match="只能由"):
        library.repeal_regulation(
            roll_of(county),
            by=county.lin,
            at=county.moment("2026-04-01"),
            regulation=own,
            until=date(2026, 3, 31),
            reason="不想要",
        )
