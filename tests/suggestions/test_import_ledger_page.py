"""陈静 imports a ledger in the browser: choose, look, confirm; and nobody else can."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from huying.domain.people.models import Account, Body
from huying.domain.suggestions.models import Suggestion
from huying.foundation.procedure.models import Event, Submission

TITLE = "关于维修河口镇灌溉支渠的建议"
LEDGER = f"编号,标题,主办单位,备注\n7,{TITLE},城建局;水利局,急\n"


@pytest.fixture
def at_desk(county, client):
    """A browser in which somebody of the county is signed in: at_desk("gongwei")."""

    def sign_in(username):
        client.force_login(
            Account.objects.get(username=username),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        return client

    return sign_in


def address():
    return reverse("suggestions:import", args=["qingyuan"])


def chosen(text: str, encoding="gbk", name="台账.csv"):
    return {"file": SimpleUploadedFile(name, text.encode(encoding))}


def confirmation(response) -> dict:
    form = response.context["form"]
    return {name: form[name].value() for name in ("sealed", "idem")}


def stored() -> tuple[int, int, int, int]:
    return (
        Suggestion.objects.count(),
        Event.objects.count(),
        Body.objects.count(),
        Submission.objects.count(),
    )


def test_a_preview_shows_what_would_happen_and_stores_nothing(at_desk):
    browser, before = at_desk("gongwei"), stored()
    assert browser.get(address()).status_code == 200
    response = browser.post(address(), chosen(LEDGER))
    assert (response.status_code, stored()) == (200, before)
    page = response.content.decode()
    for shown in (
        "不读的列：备注",
        "城建局",
        "主办一格写了2个单位：“城建局”作主办，水利局作协办",
        "确认导入 1 行",
        "还没有保存任何内容",
        "各列是什么",
    ):
        assert shown in page


def test_confirming_imports_exactly_what_was_looked_at_and_only_once(at_desk):
    browser = at_desk("gongwei")
    form = confirmation(browser.post(address(), chosen(LEDGER)))
    first = browser.post(address(), form)
    assert (first.status_code, first["Location"]) == (303, address())
    after = stored()
    again = browser.post(address(), form)
    assert (again.status_code, again["Location"], stored()) == (303, address(), after)
    s = Suggestion.objects.get()
    assert (s.title, s.original_number, s.state) == (TITLE, "7", "registered")
    assert s.proposed_lead.name == "城建局"
    assert "已导入1行，跳过以前已导入的0行" in browser.get(address()).content.decode()


def test_a_ledger_with_an_error_cannot_be_confirmed(at_desk):
    browser, before = at_desk("gongwei"), stored()
    response = browser.post(address(), chosen(LEDGER + "8,,水利局,\n"))
    page = response.content.decode()
    assert (response.status_code, stored()) == (422, before)
    assert "第3行：没有标题" in page
    assert "确认导入" not in page
    assert "重新选择文件" in page
    forced = browser.post(address(), confirmation(response))
    assert (forced.status_code, stored()) == (422, before)


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "台账.csv"), (b"PK\x03\x04", "台账.xlsx"), (b"\x89PNG", "台账.png")],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(at_desk, content, name):
    browser, before = at_desk("gongwei"), stored()
    response = browser.post(address(), {"file": SimpleUploadedFile(name, content)})
    assert (response.status_code, stored()) == (422, before)
    assert list(response.context["form"].errors) == ["file"]


def test_no_file_at_all_is_asked_for(at_desk):
    response = at_desk("gongwei").post(address(), {})
    assert response.context["form"].errors == {"file": ["请选择要导入的台账文件。"]}
    assert response.status_code == 422


def test_changed_or_foreign_rows_are_not_imported(at_desk):
    browser = at_desk("gongwei")
    form = confirmation(browser.post(address(), chosen(LEDGER)))
    before = stored()
    changed = browser.post(address(), form | {"sealed": form["sealed"][:-2] + "xx"})
    assert (changed.status_code, stored()) == (422, before)
    assert "没有导入" in changed.content.decode()
    other = at_desk("zhuren").post(address(), form)
    assert (other.status_code, stored()) == (422, before)


@pytest.mark.parametrize(
    "username",
    ["daibiao", "zhengban", "dangban", "zhuban", "juzhang", "xieban", "fayuan", "guanli"],
)
def test_for_everybody_else_the_page_does_not_exist(at_desk, username):
    browser, before = at_desk(username), stored()
    assert browser.get(address()).status_code == 404
    assert browser.post(address(), chosen(LEDGER)).status_code == 404
    assert stored() == before


def test_the_head_of_the_committee_may_import_too(at_desk):
    browser = at_desk("zhuren")
    form = confirmation(browser.post(address(), chosen(LEDGER, encoding="utf-8-sig")))
    assert browser.post(address(), form).status_code == 303
    assert Suggestion.objects.get().entered_by.person.name == "王海"


def test_what_looks_like_markup_or_a_formula_is_text(at_desk):
    odd = '标题,主办单位\n"=HYPERLINK(""x"")<script>alert(1)</script>的建议",水利局\n'
    browser = at_desk("gongwei")
    response = browser.post(address(), chosen(odd))
    page = response.content.decode()
    assert "<script>alert(1)" not in page
    assert "=HYPERLINK(" in page
    browser.post(address(), confirmation(response))
    assert Suggestion.objects.get().title == '=HYPERLINK("x")<script>alert(1)</script>的建议'


def test_only_the_beginning_of_a_long_ledger_is_listed(at_desk):
    out = io.StringIO("标题,主办单位\n")
    out.seek(0, io.SEEK_END)
    out.writelines(f"关于修第{n}号路的建议,水利局\n" for n in range(1, 252))
    response = at_desk("gongwei").post(address(), chosen(out.getvalue()))
    assert (len(response.context["shown"]), response.context["more"]) == (200, 51)
    assert "确认导入 251 行" in response.content.decode()
