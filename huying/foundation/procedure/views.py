"""The page of an act: ask for what it needs, do it, go where it shows. One view for every act."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import select_template
from django.utils import timezone

from huying.foundation.files.refusals import FileRefused

from . import kept, submissions
from .procedure import Choice, Procedure, choose
from .refusal import Refused, Why


@dataclass(frozen=True)
class ActPage:
    """How the acts of one procedure appear on the web.

    forms[act name] -> form class; `goes_to(subject, request)` -> the address shown afterwards;
    `shows(subject, request)` -> what the page prints above the form.
    """

    procedure: Procedure
    forms: dict
    goes_to: Callable
    shows: Callable = lambda subject, request: {}
    templates: str = "procedure"


class SeeOther(HttpResponseRedirect):
    status_code = 303


def act_page(request, page: ActPage, name: str, subject=None) -> HttpResponse:
    """GET asks, POST does. `subject` is None for an opening act; the caller has checked visibility."""
    act = page.procedure.acts.get(name)
    if act is None or act.opens != (subject is None) or not act.by_hand:
        raise Http404
    if answered := first_answer(request):
        return answered
    at = timezone.now()
    choice = choose(act, subject, request.acting.appointments, at)
    if choice.refusal is not None and (choice.by is None or request.method != "POST"):
        return _refused_page(request, page, choice, subject)
    kind, key = page.forms[name], request.path
    if request.method == "POST":
        form = kind(request.POST, request.FILES, subject=subject, by=choice.by, at=at)
        return _do(request, page, choice, form, key, at)
    form = _asked(request, kind, subject, choice.by, at, key)
    return page_of_form(request, page, choice, form, 200)


def first_answer(request) -> SeeOther | None:
    """Where this very form led to, if it was carried out before.

    Asked before the form is judged: it would not pass again, having itself changed the state,
    taken the name, or used up the sender's standing.
    """
    if request.method != "POST" or not request.POST.get("idem"):
        return None
    location = submissions.answered(
        scope=scope_of(request),
        key=request.POST["idem"][:64],
        body=submissions.fingerprint(request.POST),
    )
    return SeeOther(location) if location else None


def scope_of(request) -> str:
    """A form's key counts for one account at one address."""
    return f"{request.user.pk}:{request.path}"[:200]


def _asked(request, kind, subject, by, at, key):
    """An empty form, or what was typed and kept before."""
    saved = kept.kept(request.user, key) if request.method == "GET" else None
    form = kind(subject=subject, by=by, at=at, initial=dict(request.GET.items()))
    if saved is None:
        return form
    data = QueryDict(mutable=True)
    for name, values in saved.fields.items():
        data.setlist(name, values)
    shown = kind(data, subject=subject, by=by, at=at)
    shown.renew()
    shown._errors = {}  # kept text is shown as it was left, not judged yet
    shown.kept_at = saved.at
    return shown


def _do(request, page: ActPage, choice: Choice, form, key, at):
    if not form.is_valid():
        return page_of_form(request, page, choice, form, 422)
    act, subject = choice.act, form.subject

    def do() -> str:
        done = act(subject, by=choice.by, at=at, version=version, **form.details())
        kept.drop(request.user, key)
        return page.goes_to(done, request)

    version = form.cleaned_data.get("version")
    try:
        location = submissions.once(
            scope=scope_of(request),
            key=form.cleaned_data.get("idem", ""),
            body=submissions.fingerprint(request.POST),
            at=at,
            do=do,
        )
    except (Refused, FileRefused) as refused:
        form.add_error(None, str(refused))
        if subject is not None:
            subject.case.refresh_from_db()
        form.renew()
        status = refused.why.status if isinstance(refused, Refused) else Why.CONTENT.status
        return page_of_form(request, page, choice, form, status)
    return SeeOther(location)


def _refused_page(request, page, choice, subject):
    template = select_template([f"{page.templates}/act_refused.html", "procedure/act_refused.html"])
    context = {
        "act": choice.act,
        "reason": choice.refusal.reason,
        "subject": subject,
        "back": page.goes_to(subject, request) if subject is not None else None,
        "typed": typed_in(request),
        **(page.shows(subject, request) if subject is not None else {}),
    }
    return HttpResponse(template.render(context, request), status=choice.refusal.why.status)


def typed_in(request) -> list[str]:
    """The words of a form whose sender lost standing meanwhile, to be copied; codes and keys left out."""
    texts = [text for name in request.POST for text in request.POST.getlist(name)]
    return [text for text in texts if not text.isascii()]


def page_of_form(request, page: ActPage, choice: Choice, form, status, **more) -> HttpResponse:
    """The act's page with this form in it; `more` is shown beside."""
    names = [f"{page.templates}/act_{choice.act.name}.html", f"{page.templates}/act.html"]
    context = {
        "act": choice.act,
        "by": choice.by,
        "form": form,
        "subject": form.subject,
        "article": choice.act.article(request.congress, getattr(form.subject, "case", None)),
        "back": page.goes_to(form.subject, request) if form.subject is not None else None,
        "draft_key": f"{request.user.pk}:{request.path}",
        **page.shows(form.subject, request),
        **more,
    }
    return HttpResponse(select_template(names).render(context, request), status=status)
