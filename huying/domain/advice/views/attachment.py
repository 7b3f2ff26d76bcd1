"""A file, for whoever may see the case it hangs on."""

from django.views.decorators.http import require_safe

from huying.foundation.files.views import file_of_a_case

from ..queries import READ


@require_safe
def download(request, code, pk):
    def may_read(found) -> bool:
        read = READ.get(found.case.kind)
        return read is not None and read(request.acting).filter(pk=found.case_id).exists()

    return file_of_a_case(request, pk, may_read)
