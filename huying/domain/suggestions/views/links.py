"""The page of a link in a message. Opening it does nothing: mail programs open links too. Sending does."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from huying.domain.people.queries import Acting
from huying.foundation.procedure.act import Act
from huying.foundation.procedure.refusal import Refused, Why

from ..forms import FORMS
from ..models import ActLink
from ..policy.family import asked_of, suggestion_of
from ..procedure import by_link, link_codes
from .acts import READ

VERIFIED_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class Opened:
    """A link that can still be used, and what it is about."""

    link: ActLink
    subject: object
    act: Act
    way: str


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def act_link(request, token):
    """What will be done, by whom, to what; a deputy's own links only after it is sure who is there."""
    at, link = timezone.now(), _link(token)
    if why := by_link.why_over(link, at=at):
        return _over(request, link, why, 410)
    way = _way(request, link, at)
    if not way:
        return _identity(request, link, at)
    subject = _subject(link)
    request.congress = link.congress  # the page names the congress; nothing else is opened by it
    opened = Opened(link, subject, by_link.act_of(link), way)
    refused = opened.act.refusal(subject, by=link.to, at=at)
    if refused and refused.why is not Why.CONTENT:
        return _over(request, link, refused.reason, refused.why.status)
    return _ask_or_do(request, opened, at)


def _ask_or_do(request, opened: Opened, at: datetime):
    kind = FORMS[opened.link.case.kind][opened.link.act]
    data = request.POST if request.method == "POST" else None
    form = kind(data, subject=opened.subject, by=opened.link.to, at=at)
    _narrow(form, opened.link)
    if request.method == "POST" and form.is_valid():
        try:
            by_link.carry_out(
                opened.link,
                opened.subject,
                at=at,
                version=form.cleaned_data.get("version"),
                by_way=opened.way,
                details=form.details(),
            )
        except Refused as refused:
            if refused.why is not Why.CONTENT:
                return _over(request, opened.link, refused.reason, refused.why.status)
            form.add_error(None, refused.reason)
        else:
            return _page(request, "done", opened.link, act=opened.act, subject=opened.subject)
    status = 422 if form.is_bound else 200
    shown = {"form": form, "act": opened.act, "subject": opened.subject, "reply": _reply(opened)}
    return _page(request, "ask", opened.link, status, **shown)


def _narrow(form, link: ActLink) -> None:
    """Exactly the item that the link names."""
    if key := link.details.get("contact"):
        form.fields["contact"].queryset = form.fields["contact"].queryset.filter(pk=key)
        form.initial["contact"] = key


def _reply(opened: Opened) -> list:
    """What is to be evaluated: each request with the words that answer it."""
    if opened.link.case.kind != "survey":
        return []
    round = opened.subject.round  # type: ignore[attr-defined]
    given = {one.request_id: one for one in round.answers.all()}
    return [(one, given.get(one.request.pk)) for one in asked_of(round)]


# -- who is there ----------------------------------------------------------------------------


def _way(request, link: ActLink, at: datetime) -> str:
    """How the person was known, in words for the event; empty while that is not known."""
    if not link.to.is_deputy:
        return _("经消息里的链接")
    if request.user.is_authenticated and request.user.pk == link.to.person.account_id:
        return _("经消息里的链接，本人已登录")
    until = request.session.get(f"link:{link.pk}", "")
    if until and at < datetime.fromisoformat(until):
        return _("经消息里的链接和短信验证码")
    return ""


def _identity(request, link: ActLink, at: datetime):
    """Nothing of the item is shown before: a message may have been passed on."""
    error, sent = "", link.codes.filter(sent_at__gt=at - link_codes.GOOD_FOR).exists()
    if request.method == "POST" and "sign_in" in request.POST:
        return redirect_to_login(request.path)
    try:
        if request.method == "POST" and "send" in request.POST:
            link_codes.send_code(link, at=at)
            return redirect(request.path)
        if request.method == "POST":
            link_codes.check_code(link, request.POST.get("code", "").strip()[:12], at=at)
            request.session.cycle_key()
            request.session[f"link:{link.pk}"] = (at + VERIFIED_FOR).isoformat()
            return redirect(request.path)
    except Refused as refused:
        error = refused.reason
    context = {
        "error": error,
        "sent": sent,
        "can_be_sent": link_codes.can_be_sent(link),
        "phone": link_codes.masked(link.to.person.phone),
        "act": by_link.act_of(link),
    }
    return _page(request, "identity", link, 422 if error else 200, **context)


# -- finding and showing ---------------------------------------------------------------------


def _link(token: str) -> ActLink:
    found = (
        ActLink.objects.filter(digest=by_link.digest_of(token))
        .select_related("case", "congress", "to__person", "to__body", "to__congress", "to__seat")
        .first()
    )
    if found is None:
        raise Http404
    return found


def _subject(link: ActLink):
    """As the person it was sent to may see it now; what was hidden meanwhile does not exist."""
    owner = Acting(None, link.congress, link.to.person, [link.to])
    found = READ[link.case.kind](owner).filter(pk=link.case_id).first()
    if found is None:
        raise Http404
    return found


def _over(request, link: ActLink, why: str, status: int):
    return _page(request, "over", link, status, why=why, act=by_link.act_of(link))


def _page(request, name: str, link: ActLink, status: int = 200, **shown):
    subject = shown.get("subject")
    context = {
        "link": link,
        "congress_name": link.congress.name,
        "suggestion": suggestion_of(subject) if subject is not None else None,
        **shown,
    }
    return render(request, f"suggestions/link/{name}.html", context, status=status)
