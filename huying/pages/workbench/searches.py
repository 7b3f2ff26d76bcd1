"""常用检索: a search kept under a name; one's own, seen and changed by nobody else."""

from urllib.parse import parse_qsl, urlencode

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from huying.foundation.text.models import SavedSearch
from huying.foundation.ui.fields import PlainText

AT_MOST = 12
LONGEST = 1000
KEPT = ("q", "kind", "year", "session", "unit", "category", "deputy", "state", "titles", "order")
"""What of an address makes a search: the page of results is left out."""


class NameForm(forms.Form):
    """`mine`: the others of this person, whose names are taken."""

    name = PlainText(
        label=gettext_lazy("名称"),
        max_length=30,
        error_messages={"required": gettext_lazy("请给这个检索起一个名称。")},
    )
    query = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, mine, **options):
        super().__init__(*args, **options)
        self.mine = mine

    def clean_name(self):
        name = self.cleaned_data["name"]
        if self.mine.filter(name=name).exists():
            raise forms.ValidationError(_("您已有名为“%s”的常用检索，请换一个名称。") % name)
        return name

    def clean_query(self):
        asked = parse_qsl(self.cleaned_data["query"])
        query = urlencode({name: value for name, value in asked if name in KEPT})
        if not query or len(query) > LONGEST:
            raise forms.ValidationError(_("这个检索没有条件或者太长，不能存为常用。"))
        return query


@require_POST
def save_search(request, code):
    """Under a name of its own, with what it asks."""
    form = NameForm(request.POST, mine=_mine(request))
    if form.is_valid() and _mine(request).count() >= AT_MOST:
        form.add_error(None, _("常用检索最多 %d 个，请先删去不用的。") % AT_MOST)
    if not form.is_valid():
        return _again(request, form, _("存为常用检索"), 422)
    acting = request.acting
    made = SavedSearch.objects.create(
        congress=acting.congress,
        person=acting.person,
        name=form.cleaned_data["name"],
        query=form.cleaned_data["query"],
        opened_at=timezone.now(),
    )
    messages.success(request, _("已存为常用检索“%s”，在检索页首页打开。") % made.name)
    return redirect(_page(code, made.query))


@require_POST
def open_search(request, code, pk):
    """To its results; what is there now is no longer new."""
    one = get_object_or_404(_mine(request), pk=pk)
    _mine(request).filter(pk=pk).update(opened_at=timezone.now())
    return redirect(_page(code, one.query))


@require_POST
def rename_search(request, code, pk):
    one = get_object_or_404(_mine(request), pk=pk)
    given = {"name": request.POST.get("name", ""), "query": one.query}
    form = NameForm(given, mine=_mine(request).exclude(pk=pk))
    if not form.is_valid():
        return _again(request, form, _("常用检索改名"), 422)
    _mine(request).filter(pk=pk).update(name=form.cleaned_data["name"])
    messages.success(request, _("已改名为“%s”。") % form.cleaned_data["name"])
    return redirect("insight:search", code)


@require_POST
def delete_search(request, code, pk):
    if not _mine(request).filter(pk=pk).delete()[0]:
        raise Http404
    messages.success(request, _("常用检索已删去。"))
    return redirect("insight:search", code)


def _mine(request):
    return SavedSearch.objects.filter(
        congress=request.acting.congress, person=request.acting.person
    )


def _page(code: str, query: str) -> str:
    return f"{reverse('insight:search', args=[code])}?{query}"


def _again(request, form, title: str, status: int):
    """The form once more, with what was typed and what is wrong with it."""
    back = _page(request.congress.code, str(form["query"].value() or ""))
    context = {"form": form, "title": title, "back": back}
    return render(request, "workbench/search_name.html", context, status=status)
