"""{% load huying %}: states, icons, days and texts as Huying writes them."""

import datetime as dt
import re

from django import template
from django.utils import timezone
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huying.foundation.ui import icons
from huying.foundation.ui.tones import MARKS, tone_of

register = template.Library()
NEARLY_DUE_DAYS = 3


def _as_day(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value if isinstance(value, dt.date) else None


@register.filter
def day(value: object, form: str = "") -> str:
    """2026年3月5日; "short" gives 3月5日. Anything but a date or datetime gives an empty string."""
    found = _as_day(value)
    if found is None:
        return ""
    parts = {"year": found.year, "month": found.month, "day": found.day}
    if form == "short":
        return _("%(month)s月%(day)s日") % parts
    return _("%(year)s年%(month)s月%(day)s日") % parts


@register.filter
def isoday(value: object) -> str:
    """2026-03-05, for columns of days."""
    found = _as_day(value)
    return found.isoformat() if found else ""


@register.filter
def moment(value: object) -> str:
    """2026-03-05 14:20 in the current time zone; a plain date gives the day alone."""
    if not isinstance(value, dt.datetime):
        return isoday(value)
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return local.strftime("%Y-%m-%d %H:%M")


@register.filter
def remaining(due: object, today: object) -> str:
    """还有3天 / 今天到期 / 逾期3天, counted in calendar days."""
    last, now = _as_day(due), _as_day(today)
    if last is None or now is None:
        return ""
    days = (last - now).days
    if days == 0:
        return _("今天到期")
    if days < 0:
        return ngettext("逾期%(days)s天", "逾期%(days)s天", -days) % {"days": -days}
    return ngettext("还有%(days)s天", "还有%(days)s天", days) % {"days": days}


@register.filter
def due_tone(due: object, today: object) -> str:
    """`late` after the day, `warn` in its last three days, else `neutral`."""
    last, now = _as_day(due), _as_day(today)
    if last is None or now is None:
        return "neutral"
    days = (last - now).days
    return "late" if days < 0 else "warn" if days <= NEARLY_DUE_DAYS else "neutral"


@register.filter
def tone(state: object) -> str:
    """The tone of a state's code, see huying.foundation.ui.tones."""
    return tone_of(state)


@register.filter
def paragraphs(text: object) -> SafeString:
    """Plain text as <p> paragraphs, escaped; one line of input is one paragraph, no links are made."""
    lines = (line.strip(" \t\u00a0\u3000") for line in re.split(r"\r\n|\r|\n", str(text or "")))
    return format_html_join("\n", "<p>{}</p>", ((line,) for line in lines if line))


@register.filter
def whole_end(title: object) -> SafeString:
    """A title whose last four characters stay on one line, so that none is ever left alone."""
    text = str(title or "")
    if len(text) <= 8:
        return mark_safe(escape(text))
    return format_html('{}<span class="whole">{}</span>', text[:-4], text[-4:])


@register.filter
def mark(name: object) -> str:
    """The icon's name that a tone wears."""
    return MARKS[tone_of(name)]


@register.filter
def get(mapping: object, key: object) -> object:
    """mapping[key] or None."""
    return mapping.get(key) if isinstance(mapping, dict) else None


@register.filter
def per_mille(share: object) -> int:
    """A share in per cent (0–100) on a scale of 1000, for drawings."""
    try:
        number = float(share)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return 0
    return round(min(max(number, 0.0), 100.0) * 10)


@register.simple_tag
def icon(name: str) -> SafeString:
    return icons.icon(name)


@register.inclusion_tag("ui/_state.html")
def state(word: object, tone: object = "neutral") -> dict[str, object]:
    """A small word on a tint with a mark; `tone` may be a tone or a state's code."""
    return {"word": word, "tone": tone_of(tone)}


@register.simple_tag
def pages_around(page) -> list[int | None]:
    """The page numbers a pager shows; None stands for a gap."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]


@register.simple_tag
def option_kind(field) -> str:
    """How _field.html lays a bound field out: tick, choices, file, hidden or plain."""
    kind = getattr(field.field.widget, "input_type", "")
    if kind == "checkbox" and not field.use_fieldset:
        return "tick"
    if kind in {"checkbox", "radio"}:
        return "choices"
    return kind if kind in {"file", "hidden"} else "plain"
