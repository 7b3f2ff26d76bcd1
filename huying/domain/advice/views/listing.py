"""The four parts of 双向互动, each a list of what one may see."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ..queries import lists
from .acts import KINDS

A_PAGE = 30
PARTS = {
    "consultations": (_("征求代表意见"), "consultation", _("提请征求意见")),
    "facts": (_("知情知政"), "fact_request", _("请求提供情况")),
    "guides": (_("选题指引和材料"), "guide", _("发布指引")),
    "contacts": (_("联系代表办法"), "contact_rule", _("制定联系代表办法")),
}


@require_safe
def part(request, code, name):
    acting, at = request.acting, timezone.now()
    year = timezone.localdate(at).year
    rows = {
        "consultations": lambda: lists.consultations(acting),
        "facts": lambda: lists.facts(acting),
        "guides": lambda: lists.guides(acting),
        "contacts": lambda: lists.rules(acting, year),
    }[name]()
    label, kind, begin = PARTS[name]
    context = {
        "part": name,
        "label": label,
        "kind": kind,
        "begin": begin if KINDS.may_open(request, kind) else "",
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "year": year,
    }
    return render(request, "advice/list.html", context)
