"""消息渠道: the administrator opens, tries and closes the ways by which notices leave the house."""

from functools import partial

from django.db.models import Count, Max, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from huying.domain.people.forms.channels import FORMS, OpenChannel
from huying.domain.people.models import Roll
from huying.domain.people.procedure import roll_steps
from huying.foundation.notices.channels import SENDERS
from huying.foundation.notices.models import Channel
from huying.foundation.notices.models.channel import ChannelKind
from huying.foundation.procedure.views import ActPage, act_page


@require_safe
def channels(request, code):
    """Every channel of the congress, what its last test said, and what it could not deliver."""
    _administrator(request)
    given_up = Q(deliveries__state="given_up")
    found = (
        Channel.objects.filter(congress=request.congress)
        .select_related("body")
        .annotate(
            given_up=Count("deliveries", filter=given_up),
            why=Max("deliveries__said", filter=given_up),
        )
        .order_by("pk")
    )
    kinds = [(kind.value, kind.label) for kind in ChannelKind]
    return render(request, "workbench/channels.html", {"channels": found, "kinds": kinds})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def open_channel(request, code, kind):
    _administrator(request)
    if kind not in SENDERS:
        raise Http404
    form = partial(OpenChannel, kind=kind)
    return _act(request, "open_channel", form, {"what": ChannelKind(kind).label})


@require_http_methods(["GET", "HEAD", "POST"])
def change_channel(request, code, pk, act):
    """Tried, closed, opened again, or its failures sent once more."""
    _administrator(request)
    if act not in FORMS:
        raise Http404
    channel = get_object_or_404(Channel, pk=pk, congress=request.congress)
    return _act(request, act, partial(FORMS[act], channel=channel), {"what": channel})


def _act(request, act, form, shown):
    back = reverse("workbench:channels", args=[request.congress.code])
    page = ActPage(
        roll_steps,
        {act: form},
        goes_to=lambda roll, request: back,
        shows=lambda roll, request: {**shown, "back": back},
        templates="workbench/channel",
    )
    roll = get_object_or_404(
        Roll.objects.select_related("case", "congress"), congress=request.congress
    )
    return act_page(request, page, act, roll)


def _administrator(request) -> None:
    if not request.acting.is_administrator:
        raise Http404
