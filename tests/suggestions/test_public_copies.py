"""陈静 makes clean copies of what goes public: nothing hidden goes along, and the page names what did not."""

import io
from random import Random

import pytest

from huying.domain.people.models import Account
from huying.domain.suggestions.models import PublicCopy
from huying.domain.suggestions.policy.public_copies import still_to_make
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.files.checking import CheckedFile, check_file
from huying.foundation.files.storing import attach, open_file
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.files.poisoned import dug_out, make
from tests.suggestions.test_publication import AT, announce, closed_item, decide

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def browser(county, client):
    client.force_login(Account.objects.get(username="gongwei"), backend=BACKEND)
    return client


@pytest.fixture
def published(county, settings, tmp_path):
    """An item whose whole text and replies are to be published, with a poisoned workbook and photo."""
    settings.HUYING_FILES_DIR = tmp_path / "files"
    item = closed_item(county)
    workbook, hidden = make("xlsx", Random(1), ("hidden sheet", "hidden row", "comment", "author"))
    checked = check_file(io.BytesIO(workbook), name="经费测算.xlsx")
    item.text.attachments.add(
        attach(item.case, checked, purpose="suggestion", about="v1", by=county.lin, at=AT)
    )
    item = announce(county, item)
    return decide(county, item, at="2026-05-20"), hidden


def address(item, act):
    return f"/qingyuan/suggestion/{item.pk}/{act}"


def test_the_copy_holds_no_canary_and_the_page_says_what_was_left_out(published, browser):
    item, hidden = published
    original = still_to_make(item).get()
    page = browser.get(address(item, "make_public_copies"))
    assert "经费测算.xlsx" in page.content.decode()
    done = browser.post(address(item, "make_public_copies"), {"originals": [original.pk]})
    assert done.status_code == 303
    copy = PublicCopy.objects.get()
    with open_file(original) as before, open_file(copy.copy) as after:
        old, new = before.read(), after.read()
    assert [dug_out(old, word) for word in hidden.values()] == [True] * 4
    assert [dug_out(new, word) for word in hidden.values()] == [False] * 4
    shown = browser.get(f"/qingyuan/suggestions/{item.pk}/").content.decode()
    assert "没有带出去：" in shown
    for named in ("隐藏的工作表：底稿hide", "隐藏的行：21", "批注", "作者、单位等文档信息"):
        assert named in shown
    event = Event.objects.filter(case=item.case).latest("seq")
    assert event.label == "制作公开件"
    assert event.detail.data == {
        "copies": [[{"id": str(original.pk), "label": str(original)}, "经费测算.xlsx"]]
    }


def test_a_copy_is_made_once_and_again_after_it_was_taken_down(published, browser, county):
    item, _hidden = published
    original = still_to_make(item).get()
    browser.post(address(item, "make_public_copies"), {"originals": [original.pk]})
    assert browser.get(address(item, "make_public_copies")).status_code == 409
    copy = PublicCopy.objects.get()
    form = {"copies": [copy.pk], "reason": "附件里有村民姓名"}
    assert browser.post(address(item, "withdraw_public_copies"), form).status_code == 303
    copy.refresh_from_db()
    assert copy.withdrawn_at is not None
    assert list(still_to_make(item)) == [original]
    assert "已撤下" in browser.get(f"/qingyuan/suggestions/{item.pk}/").content.decode()


def test_before_it_is_decided_nothing_goes_public(county, settings, tmp_path):
    settings.HUYING_FILES_DIR = tmp_path / "files"
    item = announce(county, closed_item(county))
    with pytest.raises(Refused, match="还没有决定公开"):
        suggestion.make_public_copies(item, by=county.chen, at=moment("2026-05-21"), copies=[])


def test_what_cannot_be_cleaned_is_named_and_stays_inside(published, browser, county):
    item, _hidden = published
    film = CheckedFile("现场.mp4", io.BytesIO(b"film"), "video/mp4")
    one = attach(item.case, film, purpose="suggestion", about="v1", by=county.lin, at=AT)
    item.text.attachments.add(one)
    refused = browser.post(address(item, "make_public_copies"), {"originals": [one.pk]})
    assert refused.status_code == 422
    assert "“现场.mp4”：“现场.mp4”这种文件不能自动清理，不能公开。" in refused.content.decode()
    assert not PublicCopy.objects.exists()
