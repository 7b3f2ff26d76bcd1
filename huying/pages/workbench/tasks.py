"""Waiting things as a page shows them: title, why, by when, where to go, in what capacity."""

from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment
from huying.domain.people.queries import Acting
from huying.domain.suggestions.forms.bulk import BULK
from huying.domain.suggestions.queries import awaiting
from huying.domain.suggestions.queries.whereabouts import whereabouts
from huying.foundation.procedure.procedure import ALL
from huying.foundation.ui.templatetags.huying import due_tone, remaining

from .lists import lists_of

SHOWN = 8
STANDINGS = 4
URGENCY = {"late": 0, "warn": 1, "neutral": 2}


def capacity_words(by: Appointment) -> str:
    """以水利局承办人身份; a deputy acts 以代表身份."""
    body = "" if by.is_deputy else by.body.name
    return _("以%(body)s%(capacity)s身份") % {
        "body": body,
        "capacity": by.get_capacity_display(),
    }


def has_several_capacities(acting: Acting) -> bool:
    return len({(one.body_id, one.capacity) for one in acting.appointments}) > 1


def task_of(item: awaiting.Item, acting: Acting, today: date) -> dict:
    """One line of the list, as ui/_task.html shows it."""
    number = getattr(item.suggestion, "number_text", "")
    clock = _(" · 期限：%s") % item.clock if item.clock else ""
    return {
        "title": item.suggestion.title,
        "number": _("第%s号") % number if number else "",
        "why": f"{item.why}{clock}",
        "url": address(item, acting),
        "key": item.subject.pk,
        "due": item.due,
        "remaining": remaining(item.due, today),
        "tone": due_tone(item.due, today),
        "capacity": capacity_words(item.by) if has_several_capacities(acting) else "",
    }


def address(item: awaiting.Item, acting: Acting) -> str:
    """The act's own page, or the page of its matter where several acts answer it."""
    code, place = acting.congress.code, item.awaited.place
    kind = [] if place == "bills" else [item.awaited.kind]
    if item.awaited.whole:
        return reverse(item.awaited.whole, args=[code])
    if item.awaited.page:
        return reverse(item.awaited.page, args=[code, item.subject.pk])
    if not item.act:
        own_page = kind if place in ("advice", "supervision") else []
        return reverse(f"{place}:page", args=[code, *own_page, item.suggestion.pk])
    url = reverse(f"{place}:act", args=[code, *kind, item.subject.pk, item.act])
    asks = item.awaited.asks(item.row)
    return f"{url}?{urlencode(asks)}" if asks else url


def bulk_of(found: awaiting.Awaited, acting: Acting, rows) -> list[dict]:
    """The acts that may be done to the ticked ones of a list together; none where it is done one by one.

    What the rulebook does not have is left out: `rows` are those of the page, alike in this.
    """
    first = next((found.subject(row) for row in rows), None)
    known = BULK.get(found.kind, {})
    return [
        {
            "label": ALL[found.kind].acts[name].label,
            "url": reverse("suggestions:bulk", args=[acting.congress.code, found.kind, name]),
        }
        for name in (found.act, *found.also)
        if name in known and not _foreign(ALL[found.kind].acts[name], first)
    ]


def _foreign(act, subject) -> bool:
    return bool(subject is not None and act.applies and act.applies(subject))


def groups_of(acting: Acting, at: datetime) -> list[dict]:
    """The lists that are not empty, the most urgent first, each with its first tasks and counts."""
    today = timezone.localdate(at)
    found = awaiting.firsts(lists_of(acting, at), acting, at, SHOWN)
    groups = [_group(one, acting, today) for one in found]
    return sorted(groups, key=lambda one: (URGENCY[one["tone"]], one["due"] or date.max))


def _group(found: awaiting.Group, acting: Acting, today: date) -> dict:
    first = found.items[0].due
    return {
        "name": found.awaited.name,
        "label": found.awaited.label,
        "url": reverse("workbench:tasks", args=[acting.congress.code, found.awaited.name]),
        "tasks": [task_of(one, acting, today) for one in found.items],
        "total": found.total,
        "late": found.late,
        "due": first,
        "tone": due_tone(first, today),
    }


def standings_of(acting: Acting, at: datetime) -> tuple[list[dict], int]:
    """我的建议, the unfinished first: where each is, who has it, until when; and how many there are."""
    today = timezone.localdate(at)
    mine = list(awaiting.newest_proposed_by(acting)[:STANDINGS])
    if not mine:
        return [], 0
    where = whereabouts(mine)
    shown = []
    for one in mine:
        standing = _standing(where[one.pk], today)
        shown.append(
            {"suggestion": one, "standing": standing, "line": _line(one, standing, acting)}
        )
    return shown, getattr(mine[0], "total", 0)


def _line(suggestion, standing: dict, acting: Acting) -> dict:
    """The same on one line, as ui/_task.html shows it."""
    number = suggestion.number_text
    return {
        "title": suggestion.title,
        "url": reverse("suggestions:page", args=[acting.congress.code, suggestion.pk]),
        "why": " · ".join(one for one in (standing["where"], standing["who"]) if one),
        "number": _("第%s号") % number if number else "",
        "due": standing["until"],
        "remaining": standing["remaining"],
        "tone": standing["tone"],
    }


def _standing(found, today: date) -> dict:
    left = _("期限暂停") if found.paused else remaining(found.until, today)
    return {
        "where": found.where,
        "who": found.who,
        "until": found.until,
        "remaining": left,
        "tone": "waiting" if found.paused else due_tone(found.until, today),
    }
