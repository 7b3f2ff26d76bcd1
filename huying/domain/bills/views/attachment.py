"""A file of a bill, for whoever may see the bill."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from huying.foundation.files.models import Attachment
from huying.foundation.files.views import attachment_response

from ..queries import visible_to


@require_safe
def download(request, code, pk):
    found = get_object_or_404(
        Attachment.objects.select_related("file"), pk=pk, congress=request.congress
    )
    if not visible_to(request.acting).filter(pk=found.case_id).exists():
        raise Http404
    return attachment_response(found)
