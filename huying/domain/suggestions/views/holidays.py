"""节假日安排: entered, looked through with every clock that would move, then applied as one act."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huying.domain.people.views.roll import roll_of

from ..forms.holidays import EnterHolidays
from ..queries import holidays as reading
from .desk import act_on_the_roll, kept_by

either = require_http_methods(["GET", "HEAD", "POST"])
CRUMB = gettext_lazy("节假日安排")
MOST_SHOWN = 300


@require_safe
def holidays(request, code):
    """The notices that this congress has applied."""
    kept_by(request)
    rows = [
        (one, reading.spans(one.days.rest), reading.spans(one.days.work))
        for one in reading.applied(request.congress.pk)
    ]
    return render(request, "suggestions/holidays.html", {"rows": rows})


@either
def preview(request, code):
    """What the notice says, day by day, and which clocks it would move; nothing is stored."""
    kept_by(request)
    given = request.POST if request.method == "POST" else None
    files = request.FILES if given is not None else None
    form = EnterHolidays(given, files, subject=roll_of(request), at=timezone.now())
    context = {"form": form, "back": reverse("suggestions:holidays", args=[code])}
    if given is None or not form.is_valid():
        return render(
            request,
            "suggestions/holidays_enter.html",
            context,
            status=200 if given is None else 422,
        )
    rows = reading.would_move(request.acting, form.notice)
    return render(
        request,
        "suggestions/holidays_preview.html",
        context
        | {
            "title": form.cleaned_data["title"],
            "rest": reading.spans(form.notice.rest),
            "work": reading.spans(form.notice.work),
            "rows": rows[:MOST_SHOWN],
            "total": len(rows),
            "most": MOST_SHOWN,
            "counts": reading.counted(rows),
            "again": reverse("suggestions:holidays_preview", args=[code]),
            "apply_url": reverse("suggestions:holidays_apply", args=[code]),
        },
    )


@either
def apply(request, code):
    back = reverse("suggestions:holidays", args=[code])
    return act_on_the_roll(
        request,
        "apply_holidays",
        EnterHolidays,
        goes_to=lambda roll: back,
        back=back,
        crumb=CRUMB,
        warning=_("请先“核对”：那里列出会移动的每一个期限。"),
    )
