"""A file, for whoever may see the case it hangs on."""

from django.views.decorators.http import require_safe

from huying.foundation.files.views import file_of_a_case

from ..queries import READ, listening

# kind of case -> whether this file of it may be read by somebody who sees the case
MORE = {"listening": listening.may_read_the_file}


@require_safe
def download(request, code, pk):
    def may_read(found) -> bool:
        read = READ.get(found.case.kind)
        if read is None or not read(request.acting).filter(pk=found.case_id).exists():
            return False
        more = MORE.get(found.case.kind)
        return more is None or more(found, request.acting)

    return file_of_a_case(request, pk, may_read)
