"""公文的设置: series of numbers and templates, for whoever may set them."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huying.domain.people.procedure.steps import roll_steps
from huying.domain.people.views.roll import roll_of
from huying.foundation.documents import files
from huying.foundation.documents.docx_template import shipped_template
from huying.foundation.files.views import disposition
from huying.foundation.procedure.views import ActPage, act_page

from ..forms import letter_settings as forms
from ..letters import LETTERS
from ..queries import letter_settings as reading

either = require_http_methods(["GET", "HEAD", "POST"])
CRUMB = gettext_lazy("公文设置")
ACTS = {
    "replace_letter_template": forms.ReplaceTemplate,
    "restore_letter_template": forms.RestoreTemplate,
}


@require_safe
def settings(request, code):
    """One's own series; for the administrator the templates too."""
    _open_to(request)
    own = reading.own_templates(request.congress)
    context = {
        "series": reading.series_of(request.acting),
        "templates": [
            {"kind": one, "key": forms.letter_key(one), "own": own.get(forms.letter_key(one))}
            for one in LETTERS.values()
        ]
        if request.acting.is_administrator
        else [],
    }
    return render(request, "suggestions/letter_settings.html", context)


@either
def series(request, code, body, use):
    """The prefix of one body's numbers, and the last that was used."""
    _open_to(request)
    found = reading.series_of(request.acting)
    row = next((one for one in found if (one[0].pk, str(one[1])) == (body, use)), None)
    if row is None:
        raise Http404
    return _act(request, "set_number_series", forms.SetSeries, row, f"{row[0]} {row[1].label}")


@either
def template(request, code, act, kind, name):
    """Another template for one letter, or the shipped one again."""
    found = LETTERS.get((kind, name))
    if not request.acting.is_administrator or act not in ACTS or found is None:
        raise Http404
    return _act(request, act, ACTS[act], found, str(found.label))


@require_safe
def template_file(request, code, kind, name):
    """The template that is used now, to be changed in Word."""
    found = LETTERS.get((kind, name))
    if not request.acting.is_administrator or found is None:
        raise Http404
    own = reading.template_of(request.congress, forms.letter_key(found))
    response = HttpResponse(own or shipped_template(), content_type=files.TYPES["docx"])
    response["Content-Disposition"] = disposition(f"{found.label}.docx")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _open_to(request) -> None:
    if not reading.keeps_letters(request.acting):
        raise Http404


def _act(request, name, form, row, heading):
    back = reverse("suggestions:letter_settings", args=[request.congress.code])
    page = ActPage(
        roll_steps,
        {name: partial(form, row=row)},
        goes_to=lambda roll, _request: back,
        shows=lambda roll, _request: {"row": heading, "back": back, "crumb": CRUMB},
        templates="suggestions/desk",
    )
    return act_page(request, page, name, roll_of(request))
