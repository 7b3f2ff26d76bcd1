"""What stands around every page: the congress, the navigation, the count of unread notices."""

from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from huying.domain.people.queries import Acting, congresses_of
from huying.domain.people.sign_in import large_type
from huying.domain.people.states import BodyKind

from . import received
from .addresses import address, where


def around_every_page(request) -> dict:
    """Two queries in a congress (unread notices, congresses to switch to), none outside of one."""
    found: dict = {"large_type": large_type.is_large(request)}
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return found
    found["account_url"] = address("mfa_index")
    acting = getattr(request, "acting", None)
    if acting is None:
        return found | {"person_name": account.username, "home_url": "/"}
    return found | {
        "nav": navigation(acting, request),
        "unread": SimpleLazyObject(lambda: received.unread(acting)),
        "notices_url": where(acting, "workbench:notices"),
        "search_url": where(acting, "insight:search"),
        "live_url": where(acting, "insight:search_live"),
        "home_url": where(acting, "workbench:home"),
        "congress_name": acting.congress.name,
        "congress_short_name": acting.congress.short_name,
        "person_name": acting.person.name,
        "capacity": capacities(acting),
        "congresses": SimpleLazyObject(lambda: _congresses(account, acting)),
    }


def navigation(acting: Acting, request) -> list[dict]:
    """The main menu: only what this person may open and what exists."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    committee, special = acting.is_committee, acting.has(BodyKind.SPECIAL_COMMITTEE)
    talks = acting.is_deputy or committee or acting.has(BodyKind.UNIT)
    items = [
        (_("工作台"), "workbench:home", ("workbench:home", "workbench:tasks"), True),
        (_("建议台账"), "insight:ledger", ("insight:ledger", "suggestions:page"), True),
        (_("议案"), "bills:list", "bills:", acting.is_deputy or committee or special),
        (_("沟通日程"), "suggestions:calendar", ("suggestions:calendar",), talks),
        (_("双向互动"), "advice:list", "advice:", acting.is_deputy or bool(acting.bodies)),
        (
            _("督办"),
            "supervision:list",
            "supervision:",
            acting.is_deputy or bool(acting.bodies),
        ),
        (_("总览"), "insight:director", ("insight:director",), committee),
        (_("名册"), "roll:deputies", "roll:", committee or acting.is_administrator),
        (_("消息渠道"), "workbench:channels", ("workbench:channels",), acting.is_administrator),
        (_("办理流程"), "suggestions:procedure_page", ("suggestions:procedure_page",), True),
    ]
    return [
        {"label": label, "url": url, "current": _is_here(here, names)}
        for label, name, names, allowed in items
        if allowed and (url := where(acting, name))
    ]


def _is_here(here: str, names) -> bool:
    return here.startswith(names) if isinstance(names, str) else here in names


def capacities(acting: Acting) -> str:
    """水利局承办人、办公室; a deputy is 代表."""
    words: dict[str, list[str]] = {}
    for one in acting.appointments:
        body = "" if one.is_deputy else one.body.name
        words.setdefault(body, []).append(str(one.get_capacity_display()))
    return "；".join(body + "、".join(dict.fromkeys(found)) for body, found in words.items())


def _congresses(account, acting: Acting) -> list[dict]:
    """Empty where there is only one: nothing to switch."""
    found = congresses_of(account, at=timezone.now())
    if len(found) < 2:
        return []
    choose = address("people:choose")
    return [
        {
            "name": one.short_name,
            "current": one.pk == acting.congress.pk,
            "url": where(acting, "workbench:home") if one.pk == acting.congress.pk else choose,
        }
        for one in found
    ]
