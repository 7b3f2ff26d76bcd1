"""A file is served only after asking, each time, whether its case may be seen."""

from django.views.decorators.http import require_safe

from huying.foundation.files.views import file_of_a_case

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
    return file_of_a_case(request, pk, lambda found: may_read(found, request.acting))


def may_read(found, acting) -> bool:
    if found.purpose == INNER and not acting.bodies:
        return False
    if found.purpose == MESSAGE and not may_read_the_file(found, acting):
        return False
    return any(read(acting).filter(pk=found.case_id).exists() for read in READ)
