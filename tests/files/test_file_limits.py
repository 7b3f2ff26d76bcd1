import io
import tracemalloc

import pytest
from django import forms
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from huying.foundation.files.fields import AttachmentsField
from huying.foundation.files.middleware import LARGEST_BODY
from tests.files.file_samples import PDF

TOO_LARGE = "提交的内容太大：每个文件不超过 20 MB，一次最多十个。请返回，减少或压缩文件后再提交。"
TOO_MANY = "提交的内容项目太多。请返回，减少文件或内容后再提交。"
UNREADABLE = "提交的内容没有传完整。请检查网络，返回后再提交一次。"
TOKEN = "a" * 32


class Draft(forms.Form):
    files = AttachmentsField()


def take(request):
    form = Draft(request.POST, request.FILES)
    return HttpResponse("收到" if form.is_valid() else form.errors["files"][0])


urlpatterns = [path("take", take)]


@pytest.fixture
def browser(settings):
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [
        "huying.foundation.files.middleware.UploadLimits",
        "django.middleware.csrf.CsrfViewMiddleware",
    ]
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.CSRF_COOKIE_NAME] = TOKEN
    return client


def page_says(response) -> tuple[int, bool, bool, bool]:
    text = response.content.decode()
    return response.status_code, *(words in text for words in (TOO_LARGE, TOO_MANY, UNREADABLE))


def parts(count: int, *, file: bool) -> bytes:
    name = 'name="x"; filename="x.pdf"' if file else 'name="x"'
    part = f"--cut\r\nContent-Disposition: form-data; {name}\r\n\r\nx\r\n"
    return (part * count + "--cut--\r\n").encode()


def post(browser, body: bytes, kind="multipart/form-data; boundary=cut", **headers):
    return browser.generic("POST", "/take", body, kind, **headers)


def test_a_form_with_files_goes_through(browser):
    files = [io.BytesIO(PDF) for _ in range(10)]
    for number, file in enumerate(files):
        file.name = f"{number}.pdf"
    response = browser.post("/take", {"csrfmiddlewaretoken": TOKEN, "files": files})
    assert response.content.decode() == "收到"


def test_a_body_announced_too_large_is_refused_before_it_is_read(browser):
    over = str(LARGEST_BODY + 1)
    assert page_says(post(browser, b"", CONTENT_LENGTH=over)) == (413, True, False, False)
    huge = "9" * 5000
    assert page_says(post(browser, b"", CONTENT_LENGTH=huge)) == (413, True, False, False)


def test_a_form_without_files_has_a_smaller_limit(browser, settings):
    over = str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    kind = "application/x-www-form-urlencoded"
    response = post(browser, b"", kind, CONTENT_LENGTH=over)
    assert page_says(response) == (413, True, False, False)


@pytest.mark.parametrize("length", ["-1", "abc", "1e9", "１２", "1 2"])
def test_a_length_that_is_no_number_is_refused(browser, length):
    response = post(browser, b"", CONTENT_LENGTH=length)
    assert page_says(response) == (400, False, False, True)


@pytest.mark.parametrize("file", [True, False])
def test_twenty_thousand_parts_are_refused_within_64_megabytes(browser, file):
    body = parts(20_000, file=file)
    tracemalloc.start()
    try:
        assert page_says(post(browser, body)) == (413, False, True, False)
        assert tracemalloc.get_traced_memory()[1] < 64 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_long_texts_in_a_form_with_files_are_refused(browser, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    body = parts(1, file=False).replace(b"\r\nx\r\n", b"\r\n" + b"x" * 2000 + b"\r\n")
    assert page_says(post(browser, body)) == (413, True, False, False)


def test_a_body_that_cannot_be_understood_is_refused(browser):
    response = post(browser, b"x", "multipart/form-data; boundary=" + "é" * 3)
    assert page_says(response) == (400, False, False, True)


FORM = (
    '--cut\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n'
    f"{TOKEN}\r\n--cut\r\n"
    'Content-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
).encode() + PDF


def sent(body: bytes, announced: int, kind="multipart/form-data; boundary=cut") -> HttpResponse:
    """What a browser gets that announces another length than it sends."""
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/take",
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(announced),
        "HTTP_COOKIE": f"csrftoken={TOKEN}",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.input": io.BytesIO(body),
    }
    handler = WSGIHandler()
    return handler.get_response(WSGIRequest(environ))


def test_a_form_cut_off_inside_a_file_is_refused_and_not_taken_without_the_file(browser):
    whole = FORM + b"\r\n--cut--\r\n"
    assert sent(whole, len(whole)).content.decode() == "收到"
    for part in (0.3, 0.7, 0.95):
        short = whole[: int(len(whole) * part)]
        assert page_says(sent(short, len(whole))) == (400, False, False, True)
    assert page_says(sent(FORM, len(FORM))) == (400, False, False, True)
    assert page_says(sent(whole, len(FORM))) == (400, False, False, True)


def test_a_form_cut_off_inside_a_text_is_refused(browser):
    text = f"csrfmiddlewaretoken={TOKEN}&text=abcdefgh".encode()
    kind = "application/x-www-form-urlencoded"
    assert sent(text, len(text), kind).content.decode() == "收到"
    assert page_says(sent(text[:-4], len(text), kind)) == (400, False, False, True)


class LargeFile(io.RawIOBase):
    """A browser that sends `size` bytes of one file and holds none of them."""

    def __init__(self, head: bytes, size: int, end: bytes) -> None:
        self.head, self.left, self.end = head, size, end

    def read(self, size: int = -1) -> bytes:
        if self.head:
            piece, self.head = self.head[:size], self.head[size:]
        elif self.left:
            piece = bytes(min(size, self.left))
            self.left -= len(piece)
        else:
            piece, self.end = self.end[:size], self.end[size:]
        return piece


def test_a_file_of_100_megabytes_goes_to_disk_and_is_refused_by_the_form(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    head = b'--cut\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
    size, end = 100 * 1024 * 1024, b"\r\n--cut--\r\n"
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": "multipart/form-data; boundary=cut",
            "CONTENT_LENGTH": str(len(head) + size + len(end)),
            "wsgi.input": LargeFile(head, size, end),
        }
    )
    tracemalloc.start()
    try:
        form = Draft(request.POST, request.FILES)
        assert form.errors == {"files": ["“a.pdf”：文件超过 20 MB，请压缩或拆分后上传。"]}
        assert tracemalloc.get_traced_memory()[1] < 64 * 1024 * 1024
    finally:
        tracemalloc.stop()
        request.close()
    assert list(tmp_path.iterdir()) == []
