"""A file of a bill, for whoever may see the bill."""

from django.views.decorators.http import require_safe

from huying.foundation.files.views import file_of_a_case

from ..queries import visible_to


@require_safe
def download(request, code, pk):
    mine = visible_to(request.acting)
    return file_of_a_case(request, pk, lambda found: mine.filter(pk=found.case_id).exists())
