"""A file is served only after asking, each time, whether its case may be seen."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from huying.foundation.files.models import Attachment
from huying.foundation.files.views import attachment_response

from ..procedure.exchange import MESSAGE
from ..procedure.handling.work import INNER
from ..queries import (
    handlings_visible_to,
    rounds_visible_to,
    surveys_visible_to,
    visible_one,
)
from ..queries.exchange import may_read_the_file

READ = (visible_one, handlings_visible_to, rounds_visible_to, surveys_visible_to)


@require_safe
def download(request, code, pk):
    """The attachment, as a download; 404 where its case does not exist for this person."""
    found = get_object_or_404(
        Attachment.objects.select_related("file"), pk=pk, congress=request.congress
    )
    if found.purpose == INNER and not request.acting.bodies:
        raise Http404
    if found.purpose == MESSAGE and not may_read_the_file(found, request.acting):
        raise Http404
    if not any(read(request.acting).filter(pk=found.case_id).exists() for read in READ):
        raise Http404
    return attachment_response(found)
