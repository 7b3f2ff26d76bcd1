"""Whoever chooses English reads English; what is kept stays Chinese, and nobody else notices."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.urls import reverse

from huying.domain.suggestions.procedure import suggestion
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Event
from huying.settings import LOCALE_PATHS
from tests.conftest import moment
from tests.crawl.conftest import signed_in

CATALOGUE = Path(LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\([a-z_0-9]+\)[sd]|%[sd]|%%|\{[a-z_0-9]*\}", re.IGNORECASE)
TRANSLATED = re.compile(r"""{% translate "([^"]+)"|\b_\("([^"]+)"\)""")
GETTEXT = {"_", "_now", "gettext", "gettext_lazy", "gettext_noop", "ngettext"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def catalogue():
    with CATALOGUE.open("rb") as file:
        return [one for one in read_po(file, locale="en") if one.id]


def forms(message) -> tuple[list[str], list[str]]:
    """What it says in Chinese and in English, one or (with a plural) two forms each."""
    two = isinstance(message.id, tuple)
    return (list(message.id), list(message.string)) if two else ([message.id], [message.string])


def texts_of_code(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    asked = [one for one in calls if getattr(one.func, "id", "") in GETTEXT]
    given = [arg for one in asked for arg in one.args if isinstance(arg, ast.Constant)]
    return {arg.value for arg in given if isinstance(arg.value, str)}


def texts_of_template(path: Path) -> set[str]:
    found = TRANSLATED.findall(path.read_text(encoding="utf-8"))
    return {text for either in found for text in either if text}


@pytest.mark.documents
def test_the_catalogue_has_every_text_of_code_and_templates(catalogue):
    """`make messages` collects what is new."""
    known = {text for one in catalogue for text in forms(one)[0]}
    package = Path(LOCALE_PATHS[0]).parent
    said = set().union(*map(texts_of_code, package.rglob("*.py")))
    said |= set().union(*map(texts_of_template, package.rglob("*.html")))
    assert len(said) > 3_000
    assert sorted(text for text in said - known if CHINESE.search(text)) == []


@pytest.mark.documents
def test_every_text_has_its_english(catalogue):
    assert [one.id for one in catalogue if not all(forms(one)[1])] == []
    assert [one.id for one in catalogue if one.fuzzy] == []


@pytest.mark.documents
def test_a_translation_says_what_the_text_will_be_given(catalogue):
    def named(words: list[str]) -> set[str]:
        return {found for text in words for found in PLACEHOLDER.findall(text)}

    differing = [one.id for one in catalogue if named(forms(one)[0]) != named(forms(one)[1])]
    assert differing == []


def choose(client, language: str, back: str = "/"):
    return client.post(reverse("language"), {"language": language, "next": back})


def test_a_reader_chooses_english_and_comes_back_to_the_page(county, now):
    client = signed_in(county.chen)
    answer = choose(client, "en", "/qingyuan/overview")
    assert (answer.status_code, answer.url) == (302, "/qingyuan/overview")
    page = client.get(answer.url)
    assert '<html lang="en"' in page.content.decode()
    assert page.headers["Content-Language"] == "en"
    assert "Overview" in page.content.decode()
    choose(client, "zh-hans")
    assert '<html lang="zh-Hans"' in client.get("/qingyuan/overview").content.decode()


def test_the_browsers_own_language_is_not_asked(client, db):
    page = client.get(reverse("account_login"), headers={"accept-language": "en-GB,en"})
    assert page.headers["Content-Language"] == "zh-hans"


@pytest.mark.parametrize("language", ["fr", "", "../en"])
def test_a_language_that_is_not_there_changes_nothing(client, db, language):
    assert choose(client, language, "//elsewhere.example").url == "/"
    assert client.get(reverse("account_login")).headers["Content-Language"] == "zh-hans"


def test_the_page_before_signing_in_has_no_chinese_but_the_way_back(db):
    client = Client()
    choose(client, "en")
    page = client.get(reverse("account_login")).content.decode()
    words = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert set(re.findall(r"[\u4e00-\u9fff]+", words)) <= {"中文", "清源县"}


def test_what_an_english_reader_does_is_kept_in_chinese(county, now):
    submitted = county.submitted()
    client = signed_in(county.chen)
    choose(client, "en")
    url = reverse("suggestions:act", args=["qingyuan", "suggestion", submitted.pk, "register"])
    form = client.get(url).context["form"]
    hidden = {name: form[name].value() for name in form.fields if form[name].is_hidden}
    answer = client.post(url, hidden | {"category": county.category.pk})
    assert answer.status_code == 303
    event = Event.objects.filter(act="suggestion.register").latest("seq")
    told = Notice.objects.filter(case=submitted.case, key=f"event:{event.seq}")
    assert told.exists()
    assert [one.text for one in told if not one.text.startswith("代表工委“登记编号”")] == []


def test_a_refusal_is_in_the_readers_language(county, now):
    client = signed_in(county.chen)
    choose(client, "en")
    draft = suggestion.submit(county.drafted(), by=county.lin, at=moment("2026-02-26"))
    url = reverse("suggestions:act", args=["qingyuan", "suggestion", draft.pk, "assign"])
    page = client.get(url)
    assert page.status_code == 409
    assert not CHINESE.search(page.context["reason"])


def test_what_an_english_reader_is_offered_to_send_out_is_chinese(county, now):
    client = signed_in(county.chen)
    choose(client, "en")
    paper = client.get("/qingyuan/papers/new?preset=call").context["form"].initial
    assert re.fullmatch("关于征集.*第一次会议代表建议的通知", paper["title"])
    assert re.search("[A-Za-z]", paper["title"] + paper["text"]) is None
    offered = client.get("/qingyuan/pledge/new").context["form"].initial["duties"]
    assert offered.startswith("一、主要负责人负总责")
