"""The texts of a suggestion, newest first, with what each changed."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..queries import visible_one
from ..queries.versions import versions_of


@require_safe
def versions(request, code, pk):
    found = get_object_or_404(visible_one(request.acting), pk=pk)
    context = {"suggestion": found, "versions": versions_of(found, request.acting)}
    return render(request, "suggestions/versions.html", context)
