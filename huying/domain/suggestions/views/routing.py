"""推荐模型: its versions, for those who keep them; 推荐记录: what was proposed and decided, for those who assign."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huying.domain.people.states import BodyKind
from huying.foundation.text.routing import can_learn

from ..forms.routing import UseModel
from ..models import RoutingModel
from ..policy.learning import ANEW_AFTER, texts_since
from ..queries import routing
from .asked_of_the_worker import asked_of_the_worker
from .desk import act_on_the_roll, kept_by

A_PAGE = 50
LEARN = "learn_routing"  # the kind of job in background.py
WHICH = {
    "all": gettext_lazy("在推荐之下交办的"),
    "first": gettext_lazy("首选命中的"),
    "among": gettext_lazy("前三命中的"),
    "none": gettext_lazy("没有命中的"),
}


def assigns(request) -> bool:
    """Whether somebody has an assignment desk."""
    return request.acting.is_committee or request.acting.has(BodyKind.GOVERNMENT_OFFICE)


@require_safe
def versions(request, code):
    kept_by(request)
    context = {
        "versions": routing.versions(request.acting),
        "accuracy": routing.accuracy(request.acting) if assigns(request) else None,
        "can_learn": can_learn(),
        "new_texts": texts_since(request.congress.pk),
        "anew_after": ANEW_AFTER,
    }
    return render(request, "suggestions/routing.html", context)


@require_POST
def learn(request, code) -> HttpResponse:
    """Asked of the worker: it takes seconds to minutes."""
    kept_by(request)
    label = _("学习交办记录")
    return asked_of_the_worker(request, LEARN, label)


@require_http_methods(["GET", "HEAD", "POST"])
def use(request, code, pk):
    row = get_object_or_404(RoutingModel.objects.defer("rule"), pk=pk, congress=request.congress)
    back = reverse("suggestions:routing", args=[code])
    crumb = _("推荐模型")
    return act_on_the_roll(
        request,
        "use_routing_model",
        UseModel,
        row=row,
        goes_to=lambda roll: back,
        back=back,
        crumb=crumb,
    )


@require_safe
def shown_units(request, code, which):
    """The items behind a figure of accuracy."""
    if not assigns(request) or which not in WHICH:
        raise Http404
    version = request.GET.get("version", "")
    found = routing.behind(request.acting, which, version)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "which": which,
        "tabs": WHICH.items(),
        "title": WHICH[which],
        "version": version,
    }
    return render(request, "suggestions/shown_units.html", context)
