"""网上听办 for its tests: announced to 林秀英 and 周文, reported on by 水利局 (财政局 is late), and what follows."""

from django.test import Client

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision.models import ListeningQuestion
from huying.domain.supervision.procedure import listening
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock
from tests.conftest import moment

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
AT, OPENS, ENDS = moment("2026-05-11"), moment("2026-05-18"), moment("2026-05-22")
LINK = "https://live.example.cn/ting?id=3"


def item(county) -> Suggestion:
    return Suggestion.objects.select_related("case").get(pk=county.assigned().suggestion_id)


def as_person(county, one):
    return acting(one.person.account, county.congress, at=AT)


def anew(one):
    return type(one).objects.select_related("case", "congress").get(pk=one.pk)


def announced(county, **more):
    details = {
        "title": "农田水利建议网上听办", "units": [county.water, county.finance],
        "deputies": [county.lin, county.zhou], "starts_on": OPENS.date(), "ends_on": ENDS.date(),
    }  # fmt: skip
    return listening.announce(by=county.chen, at=AT, **details | more)


def reported(county, one, by=None, at=AT, **more):
    return listening.hand_in(one, by=by or county.sun, at=at, text="支渠已经修好。", **more)


def opened(county, **more):
    one = reported(county, announced(county, **more))
    return listening.open_up(one, by=county.chen, at=OPENS)


def asked(county, one, by=None, unit=None, text="管护的钱从哪里来？"):
    listening.ask(one, by=by or county.lin, at=OPENS, unit=unit or county.water, text=text)
    return ListeningQuestion.objects.select_related("case", "congress").latest("asked_at", "pk")


def marked(county, one, by, grade, words="", report=None):
    report = report or one.reports.get(unit=county.water)
    return listening.mark(one, by=by, at=OPENS, report=report, grade=grade, words=words)


def closed(county, one):
    return listening.close(anew(one), by=county.chen, at=ENDS, summary="总体满意，管护经费要落实。")


def due(one):
    return [
        (clock.name, clock.due.isoformat())
        for clock in Clock.objects.filter(case=one.pk, ended_at=None)
    ]


def notices(appointment) -> list[str]:
    found = Notice.objects.filter(to__person=appointment.person_id).order_by("pk")
    return list(found.values_list("text", flat=True))


def names(deputies) -> list[str]:
    return [one.person.name for one in deputies.order_by("pk")]


def page(county, one, who) -> str:
    client = Client()
    client.force_login(who.person.account, backend=BACKEND)
    answer = client.get(f"/qingyuan/supervision/listening/{one.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()
