"""The parts of 督办落实, each a list of what one may see; a kind of case adds its own to PARTS."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ..queries import (
    followed_matter,
    honours,
    look_back,
    revisit_draw,
    unit_assessment,
    yearly_report,
)
from ..queries.b_register import BRegister, Described
from ..queries.commitment_ledger import CommitmentLedger, NotUnderstood
from . import parts
from .acts import KINDS

A_PAGE = 30


@dataclass(frozen=True)
class Part:
    """One list. `rows(acting, request)` in order; `template` draws its table; `begin` is the button by
    which a new `kind` is begun, "" where none is begun by hand; `more(request)` is shown besides, by `above` before the table."""

    label: Any
    kind: str
    rows: Callable
    template: str
    begin: Any = ""
    more: Callable = lambda request: {}
    above: str = ""


def _ledger_of(request) -> CommitmentLedger:
    """What was asked of the ledger of promises, understood once for rows and figures."""
    if not hasattr(request, "commitment_ledger"):
        try:
            request.commitment_ledger = CommitmentLedger(
                request.acting, request.GET, timezone.localdate()
            )
        except NotUnderstood:
            raise BadRequest from None
    return request.commitment_ledger


def _promises(acting, request):
    ledger = _ledger_of(request)
    return ledger.rows.annotate(late=ledger.late)


def _taken_along(name: str, given: dict) -> dict:
    """Under which name the list is a file and a print, and what was asked of it."""
    return {"file": name, "asked": urlencode({key: one for key, one in given.items() if one})}


def _promised(request) -> dict:
    ledger = _ledger_of(request)
    return {"ledger": ledger, **_taken_along("commitments", ledger.given)}


def _register_of(request) -> BRegister:
    if not hasattr(request, "b_register"):
        try:
            request.b_register = BRegister(request.acting, request.GET)
        except NotUnderstood:
            raise BadRequest from None
    return request.b_register


def _registered(request) -> dict:
    register = _register_of(request)
    return {"register": register, **_taken_along("b_register", register.given)}


PARTS: dict[str, Part] = {
    "commitments": Part(
        _("承诺事项台账"),
        "commitment",
        _promises,
        "supervision/_commitments.html",
        more=_promised,
        above="supervision/_commitment_figures.html",
    ),
    "b-register": Part(
        _("B类台账"),
        "commitment",
        lambda acting, request: Described(_register_of(request).rows),
        "supervision/_b_register.html",
        more=_registered,
        above="supervision/_b_figures.html",
    ),
    "reports": Part(
        _("年度办理情况报告"),
        "yearly_report",
        lambda acting, request: yearly_report.reports(acting),
        "supervision/_yearly_reports.html",
        _("起草年度报告"),
    ),
    "assessments": Part(
        _("承办单位考核"),
        "unit_assessment",
        lambda acting, request: unit_assessment.assessments(acting),
        "supervision/_unit_assessments.html",
        _("拟定考核"),
    ),
    "honours": Part(
        _("评优"),
        "honour_selection",
        lambda acting, request: honours.selections(acting),
        "supervision/_honour_selections.html",
        _("开始评选"),
        above="supervision/_to_the_library.html",
    ),
    "look-backs": Part(
        _("回头看"),
        "look_back",
        lambda acting, request: look_back.look_backs_visible_to(acting).order_by("-opened_at"),
        "supervision/_look_backs.html",
        _("拟定回头看"),
    ),
    "followed-matters": Part(
        _("跨年度台账"),
        "followed_matter",
        lambda acting, request: followed_matter.matters(acting),
        "supervision/_followed_matters.html",
        _("列入跨年度台账"),
    ),
    "revisit-draws": Part(
        _("抽样回访"),
        "revisit_draw",
        lambda acting, request: revisit_draw.draws_visible_to(acting).order_by("-announced_at"),
        "supervision/_revisit_draws.html",
        _("公布抽样办法"),
    ),
}


@require_safe
def first(request, code):
    return part(request, code, next(iter(PARTS)))


@require_safe
def part(request, code, name):
    found = PARTS.get(name)
    if found is None:
        raise Http404
    at = timezone.now()
    context = {
        "name": name,
        "part": found,
        **parts.beside(request, name, PARTS),
        "begin": found.begin if found.begin and KINDS.may_open(request, found.kind) else "",
        "page": Paginator(found.rows(request.acting, request), A_PAGE).get_page(
            request.GET.get("page")
        ),
        "today": timezone.localdate(at),
        **found.more(request),
    }
    return render(request, "supervision/list.html", context)
