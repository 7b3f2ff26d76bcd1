"""林秀英's own text: what stands beside it, what she changed in it, and her wish for secrecy."""

import csv
import io

import pytest
from django.urls import reverse

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.policy.changes import pieces
from huying.domain.suggestions.procedure import handling, suggestion
from huying.domain.suggestions.queries import visible_to
from huying.domain.suggestions.queries.versions import versions_of
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.county import TEXT
from tests.suggestions.test_pages import page_url, sign_in

BOXES = {
    "repeated": "three_years",
    "researched": ["special", "visit"],
    "wants_contact": True,
    "reference_only": False,
    "open_to_cosigning": False,
}


def seen_by(appointment, at="2026-03-10"):
    one = acting(appointment.person.account, appointment.congress, at=moment(at))
    return set(visible_to(one).values_list("pk", flat=True))


def replaced(county, s, facts="破损一千三百米，今春有九百亩地浇不上水。", at="2026-02-26 10:00"):
    return suggestion.replace_text(
        s,
        by=county.lin,
        at=moment(at),
        title=TEXT["title"],
        facts=facts,
        proposal=TEXT["proposal"],
        requests=TEXT["requests"],
        reason="按新的丈量更正",
    )


def test_the_boxes_stand_on_the_page(client, county):
    s = county.drafted(circumstances=BOXES)
    page = sign_in(client, county.lin).get(page_url(s)).content.decode()
    for words in ("已提三年", "专题调研、走访", "希望承办单位加强与代表联系沟通", "不联名提出"):
        assert words in page


def test_who_does_not_want_co_signers_cannot_invite_them(county):
    s = county.drafted(circumstances=BOXES)
    with pytest.raises(Refused, match="不联名提出"):
        suggestion.invite(s, by=county.lin, at=moment("2026-02-25 11:00"), deputies=[county.zhou])


def test_words_are_compared_and_crumbs_are_joined():
    assert [
        (one.kind, one.text) for one in pieces("破损1200米，浇不上水。", "破损1300米，浇不上水。")
    ] == [
        ("kept", "破损"),
        ("out", "1200"),
        ("in", "1300"),
        ("kept", "米，浇不上水。"),
    ]
    assert [one.kind for one in pieces("修东渠和西渠", "建南桥和北桥")] == ["out", "in"]
    assert (
        "".join(one.text for one in pieces("甲乙丙丁", "甲丙丁戊") if one.kind != "out")
        == "甲丙丁戊"
    )


def test_a_replaced_text_keeps_the_old_one_and_asks_the_co_signers_again(county):
    s = replaced(county, county.submitted(county.zhou))
    assert (s.state, s.text.number, s.text.reason) == ("submitted", 2, "按新的丈量更正")
    assert s.cosignatures.get().answer == "open"
    s = suggestion.confirm(s, by=county.zhou, at=moment("2026-02-26 11:00"), version_number=2)
    assert s.cosignatures.get().answer == "confirmed"


def test_who_did_not_sign_the_new_text_is_no_signer_of_the_registered_one(county):
    s = replaced(county, county.submitted(county.zhou, county.wu))
    s = suggestion.confirm(s, by=county.zhou, at=moment("2026-02-26 11:00"), version_number=2)
    s = suggestion.register(s, by=county.chen, at=moment("2026-02-27"), category=county.category)
    answers = {one.deputy.person.name: one.answer for one in s.cosignatures.all()}
    assert answers == {"周文": "confirmed", "吴桂": "lapsed"}
    with pytest.raises(Refused, match="已登记"):
        replaced(county, s, at="2026-02-27 10:00")


def test_others_read_what_was_handed_in_and_its_changes_but_no_drafts(county):
    s = county.drafted()
    s = suggestion.revise(
        s, by=county.lin, at=moment("2026-02-25 12:00"), **TEXT | {"facts": "第二遍写的情况。"}
    )
    s = suggestion.submit(s, by=county.lin, at=moment("2026-02-26 09:30"))
    s = replaced(county, s)
    numbers = {
        who.person.name: [
            one.version.number
            for one in versions_of(
                s, acting(who.person.account, s.congress, at=moment("2026-03-01"))
            )
        ]
        for who in (county.lin, county.chen)
    }
    assert numbers == {"林秀英": [3, 2, 1], "陈静": [3, 2]}


def test_the_page_of_versions_says_what_was_taken_out_and_put_in(client, county):
    s = replaced(county, county.submitted())
    address = reverse("suggestions:versions", args=["qingyuan", s.pk])
    page = sign_in(client, county.chen).get(address).content.decode()
    assert "按新的丈量更正" in page
    assert '<ins><span class="visually-hidden">（新增）</span>' in page
    assert '<del><span class="visually-hidden">（删去）</span>' in page
    assert client.get(page_url(s)).content.decode().count(address) == 1
    sign_in(client, county.zhou)
    assert client.get(address).status_code == 404


# -- the wish for secrecy --------------------------------------------------------------------


def secret(county, s, at="2026-03-04 10:00"):
    return suggestion.ask_for_secrecy(
        s, by=county.lin, at=moment(at), secrecy_reason="提到的养殖户怕受报复"
    )


def test_a_secret_suggestion_is_seen_only_by_those_who_handle_it(county):
    h = county.accepted(county.zhou, co=(county.finance,))
    h = handling.ask_to_return(
        h, by=county.sun, at=moment("2026-03-04"), reason="不属本局", proposed_unit=county.transport
    )
    handling.approve_return(
        h, by=county.chen, at=moment("2026-03-05"), answer="同意", new_unit=county.transport
    )
    s = h.suggestion
    cast = [county.lin, county.zhou, county.wu, county.chen, county.liu, county.sun, county.he]
    cast += [county.yu, county.qian]

    def readers():
        return {one.person.name for one in cast if s.pk in seen_by(one)}

    before = {"林秀英", "周文", "陈静", "刘洋", "孙敏", "何平", "于路"}
    assert readers() == before
    s = secret(county, s, at="2026-03-06")
    assert readers() == before - {"孙敏"}
    suggestion.lift_secrecy(s, by=county.lin, at=moment("2026-03-07"))
    assert readers() == before


def test_a_secret_suggestion_is_not_published_whatever_was_ticked(county):
    s = secret(county, county.accepted().suggestion)
    round = s.handlings.get().rounds.get()
    assert (s.openness, round.openness) == ("none", "none")
    with pytest.raises(Refused, match="不公开"):
        county.written(round)


def test_the_reason_for_secrecy_is_for_those_who_handle_it(client, county):
    s = secret(county, county.accepted(county.zhou).suggestion)
    pages = {
        who.person.name: sign_in(client, who).get(page_url(s)).content.decode()
        for who in (county.lin, county.zhou, county.chen, county.sun)
    }
    assert all("代表要求保密" in page for page in pages.values())
    assert [name for name, page in pages.items() if "怕受报复" in page] == [
        "林秀英",
        "陈静",
        "孙敏",
    ]


def test_notices_of_a_secret_suggestion_go_out_of_the_former_units_sight(client, county):
    h = county.accepted()
    h = handling.ask_to_return(
        h, by=county.sun, at=moment("2026-03-04"), reason="不属本局", proposed_unit=county.transport
    )
    handling.approve_return(
        h, by=county.chen, at=moment("2026-03-05"), answer="同意", new_unit=county.transport
    )
    sign_in(client, county.sun)
    assert "灌溉支渠" in client.get("/qingyuan/notices").content.decode()
    secret(county, h.suggestion, at="2026-03-06")
    assert "灌溉支渠" not in client.get("/qingyuan/notices").content.decode()
    sign_in(client, county.yu)
    assert "灌溉支渠" in client.get("/qingyuan/notices").content.decode()


def test_a_rulebook_may_know_no_secrecy_and_only_the_deputy_asks_for_it(county):
    s = county.submitted()
    with pytest.raises(Refused, match="领衔代表"):
        suggestion.ask_for_secrecy(s, by=county.chen, at=moment("2026-02-27"), secrecy_reason="怕")
    assert Suggestion.objects.get(pk=s.pk).secrecy is False


def test_the_boxes_and_the_groundwork_stand_in_the_exported_ledger(client, county):
    s = county.drafted(circumstances=BOXES | {"open_to_cosigning": True})
    suggestion.add_groundwork(
        s,
        by=county.lin,
        at=moment("2026-02-25 11:00"),
        kind="visit",
        done_on=moment("2026-02-10").date(),
        content="看了渠首。",
    )
    suggestion.submit(s, by=county.lin, at=moment("2026-02-26"))
    sign_in(client, county.chen)
    answer = client.get(reverse("insight:export", args=["qingyuan"]), {"format": "csv"})
    lines = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    names = next(one for one in lines if "编号" in one)
    row = dict(zip(names, lines[lines.index(names) + 1], strict=True))
    wanted = (
        "多年提出",
        "调研形式",
        "调研次数",
        "希望加强沟通",
        "仅供参考",
        "可否联名",
        "代表要求保密",
    )
    assert [row[name] for name in wanted] == [
        "已提三年",
        "专题调研、走访",
        "1",
        "是",
        "否",
        "是",
        "否",
    ]


def test_no_page_shows_a_secret_suggestion_to_those_who_do_not_handle_it(client, county):
    h = county.accepted()
    h = handling.ask_to_return(
        h, by=county.sun, at=moment("2026-03-04"), reason="不属本局", proposed_unit=county.transport
    )
    handling.approve_return(
        h, by=county.chen, at=moment("2026-03-05"), answer="同意", new_unit=county.transport
    )
    s = secret(county, h.suggestion, at="2026-03-06")
    pages = [reverse(f"insight:{name}", args=["qingyuan"]) for name in ("ledger", "print")]
    pages += [reverse("insight:export", args=["qingyuan"]) + "?format=csv", page_url(s)]
    pages += ["/qingyuan/", "/qingyuan/notices"]
    shown = {}
    for who in (county.zhou, county.wu, county.sun, county.he, county.qian, county.fan, county.yu):
        sign_in(client, who)
        texts = [client.get(page).getvalue().decode() for page in pages]
        shown[who.person.name] = sum("灌溉支渠" in one or "受报复" in one for one in texts)
    assert [name for name, times in shown.items() if times] == ["于路"]
