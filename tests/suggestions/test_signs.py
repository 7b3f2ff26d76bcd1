"""评价的疑点: instant, uniform, from the unit's own address. Shown to the congress and to nobody else."""

from axes.models import AccessLog
from django.test import Client

from huying.domain.suggestions.models import ReplyRound
from huying.domain.suggestions.queries.signs import signs_of
from tests.conftest import moment

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(appointment, address, at):
    one = AccessLog.objects.create(
        username=appointment.person.account.username, ip_address=address, user_agent=""
    )
    AccessLog.objects.filter(pk=one.pk).update(attempt_time=moment(at))


def signs(round):
    return signs_of(ReplyRound.objects.select_related("handling").get(pk=round.pk))


def test_an_answer_within_three_minutes_is_a_sign(county):
    round = county.delivered()
    county.answered(round, county.lin, at="2026-04-10 10:02")
    assert signs(round) == ["答复送达不到三分钟就作出评价：林秀英。"]


def test_the_same_words_and_marks_at_one_time_are_signs(county):
    round = county.delivered(county.zhou, county.wu)
    for one, minute in ((county.lin, "01"), (county.zhou, "04"), (county.wu, "07")):
        praise = "" if one is county.wu else "办得又快又好"
        county.answered(round, one, at=f"2026-04-15 10:{minute}", praise=praise)
    assert signs(round) == [
        "几位代表写的话一字不差：林秀英、周文。",
        "十分钟之内先后作出同样的评价：林秀英、周文、吴桂。",
    ]


def test_an_answer_from_where_the_unit_signs_in_is_a_sign(county):
    round = county.delivered(county.zhou)
    signed_in(county.sun, "203.0.113.7", "2026-04-09")
    signed_in(county.lin, "203.0.113.7", "2026-04-14")
    signed_in(county.zhou, "198.51.100.2", "2026-04-14")
    county.answered(round, county.lin, at="2026-04-15 10:00")
    county.answered(round, county.zhou, at="2026-04-16 10:00")
    assert signs(round) == ["评价前登录的网络地址，也是承办单位人员登录的地址：林秀英。"]


def test_an_exit_that_many_bodies_share_says_nothing(county):
    round = county.delivered()
    for one in (county.sun, county.he, county.yu, county.lin):
        signed_in(one, "203.0.113.7", "2026-04-09")
    county.answered(round, county.lin, at="2026-04-15 10:00")
    assert signs(round) == []


def test_the_congress_alone_reads_them(county):
    round = county.delivered()
    county.answered(round, county.lin, at="2026-04-10 10:02")
    page = f"/qingyuan/suggestions/{round.handling.suggestion_id}/"
    seen = {}
    for one in (county.chen, county.lin, county.sun, county.liu):
        client = Client()
        client.force_login(one.person.account, backend=BACKEND)
        seen[one.person.name] = "评价的疑点" in client.get(page).content.decode()
    assert seen == {"陈静": True, "林秀英": False, "孙敏": False, "刘洋": False}
