"""扫描件和报备: the signed and sealed paper beside a reply; its copies filed on a day, counted as 备案率."""

import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from huying.domain.people.models import Account
from huying.domain.suggestions.procedure import handling, reply
from huying.foundation.files.checking import check_file
from huying.foundation.procedure.refusal import Refused, Why
from huying.pages.insight.counting import Period
from huying.pages.insight.quality import filing_rates
from tests.conftest import moment
from tests.crawl.estate import PDF

AT = moment("2026-04-12 10:00")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def file(round, *offices, by, on="2026-04-12"):
    return reply.file_copy(round, by=by, at=AT, offices=offices, filed_on=date.fromisoformat(on))


def figures(county) -> dict[str, tuple[int, int]]:
    found = filing_rates(county.congress, Period(), AT.date())
    return {str(one.label): (one.part.value, one.whole.value) for one in found}


def test_a_copy_is_filed_with_both_offices_on_its_day(county):
    round = county.delivered()
    assert figures(county) == {"备案率": (0, 1), "已报代表工委": (0, 1)}
    round = file(round, "committee", by=county.sun)
    assert figures(county) == {"备案率": (0, 1), "已报代表工委": (1, 1)}
    with pytest.raises(Refused, match="请选择还没有报备的机关"):
        file(round, "committee", by=county.sun)
    round = file(round, "supervision", by=county.sun)
    assert figures(county) == {"备案率": (1, 1), "已报代表工委": (1, 1)}
    refusal = reply.file_copy.refusal(round, by=county.sun, at=AT)
    assert (refusal.why, refusal.reason) == (Why.STATE, "这轮答复已经全部报备。")


@pytest.mark.parametrize(
    ("on", "why"), [("2026-04-09", "不能早于答复代表的日期"), ("2026-04-13", "不能晚于今天")]
)
def test_the_day_lies_between_the_answer_and_today(county, on, why):
    with pytest.raises(Refused, match=why):
        file(county.delivered(), "committee", by=county.sun, on=on)


def test_a_court_files_with_the_committee_alone(county):
    turn = county.assigned(lead=county.court)
    turn = handling.sign_for(turn, by=county.qian, at=moment("2026-03-03"))
    round = turn.rounds.select_related("case").get()
    type(round).objects.filter(pk=round.pk).update(delivered_at=moment("2026-04-10"))
    round.case.state = "delivered"
    round.case.save()
    with pytest.raises(Refused, match="请选择还没有报备的机关"):
        file(round, "supervision", by=county.qian)
    file(round, "committee", by=county.qian)
    assert figures(county) == {"备案率": (1, 1), "已报代表工委": (1, 1)}


def test_what_is_not_answered_is_not_counted(county):
    county.assigned()
    assert figures(county) == {"备案率": (0, 0), "已报代表工委": (0, 0)}


def test_the_sealed_scan_hangs_beside_the_letter(county, settings, tmp_path):
    settings.HUYING_FILES_DIR = tmp_path / "files"
    round = county.delivered()
    scan = check_file(io.BytesIO(PDF), name="答复函（签章）.pdf")
    reply.attach_sealed(round, by=county.sun, at=AT, scans=[scan])
    file(round, "committee", by=county.sun)
    client = Client()
    client.force_login(Account.objects.get(username="daibiao"), backend=BACKEND)
    page = reverse("suggestions:page", args=["qingyuan", round.handling.suggestion_id])
    shown = client.get(page).content.decode()
    assert '答复函（签章）.pdf</a> <span class="dim small">签章扫描件' in shown
    assert "代表工委2026年4月12日" in shown


def test_deputies_and_other_units_file_nothing(county):
    round = county.delivered()
    for by in (county.lin, county.he, county.chen):
        for act in (reply.file_copy, reply.attach_sealed):
            assert act.refusal(round, by=by, at=AT).why is Why.STANDING
