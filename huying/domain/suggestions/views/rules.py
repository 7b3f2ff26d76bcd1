"""办理规则: what the congress lays down itself, beside the preset; kept by its committee."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huying.domain.people.states import BodyKind, Capacity

from .. import rulebook
from ..forms.rules import AdoptRules, RevokeRules
from ..models import RulebookVersion
from ..policy.books import book_in_force, version_in_force
from ..queries import rules as reading
from .desk import act_on_the_roll, kept_by

either = require_http_methods(["GET", "HEAD", "POST"])
CRUMB = gettext_lazy("办理规则")
STANDING = {
    "in_force": (gettext_lazy("施行中"), "done"),
    "to_come": (gettext_lazy("待施行"), "warn"),
    "revoked": (gettext_lazy("已撤销"), "stop"),
    "replaced": (gettext_lazy("已被代替"), "stop"),
}


@require_safe
def rules(request, code):
    """The rulebook in force, cell by cell beside its preset, and every version there was."""
    kept_by(request)
    return _compared(request, version_in_force(request.congress))


@require_safe
def version(request, code, pk):
    """One version as it is, was or will be."""
    kept_by(request)
    return _compared(request, get_object_or_404(RulebookVersion, pk=pk, congress=request.congress))


def _compared(request, shown):
    every = reading.versions(request.congress.pk)
    cells = reading.compared(request.congress, shown)
    book = book_in_force(request.congress)
    preset = rulebook.get(shown.preset) if shown else book
    context = {
        "version": shown,
        "standing": STANDING[_standing(shown)] if shown else None,
        "to_come": next((one for one in every if one.is_to_come), None),
        "book": book,
        "preset": preset,
        "differing": [one for one in cells if one.differs],
        "same": [one for one in cells if not one.differs],
        "versions": [(one, *STANDING[_standing(one)]) for one in every],
        "may_adopt": _may_adopt(request),
    }
    return render(request, "suggestions/rules.html", context)


def _standing(version) -> str:
    if version.is_to_come:
        return "to_come"
    if version.revoked_at:
        return "revoked"
    return "in_force" if version.is_in_force else "replaced"


def _may_adopt(request) -> bool:
    acting = request.acting
    return acting.is_administrator or acting.has(BodyKind.DEPUTIES_COMMITTEE, Capacity.HEAD)


@either
def adopt(request, code):
    """Every cell with its three fields; ?preset= begins from another shipped rulebook."""
    back = reverse("suggestions:rules", args=[code])
    presets = [(name, rulebook.get(name).title) for name in rulebook.names()]
    return act_on_the_roll(
        request,
        "adopt_rules",
        AdoptRules,
        goes_to=lambda roll: back,
        back=back,
        crumb=CRUMB,
        presets=presets,
    )


@either
def revoke(request, code, pk):
    row = get_object_or_404(RulebookVersion, pk=pk, congress=request.congress)
    back = reverse("suggestions:rules", args=[code])
    return act_on_the_roll(
        request,
        "revoke_rules",
        RevokeRules,
        row=row,
        goes_to=lambda roll: back,
        back=back,
        crumb=CRUMB,
        warning=_("撤销以后，这一版规则不再施行。"),
    )
