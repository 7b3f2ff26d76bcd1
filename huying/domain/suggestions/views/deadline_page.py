"""期限计算: on which day a period of this congress's rulebook ends, and why. Reads no case."""

from datetime import date

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from huying.domain.people.policy import day_table
from huying.foundation.calendar.periods import UNITS, Run, deadline, explain
from huying.foundation.calendar.table import DayTable
from huying.foundation.ui.widgets import DayField

from .. import rulebook
from ..policy.books import book_in_force
from ..rulebook import ClockRule

WEEKDAYS = "一二三四五六日"


class DeadlineForm(forms.Form):
    clock = forms.ChoiceField(
        label=gettext_lazy("期限"),
        choices=lambda: [(name, _(label)) for name, label in rulebook.CLOCKS.items()],
        error_messages={"invalid_choice": gettext_lazy("没有这个期限，请从列表中选择。")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["from"] = DayField(  # a word of Python's own, so it has no line above
            label=gettext_lazy("起算事件发生的那一天"),
            help_text=gettext_lazy("例如交办之日。当天不计入，从第二天起算。"),
        )


@require_safe
def deadline_page(request, code):
    """The form and, once asked, the day with its explanation. A refused form is 422."""
    book = book_in_force(request.congress)
    asked = "clock" in request.GET or "from" in request.GET
    form = DeadlineForm(request.GET if asked else None)
    context = {"book": book, "form": form}
    status = 200
    if form.is_bound:
        if form.is_valid():
            rule = book.clocks[form.cleaned_data["clock"]]
            context |= explained(rule, form.cleaned_data["from"], day_table(request.congress))
        else:
            status = 422
    return render(request, "suggestions/deadline.html", context, status=status)


def explained(rule: ClockRule, start: date, table: DayTable | None) -> dict:
    """What `huying deadline` says, as the page's context."""
    result = deadline(rule.period, start, table)
    return {
        "rule": rule,
        "unit": _(UNITS[rule.unit]),
        "counted_in": _("个工作日") if rule.unit == "wd" else _("天"),
        "result": result,
        "due": shown(result.due),
        "start": shown(result.start),
        "moved_from": result.moved_from and shown(result.moved_from),
        "runs": [run_in_words(run) for run in explain(rule.period, start, table)],
        "floor": floor_of(rule),
    }


def shown(day: date) -> str:
    return _("%(day)s（周%(weekday)s）") % {
        "day": day.isoformat(),
        "weekday": WEEKDAYS[day.weekday()],
    }


def run_in_words(run: Run) -> dict:
    """Neighbouring days of one kind: which, why, and whether they count."""
    days = shown(run.first)
    if run.days > 1:
        days = _("%(first)s 至 %(last)s，共 %(count)s 天") % {
            "first": days,
            "last": shown(run.last),
            "count": run.days,
        }
    return {"days": days, "why": _(run.why), "counted": run.counted}


def floor_of(rule: ClockRule) -> ClockRule | None:
    """The national rule that binds beside a local one counted from another day."""
    if rule.name not in rulebook.FLOOR_CLOCKS:
        return None
    national = rulebook.get(rulebook.names()[0]).clocks[rule.name]
    return None if national.starts == rule.starts else national
