"""相近的建议: what was asked before and what became of it, beside the draft; nobody learns more than they may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import Publication, Suggestion
from huying.domain.suggestions.policy.family import suggestion_of
from huying.domain.suggestions.procedure import suggestion
from huying.domain.suggestions.queries.like_ones import like_ones
from huying.domain.supervision.models import Commitment
from huying.foundation.cases.models import Case
from huying.foundation.text.grams import grams
from huying.foundation.text.likeness import Text
from tests.conftest import moment
from tests.county import TEXT, County
from tests.rules import lay
from tests.suggestions.test_pages import act_url, sign_in

AT = moment("2027-02-25")
AGAIN = Text("河口镇灌溉支渠还要维修", "三个村的支渠破损，春天浇不上水，请水利部门立项修复渠段。")
ADDRESS = reverse("suggestions:like_ones", args=["qingyuan"])
TYPED = {"title": AGAIN.title, "proposal": AGAIN.body}


def acting(appointment):
    return Acting(None, appointment.congress, appointment.person, [appointment])


def titles(appointment, asked=AGAIN, **how):
    return [one.suggestion.title for one in like_ones(acting(appointment), asked, **how)]


def published(county, s, content="full", replies=True):
    return Publication.objects.create(
        congress=county.congress,
        suggestion=s,
        content=content,
        replies=replies,
        announced_by=county.chen,
        announced_at=AT,
        decided_by=county.wang,
        decided_at=AT,
    )


def test_the_deputy_sees_the_own_earlier_one_with_reply_class_promise_and_marks(county):
    round = county.delivered()
    county.answered(round, county.lin)
    (one,) = like_ones(acting(county.lin), AGAIN)
    assert one.suggestion.title == TEXT["title"]
    assert (one.year, one.units, one.reply_class) == (2026, "水利局", "A")
    assert (one.process, one.result) == ("满意", "满意")
    assert one.whole
    assert one.requests == TEXT["requests"]
    assert [(each.unit, each.answers) for each in one.replies] == [
        ("水利局", ["第1条已经修复，通水正常。", "第2条已经修复，通水正常。"])
    ]


def test_a_promise_says_where_it_stands(county):
    round = county.delivered()
    round.promise_lines.create(
        congress=county.congress, position=1, what="年底前修完余下渠段", owner=county.water
    )
    (one,) = like_ones(acting(county.lin), AGAIN)
    (promise,) = one.replies[0].promises
    assert (promise.what, promise.word) == ("年底前修完余下渠段", "")
    _commitment(county, round)
    (one,) = like_ones(acting(county.lin), AGAIN)
    assert one.replies[0].promises[0].word == "落实中"


def _commitment(county, round):
    root = suggestion_of(round).case
    case = Case.objects.create(
        congress=county.congress, kind="commitment", state="open", opened_at=AT, root=root
    )
    return Commitment.objects.create(
        case=case,
        congress=county.congress,
        suggestion=suggestion_of(round),
        round=round,
        position=1,
        owner=county.water,
        what="年底前修完余下渠段",
        opened_at=AT,
    )


def test_what_has_nothing_to_do_with_it_is_not_shown(county):
    county.delivered()
    assert titles(county.lin, Text("关于增设公办幼儿园的建议", "城南学位不足。")) == []
    assert titles(county.lin, Text("", "")) == []


def test_another_deputy_sees_nothing_before_it_is_public_then_as_much_as_is_public(county):
    round = county.delivered()
    s = suggestion_of(round)
    assert titles(county.zhou) == []
    row = published(county, s, content="title_only", replies=False)
    (one,) = like_ones(acting(county.zhou), AGAIN)
    assert (one.suggestion.pk, one.units, one.reply_class, one.whole) == (
        s.pk,
        "水利局",
        "A",
        False,
    )
    assert (one.requests, one.replies) == ([], [])
    row.content = "full"
    row.save()
    (one,) = like_ones(acting(county.zhou), AGAIN)
    assert (one.requests, one.replies) == (TEXT["requests"], [])
    row.replies = True
    row.save()
    (one,) = like_ones(acting(county.zhou), AGAIN)
    assert [each.unit for each in one.replies] == ["水利局"]
    assert (one.process, one.whole) == ("", False)  # marks are between the deputy and the congress
    Suggestion.objects.filter(pk=s.pk).update(secrecy=True)
    assert titles(county.zhou) == []


def test_a_congress_may_let_its_deputies_know_of_what_is_registered_by_title_alone(county):
    s = county.registered()
    assert titles(county.zhou) == []
    lay(county.congress, publication__deputies_know_of="registered")
    (one,) = like_ones(acting(county.zhou), AGAIN)
    assert (one.suggestion.pk, one.whole, one.requests, one.replies) == (s.pk, False, [], [])
    assert titles(county.sun) == []  # a unit's clerk is no deputy
    Suggestion.objects.filter(pk=s.pk).update(openness="none")
    assert titles(county.zhou) == []


def test_of_what_is_known_by_its_title_the_text_does_not_tell_by_being_found(county):
    s = county.registered()
    published(county, s, content="title_only", replies=False)
    secret = Text("别的事", "建于上世纪七十年代，破损一千二百米，今春有八百亩地浇不上水。")
    assert not set(grams(secret.body)) & set(grams(TEXT["title"]))
    assert titles(county.zhou, secret) == []
    assert titles(county.lin, secret) == [s.title]


def test_no_draft_secret_item_undelivered_reply_or_other_congress_appears(county):
    round = county.delivered()
    round.answers.update(text="金丝雀答复")
    type(round).objects.filter(pk=round.pk).update(delivered_at=None, reply_class="Z")
    county.drafted(title="关于金丝雀草稿支渠的建议")
    hidden = county.drafted(title="关于金丝雀保密支渠的建议")
    Suggestion.objects.filter(pk=hidden.pk).update(secrecy=True, submitted_at=AT)
    other = County(moment, "linxian", "临县")
    published(other, other.registered())
    for s in Suggestion.objects.filter(congress=county.congress):
        published(county, s)
    Publication.objects.exclude(suggestion=suggestion_of(round)).filter(
        congress=county.congress
    ).delete()
    (one,) = like_ones(acting(county.zhou), AGAIN)
    assert (one.suggestion.pk, one.replies, one.reply_class) == (suggestion_of(round).pk, [], "")


def test_who_is_asked_to_co_sign_a_like_one_is_led_to_it(client, county):
    s = county.drafted()
    suggestion.invite(s, by=county.lin, at=moment("2026-02-25 11:00"), deputies=[county.zhou])
    (one,) = like_ones(acting(county.zhou), AGAIN)
    assert one.invited
    page = sign_in(client, county.zhou).post(ADDRESS, TYPED).content.decode()
    assert act_url(s, "confirm", "suggestion") in page


def test_while_drafting_the_page_asks_and_without_javascript_a_button_does(client, county):
    sign_in(client, county.lin)
    assert ADDRESS in client.get(reverse("suggestions:new", args=["qingyuan"])).content.decode()
    s = suggestion_of(county.delivered())
    part = client.post(ADDRESS, TYPED, headers={"HX-Request": "true"}).content.decode()
    assert TEXT["title"] in part and "<html" not in part
    whole = client.post(ADDRESS, TYPED).content.decode()
    assert "第1条已经修复，通水正常。" in whole and "<html" in whole
    itself = client.post(f"{ADDRESS}?of={s.pk}", TYPED).content.decode()
    assert "没有相近的建议" in itself
    assert client.post(f"{ADDRESS}?of=%00", {"title": "\0"}).status_code == 200


@pytest.mark.parametrize(("who", "status"), [("lin", 200), ("chen", 200), ("sun", 404)])
def test_only_who_may_draft_asks(client, county, who, status):
    assert sign_in(client, getattr(county, who)).post(ADDRESS, TYPED).status_code == status


def test_it_asks_the_same_for_one_as_for_three(client, county):
    round = county.delivered()
    county.answered(round, county.lin)
    sign_in(client, county.lin)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.post(ADDRESS, TYPED).status_code == 200
        return len(queries)

    asked()
    one = asked()
    for _n in range(2):
        made = suggestion.draft(by=county.lin, at=AT, **TEXT)
        suggestion.submit(made, by=county.lin, at=AT)
    assert titles(county.lin) == [TEXT["title"]] * 3
    assert asked() == one


def test_how_it_differs_is_kept_with_the_text_and_read_in_review(client, county):
    s = suggestion.draft(by=county.lin, at=AT, **TEXT, differs="去年修了北段，这次是南段。")
    assert s.text.differs == "去年修了北段，这次是南段。"
    s = suggestion.revise(
        s, by=county.lin, at=AT, **TEXT, differs="去年修了北段，这次是南段六百米。"
    )
    form = sign_in(client, county.lin).get(act_url(s, "revise", "suggestion")).context["form"]
    assert form["differs"].value() == "去年修了北段，这次是南段六百米。"
    versions = client.get(reverse("suggestions:versions", args=["qingyuan", s.pk]))
    assert "与以往的不同" in versions.content.decode()
    suggestion.submit(s, by=county.lin, at=AT)
    desk = sign_in(client, county.chen).get(reverse("suggestions:review_desk", args=["qingyuan"]))
    assert "这次是南段六百米" in desk.content.decode()
