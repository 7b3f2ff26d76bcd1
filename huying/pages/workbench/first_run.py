"""The first page of an empty installation: it makes the congress and its first administrator.

It stands here because it knows both the people and the rulebooks; with a congress in place it
does not exist.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from huying.domain.people.forms.founding import FoundingForm
from huying.domain.people.models import Congress
from huying.domain.people.procedure.founding import found
from huying.domain.suggestions import rulebook
from huying.domain.suggestions.procedure import founding  # noqa: F401 - follows it
from huying.foundation.procedure.refusal import Refused


def rulebooks() -> list[tuple[str, str]]:
    """The rulebooks to choose from: name and title."""
    return [(name, rulebook.get(name).title) for name in rulebook.names()]


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password", "again")
def first_run(request):
    if Congress.objects.exists():
        raise Http404
    form = FoundingForm(request.POST or None, rulebooks=rulebooks())
    if request.method == "POST" and form.is_valid():
        try:
            congress = found(**form.arguments(), at=timezone.now(), first=True)
        except Refused:
            raise Http404 from None
        messages.success(
            request,
            _("%s已经建立。请用刚才的用户名和密码登录，接着在名册里录入届次、代表和承办单位。")
            % congress.name,
        )
        return redirect("account_login")
    status = 422 if form.is_bound else 200
    return render(request, "workbench/first_run.html", {"form": form}, status=status)
