import logging
from collections.abc import Callable
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from .models import Attachment
from .names import extension_of
from .storing import open_file

log = logging.getLogger(__name__)


def file_of_a_case(
    request: HttpRequest, pk, may_read: Callable[[Attachment], bool]
) -> FileResponse:
    """The attachment, asked for by its key: 404 where its case does not exist for this person."""
    found = get_object_or_404(
        Attachment.objects.select_related("file", "case"),
        pk=pk,
        congress=request.congress,  # type: ignore[attr-defined]
    )
    if not may_read(found):
        raise Http404
    return attachment_response(found)


def attachment_response(attachment: Attachment) -> FileResponse:
    """The file to be saved, never shown inside our pages; raises Http404 if its content is lost."""
    try:
        content = open_file(attachment)
    except FileNotFoundError as error:
        log.error("content of attachment %s is missing on disk", attachment.pk)
        raise Http404(_("附件的内容已不在服务器上，请联系系统管理员。")) from error
    response = FileResponse(content, content_type=attachment.file.media_type)
    response["Content-Disposition"] = disposition(attachment.name)
    response["Content-Length"] = str(attachment.file.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


def disposition(name: str) -> str:
    """RFC 6266: a plain name for old programs and the real one in RFC 5987's ASCII spelling."""
    extension = extension_of(name)
    harmless = extension.isascii() and extension.isalnum()
    plain = f"attachment.{extension}" if harmless else "attachment"
    real = quote(name, safe="", errors="replace")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{real}"
