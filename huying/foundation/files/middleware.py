from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import get_template
from django.utils.translation import gettext as _

LARGEST_BODY = 210 * 1024 * 1024  # bytes: ten files of 20 MB and the text of the form


class UploadLimits:
    """Says in Chinese, before the body is read where that is possible, that a request is too big.

    Stands before CsrfViewMiddleware, which is the first to read a form.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.headers.get("Content-Length") or "0"
        if not (length.isascii() and length.isdigit()):
            return _refused(400, _unreadable())
        if int(length[:20]) > _largest(request):
            return _refused(413, _too_large())
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        # Without the cookie the request is refused anyway, and its body need not be read.
        if request.method != "POST" or settings.CSRF_COOKIE_NAME not in request.COOKIES:
            return None
        request.upload_handlers.insert(0, WholeFilesOnly(request))
        try:
            request.POST  # noqa: B018 - reading it here is the point
        except (TooManyFilesSent, TooManyFieldsSent):
            return _refused(413, _too_many())
        except RequestDataTooBig:
            return _refused(413, _too_large())
        except (MultiPartParserError, UnreadablePostError):
            return _refused(400, _unreadable())
        return _refused(400, _unreadable()) if _is_cut_off(request) else None


class WholeFilesOnly(FileUploadHandler):
    """Django would drop a file that breaks off and go on as if none had been sent."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None

    def upload_interrupted(self) -> None:
        raise MultiPartParserError("the body ends inside a file")


def _is_cut_off(request: HttpRequest) -> bool:
    """Whether less has come than was announced; Django would go on with what there is."""
    announced = int(request.headers.get("Content-Length") or 0)
    if request.content_type != "multipart/form-data":
        return len(request.body) < announced
    # The only place that knows how much of a form with files was read.
    stream = getattr(request, "_stream", None)
    return getattr(stream, "_pos", announced) < announced


def _largest(request: HttpRequest) -> int:
    if request.content_type == "multipart/form-data":
        return LARGEST_BODY
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE or LARGEST_BODY


def _refused(status: int, message: str) -> HttpResponse:
    # Without the request: this far out nobody knows yet who is asking.
    page = get_template("files/refused_upload.html").render({"message": message, "status": status})
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})


def _too_large() -> str:
    return _("提交的内容太大：每个文件不超过 20 MB，一次最多十个。请返回，减少或压缩文件后再提交。")


def _too_many() -> str:
    return _("提交的内容项目太多。请返回，减少文件或内容后再提交。")


def _unreadable() -> str:
    return _("提交的内容没有传完整。请检查网络，返回后再提交一次。")
