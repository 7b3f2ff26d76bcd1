import logging
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .models import Attachment
from .names import extension_of
from .storing import open_file

log = logging.getLogger(__name__)


@require_safe
def download(request: HttpRequest, attachment: Attachment) -> FileResponse:
    """Not a URL by itself: the domain's view asks `visible_to` first, each time, and calls this."""
    return attachment_response(attachment)


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
