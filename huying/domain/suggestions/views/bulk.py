"""批量: one act on many, chosen in a list: /<code>/<kind>/bulk/<act>."""

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_POST

from huying.foundation.procedure.bulk_page import BulkPage, bulk_page

from ..forms.bulk import BULK
from .acts import PAGES, READ, page_of

# What the guards of these acts read, so that a preview of many asks no more than one of few.
GUARDS_READ = {"suggestion": ("text__requests", "review_checks")}
BESIDE = {"suggestion": ("publication", "paper_original")}


def _read(kind: str):
    def read(request, keys):
        found = READ[kind](request.acting).filter(pk__in=keys)
        if kind in BESIDE:
            found = found.select_related(*BESIDE[kind])
        return found.prefetch_related(*GUARDS_READ.get(kind, ()))

    return read


def _home(request) -> str:
    return reverse("workbench:home", args=[request.congress.code])


BULK_PAGES = {
    kind: BulkPage(PAGES[kind].procedure, forms, _read(kind), page_of, _home)
    for kind, forms in BULK.items()
}


@require_POST
def bulk(request, code, kind, act):
    """The preview, and sent again with `confirmed` the report."""
    if kind not in BULK_PAGES:
        raise Http404
    return bulk_page(request, BULK_PAGES[kind], act)
