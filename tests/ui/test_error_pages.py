import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views.defaults import page_not_found

from huying.foundation.ui import errors

PAGES = ["400", "403", "403_csrf", "404", "405", "409", "413", "422", "429", "500", "503"]


@pytest.mark.parametrize("name", PAGES)
def test_an_error_page_says_in_chinese_what_to_do(name: str):
    body = render_to_string(f"{name}.html")
    words = re.sub(r"<[^>]+>", "", body.split('<main id="main">', 1)[1])
    assert len(re.findall(r"请[^。]+。", words)) >= 1
    assert re.findall(r"[A-Za-z]{3,}", words) == []


def test_a_missing_page_is_the_same_bytes_whatever_was_asked_for():
    factory = RequestFactory()
    seen = {
        page_not_found(factory.get(path), Exception(path), template_name="404.html").content
        for path in ("/qingyuan/a/", "/other/b/?c=1")
    }
    assert seen == {render_to_string("404.html").encode()}


def test_a_form_from_a_stale_page_is_told_so():
    response = errors.csrf_failure(RequestFactory().post("/"), "no cookie")
    assert response.status_code == 403
    assert response.content.decode() == render_to_string("403_csrf.html")
