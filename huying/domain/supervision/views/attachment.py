"""A file, for whoever may see the case it hangs on."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from huying.foundation.files.models import Attachment
from huying.foundation.files.views import attachment_response

from ..queries import READ


@require_safe
def download(request, code, pk):
    found = get_object_or_404(
        Attachment.objects.select_related("file", "case"), pk=pk, congress=request.congress
    )
    read = READ.get(found.case.kind)
    if read is None or not read(request.acting).filter(pk=found.case_id).exists():
        raise Http404
    return attachment_response(found)
