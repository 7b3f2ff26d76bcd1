"""类别、关键词、编号格式: the congress's own."""

import pytest
from django.urls import reverse

from huying.domain.people.models import Roll
from huying.domain.people.states import BodyKind
from huying.domain.suggestions import rulebook
from huying.domain.suggestions.models import Category, Suggestion
from huying.domain.suggestions.policy.categories import in_use
from huying.domain.suggestions.procedure import categories, suggestion
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_pages import carry_out, page_url, sign_in

AT = moment("2026-02-27")


@pytest.fixture
def roll(county):
    return Roll.objects.select_related("case", "congress").get(congress=county.congress)


def added(county, roll, name, **more):
    made = categories.add_category(
        roll, by=county.chen, at=AT, name=name, **{"order": 1, "parent": None} | more
    )
    return made.made


def test_a_second_level_follows_its_first_and_names_its_committee(county, roll):
    farms = county.body("农业农村委", BodyKind.SPECIAL_COMMITTEE)
    added(county, roll, "城建环资", order=2)
    water = added(county, roll, "水利", parent=county.category, committee=farms)
    shown = [one.in_full for one in in_use(county.congress.pk)]
    assert shown == ["农业农村", "农业农村 › 水利", "城建环资"]
    assert water.committee == farms


def test_there_are_two_levels_and_names_stand_once(county, roll):
    water = added(county, roll, "水利", parent=county.category)
    with pytest.raises(Refused, match="类别只分两级"):
        added(county, roll, "渠道", parent=water)
    with pytest.raises(Refused, match="已有名为“水利”的类别"):
        added(county, roll, "水利")
    with pytest.raises(Refused, match="对口的只能是专门委员会"):
        added(county, roll, "林业", committee=county.water)
    changes = {"parent_id": (None, water.pk)}
    with pytest.raises(Refused, match="类别只分两级"):
        categories.correct_category(
            roll, by=county.gao, at=AT, category=county.category, changes=changes
        )


def test_one_out_of_use_is_no_longer_offered_and_stays_where_it_is(county, roll, client):
    s = county.registered()
    waiting = county.submitted()
    categories.close_category(roll, by=county.chen, at=AT, category=county.category)
    assert Suggestion.objects.get(pk=s.pk).category == county.category
    sign_in(client, county.chen)
    answer = carry_out(client, waiting, "suggestion", "register", category=county.category.pk)
    assert answer.status_code == 422
    categories.reopen_category(roll, by=county.chen, at=AT, category=county.category)
    with pytest.raises(Refused, match="刚才已经办理过"):
        categories.reopen_category(roll, by=county.chen, at=AT, category=county.category)


def test_the_clerk_keeps_the_list_on_its_page(county, roll, client):
    sign_in(client, county.chen)
    url = reverse("suggestions:category_add", args=["qingyuan"])
    form = client.get(url).context["form"]
    sent = {"idem": form["idem"].value(), "name": "水利", "order": 3, "parent": county.category.pk}
    answer = client.post(url, sent)
    listed = reverse("suggestions:categories", args=["qingyuan"])
    assert (answer.status_code, answer.url) == (303, listed)
    assert "农业农村 › 水利" in client.get(listed).content.decode()
    assert Category.objects.get(name="水利").order == 3
    assert "增设类别" not in sign_in(client, county.lin).get(listed).content.decode()


def test_what_bears_a_part_is_found_under_the_whole(county, roll, client):
    water = added(county, roll, "水利", parent=county.category)
    s = suggestion.register(county.submitted(), by=county.chen, at=AT, category=water)
    ledger = reverse("insight:ledger", args=["qingyuan"])
    sign_in(client, county.chen)
    for category in (water, county.category):
        words = client.get(ledger, {"category": category.pk}).content.decode()
        assert page_url(s) in words


def test_keywords_are_marked_and_found(county, client):
    s = county.submitted()
    sign_in(client, county.chen)
    fields = {"category": county.category.pk, "keywords": "灌溉 支渠、管护，灌溉"}
    assert carry_out(client, s, "suggestion", "register", **fields).status_code == 303
    assert Suggestion.objects.get(pk=s.pk).keywords == "灌溉、支渠、管护"
    answer = carry_out(client, s, "suggestion", "mark_keywords", keywords="节水")
    assert answer.status_code == 303
    ledger = reverse("insight:ledger", args=["qingyuan"])
    assert page_url(s) in client.get(ledger, {"q": "节水"}).content.decode()
    assert page_url(s) not in client.get(ledger, {"q": "管护"}).content.decode()
    many = " ".join("一二三四五六七八九")
    answer = carry_out(client, s, "suggestion", "mark_keywords", keywords=many)
    assert answer.status_code == 422


def test_a_number_names_term_session_and_kind_where_the_rulebook_says_so():
    book = rulebook.read(
        "own",
        '[numbering]\nin_session = "{term}届{session}次{kind}{seq:03}"\n'
        'out_of_session = "{term}届闭会{kind}{seq:03}"\nsource = "default"\n',
        preset="henan",
    )
    words = {"term": "十八", "session": "一", "kind": "建议"}
    assert book.numbering.number(7, in_session=True, **words) == "十八届一次建议007"
    assert book.numbering.number(7, in_session=False, **words) == "十八届闭会建议007"
