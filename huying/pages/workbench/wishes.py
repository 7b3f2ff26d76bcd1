"""提醒设置: how one hears of things outside of the system, and one's calendar of due days."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from huying.foundation.notices.models import CalendarLink, Channel, Wishes
from huying.foundation.notices.models.wishes import Manner

from . import calendar_feed

CLOCK = forms.TimeInput(attrs={"class": "short"}, format="%H:%M")


class TimeOfDay(forms.TimeField):
    widget = CLOCK
    default_error_messages = {"invalid": gettext_lazy("请按“08:30”的样子填写时间。")}


class WishesForm(forms.ModelForm):
    """What must be told by law can be put into the digest, and not left out."""

    mail = forms.EmailField(
        label=gettext_lazy("电子邮箱"),
        required=False,
        max_length=120,
        error_messages={"invalid": gettext_lazy("请填写完整的邮箱地址，如 name@example.com。")},
    )
    by_mail = forms.BooleanField(label=gettext_lazy("接收邮件"), required=False)
    by_sms = forms.BooleanField(label=gettext_lazy("接收短信"), required=False)
    deadlines = forms.ChoiceField(
        label=gettext_lazy("期限提醒"),
        choices=[one for one in Manner.choices if one[0] != Manner.INSIDE],
        help_text=gettext_lazy("法定期限的提醒不能关闭。"),
        widget=forms.RadioSelect,
    )
    acts = forms.ChoiceField(
        label=gettext_lazy("办理动作"), choices=Manner.choices, widget=forms.RadioSelect
    )
    own_unit = forms.ChoiceField(
        label=gettext_lazy("单位内部的交单和举措"),
        choices=Manner.choices,
        widget=forms.RadioSelect,
    )
    digest_at = TimeOfDay(label=gettext_lazy("汇总的时间"))
    quiet_from = TimeOfDay(label=gettext_lazy("免打扰自"))
    quiet_until = TimeOfDay(label=gettext_lazy("免打扰到"))

    class Meta:
        model = Wishes
        fields = (
            *("mail", "by_mail", "by_sms", "deadlines", "acts", "own_unit"),
            *("digest_at", "quiet_from", "quiet_until"),
        )


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request, code):
    """One's own settings in this congress; nobody else sees or changes them."""
    acting = request.acting
    mine = Wishes.objects.filter(person=acting.person).first()
    blank = Wishes(congress=acting.congress, person=acting.person)
    form = WishesForm(request.POST or None, instance=mine or blank)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("提醒设置已保存。"))
        return redirect("workbench:wishes", code)
    kinds = Channel.objects.filter(congress=acting.congress, enabled=True)
    context = {
        "form": form,
        "phone": acting.person.phone,
        "kinds": sorted({str(one.get_kind_display()) for one in kinds}),
        "link": CalendarLink.objects.filter(person=acting.person).first(),
        "address": request.session.pop("calendar_address", ""),
    }
    return render(request, "workbench/wishes.html", context, status=422 if form.errors else 200)


@require_POST
def new_calendar_link(request, code):
    """A new address, shown once; the one before stops at once."""
    token = calendar_feed.new_link(request.acting, at=timezone.now())
    path = reverse("calendar_feed", args=[token])
    request.session["calendar_address"] = request.build_absolute_uri(path)
    return redirect("workbench:wishes", code)


@require_POST
def end_calendar_link(request, code):
    CalendarLink.objects.filter(person=request.acting.person).delete()
    messages.success(request, _("日历订阅已停止，原来的地址不能再用。"))
    return redirect("workbench:wishes", code)
