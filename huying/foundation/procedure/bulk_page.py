"""The page of a bulk act: what was chosen, what of it can be done and what cannot, then the report.

A list sends its ticks (`pick`); the answer is the preview with the act's form; sent again with
`confirmed` it is carried out, one transaction each. It asks by POST throughout: hundreds of keys do
not fit into an address, and looking stores nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from .bulk import MOST, Lines, Pick, carry_out, preview
from .forms import ActForm
from .procedure import Procedure
from .views import scope_of


class BulkForm(ActForm):
    """The form of an act done to many: what holds for all of them, and fields of single ones.

    `subjects` are those chosen. `fields_of(subject)` names the fields that stand in its row;
    `details_of(subject)` gives the arguments of the act for it.
    """

    def __init__(self, *args, subjects=(), **kwargs):
        self.subjects = list(subjects)
        super().__init__(*args, subject=None, **kwargs)

    def fields_of(self, subject) -> tuple[str, ...]:
        return ()

    def details_of(self, subject) -> dict:
        return self.details()

    @property
    def shared(self) -> list:
        """The visible fields that hold for all."""
        single = {name for one in self.subjects for name in self.fields_of(one)}
        return [one for one in self.visible_fields() if one.name not in single]


@dataclass(frozen=True)
class BulkPage:
    """How the bulk acts of one procedure appear on the web.

    forms[act name] -> BulkForm; `read(request, keys)` -> those of the subjects that this person may
    see, with what the guards of the acts read; `address(subject, request)` -> the subject's own page;
    `home(request)` -> where to go back to when the list does not say where it stands (`from`).
    """

    procedure: Procedure
    forms: dict[str, type[BulkForm]]
    read: Callable
    address: Callable
    home: Callable


def bulk_page(request, page: BulkPage, name: str) -> HttpResponse:
    """POST only. What was chosen but cannot be seen is left out, as if it were not there."""
    if name not in page.forms:
        raise Http404
    act, at = page.procedure.acts[name], timezone.now()
    versions = _picked(request)
    subjects = _in_order(page.read(request, list(versions)), versions)
    confirmed = "confirmed" in request.POST
    lines = preview(act, subjects, request.acting.appointments, at=at)
    by = next((one.by for one in lines.lines if one.by), None) or request.acting.appointments[0]
    given = (request.POST, request.FILES) if confirmed else ()
    form = page.forms[name](*given, subjects=subjects, by=by, at=at)
    if not confirmed or not subjects:
        return _preview_page(request, page, lines, form, lines.status if subjects else 422)
    if not form.is_valid():
        return _preview_page(request, page, lines, form, 422)
    picks = [Pick(one, versions[one.pk], form.details_of(one)) for one in subjects]
    report = carry_out(
        act,
        picks,
        request.acting.appointments,
        at=at,
        scope=scope_of(request),
        key=form.cleaned_data.get("idem", ""),
    )
    return _report_page(request, page, report)


def _picked(request) -> dict[UUID, int | None]:
    """{key: the version it was shown at}, from pick=<key> or pick=<key>.<version>."""
    found: dict[UUID, int | None] = {}
    for value in request.POST.getlist("pick")[: MOST + 1]:
        key, _dot, version = value.partition(".")
        try:
            found[UUID(key)] = int(version) if version else None
        except ValueError as error:
            raise BadRequest(_("选中的事项看不懂，请回到列表重新选择。")) from error
    if len(found) > MOST:
        raise BadRequest(_("一次最多选%d件，请分几次办理。") % MOST)
    return found


def _in_order(found, versions) -> list:
    by_key = {one.pk: one for one in found}
    return [by_key[key] for key in versions if key in by_key]


def _back(request, page: BulkPage) -> str:
    """The list that was chosen from, if it is one of this congress's own pages."""
    came_from = request.POST.get("from", "")
    own = came_from.startswith(f"/{request.congress.code}/")
    if own and url_has_allowed_host_and_scheme(came_from, allowed_hosts=None):
        return came_from
    return page.home(request)


def _rows(page, lines: Lines, request, form=None) -> list[dict]:
    return [
        {
            "subject": one.subject,
            "pick": f"{one.subject.pk}.{one.subject.case.version}",
            "url": page.address(one.subject, request),
            "reason": one.reason,
            "fields": [form[name] for name in form.fields_of(one.subject)] if form else [],
        }
        for one in lines.lines
    ]


def _preview_page(request, page: BulkPage, lines: Lines, form, status: int) -> HttpResponse:
    if form.is_bound:
        form.renew()
    return render(
        request,
        "procedure/bulk.html",
        {
            "act": lines.act,
            "article": lines.act.article(request.congress),
            "form": form,
            "rows": _rows(page, lines, request, form),
            "possible": len(lines.possible),
            "refused": len(lines.refused),
            "back": _back(request, page),
        },
        status=status,
    )


def _report_page(request, page: BulkPage, report: Lines) -> HttpResponse:
    rows = _rows(page, report, request)
    context = {
        "act": report.act,
        "done": [one for one in rows if not one["reason"]],
        "refused": [one for one in rows if one["reason"]],
        "back": _back(request, page),
    }
    return render(request, "procedure/bulk_report.html", context, status=report.status)
